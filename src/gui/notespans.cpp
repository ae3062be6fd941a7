// SPDX-License-Identifier: MIT
#include "gui/notespans.h"

#include "gui/inlinespans.h"
#include "gui/listtyping.h"
#include "gui/notetable.h"

namespace paperdip {

using namespace notestate;

namespace {

// A fence's opening or closing: "```", "~~~~ cpp".
struct FenceLine
{
    qsizetype length = 0;
    bool tilde = false;
    bool bare = false; // nothing behind it: may close
};

// Behind quotes and, for the opening, an item's marker.
QStringView fencePart(QStringView line)
{
    qsizetype at = 0;
    while (at < line.size() && (line[at] == u' ' || line[at] == u'\t' || line[at] == u'>'))
        ++at;
    return line.sliced(at);
}

FenceLine fenceOf(QStringView line)
{
    const QStringView part = fencePart(line);
    if (part.isEmpty() || (part[0] != u'`' && part[0] != u'~'))
        return {};
    FenceLine fence;
    fence.tilde = part[0] == u'~';
    while (fence.length < part.size() && part[fence.length] == part[0])
        ++fence.length;
    const QStringView info = part.sliced(fence.length).trimmed();
    fence.bare = info.isEmpty();
    if (fence.length < 3 || (!fence.tilde && info.contains(u'`')))
        return {};
    return fence;
}

int codeState(const FenceLine &fence)
{
    return Code + static_cast<int>(qMin<qsizetype>(fence.length, 1000)) * 2 + (fence.tilde ? 1 : 0);
}

bool closes(const FenceLine &fence, int state)
{
    return fence.length > 0 && fence.bare && fence.tilde == ((state & 1) != 0) &&
           fence.length >= (state - Code) / 2;
}

bool isFrontMatterMark(QStringView line)
{
    const QStringView text = line.trimmed();
    return (text == u"---" || text == u"+++") && line.startsWith(text);
}

} // namespace

bool isCode(int state)
{
    return state >= Code;
}

int stateAfter(QStringView line, int before)
{
    if (isCode(before))
        return closes(fenceOf(line), before) ? Text : before;
    switch (before) {
    case AtStart:
        if (isFrontMatterMark(line))
            return FrontMatter;
        break;
    case FrontMatter:
        return isFrontMatterMark(line) || line.trimmed() == u"..." ? Text : FrontMatter;
    case Dollars:
        return line.trimmed().endsWith(u"$$") || line.trimmed().isEmpty() ? Text : Dollars;
    case Brackets:
        return line.contains(u"\\]") || line.trimmed().isEmpty() ? Text : Brackets;
    case Comment:
        return line.contains(u"-->") ? Text : Comment;
    default:
        break;
    }
    const QStringView text = fencePart(line);
    if (text.isEmpty())
        return Text;
    if (const FenceLine fence = fenceOf(line); fence.length > 0)
        return codeState(fence);
    if (text.startsWith(u"$$") && !text.sliced(2).contains(u"$$"))
        return Dollars;
    if (text.startsWith(u"\\[") && !text.contains(u"\\]"))
        return Brackets;
    const qsizetype comment = text.lastIndexOf(u"<!--");
    return comment >= 0 && !text.sliced(comment).contains(u"-->") ? Comment : Text;
}

namespace {

void addPipes(QStringView line, QList<NoteSpan> &spans)
{
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i] == u'\\')
            ++i;
        else if (line[i] == u'|')
            spans << NoteSpan{i, 1, MutedStyle};
    }
}

qsizetype headingMark(QStringView text)
{
    qsizetype hashes = 0;
    while (hashes < text.size() && text[hashes] == u'#')
        ++hashes;
    const bool heading = hashes > 0 && hashes <= 6 &&
                         (hashes == text.size() || text[hashes] == u' ' || text[hashes] == u'\t');
    return heading ? hashes : 0;
}

// Where the line's own text begins.
qsizetype addBeginning(const QString &line, QList<NoteSpan> &spans)
{
    const LinePrefix prefix = prefixOf(line);
    const qsizetype quote = prefix.quote.size();
    if (quote > 0) {
        spans << NoteSpan{0, line.size(), QuoteStyle};
        spans << NoteSpan{0, quote, MutedStyle};
    }
    if (!prefix.marker.isEmpty())
        spans << NoteSpan{quote + prefix.indent.size(),
                          prefix.length() - quote - prefix.indent.size(), LinkStyle};
    const qsizetype hashes = headingMark(prefix.rest);
    if (hashes > 0 && prefix.indent.size() < 4) {
        spans << NoteSpan{prefix.length(), prefix.rest.size(), HeadingStyle};
        spans << NoteSpan{prefix.length(), hashes, MutedStyle};
        return prefix.length() + hashes;
    }
    return prefix.length();
}

} // namespace

QList<NoteSpan> spansOf(QStringView line, int before)
{
    QList<NoteSpan> spans;
    const int after = stateAfter(line, before);
    const auto all = [&line](quint16 styles) { return NoteSpan{0, line.size(), styles}; };
    if (isCode(before) || isCode(after)) {
        const bool mark = isCode(before) != isCode(after);
        return {all(mark ? CodeStyle | MutedStyle : CodeStyle)};
    }
    if (before == FrontMatter || after == FrontMatter || before == Comment)
        return {all(MutedStyle)};
    if (before == Dollars || before == Brackets || after == Dollars || after == Brackets)
        return {all(FormulaStyle)};
    const QString text = line.toString();
    if (isRule(text) || isDelimiterRow(text))
        return {all(MutedStyle)};
    const qsizetype begin = addBeginning(text, spans);
    spans << inlineSpans(line, begin);
    if (line.sliced(begin).trimmed().startsWith(u'|'))
        addPipes(line, spans);
    return spans;
}

} // namespace paperdip
