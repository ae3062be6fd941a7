// SPDX-License-Identifier: MIT
#include "markdown/sectionline.h"

#include "markdown/entryreader.h"
#include "markdown/lines.h"

namespace paperdip {
namespace {

constexpr qsizetype longestBoldLine = 120; // bytes

// What stands between the marks of the one bold run that is the whole line; null: it is none.
Span boldRun(QByteArrayView segment)
{
    Span line = trimmed(segment, {segment.startsWith("\xEF\xBB\xBF") ? 3 : 0, segment.size()});
    while (line.size() > 0 && segment[line.end - 1] == ':')
        --line.end;
    const QByteArrayView text = segment.sliced(line.begin, line.size());
    if (text.size() < 5 || text.size() > longestBoldLine || text.contains('\n') ||
        text.contains('\r'))
        return {};
    for (const QByteArrayView mark : {QByteArrayView("**"), QByteArrayView("__")}) {
        if (!text.startsWith(mark) || !text.endsWith(mark))
            continue;
        Span inner{line.begin + 2, line.end - 2};
        const QByteArrayView words = segment.sliced(inner.begin, inner.size());
        if (words.contains(mark) || isSpaceByte(words.front()) || isSpaceByte(words.back()))
            return {};
        return inner;
    }
    return {};
}

} // namespace

bool isBoldLine(QByteArrayView segment, Structure structure)
{
    return structure == Structure::Paragraph && !boldRun(segment).isNull();
}

Reading boldSection(QByteArrayView segment, const References &references)
{
    Reading reading;
    reading.kind = NodeKind::Section;
    reading.titleSpan = boldRun(segment);
    const LinkedText text(segment, {{Block::Kind::Paragraph, reading.titleSpan}}, references);
    for (const SeenLink &link : text.links())
        reading.links << text.link(link);
    const QByteArrayView words = text.slice(reading.titleSpan);
    if (words.endsWith(':'))
        reading.titleSpan.end -= 1;
    else if (words.endsWith("\xEF\xBC\x9A"))
        reading.titleSpan.end -= 3;
    reading.title = text.plain(reading.titleSpan);
    return reading;
}

bool isStruckOut(QByteArrayView segment, Span title)
{
    return title.begin >= 2 && title.end + 2 <= segment.size() &&
           segment.sliced(title.begin - 2, 2) == "~~" && segment.sliced(title.end, 2) == "~~";
}

} // namespace paperdip
