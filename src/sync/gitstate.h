// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace paperdip {

// What a work tree is in the middle of, until the person (or their Git) goes on or gives up.
enum class GitActivity : quint8 { None, Merge, Rebase, Patches, CherryPick, Revert, Bisect };

// What .git says of a work tree. Two that are equal: no branch was switched, nothing was committed
// or reset in between.
struct GitState
{
    QString root;      // of the work tree; empty: the file is in none
    QString gitDir;    // this work tree's own (HEAD, index)
    QString commonDir; // what linked work trees share (refs, config)
    QString branch;    // "main"; empty: HEAD is detached
    QByteArray head;   // the commit's id, in hex; empty: there is none yet
    GitActivity activity = GitActivity::None;
    bool locked = false; // another Git is at work, or one was killed (index.lock)

    bool isWorkTree() const { return !root.isEmpty(); }
    bool operator==(const GitState &) const = default;
};

// Reads a few small files in .git and runs nothing: cheap enough for every look at a file.
// Symbolic links, submodules and linked work trees (.git is a file) are followed.
GitState gitStateOf(const QString &filePath);

} // namespace paperdip
