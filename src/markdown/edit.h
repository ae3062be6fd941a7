// SPDX-License-Identifier: MIT
#pragma once

#include "core/identify.h"
#include "core/result.h"
#include "markdown/document.h"

namespace paperdip {

// Every function here plans: bytes in, bytes out; nothing is stored. A refused edit says why and
// changes nothing. The result's outline is that of a fresh read of its bytes, and holds what was
// asked for: the functions check this and refuse (Invalid) a value that cannot be written in the
// list's form.

// Where nodes go: into a section (or the top, 0), behind one of its children; AtEnd is behind the
// last direct entry, before the first sub-heading (design, "Change").
struct Place
{
    static constexpr NodeId AtEnd = -1000000000;

    NodeId parent = 0;
    NodeId after = AtEnd; // 0: before the first child
};

struct NewPaper
{
    QString arxiv; // or empty
    int version = 0;
    QString doi;
    QString url;   // used where there is no arXiv id
    QString title; // empty: not known yet
};

// A document after an edit, and the nodes that the edit made or moved.
struct Edited
{
    Document document;
    QList<NodeId> nodes;
};

Result<Document> setRead(const Document &document, NodeId node,
                         bool read); // one byte, the list's own letter
Result<Document> setTitle(const Document &document, NodeId node,
                          const QString &title); // papers, sources and sections
Result<Document> setUrl(const Document &document, NodeId node, const QString &url);
Result<Document> setKeywords(const Document &document, NodeId node, const QStringList &keywords);
Result<Document> setRemark(const Document &document, NodeId node, const QString &remark);
Result<Document> setNote(const Document &document, NodeId node,
                         const QString &path); // empty: takes the link out

Result<Edited> insertPapers(const Document &document, const Place &place,
                            const QList<NewPaper> &papers);
Result<Edited> insertSection(const Document &document, const Place &place, const QString &title);
// Headings with all below them so many levels deeper (or, below 0, higher). Refused beyond 1 to 6.
Result<Document> relevelSections(const Document &document, const QList<NodeId> &sections, int by);
// Removes the nodes and all below them.
Result<Document> removeNodes(const Document &document, const QList<NodeId> &nodes);
// Moves the nodes and all below them, in document order, re-indenting and re-levelling.
Result<Edited> moveNodes(const Document &document, const QList<NodeId> &nodes, const Place &place);
// The same into another list: first the list they leave, then the one that they come to (same ids).
Result<std::pair<Document, Edited>> moveNodes(const Document &from, const QList<NodeId> &nodes,
                                              const Document &to, const Place &place);

// Copies of the nodes and all below them in another list, under new ids below 0.
Result<Edited> copyNodes(const Document &from, const QList<NodeId> &nodes, const Document &to,
                         const Place &place);

// The bytes of the nodes and all below them, as they stand (for the clipboard).
QByteArray bytesOf(const Document &document, const QList<NodeId> &nodes);

} // namespace paperdip
