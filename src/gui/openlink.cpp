// SPDX-License-Identifier: MIT
#include "gui/openlink.h"

#include "gui/notespans.h"

namespace paperdip {

namespace {

constexpr qsizetype Longest = 120; // of what is typed to find something

bool isBracket(QChar c)
{
    return c == u'[' || c == u']' || c == u'【' || c == u'】';
}

bool standsInCode(const QString &line, qsizetype at, int before)
{
    if (isCode(before))
        return true;
    const QList<NoteSpan> spans = spansOf(line, before);
    for (const NoteSpan &span : spans) {
        if ((span.styles & (CodeStyle | FormulaStyle)) != 0 && span.begin <= at &&
            at < span.begin + span.length)
            return true;
    }
    return false;
}

} // namespace

std::optional<OpenLink> openLinkAt(const QString &line, qsizetype caret, int before)
{
    qsizetype words = caret;
    while (words > 0 && caret - words <= Longest && !isBracket(line.at(words - 1)))
        --words;
    const QStringView opening = QStringView(line).first(words).last(qMin<qsizetype>(2, words));
    const bool latin = opening == QLatin1String("[[");
    if (!latin && opening != QStringLiteral("【【"))
        return std::nullopt;
    const qsizetype begin = words - 2;
    const bool escaped = begin > 0 && line.at(begin - 1) == u'\\';
    if (escaped || standsInCode(line, begin, before))
        return std::nullopt;
    const bool closed =
        line.mid(caret, 2) == (latin ? QStringLiteral("]]") : QStringLiteral("】】"));
    return OpenLink{begin, caret + (closed ? 2 : 0), line.mid(words, caret - words)};
}

} // namespace paperdip
