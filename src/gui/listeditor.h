// SPDX-License-Identifier: MIT
#pragma once

#include "library/library.h"

#include <functional>

class QUndoStack;

namespace paperdip {

// What the window does to lists: each edit is planned, applied through the library's one door, and
// can be undone.
class ListEditor : public QObject
{
    Q_OBJECT

public:
    ListEditor(Library &library, QUndoStack &stack, QObject *parent = nullptr);

    bool apply(const Change &change, const QString &undoText);
    // What was applied elsewhere (late titles), to be taken back by undo.
    void remember(const Change &inverse, const QString &undoText);
    // Something else that was done, with what takes it back and carries it out again in turn.
    void rememberSwap(const std::function<Result<void>()> &swap, const QString &undoText);
    bool setState(const QList<NodeId> &papers, ReadState state);
    // Read, unless all of them are.
    bool tick(const QList<NodeId> &nodes);
    bool setTitle(NodeId node, const QString &title);
    bool remove(const QList<NodeId> &nodes);
    bool move(const QList<NodeId> &nodes, ListId list, const Place &place);
    // The same while they stay where they are; the copies.
    QList<NodeId> copy(const QList<NodeId> &nodes, ListId list, const Place &place);
    bool step(const QList<NodeId> &nodes, int step);
    // Sections one level deeper (1) or higher (-1).
    bool relevel(const QList<NodeId> &sections, int by);
    QList<NodeId> addPapers(const QList<Identified> &papers, ListId list, const Place &place);
    QList<NodeId> addSection(const QString &title, ListId list, const Place &place);

    // Whether the person marked a list as one that is only read.
    bool isOnlyRead(ListId list) const;
    void setOnlyRead(ListId list, bool on);

    // A list that lives in the library until it is exported: for what comes to an empty window. 0:
    // it could not be made.
    ListId makeList();

Q_SIGNALS:
    void problem(const paperdip::Error &error);
    // An undo or redo that no longer fits what is there.
    void undoRefused(const paperdip::Error &error);

private:
    bool carryOut(const Result<Change> &plan, const QString &undoText);
    QList<NodeId> papersOf(const QList<NodeId> &nodes) const;

    Library &m_library;
    QUndoStack &m_stack;
};

} // namespace paperdip
