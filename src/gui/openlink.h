// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace paperdip {

// A link between notes that is being written: "[[" (or "【【", as a Chinese input method has it)
// and the words behind it.
struct OpenLink
{
    qsizetype begin = 0; // of its brackets, in the line
    qsizetype end = 0;   // behind the caret, with brackets that close it
    QString words;       // up to the caret
};

// The one that the caret stands in, in a line that begins in this state (gui/notespans.h); nothing
// in code and formulas.
std::optional<OpenLink> openLinkAt(const QString &line, qsizetype caret, int before);

} // namespace paperdip
