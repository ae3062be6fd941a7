// SPDX-License-Identifier: MIT
#include "gui/backupsview.h"

#include "gui/buttonrow.h"
#include "library/backups.h"

#include <QDesktopServices>
#include <QDir>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace paperdip {

BackupsView::BackupsView(Backups &backups, QWidget *parent)
    : QDialog(parent), m_backups(backups), m_intro(new QLabel(this)),
      m_copies(new QTreeWidget(this)), m_state(new QLabel(this)), m_restore(new QPushButton(this)),
      m_make(new QPushButton(this)), m_folder(new QPushButton(this)),
      m_rebuild(new QPushButton(this)), m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("backupsView"));
    layOut();
    connectAll();
    retranslate();
}

void BackupsView::layOut()
{
    for (QLabel *label : {m_intro, m_state}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_state->setObjectName(QStringLiteral("backupsState"));
    m_copies->setObjectName(QStringLiteral("backupsList"));
    m_copies->setColumnCount(2);
    m_copies->setRootIsDecorated(false);
    m_copies->setUniformRowHeights(true);
    m_copies->setAllColumnsShowFocus(true);
    QHBoxLayout *buttons = buttonRow({{m_restore, "backupsRestore"},
                                      {m_make, "backupsMake"},
                                      {m_folder, "backupsFolder"},
                                      {m_rebuild, "backupsRebuild"},
                                      {m_close, "backupsClose"}});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(m_intro);
    layout->addWidget(m_copies, 1);
    layout->addWidget(m_state);
    layout->addLayout(buttons);
    resize(720, 420);
}

void BackupsView::connectAll()
{
    connect(&m_backups, &Backups::changed, this, &BackupsView::fill);
    connect(m_copies, &QTreeWidget::itemSelectionChanged, this, &BackupsView::enableButtons);
    connect(m_restore, &QPushButton::clicked, this, &BackupsView::restore);
    connect(m_make, &QPushButton::clicked, &m_backups, &Backups::makeNow);
    connect(m_folder, &QPushButton::clicked, this, [this] {
        QDir().mkpath(m_backups.folder());
        QDesktopServices::openUrl(QUrl::fromLocalFile(m_backups.folder()));
    });
    connect(m_rebuild, &QPushButton::clicked, this, &BackupsView::rebuildWanted);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
}

void BackupsView::begin()
{
    fill();
    show();
    raise();
    activateWindow();
    m_copies->setFocus();
}

void BackupsView::showBuilding(bool building)
{
    m_building = building;
    enableButtons();
}

void BackupsView::retranslate()
{
    setWindowTitle(tr("Backups"));
    m_intro->setText(
        tr("Your lists and notes are files of their own. What lives only in Paper Dip — what is "
           "being read, dates, records, drafts — is copied once a day: the last seven days and "
           "four weeks before them are kept."));
    m_copies->setHeaderLabels({tr("Made"), tr("Size")});
    m_make->setText(tr("Make one &now"));
    m_folder->setText(tr("Open &folder"));
    m_rebuild->setText(tr("Re&build from the files"));
    m_rebuild->setToolTip(
        tr("Reads all lists and notes anew from their files; what lives only here stays"));
    m_close->setText(tr("Close"));
    fill();
}

void BackupsView::fill()
{
    const QString before = chosen();
    m_copies->clear();
    const QList<LibraryCopy> copies = m_backups.all();
    for (const LibraryCopy &copy : copies) {
        auto *item =
            new QTreeWidgetItem(m_copies, {QLocale().toString(copy.made, QLocale::LongFormat),
                                           QLocale().formattedDataSize(copy.size)});
        item->setData(0, Qt::UserRole, copy.path);
        item->setToolTip(0, copy.path);
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        if (copy.path == before)
            m_copies->setCurrentItem(item);
    }
    m_copies->header()->resizeSection(0, 420);
    enableButtons();
}

void BackupsView::enableButtons()
{
    const bool waiting = m_backups.isRestoreWaiting();
    m_restore->setText(waiting ? tr("Do not &restore") : tr("&Restore at the next start"));
    m_restore->setEnabled(waiting || !chosen().isEmpty());
    m_make->setEnabled(!m_backups.isMaking());
    m_rebuild->setEnabled(!m_building);
    if (waiting)
        m_state->setText(tr("At the next start a backup takes the place of what is here now, which "
                            "is kept beside it."));
    else if (m_backups.isMaking())
        m_state->setText(tr("A backup is being made…"));
    else if (m_building)
        m_state->setText(tr("Lists and notes are being read from their files…"));
    else
        m_state->setText(m_copies->topLevelItemCount() == 0 ? tr("There is no backup yet.")
                                                            : QString());
}

QString BackupsView::chosen() const
{
    const QList<QTreeWidgetItem *> items = m_copies->selectedItems();
    return items.isEmpty() ? QString() : items.first()->data(0, Qt::UserRole).toString();
}

void BackupsView::restore()
{
    const Result<void> done = m_backups.isRestoreWaiting() ? m_backups.dontRestore()
                                                           : m_backups.restoreAtNextStart(chosen());
    if (!done)
        Q_EMIT problem(done.error());
}

void BackupsView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace paperdip
