// SPDX-License-Identifier: MIT
#include "gui/mentions.h"

#include "core/identify.h"
#include "gui/notespans.h"

#include <QRegularExpression>
#include <QSet>
#include <QTextBlock>
#include <QTextDocument>
#include <algorithm>

namespace paperdip {

namespace {

const QRegularExpression &bareId()
{
    // Behind or before these it belongs to an address, a name, a label or another number.
    static const QRegularExpression id(
        QStringLiteral("(?<![A-Za-z0-9./_\\-\\[>\"'=<#?&])(?:arXiv:\\s?)?"
                       "(?<id>\\d{4}\\.\\d{4,5}(?:v\\d+)?)(?![A-Za-z0-9/_\\-\\]]|\\.\\d)"),
        QRegularExpression::CaseInsensitiveOption);
    return id;
}

} // namespace

QList<Mention> bareMentions(const QTextDocument &note)
{
    constexpr quint16 Taken = CodeStyle | FormulaStyle | LinkStyle;
    QList<Mention> mentions;
    QSet<QString> seen;
    for (QTextBlock block = note.begin(); block.isValid(); block = block.next()) {
        const int before = block.previous().userState();
        if (before != notestate::AtStart && before != notestate::Text)
            continue;
        const QString line = block.text();
        QList<NoteSpan> spans; // looked for when there is an id
        for (auto found = bareId().globalMatch(line); found.hasNext();) {
            const QRegularExpressionMatch match = found.next();
            const auto id = parseArxivId(match.captured(QStringLiteral("id")));
            if (!id || seen.contains(id->id))
                continue;
            if (spans.isEmpty())
                spans = spansOf(line, before);
            const bool taken = std::any_of(spans.cbegin(), spans.cend(), [&](const NoteSpan &span) {
                return (span.styles & Taken) != 0 && span.begin < match.capturedEnd() &&
                       match.capturedStart() < span.begin + span.length;
            });
            if (taken)
                continue;
            seen.insert(id->id);
            mentions.append({block.position() + static_cast<int>(match.capturedStart()),
                             static_cast<int>(match.capturedLength()), id->id});
        }
    }
    return mentions;
}

} // namespace paperdip
