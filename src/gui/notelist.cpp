// SPDX-License-Identifier: MIT
#include "gui/notelist.h"

#include "gui/textdifference.h"

namespace paperdip {

namespace {

LineSet::Place placeOf(const QString &text, qsizetype position)
{
    const QStringView before = QStringView(text).left(position);
    return {before.count(u'\n'), position - (before.lastIndexOf(u'\n') + 1)};
}

bool isBlank(const LinePrefix &prefix)
{
    return prefix.marker.isEmpty() && prefix.rest.trimmed().isEmpty();
}

bool sameKind(const LinePrefix &a, const LinePrefix &b)
{
    return isNumbered(a) == isNumbered(b) && a.marker.back() == b.marker.back();
}

} // namespace

LineSet::LineSet(const NoteLines &from)
    : lines(from.text.split(u'\n')), anchor(placeOf(from.text, from.anchor)),
      caret(placeOf(from.text, from.caret)), code(from.code)
{
}

bool LineSet::isSelected() const
{
    return anchor.line != caret.line || anchor.column != caret.column;
}

qsizetype LineSet::first() const
{
    return qMin(anchor.line, caret.line);
}

qsizetype LineSet::last() const
{
    const Place &end = anchor.line > caret.line ? anchor : caret;
    return end.column == 0 && end.line > first() ? end.line - 1 : end.line;
}

void LineSet::replace(qsizetype line, const QString &text)
{
    const QString before = lines[line];
    const TextDifference same = differenceOf(before, text);
    for (Place *place : {&anchor, &caret}) {
        if (place->line != line)
            continue;
        if (place->column >= before.size() - same.tail)
            place->column += text.size() - before.size();
        else if (place->column > same.head)
            place->column = qMin(place->column, text.size() - same.tail);
    }
    lines[line] = text;
}

NoteLines LineSet::joined() const
{
    const auto position = [this](const Place &place) {
        qsizetype at = place.column;
        for (qsizetype i = 0; i < place.line; ++i)
            at += lines[i].size() + 1;
        return at;
    };
    return {lines.join(u'\n'), position(anchor), position(caret), code};
}

int columnsOf(const QString &indent)
{
    int columns = 0;
    for (const QChar c : indent)
        columns = c == u'\t' ? columns / 4 * 4 + 4 : columns + 1;
    return columns;
}

bool isItem(const QString &line)
{
    return !prefixOf(line).marker.isEmpty() && !isRule(line);
}

bool isNumbered(const LinePrefix &prefix)
{
    return prefix.marker.size() > 1;
}

qint64 numberOf(const LinePrefix &prefix)
{
    return isNumbered(prefix) ? prefix.marker.chopped(1).toLongLong() : -1;
}

QString withNumber(const QString &line, qint64 number)
{
    const LinePrefix prefix = prefixOf(line);
    return prefix.quote + prefix.indent + QString::number(number) + prefix.marker.back() +
           prefix.gap + prefix.box + prefix.rest;
}

qsizetype siblingAbove(const QStringList &lines, qsizetype line)
{
    const LinePrefix own = prefixOf(lines[line]);
    const int indent = columnsOf(own.indent);
    for (qsizetype i = line - 1; i >= 0; --i) {
        const LinePrefix prefix = prefixOf(lines[i]);
        if (prefix.quote != own.quote)
            return -1;
        const int columns = columnsOf(prefix.indent);
        const bool item = isItem(lines[i]);
        if (item && columns == indent)
            return sameKind(prefix, own) ? i : -1;
        if (!isBlank(prefix) && columns < indent)
            return -1;
        if (!item && !isBlank(prefix) && columns == 0 && i > 0 && isBlank(prefixOf(lines[i - 1])))
            return -1; // a paragraph of its own
    }
    return -1;
}

void renumber(LineSet &set, qsizetype from, const LinePrefix &like, qint64 before, qint64 after)
{
    const int indent = columnsOf(like.indent);
    bool blank = false;
    for (qsizetype i = from; i < set.lines.size() && before != after; ++i) {
        const LinePrefix prefix = prefixOf(set.lines[i]);
        const bool empty = isBlank(prefix);
        const int columns = columnsOf(prefix.indent);
        const bool item = isItem(set.lines[i]);
        if (empty || columns > indent) {
            blank = empty;
            continue;
        }
        if (prefix.quote != like.quote || (!item && blank) || (item && columns < indent))
            return;
        if (!item)
            continue; // the item's text goes on
        if (!sameKind(prefix, like) || numberOf(prefix) != before + 1)
            return;
        set.replace(i, withNumber(set.lines[i], ++after));
        ++before;
        blank = false;
    }
}

} // namespace paperdip
