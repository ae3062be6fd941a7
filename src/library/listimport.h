// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "markdown/document.h"

#include <functional>

namespace paperdip {

class Store;

// What a list is called: its title, else its file's name, else `fallback`.
QString listName(const Document &document, const QString &path, const QString &fallback = {});

// Writes a list that is not in the library yet, all of it or nothing. Data that was kept of its
// works is taken up.
Result<ListId> importList(Store &store, const Document &document, const QString &path,
                          const QString &name);

// A file as it was read, to become a list.
struct FileToImport
{
    QString path; // absolute
    QByteArray bytes;
    QByteArray hash;
};

struct Imported
{
    ListId list = 0;
    Document document; // with the ids that its nodes got
};

// The same for a worker, beside a window that writes to the library too: in many short
// transactions, under a row that nobody sees until the last of them. `goOn` is told how many nodes
// are written after each; false gives up (Cancelled), and nothing is left. The caller holds the
// lock of importLock(). Refused: the file is in the library already.
Result<Imported> importInSlices(Store &store, const FileToImport &file, const Document &document,
                                const std::function<bool(int)> &goOn);

// The lock file of imports in slices: what is incomplete while nobody holds it was cut off.
QString importLock(const QString &dataFolder);

} // namespace paperdip
