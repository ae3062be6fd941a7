// SPDX-License-Identifier: MIT
#include "formulas/formulafiles.h"

#include <QFileInfo>
#include <QStandardPaths>

namespace paperdip {

FormulaFiles FormulaFiles::find()
{
    FormulaFiles files;
    const auto locate = [](const char *name) {
        return QStandardPaths::locate(QStandardPaths::GenericDataLocation,
                                      QString::fromLatin1(name));
    };
    files.script = locate("javascript/katex/katex.min.js");
    for (const char *name : {"fonts/truetype/katex/KaTeX_Main-Regular.ttf",
                             "javascript/katex/fonts/KaTeX_Main-Regular.ttf"}) {
        if (const QString font = locate(name); files.fonts.isEmpty() && !font.isEmpty())
            files.fonts = QFileInfo(font).path();
    }
    return files;
}

} // namespace paperdip
