// SPDX-License-Identifier: MIT
#include "gui/treeopening.h"

#include "gui/rowinplace.h"

#include <QElapsedTimer>
#include <QTreeView>

namespace paperdip {

namespace {

constexpr qint64 turnMs = 6;  // leaves time to paint within a frame
constexpr int turnRows = 100; // one sees it go on where so many take no time, too

} // namespace

TreeOpening::TreeOpening(QTreeView &view) : QObject(&view), m_view(view)
{
    m_turn.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, &TreeOpening::goOn);
}

void TreeOpening::start()
{
    m_path.clear();
    m_path.push_back({m_view.rootIndex(), 0, true});
    goOn();
}

void TreeOpening::stop()
{
    m_path.clear();
    m_turn.stop();
}

void TreeOpening::goOn()
{
    const RowInPlace seen(m_view);
    openSome();
    seen.keep();
    if (isRunning())
        m_turn.start(0);
}

void TreeOpening::openSome()
{
    QAbstractItemModel *model = m_view.model();
    QElapsedTimer clock;
    clock.start();
    int opened = 0;
    while (isRunning() && opened < turnRows && clock.elapsed() < turnMs) {
        Level &level = m_path.back();
        const bool gone = !level.isRoot && !level.parent.isValid();
        if (gone || level.next >= model->rowCount(level.parent)) {
            m_path.pop_back();
            continue;
        }
        const QModelIndex row = model->index(level.next++, 0, level.parent);
        if (!model->hasChildren(row))
            continue;
        // Before it is expanded: below an open row every insertion is laid out by itself.
        if (model->canFetchMore(row))
            model->fetchMore(row);
        m_view.expand(row);
        ++opened;
        m_path.push_back({row, 0, false});
    }
}

} // namespace paperdip
