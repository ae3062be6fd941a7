// SPDX-License-Identifier: MIT
#include "gui/versionsdialog.h"

#include "gui/diffview.h"
#include "library/unifieddiff.h"

#include <QCheckBox>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace paperdip {

VersionsDialog::VersionsDialog(const QString &name, QWidget *parent)
    : QDialog(parent), m_intro(new QLabel(this)), m_list(new QListWidget(this)),
      m_text(new DiffView(this)), m_differences(new QCheckBox(this))
{
    layOut(name);
    connect(m_list, &QListWidget::currentRowChanged, this, &VersionsDialog::showVersion);
    connect(m_differences, &QCheckBox::toggled, this, &VersionsDialog::showVersion);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_bringBack, &QPushButton::clicked, this, [this] {
        if (const auto bytes = version(m_list->currentRow()))
            bringBack(*bytes);
        accept();
    });
}

void VersionsDialog::layOut(const QString &name)
{
    m_intro->setObjectName(name + QStringLiteral("Intro"));
    m_list->setObjectName(name + QStringLiteral("List"));
    m_text->setObjectName(name + QStringLiteral("Text"));
    m_differences->setObjectName(name + QStringLiteral("Differences"));
    m_differences->setChecked(true);
    m_intro->setTextFormat(Qt::PlainText);
    m_intro->setWordWrap(true);
    auto *split = new QSplitter(this);
    split->addWidget(m_list);
    split->addWidget(m_text);
    split->setStretchFactor(1, 1);
    split->setSizes({300, 540});
    split->setChildrenCollapsible(false);
    auto *buttons = new QDialogButtonBox(this);
    m_bringBack = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_bringBack->setObjectName(name + QStringLiteral("BringBack"));
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

void VersionsDialog::retranslate()
{
    m_differences->setText(tr("Only what &differs from now"));
    m_bringBack->setText(tr("&Bring this version back"));
    m_close->setText(tr("Close"));
    m_list->setAccessibleName(tr("Versions"));
    showIntro();
    showVersion();
}

void VersionsDialog::setCurrent(const QByteArray &bytes, const QString &name)
{
    m_current = bytes;
    m_name = name;
    setRows({});
}

void VersionsDialog::setRows(const QStringList &rows)
{
    m_list->clear();
    m_list->addItems(rows);
    if (!rows.isEmpty())
        m_list->setCurrentRow(0);
    showIntro();
    showVersion();
}

void VersionsDialog::setRowTip(int row, const QString &text)
{
    m_list->item(row)->setToolTip(text);
}

void VersionsDialog::present()
{
    show();
    raise();
    activateWindow();
    m_list->setFocus();
}

void VersionsDialog::showIntro()
{
    m_intro->setText(intro());
}

void VersionsDialog::showVersion()
{
    const int row = m_list->currentRow();
    const std::optional<QByteArray> bytes = row < 0 ? std::nullopt : version(row);
    const bool same = bytes == m_current;
    m_bringBack->setEnabled(bytes && !same);
    if (row >= 0 && !bytes)
        m_text->setPlainText(tr("Here it was taken out."));
    else if (same && m_differences->isChecked())
        m_text->setPlainText(tr("Just as it is now."));
    else if (bytes && m_differences->isChecked())
        m_text->showDiff(difference(*bytes));
    else
        m_text->showDiff(bytes.value_or(QByteArray()));
}

QByteArray VersionsDialog::difference(const QByteArray &bytes) const
{
    // An entry comes without its line's end, which is no difference.
    const bool ended = m_current.endsWith('\n') || bytes.endsWith('\n');
    const QByteArray end = ended ? QByteArray() : QByteArrayLiteral("\n");
    return unifiedDiff(m_current + end, bytes + end, m_name);
}

QString VersionsDialog::timeText(qint64 secondsSinceEpoch)
{
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(secondsSinceEpoch),
                              QLocale::ShortFormat);
}

void VersionsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace paperdip
