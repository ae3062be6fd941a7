// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace paperdip {

// What a file's folder stands on, as text to compare: the kind of file system and the device.
// Empty: the folder is not there.
QString folderPlaceOf(const QString &filePath);

// Whether the folder of a file is away, not the file alone: it is not there, or is not what stood
// there when it was last seen (`seen`, by folderPlaceOf; empty: never) but an empty mount point.
bool isFolderGone(const QString &filePath, const QString &seen);

} // namespace paperdip
