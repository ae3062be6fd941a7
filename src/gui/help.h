// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>

class QWidget;

namespace paperdip {

class ActionSet;

// A menu's text, to stand elsewhere: "&Open list…" as "Open list…".
QString withoutMnemonic(QString text);

// Windows that only tell something; they block nothing.
class Help
{
    Q_DECLARE_TR_FUNCTIONS(paperdip::Help)

public:
    static void showShortcuts(QWidget &window, const ActionSet &actions);
    static void showAbout(QWidget &window);
};

} // namespace paperdip
