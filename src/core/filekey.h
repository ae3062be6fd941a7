// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace paperdip {

// The same for a file's path and for every way to write it in a list: its name, percent-decoded,
// without what may be a query or fragment. Files with one key need not be the same.
QString fileKey(const QString &path);

} // namespace paperdip
