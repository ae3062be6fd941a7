// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

namespace paperdip {

// Gives a file or folder another place; missing folders of the new place are made. Refused where
// something is there already; NotFound, Io.
Result<void> moveFile(const QString &from, const QString &to);

// Moves a file or folder to the system's trash. Returns where it lies there, for
// takeFromTrash(); empty where the system does not say. NotFound, Io.
Result<QString> moveToTrash(const QString &path);

// Brings back what moveToTrash() took away. NotFound where the trash was emptied; as moveFile().
Result<void> takeFromTrash(const QString &inTrash, const QString &to);

} // namespace paperdip
