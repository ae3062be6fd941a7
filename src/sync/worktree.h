// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

namespace paperdip {

// The root of the Git work tree that holds a file (a folder with .git in it, upwards), else the
// file's folder. Canonical.
QString workTreeOf(const QString &filePath);

// A path as a list writes it ("note/a.md", "./a.md", "../a.md", "/a.md" from the root,
// percent-encoded, with #fragment) as an absolute one. Refused where it leaves the work tree, also
// by a symbolic link. It need not exist.
Result<QString> resolveInWorkTree(const QString &listPath, const QString &written);

// The same for many paths of one list: where it lies is looked at once.
class WorkTreePaths
{
public:
    explicit WorkTreePaths(const QString &listPath);

    Result<QString> resolve(const QString &written) const;

private:
    Result<QString> resolve(const QString &written, const QString &path) const;

    QString m_folder; // that the list really lies in
    QString m_root;
};

// Where a path leads after every symbolic link in it. What is not there stays as written. Empty:
// the links go in circles. QFileInfo::canonicalFilePath() will not do: it says nothing of files
// that are yet to be made.
QString physicalPath(const QString &absolute);

} // namespace paperdip
