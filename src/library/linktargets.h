// SPDX-License-Identifier: MIT
#pragma once

#include "library/types.h"
#include "store/treetable.h"

#include <QHash>
#include <QObject>

#include <optional>

namespace paperdip {

class Library;
class NoteIndex;
class Notes;

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
class LinkTargets : public QObject
{
    Q_OBJECT

public:
    LinkTargets(Library &library, Notes &notes, const NoteIndex &index, QObject *parent = nullptr);

    // Those in whose title, arXiv id or note's path all words occur, best first; no words: notes as
    // they were changed last. `from` is the paper whose note the link is for; it is not among them.
    QList<LinkTarget> find(const QString &words, NodeId from, int most) const;

    // The paper with this arXiv id that has a note beside that of `from`; none: there is none.
    std::optional<LinkTarget> withNote(const QString &arxiv, NodeId from) const;

private:
    struct Scope;

    std::optional<Scope> scopeOf(NodeId from) const;

    void addPaper(QList<LinkTarget> &targets, const PaperName &paper, const Scope &scope) const;
    LinkTarget ofNote(const QString &file, const Scope &scope) const;
    QStringList notesNamed(const QStringList &words, const Scope &scope) const;
    const QHash<QString, QList<PaperName>> &byFileName() const;
    QString fileOf(const PaperName &paper, const QString &root) const;

    Library &m_library;
    Notes &m_notes;
    const NoteIndex &m_index;
    mutable QHash<QString, QList<PaperName>> m_byFileName;
    mutable bool m_known = false; // what is in it
};

// The link as Markdown that GitHub understands, from a note (absolute path) to a target; row: in a
// table.
QString linkTo(const LinkTarget &target, const QString &fromNote, bool row);

} // namespace paperdip
