// SPDX-License-Identifier: MIT
#include "gui/fetchcommands.h"

#include "gui/actions.h"
#include "gui/listeditor.h"
#include "gui/messagebar.h"
#include "gui/outlinemodel.h"
#include "gui/outlineview.h"
#include "gui/queueview.h"
#include "gui/statusstrip.h"
#include "gui/updatesview.h"
#include "library/fetcher.h"
#include "library/library.h"

#include <QAction>
#include <QDateTime>
#include <QUndoStack>

namespace paperdip {

namespace {

constexpr qint64 longAgo = 7 * 24 * 60 * 60; // seconds since someone asked

} // namespace

FetchCommands::FetchCommands(const Parts &parts, QWidget &window)
    : QObject(&window), m_with(parts), m_window(window), m_check(parts.library, parts.fetcher),
      m_toFetch(parts.library), m_toCheck(parts.library), m_old(parts.library)
{
    const ActionSet &actions = m_with.actions;
    connect(actions.retry, &QAction::triggered, &m_with.fetcher, &Fetcher::retryFailed);
    connect(actions.queue, &QAction::triggered, this, &FetchCommands::showQueue);
    connect(actions.updates, &QAction::triggered, this, &FetchCommands::showUpdates);
    const Take fetch = [this](const QStringList &works) {
        return m_with.fetcher.enqueueMany(works);
    };
    const Take check = [this](const QStringList &works) { return m_check.start(works); };
    connect(actions.fetchAbstracts, &QAction::triggered, this,
            [this, fetch] { readWorks(m_toFetch, fetch); });
    connect(actions.checkUpdates, &QAction::triggered, this,
            [this, check] { readWorks(m_toCheck, check); });
    connect(actions.checkOld, &QAction::triggered, this, &FetchCommands::readOldWorks);
    connect(&m_with.status, &StatusStrip::queueWanted, this, &FetchCommands::showQueue);
    connect(&m_with.fetcher, &Fetcher::queueingFailed, this, &FetchCommands::problem);
    connect(&m_with.fetcher, &Fetcher::progress, &m_with.model, &OutlineModel::refreshRecord);
    connect(&m_with.fetcher, &Fetcher::titlesFilled, this, &FetchCommands::announceTitles);
    connect(&m_check, &UpdateCheck::finished, this, &FetchCommands::announceUpdates);
    connect(&m_check, &UpdateCheck::queueingFailed, this, &FetchCommands::problem);
}

void FetchCommands::report(const Result<void> &result)
{
    if (!result)
        Q_EMIT problem(result.error());
}

QList<NodeId> FetchCommands::wanted() const
{
    QList<NodeId> nodes = m_with.tree.selectedNodes();
    const QModelIndex list = m_with.model.indexOfList(m_with.tree.currentList());
    const int rows = nodes.isEmpty() ? m_with.model.rowCount(list) : 0;
    for (int i = 0; i < rows; ++i)
        nodes << m_with.model.nodeAt(m_with.model.index(i, 0, list));
    return nodes;
}

void FetchCommands::readWorks(Reading &reading, const Take &take)
{
    reading.nodes += wanted();
    reading.asker.ask<QStringList>(
        [nodes = reading.nodes](Store &store, Documents &, const Asker::IsStopped &)
            -> Result<QStringList> { return worksBelow(store, nodes); },
        [this, &reading, take](const Result<QStringList> &works) {
            reading.nodes.clear();
            report(works ? take(*works) : Failure(works.error()));
        });
}

void FetchCommands::readOldWorks()
{
    const qint64 before = QDateTime::currentSecsSinceEpoch() - longAgo;
    m_old.ask<QStringList>(
        [before](Store &store, Documents &, const Asker::IsStopped &) -> Result<QStringList> {
            return worksAskedBefore(store, before);
        },
        [this](const Result<QStringList> &works) {
            report(works ? m_check.start(*works) : Failure(works.error()));
        });
}

void FetchCommands::showQueue()
{
    if (m_queue == nullptr) {
        m_queue = new QueueView(m_with.library, m_with.fetcher, &m_window);
        connect(m_queue, &QueueView::goTo, this, &FetchCommands::goTo);
        connect(m_queue, &QueueView::problem, this, &FetchCommands::problem);
    }
    m_queue->show();
    m_queue->raise();
    m_queue->activateWindow();
}

void FetchCommands::showUpdates()
{
    if (m_updates == nullptr) {
        m_updates = new UpdatesView(m_with.library, &m_window);
        connect(m_updates, &UpdatesView::goTo, this, &FetchCommands::goTo);
        connect(m_updates, &UpdatesView::problem, this, &FetchCommands::problem);
    }
    m_updates->show();
    m_updates->raise();
    m_updates->activateWindow();
}

void FetchCommands::announceTitles(int count, const Change &inverse)
{
    m_with.editor.remember(inverse, tr("fill in %n title(s)", nullptr, count));
    m_with.messages.post(QStringLiteral("titles"), tr("%n title(s) filled in", nullptr, count),
                         MessageBar::Severity::Info,
                         {{tr("Undo"), [this] { m_with.actions.undo->trigger(); }}});
}

void FetchCommands::announceUpdates(const UpdateReport &found)
{
    QStringList news;
    if (found.withdrawn > 0)
        news << tr("%n withdrawn", nullptr, found.withdrawn);
    if (found.published > 0)
        news << tr("%n published", nullptr, found.published);
    if (found.newer > 0)
        news << tr("%n with a newer version", nullptr, found.newer);
    QString text = tr("Looked at %n paper(s)", nullptr, found.checked) + QStringLiteral(": ") +
                   (news.isEmpty() ? tr("nothing new") : news.join(QStringLiteral(", ")));
    if (found.failed > 0)
        text += QStringLiteral("; ") + tr("%n could not be asked for", nullptr, found.failed);
    QList<BarAction> actions;
    if (!news.isEmpty())
        actions << BarAction{tr("Show"), [this] { showUpdates(); }};
    if (found.failed > 0)
        actions << BarAction{tr("Queue"), [this] { showQueue(); }};
    m_with.messages.post(
        QStringLiteral("updates"), text,
        found.withdrawn > 0 ? MessageBar::Severity::Warning : MessageBar::Severity::Info, actions);
}

} // namespace paperdip
