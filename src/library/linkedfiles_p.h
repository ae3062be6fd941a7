// SPDX-License-Identifier: MIT
#pragma once

#include "library/filework.h"
#include "library/library.h"
#include "library/linkedfiles.h"
#include "store/store.h"
#include "sync/filewatcher.h"
#include "sync/safefile.h"

#include <QHash>
#include <QSet>
#include <QTimer>
#include <atomic>
#include <map>

namespace paperdip {

// A list's file as this process is dealing with it.
struct FileEntry
{
    bool writing = false;
    bool again = false;   // changed or looked for while it was being written
    bool evenNow = false; // a person wants it written although Git is at work
    bool retried = false; // the file turned out to be another than we thought, once
    bool failed = false;
    Error problem;
};

struct LinkedFiles::Private : public QObject
{
    Private(LinkedFiles &owner, Library &theLibrary, bool watching);

    void watchLists();
    void noteChange(ListId list);
    void schedule();
    void announce(ListId list);
    QList<ListId> linked() const { return library.store().files().linked(); }
    int patience() const;                               // how long a lock is waited for, in ms
    std::unique_ptr<QLockFile> lock(ListId list) const; // not locked yet
    // On the worker, or at once where there is none.
    void run(const ListWorker::Job &job);
    void setFlushing(bool on);
    void removeBehind(); // lists that were closed
    QString kept() const { return library.dataFolder() + QStringLiteral("/kept"); }

    // Looking.
    void check(ListId list);
    void lookLater(ListId list);
    void lookAgain();
    void looked(ListId list, const Look &look);
    Result<void> takeIn(ListId list, const QByteArray &bytes, const QByteArray &disk);
    void tell(ListId list, const Look &look);
    void followPermissions(ListId list, const Look &look);

    // Opening and reading.
    int begin(FileWork::Kind kind, const QString &path);
    void end(int work);
    void opened(const QString &path, const Result<Opened> &result);
    void getOn(int work, int done, int total);
    void readAnew(const ListInfo &info, const std::shared_ptr<bool> &well);
    void rebuild(const ListInfo &info);

    // Writing.
    void saveNow();
    void write(ListId list, bool evenNow = false);
    void finish(ListId list, const Written &written);
    void retryOrFail(ListId list, const Written &written);
    void setFailed(ListId list, const Error &error);
    Error unsaved(ListId list) const; // why it is not saved after all; no message: it is

    // The person's choice, under the lock.
    Result<void> takeMine(ListId list, const StoredFile &stored, const Result<QByteArray> &disk);
    Result<void> takeDisk(ListId list, const StoredFile &stored, const Result<QByteArray> &disk,
                          bool keepMine);
    Result<void> keepMineAsList(ListId list);

    LinkedFiles &q;
    Library &library;
    std::unique_ptr<FileWatcher> watcher; // none for the command line
    std::map<ListId, FileEntry> entries;
    QHash<QString, QList<ListId>> watched; // the lists that a path concerns
    QHash<ListId, bool> writable;          // when last looked
    QSet<ListId> unseen;                   // to be looked at when their lock is free
    QTimer idle;                           // restarted by every change
    QTimer deadline;                       // not restarted
    QTimer retry;                          // after a failure
    QTimer later;                          // for a lock
    bool automatic = true;
    bool flushing = false;
    std::map<int, FileWork> works; // by number, as they began
    int lastWork = 0;
    bool started = false;
    ListId wanted = 0; // to be prepared then
    QSet<ListId> preparing;
    std::shared_ptr<std::atomic<int>> givenUp =
        std::make_shared<std::atomic<int>>(0); // up to this number
    std::unique_ptr<ListWorker> worker; // none for the command line and for a library in memory
};

} // namespace paperdip
