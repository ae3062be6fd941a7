// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace paperdip {

// What a line of Markdown begins with: "  - [x] ", "> ", "3. ", in this order of parts.
struct LinePrefix
{
    QString quote; // "> > ", with the blanks
    QString indent;
    QString marker; // "-", "*", "+", "12.", "3)"; empty: no item
    QString gap;    // behind the marker
    QString box;    // "[ ] " or "[x] "
    QString rest;   // the line without all of that

    qsizetype length() const
    {
        return quote.size() + indent.size() + marker.size() + gap.size() + box.size();
    }
};
LinePrefix prefixOf(const QString &line);

// "---", "* * *": no item, though it begins like one.
bool isRule(const QString &line);

// What Enter puts on the next line; empty: nothing. Nothing at all (nullopt) where the item is
// empty: then Enter takes its marker away instead.
std::optional<QString> continuation(const QString &line);

// The line one level deeper or shallower, by the width of a marker; nullopt: it is no item (or is
// at the margin).
std::optional<QString> indented(const QString &line, bool deeper);

// The line with its box ticked or emptied; an item without one gets one; nullopt: it is no item.
std::optional<QString> boxToggled(const QString &line);

} // namespace paperdip
