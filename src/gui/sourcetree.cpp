// SPDX-License-Identifier: MIT
#include "gui/sourcetree.h"

#include "core/readabletex.h"
#include "core/work.h"
#include "gui/sectionbox.h"
#include "gui/sourcetext.h"
#include "gui/theme.h"
#include "library/noderow.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <algorithm>

namespace paperdip {

namespace {

enum SourceColumn { TitleColumn, WhoColumn, WhatColumn, StateColumn };

constexpr int entryRole = Qt::UserRole;     // index; -1: a heading
constexpr int matchRole = Qt::UserRole + 1; // index among the entry's matches; -1: the entry itself

} // namespace

SourceTree::SourceTree(QWidget *parent) : QTreeWidget(parent)
{
    setColumnCount(4);
    setSelectionMode(ExtendedSelection);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setTextElideMode(Qt::ElideRight);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(TitleColumn, QHeaderView::Stretch);
    header()->resizeSection(WhoColumn, 210);
    header()->resizeSection(WhatColumn, 130);
    header()->resizeSection(StateColumn, 170);
    retranslate();
    connect(this, &QTreeWidget::itemChanged, this, &SourceTree::keepOneTick);
    connect(this, &QTreeWidget::itemActivated, this, &SourceTree::activate);
}

void SourceTree::fill(const SourcePage &page, const QList<SourceState> &states)
{
    const QSignalBlocker silent(this);
    clear();
    m_groups.clear();
    m_rows.clear();
    for (qsizetype i = 0; i < page.entries.size(); ++i) {
        Row row;
        row.entry = page.entries.at(i);
        row.state = states.value(i);
        QTreeWidgetItem *group = groupOf(row.entry.headings);
        row.item = group == nullptr ? new QTreeWidgetItem(this) : new QTreeWidgetItem(group);
        row.item->setData(TitleColumn, entryRole, static_cast<int>(i));
        row.item->setData(TitleColumn, matchRole, -1);
        row.item->setSizeHint(TitleColumn, QSize(0, rowHeight()));
        show(row);
        m_rows << row;
    }
    expandAll();
    const bool isFlat = m_groups.isEmpty() &&
                        std::all_of(m_rows.cbegin(), m_rows.cend(),
                                    [](const Row &row) { return !row.entry.works.isEmpty(); });
    setRootIsDecorated(!isFlat);
    setCurrentItem(m_rows.isEmpty() ? nullptr : m_rows.first().item);
}

int SourceTree::rowHeight() const
{
    return fontMetrics().height() + 8;
}

QTreeWidgetItem *SourceTree::groupOf(const QStringList &headings)
{
    const QString name = headings.join(QStringLiteral(" › "));
    if (name.isEmpty())
        return nullptr;
    QTreeWidgetItem *&group = m_groups[name];
    if (group == nullptr) {
        group = new QTreeWidgetItem(this);
        group->setText(TitleColumn, readableTex(name));
        group->setToolTip(TitleColumn, name.toHtmlEscaped());
        group->setData(TitleColumn, entryRole, -1);
        group->setSizeHint(TitleColumn, QSize(0, rowHeight()));
        group->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        group->setFirstColumnSpanned(true);
        QFont bold = font();
        bold.setBold(true);
        group->setFont(TitleColumn, bold);
    }
    return group;
}

void SourceTree::setStates(const QList<SourceState> &states)
{
    {
        const QSignalBlocker silent(this);
        for (qsizetype i = 0; i < m_rows.size() && i < states.size(); ++i) {
            m_rows[i].state.node = states.at(i).node;
            show(m_rows.at(i));
        }
    }
    viewport()->update();
    Q_EMIT tickedChanged();
}

void SourceTree::show(const Row &row)
{
    const SourceEntry &entry = row.entry;
    const bool isCitation = entry.works.isEmpty();
    const QString title = readableTex(entry.title);
    row.item->setText(TitleColumn,
                      title.isEmpty() && !isCitation ? entry.works.first().url : title);
    row.item->setText(WhoColumn, whoAndWhere(entry.authors, entry.venue, entry.year));
    QString what = isCitation ? tr("Citation") : placeName(entry.works.first());
    if (entry.works.size() > 1)
        what += QStringLiteral(" +%1").arg(entry.works.size() - 1);
    row.item->setText(WhatColumn, what);
    row.item->setText(StateColumn, stateOf(row));
    QStringList whole{row.item->text(TitleColumn), row.item->text(WhoColumn)};
    for (const Identified &work : entry.works)
        whole << work.url;
    whole.removeAll(QString());
    const QString tip = whole.join(u'\n').toHtmlEscaped().replace(u'\n', QLatin1String("<br>"));
    row.item->setToolTip(TitleColumn, tip);
    row.item->setToolTip(WhoColumn, tip);
    if (!isCitation && row.state.node == 0 &&
        !row.item->data(TitleColumn, Qt::CheckStateRole).isValid())
        row.item->setCheckState(TitleColumn, Qt::Unchecked);
    showNode(row.item, row.state.node);
    const Theme theme = Theme::of(palette());
    QFont titleFont = font();
    titleFont.setBold(row.state.isNew && row.state.node == 0);
    row.item->setFont(TitleColumn, titleFont);
    if (row.state.isNew && row.state.node == 0 && !isCitation)
        row.item->setForeground(StateColumn, theme.accent);
}

// What stands in a list cannot be ticked.
void SourceTree::showNode(QTreeWidgetItem *item, NodeId node)
{
    const Theme theme = Theme::of(palette());
    item->setForeground(TitleColumn, node != 0 ? theme.muted : theme.text);
    for (const int column : {WhoColumn, WhatColumn, StateColumn})
        item->setForeground(column, theme.muted);
    if (node != 0)
        item->setData(TitleColumn, Qt::CheckStateRole, QVariant());
}

QString SourceTree::stateOf(const Row &row) const
{
    if (row.state.node != 0 && m_library != nullptr)
        return tr("Already in “%1”").arg(placeOf(*m_library, row.state.node));
    switch (row.lookup) {
    case Lookup::Asking:
        return tr("Looking it up…");
    case Lookup::Failed:
        return row.problem;
    case Lookup::Answered:
        return row.matches.isEmpty()
                   ? tr("Nothing was found")
                   : tr("%n found: tick the one", nullptr, static_cast<int>(row.matches.size()));
    case Lookup::None:
        break;
    }
    if (row.state.isNew)
        return tr("New");
    return row.entry.works.isEmpty() ? tr("No link: look it up") : QString();
}

void SourceTree::showAsking(int entry)
{
    Row &row = m_rows[entry];
    row.lookup = Lookup::Asking;
    show(row);
}

void SourceTree::showLookupError(int entry, const QString &text)
{
    Row &row = m_rows[entry];
    row.lookup = Lookup::Failed;
    row.problem = text;
    show(row);
}

void SourceTree::showMatches(int entry, const QList<Record> &matches, const QList<NodeId> &nodes)
{
    {
        const QSignalBlocker silent(this);
        Row &row = m_rows[entry];
        qDeleteAll(row.item->takeChildren());
        row.lookup = Lookup::Answered;
        row.matches.clear();
        for (qsizetype i = 0; i < matches.size(); ++i) {
            row.matches << Match{matches.at(i), nodes.value(i)};
            auto *item = new QTreeWidgetItem(row.item);
            item->setData(TitleColumn, entryRole, entry);
            item->setData(TitleColumn, matchRole, static_cast<int>(i));
            item->setSizeHint(TitleColumn, QSize(0, rowHeight()));
            showMatch(item, row.matches.last());
        }
        show(row);
        row.item->setExpanded(true);
    }
    viewport()->update();
    Q_EMIT tickedChanged();
}

void SourceTree::showMatch(QTreeWidgetItem *item, const Match &match)
{
    const Record &record = match.record;
    item->setText(TitleColumn, readableTex(record.title));
    item->setToolTip(TitleColumn, (record.title + QStringLiteral(" — ") +
                                   record.authors.join(QStringLiteral(", ")))
                                      .toHtmlEscaped());
    item->setText(WhoColumn, whoAndWhere(shortAuthors(record.authors), record.journalRef,
                                         record.published.date().year()));
    item->setToolTip(WhoColumn, item->text(WhoColumn).toHtmlEscaped());
    item->setText(WhatColumn, QStringLiteral("DOI"));
    item->setToolTip(WhatColumn, record.doi.toHtmlEscaped());
    if (match.node != 0 && m_library != nullptr)
        item->setText(StateColumn, tr("Already in “%1”").arg(placeOf(*m_library, match.node)));
    else
        item->setCheckState(TitleColumn, Qt::Unchecked);
    if (match.node == 0 && record.published.isValid()) // what tells one print from another
        item->setText(StateColumn, QString::number(record.published.date().year()));
    showNode(item, match.node);
}

// A citation is of one work.
void SourceTree::keepOneTick(QTreeWidgetItem *item)
{
    const QTreeWidgetItem *citation = item->parent();
    if (matchOf(item) != nullptr && citation != nullptr &&
        item->checkState(TitleColumn) == Qt::Checked) {
        const QSignalBlocker silent(this);
        for (int i = 0; i < citation->childCount(); ++i) {
            QTreeWidgetItem *other = citation->child(i);
            if (other != item && other->data(TitleColumn, Qt::CheckStateRole).isValid())
                other->setCheckState(TitleColumn, Qt::Unchecked);
        }
        viewport()->update();
    }
    Q_EMIT tickedChanged();
}

void SourceTree::filter(const QString &words)
{
    const QStringList wanted = words.split(u' ', Qt::SkipEmptyParts);
    QSet<QTreeWidgetItem *> shown;
    for (const Row &row : std::as_const(m_rows)) {
        const SourceEntry &entry = row.entry;
        const QString all = QStringList{entry.title, entry.authors, entry.venue,
                                        entry.headings.join(u' '), row.item->text(WhatColumn)}
                                .join(u' ');
        const bool holds = std::all_of(wanted.cbegin(), wanted.cend(), [&all](const QString &word) {
            return all.contains(word, Qt::CaseInsensitive);
        });
        row.item->setHidden(!holds);
        if (holds)
            shown.insert(row.item->parent());
    }
    for (QTreeWidgetItem *group : std::as_const(m_groups))
        group->setHidden(!shown.contains(group));
}

bool SourceTree::hasNew() const
{
    return std::any_of(m_rows.cbegin(), m_rows.cend(), [](const Row &row) {
        return row.state.isNew && row.state.node == 0 && !row.entry.works.isEmpty();
    });
}

void SourceTree::tickNew()
{
    for (const Row &row : std::as_const(m_rows)) {
        if (row.state.isNew && row.state.node == 0 && !row.entry.works.isEmpty() &&
            !row.item->isHidden())
            row.item->setCheckState(TitleColumn, Qt::Checked);
    }
}

QList<SourceChoice> SourceTree::ticked() const
{
    QList<SourceChoice> choices;
    for (const Row &row : m_rows) {
        if (row.item->checkState(TitleColumn) == Qt::Checked)
            choices << SourceChoice{paperOf(row.entry), recordKey(row.entry.works.first())};
        for (int i = 0; i < row.item->childCount(); ++i) {
            if (row.item->child(i)->checkState(TitleColumn) != Qt::Checked)
                continue;
            SourceEntry confirmed;
            confirmed.title = row.matches.at(i).record.title;
            confirmed.works << workOf(row.matches.at(i).record);
            choices << SourceChoice{paperOf(confirmed), recordKey(confirmed.works.first())};
        }
    }
    return choices;
}

const SourceTree::Row *SourceTree::rowOf(const QTreeWidgetItem *item) const
{
    const int index = item == nullptr ? -1 : item->data(TitleColumn, entryRole).toInt();
    return index < 0 || index >= m_rows.size() ? nullptr : &m_rows.at(index);
}

const SourceTree::Match *SourceTree::matchOf(const QTreeWidgetItem *item) const
{
    const Row *row = rowOf(item);
    const int index = row == nullptr ? -1 : item->data(TitleColumn, matchRole).toInt();
    return index < 0 || index >= row->matches.size() ? nullptr : &row->matches.at(index);
}

NodeId SourceTree::currentNode() const
{
    const Match *match = matchOf(currentItem());
    const Row *row = rowOf(currentItem());
    return match != nullptr ? match->node : row != nullptr ? row->state.node : 0;
}

QString SourceTree::currentAddress() const
{
    if (const Match *match = matchOf(currentItem()))
        return workOf(match->record).url;
    const Row *row = rowOf(currentItem());
    return row == nullptr || row->entry.works.isEmpty() ? QString() : row->entry.works.first().url;
}

QList<int> SourceTree::selectedCitations() const
{
    QList<int> citations;
    const QList<QTreeWidgetItem *> items = selectedItems();
    for (const QTreeWidgetItem *item : items) {
        const Row *row = rowOf(item);
        if (row != nullptr && matchOf(item) == nullptr && row->entry.works.isEmpty() &&
            row->state.node == 0 && row->lookup != Lookup::Asking)
            citations << item->data(TitleColumn, entryRole).toInt();
    }
    std::sort(citations.begin(), citations.end());
    return citations;
}

// Enter and double click: to where it stands, up in a search, or ticked.
void SourceTree::activate(QTreeWidgetItem *item)
{
    const Row *row = rowOf(item);
    if (row == nullptr)
        item->setExpanded(!item->isExpanded());
    else if (currentNode() != 0)
        Q_EMIT goTo(currentNode());
    else if (item->data(TitleColumn, Qt::CheckStateRole).isValid())
        item->setCheckState(TitleColumn, item->checkState(TitleColumn) == Qt::Checked
                                             ? Qt::Unchecked
                                             : Qt::Checked);
    else if (const QList<int> citations = selectedCitations(); !citations.isEmpty())
        Q_EMIT lookUpWanted(citations);
}

void SourceTree::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Space || event->modifiers() != Qt::NoModifier) {
        QTreeWidget::keyPressEvent(event);
        return;
    }
    toggleSelected();
}

// All alike: ticked, unless all of them are.
void SourceTree::toggleSelected()
{
    QList<QTreeWidgetItem *> items = selectedItems();
    items.removeIf([](const QTreeWidgetItem *item) {
        return !item->data(TitleColumn, Qt::CheckStateRole).isValid();
    });
    const bool allTicked = std::all_of(items.cbegin(), items.cend(), [](const auto *item) {
        return item->checkState(TitleColumn) == Qt::Checked;
    });
    for (QTreeWidgetItem *item : std::as_const(items))
        item->setCheckState(TitleColumn, allTicked ? Qt::Unchecked : Qt::Checked);
}

void SourceTree::changeEvent(QEvent *event)
{
    QTreeWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange && event->type() != QEvent::PaletteChange)
        return;
    const QSignalBlocker silent(this);
    retranslate();
}

void SourceTree::retranslate()
{
    setHeaderLabels({tr("Title"), tr("Authors, venue"), tr("What it is"), tr("State")});
    for (const Row &row : std::as_const(m_rows)) {
        show(row);
        for (int i = 0; i < row.item->childCount(); ++i)
            showNode(row.item->child(i), row.matches.at(i).node);
    }
}

} // namespace paperdip
