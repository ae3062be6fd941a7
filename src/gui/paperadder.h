// SPDX-License-Identifier: MIT
#pragma once

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

    void add(const QList<Identified> &papers) { add(papers, target()); }
    void add(const QList<Identified> &papers, const Target &target);

Q_SIGNALS:
    void added(const QList<paperdip::NodeId> &papers);
    void goTo(paperdip::NodeId paper);

private:
    NodeId known(const Identified &paper) const;
    void offer(const Identified &paper, NodeId known, const Target &target);
    void addNew(const QList<Identified> &papers, Target target);
    ListId makeList();

    Library &m_library;
    ListEditor &m_editor;
    Fetcher &m_fetcher;
    MessageBar &m_bar;
    NodeId m_current = 0;
    ListId m_currentList = 0;
    NodeId m_lastParent = 0;
    ListId m_lastList = 0;
};

} // namespace paperdip
