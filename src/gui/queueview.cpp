// SPDX-License-Identifier: MIT
#include "gui/queueview.h"

#include "core/identify.h"
#include "gui/buttonrow.h"
#include "gui/queuemodel.h"
#include "library/library.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTreeView>
#include <QVBoxLayout>
#include <algorithm>

namespace paperdip {

QueueView::QueueView(Library &library, Fetcher &fetcher, QWidget *parent)
    : QDialog(parent), m_library(library), m_fetcher(fetcher),
      m_model(new QueueModel(library, fetcher, this)), m_summary(new QLabel(this)),
      m_tree(new QTreeView(this)), m_pause(new QPushButton(this)), m_retry(new QPushButton(this)),
      m_page(new QPushButton(this)), m_cancel(new QPushButton(this)), m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("queue"));
    layOut();
    connectAll();
    retranslate();
}

// What is in it goes after it, and scrolls as it goes.
QueueView::~QueueView()
{
    m_tree->verticalScrollBar()->disconnect(this);
}

void QueueView::layOut()
{
    m_summary->setTextFormat(Qt::PlainText);
    m_tree->setObjectName(QStringLiteral("queueTree"));
    m_tree->setModel(m_model);
    m_tree->setRootIsDecorated(false);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->resizeSection(QueueModel::Paper, 380);
    m_tree->header()->resizeSection(QueueModel::State, 140);
    QHBoxLayout *buttons = buttonRow({{m_pause, "queuePause"},
                                      {m_retry, "queueRetry"},
                                      {m_page, "queuePage"},
                                      {m_cancel, "queueCancel"},
                                      {m_close, "queueClose"}});
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_summary);
    layout->addWidget(m_tree, 1);
    layout->addLayout(buttons);
    resize(880, 440);
}

void QueueView::connectAll()
{
    connect(&m_fetcher, &Fetcher::statusChanged, this, &QueueView::showStatus);
    for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_model, changed, this, &QueueView::showStatus);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &QueueView::showStatus);
    connect(m_model, &QAbstractItemModel::layoutChanged, this, &QueueView::showStatus);
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &QueueView::showStatus);
    const QScrollBar *bar = m_tree->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, [this, bar](int value) {
        if (value == bar->maximum())
            m_model->showMore();
    });
    connect(m_tree, &QTreeView::activated, this, &QueueView::go);
    connect(m_pause, &QPushButton::clicked, this,
            [this] { m_fetcher.setPaused(!m_fetcher.status().paused); });
    connect(m_retry, &QPushButton::clicked, this, &QueueView::retry);
    connect(m_page, &QPushButton::clicked, this, &QueueView::askPage);
    connect(m_cancel, &QPushButton::clicked, this, &QueueView::cancel);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
}

void QueueView::retranslate()
{
    setWindowTitle(tr("Queue"));
    m_retry->setText(tr("&Try again"));
    m_page->setText(tr("Read arXiv’s &page"));
    m_page->setToolTip(tr("Asks arXiv’s own page for the papers that no service gave"));
    m_cancel->setToolTip(tr("The papers stay in the list; nothing is fetched for them"));
    m_close->setText(tr("Close"));
    showStatus();
}

void QueueView::showStatus()
{
    if (!isVisible())
        return;
    const QueueStatus status = m_fetcher.status();
    m_pause->setText(status.paused ? tr("&Go on") : tr("&Pause"));
    QStringList parts;
    if (status.waiting + status.running > 0)
        parts << tr("%n to fetch", nullptr, status.waiting + status.running);
    if (status.failed > 0)
        parts << tr("%n failed", nullptr, status.failed);
    const bool isEmpty = parts.isEmpty();
    if (status.stopped)
        parts << tr("arXiv has refused us; fetching stops until the next start");
    else if (isEmpty)
        parts << tr("Nothing waits to be fetched.");
    else if (status.offline)
        parts << tr("Offline; will continue by itself");
    else if (status.paused)
        parts << tr("paused");
    m_summary->setText(parts.join(QStringLiteral(" · ")));
    const QModelIndexList rows = m_tree->selectionModel()->selectedRows();
    m_cancel->setText(rows.isEmpty() ? tr("Take all &out") : tr("Take &out"));
    const auto any = [&](auto holds) {
        return std::any_of(rows.begin(), rows.end(), [&](const QModelIndex &index) {
            const QueuedWork *work = m_model->at(index.row());
            return work != nullptr && holds(*work);
        });
    };
    const auto failed = [](const QueuedWork &work) {
        return work.state == FetchState::Failed || work.state == FetchState::Unknown;
    };
    m_retry->setEnabled(rows.isEmpty() ? status.failed > 0 : any(failed));
    m_page->setEnabled(any([&](const QueuedWork &work) {
        return failed(work) && parseArxivId(work.work).has_value();
    }));
    const auto stands = [](const QueuedWork &work) { return work.state != FetchState::Running; };
    m_cancel->setEnabled(rows.isEmpty() ? status.waiting + status.failed > 0 : any(stands));
}

QStringList QueueView::selected() const
{
    return m_model->works(m_tree->selectionModel()->selectedRows());
}

void QueueView::retry()
{
    const QStringList works = selected();
    if (works.isEmpty())
        m_fetcher.retryFailed();
    else if (const Result<void> queued = m_fetcher.enqueue(works, true, true); !queued)
        Q_EMIT problem(queued.error());
}

void QueueView::askPage()
{
    const QStringList works = selected();
    for (const QString &work : works) {
        const FetchState state = m_fetcher.stateOf(work);
        if (!parseArxivId(work) || (state != FetchState::Failed && state != FetchState::Unknown))
            continue;
        if (const Result<void> queued = m_fetcher.askPage(work); !queued)
            Q_EMIT problem(queued.error());
    }
}

void QueueView::cancel()
{
    const QStringList works = selected();
    if (works.isEmpty())
        m_fetcher.cancelAll();
    else
        m_fetcher.cancel(works);
}

void QueueView::go()
{
    const QueuedWork *work = m_model->at(m_tree->currentIndex().row());
    if (work == nullptr)
        return;
    const QList<NodeRow> papers = m_library.papersByWork(work->work);
    if (!papers.isEmpty())
        Q_EMIT goTo(papers.first().id);
}

void QueueView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void QueueView::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_model->setActive(true);
    showStatus();
    m_tree->setFocus();
}

void QueueView::hideEvent(QHideEvent *event)
{
    m_model->setActive(false);
    QDialog::hideEvent(event);
}

} // namespace paperdip
