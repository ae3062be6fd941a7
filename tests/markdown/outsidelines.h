// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/document.h"
#include "markdown/lines.h"
#include "markdown/segmenttext.h"

#include <QString>

// Whether two versions of a list are the same, line by line, but for the lines of some nodes.

// The nodes whose lines a change may touch, in both versions.
struct Touched
{
    QSet<paperdip::NodeId> lines;   // any change
    QSet<paperdip::NodeId> numbers; // items (and what is below them) whose number may change
};

namespace outsidelines {

// A line of a node that is not touched, with the blank lines above it.
struct OutsideLine
{
    paperdip::NodeId owner = 0;
    QByteArray text; // with its line end
    QByteArray gap;
    bool besideTouched = false; // touched lines stood between this one and the one before it
};

inline std::vector<OutsideLine> outsideLines(const paperdip::Document &document,
                                             const Touched &touched)
{
    std::vector<OutsideLine> found;
    OutsideLine next;
    for (const paperdip::Tile &tile : document.tiles()) {
        QByteArray bytes = tile.bytes;
        if (bytes.startsWith(paperdip::byteOrderMark) && document.indexOf(tile.node) == 0)
            bytes.remove(0, paperdip::byteOrderMark.size()); // it stays with the file's first line
        for (const paperdip::Line &line : paperdip::splitLines(bytes)) {
            const QByteArray text = bytes.mid(line.begin, line.next - line.begin);
            if (paperdip::isBlank(
                    QByteArrayView(bytes).sliced(line.begin, line.end - line.begin))) {
                next.gap += text;
            } else if (touched.lines.contains(tile.node)) {
                next.besideTouched = true;
            } else {
                next.owner = tile.node;
                next.text = text;
                found.push_back(next);
                next = OutsideLine();
            }
        }
    }
    found.push_back(next); // the end, with the blank lines above it
    return found;
}

inline QByteArray withoutEnd(const QByteArray &line)
{
    qsizetype end = line.size();
    while (end > 0 && paperdip::isLineEnd(line[end - 1]))
        --end;
    return line.first(end);
}

// A line without its indent and the digits of an item's number.
QByteArray inline withoutNumber(const QByteArray &line)
{
    const qsizetype text = paperdip::skipBlanks(line, 0);
    qsizetype at = text;
    while (at < line.size() && paperdip::isDigitByte(line[at]))
        ++at;
    const bool numbered = at > text && at < line.size() && (line[at] == '.' || line[at] == ')');
    const qsizetype content = numbered ? paperdip::skipBlanks(line, at + 1) : text;
    return line.sliced(content);
}

} // namespace outsidelines

// What differs outside the touched lines; empty: nothing does. Blank lines beside touched lines may
// differ, and the end of the line that stood or stands last in the file.
inline QString differenceOutside(const paperdip::Document &before, const paperdip::Document &after,
                                 const Touched &touched)
{
    using namespace outsidelines;
    const std::vector<OutsideLine> was = outsideLines(before, touched);
    const std::vector<OutsideLine> is = outsideLines(after, touched);
    for (size_t i = 0; i < std::min(was.size(), is.size()); ++i) {
        const OutsideLine &a = was[i];
        const OutsideLine &b = is[i];
        const bool numbers = touched.numbers.contains(a.owner) && a.owner == b.owner;
        const bool last =
            i + 2 == was.size() && (was.back().besideTouched || is.back().besideTouched);
        const bool same = a.text == b.text ||
                          (numbers && withoutNumber(a.text) == withoutNumber(b.text)) ||
                          (last && withoutEnd(a.text) == withoutEnd(b.text));
        if (!same)
            return QString::fromUtf8("line \"" + withoutEnd(a.text) + "\" became \"" +
                                     withoutEnd(b.text) + '"');
        if (a.gap != b.gap && !a.besideTouched && !b.besideTouched)
            return QString::fromUtf8("blank lines above \"" + withoutEnd(a.text) +
                                     "\": " + a.gap.toHex() + " became " + b.gap.toHex());
    }
    if (was.size() != is.size())
        return QStringLiteral("%1 lines outside became %2").arg(was.size()).arg(is.size());
    return {};
}
