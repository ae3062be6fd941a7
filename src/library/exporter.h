// SPDX-License-Identifier: MIT
#pragma once

#include "formats/format.h"
#include "library/types.h"

namespace paperdip {

class Library;

// The papers of a list, or of these nodes with all below them, in document order, with what the
// library knows beside the list: records, states. nodes empty: the whole list; they may stand in
// several lists.
QList<Citation> citationsOf(const Library &library, ListId list, const QList<NodeId> &nodes = {});

// The first ones alone, for a preview, and how many there are.
struct Beginning
{
    QList<Citation> citations;
    qsizetype count = 0;
};
Beginning beginningOf(const Library &library, ListId list, const QList<NodeId> &nodes,
                      qsizetype most);

// The same in a format; Markdown gives the bytes as they stand. form: a template's text. NotFound,
// Invalid.
Result<QByteArray> exported(const Library &library, ListId list, const QList<NodeId> &nodes,
                            Format format, const QString &form = {});

// Writes bytes to a file, as a whole or not at all. Io, Refused.
Result<void> writeExport(const QByteArray &bytes, const QString &path);

} // namespace paperdip
