// SPDX-License-Identifier: MIT
#pragma once

#include "library/types.h"
#include "store/treetable.h"

#include <QStringList>

#include <optional>

namespace paperdip {

class Library;
class NoteIndex;
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

// Finds papers and notes by words, for links between notes.
class LinkTargets
{
public:
    LinkTargets(const Library &library, const Notes &notes, const NoteIndex &index)
        : m_library(library), m_notes(notes), m_index(index)
    {
    }

    // Those in whose title, arXiv id or note's path all words occur, best first; no words: notes as
    // they were changed last. `from` is the paper whose note the link is for; it is not among them.
    // `named` is namedPapers() of the same words.
    QList<LinkTarget> find(const QString &words, const QList<PaperName> &named, NodeId from,
                           int most) const;

    // The paper with this arXiv id that has a note beside that of `from`; none: there is none.
    std::optional<LinkTarget> withNote(const QString &arxiv, NodeId from) const;

private:
    struct Scope;

    std::optional<Scope> scopeOf(NodeId from) const;

    void addPaper(QList<LinkTarget> &targets, const PaperName &paper, const Scope &scope) const;
    LinkTarget ofNote(const QString &file, const Scope &scope) const;
    QStringList notesNamed(const QStringList &words, const Scope &scope) const;
    QString fileOf(const PaperName &paper, const QString &root) const;

    const Library &m_library;
    const Notes &m_notes;
    const NoteIndex &m_index;
};

// The papers that are looked at for these words. Where they are rare it walks through all papers.
QList<PaperName> namedPapers(Store &store, const QString &words);

// The link as Markdown that GitHub understands, from a note (absolute path) to a target; row: in a
// table.
QString linkTo(const LinkTarget &target, const QString &fromNote, bool row);

} // namespace paperdip
