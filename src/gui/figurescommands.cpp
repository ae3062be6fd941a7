// SPDX-License-Identifier: MIT
#include "gui/figurescommands.h"

#include "gui/actions.h"
#include "gui/figuresview.h"
#include "gui/outlineview.h"

#include <QAction>

namespace paperdip {

FiguresCommands::FiguresCommands(const Parts &parts, QWidget &window)
    : QObject(&window), m_with(parts), m_window(window)
{
    connect(m_with.actions.figures, &QAction::triggered, this, &FiguresCommands::showView);
}

void FiguresCommands::showView()
{
    if (m_view == nullptr) {
        m_view = new FiguresView(m_with.library, &m_window);
        connect(m_view, &FiguresView::goTo, this, &FiguresCommands::goTo);
        connect(&m_with.tree, &OutlineView::currentNodeChanged, m_view,
                [this] { m_view->follow(m_with.tree.currentList()); });
    }
    m_view->follow(m_with.tree.currentList());
    m_view->show();
    m_view->raise();
    m_view->activateWindow();
}

} // namespace paperdip
