// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QSet>
#include <QStringList>

namespace paperdip {

// The files below a folder, as a check needs them. Hidden folders, .git, node_modules and symbolic
// links to folders are not entered; it stops at 20,000 entries or 12 levels, and then is not
// complete.
class FolderIndex
{
public:
    explicit FolderIndex(const QString &root);

    const QString &root() const { return m_root; }
    bool isComplete() const { return m_complete; }
    // Absolute paths, in order.
    const QStringList &files() const { return m_files; }
    QStringList filesIn(const QString &folder) const { return m_byFolder.value(folder); }
    // Files whose name says the same as a path's: without case, blanks, dashes, underscores and
    // other signs, but with the same ending. README, index and SUMMARY are told apart by their
    // folder.
    QStringList namesakes(const QString &path) const;
    // A file ends with this path ("/a/b.md"): so a site's root is another folder than ours.
    bool hasSuffix(const QString &rootedPath) const;

    // Which of these files no text file below the root names, by their last word ("my note.md" is
    // named by "note.md"); a .md file also by its name without ending behind a slash or bracket.
    // Empty where this cannot be told: the folder is too big to be read.
    QStringList unnamed(const QStringList &paths) const;

private:
    void walk(const QString &folder, int depth);

    QString m_root;
    bool m_complete = true;
    QStringList m_files;
    QHash<QString, QStringList> m_byFolder;
    QHash<QString, QStringList> m_byKey;
};

} // namespace paperdip
