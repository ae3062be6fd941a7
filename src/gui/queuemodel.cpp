// SPDX-License-Identifier: MIT
#include "gui/queuemodel.h"

#include "core/readabletex.h"
#include "core/work.h"
#include "gui/errortext.h"
#include "gui/theme.h"
#include "library/library.h"

#include <QDateTime>
#include <QGuiApplication>
#include <QLocale>
#include <QScopedValueRollback>
#include <QSet>

namespace paperdip {

namespace {

constexpr int soonMs = 100; // a batch of fifty ends at once

bool hasEnded(const QueuedWork &work)
{
    return work.state == FetchState::Failed || work.state == FetchState::Unknown;
}

} // namespace

QueueModel::QueueModel(Library &library, Fetcher &fetcher, QObject *parent)
    : QAbstractTableModel(parent), m_library(library), m_fetcher(fetcher)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_soon, &QTimer::timeout, this, &QueueModel::refresh);
    const auto later = [this] {
        if (m_active && !m_soon.isActive())
            m_soon.start();
    };
    connect(&m_fetcher, &Fetcher::statusChanged, this, later);
    connect(&m_library, &Library::recordChanged, this, [this, later](const QString &work) {
        m_titles.remove(work);
        later();
    });
}

void QueueModel::setActive(bool active)
{
    m_active = active;
    m_most = pageSize;
    m_titles.clear();
    if (active)
        refresh();
}

const QueuedWork *QueueModel::at(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr;
}

QStringList QueueModel::works(const QModelIndexList &rows) const
{
    QStringList works;
    for (const QModelIndex &index : rows) {
        const QueuedWork *work = at(index.row());
        if (work != nullptr && !works.contains(work->work))
            works << work->work;
    }
    return works;
}

int QueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int QueueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Columns);
}

void QueueModel::showMore()
{
    if (!m_active || m_refreshing || m_rows.size() < m_most)
        return;
    m_most += pageSize;
    refresh();
}

// Rows that go are taken out, the others keep their order as long as it is right: what came is
// behind them.
void QueueModel::refresh()
{
    const QScopedValueRollback refreshing(m_refreshing, true); // which scrolls the view
    const QList<QueuedWork> wanted = m_fetcher.queued(m_most);
    removeGone(wanted);
    const auto sameWork = [](const QueuedWork &a, const QueuedWork &b) { return a.work == b.work; };
    const bool grows = m_rows.size() <= wanted.size() &&
                       std::equal(m_rows.begin(), m_rows.end(), wanted.begin(), sameWork);
    if (!grows) {
        const QModelIndexList before = persistentIndexList();
        Q_EMIT layoutAboutToBeChanged();
        QHash<QString, int> places;
        for (int i = 0; i < wanted.size(); ++i)
            places.insert(wanted.at(i).work, i);
        const QList<QueuedWork> old = std::exchange(m_rows, wanted);
        for (const QModelIndex &index : before) {
            const int row = places.value(old.value(index.row()).work, -1);
            changePersistentIndex(index,
                                  row < 0 ? QModelIndex() : createIndex(row, index.column()));
        }
        Q_EMIT layoutChanged();
        return;
    }
    const int kept = static_cast<int>(m_rows.size());
    for (int i = 0; i < kept; ++i) {
        if (m_rows.at(i) == wanted.at(i))
            continue;
        m_rows[i] = wanted.at(i);
        Q_EMIT dataChanged(index(i, 0), index(i, Columns - 1));
    }
    if (kept == wanted.size())
        return;
    beginInsertRows({}, kept, static_cast<int>(wanted.size()) - 1);
    m_rows = wanted;
    endInsertRows();
}

void QueueModel::removeGone(const QList<QueuedWork> &wanted)
{
    QSet<QString> there;
    for (const QueuedWork &work : wanted)
        there.insert(work.work);
    for (int last = static_cast<int>(m_rows.size()) - 1; last >= 0; --last) {
        if (there.contains(m_rows.at(last).work))
            continue;
        int first = last;
        while (first > 0 && !there.contains(m_rows.at(first - 1).work))
            --first;
        beginRemoveRows({}, first, last);
        m_rows.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
}

QString QueueModel::titleOf(const QString &work) const
{
    auto known = m_titles.constFind(work);
    if (known == m_titles.cend()) {
        const QList<NodeRow> papers = m_library.papersByWork(work);
        QString title;
        if (!papers.isEmpty() && !papers.first().placeholder)
            title = readableTex(papers.first().title);
        known = m_titles.insert(work, title.isEmpty() ? workName(work) : title);
    }
    return *known;
}

QString QueueModel::stateText(const QueuedWork &work)
{
    switch (work.state) {
    case FetchState::Running:
        return tr("Being fetched");
    case FetchState::Failed:
        return tr("Failed");
    case FetchState::Unknown:
        return tr("Not known");
    case FetchState::None:
    case FetchState::Waiting:
    case FetchState::Done:
        break;
    }
    return work.error ? tr("Will be tried again") : tr("Waiting");
}

QString QueueModel::details(const QueuedWork &work)
{
    QStringList parts;
    switch (work.service) {
    case Service::Arxiv:
    case Service::Oai:
    case Service::AbsPage:
        parts << QStringLiteral("arXiv");
        break;
    case Service::DataCite:
        parts << QStringLiteral("DataCite");
        break;
    case Service::Doi:
        parts << QStringLiteral("DOI");
        break;
    case Service::Page:
        parts << tr("Web page");
        break;
    }
    if (work.error)
        parts << errorText(*work.error);
    const qint64 wait = work.notBefore - QDateTime::currentSecsSinceEpoch();
    if (!hasEnded(work) && wait > 0)
        parts << tr("not before %1")
                     .arg(QLocale().toString(QDateTime::fromSecsSinceEpoch(work.notBefore).time(),
                                             QLocale::ShortFormat));
    return parts.join(QStringLiteral(" · "));
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    const QueuedWork *work = at(index.row());
    if (work == nullptr)
        return {};
    if (role == Qt::ForegroundRole && index.column() != Paper) {
        const Theme theme = Theme::of(QGuiApplication::palette());
        return hasEnded(*work) && index.column() == State ? theme.danger : theme.muted;
    }
    if (role == Qt::ToolTipRole)
        return data(index, Qt::DisplayRole).toString().toHtmlEscaped();
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Paper:
        return titleOf(work->work);
    case State:
        return stateText(*work);
    default:
        return details(*work);
    }
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (section) {
    case Paper:
        return tr("Paper");
    case State:
        return tr("State");
    default:
        return tr("From where, and why not");
    }
}

} // namespace paperdip
