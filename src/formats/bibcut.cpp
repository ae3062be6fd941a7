// SPDX-License-Identifier: MIT
#include "formats/bibcut.h"

namespace paperdip {

namespace {

// btparse has stacks of 400 cells, which every field fills a little, and ends the program when one
// is full: an entry of 97 fields is the first that does so.
constexpr int mostFields = 80;
constexpr int deepest = 200;
constexpr qsizetype longest = 1024 * 1024;

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

class Cutter
{
public:
    explicit Cutter(const QByteArray &file) : m_file(file) {}

    QList<BibPiece> pieces()
    {
        while (true) {
            const qsizetype at = m_file.indexOf('@', m_at);
            if (at < 0)
                return m_pieces;
            moveTo(at);
            const qsizetype open = opening(at);
            if (open < 0) {
                moveTo(at + 1); // an @ in running text
                continue;
            }
            take(at, open);
        }
    }

private:
    // Where "@type {" has its brace or bracket; -1: this is none.
    qsizetype opening(qsizetype at) const
    {
        qsizetype end = skipBlanks(at + 1);
        const qsizetype begin = end;
        while (end < m_file.size() &&
               (isLetter(m_file[end]) || (m_file[end] >= '0' && m_file[end] <= '9')))
            ++end;
        if (end == begin)
            return -1;
        end = skipBlanks(end);
        return end < m_file.size() && (m_file[end] == '{' || m_file[end] == '(') ? end : -1;
    }

    qsizetype skipBlanks(qsizetype at) const
    {
        while (at < m_file.size() && isBlank(m_file[at]))
            ++at;
        return at;
    }

    void moveTo(qsizetype at)
    {
        for (; m_at < at; ++m_at)
            m_line += m_file[m_at] == '\n' ? 1 : 0;
    }

    bool beginsEntry(qsizetype at) const
    {
        qsizetype before = at;
        while (before > 0 && (m_file[before - 1] == ' ' || m_file[before - 1] == '\t'))
            --before;
        const bool first = before == 0 || m_file[before - 1] == '\n' || m_file[before - 1] == '\r';
        return first && opening(at) >= 0;
    }

    // Reads on from an opening brace; the place behind the entry.
    qsizetype ending(qsizetype open, BibPiece &piece) const
    {
        const char closer = m_file[open] == '{' ? '}' : ')';
        int depth = 0;
        int commas = 0;
        bool quoted = false;
        bool value = false; // behind "=" or "#": a quote opens a text only there
        for (qsizetype i = open + 1; i < m_file.size(); ++i) {
            const char c = m_file[i];
            if (c == '@' && beginsEntry(i)) {
                piece.problem = "the entry has no end before the next one begins";
                return i;
            }
            if (c == '{') {
                if (++depth > deepest)
                    piece.problem = "its braces are nested too deep";
            } else if (depth == 0 && !quoted && c == closer) {
                if (commas > mostFields)
                    piece.problem = "it has too many fields";
                return i + 1;
            } else if (c == '}') {
                if (--depth < 0) {
                    piece.problem = "it has a \"}\" too many";
                    return i + 1;
                }
            } else if (depth == 0 && c == '"' && (quoted || value))
                quoted = !quoted;
            else if (depth == 0 && !quoted)
                commas += c == ',' ? 1 : 0;
            value = c == '=' || c == '#' || (value && isBlank(c));
        }
        piece.problem = "the entry has no end";
        return m_file.size();
    }

    void take(qsizetype at, qsizetype open)
    {
        BibPiece piece;
        piece.line = m_line;
        piece.type = m_file.mid(at + 1, open - at - 1).trimmed().toLower();
        const qsizetype end = ending(open, piece);
        if (end - at > longest)
            piece.problem = "it is longer than 1 MiB";
        piece.text = m_file.mid(at, end - at);
        if (piece.type != "comment" && piece.type != "preamble")
            m_pieces << piece;
        moveTo(end);
    }

    const QByteArray &m_file;
    qsizetype m_at = 0;
    int m_line = 1;
    QList<BibPiece> m_pieces;
};

} // namespace

QList<BibPiece> cutBib(const QByteArray &file)
{
    return Cutter(file).pieces();
}

} // namespace paperdip
