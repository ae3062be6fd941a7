// SPDX-License-Identifier: MIT
#pragma once

#include <QPersistentModelIndex>
#include <QTimer>
#include <vector>

class QTreeView;

namespace paperdip {

// Opens all rows of a tree, from the top down and as many as there is time for in each turn of the
// event loop: a hundred thousand rows take seconds. What one looks at stays where it is.
class TreeOpening : public QObject
{
public:
    explicit TreeOpening(QTreeView &view);

    void start(); // below the view's root; the first turn at once
    void stop();
    bool isRunning() const { return !m_path.empty(); }

private:
    // Where it is: in which row, and before which of those below it.
    struct Level
    {
        QPersistentModelIndex parent;
        int next = 0;
        bool isRoot = false;
    };

    void goOn();
    void openSome();

    QTreeView &m_view;
    std::vector<Level> m_path;
    QTimer m_turn;
};

} // namespace paperdip
