// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

class QSqlDatabase;

namespace paperdip {

// The library as a file, before it is opened and where it turns out to be damaged.

// `path`, else the first of path-2, path-3... that is free.
QString freeName(const QString &path);

// Makes the folder. Io, Invalid (a folder, or a Markdown file where the library should be).
Result<void> prepareFile(const QString &path);

// Whether it was not closed properly: a WAL file was left, and no other process has it open.
bool isCutOff(const QString &path);
// Damaged.
Result<void> runQuickCheck(const QSqlDatabase &sql);

// PRAGMA user_version of a file that passes quick_check. Damaged, Io.
Result<int> checkedVersion(const QString &path);
// Puts what stands in the library's WAL into the library itself. False: another process is at work
// with it. True also where it is damaged, or not there.
bool emptyLog(const QString &path);
// Waits until a file's bytes are on the disk. Io, DiskFull.
Result<void> syncFile(const QString &path);

// Renames a damaged library, with its WAL, to PATH.damaged-DATE, and returns that. Io.
Result<QString> keepAside(const QString &path);

} // namespace paperdip
