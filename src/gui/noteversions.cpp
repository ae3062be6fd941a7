// SPDX-License-Identifier: MIT
#include "gui/noteversions.h"

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

NoteVersions::NoteVersions(Notes &notes, QWidget *parent)
    : QDialog(parent), m_notes(notes), m_intro(new QLabel(this)), m_list(new QListWidget(this)),
      m_text(new DiffView(this)), m_differences(new QCheckBox(this))
{
    layOut();
    retranslate();
    connect(m_list, &QListWidget::currentRowChanged, this, &NoteVersions::showVersion);
    connect(m_differences, &QCheckBox::toggled, this, &NoteVersions::showVersion);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_bringBack, &QPushButton::clicked, this, [this] {
        Q_EMIT bringBack(m_path, chosen());
        accept();
    });
}

void NoteVersions::layOut()
{
    setObjectName(QStringLiteral("noteVersions"));
    m_list->setObjectName(QStringLiteral("noteVersionList"));
    m_text->setObjectName(QStringLiteral("noteVersionText"));
    m_differences->setObjectName(QStringLiteral("noteVersionDifferences"));
    m_differences->setChecked(true);
    m_intro->setTextFormat(Qt::PlainText);
    auto *split = new QSplitter(this);
    split->addWidget(m_list);
    split->addWidget(m_text);
    split->setStretchFactor(1, 1);
    split->setSizes({190, 570});
    split->setChildrenCollapsible(false);
    auto *buttons = new QDialogButtonBox(this);
    m_bringBack = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_bringBack->setObjectName(QStringLiteral("noteVersionBringBack"));
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
    resize(800, 520);
}

void NoteVersions::retranslate()
{
    setWindowTitle(tr("Earlier versions"));
    const QString name = QFileInfo(m_path).fileName();
    m_intro->setText(m_versions.isEmpty()
                         ? tr("There are no earlier versions of “%1” yet.").arg(name)
                         : tr("What “%1” held until then:").arg(name));
    m_differences->setText(tr("Only what &differs from now"));
    m_bringBack->setText(tr("&Bring this version back"));
    m_close->setText(tr("Close"));
}

void NoteVersions::showNote(const QString &absolutePath, const QByteArray &current)
{
    m_path = absolutePath;
    m_current = current;
    m_versions = m_notes.versions(absolutePath);
    fill();
    retranslate();
    show();
    raise();
    activateWindow();
    m_list->setFocus();
}

void NoteVersions::fill()
{
    m_list->clear();
    for (const NoteVersion &version : std::as_const(m_versions)) {
        const QDateTime time = QDateTime::fromSecsSinceEpoch(version.at);
        m_list->addItem(QLocale().toString(time, QLocale::ShortFormat));
    }
    if (!m_versions.isEmpty())
        m_list->setCurrentRow(0);
    showVersion();
}

QByteArray NoteVersions::chosen() const
{
    const int row = m_list->currentRow();
    return row < 0 || row >= m_versions.size() ? QByteArray()
                                               : m_notes.version(m_versions.at(row).id);
}

void NoteVersions::showVersion()
{
    const bool any = m_list->currentRow() >= 0;
    m_bringBack->setEnabled(any);
    const QByteArray bytes = chosen();
    m_text->showDiff(any && m_differences->isChecked()
                         ? unifiedDiff(m_current, bytes, QFileInfo(m_path).fileName())
                         : bytes);
}

void NoteVersions::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace paperdip
