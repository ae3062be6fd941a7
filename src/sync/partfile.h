// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QFile>
#include <functional>

namespace paperdip {

// A file that comes piece by piece. Until it is whole it is called NAME.part, whatever happens, so
// that no half file passes as a whole one.
class PartFile
{
public:
    // Goes on behind the first `keep` bytes of what is there of `path`; makes the folder. Io,
    // DiskFull.
    Result<void> open(const QString &path, qint64 keep);
    Result<void> write(const QByteArray &piece); // Io, DiskFull; what was written stays
    void close() { m_file.close(); }

    static QString nameOf(const QString &path) { return path + QStringLiteral(".part"); }
    static qint64 sizeOf(const QString &path); // of what is there in part; 0: nothing
    static void remove(const QString &path) { QFile::remove(nameOf(path)); }

private:
    QString m_path;
    QFile m_file;
};

// The part of `path` is all of it: once it is on the disk for certain, it takes the name. Waits for
// the disk: for a worker. Io, DiskFull, Conflict (there is such a file).
Result<void> completePart(const QString &path);

// The first bytes of a regular file; fewer where it is shorter. NotFound, Invalid, Io.
Result<QByteArray> beginOf(const QString &path, qint64 bytes);

// Copies a file, piece by piece, and completes it; nothing is left where that does not work. For a
// worker. Beside those of PartFile and completePart(): NotFound, Invalid (no regular file),
// Cancelled.
Result<void> copyFile(const QString &from, const QString &to,
                      const std::function<bool()> &isCancelled);

} // namespace paperdip
