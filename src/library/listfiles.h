// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/document.h"

#include <QHash>
#include <QStringList>

namespace paperdip {

// A list as a worker needs it that asks Git about it.
struct ListTask
{
    ListId list = 0;
    QString path; // absolute
    Document document;
    QHash<QString, QString> otherNotes; // written path: title, of those not in the list's bytes
};

// The files of a list that a commit may name, relative to the root of their work tree.
struct ListFiles
{
    QString root;
    QString list;
    QHash<QString, QString> notes; // path: its paper's title
    QStringList pictures;          // that these notes, or the list, show

    QStringList all() const;
};

// What notes show, read again only where a note's file changed.
class PictureMemory
{
public:
    QStringList of(const QString &absolutePath, const QString &root);

private:
    struct Seen
    {
        qint64 size = -1;
        qint64 modified = 0;
        QStringList pictures;
    };
    QHash<QString, Seen> m_seen;
};

// The list with its notes; those in another work tree (a submodule) are none of its files.
ListFiles filesOfList(const ListTask &task);
// The notes of another version of the list too.
void addNotes(ListFiles &files, const QString &listPath, const Document &document);
// And what all these show.
void addPictures(ListFiles &files, PictureMemory &memory);

} // namespace paperdip
