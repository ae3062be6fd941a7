// SPDX-License-Identifier: MIT
#include "gui/backupcommands.h"

#include "gui/actions.h"
#include "gui/backupsview.h"
#include "gui/errortext.h"
#include "gui/messagebar.h"
#include "library/backups.h"
#include "library/library.h"
#include "library/linkedfiles.h"
#include "library/notes.h"

#include <QAction>
#include <QLocale>

namespace paperdip {

BackupCommands::BackupCommands(const Parts &parts, QWidget &window)
    : QObject(&window), m_with(parts), m_window(window)
{
    connect(m_with.actions.backups, &QAction::triggered, this, &BackupCommands::showView);
    connect(&m_with.backups, &Backups::failed, this, &BackupCommands::sayFailed);
    connect(&m_with.backups, &Backups::made, this,
            [this] { m_with.messages.clear(QStringLiteral("backup")); });
    connect(&m_with.files, &LinkedFiles::rebuilt, this, [this] {
        m_rebuilding = false;
        if (m_view != nullptr)
            m_view->showBuilding(false);
        m_with.messages.post(QStringLiteral("rebuilt"),
                             tr("All lists and notes were read anew from their files."),
                             MessageBar::Severity::Info);
    });
    sayHowItBegan();
}

void BackupCommands::showView()
{
    if (m_view == nullptr) {
        m_view = new BackupsView(m_with.backups, &m_window);
        connect(m_view, &BackupsView::rebuildWanted, this, &BackupCommands::rebuild);
        connect(m_view, &BackupsView::problem, this, &BackupCommands::problem);
    }
    m_view->showBuilding(m_rebuilding);
    m_view->begin();
}

void BackupCommands::rebuild()
{
    m_rebuilding = true;
    m_view->showBuilding(true);
    m_with.files.rebuild();
    m_with.notes.readAgain();
}

void BackupCommands::sayFailed(const Error &error)
{
    m_with.messages.post(
        QStringLiteral("backup"),
        tr("No backup could be made; the older ones are still there. %1").arg(errorText(error)),
        MessageBar::Severity::Warning);
}

void BackupCommands::sayHowItBegan()
{
    const LibraryOrigin &origin = m_with.library.origin();
    QString text;
    if (origin.kind == LibraryOrigin::Restored) {
        text = tr("The backup was restored. What was here before is kept as %1.");
    } else if (origin.kind == LibraryOrigin::Recovered && origin.copyMade.isValid()) {
        text = tr("Paper Dip’s data was damaged. It was rebuilt from the backup of %2 and from the "
                  "lists’ "
                  "files. The damaged file is kept as %1.")
                   .replace(QLatin1String("%2"),
                            QLocale().toString(origin.copyMade, QLocale::ShortFormat));
    } else if (origin.kind == LibraryOrigin::Recovered) {
        text = tr(
            "Paper Dip’s data was damaged and there was no backup. It was rebuilt from the lists’ "
            "files. The damaged file is kept as %1.");
    } else {
        return;
    }
    text.replace(QLatin1String("%1"), origin.keptAside);
    if (!origin.unread.isEmpty())
        text +=
            QLatin1Char(' ') +
            tr("These lists could not be read: %1").arg(origin.unread.join(QStringLiteral(", ")));
    m_with.messages.post(QStringLiteral("recovered"), text,
                         origin.kind == LibraryOrigin::Restored ? MessageBar::Severity::Info
                                                                : MessageBar::Severity::Warning);
}

} // namespace paperdip
