// SPDX-License-Identifier: MIT
#pragma once

#include "library/library.h"
#include "library/notename.h"
#include "library/notes.h"
#include "store/store.h"
#include "sync/filewatcher.h"
#include "sync/filewriter.h"

#include <QDateTime>
#include <QHash>
#include <QSet>
#include <QTimer>

namespace paperdip {

inline qint64 secondsNow()
{
    return QDateTime::currentSecsSinceEpoch();
}

struct Notes::Private
{
    Private(Notes &owner, Library &theLibrary) : q(owner), library(theLibrary) {}

    NoteTable &table() const { return library.store().notes(); }
    QString kept() const { return library.dataFolder() + QStringLiteral("/kept"); }

    // The list's other notes, the nearest to a paper first.
    QList<NamedNote> notesAround(const NodeRow &paper) const;
    // What is in these, as far as they can be read.
    QList<QByteArray> bytesOf(ListId list, const QList<NamedNote> &notes) const;

    // Reading.
    Result<void> takeIn(const QString &path, const std::optional<StoredNote> &stored,
                        const Result<QByteArray> &file);
    void look(const QString &path);
    bool merge(const QString &path, const StoredNote &stored, const Result<QByteArray> &file);
    void setConflict(const QString &path);
    void clearConflict(const QString &path) { conflicts.remove(path); }

    // Writing.
    void start(const QString &path, const StoredNote &note);
    Result<bool> noteCutOffWrite(const QString &path, const StoredNote &note);
    void finish(const QString &path, const Result<QByteArray> &result);
    void settle(const QString &path);
    void setFailed(const QString &path, const Error &error);
    void tellRows(const QString &path);
    void readSome();
    bool isFolderAway(const QString &path) const; // of a list that the note belongs to

    Notes &q;
    Library &library;
    FileWriter writer;
    std::unique_ptr<FileWatcher> watcher; // none for the command line
    QString open;
    QHash<QString, QByteArray> writing; // what the worker is putting where
    QSet<QString> again;                // written to while the worker was at it
    QSet<QString> ours;                 // drafts that were made or taken up since the start
    QSet<QString> conflicts;
    QStringList toRead;
    QTimer retry; // after a failure
    QHash<QString, Error> problems;
};

} // namespace paperdip
