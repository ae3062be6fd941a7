// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QMainWindow;
class QSplitter;

namespace paperdip {

class OutlineView;

// Remembers where the window, its splitter and its tree stood.
class WindowState
{
public:
    WindowState(QMainWindow &window, QSplitter &splitter, OutlineView &tree, QString libraryPath);

    void restoreWindow();
    void restoreTree(); // once the tree has its model
    void save() const;

private:
    QMainWindow &m_window;
    QSplitter &m_splitter;
    OutlineView &m_tree;
    QString m_libraryPath;
};

} // namespace paperdip
