// SPDX-License-Identifier: MIT
#include "gui/historyview.h"

#include <QEvent>
#include <QFileInfo>

namespace paperdip {

HistoryView::HistoryView(Histories &histories, QWidget *parent)
    : VersionsDialog(QStringLiteral("history"), parent), m_histories(histories)
{
    setObjectName(QStringLiteral("historyView"));
    setWindowTitle(tr("History"));
    retranslate();
    connect(&histories, &Histories::read, this, &HistoryView::fill);
    connect(&histories, &Histories::progress, this, [this](const GitProgress &progress) {
        m_percent = progress.percent;
        showIntro();
    });
    connect(this, &QDialog::finished, &histories, &Histories::cancel);
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
    m_title = name;
    m_history = {};
    m_read = false;
    m_percent = -1;
    setCurrent(current, name);
    present();
}

QString HistoryView::rowText(const GitCommit &commit)
{
    return timeText(commit.time) + QStringLiteral(" · ") + commit.author + QLatin1Char('\n') +
           commit.subject;
}

void HistoryView::fill(const GitHistory &history)
{
    const bool cancelled = history.failure && history.failure->trouble == GitTrouble::Cancelled;
    if (history.node != m_node || history.notePath != m_path || cancelled)
        return;
    m_history = history;
    m_read = true;
    QStringList rows;
    for (const GitVersion &version : history.versions)
        rows << rowText(version.commit);
    setRows(rows);
    for (int row = 0; row < rows.size(); ++row)
        setRowTip(row, QString::fromLatin1(history.versions.at(row).commit.id.left(10)));
}

QString HistoryView::intro() const
{
    if (!m_read && m_percent >= 0)
        return tr("Reading the history… %1 %").arg(m_percent);
    if (!m_read)
        return tr("Reading the history…");
    if (m_history.failure)
        return QString::fromUtf8(m_history.failure->words).trimmed();
    if (m_history.versions.isEmpty())
        return tr("“%1” was not committed yet.").arg(m_title);
    return tr("The commits that changed “%1”:").arg(m_title);
}

std::optional<QByteArray> HistoryView::version(int row) const
{
    const GitVersion version = m_history.versions.value(row);
    return version.isThere ? version.bytes : std::optional<QByteArray>();
}

void HistoryView::bringBack(const QByteArray &bytes)
{
    if (m_path.isEmpty())
        Q_EMIT bringEntryBack(m_node, bytes);
    else
        Q_EMIT bringNoteBack(m_path, bytes);
}

void HistoryView::changeEvent(QEvent *event)
{
    VersionsDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setWindowTitle(tr("History"));
}

} // namespace paperdip
