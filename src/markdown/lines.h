// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <array>
#include <string_view>
#include <vector>

namespace paperdip {

// A line: [begin, end) without its line end (LF, CRLF or lone CR); next is where the following one
// begins.
struct Line
{
    qsizetype begin = 0;
    qsizetype end = 0;
    qsizetype next = 0;
};

Line lineAt(QByteArrayView bytes, qsizetype begin);
std::vector<Line> splitLines(QByteArrayView bytes);

// Leading spaces and tabs: how many bytes, and how many columns with tab stops of four.
struct Indent
{
    qsizetype bytes = 0;
    int columns = 0;
};
Indent indentOf(QByteArrayView line);

// Only spaces and tabs, as in cmark.
bool isBlank(QByteArrayView line);

inline bool isBlankByte(char c)
{
    return c == ' ' || c == '\t';
}
// One past the spaces and tabs at `at`.
inline qsizetype skipBlanks(QByteArrayView bytes, qsizetype at)
{
    while (at < bytes.size() && isBlankByte(bytes[at]))
        ++at;
    return at;
}
inline bool isSpaceByte(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}
inline bool isDigitByte(char c)
{
    return c >= '0' && c <= '9';
}
inline bool isLetterByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
// ASCII punctuation: what a backslash escapes.
inline bool isPunctuationByte(char c)
{
    return c > ' ' && c < 0x7f && !isDigitByte(c) && !isLetterByte(c);
}

// A set of bytes that is quick to ask.
class ByteSet
{
public:
    constexpr explicit ByteSet(std::string_view bytes)
    {
        for (const char c : bytes)
            m_has[static_cast<unsigned char>(c)] = true;
    }
    constexpr bool contains(char c) const { return m_has[static_cast<unsigned char>(c)]; }

private:
    std::array<bool, 256> m_has{};
};

} // namespace paperdip
