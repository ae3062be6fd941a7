// SPDX-License-Identifier: MIT
#include "formats/markdowntext.h"
#include "gui/notelist.h"

#include <QRegularExpression>

namespace paperdip {

namespace {

struct Pair
{
    QStringView opening;
    QStringView closing;
};
constexpr Pair Pairs[] = {
    {u"(", u")"},   {u"[", u"]"},   {u"{", u"}"},   {u"\"", u"\""}, {u"'", u"'"},
    {u"`", u"`"},   {u"*", u"*"},   {u"_", u"_"},   {u"~", u"~"},   {u"$", u"$"},
    {u"<", u">"},   {u"（", u"）"}, {u"【", u"】"}, {u"「", u"」"}, {u"『", u"』"},
    {u"《", u"》"}, {u"“", u"”"},   {u"‘", u"’"},   {u"〈", u"〉"},
};

// A stretch of one line.
struct Stretch
{
    qsizetype begin = 0;
    qsizetype end = 0;
};

// How many of the mark's letter stand there, outwards from a place.
qsizetype runAt(QStringView text, qsizetype from, int step, QChar letter)
{
    qsizetype run = 0;
    while (from >= 0 && from < text.size() && text[from] == letter) {
        ++run;
        from += step;
    }
    return run;
}

// "***" is both: strong and emphasis.
bool holdsMark(qsizetype run, const QString &mark)
{
    if (mark == QLatin1String("*"))
        return run == 1 || run == 3;
    return mark == QLatin1String("**") ? run >= 2 : run == mark.size();
}

bool isMarkedInside(QStringView text, const Stretch &s, const QString &mark)
{
    return s.end - s.begin >= 2 * mark.size() &&
           holdsMark(qMin(runAt(text, s.begin, 1, mark[0]), s.end - s.begin), mark) &&
           holdsMark(qMin(runAt(text, s.end - 1, -1, mark[0]), s.end - s.begin), mark);
}

bool isMarkedOutside(QStringView text, const Stretch &s, const QString &mark)
{
    return holdsMark(runAt(text, s.begin - 1, -1, mark[0]), mark) &&
           holdsMark(runAt(text, s.end, 1, mark[0]), mark);
}

// What of each selected line a mark can stand around: without its beginning, without blanks.
QList<Stretch> stretchesOf(const NoteLines &lines)
{
    static const QRegularExpression hashes(QStringLiteral("^#{1,6}[ \\t]+"));
    QList<Stretch> stretches;
    const QStringList all = lines.text.split(u'\n');
    qsizetype at = 0;
    for (const QString &line : all) {
        const LinePrefix prefix = prefixOf(line);
        const qsizetype head = prefix.length() + hashes.match(prefix.rest).capturedLength();
        Stretch s{qMax(lines.begin(), at + head), qMin(lines.end(), at + line.size())};
        while (s.begin < s.end && lines.text[s.begin].isSpace())
            ++s.begin;
        while (s.begin < s.end && lines.text[s.end - 1].isSpace())
            --s.end;
        if (s.begin < s.end)
            stretches << s;
        at += line.size() + 1;
    }
    return stretches;
}

// Puts a text in, or takes as many letters away; both ends of the selection follow. Marks at its
// very ends stay outside of it where it is just what is marked, else they come into it.
void edit(NoteLines &lines, qsizetype at, qsizetype removed, const QString &added, bool outside)
{
    lines.text.replace(at, removed, added);
    const qsizetype begin = lines.begin();
    const qsizetype end = lines.end();
    for (qsizetype *place : {&lines.anchor, &lines.caret}) {
        const bool stays = removed == 0 && *place == at && *place == (outside ? end : begin);
        if (*place >= at + removed && !stays)
            *place += added.size() - removed;
        else if (*place > at)
            *place = at;
    }
}

Typed markAtCaret(const NoteLines &lines, const QString &mark)
{
    NoteLines after = lines;
    const QStringView text(lines.text);
    const qsizetype at = lines.caret;
    const qsizetype before = runAt(text, at - 1, -1, mark[0]);
    const qsizetype behind = runAt(text, at, 1, mark[0]);
    if (before == mark.size() && behind == mark.size()) { // nothing was written between them
        after.text.remove(at - before, before + behind);
        after.moveTo(at - before);
    } else if (before == 0 && behind == mark.size()) {
        after.moveTo(at + behind); // out of it
    } else {
        after.text.insert(at, mark + mark);
        after.moveTo(at + mark.size());
    }
    return after;
}

} // namespace

QString closingOf(const QString &opening)
{
    for (const Pair &pair : Pairs) {
        if (pair.opening == opening)
            return pair.closing.toString();
    }
    return {};
}

Typed wrapped(const NoteLines &lines, const QString &before, const QString &after)
{
    if (!lines.isSelected())
        return std::nullopt;
    NoteLines result = lines;
    result.text.insert(lines.end(), after);
    result.text.insert(lines.begin(), before);
    result.anchor += before.size();
    result.caret += before.size();
    return result;
}

Typed markToggled(const NoteLines &lines, const QString &mark)
{
    if (!lines.isSelected())
        return markAtCaret(lines, mark);
    const QList<Stretch> stretches = stretchesOf(lines);
    bool all = !stretches.isEmpty();
    for (const Stretch &s : stretches)
        all = all && (isMarkedInside(lines.text, s, mark) || isMarkedOutside(lines.text, s, mark));
    NoteLines after = lines;
    const bool exact = stretches.size() == 1 && stretches[0].begin == lines.begin() &&
                       stretches[0].end == lines.end();
    for (qsizetype i = stretches.size() - 1; i >= 0; --i) { // from the end: places before stay
        const Stretch &s = stretches[i];
        const qsizetype size = mark.size();
        if (!all) {
            edit(after, s.end, 0, mark, exact);
            edit(after, s.begin, 0, mark, exact);
        } else if (isMarkedInside(lines.text, s, mark)) {
            edit(after, s.end - size, size, {}, exact);
            edit(after, s.begin, size, {}, exact);
        } else {
            edit(after, s.end, size, {}, exact);
            edit(after, s.begin - size, size, {}, exact);
        }
    }
    return after;
}

Typed linked(const NoteLines &lines, const QString &address)
{
    NoteLines after = lines;
    const QString selected = lines.text.mid(lines.begin(), lines.end() - lines.begin());
    if (selected.contains(u'\n'))
        return std::nullopt;
    const QString link = u'[' + selected + QLatin1String("](") + markdownAddress(address) + u')';
    after.text.replace(lines.begin(), selected.size(), link);
    if (!address.isEmpty())
        after.moveTo(lines.begin() + link.size());
    else
        after.moveTo(selected.isEmpty() ? lines.begin() + 1 : lines.begin() + link.size() - 1);
    return after;
}

} // namespace paperdip
