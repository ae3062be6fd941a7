// SPDX-License-Identifier: MIT
#include "gui/notelist.h"

#include <QHash>
#include <QRegularExpression>
#include <algorithm>

namespace paperdip {

namespace {

bool isBlankLine(const QString &line)
{
    return line.trimmed().isEmpty();
}

// The lines that a command of lines works on: those with text, or the one line that is there.
QList<qsizetype> linesToChange(const LineSet &set)
{
    QList<qsizetype> lines;
    for (qsizetype i = set.first(); i <= set.last(); ++i) {
        if (!isBlankLine(set.lines[i]) || set.first() == set.last())
            lines << i;
    }
    return lines;
}

// What tells one list's numbers from another's.
QString listKey(const LinePrefix &prefix)
{
    return prefix.quote + QString::number(columnsOf(prefix.indent)) + prefix.marker.back();
}

// Numbers stay in the order in which they stood.
void keepNumbers(const QStringList &before, LineSet &set, qsizetype from, qsizetype to)
{
    QHash<QString, QList<qint64>> numbers;
    for (qsizetype i = from; i <= to; ++i) {
        const LinePrefix prefix = prefixOf(before[i]);
        if (isNumbered(prefix))
            numbers[listKey(prefix)] << numberOf(prefix);
    }
    for (qsizetype i = from; i <= to; ++i) {
        const LinePrefix prefix = prefixOf(set.lines[i]);
        if (isNumbered(prefix))
            set.replace(i, withNumber(set.lines[i], numbers[listKey(prefix)].takeFirst()));
    }
}

} // namespace

Typed linesMoved(const NoteLines &lines, int by)
{
    LineSet set(lines);
    const QStringList before = set.lines;
    const qsizetype first = set.first();
    const qsizetype last = set.last();
    const qsizetype neighbour = by < 0 ? first - 1 : last + 1;
    if (neighbour < 0 || neighbour >= set.lines.size())
        return lines;
    set.lines.move(neighbour, by < 0 ? last : first);
    set.anchor.line += by;
    set.caret.line += by;
    if (qMax(set.anchor.line, set.caret.line) >= set.lines.size()) { // it ended below the last line
        LineSet::Place &end = set.anchor.line > set.caret.line ? set.anchor : set.caret;
        end = {set.lines.size() - 1, set.lines.last().size()};
    }
    keepNumbers(before, set, qMin(first, neighbour), qMax(last, neighbour));
    return set.joined();
}

Typed headingToggled(const NoteLines &lines, int level)
{
    static const QRegularExpression hashes(QStringLiteral("^(#{1,6})(?:[ \\t]+|$)"));
    LineSet set(lines);
    const QList<qsizetype> wanted = linesToChange(set);
    const auto levelOf = [&](qsizetype i) {
        return hashes.match(prefixOf(set.lines[i]).rest).capturedLength(1);
    };
    const bool all =
        std::all_of(wanted.begin(), wanted.end(), [&](qsizetype i) { return levelOf(i) == level; });
    for (const qsizetype i : wanted) {
        const LinePrefix prefix = prefixOf(set.lines[i]);
        const QString text = prefix.rest.mid(hashes.match(prefix.rest).capturedLength());
        const QString mark = all ? QString() : QString(level, u'#') + u' ';
        set.replace(i, set.lines[i].left(prefix.length()) + mark + text);
    }
    return set.joined();
}

Typed quoteToggled(const NoteLines &lines)
{
    static const QRegularExpression quote(QStringLiteral("^ {0,3}> ?"));
    LineSet set(lines);
    bool all = true;
    for (qsizetype i = set.first(); i <= set.last(); ++i)
        all = all && quote.match(set.lines[i]).hasMatch();
    for (qsizetype i = set.first(); i <= set.last(); ++i) {
        const QString line = set.lines[i];
        const bool bare = line.isEmpty() && set.first() != set.last();
        const QString mark = bare ? QStringLiteral(">") : QStringLiteral("> ");
        set.replace(i, all ? line.mid(quote.match(line).capturedLength()) : mark + line);
    }
    return set.joined();
}

namespace {

// The bullet that these lines use already.
QString bulletOf(const LineSet &set)
{
    for (const QString &line : set.lines) {
        const LinePrefix prefix = prefixOf(line);
        if (isItem(line) && !isNumbered(prefix))
            return prefix.marker;
    }
    return QStringLiteral("-");
}

QString asItem(const LinePrefix &prefix, const QString &marker)
{
    const QString gap = marker.isEmpty() ? QString() : QStringLiteral(" ");
    return prefix.quote + prefix.indent + marker + gap + prefix.box + prefix.rest;
}

} // namespace

Typed itemsToggled(const NoteLines &lines, bool numbered)
{
    LineSet set(lines);
    const QList<qsizetype> wanted = linesToChange(set);
    const bool all = std::all_of(wanted.begin(), wanted.end(), [&](qsizetype i) {
        return isItem(set.lines[i]) && isNumbered(prefixOf(set.lines[i])) == numbered;
    });
    const QString bullet = bulletOf(set);
    QHash<int, int> counts; // by indent
    for (const qsizetype i : wanted) {
        const LinePrefix prefix = prefixOf(set.lines[i]);
        const int count = ++counts[columnsOf(prefix.indent)];
        const QString marker = numbered ? QString::number(count) + u'.' : bullet;
        if (all || !isRule(set.lines[i]))
            set.replace(i, asItem(prefix, all ? QString() : marker));
    }
    return set.joined();
}

namespace {

bool isTicked(const LinePrefix &prefix)
{
    return !prefix.box.isEmpty() && prefix.box[1] != u' ';
}

} // namespace

Typed boxesToggled(const NoteLines &lines)
{
    LineSet set(lines);
    const QList<qsizetype> wanted = linesToChange(set);
    const QString bullet = bulletOf(set);
    const bool capitals = lines.text.contains(QLatin1String("[X]"));
    const auto every = [&](const auto &holds) {
        return std::all_of(wanted.begin(), wanted.end(),
                           [&](qsizetype i) { return holds(prefixOf(set.lines[i])); });
    };
    const bool boxed = every([](const LinePrefix &prefix) { return !prefix.box.isEmpty(); });
    const bool ticked = every(isTicked);
    for (const qsizetype i : wanted) {
        LinePrefix prefix = prefixOf(set.lines[i]);
        if (prefix.marker.isEmpty() && !isRule(set.lines[i])) {
            prefix.marker = bullet;
            prefix.gap = QStringLiteral(" ");
        }
        if (prefix.box.isEmpty())
            prefix.box = QStringLiteral("[ ] ");
        else if (boxed)
            prefix.box[1] = ticked ? u' ' : capitals ? u'X' : u'x';
        if (!isRule(set.lines[i]))
            set.replace(i, prefix.quote + prefix.indent + prefix.marker + prefix.gap + prefix.box +
                               prefix.rest);
    }
    return set.joined();
}

} // namespace paperdip
