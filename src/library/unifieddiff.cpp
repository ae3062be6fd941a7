// SPDX-License-Identifier: MIT
#include "library/unifieddiff.h"

#include "core/linemerge.h"

#include <QList>

namespace paperdip {

namespace {

constexpr qsizetype linesAround = 3;

// A stretch of lines that differ.
struct ChangedLines
{
    qsizetype oldBegin = 0;
    qsizetype oldEnd = 0;
    qsizetype newBegin = 0;
    qsizetype newEnd = 0;
};

// The lines with their line feeds.
QList<QByteArray> diffLines(const QByteArray &bytes)
{
    QList<QByteArray> lines;
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype feed = bytes.indexOf('\n', at);
        const qsizetype end = feed < 0 ? bytes.size() : feed + 1;
        lines << bytes.mid(at, end - at);
        at = end;
    }
    return lines;
}

QList<ChangedLines> changesBetween(const QList<QByteArray> &before, const QList<QByteArray> &after)
{
    QList<ChangedLines> changes;
    qsizetype oldAt = 0;
    qsizetype newAt = 0;
    const auto upTo = [&](qsizetype oldEnd, qsizetype newEnd) {
        if (oldEnd > oldAt || newEnd > newAt)
            changes.append({oldAt, oldEnd, newAt, newEnd});
    };
    const auto matched = matchedLines({before.begin(), before.end()}, {after.begin(), after.end()});
    for (const auto &[oldLine, newLine] : matched) {
        if (before.at(oldLine) != after.at(newLine))
            continue; // but for their ends
        upTo(oldLine, newLine);
        oldAt = oldLine + 1;
        newAt = newLine + 1;
    }
    upTo(before.size(), after.size());
    return changes;
}

void addLine(QByteArray &diff, char mark, const QByteArray &line)
{
    diff += mark + line;
    if (!line.endsWith('\n'))
        diff += "\n\\ No newline at end of file\n";
}

QByteArray rangeOf(qsizetype begin, qsizetype count)
{
    return QByteArray::number(count == 0 ? begin : begin + 1) + ',' + QByteArray::number(count);
}

// Changes [first, last) with what stands between and around them.
void addHunk(QByteArray &diff, const QList<ChangedLines> &changes, qsizetype first, qsizetype last,
             const QList<QByteArray> &before, const QList<QByteArray> &after)
{
    const qsizetype lead = qMin(linesAround, changes.at(first).oldBegin);
    const ChangedLines &end = changes.at(last - 1);
    const qsizetype tail = qMin(linesAround, before.size() - end.oldEnd);
    const qsizetype oldBegin = changes.at(first).oldBegin - lead;
    const qsizetype newBegin = changes.at(first).newBegin - lead;
    diff += "@@ -" + rangeOf(oldBegin, end.oldEnd + tail - oldBegin) + " +" +
            rangeOf(newBegin, end.newEnd + tail - newBegin) + " @@\n";
    qsizetype at = oldBegin;
    for (qsizetype i = first; i < last; ++i) {
        for (; at < changes.at(i).oldBegin; ++at)
            addLine(diff, ' ', before.at(at));
        for (; at < changes.at(i).oldEnd; ++at)
            addLine(diff, '-', before.at(at));
        for (qsizetype line = changes.at(i).newBegin; line < changes.at(i).newEnd; ++line)
            addLine(diff, '+', after.at(line));
    }
    for (; at < end.oldEnd + tail; ++at)
        addLine(diff, ' ', before.at(at));
}

} // namespace

QByteArray unifiedDiff(const QByteArray &before, const QByteArray &after, const QString &name)
{
    if (before == after)
        return {};
    const QList<QByteArray> oldLines = diffLines(before);
    const QList<QByteArray> newLines = diffLines(after);
    const QList<ChangedLines> changes = changesBetween(oldLines, newLines);
    QByteArray diff = "--- a/" + name.toUtf8() + "\n+++ b/" + name.toUtf8() + '\n';
    for (qsizetype first = 0; first < changes.size();) {
        qsizetype last = first + 1;
        while (last < changes.size() &&
               changes.at(last).oldBegin - changes.at(last - 1).oldEnd <= 2 * linesAround)
            ++last;
        addHunk(diff, changes, first, last, oldLines, newLines);
        first = last;
    }
    return diff;
}

} // namespace paperdip
