// SPDX-License-Identifier: MIT
#include "gui/updatesview.h"

#include "core/readabletex.h"
#include "gui/buttonrow.h"
#include "gui/icons.h"
#include "gui/outlinemodel.h"
#include "gui/theme.h"
#include "library/library.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace paperdip {

namespace {

constexpr int nodeRole = Qt::UserRole;
constexpr int workRole = Qt::UserRole + 1;

} // namespace

QString newsText(int news, int version)
{
    QStringList parts;
    if ((news & Withdrawn) != 0)
        parts << UpdatesView::tr("withdrawn");
    if ((news & Published) != 0)
        parts << UpdatesView::tr("published");
    if ((news & NewerVersion) != 0)
        parts << UpdatesView::tr("v%1 is out").arg(version);
    return parts.join(QStringLiteral(", "));
}

UpdatesView::UpdatesView(Library &library, QWidget *parent)
    : QDialog(parent), m_library(library), m_summary(new QLabel(this)),
      m_tree(new QTreeWidget(this)), m_go(new QPushButton(this)), m_seen(new QPushButton(this)),
      m_allSeen(new QPushButton(this)), m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("updates"));
    layOut();
    m_soon.setSingleShot(true);
    m_soon.setInterval(100);
    connect(&m_soon, &QTimer::timeout, this, &UpdatesView::fill);
    const auto later = [this] {
        if (isVisible())
            m_soon.start();
    };
    connect(&m_library, &Library::recordChanged, this, later);
    connect(&m_library, &Library::listChanged, this, later);
    connect(m_tree, &QTreeWidget::itemSelectionChanged, this, &UpdatesView::enableButtons);
    connect(m_tree, &QTreeWidget::itemActivated, this, &UpdatesView::go);
    connect(m_go, &QPushButton::clicked, this, &UpdatesView::go);
    connect(m_seen, &QPushButton::clicked, this, [this] { markSeen(false); });
    connect(m_allSeen, &QPushButton::clicked, this, [this] { markSeen(true); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    retranslate();
}

void UpdatesView::layOut()
{
    m_summary->setTextFormat(Qt::PlainText);
    m_tree->setObjectName(QStringLiteral("updatesTree"));
    m_tree->setColumnCount(3); // what, which paper, where
    m_tree->setHeaderHidden(true);
    m_tree->setRootIsDecorated(false);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_tree->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    QHBoxLayout *buttons = buttonRow({{m_go, "updatesGo"},
                                      {m_seen, "updatesSeen"},
                                      {m_allSeen, "updatesAllSeen"},
                                      {m_close, "updatesClose"}});
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_summary);
    layout->addWidget(m_tree, 1);
    layout->addLayout(buttons);
    resize(820, 400);
}

void UpdatesView::retranslate()
{
    setWindowTitle(tr("Updates"));
    m_go->setText(tr("&Go to it"));
    m_seen->setText(tr("&Seen"));
    m_allSeen->setText(tr("&All seen"));
    m_close->setText(tr("Close"));
    fill();
}

void UpdatesView::fill()
{
    const QTreeWidgetItem *const before = m_tree->currentItem();
    const NodeId current = before == nullptr ? 0 : before->data(0, nodeRole).toLongLong();
    const Theme theme = Theme::of(palette());
    const QList<NodeRow> papers = m_library.papersWithNews();
    m_summary->setText(papers.isEmpty()
                           ? tr("Nothing is new.")
                           : tr("%n paper(s) with news", nullptr, static_cast<int>(papers.size())));
    m_tree->clear();
    for (const NodeRow &paper : papers) {
        auto *item = new QTreeWidgetItem(m_tree);
        const std::optional<Record> record = m_library.record(paper.work);
        item->setText(0, newsText(paper.news, record ? record->version : 0));
        item->setIcon(0, icon((paper.news & Withdrawn) != 0 ? Icon::Warning : Icon::Info));
        if ((paper.news & Withdrawn) != 0)
            item->setForeground(0, theme.danger);
        item->setText(1, readableTex(OutlineModel::shownTitle(paper)));
        item->setText(2, m_library.sectionPath(paper.id));
        item->setForeground(2, theme.muted);
        item->setToolTip(1, item->text(1).toHtmlEscaped());
        item->setData(0, nodeRole, paper.id);
        item->setData(0, workRole, paper.work);
        if (paper.id == current)
            m_tree->setCurrentItem(item);
    }
    if (m_tree->currentItem() == nullptr && m_tree->topLevelItemCount() > 0)
        m_tree->setCurrentItem(m_tree->topLevelItem(0));
    enableButtons();
}

void UpdatesView::enableButtons()
{
    const bool any = !m_tree->selectedItems().isEmpty();
    m_go->setEnabled(any);
    m_seen->setEnabled(any);
    m_allSeen->setEnabled(m_tree->topLevelItemCount() > 0);
}

void UpdatesView::markSeen(bool all)
{
    QStringList works;
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *item = m_tree->topLevelItem(i);
        if (all || item->isSelected())
            works << item->data(0, workRole).toString();
    }
    for (const QString &work : std::as_const(works)) {
        if (const Result<void> dropped = m_library.dropNews(work); !dropped)
            Q_EMIT problem(dropped.error());
    }
}

void UpdatesView::go()
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    if (item != nullptr)
        Q_EMIT goTo(item->data(0, nodeRole).toLongLong());
}

void UpdatesView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void UpdatesView::showEvent(QShowEvent *event)
{
    fill();
    QDialog::showEvent(event);
    m_tree->setFocus();
}

} // namespace paperdip
