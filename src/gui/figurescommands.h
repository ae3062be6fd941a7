// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"

#include <QObject>

class QWidget;

namespace paperdip {

class ActionSet;
class FiguresView;
class Library;
class OutlineView;

// Shows the figures of the list that the tree is in.
class FiguresCommands : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ActionSet &actions;
        OutlineView &tree;
        Library &library;
    };

    FiguresCommands(const Parts &parts, QWidget &window);

Q_SIGNALS:
    void goTo(paperdip::NodeId section);

private:
    void showView();

    Parts m_with;
    QWidget &m_window;
    FiguresView *m_view = nullptr; // made when first wanted
};

} // namespace paperdip
