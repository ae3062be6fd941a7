// SPDX-License-Identifier: MIT
#include "markdown/wording.h"

#include "markdown/lines.h"
#include "markdown/place.h"
#include "markdown/plaintext.h"
#include "markdown/segmenttext.h"

#include <algorithm>
#include <array>

namespace paperdip {

namespace {

constexpr std::array separators{QByteArrayView(","), QByteArrayView("，"), QByteArrayView("、"),
                                QByteArrayView(":"), QByteArrayView("："), QByteArrayView("|"),
                                QByteArrayView("–"), QByteArrayView("—"),  QByteArrayView("-")};

qsizetype separatorBefore(QByteArrayView bytes)
{
    for (const QByteArrayView separator : separators) {
        if (bytes.endsWith(separator))
            return separator.size();
    }
    return 0;
}

// The first of an entry's words behind its link and title; -1: it has none.
qsizetype wordsBegin(const Reading &reading)
{
    QList<qsizetype> begins;
    for (const Span &span : {reading.keywordsSpan, reading.remarkSpan}) {
        if (!span.isNull())
            begins.append(span.begin);
    }
    if (reading.noteLink >= 0)
        begins.append(reading.links.at(reading.noteLink).whole.begin);
    return begins.isEmpty() ? -1 : *std::min_element(begins.begin(), begins.end());
}

qsizetype headEnd(const Reading &reading)
{
    return std::max(reading.main ? reading.main->whole.end : 0, reading.titleSpan.end);
}

std::optional<FieldLead> leadOf(const QByteArray &segment, const Reading &reading)
{
    const qsizetype words = wordsBegin(reading);
    if (words < 0 || words <= headEnd(reading))
        return {};
    qsizetype begin = words;
    while (begin > 0 && isSpaceByte(segment[begin - 1]))
        --begin;
    const QByteArrayView space = QByteArrayView(segment).sliced(begin, words - begin);
    if (!lineEndOf(space).isEmpty())
        return FieldLead{1 + std::min(1, blankLinesIn(space)), {}};
    begin = separatorBegin(segment, words, headEnd(reading));
    if (begin != headEnd(reading) || begin == words)
        return {};
    return FieldLead{0, segment.mid(begin, words - begin)};
}

// Calls `take` with the papers around an index, the nearest first, until it says that it is done.
template<typename Take>
void visitNearest(const Document &document, int index, Take take)
{
    for (int distance = 1; distance < document.size(); ++distance) {
        for (const int at : {index - distance, index + distance}) {
            if (at < 0 || at >= document.size() || !isPaper(document.at(at)))
                continue;
            if (take(document.bytesAt(at), document.at(at).reading))
                return;
        }
    }
}

bool isAlone(const QByteArray &bytes, qsizetype begin, qsizetype limit)
{
    const qsizetype line = std::max(limit, lineBegin(bytes, begin));
    return line > limit && QByteArrayView(bytes).sliced(line, begin - line).trimmed().isEmpty();
}

// The words fill their lines: the lines go, and the blank lines above where nothing follows.
QByteArray withoutLines(const QByteArray &bytes, qsizetype begin, qsizetype end)
{
    const qsizetype stop = lineStop(bytes, end);
    qsizetype next = stop;
    while (next < bytes.size() && isLineEnd(bytes[next]) && next - stop < 2 &&
           !(next > stop && bytes[next] == bytes[stop]))
        ++next;
    qsizetype text = next;
    while (text < bytes.size() && isBlankByte(bytes[text]))
        ++text;
    const bool follows = next > stop && text < bytes.size() && !isLineEnd(bytes[text]);
    if (follows)
        return bytes.first(begin) + bytes.sliced(text);
    qsizetype above = begin;
    while (above > 0 && isSpaceByte(bytes[above - 1]))
        --above;
    return bytes.first(above) + bytes.sliced(stop);
}

} // namespace

FieldLead nearestLead(const Document &document, int index)
{
    FieldLead found;
    visitNearest(document, index, [&](const QByteArray &segment, const Reading &reading) {
        const std::optional<FieldLead> lead = leadOf(segment, reading);
        found = lead.value_or(found);
        return lead.has_value();
    });
    return found;
}

QByteArray leadBytes(const FieldLead &lead, const QByteArray &segment, const QByteArray &lineEnd)
{
    if (lead.lines == 0)
        return lead.separator;
    const std::optional<ItemHead> head = itemHead(segment);
    return lineEnd.repeated(lead.lines) + QByteArray(head ? head->contentColumn : 0, ' ');
}

QByteArray nearestNoteLabel(const Document &document, int index)
{
    QByteArray label = QByteArrayLiteral("note");
    visitNearest(document, index, [&](const QByteArray &segment, const Reading &reading) {
        const Span span =
            reading.noteLink >= 0 ? reading.links.at(reading.noteLink).textSpan : Span();
        if (span.isNull() || span.size() == 0 || span.size() > 24)
            return false;
        label = segment.mid(span.begin, span.size());
        return true;
    });
    return label;
}

bool endsSentence(const QByteArray &text)
{
    constexpr std::array ends{"。", "！", "？", "；", ".", "!", "?", ";", "…"};
    return std::any_of(ends.begin(), ends.end(),
                       [&](const char *end) { return text.endsWith(end); });
}

QByteArray joint(const QByteArray &before, const QByteArray &after)
{
    if (endsSentence(before))
        return QByteArrayLiteral(" ");
    const QString next = QString::fromUtf8(after.first(std::min<qsizetype>(after.size(), 4)));
    return !next.isEmpty() && isCjk(next.front().unicode()) ? QByteArrayLiteral("，")
                                                            : QByteArrayLiteral(", ");
}

qsizetype separatorBegin(const QByteArray &bytes, qsizetype end, qsizetype limit)
{
    while (end > limit) {
        const QByteArrayView before = QByteArrayView(bytes).sliced(limit, end - limit);
        const qsizetype size = isBlankByte(before.back()) ? 1 : separatorBefore(before);
        if (size == 0)
            break;
        end -= size;
    }
    return end;
}

qsizetype separatorEnd(const QByteArray &bytes, qsizetype begin)
{
    bool separated = false;
    while (begin < bytes.size()) {
        const QByteArrayView rest = QByteArrayView(bytes).sliced(begin);
        if (isBlankByte(rest.front())) {
            ++begin;
            continue;
        }
        const auto separator =
            std::find_if(separators.begin(), separators.begin() + 3,
                         [&](QByteArrayView one) { return rest.startsWith(one); });
        if (separated || separator == separators.begin() + 3)
            break;
        separated = true;
        begin += separator->size();
    }
    return begin;
}

QByteArray withoutWords(const QByteArray &bytes, Span words, qsizetype limit)
{
    const qsizetype line = std::max(limit, lineBegin(bytes, words.begin));
    const qsizetype left = separatorBegin(bytes, words.begin, line);
    const qsizetype right = separatorEnd(bytes, words.end);
    const bool nothingBehind = right == bytes.size() || isLineEnd(bytes[right]);
    if (isAlone(bytes, words.begin, limit))
        return nothingBehind ? withoutLines(bytes, words.begin, right)
                             : bytes.first(words.begin) + bytes.sliced(right);
    if (nothingBehind)
        return bytes.first(left) + bytes.sliced(right);
    // Words on both sides: the separator behind goes, unless it alone says where a link begins.
    const bool separated = !bytes.mid(words.end, right - words.end).trimmed().isEmpty();
    const QByteArray before = bytes.mid(left, words.begin - left);
    const bool link = bytes[right] == '[' && left > limit;
    return bytes.first(left) + (link && !separated ? QByteArrayLiteral(", ") : before) +
           bytes.sliced(right);
}

} // namespace paperdip
