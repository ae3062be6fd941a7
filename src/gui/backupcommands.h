// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QObject>

class QWidget;

namespace paperdip {

class ActionSet;
class Backups;
class BackupsView;
class Library;
class LinkedFiles;
class MessageBar;
class Notes;

// What the window does about copies of the library, and says about how it began.
class BackupCommands : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ActionSet &actions;
        Library &library;
        LinkedFiles &files;
        Notes &notes;
        Backups &backups;
        MessageBar &messages;
    };

    BackupCommands(const Parts &parts, QWidget &window);

Q_SIGNALS:
    void problem(const paperdip::Error &error);

private:
    void showView();
    void rebuild();
    void sayHowItBegan();
    void sayFailed(const Error &error);

    Parts m_with;
    QWidget &m_window;
    BackupsView *m_view = nullptr; // made when first wanted
    bool m_rebuilding = false;
};

} // namespace paperdip
