// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace paperdip {

// The path, from the work tree's root ("/notes/a.md"), of a file that an address on a code host
// names: https://github.com/OWNER/REPO/blob/BRANCH/notes/a.md, raw.githubusercontent.com and the
// like. Empty where the address is another repository's than the one that holds the list, by the
// remotes of its .git/config; where that names none, where no such file is there. A folder counts
// as its README.md, where it has one.
QString ownRepositoryPath(const QString &listPath, const QString &url);

// The README.md of a folder that a list links to ("papers/a/"), written as the list would; empty:
// there is none.
QString folderNote(const QString &listPath, const QString &written);

} // namespace paperdip
