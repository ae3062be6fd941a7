// SPDX-License-Identifier: MIT
#pragma once

#include "core/newestonly.h"
#include "library/types.h"

#include <QHash>
#include <QSet>

namespace paperdip {

class FolderIndex;
class Library;

// What one Markdown file beside a list says of other files and papers.
struct NoteFacts
{
    QString title;                // its first heading, else its name
    QSet<QString> files;          // that it links to, absolute; not those that it shows
    QSet<QString> pictureFolders; // of the pictures that it shows
    QSet<QString> papers;         // arXiv ids anywhere in it
    QSet<QString> linkedPapers;   // those of its links
    qint64 size = -1;
    qint64 modified = 0;

    bool operator==(const NoteFacts &) const = default;
};

using NoteFactsByPath = QHash<QString, NoteFacts>;

// Which note names which, of the work tree of a list. Files are read on a thread, and again only
// where they changed.
class NoteIndex : public QObject
{
    Q_OBJECT

public:
    explicit NoteIndex(Library &library, QObject *parent = nullptr);

    // Looks at the files around a list; ready() follows.
    void refresh(ListId list);
    ListId list() const { return m_list; }
    const NoteFactsByPath &notes() const { return m_seen.notes; }

    // Notes that link to this one; sorted by title. Never itself.
    QStringList linkingTo(const QString &absolutePath) const;
    // Notes that name a paper by its arXiv id without linking to its note.
    QStringList mentioning(const QString &arxiv, const QString &notePath) const;
    QString titleOf(const QString &absolutePath) const;
    // Notes that a link to this path was most likely meant for; as FolderIndex::namesakes().
    QStringList likely(const QString &absolutePath) const;

Q_SIGNALS:
    void ready(paperdip::ListId list);

private:
    struct Task
    {
        ListId list = 0;
        QString listPath;
        NoteFactsByPath known;
    };

    struct Seen
    {
        NoteFactsByPath notes;
        std::shared_ptr<const FolderIndex> folder;
    };

    static Seen look(const Task &task);
    QStringList sorted(QStringList paths) const;

    Library &m_library;
    ListId m_list = 0;
    Seen m_seen;
    NewestOnly<Task, Seen> m_looking;
};

// The facts of a note's bytes; path is where it lies, root the work tree's.
NoteFacts noteFacts(const QByteArray &bytes, const QString &path, const QString &root);

} // namespace paperdip
