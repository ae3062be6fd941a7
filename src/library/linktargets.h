// SPDX-License-Identifier: MIT
#pragma once

#include "library/noteindex.h"
#include "library/types.h"
#include "store/treetable.h"

#include <QStringList>

#include <optional>

namespace paperdip {

class Library;
class Notes;
class Store;

// What a note can link to: a paper, or a note that belongs to none.
struct LinkTarget
{
    NodeId paper = 0;
    QString title; // of the paper, else the note's heading
    QString arxiv;
    QString url;
    QString file; // the note, absolute; empty: there is none in the same work tree

    bool operator==(const LinkTarget &) const = default;
};

// Where a link may lead from a note; a copy for another thread costs nothing.
struct LinkScope
{
    NodeId from = 0;
    QString root;          // of the work tree; empty: the list has no file
    QString own;           // the note that the link is for
    NoteFactsByPath notes; // of the work tree, once they were looked at
    int most = 0;          // targets
};

// What is named by the words of a link.
struct NamedTargets
{
    QList<PaperName> papers;
    QStringList notes; // absolute; the newest first
};

// Those in whose title, arXiv id or note's path all words occur; no words: no papers, and the notes
// that were changed last. For a worker: where the words are rare it walks through all there are.
NamedTargets namedTargets(Store &store, const QString &words, const LinkScope &scope);

// Finds papers and notes by words, for links between notes.
class LinkTargets
{
public:
    LinkTargets(const Library &library, const Notes &notes, const NoteIndex &index)
        : m_library(library), m_notes(notes), m_index(index)
    {
    }

    // For the note of a paper; none: the paper is gone.
    std::optional<LinkScope> scopeOf(NodeId from, int most) const;

    // What namedTargets() found for these words in this scope, best first, each once and never the
    // note itself.
    QList<LinkTarget> find(const QString &words, const NamedTargets &named,
                           const LinkScope &scope) const;

    // The paper with this arXiv id that has a note beside that of `from`; none: there is none.
    std::optional<LinkTarget> withNote(const QString &arxiv, NodeId from) const;

private:
    void addPaper(QList<LinkTarget> &targets, const PaperName &paper, const LinkScope &scope) const;
    LinkTarget ofNote(const QString &file, const LinkScope &scope) const;
    QString fileOf(const PaperName &paper, const QString &root) const;

    const Library &m_library;
    const Notes &m_notes;
    const NoteIndex &m_index;
};

// The link as Markdown that GitHub understands, from a note (absolute path) to a target; row: in a
// table.
QString linkTo(const LinkTarget &target, const QString &fromNote, bool row);

} // namespace paperdip
