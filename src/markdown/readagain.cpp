// SPDX-License-Identifier: MIT
#include "markdown/entry.h"
#include "markdown/facts.h"
#include "markdown/lines.h"
#include "markdown/outline.h"
#include "markdown/outlinerules.h"
#include "markdown/sectionline.h"

#include <algorithm>

namespace paperdip {
namespace {

// Without the indentation of its first line, so that it can be cut by itself.
QByteArray dedented(QByteArrayView segment)
{
    const int columns = indentOf(segment.first(lineAt(segment, 0).end)).columns;
    QByteArray bytes;
    bytes.reserve(segment.size());
    for (qsizetype at = 0; at < segment.size();) {
        const Line line = lineAt(segment, at);
        qsizetype begin = at;
        for (int column = 0; column < columns && begin < line.end && isBlankByte(segment[begin]);) {
            column += segment[begin] == '\t' ? 4 - column % 4 : 1;
            ++begin;
        }
        bytes += segment.sliced(begin, line.next - begin);
        at = line.next;
    }
    return bytes;
}

// It is one segment of that structure, and lets another item follow.
bool isOneSegment(QByteArrayView segment, const Reading &before)
{
    QByteArray bytes = dedented(segment);
    const qsizetype end = bytes.size();
    if (!bytes.endsWith('\n') && !bytes.endsWith('\r'))
        bytes += '\n';
    const std::vector<Segment> found = cut(bytes + "- x\n");
    return found.size() == 2 && found[0].structure == before.structure && found[1].begin >= end &&
           (before.structure != Structure::Heading || found[0].level == before.level);
}

// The labels were brackets that led nowhere before, so that the list does not define them.
bool knownUnresolved(const QStringList &labels, const Reading &before)
{
    QString texts = before.title + QLatin1Char('\n') + before.remark + QLatin1Char('\n') +
                    before.keywords.join(QLatin1Char('\n'));
    if (before.main)
        texts += QLatin1Char('\n') + before.main->text;
    for (const Link &link : before.links)
        texts += QLatin1Char('\n') + link.text;
    texts = texts.simplified().toCaseFolded();
    return std::all_of(labels.begin(), labels.end(), [&texts](const QString &label) {
        return texts.contains(QLatin1Char('[') + label + QLatin1Char(']'));
    });
}

bool usesReferences(const Reading &reading)
{
    const auto isReference = [](const Link &link) { return link.urlSpan.isNull(); };
    return (reading.main && isReference(*reading.main)) ||
           std::any_of(reading.links.begin(), reading.links.end(), isReference);
}

// A paper's own remark, and that of what is below it, whose lines are returned.
QStringList keepRemarkBelow(Reading &reading, const Reading &before)
{
    const qsizetype lineEnd =
        before.remarkSpan.isNull() ? -1 : before.remark.indexOf(QLatin1Char('\n'));
    const QString below = before.remarkSpan.isNull() ? before.remark
                          : lineEnd < 0              ? QString()
                                                     : before.remark.mid(lineEnd + 1);
    if (!below.isEmpty())
        reading.remark += reading.remark.isEmpty() ? below : QLatin1Char('\n') + below;
    return below.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

} // namespace

std::optional<Reading> readAgain(const QByteArray &segment, const Reading &before)
{
    const bool isHeading = before.structure == Structure::Heading;
    const bool isPaper = before.kind == NodeKind::Paper;
    const bool isAlone = before.structure == Structure::Heading ||
                         before.structure == Structure::Item ||
                         before.structure == Structure::Paragraph;
    if ((!isHeading && !isPaper) || !isAlone || usesReferences(before) ||
        !isOneSegment(segment, before))
        return {};
    Entry entry = readEntry(segment, before.structure, before.level, {});
    Reading &reading = entry.reading;
    if (!knownUnresolved(entry.unresolved, before))
        return {};
    if (reading.claim != before.claim && (isHeading || !reading.box))
        return {};
    // Items that are nothing but a link count for their neighbours.
    const bool wasLink = before.structure == Structure::Item && before.links.isEmpty() &&
                         before.keywords.isEmpty() && before.remark.isEmpty() &&
                         before.claim != Claim::Work && before.claim != Claim::Note;
    if (!before.box && entry.isLink != wasLink)
        return {};
    if (reading.box.has_value() != before.box.has_value() || reading.boxAt != before.boxAt ||
        before.mark)
        return {};
    if (isPaper && !reading.box && !reading.titleSpan.isNull() &&
        isStruckOut(segment, reading.titleSpan))
        return {}; // what is not struck out is not read
    if (isContents(reading.title) != isContents(before.title))
        return {}; // what stands below it is read otherwise
    reading.kind = before.kind;
    if (isPaper) {
        int number = 0;
        for (const QString &line : keepRemarkBelow(reading, before))
            addFactsBelow(reading, line, number++);
        reading.placeholder = isPlaceholder(reading);
    }
    return reading;
}

} // namespace paperdip
