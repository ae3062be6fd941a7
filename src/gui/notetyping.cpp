// SPDX-License-Identifier: MIT
#include "gui/notetyping.h"

#include "gui/notelist.h"
#include "gui/notetable.h"

#include <QRegularExpression>

namespace paperdip {

namespace {

constexpr int CodeIndent = 4;

QString leadingBlanks(const QString &line)
{
    qsizetype end = 0;
    while (end < line.size() && (line[end] == u' ' || line[end] == u'\t'))
        ++end;
    return line.left(end);
}

// The caret's line in two; what is behind the caret goes on behind `begin`.
void breakAt(LineSet &set, const QString &begin)
{
    const LineSet::Place at = set.caret;
    QString rest = set.lines[at.line].mid(at.column);
    if (!begin.isEmpty())
        rest = rest.mid(leadingBlanks(rest).size());
    set.lines[at.line].truncate(at.column);
    set.lines.insert(at.line + 1, begin + rest);
    set.moveTo({at.line + 1, begin.size()});
}

// Where lists are written 1. 1. 1. the next is 1. too.
bool countsOn(const LineSet &set, qsizetype line)
{
    const qsizetype sibling = siblingAbove(set.lines, line);
    return sibling < 0 ||
           numberOf(prefixOf(set.lines[sibling])) != numberOf(prefixOf(set.lines[line]));
}

Typed continueItem(LineSet &set, QString begin)
{
    const LinePrefix prefix = prefixOf(set.current());
    const qint64 number = numberOf(prefix);
    const bool counts = number >= 0 && countsOn(set, set.caret.line);
    if (number >= 0 && !counts)
        begin = withNumber(begin, number);
    breakAt(set, begin);
    if (counts)
        renumber(set, set.caret.line + 1, prefix, number, number + 1);
    return set.joined();
}

// An item without text becomes a line of its own, numbers below close up.
Typed leaveItem(LineSet &set)
{
    const LinePrefix prefix = prefixOf(set.current());
    QString left = prefix.quote;
    if (prefix.marker.isEmpty()) {
        left = left.trimmed();
        left.chop(1);
    } else if (!prefix.indent.isEmpty()) {
        return tabbed(set.joined(), false);
    }
    set.lines[set.caret.line] = left;
    set.moveTo({set.caret.line, left.size()});
    const qint64 number = numberOf(prefix);
    if (number >= 0)
        renumber(set, set.caret.line + 1, prefix, number, number - 1);
    return set.joined();
}

Typed breakRow(LineSet &set)
{
    const qsizetype at = set.caret.line;
    const bool heading = at + 1 < set.lines.size() && isDelimiterRow(set.lines[at + 1]);
    if (heading || set.caret.column < set.current().trimmed().size())
        return std::nullopt;
    if (isEmptyRow(set.current())) {
        set.lines[at] = prefixOf(set.current()).quote;
        set.moveTo({at, set.lines[at].size()});
        return set.joined();
    }
    const QString row = emptyRow(set.current());
    set.lines.insert(at + 1, row);
    set.moveTo({at + 1, cellSpans(row).value(0).begin});
    return set.joined();
}

} // namespace

Typed lineBroken(const NoteLines &lines)
{
    LineSet set(lines);
    if (set.isSelected())
        return std::nullopt;
    const QString line = set.current();
    if (set.code) {
        const QString indent = leadingBlanks(line).left(set.caret.column);
        if (indent.isEmpty())
            return std::nullopt;
        breakAt(set, indent);
        return set.joined();
    }
    if (isTableLine(set.lines, set.caret.line))
        return breakRow(set);
    if (set.caret.column < prefixOf(line).length())
        return std::nullopt;
    const std::optional<QString> next = continuation(line);
    if (!next)
        return leaveItem(set);
    return next->isEmpty() ? std::nullopt : continueItem(set, *next);
}

Typed lineContinued(const NoteLines &lines)
{
    NoteLines after = lines;
    after.text.remove(lines.begin(), lines.end() - lines.begin());
    after.moveTo(lines.begin());
    LineSet set(after);
    const LinePrefix prefix = prefixOf(set.current());
    QString begin = prefix.quote + prefix.indent;
    if (set.code)
        begin = leadingBlanks(set.current()).left(set.caret.column);
    else if (set.caret.column < prefix.length() || isRule(set.current()))
        begin.clear();
    else
        begin +=
            QString(prefix.marker.size() + (prefix.marker.isEmpty() ? 0 : prefix.gap.size()), u' ');
    breakAt(set, begin);
    return set.joined();
}

namespace {

// The marks that a key has set around the caret and nothing was written between.
qsizetype emptyPair(QStringView before, QStringView after)
{
    static const QString marks[] = {QStringLiteral("**"), QStringLiteral("~~"), QStringLiteral("*"),
                                    QStringLiteral("`"), QStringLiteral("$")};
    for (const QString &mark : marks) {
        if (before.endsWith(mark) && after.startsWith(mark))
            return mark.size();
    }
    return 0;
}

QString withoutBeginning(const LinePrefix &prefix)
{
    if (!prefix.box.isEmpty())
        return prefix.quote + prefix.indent + prefix.marker + prefix.gap + prefix.rest;
    if (!prefix.marker.isEmpty())
        return prefix.quote + prefix.indent + prefix.rest;
    const qsizetype mark = prefix.quote.lastIndexOf(u'>');
    return prefix.quote.left(mark) + prefix.rest;
}

} // namespace

Typed takenBack(const NoteLines &lines)
{
    LineSet set(lines);
    if (set.isSelected() || set.code)
        return std::nullopt;
    const QString line = set.current();
    const qsizetype column = set.caret.column;
    const qsizetype pair = emptyPair(QStringView(line).left(column), QStringView(line).mid(column));
    const bool link = line.mid(column - 1, 4) == QLatin1String("[]()");
    if (column > 0 && (pair > 0 || link)) {
        const qsizetype begin = column - (link ? 1 : pair);
        set.lines[set.caret.line].remove(begin, link ? 4 : 2 * pair);
        set.moveTo({set.caret.line, begin});
        return set.joined();
    }
    const LinePrefix prefix = prefixOf(line);
    const bool plain =
        prefix.marker.isEmpty() && (prefix.quote.isEmpty() || !prefix.indent.isEmpty());
    if (plain || isRule(line) || column != prefix.length())
        return std::nullopt;
    set.replace(set.caret.line, withoutBeginning(prefix));
    if (numberOf(prefix) >= 0 && prefix.box.isEmpty())
        renumber(set, set.caret.line + 1, prefix, numberOf(prefix), numberOf(prefix) - 1);
    return set.joined();
}

Typed wentHome(const NoteLines &lines, bool selecting)
{
    static const QRegularExpression hashes(QStringLiteral("^#{1,6}[ \\t]+"));
    LineSet set(lines);
    const LinePrefix prefix = prefixOf(set.current());
    const qsizetype text =
        isRule(set.current()) ? 0 : prefix.length() + hashes.match(prefix.rest).capturedLength();
    if (text == 0)
        return std::nullopt;
    set.caret.column = set.caret.column == text ? 0 : text;
    if (!selecting)
        set.anchor = set.caret;
    return set.joined();
}

namespace {

void selectCell(LineSet &set, qsizetype line, const CellSpan &cell)
{
    set.anchor = {line, cell.begin};
    set.caret = {line, cell.end};
}

Typed stepCell(LineSet &set, bool forward)
{
    qsizetype line = set.caret.line;
    const QList<CellSpan> cells = cellSpans(set.current());
    qsizetype cell = 0;
    while (cell + 1 < cells.size() && set.caret.column >= cells[cell + 1].begin)
        ++cell;
    const auto passDelimiter = [&] {
        if (line >= 0 && line < set.lines.size() && isDelimiterRow(set.lines[line]))
            line += forward ? 1 : -1;
    };
    if (!isDelimiterRow(set.current()) && cell + (forward ? 1 : -1) < cells.size() &&
        (forward || cell > 0)) {
        selectCell(set, line, cells[cell + (forward ? 1 : -1)]);
        return set.joined();
    }
    line += forward ? 1 : -1;
    passDelimiter();
    if (forward && (line >= set.lines.size() || !isTableLine(set.lines, line)))
        set.lines.insert(line, emptyRow(set.current()));
    if (line < 0 || !isTableLine(set.lines, line))
        return set.joined();
    const QList<CellSpan> row = cellSpans(set.lines[line]);
    if (!row.isEmpty())
        selectCell(set, line, forward ? row.first() : row.last());
    return set.joined();
}

// What the items of these lines are indented with.
bool usesTabs(const LineSet &set)
{
    for (const QString &line : set.lines) {
        if (isItem(line) && prefixOf(line).indent.contains(u'\t'))
            return true;
    }
    return false;
}

// Where an item would stand one level deeper or shallower, in columns.
int levelBeside(const LineSet &set, qsizetype line, bool deeper)
{
    const LinePrefix own = prefixOf(set.lines[line]);
    const int indent = columnsOf(own.indent);
    for (qsizetype i = line - 1; i >= 0; --i) {
        const LinePrefix prefix = prefixOf(set.lines[i]);
        if (prefix.quote != own.quote)
            break;
        if (!isItem(set.lines[i]))
            continue;
        const int columns = columnsOf(prefix.indent);
        if (deeper && columns <= indent) {
            const auto gap = qBound(1, static_cast<int>(prefix.gap.size()), 4);
            const int content = columns + static_cast<int>(prefix.marker.size()) + gap;
            return qMax(indent, content); // a first child goes no deeper
        }
        if (!deeper && columns < indent)
            return columns;
    }
    return deeper ? indent + static_cast<int>(own.marker.size()) + 1 : 0;
}

QString shifted(const QString &line, int by, bool tabs)
{
    const LinePrefix prefix = prefixOf(line);
    const QString tail = line.mid(prefix.quote.size() + prefix.indent.size());
    if (tail.isEmpty())
        return line;
    QString indent = prefix.indent;
    if (by > 0) {
        indent.prepend(tabs ? QStringLiteral("\t") : QString(by, u' '));
    } else {
        const int wanted = qMax(0, columnsOf(indent) + by);
        while (columnsOf(indent) > wanted)
            indent.remove(0, 1);
    }
    return prefix.quote + indent + tail;
}

// An item on its new level counts on from the one above it there; those that it left close up.
void countAnew(LineSet &set, qsizetype line, const LinePrefix &before)
{
    const LinePrefix now = prefixOf(set.lines[line]);
    const qsizetype sibling = siblingAbove(set.lines, line);
    const qint64 number = sibling < 0 ? 1 : numberOf(prefixOf(set.lines[sibling])) + 1;
    set.replace(line, withNumber(set.lines[line], number));
    const bool deeper = columnsOf(now.indent) > columnsOf(before.indent);
    const qint64 left = numberOf(before);
    renumber(set, line + 1, before, left, deeper ? left - 1 : 0);
    if (!deeper)
        renumber(set, line + 1, now, number - 1, number);
}

Typed indentItems(LineSet &set, qsizetype leader, bool deeper)
{
    const int now = columnsOf(prefixOf(set.lines[leader]).indent);
    const int by = levelBeside(set, leader, deeper) - now;
    const bool tabs = usesTabs(set);
    if (by == 0)
        return set.joined();
    const qsizetype last = set.last();
    for (qsizetype i = set.first(); i <= last; ++i) {
        const LinePrefix before = prefixOf(set.lines[i]);
        const bool item = isItem(set.lines[i]);
        const QString line = shifted(set.lines[i], by, tabs);
        if (line == set.lines[i])
            continue;
        set.replace(i, line);
        if (item && isNumbered(before))
            countAnew(set, i, before);
    }
    return set.joined();
}

Typed indentText(LineSet &set, bool deeper)
{
    if (deeper && set.first() == set.last() && set.isSelected())
        return std::nullopt;
    if (deeper && !set.isSelected()) {
        const bool tab = leadingBlanks(set.current()).contains(u'\t');
        const int columns = columnsOf(set.current().left(set.caret.column));
        const QString blanks =
            tab ? QStringLiteral("\t") : QString(CodeIndent - columns % CodeIndent, u' ');
        set.lines[set.caret.line].insert(set.caret.column, blanks);
        set.moveTo({set.caret.line, set.caret.column + blanks.size()});
        return set.joined();
    }
    const qsizetype last = set.last();
    for (qsizetype i = set.first(); i <= last; ++i)
        set.replace(i, shifted(set.lines[i], deeper ? CodeIndent : -CodeIndent, false));
    return set.joined();
}

} // namespace

Typed tabbed(const NoteLines &lines, bool deeper)
{
    LineSet set(lines);
    if (set.code)
        return indentText(set, deeper);
    if (set.first() == set.last() && isTableLine(set.lines, set.caret.line))
        return stepCell(set, deeper);
    for (qsizetype i = set.first(); i <= set.last(); ++i) {
        if (isItem(set.lines[i]))
            return indentItems(set, i, deeper);
    }
    return indentText(set, deeper);
}

} // namespace paperdip
