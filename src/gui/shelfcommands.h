// SPDX-License-Identifier: MIT
#pragma once

#include "core/change.h"
#include "core/result.h"

#include <QObject>
#include <QTimer>

class QWidget;

namespace paperdip {

class ActionSet;
class Library;
class ListEditor;
class MessageBar;
class OutlineView;
class ShelfView;

// What the window does with the shelf "Next up".
class ShelfCommands : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ActionSet &actions;
        OutlineView &tree;
        Library &library;
        ListEditor &editor;
        MessageBar &messages;
    };

    ShelfCommands(const Parts &parts, QWidget &window);

Q_SIGNALS:
    void goTo(paperdip::NodeId paper);
    void problem(const paperdip::Error &error);

private:
    void showView();
    void toggle();
    void shelve(const QList<NodeId> &papers, NodeId before);
    void enableAction();
    void say(const QString &text);
    bool carryOut(const Result<Change> &plan, const QString &undoText);
    QList<NodeId> selectedPapers() const;

    Parts m_with;
    QWidget &m_window;
    ShelfView *m_view = nullptr; // made when first wanted
    QTimer m_quiet;
};

} // namespace paperdip
