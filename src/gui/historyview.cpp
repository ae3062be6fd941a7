// SPDX-License-Identifier: MIT
#include "gui/historyview.h"

#include "gui/diffview.h"
#include "library/unifieddiff.h"

#include <QCheckBox>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace paperdip {

HistoryView::HistoryView(Histories &histories, QWidget *parent)
    : QDialog(parent), m_histories(histories), m_intro(new QLabel(this)),
      m_list(new QListWidget(this)), m_text(new DiffView(this)), m_differences(new QCheckBox(this))
{
    layOut();
    retranslate();
    connect(&histories, &Histories::read, this, &HistoryView::fill);
    connect(&histories, &Histories::progress, this, [this](const GitProgress &progress) {
        m_percent = progress.percent;
        showIntro();
    });
    connect(m_list, &QListWidget::currentRowChanged, this, &HistoryView::showVersion);
    connect(m_differences, &QCheckBox::toggled, this, &HistoryView::showVersion);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(this, &QDialog::finished, &histories, &Histories::cancel);
    connect(m_bringBack, &QPushButton::clicked, this, [this] {
        const QByteArray bytes = m_history.versions.value(m_list->currentRow()).bytes;
        if (m_path.isEmpty())
            Q_EMIT bringEntryBack(m_node, bytes);
        else
            Q_EMIT bringNoteBack(m_path, bytes);
        accept();
    });
}

void HistoryView::layOut()
{
    setObjectName(QStringLiteral("historyView"));
    m_intro->setObjectName(QStringLiteral("historyIntro"));
    m_list->setObjectName(QStringLiteral("historyList"));
    m_text->setObjectName(QStringLiteral("historyText"));
    m_differences->setObjectName(QStringLiteral("historyDifferences"));
    m_differences->setChecked(true);
    m_intro->setTextFormat(Qt::PlainText);
    m_intro->setWordWrap(true);
    auto *split = new QSplitter(this);
    split->addWidget(m_list);
    split->addWidget(m_text);
    split->setStretchFactor(1, 1);
    split->setSizes({320, 520});
    split->setChildrenCollapsible(false);
    auto *buttons = new QDialogButtonBox(this);
    m_bringBack = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_bringBack->setObjectName(QStringLiteral("historyBringBack"));
    m_close = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_differences);
    bottom->addWidget(buttons, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_intro);
    layout->addWidget(split, 1);
    layout->addLayout(bottom);
    resize(880, 520);
}

void HistoryView::retranslate()
{
    setWindowTitle(tr("History"));
    m_differences->setText(tr("Only what &differs from now"));
    m_bringBack->setText(tr("&Bring this version back"));
    m_close->setText(tr("Close"));
    m_list->setAccessibleName(tr("Versions"));
    showIntro();
}

void HistoryView::showEntry(NodeId node, const QString &title, const QByteArray &current)
{
    m_node = node;
    m_path.clear();
    begin(title, current);
    m_histories.readEntry(node);
}

void HistoryView::showNote(const QString &absolutePath, const QByteArray &current)
{
    m_node = 0;
    m_path = absolutePath;
    begin(QFileInfo(absolutePath).fileName(), current);
    m_histories.readNote(absolutePath);
}

void HistoryView::begin(const QString &name, const QByteArray &current)
{
    m_name = name;
    m_current = current;
    m_history = {};
    m_read = false;
    m_percent = -1;
    m_list->clear();
    showIntro();
    showVersion();
    show();
    raise();
    activateWindow();
    m_list->setFocus();
}

QString HistoryView::rowText(const GitCommit &commit)
{
    const QDateTime time = QDateTime::fromSecsSinceEpoch(commit.time);
    return QLocale().toString(time, QLocale::ShortFormat) + QStringLiteral(" · ") + commit.author +
           QLatin1Char('\n') + commit.subject;
}

void HistoryView::fill(const GitHistory &history)
{
    const bool cancelled = history.failure && history.failure->trouble == GitTrouble::Cancelled;
    if (history.node != m_node || history.notePath != m_path || cancelled)
        return;
    m_history = history;
    m_read = true;
    m_list->clear();
    for (const GitVersion &version : history.versions) {
        auto *item = new QListWidgetItem(rowText(version.commit), m_list);
        item->setToolTip(QString::fromLatin1(version.commit.id.left(10)));
    }
    if (!history.versions.isEmpty())
        m_list->setCurrentRow(0);
    showIntro();
    showVersion();
}

void HistoryView::showIntro()
{
    if (!m_read && m_percent >= 0)
        m_intro->setText(tr("Reading the history… %1 %").arg(m_percent));
    else if (!m_read)
        m_intro->setText(tr("Reading the history…"));
    else if (m_history.failure)
        m_intro->setText(QString::fromUtf8(m_history.failure->words).trimmed());
    else if (m_history.versions.isEmpty())
        m_intro->setText(tr("“%1” was not committed yet.").arg(m_name));
    else
        m_intro->setText(tr("The commits that changed “%1”:").arg(m_name));
}

void HistoryView::showVersion()
{
    const int row = m_list->currentRow();
    const GitVersion version = m_history.versions.value(row);
    const bool any = row >= 0 && version.isThere;
    m_bringBack->setEnabled(any && version.bytes != m_current);
    const QByteArray end = m_path.isEmpty() ? "\n" : ""; // an entry's bytes come without theirs
    m_text->showDiff(any && m_differences->isChecked()
                         ? unifiedDiff(m_current + end, version.bytes + end, m_name)
                         : version.bytes);
    if (row >= 0 && !version.isThere)
        m_text->setPlainText(tr("Here it was taken out."));
}

void HistoryView::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace paperdip
