// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace paperdip {

// Where a list's or a note's own files are looked for by a check: it may also look beyond the work
// tree, since it opens nothing there.
struct LocalBase
{
    QString folder; // of the file that holds the link
    QString root;   // of the work tree: what "/a.md" begins at
};

// The path in a link's address, without query and fragment; empty: it leads to no file here.
QString localPathOf(const QString &url);
// The file or folder that it leads to, absolute, as written or percent-decoded, whichever is there;
// as decoded where neither is.
QString locate(const LocalBase &base, const QString &localPath);

} // namespace paperdip
