// SPDX-License-Identifier: MIT
#include "gui/changesview.h"

#include "gui/diffview.h"
#include "gui/gittext.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QVBoxLayout>

namespace paperdip {

namespace {

constexpr int refreshDelay = 300; // ms
constexpr int pathRole = Qt::UserRole;

} // namespace

ChangesView::ChangesView(Repositories &repositories, QWidget *parent)
    : QDialog(parent), m_repositories(repositories), m_words(new QLabel(this)),
      m_files(new QListWidget(this)), m_diff(new DiffView(this)),
      m_message(new QPlainTextEdit(this))
{
    layOut();
    retranslate();
    m_soon.setSingleShot(true);
    m_soon.setInterval(refreshDelay);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        if (isVisible())
            m_repositories.readChanges(m_list, QLocale().language() == QLocale::Chinese);
    });
    connect(&repositories, &Repositories::changesRead, this, &ChangesView::fill);
    connect(&repositories, &Repositories::actingChanged, this, &ChangesView::enable);
    connect(&repositories, &Repositories::acted, this,
            [this](ListId list, GitAct act, const GitOutcome &outcome) {
                if (list != m_list)
                    return;
                if (act == GitAct::Commit && outcome.isDone())
                    m_proposed = m_message->toPlainText(); // the next one is proposed again
                refresh();
            });
    connect(m_files, &QListWidget::currentRowChanged, this, &ChangesView::showDiff);
    connect(m_files, &QListWidget::itemChanged, this, [this](const QListWidgetItem *item) {
        const QString path = item->data(pathRole).toString();
        m_unticked.removeAll(path);
        if (item->checkState() == Qt::Unchecked)
            m_unticked << path;
        enable();
    });
    connect(m_message, &QPlainTextEdit::textChanged, this, &ChangesView::enable);
    connect(m_commit, &QPushButton::clicked, this, [this] { commit(false); });
    connect(m_commitAndPush, &QPushButton::clicked, this, [this] { commit(true); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
}

void ChangesView::layOut()
{
    setObjectName(QStringLiteral("gitChangesView"));
    m_words->setObjectName(QStringLiteral("gitWords"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_files->setObjectName(QStringLiteral("gitFiles"));
    m_files->setTextElideMode(Qt::ElideMiddle);
    m_files->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_diff->setObjectName(QStringLiteral("gitDiff"));
    m_message->setObjectName(QStringLiteral("gitMessage"));
    m_message->setTabChangesFocus(true);
    m_message->setFixedHeight(m_message->fontMetrics().lineSpacing() * 4);
    auto *split = new QSplitter(this);
    split->addWidget(m_files);
    split->addWidget(m_diff);
    split->setStretchFactor(1, 1);
    split->setSizes({260, 560});
    split->setChildrenCollapsible(false);
    auto *buttons = new QDialogButtonBox(this);
    m_commit = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_commit->setObjectName(QStringLiteral("gitCommit"));
    m_commitAndPush = buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    m_commitAndPush->setObjectName(QStringLiteral("gitCommitAndPush"));
    m_close = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_words);
    layout->addWidget(split, 1);
    layout->addWidget(m_message);
    layout->addWidget(buttons);
    resize(860, 560);
}

void ChangesView::retranslate()
{
    setWindowTitle(tr("Changes since the last commit"));
    m_message->setPlaceholderText(tr("What this commit does"));
    m_message->setAccessibleName(tr("Commit message"));
    m_files->setAccessibleName(tr("Changed files"));
    m_commit->setText(tr("Co&mmit"));
    m_commitAndPush->setText(tr("Commit and &push"));
    m_close->setText(tr("Close"));
    showWords();
}

void ChangesView::showList(ListId list)
{
    if (list != m_list) {
        m_read = false;
        m_changes = {};
        m_unticked.clear();
        m_files->clear();
        m_message->clear();
        m_proposed.clear();
    }
    m_list = list;
    showWords();
    enable();
    show();
    raise();
    activateWindow();
    m_repositories.readChanges(list, QLocale().language() == QLocale::Chinese);
}

void ChangesView::refresh()
{
    if (isVisible())
        m_soon.start();
}

QString ChangesView::rowText(const GitChange &change)
{
    const QString name =
        change.title.isEmpty() ? change.path : change.title + QStringLiteral(" — ") + change.path;
    switch (change.how) {
    case GitChange::Added:
        return tr("%1 (new)").arg(name);
    case GitChange::Removed:
        return tr("%1 (removed)").arg(name);
    case GitChange::Changed:
        break;
    }
    return name;
}

void ChangesView::fill(const GitChanges &changes)
{
    if (changes.look.list != m_list)
        return;
    const QListWidgetItem *const current = m_files->currentItem();
    const QString shown = current == nullptr ? QString() : current->data(pathRole).toString();
    m_changes = changes;
    m_read = true;
    {
        const QSignalBlocker blocker(m_files);
        m_files->clear();
        int row = 0;
        for (const GitChange &change : changes.look.changes) {
            auto *item = new QListWidgetItem(rowText(change), m_files);
            item->setData(pathRole, change.path);
            item->setToolTip(change.path);
            item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
            item->setCheckState(m_unticked.contains(change.path) ? Qt::Unchecked : Qt::Checked);
            if (change.path == shown)
                row = m_files->count() - 1;
        }
        m_files->setCurrentRow(m_files->count() > 0 ? row : -1);
    }
    // What somebody wrote there stays.
    if (m_message->toPlainText() == m_proposed) {
        m_proposed = changes.look.changes.isEmpty() ? QString() : changes.message;
        m_message->setPlainText(m_proposed);
    }
    showWords();
    showDiff();
    enable();
}

void ChangesView::showWords()
{
    if (!m_read)
        m_words->setText(tr("Looking…"));
    else if (m_changes.look.failure)
        m_words->setText(QString::fromUtf8(m_changes.look.failure->words).trimmed());
    else if (m_changes.look.state.activity != GitActivity::None)
        m_words->setText(GitText::state(m_changes.look));
    else if (m_changes.look.changes.isEmpty())
        m_words->setText(tr("Nothing has changed since the last commit."));
    else
        m_words->setText(GitText::changes(m_changes));
}

void ChangesView::showDiff()
{
    const int row = m_files->currentRow();
    m_diff->showDiff(row < 0 ? QByteArray() : m_changes.look.changes.value(row).diff);
}

QStringList ChangesView::ticked() const
{
    QStringList paths;
    for (int row = 0; row < m_files->count(); ++row) {
        const QListWidgetItem *const item = m_files->item(row);
        if (item->checkState() == Qt::Checked)
            paths << item->data(pathRole).toString();
    }
    return paths;
}

void ChangesView::enable()
{
    const bool can = m_read && !m_repositories.isActing() && !ticked().isEmpty() &&
                     !m_message->toPlainText().trimmed().isEmpty() &&
                     m_changes.look.state.activity == GitActivity::None;
    m_commit->setEnabled(can);
    m_commitAndPush->setEnabled(can);
}

void ChangesView::commit(bool thenPush)
{
    const QString message = m_message->toPlainText().trimmed();
    Q_EMIT commitWanted(m_list, ticked(), message, thenPush);
}

void ChangesView::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace paperdip
