// SPDX-License-Identifier: MIT
#pragma once

#include "library/knownpapers.h"
#include "library/library.h"

namespace paperdip {

class Fetcher;
class ListEditor;
class MessageBar;

// Takes links into a list: those that are there already are offered, the others stand there at once
// and their titles are asked for. Knows where a paste goes.
class PaperAdder : public QObject
{
    Q_OBJECT

public:
    struct Target
    {
        ListId list = 0; // 0: there is no list yet
        Place place;
    };

    PaperAdder(Library &library, ListEditor &editor, Fetcher &fetcher, MessageBar &bar,
               QObject *parent = nullptr);

    // The selected row; 0: none.
    void setCurrent(NodeId node, ListId list);
    // Behind the selected paper, else at the end of the selected section, else where it last went.
    Target target() const;
    QString targetName() const;
    // A target of a while ago, or target() where it is no longer there.
    Target standing(const Target &target) const;

    void add(const QList<Identified> &papers) { add(papers, target()); }
    // What is not sure is only offered, and so is what is in some list already.
    void add(const QList<Identified> &papers, const Target &target);
    // For each paper whether it is in some list; 0: in none.
    QList<NodeId> known(const QList<Identified> &papers);

Q_SIGNALS:
    void added(const QList<paperdip::NodeId> &papers);
    void goTo(const QList<paperdip::NodeId> &papers);
    // A PDF on this machine that was given for a paper: a new one, or one that was there.
    void fileGiven(paperdip::NodeId paper, const QString &path);

private:
    struct Double
    {
        Identified paper;
        NodeId node = 0;
    };

    void offerUnsure(const QList<Identified> &papers, const Target &target);
    void offerDoubles(const QList<Double> &doubles, qsizetype of, const Target &target);
    void offer(const Double &known, const Target &target);
    void addNew(const QList<Identified> &papers, Target target);

    Library &m_library;
    ListEditor &m_editor;
    Fetcher &m_fetcher;
    MessageBar &m_bar;
    KnownPapers m_known;
    NodeId m_current = 0;
    ListId m_currentList = 0;
    NodeId m_lastParent = 0;
    ListId m_lastList = 0;
};

} // namespace paperdip
