// SPDX-License-Identifier: MIT
#include "gui/inlinespans.h"

#include <QSet>

namespace paperdip {

namespace {

bool isPunctuation(QChar c)
{
    return c.isPunct() ||
           (c.unicode() < 0x80 && !c.isLetterOrNumber() && !c.isSpace() && c.isPrint());
}

// A run of * or _ or ~ that may open or close.
struct Delimiter
{
    qsizetype begin = 0;
    qsizetype length = 0; // what is not used yet
    qsizetype original = 0;
    QChar letter;
    bool opens = false;
    bool closes = false;
};

class InlineScan
{
public:
    InlineScan(QStringView line, qsizetype begin) : m_line(line), m_at(begin) {}

    QList<NoteSpan> run();

private:
    QChar charAt(qsizetype i) const
    {
        return i >= 0 && i < m_line.size() ? m_line[i] : QChar(u' ');
    }
    qsizetype runLength(qsizetype from) const;
    void add(qsizetype begin, qsizetype end, quint16 styles);
    void step();
    bool code();
    bool dollar();
    bool escaped();
    bool tag();
    bool address();
    void closeBracket();
    qsizetype targetEnd(qsizetype open) const;
    void delimiter();
    void pair();
    bool pairAt(qsizetype closer);

    QStringView m_line;
    qsizetype m_at;
    QList<NoteSpan> m_spans;
    QList<qsizetype> m_brackets;
    QList<Delimiter> m_delimiters;
    QSet<qsizetype> m_unclosed; // lengths of backtick runs that nothing closes from here on
    bool m_noDollar = false;
};

qsizetype InlineScan::runLength(qsizetype from) const
{
    qsizetype end = from;
    while (end < m_line.size() && m_line[end] == m_line[from])
        ++end;
    return end - from;
}

void InlineScan::add(qsizetype begin, qsizetype end, quint16 styles)
{
    if (end > begin)
        m_spans << NoteSpan{begin, end - begin, styles};
}

QList<NoteSpan> InlineScan::run()
{
    while (m_at < m_line.size())
        step();
    pair();
    return m_spans;
}

void InlineScan::step()
{
    switch (m_line[m_at].unicode()) {
    case u'\\':
        if (escaped())
            return;
        break;
    case u'`':
        if (code())
            return;
        m_at += runLength(m_at);
        return;
    case u'$':
        if (dollar())
            return;
        break;
    case u'<':
        if (tag())
            return;
        break;
    case u'[':
        m_brackets << m_at;
        break;
    case u']':
        closeBracket();
        return;
    case u'*':
    case u'_':
    case u'~':
        delimiter();
        return;
    case u'h':
        if (address())
            return;
        break;
    default:
        break;
    }
    ++m_at;
}

// "\(…\)" and "\[…\]" are formulas, else the next letter means nothing.
bool InlineScan::escaped()
{
    const QChar next = charAt(m_at + 1);
    if (next == u'(' || next == u'[') {
        const QString closing = QStringLiteral("\\") + (next == u'(' ? u')' : u']');
        const qsizetype end = m_line.indexOf(closing, m_at + 2);
        if (end > 0) {
            add(m_at, end + 2, FormulaStyle);
            m_at = end + 2;
            return true;
        }
    }
    if (!isPunctuation(next))
        return false;
    m_at += 2;
    return true;
}

bool InlineScan::code()
{
    const qsizetype length = runLength(m_at);
    if (m_unclosed.contains(length))
        return false;
    for (qsizetype at = m_at + length; at < m_line.size(); ++at) {
        if (m_line[at] != u'`')
            continue;
        const qsizetype closing = runLength(at);
        if (closing == length) {
            add(m_at, at + closing, CodeStyle);
            m_at = at + closing;
            return true;
        }
        at += closing - 1;
    }
    m_unclosed.insert(length);
    return false;
}

// "$5 and $6" is no formula: no blank within at either end, no figure behind.
bool InlineScan::dollar()
{
    const bool two = charAt(m_at + 1) == u'$';
    const qsizetype begin = m_at + (two ? 2 : 1);
    if (m_noDollar || charAt(begin).isSpace())
        return false;
    for (qsizetype at = begin; at < m_line.size(); ++at) {
        if (m_line[at] == u'\\') {
            ++at;
            continue;
        }
        if (m_line[at] != u'$' || (two && charAt(at + 1) != u'$'))
            continue;
        if (at == begin || (!two && (charAt(at - 1).isSpace() || charAt(at + 1).isDigit())))
            continue;
        add(m_at, at + (two ? 2 : 1), FormulaStyle);
        m_at = at + (two ? 2 : 1);
        return true;
    }
    m_noDollar = !two;
    return false;
}

bool InlineScan::tag()
{
    const QChar next = charAt(m_at + 1);
    if (!next.isLetter() && next != u'/' && next != u'!')
        return false;
    const bool comment = m_line.sliced(m_at).startsWith(u"<!--");
    const qsizetype close = comment ? m_line.indexOf(u"-->", m_at) : m_line.indexOf(u'>', m_at);
    if (close < 0 && !comment)
        return false;
    const qsizetype end = close < 0 ? m_line.size() : close + (comment ? 3 : 1);
    const QStringView inner = m_line.sliced(m_at + 1, end - m_at - 1);
    const bool link = inner.startsWith(u"http://") || inner.startsWith(u"https://");
    add(m_at, end, link ? LinkStyle : MutedStyle);
    m_at = end;
    return true;
}

bool InlineScan::address()
{
    const QStringView rest = m_line.sliced(m_at);
    if (charAt(m_at - 1).isLetterOrNumber() ||
        !(rest.startsWith(u"http://") || rest.startsWith(u"https://")))
        return false;
    qsizetype end = m_at;
    const auto goesOn = [](QChar c) {
        return c.unicode() > 0x20 && c.unicode() < 0x7F && !QStringView(u"<>()[]\"`|").contains(c);
    };
    while (end < m_line.size() && goesOn(m_line[end]))
        ++end;
    while (QStringView(u".,;:!?*_~'").contains(charAt(end - 1)))
        --end;
    add(m_at, end, LinkStyle);
    m_at = end;
    return true;
}

// Behind "(": where the link's address ends, with its bracket; -1: it does not.
qsizetype InlineScan::targetEnd(qsizetype open) const
{
    int depth = 0;
    bool angled = false;
    for (qsizetype at = open; at < m_line.size(); ++at) {
        const QChar c = m_line[at];
        if (c == u'\\')
            ++at;
        else if (c == u'<' || c == u'>')
            angled = c == u'<';
        else if (c == u'(' && !angled)
            ++depth;
        else if (c == u')' && !angled && --depth == 0)
            return at + 1;
    }
    return -1;
}

void InlineScan::closeBracket()
{
    const qsizetype close = m_at++;
    if (m_brackets.isEmpty())
        return;
    const qsizetype open = m_brackets.takeLast();
    const qsizetype begin = charAt(open - 1) == u'!' ? open - 1 : open;
    qsizetype end = -1;
    if (charAt(m_at) == u'(')
        end = targetEnd(m_at);
    else if (charAt(m_at) == u'[')
        end = m_line.indexOf(u']', m_at) + 1;
    else if (charAt(open + 1) == u'^' || (open == 0 && charAt(m_at) == u':'))
        end = m_at; // a footnote, a definition
    if (end <= 0)
        return;
    add(begin, open + 1, MutedStyle);
    add(open + 1, close, LinkStyle);
    add(close, end, MutedStyle);
    m_at = end;
}

void InlineScan::delimiter()
{
    Delimiter run;
    run.begin = m_at;
    run.letter = m_line[m_at];
    run.length = run.original = runLength(m_at);
    m_at += run.length;
    const QChar before = charAt(run.begin - 1);
    const QChar after = charAt(m_at);
    const bool left =
        !after.isSpace() && (!isPunctuation(after) || before.isSpace() || isPunctuation(before));
    const bool right =
        !before.isSpace() && (!isPunctuation(before) || after.isSpace() || isPunctuation(after));
    const bool word = run.letter == u'_'; // does nothing within a word
    run.opens = left && (!word || !right || isPunctuation(before));
    run.closes = right && (!word || !left || isPunctuation(after));
    if (run.letter != u'~' || run.length == 2)
        m_delimiters << run;
}

// The nearest opener for a closer, by CommonMark's rule of three; what is between is dropped.
bool InlineScan::pairAt(qsizetype closer)
{
    Delimiter &last = m_delimiters[closer];
    for (qsizetype i = closer - 1; i >= 0; --i) {
        Delimiter &first = m_delimiters[i];
        if (!first.opens || first.length == 0 || first.letter != last.letter)
            continue;
        const bool both = first.closes || last.opens;
        if (both && (first.original + last.original) % 3 == 0 &&
            (first.original % 3 != 0 || last.original % 3 != 0))
            continue;
        const qsizetype used = first.length >= 2 && last.length >= 2 ? 2 : 1;
        const qsizetype begin = first.begin + first.length - used;
        const quint16 style = last.letter == u'~' ? StrikeStyle
                              : used == 2         ? StrongStyle
                                                  : EmphasisStyle;
        add(begin, last.begin + used, style);
        add(begin, begin + used, MutedStyle);
        add(last.begin, last.begin + used, MutedStyle);
        first.length -= used;
        last.length -= used;
        last.begin += used;
        for (qsizetype k = i + 1; k < closer; ++k)
            m_delimiters[k].length = 0;
        return true;
    }
    return false;
}

void InlineScan::pair()
{
    constexpr qsizetype most = 200; // runs in a line; no one emphasises more
    for (qsizetype i = 0; i < qMin(most, m_delimiters.size()); ++i) {
        while (m_delimiters[i].closes && m_delimiters[i].length > 0 && pairAt(i)) {
        }
    }
}

} // namespace

QList<NoteSpan> inlineSpans(QStringView line, qsizetype begin)
{
    return InlineScan(line, begin).run();
}

} // namespace paperdip
