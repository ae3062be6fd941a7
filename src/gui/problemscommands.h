// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"
#include "core/result.h"

#include <QObject>

class QWidget;

namespace paperdip {

class ActionSet;
class Library;
class ListEditor;
class Notes;
class OutlineView;
class ProblemsView;

// Shows what is wrong with the list that the tree is in, or else with the first one.
class ProblemsCommands : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ActionSet &actions;
        OutlineView &tree;
        Library &library;
        Notes &notes;
        ListEditor &editor;
    };

    ProblemsCommands(const Parts &parts, QWidget &window);

Q_SIGNALS:
    void goTo(paperdip::NodeId node);
    void problem(const paperdip::Error &error);

private:
    void makeView();
    void showView();
    void go(NodeId node);

    Parts m_with;
    QWidget &m_window;
    ProblemsView *m_view = nullptr; // made when first wanted
};

} // namespace paperdip
