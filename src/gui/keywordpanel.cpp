// SPDX-License-Identifier: MIT
#include "gui/keywordpanel.h"

#include "gui/icons.h"
#include "gui/keywordmodel.h"

#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSortFilterProxyModel>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace paperdip {

KeywordPanel::KeywordPanel(QWidget *parent)
    : QWidget(parent), m_model(new KeywordModel(this)), m_sorted(new QSortFilterProxyModel(this)),
      m_title(new QLabel(this)), m_scope(new QComboBox(this)), m_close(new QToolButton(this)),
      m_find(new QLineEdit(this)), m_tree(new QTreeView(this)), m_empty(new QLabel(this)),
      m_rename(new QToolButton(this))
{
    setObjectName(QStringLiteral("keywordPanel"));
    layOut();
    connectAll();
    retranslate();
}

void KeywordPanel::setUpTree()
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(KeywordModel::sortRole);
    m_sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_sorted->setSortLocaleAware(true);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_tree->setObjectName(QStringLiteral("keywordTree"));
    m_tree->setModel(m_sorted);
    m_tree->setRootIsDecorated(false);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setSortingEnabled(true);
    m_tree->sortByColumn(KeywordModel::Entries, Qt::DescendingOrder);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(KeywordModel::Word, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(KeywordModel::Entries, QHeaderView::ResizeToContents);
}

void KeywordPanel::layOut()
{
    m_scope->setObjectName(QStringLiteral("keywordScope"));
    m_scope->addItems({QString(), QString()});
    m_close->setObjectName(QStringLiteral("keywordClose"));
    m_close->setIcon(icon(Icon::Close));
    m_close->setAutoRaise(true);
    m_find->setObjectName(QStringLiteral("keywordFind"));
    m_find->setClearButtonEnabled(true);
    m_rename->setObjectName(QStringLiteral("keywordRename"));
    m_rename->setIcon(icon(Icon::Edit));
    m_rename->setAutoRaise(true);
    setUpTree();
    m_empty->setWordWrap(true);
    m_empty->setTextFormat(Qt::PlainText);
    m_empty->setObjectName(QStringLiteral("keywordEmpty"));
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch();
    head->addWidget(m_scope);
    head->addWidget(m_close);
    auto *find = new QHBoxLayout;
    find->addWidget(m_find, 1);
    find->addWidget(m_rename);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(head);
    layout->addLayout(find);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_empty);
    setFocusProxy(m_tree);
}

void KeywordPanel::connectAll()
{
    connect(m_scope, &QComboBox::activated, this, &KeywordPanel::scopeChanged);
    connect(m_close, &QToolButton::clicked, this, &KeywordPanel::closeWanted);
    connect(m_find, &QLineEdit::textChanged, m_sorted,
            &QSortFilterProxyModel::setFilterFixedString);
    connect(m_find, &QLineEdit::returnPressed, m_tree, qOverload<>(&QWidget::setFocus));
    connect(m_tree, &QTreeView::activated, this, &KeywordPanel::choose);
    connect(m_tree, &QTreeView::clicked, this, [this] {
        if (QGuiApplication::keyboardModifiers() == Qt::NoModifier) // others select several
            choose();
    });
    connect(m_tree, &QWidget::customContextMenuRequested, this, &KeywordPanel::showMenu);
    connect(m_rename, &QToolButton::clicked, this, &KeywordPanel::rename);
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &KeywordPanel::showState);
    for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_sorted, changed, this, &KeywordPanel::showState);
    connect(m_sorted, &QAbstractItemModel::modelReset, this, &KeywordPanel::showState);
}

void KeywordPanel::retranslate()
{
    m_title->setText(tr("Keywords"));
    m_tree->setAccessibleName(tr("Keywords"));
    m_scope->setItemText(0, tr("This list"));
    m_scope->setItemText(1, tr("All lists"));
    m_scope->setAccessibleName(tr("Keywords of"));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
    m_find->setPlaceholderText(tr("Find a keyword"));
    m_rename->setToolTip(tr("Rename or merge… (F2)"));
    m_rename->setAccessibleName(tr("Rename or merge…"));
    showState();
}

bool KeywordPanel::ofAllLists() const
{
    return m_scope->currentIndex() == 1;
}

void KeywordPanel::set(const QList<KeywordCount> &counts)
{
    m_known = true;
    const QStringList before = selected();
    m_model->set(counts);
    QItemSelection selection;
    for (int row = 0; !before.isEmpty() && row < m_sorted->rowCount(); ++row) {
        const QModelIndex index = m_sorted->index(row, 0);
        if (before.contains(index.data().toString()))
            selection.select(index, index);
    }
    m_tree->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect |
                                                    QItemSelectionModel::Rows);
    showState();
}

void KeywordPanel::showProblem(const QString &text)
{
    m_model->set({});
    m_empty->setText(text);
    m_empty->show();
}

QStringList KeywordPanel::words() const
{
    return m_model->words();
}

QStringList KeywordPanel::selected() const
{
    QStringList words;
    const QModelIndexList rows = m_tree->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        words << row.data().toString();
    return words;
}

void KeywordPanel::showState()
{
    m_rename->setEnabled(m_tree->selectionModel()->hasSelection());
    m_empty->setVisible(m_sorted->rowCount() == 0);
    if (!m_known)
        m_empty->setText(tr("Counting…"));
    else if (m_model->rowCount() == 0)
        m_empty->setText(tr("No entry has keywords yet. They are added on a paper’s card."));
    else
        m_empty->setText(tr("No keyword has these letters."));
}

void KeywordPanel::choose()
{
    const QStringList words = selected();
    if (!words.isEmpty())
        Q_EMIT chosen(words);
}

void KeywordPanel::rename()
{
    const QStringList words = selected();
    if (!words.isEmpty())
        Q_EMIT renameWanted(words);
}

void KeywordPanel::showMenu(const QPoint &at)
{
    if (selected().isEmpty())
        return;
    auto *menu = new QMenu(m_tree);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon(Icon::Search), tr("Show its &papers"), this, &KeywordPanel::choose);
    menu->addAction(icon(Icon::Edit), tr("&Rename or merge…"), this, &KeywordPanel::rename);
    menu->popup(m_tree->viewport()->mapToGlobal(at));
}

void KeywordPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F2)
        return rename();
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closeWanted();
        return;
    }
    QWidget::keyPressEvent(event);
}

void KeywordPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    Q_EMIT scopeChanged(); // what it shows may be old
}

void KeywordPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace paperdip
