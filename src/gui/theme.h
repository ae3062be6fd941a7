// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

class QApplication;

namespace paperdip {

// The window's colours, derived from the system's palette (light or dark), as in shared/mock.
struct Theme
{
    bool dark = false;
    QColor window;  // behind everything
    QColor sidebar; // behind the tree
    QColor surface; // fields, cards, notes
    QColor border;
    QColor text;
    QColor muted;     // second lines
    QColor accent;    // links, focus, selection's edge
    QColor selection; // behind a selected row
    QColor hover;
    QColor done;    // checked boxes, progress
    QColor track;   // progress still open
    QColor warning; // missing note
    QColor danger;  // failed
    QColor mark;    // behind words that were searched for

    static Theme of(const QPalette &palette);
};

// Fusion, with the palette of the system's scheme (PAPERDIP_THEME=light|dark forces one: for
// screenshots), fonts and the few style rules. Call once, before windows.
// The font is made of what was installed at the last start: what is now is known only when all
// fonts are read, for which a start need not wait.
void applyTheme(QApplication &app);
// Behind the first paint: of what is installed now, for this start and the next.
void takeInstalledFaces();

} // namespace paperdip
