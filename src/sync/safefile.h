// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>

class QFileDevice;
class QLockFile;

namespace paperdip {

// SHA-256.
QByteArray hashOf(const QByteArray &bytes);

// A whole regular file of at most maxBytes. NotFound, Io, Invalid (a folder, a device, too large).
Result<QByteArray> readFile(const QString &path, qint64 maxBytes = 64 * 1024 * 1024);

// What kept a file from being written, by errno and the file's own words. DiskFull, Io.
Failure writeFailure(const QString &path, const QFileDevice &file, int error);

// Makes a folder with those above it, unless it is there. DiskFull, Io.
Result<void> makeFolder(const QString &folder);

struct WriteJob
{
    QString path; // written through symbolic links: the link stays a link
    QByteArray bytes;
    QList<QByteArray> allowed; // hashes of what may be replaced; empty: the file must not exist yet
    QString lockPath; // a QLockFile held while checking and writing; empty: the caller holds one
    bool makeFolders = false;
};

// Replaces a file if it is what we think it is: lock, hash, QSaveFile, commit(), permissions kept.
// Returns the new hash. A file that holds the bytes already is not touched. Conflict: the file is
// not one of `allowed`. DiskFull, Io (also a folder without write permission: the new version is
// put beside the old one before it takes its place), NotFound (the folder vanished), Locked.
Result<QByteArray> writeFile(const WriteJob &job);

// Takes `lock`, waiting at most `timeoutMs`. One that was made and not filled is no lock: its
// process was killed in between, and QLockFile would take it for another's until it counts as
// stale, which some never do.
bool takeLock(QLockFile &lock, int timeoutMs);

// Whether permissions let writeFile() replace a file, through symbolic links. True where its folder
// is not there: nobody knows.
bool mayBeWritten(const QString &path);

// Takes away what a writer that was killed left beside `path`: files with the name that QSaveFile
// gives, which are empty or hold `bytes` or have the hash of `writing`. Call it only while no other
// writer can be at work.
void removeLeftovers(const QString &path, const QByteArray &bytes, const QByteArray &writing);

// Puts a copy of `bytes` into the folder under `name` and today's date, never over another file.
// Returns its path.
Result<QString> keepCopy(const QString &folder, const QString &name, const QByteArray &bytes);

} // namespace paperdip
