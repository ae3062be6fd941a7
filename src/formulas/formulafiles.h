// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace paperdip {

// Where KaTeX lies on this machine. Empty: it is not installed.
struct FormulaFiles
{
    QString script; // katex.min.js
    QString fonts;  // the folder of KaTeX_Main-Regular.ttf and its like

    // Debian's libjs-katex and fonts-katex, below the folders of XDG_DATA_DIRS.
    static FormulaFiles find();
    bool areThere() const { return !script.isEmpty() && !fonts.isEmpty(); }
};

} // namespace paperdip
