// SPDX-License-Identifier: MIT
#pragma once

#include "library/types.h"

#include <QObject>

class QMimeData;
class QPoint;

namespace paperdip {

class ActionSet;
class Intake;
class ListEditor;
class MoveToSection;
class OutlineModel;
class OutlineView;
class PaperActions;
class PaperAdder;
struct Place;

// What the actions of the menus Edit and Paper do with the rows that are selected in the tree.
class TreeCommands : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ActionSet &actions;
        OutlineView &tree;
        OutlineModel &model;
        ListEditor &editor;
        PaperAdder &adder;
        PaperActions &papers;
        Intake &intake;
        MoveToSection &moveTo;
    };

    explicit TreeCommands(const Parts &parts, QObject *parent = nullptr);

    // Only what fits the current row can be done.
    void enableActions();
    // Links, ids and files that came without a place: by paste, or dropped on the window.
    void take(const QMimeData &data);

private:
    void followCurrent();
    void connectModel();
    void connectEdit();
    void connectMoves();
    void connectPaper();
    void paste();
    void addSection();
    NodeId sectionAbove(const NodeRow &row) const;
    void step(int by);
    void relevel(int by);
    void move(const QList<NodeId> &nodes, ListId list, const Place &place);
    void showMenu(const QPoint &at);

    Parts m_with;
};

} // namespace paperdip
