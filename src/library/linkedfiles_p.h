// SPDX-License-Identifier: MIT
#pragma once

#include "library/fileguard.h"
#include "library/library.h"
#include "library/linkedfiles.h"
#include "store/store.h"
#include "sync/filewatcher.h"
#include "sync/filewriter.h"

#include <QHash>
#include <QLockFile>
#include <QSet>
#include <QTimer>
#include <map>

namespace paperdip {

// A list's file as this process is dealing with it.
struct FileEntry
{
    std::unique_ptr<QLockFile> lock; // held while the worker writes
    WriteJob job;
    qint64 revision = 0; // whose bytes the job writes
    bool writing = false;
    bool again = false;   // changed or looked for while it was being written
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
    ListId listOfFile(const QString &path) const;
    QString kept() const { return library.dataFolder() + QStringLiteral("/kept"); }

    // Looking.
    void check(ListId list);
    void lookLater(ListId list);
    void lookAgain();
    void settle(ListId list); // under the lock
    Result<void> follow(ListId list, const Verdict &verdict, const StoredFile &stored,
                        const Result<QByteArray> &disk);
    Result<void> takeIn(ListId list, const QByteArray &bytes, const QByteArray &disk);
    void tell(ListId list, const Verdict &verdict, const StoredFile &stored);

    // Writing.
    void saveNow();
    void write(ListId list);
    Result<bool> gather(ListId list, FileEntry &entry); // false: there is nothing to write
    void finish(const QString &path, const Result<QByteArray> &result);
    void retryOrFail(ListId list, const Error &error);
    void setFailed(ListId list, const Error &error);
    Error unsaved(ListId list) const; // why it is not saved after all; no message: it is

    // The person's choice, under the lock.
    Result<void> takeMine(ListId list, const StoredFile &stored, const Result<QByteArray> &disk);
    Result<void> takeDisk(ListId list, const StoredFile &stored, const Result<QByteArray> &disk,
                          bool keepMine);
    Result<void> keepMineAsList(ListId list);

    LinkedFiles &q;
    Library &library;
    FileWriter writer;
    std::unique_ptr<FileWatcher> watcher; // none for the command line
    std::map<ListId, FileEntry> entries;
    QHash<QString, ListId> watched;
    QSet<ListId> unseen; // to be looked at when their lock is free
    QTimer idle;         // restarted by every change
    QTimer deadline;     // not restarted
    QTimer retry;        // after a failure
    QTimer later;        // for a lock
    bool automatic = true;
    bool flushing = false;
};

} // namespace paperdip
