// SPDX-License-Identifier: MIT
#include "gui/windowstate.h"

#include "gui/outlineview.h"
#include "gui/settings.h"

#include <QMainWindow>
#include <QSplitter>

namespace paperdip {

namespace {

constexpr QLatin1String geometry("window/geometry");
constexpr QLatin1String splitterState("window/splitter");
constexpr QLatin1String zoom("tree/zoom");
// Behind Settings::libraryGroup().
constexpr QLatin1String opened("/opened");
constexpr QLatin1String closed("/closed");
constexpr QLatin1String current("/current");

} // namespace

WindowState::WindowState(QMainWindow &window, QSplitter &splitter, OutlineView &tree,
                         QString libraryPath)
    : m_window(window), m_splitter(splitter), m_tree(tree), m_libraryPath(std::move(libraryPath))
{
}

void WindowState::restoreWindow()
{
    const Settings settings;
    if (!m_window.restoreGeometry(settings.value(geometry).toByteArray()))
        m_window.resize(1280, 800);
    if (!m_splitter.restoreState(settings.value(splitterState).toByteArray()))
        m_splitter.setSizes({480, 800});
    m_tree.setZoom(settings.value(zoom).toInt());

    const QString group = Settings::libraryGroup(m_libraryPath);
    m_tree.setRowsByHand(settings.value(group + opened).toList(),
                         settings.value(group + closed).toList());
}

void WindowState::restoreTree()
{
    const QString group = Settings::libraryGroup(m_libraryPath);
    m_tree.showNodes({Settings().value(group + current).toLongLong()});
}

void WindowState::save() const
{
    Settings settings;
    settings.setValue(geometry, m_window.saveGeometry());
    settings.setValue(splitterState, m_splitter.saveState());
    settings.setValue(zoom, m_tree.zoom());
    const QString group = Settings::libraryGroup(m_libraryPath);
    settings.setValue(group + opened, m_tree.openedRows());
    settings.setValue(group + closed, m_tree.closedRows());
    settings.setValue(group + current, m_tree.currentNode());
}

} // namespace paperdip
