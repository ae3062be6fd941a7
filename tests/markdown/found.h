// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/outline.h"

namespace paperdip {

inline QString slotted(const QString &name, const QString &value)
{
    return value.isEmpty() ? QString() : QStringLiteral(" <%1 %2>").arg(name, value);
}

// Each paper's title and what else was found: "Title <id 2205.14135> <note n.md>". Sources begin
// with "source: ", sections with '#'; texts are left out.
inline QString found(const QByteArray &list)
{
    QStringList lines;
    for (const OutlineNode &node : read(list)) {
        const Reading &reading = node.reading;
        if (isSection(node))
            lines << QStringLiteral("# ") + reading.title;
        else if (reading.kind == NodeKind::Source)
            lines << QStringLiteral("source: ") + reading.title;
        else if (isPaper(node))
            lines << reading.title + slotted(QStringLiteral("id"), reading.arxiv) +
                         slotted(QStringLiteral("note"), reading.notePath) +
                         slotted(QStringLiteral("keywords"),
                                 reading.keywords.join(QLatin1Char(';'))) +
                         slotted(QStringLiteral("remark"), reading.remark) +
                         slotted(QStringLiteral("authors"), reading.authors) +
                         slotted(QStringLiteral("venue"), reading.venue) +
                         slotted(QStringLiteral("year"),
                                 reading.year > 0 ? QString::number(reading.year) : QString());
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace paperdip
