// SPDX-License-Identifier: MIT
#include "markdown/formulascan.h"

#include "markdown/lines.h"

#include <algorithm>
#include <array>
#include <map>

namespace paperdip {

namespace {

constexpr qsizetype LongestMarkup = 600; // a tag, an address
constexpr ByteSet TexSigns{"\\^_={}+<>|"};

bool isAlphanumeric(char c)
{
    return isLetterByte(c) || isDigitByte(c);
}

bool holdsCjk(QByteArrayView text)
{
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) >= 0xe3; });
}

bool holdsTex(QByteArrayView text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return TexSigns.contains(c); });
}

bool holdsWord(QByteArrayView text)
{
    int letters = 0;
    for (const char c : text) {
        letters = isLetterByte(c) ? letters + 1 : 0;
        if (letters > 1)
            return true;
    }
    return false;
}

// "$5 for 6$": a price, and words behind it.
bool isMoney(QByteArrayView text)
{
    return isDigitByte(text[0]) && !holdsTex(text) && (holdsCjk(text) || holdsWord(text));
}

// "\(2020\)" and "\[paper\]" are brackets that were escaped; "\(n\)" and "\(O(n)\)" are formulas.
bool isTex(QByteArrayView text)
{
    const QByteArrayView inside = text.trimmed();
    if (inside.isEmpty() || inside.startsWith('['))
        return false;
    if (holdsTex(inside) || (inside.size() == 1 && isLetterByte(inside[0])))
        return true;
    return inside.contains('(') && !holdsCjk(inside) && !inside.contains(' ');
}

class Scanner
{
public:
    explicit Scanner(const FormulaChunk &chunk) : m_chunk(chunk), m_text(chunk.text) {}

    std::vector<FoundFormula> run()
    {
        while (m_at < m_text.size()) {
            const bool lineBegins = m_at == 0 || m_text[m_at - 1] == '\n';
            if (lineBegins && m_chunk.at(m_at).isDefinition)
                m_at = m_text.indexOf('\n', m_at) + 1;
            else
                step();
        }
        return std::move(m_found);
    }

private:
    void step()
    {
        switch (m_text[m_at]) {
        case '\\':
            backslash();
            break;
        case '`':
            code();
            break;
        case '<':
            tag();
            break;
        case ']':
            address();
            break;
        case '$':
            dollar();
            break;
        default:
            if (!url())
                ++m_at;
        }
    }

    qsizetype runAt(qsizetype at) const
    {
        qsizetype end = at;
        while (end < m_text.size() && m_text[end] == m_text[at])
            ++end;
        return end - at;
    }

    // One past the code span at `at`; -1: it is not closed in this block.
    qsizetype codeEnd(qsizetype at)
    {
        const qsizetype length = runAt(at);
        const qsizetype blockEnd = m_chunk.blockEnd(at);
        if (const auto none = m_unclosed.find(length);
            none != m_unclosed.end() && none->second == blockEnd)
            return -1;
        for (qsizetype next = m_text.indexOf('`', at + length); next >= 0 && next < blockEnd;
             next = m_text.indexOf('`', next)) {
            const qsizetype closing = runAt(next);
            next += closing;
            if (closing == length)
                return next;
        }
        m_unclosed[length] = blockEnd;
        return -1;
    }

    void code()
    {
        const qsizetype end = codeEnd(m_at);
        m_at = end < 0 ? m_at + runAt(m_at) : end;
    }

    // HTML and "<https://…>"; a "<" that compares has a blank or a digit behind it.
    void tag()
    {
        const qsizetype begin = m_at++;
        if (m_at >= m_text.size() ||
            !(isLetterByte(m_text[m_at]) || m_text[m_at] == '/' || m_text[m_at] == '!'))
            return;
        const qsizetype last = std::min(m_chunk.blockEnd(begin), begin + LongestMarkup);
        for (qsizetype at = m_at; at < last && m_text[at] != '<'; ++at) {
            if (m_text[at] == '>') {
                m_at = at + 1;
                return;
            }
        }
    }

    // "](…": the address of a link, up to a blank or its bracket.
    void address()
    {
        ++m_at;
        if (m_at >= m_text.size() || m_text[m_at] != '(')
            return;
        int depth = 0;
        const qsizetype last = std::min(m_text.size(), m_at + LongestMarkup);
        for (qsizetype at = m_at; at < last && !isSpaceByte(m_text[at]); ++at) {
            if (m_text[at] == '\\')
                ++at;
            else if (m_text[at] == '(')
                ++depth;
            else if (m_text[at] == ')' && --depth == 0) {
                m_at = at;
                return;
            }
        }
    }

    bool url()
    {
        if (m_at > 0 && isAlphanumeric(m_text[m_at - 1]))
            return false;
        const QByteArrayView rest = m_text.sliced(m_at);
        if (!rest.startsWith("http://") && !rest.startsWith("https://") && !rest.startsWith("www."))
            return false;
        while (m_at < m_text.size() && m_text[m_at] > ' ' && m_text[m_at] < 0x7f &&
               m_text[m_at] != '<' && m_text[m_at] != ')' && m_text[m_at] != ']')
            ++m_at;
        return true;
    }

    void take(qsizetype end)
    {
        m_found.push_back({m_at, end});
        m_at = end;
    }

    void dollar()
    {
        const qsizetype length = runAt(m_at);
        const qsizetype end = length == 1   ? inlineEnd()
                              : length == 2 ? displayEnd("$$")
                                            : qsizetype(-1);
        if (end > 0)
            take(end);
        else
            m_at += length;
    }

    // One past the closing dollar of the one at m_at; -1: it opens nothing.
    qsizetype inlineEnd()
    {
        const qsizetype begin = m_at + 1;
        const qsizetype last = m_chunk.blockEnd(m_at);
        if (begin >= last || isSpaceByte(m_text[begin]) ||
            (m_at > 0 && isAlphanumeric(m_text[m_at - 1])))
            return -1;
        if (m_text[begin] == '`') {
            const qsizetype behind = codeEnd(begin);
            return behind > 0 && behind < last && m_text[behind] == '$' ? behind + 1 : -1;
        }
        const bool isRow = m_chunk.at(m_at).isRow;
        for (qsizetype at = begin; at < last; ++at) {
            const char c = m_text[at];
            if (c == '\\')
                ++at;
            else if ((c == '|' && isRow) || (c == '`' && codeEnd(at) > 0))
                return -1;
            else if (c == '$')
                return closes(at) && !isMoney(m_text.sliced(begin, at - begin)) ? at + 1 : -1;
        }
        return -1;
    }

    // Nothing blank before it, no digit behind it; a word only where it is an ending ("$n$th",
    // not "$HOME:$PATH").
    bool closes(qsizetype at) const
    {
        static constexpr std::array endings{"th", "st", "nd", "rd", "s", "d", "D"};
        if (isSpaceByte(m_text[at - 1]) || runAt(at) > 1)
            return false;
        qsizetype end = at + 1;
        while (end < m_text.size() && isAlphanumeric(m_text[end]))
            ++end;
        const QByteArrayView word = m_text.sliced(at + 1, end - at - 1);
        return word.isEmpty() ||
               std::any_of(endings.begin(), endings.end(),
                           [word](const char *one) { return word == QByteArrayView(one); });
    }

    // One past the closing delimiter; -1: it opens nothing. Where the opening one stands alone at
    // an end of its line, lines that look like items or headings belong to the formula.
    qsizetype displayEnd(QByteArrayView closing)
    {
        const qsizetype begin = m_at + 2;
        const FormulaChunk::Line &line = m_chunk.at(m_at);
        const bool isWide = !line.isHeading && !line.isRow && (beginsLine() || endsLine(begin));
        const qsizetype last = isWide ? m_text.size() : m_chunk.blockEnd(m_at);
        for (qsizetype at = begin; at < last; ++at) {
            if (line.isRow && m_text[at] == '|')
                return -1;
            if (m_text.sliced(at).startsWith(closing))
                return isBlankText(begin, at) ? -1 : at + 2;
            if (m_text[at] != '\\')
                continue;
            if (closing == QByteArrayView("\\]") && at + 1 < last && m_text[at + 1] == '[')
                return -1;
            ++at;
        }
        return -1;
    }

    bool isBlankText(qsizetype begin, qsizetype end) const
    {
        return m_text.sliced(begin, end - begin).trimmed().isEmpty();
    }

    // Behind a list's or quote's mark, if any.
    bool beginsLine() const
    {
        qsizetype at = m_chunk.at(m_at).begin;
        while (at < m_at && (isSpaceByte(m_text[at]) || isDigitByte(m_text[at]) ||
                             QByteArrayView("-*+.)>").contains(m_text[at])))
            ++at;
        return at == m_at;
    }

    bool endsLine(qsizetype at) const
    {
        at = skipBlanks(m_text, at);
        return at >= m_text.size() || m_text[at] == '\n';
    }

    void backslash()
    {
        const char next = m_at + 1 < m_text.size() ? m_text[m_at + 1] : ' ';
        const qsizetype end = next == '(' ? roundEnd() : next == '[' ? squareEnd() : qsizetype(-1);
        if (end > 0)
            take(end);
        else
            m_at += 2;
    }

    qsizetype roundEnd() const
    {
        const qsizetype last = m_chunk.blockEnd(m_at);
        const bool isRow = m_chunk.at(m_at).isRow;
        for (qsizetype at = m_at + 2; at + 1 < last && !(isRow && m_text[at] == '|'); ++at) {
            if (m_text[at] != '\\')
                continue;
            if (m_text[at + 1] == ')')
                return isTex(m_text.sliced(m_at + 2, at - m_at - 2)) ? at + 2 : -1;
            if (m_text[at + 1] == '(')
                return -1;
            ++at;
        }
        return -1;
    }

    // On lines of its own only.
    qsizetype squareEnd()
    {
        if (!beginsLine() || m_chunk.at(m_at).isHeading)
            return -1;
        const qsizetype end = displayEnd("\\]");
        if (end < 0 || !endsLine(end))
            return -1;
        return isTex(m_text.sliced(m_at + 2, end - m_at - 4)) ? end : -1;
    }

    const FormulaChunk &m_chunk;
    QByteArrayView m_text;
    qsizetype m_at = 0;
    std::map<qsizetype, qsizetype> m_unclosed; // runs of ` that find no other up to this block end
    std::vector<FoundFormula> m_found;
};

} // namespace

std::vector<FoundFormula> scanFormulas(const FormulaChunk &chunk)
{
    return Scanner(chunk).run();
}

} // namespace paperdip
