// SPDX-License-Identifier: MIT
// How a text is cut into the pieces of core/searchtext.h, for what does something with each.
#pragma once

#include <QList>
#include <QString>
#include <QVarLengthArray>
#include <array>

namespace paperdip {

// What an ASCII character is in a piece; 0: it is in none.
constexpr std::array<char, 0x80> asciiParts = [] {
    std::array<char, 0x80> parts{};
    for (size_t c = '0'; c <= '9'; ++c)
        parts[c] = static_cast<char>(c);
    for (size_t c = 'a', capital = 'A'; c <= 'z'; ++c, ++capital)
        parts[c] = parts[capital] = static_cast<char>(c);
    return parts;
}();

inline char asciiPart(QChar c)
{
    return c.unicode() < asciiParts.size() ? asciiParts[c.unicode()] : '\0';
}

inline bool isCombiningMark(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing;
}

inline bool isWordPart(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::category(c) == QChar::Mark_SpacingCombining ||
           QChar::category(c) == QChar::Other_PrivateUse;
}

inline bool isPieceOfRun(char32_t c)
{
    if (c < 0x1100)
        return false;
    if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || c == 0x30FC)
        return true;
    // What Qt does not know yet: the planes of the Han extensions.
    if (c >= 0x20000 && c <= 0x3FFFD)
        return true;
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
        return QChar::isLetterOrNumber(c);
    default:
        return false;
    }
}

// Belongs to the character before it: marks, the vowels and finals of Hangul written in Jamo, the
// voice marks of half-width Kana.
inline bool isJoined(char32_t c)
{
    if (c < 0x0300)
        return false;
    return isCombiningMark(c) || (c >= 0x1160 && c <= 0x11FF) || c == 0xFF9E || c == 0xFF9F;
}

// Seen by nobody within a word: soft hyphens, joiners. A zero-width blank is a blank.
inline bool isUnseen(char32_t c)
{
    return c != 0x200B && QChar::category(c) == QChar::Other_Format;
}

// Letters that people type without their strokes and that Unicode does not take apart.
inline QString plainLetters(char32_t c)
{
    switch (c) {
    case 0x00DF:
        return QStringLiteral("ss");
    case 0x00E6:
        return QStringLiteral("ae");
    case 0x0153:
        return QStringLiteral("oe");
    case 0x00F8:
        return QStringLiteral("o");
    case 0x0142:
        return QStringLiteral("l");
    case 0x0111:
    case 0x00F0:
        return QStringLiteral("d");
    case 0x00FE:
        return QStringLiteral("th");
    case 0x0131:
        return QStringLiteral("i");
    default:
        return QString::fromUcs4(&c, 1);
    }
}

// A character of a CJK run.
struct RunUnit
{
    char32_t character = 0;
    qsizetype begin = 0;
    qsizetype end = 0;
};

// "が" as "か": where the mark is a character of its own, as in half-width Kana, one is found
// without it, too. Nothing else of a run is taken apart, Hangul least of all.
inline char32_t withoutVoice(char32_t c)
{
    const QChar::Script script = QChar::script(c);
    if (script != QChar::Script_Hiragana && script != QChar::Script_Katakana)
        return c;
    return QString::fromUcs4(&c, 1).normalized(QString::NormalizationForm_KD).at(0).unicode();
}

// One or two characters of a run, as they are searched for.
class RunPiece
{
public:
    explicit RunPiece(char32_t c) { add(c); }
    RunPiece(char32_t first, char32_t second)
    {
        add(first);
        add(second);
    }
    QStringView text() const { return {m_text.data(), m_size}; }

private:
    void add(char32_t c)
    {
        if (QChar::requiresSurrogates(c)) {
            m_text[static_cast<size_t>(m_size++)] = QChar::highSurrogate(c);
            m_text[static_cast<size_t>(m_size++)] = QChar::lowSurrogate(c);
        } else {
            m_text[static_cast<size_t>(m_size++)] = static_cast<char16_t>(c);
        }
    }

    std::array<char16_t, 4> m_text;
    qsizetype m_size = 0;
};

// Tells a sink the pieces of a run: every two neighbours, and the last character alone.
template<typename Sink>
void tellPieces(const QList<RunUnit> &units, Sink &sink)
{
    for (qsizetype i = 0; i + 1 < units.size(); ++i)
        sink.piece(RunPiece(units.at(i).character, units.at(i + 1).character).text(),
                   units.at(i).begin, units.at(i + 1).end, true);
    sink.piece(RunPiece(units.last().character).text(), units.last().begin, units.last().end, true);
}

// Cuts a text and tells a sink: word(text, begin, end), run(units).
template<typename Sink>
class PieceCutter
{
public:
    PieceCutter(const QString &text, Sink &sink) : m_text(text), m_sink(sink) {}

    void cut()
    {
        for (qsizetype at = 0; at < m_text.size();)
            at = isPlain(at) ? takePlain(at) : take(at);
        endWord();
        endRun();
    }

private:
    char32_t charAt(qsizetype at, qsizetype *next) const
    {
        const QChar c = m_text.at(at);
        if (c.isHighSurrogate() && at + 1 < m_text.size() && m_text.at(at + 1).isLowSurrogate()) {
            *next = at + 2;
            return QChar::surrogateToUcs4(c, m_text.at(at + 1));
        }
        *next = at + 1;
        return c.unicode();
    }

    // Of ASCII, and nothing beyond it may join.
    bool isPlain(qsizetype at) const
    {
        return m_text.at(at).unicode() < 0x80 &&
               (at + 1 == m_text.size() || m_text.at(at + 1).unicode() < 0x80);
    }

    // One character of ASCII, or the word of such that it begins; returns where the next begins.
    qsizetype takePlain(qsizetype at)
    {
        char part = asciiPart(m_text.at(at));
        if (part == '\0') {
            takeGap(static_cast<char>(m_text.at(at).unicode()));
            return at + 1;
        }
        beginWord(at);
        do {
            m_word.append(QLatin1Char(part));
            part = ++at < m_text.size() && isPlain(at) ? asciiPart(m_text.at(at)) : '\0';
        } while (part != '\0');
        m_wordEnd = at;
        return at;
    }

    // One character with what joins it; returns where the next begins.
    qsizetype take(qsizetype at)
    {
        qsizetype end = at;
        const char32_t first = charAt(at, &end);
        qsizetype next = end;
        while (end < m_text.size() && isJoined(charAt(end, &next)))
            end = next;
        const bool alone = end - at == (first > 0xFFFF ? 2 : 1);
        if (alone && first < 0x80)
            (void)takePlain(at);
        else if (alone && isPieceOfRun(first) &&
                 QChar::decompositionTag(first) == QChar::NoDecomposition)
            takeRun(first, at, end);
        else if (!(alone && isUnseen(first)))
            takeFolded(m_text.mid(at, end - at).normalized(QString::NormalizationForm_KC), at, end);
        return end;
    }

    void takeFolded(const QString &composed, qsizetype begin, qsizetype end)
    {
        const auto characters = composed.toUcs4();
        for (const char32_t c : characters) {
            if (isPieceOfRun(c)) {
                takeRun(withoutVoice(c), begin, end);
                continue;
            }
            const QString single = QString::fromUcs4(&c, 1);
            const auto parts = single.normalized(QString::NormalizationForm_KD).toUcs4();
            for (const char32_t part : parts) {
                const char32_t folded = QChar::toCaseFolded(char32_t(part));
                if (isWordPart(folded))
                    takeWord(plainLetters(folded), begin, end);
                else if (!isCombiningMark(folded) && !isUnseen(folded))
                    takeGap(folded < 0x80 ? static_cast<char>(folded) : '?');
            }
        }
    }

    void beginWord(qsizetype at)
    {
        endRun();
        if (m_word.isEmpty())
            m_wordBegin = at;
    }

    void takeWord(const QString &letters, qsizetype begin, qsizetype end)
    {
        beginWord(begin);
        m_word.append(letters.constData(), letters.size());
        m_wordEnd = end;
    }

    void takeRun(char32_t character, qsizetype begin, qsizetype end)
    {
        endWord();
        if (m_gap && (!m_passable || (m_blanks > 0 && m_lines == 0)))
            endRun();
        m_gap = false;
        m_run.append({character, begin, end});
    }

    // A mark of Markdown, or the end of a line, between two characters of a run tears no word
    // apart.
    void takeGap(char c)
    {
        endWord();
        if (m_run.isEmpty())
            return;
        if (!m_gap) {
            m_gap = m_passable = true;
            m_lines = m_blanks = 0;
        }
        if (c == '\n')
            ++m_lines;
        else if (c == ' ' || c == '\t' || c == '\r')
            ++m_blanks;
        else if (c != '*' && c != '_' && c != '~' && c != '`')
            m_passable = false;
        // A blank alone divides; beside the end of a line it is an indent.
        m_passable = m_passable && m_lines <= 1;
    }

    void endWord()
    {
        if (!m_word.isEmpty())
            m_sink.word(QStringView(m_word.constData(), m_word.size()), m_wordBegin, m_wordEnd);
        m_word.clear();
    }

    void endRun()
    {
        if (!m_run.isEmpty())
            m_sink.run(m_run);
        m_run.clear();
        m_gap = false;
    }

    const QString &m_text;
    Sink &m_sink;
    QVarLengthArray<QChar, 64> m_word;
    qsizetype m_wordBegin = 0;
    qsizetype m_wordEnd = 0;
    QList<RunUnit> m_run;
    bool m_gap = false; // behind the run's last character
    bool m_passable = true;
    int m_lines = 0;
    int m_blanks = 0;
};

template<typename Sink>
void cutPieces(const QString &text, Sink &sink)
{
    PieceCutter<Sink>(text, sink).cut();
}

} // namespace paperdip
