// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QStringList>

namespace paperdip {

// Where the library lives when nothing else was said: library.db in the user's data folder.
QString defaultLibraryPath();

// Takes "--library FILE" or "--library=FILE" out of the arguments that stand before the first word
// and returns the absolute path, else the default one. Invalid: the file's name is missing.
Result<QString> takeLibraryPath(QStringList *arguments);

// Makes the folder that is to hold the library; readable by its owner only.
Result<void> makeLibraryFolder(const QString &libraryPath);

} // namespace paperdip
