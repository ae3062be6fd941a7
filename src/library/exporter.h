// SPDX-License-Identifier: MIT
#pragma once

#include "formats/format.h"
#include "library/types.h"

namespace paperdip {

class Store;

// The papers of a list, or of these nodes with all below them, in document order, with what the
// library knows beside the list: records, states. nodes empty: the whole list; they may stand in
// several lists. Takes as long as there are papers: for a worker, but where they are few.
QList<Citation> citationsOf(Store &store, ListId list, const QList<NodeId> &nodes = {});

// Of more than these nodes or papers a window does not wait for what goes out, nor for their
// number.
constexpr qsizetype mostAtOnce = 200;

// The first ones alone, for a preview, and how many there are: the rest is not read.
struct Beginning
{
    QList<Citation> citations;
    qsizetype count = 0;
};
Beginning beginningOf(Store &store, ListId list, const QList<NodeId> &nodes, qsizetype most);

// The same in a format; Markdown gives the bytes as they stand. form: a template's text. NotFound,
// Invalid.
Result<QByteArray> exported(Store &store, ListId list, const QList<NodeId> &nodes, Format format,
                            const QString &form = {});

// The bytes of these nodes with all below them, in document order, each once.
QByteArray markdownOf(Store &store, const QList<NodeId> &nodes);

// How its Markdown begins: about so many bytes.
QByteArray markdownBeginning(Store &store, ListId list, const QList<NodeId> &nodes, qsizetype most);

// Writes bytes to a file, as a whole or not at all. Io, Refused.
Result<void> writeExport(const QByteArray &bytes, const QString &path);

} // namespace paperdip
