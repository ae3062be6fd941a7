// SPDX-License-Identifier: MIT
#include "gui/keywordrename.h"

#include "core/readabletex.h"
#include "gui/errortext.h"
#include "gui/icons.h"
#include "gui/theme.h"
#include "library/library.h"

#include <QCompleter>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStringListModel>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace paperdip {

namespace {

constexpr int planAfterMs = 250; // after the last letter
constexpr int mostNamed = 200;   // entries of one list that stay as they are

} // namespace

KeywordRename::KeywordRename(Library &library, QWidget *parent)
    : QDialog(parent), m_asker(library), m_intro(new QLabel(this)), m_label(new QLabel(this)),
      m_name(new QLineEdit(this)), m_summary(new QLabel(this)), m_tree(new QTreeWidget(this)),
      m_rename(new QPushButton(this)), m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("keywordRenameDialog"));
    layOut();
    m_soon.setSingleShot(true);
    m_soon.setInterval(planAfterMs);
    connect(&m_soon, &QTimer::timeout, this, &KeywordRename::planNow);
    connect(&library, &Library::listChanged, this, [this] {
        if (isVisible()) // what was planned may no longer hold
            planSoon();
    });
    connect(m_name, &QLineEdit::textChanged, this, &KeywordRename::planSoon);
    connect(m_rename, &QPushButton::clicked, this, &KeywordRename::carryOut);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_tree, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem *item) {
        if (const NodeId paper = item->data(0, Qt::UserRole).toLongLong(); paper != 0)
            Q_EMIT goTo(paper);
    });
    connect(this, &QDialog::finished, this, [this] {
        m_soon.stop();
        m_asker.cancel();
    });
    retranslate();
}

void KeywordRename::layOut()
{
    for (QLabel *label : {m_intro, m_summary}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_label->setBuddy(m_name);
    m_name->setObjectName(QStringLiteral("keywordName"));
    m_summary->setObjectName(QStringLiteral("keywordSummary"));
    m_tree->setObjectName(QStringLiteral("keywordPreview"));
    m_tree->setColumnCount(2); // which list or entry, what becomes of it
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->resizeSection(0, 280);
    m_rename->setObjectName(QStringLiteral("keywordRenameNow"));
    m_rename->setDefault(true);
    m_close->setAutoDefault(false);
    auto *name = new QHBoxLayout;
    name->addWidget(m_label);
    name->addWidget(m_name, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_rename);
    buttons->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_intro);
    layout->addLayout(name);
    layout->addWidget(m_summary);
    layout->addWidget(m_tree, 1);
    layout->addLayout(buttons);
    resize(640, 400);
}

void KeywordRename::retranslate()
{
    const bool several = m_keywords.size() > 1;
    setWindowTitle(several ? tr("Merge keywords") : tr("Rename keyword"));
    const QString names = m_keywords.join(tr(", ", "between keywords"));
    m_intro->setText(several ? tr("Merges in all lists: %1").arg(names)
                             : tr("Renames in all lists: %1").arg(names));
    m_label->setText(tr("New &name:"));
    m_rename->setText(several ? tr("&Merge") : tr("&Rename"));
    m_close->setText(tr("Cancel"));
}

void KeywordRename::begin(const QStringList &keywords, const QStringList &known)
{
    m_keywords = keywords;
    auto *completer = new QCompleter(known, m_name);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    delete m_name->completer();
    m_name->setCompleter(completer);
    retranslate();
    m_name->setText(keywords.value(0));
    m_name->selectAll();
    planNow();
    show();
    raise();
    activateWindow();
    m_name->setFocus();
}

void KeywordRename::planSoon()
{
    m_rename->setEnabled(false);
    m_asker.cancel();
    m_soon.start();
}

void KeywordRename::planNow()
{
    m_soon.stop();
    m_rename->setEnabled(false);
    const QString name = m_name->text().simplified();
    if (name.isEmpty() || m_keywords == QStringList{name}) {
        m_asker.cancel();
        m_tree->clear();
        m_summary->setText(
            tr("Type the new name; a keyword that is there already takes these in."));
        return;
    }
    m_summary->setText(tr("Counting…"));
    m_asker.ask<KeywordPlan>(
        [from = m_keywords, name](Store &store, Documents &documents,
                                  const Asker::IsStopped &isStopped) {
            return planKeywordRename(store, documents, from, name, isStopped);
        },
        [this](const Result<KeywordPlan> &plan) { take(plan); });
}

void KeywordRename::take(const Result<KeywordPlan> &plan)
{
    if (plan)
        return preview(*plan);
    m_tree->clear();
    m_summary->setText(errorText(plan.error()));
}

void KeywordRename::preview(const KeywordPlan &plan)
{
    m_plan = plan;
    m_tree->clear();
    const Theme theme = Theme::of(palette());
    for (const KeywordPlan::OfList &list : plan.lists) {
        auto *top = new QTreeWidgetItem(
            m_tree, {list.name, list.entries > 0 ? tr("%n entries change", nullptr, list.entries)
                                                 : tr("nothing changes")});
        top->setIcon(0, icon(Icon::List));
        for (const KeywordPlan::Left &left : list.left.mid(0, mostNamed)) {
            auto *item = new QTreeWidgetItem(
                top, {readableTex(left.title), left.why.code == ErrorCode::ReadOnly
                                                   ? tr("stays: the list is only read")
                                               : left.why.code == ErrorCode::Refused
                                                   ? tr("stays: it is written in HTML")
                                                   : tr("stays: its form cannot hold this name")});
            item->setForeground(1, theme.warning);
            item->setToolTip(0, item->text(0).toHtmlEscaped());
            item->setData(0, Qt::UserRole, left.node);
        }
        if (const auto more = static_cast<int>(list.left.size()) - mostNamed; more > 0)
            new QTreeWidgetItem(top, {tr("and %n more that stay", nullptr, more)});
    }
    m_tree->expandAll();
    QString text = plan.entries() == 0 ? tr("Nothing changes.")
                                       : tr("%n entries change, as one step that undo takes back.",
                                            nullptr, plan.entries());
    if (plan.leftOver() > 0)
        text += QLatin1Char('\n') + tr("%n stay as they are.", nullptr, plan.leftOver());
    m_summary->setText(text);
    m_rename->setEnabled(plan.entries() > 0);
}

void KeywordRename::carryOut()
{
    accept();
    Q_EMIT changeWanted(m_plan.change, m_keywords.size() > 1
                                           ? tr("merge keywords into “%1”").arg(m_plan.to)
                                           : tr("rename keyword to “%1”").arg(m_plan.to));
}

void KeywordRename::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace paperdip
