// SPDX-License-Identifier: MIT
#include "core/searchtext.h"

namespace paperdip {

namespace {

constexpr int mostVariants = 4; // blanks between CJK runs that are tried both ways

bool isCombiningMark(char32_t c)
{
    const QChar::Category category = QChar::category(c);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing;
}

bool isWordPart(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::category(c) == QChar::Mark_SpacingCombining ||
           QChar::category(c) == QChar::Other_PrivateUse;
}

bool isPieceOfRun(char32_t c)
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
bool isJoined(char32_t c)
{
    if (c < 0x0300)
        return false;
    return isCombiningMark(c) || (c >= 0x1160 && c <= 0x11FF) || c == 0xFF9E || c == 0xFF9F;
}

// Seen by nobody within a word: soft hyphens, joiners. A zero-width blank is a blank.
bool isUnseen(char32_t c)
{
    return c != 0x200B && QChar::category(c) == QChar::Other_Format;
}

// Letters that people type without their strokes and that Unicode does not take apart.
QString plainLetters(char32_t c)
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
    QString text;
    qsizetype begin = 0;
    qsizetype end = 0;
};

// "が" as "か": where the mark is a character of its own, as in half-width Kana, one is found
// without it, too. Nothing else of a run is taken apart, Hangul least of all.
QString withoutVoice(char32_t c)
{
    const QString character = QString::fromUcs4(&c, 1);
    const QChar::Script script = QChar::script(c);
    if (script != QChar::Script_Hiragana && script != QChar::Script_Katakana)
        return character;
    return character.normalized(QString::NormalizationForm_KD).left(1);
}

// Cuts a text and tells a sink: word(text, begin, end), run(units).
template<typename Sink>
class PieceCutter
{
public:
    PieceCutter(const QString &text, Sink &sink) : m_text(text), m_sink(sink) {}

    void cut()
    {
        qsizetype at = 0;
        while (at < m_text.size())
            at = take(at);
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
            takeAscii(static_cast<char>(first), at);
        else if (alone && isPieceOfRun(first) &&
                 QChar::decompositionTag(first) == QChar::NoDecomposition)
            takeRun(m_text.mid(at, end - at), at, end);
        else if (!(alone && isUnseen(first)))
            takeFolded(m_text.mid(at, end - at).normalized(QString::NormalizationForm_KC), at, end);
        return end;
    }

    void takeAscii(char c, qsizetype at)
    {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
            takeWord(QChar(QLatin1Char(c)), at, at + 1);
        else if (c >= 'A' && c <= 'Z')
            takeWord(QChar(QLatin1Char(static_cast<char>(c - 'A' + 'a'))), at, at + 1);
        else
            takeGap(c);
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

    void takeWord(const QString &letters, qsizetype begin, qsizetype end)
    {
        endRun();
        if (m_word.isEmpty())
            m_wordBegin = begin;
        m_word += letters;
        m_wordEnd = end;
    }

    void takeRun(const QString &character, qsizetype begin, qsizetype end)
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
            m_sink.word(m_word, m_wordBegin, m_wordEnd);
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
    QString m_word;
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

struct PieceList
{
    QList<SearchPiece> pieces;

    void word(const QString &text, qsizetype begin, qsizetype end)
    {
        pieces.append({text, begin, end, false, false});
    }
    void run(const QList<RunUnit> &units)
    {
        for (qsizetype i = 0; i + 1 < units.size(); ++i)
            pieces.append({units.at(i).text + units.at(i + 1).text, units.at(i).begin,
                           units.at(i + 1).end, true, false});
        pieces.append({units.last().text, units.last().begin, units.last().end, true, true});
    }
};

struct PieceSpelling
{
    QString text;

    void word(const QString &word, qsizetype, qsizetype)
    {
        text += word;
        text += QLatin1Char(' ');
    }
    void run(const QList<RunUnit> &units)
    {
        for (qsizetype i = 0; i + 1 < units.size(); ++i) {
            text += units.at(i).text;
            text += units.at(i + 1).text;
            text += QLatin1Char(' ');
        }
        text += units.last().text;
        text += QLatin1Char(' ');
    }
};

struct PieceWhole
{
    QStringList parts; // words and whole runs
    QList<bool> cjk;

    void word(const QString &text, qsizetype, qsizetype)
    {
        parts << text;
        cjk << false;
    }
    void run(const QList<RunUnit> &units)
    {
        QString text;
        for (const RunUnit &unit : units)
            text += unit.text;
        parts << text;
        cjk << true;
    }
};

QStringList piecesOfRun(const QString &run)
{
    QStringList pieces;
    const QList<SearchPiece> all = searchPieces(run);
    for (const SearchPiece &piece : all)
        pieces << piece.text;
    return pieces;
}

SearchPhrase phraseOf(const PieceWhole &whole, bool open)
{
    SearchPhrase phrase;
    for (qsizetype i = 0; i < whole.parts.size(); ++i)
        phrase.pieces +=
            whole.cjk.at(i) ? piecesOfRun(whole.parts.at(i)) : QStringList{whole.parts.at(i)};
    if (!whole.cjk.last()) {
        phrase.prefix = open;
        return phrase;
    }
    // A run may go on in the text: its last character is the first half of a piece there.
    const QStringList last = piecesOfRun(whole.parts.last());
    if (last.size() == 1)
        phrase.prefix = true;
    else
        phrase.pieces.removeLast();
    return phrase;
}

PieceWhole joinedAt(const PieceWhole &whole, const QList<qsizetype> &borders, unsigned chosen)
{
    PieceWhole joined;
    for (qsizetype i = 0; i < whole.parts.size(); ++i) {
        const qsizetype border = borders.indexOf(i);
        if (border >= 0 && ((chosen >> border) & 1U) != 0) {
            joined.parts.last() += whole.parts.at(i);
            continue;
        }
        joined.parts << whole.parts.at(i);
        joined.cjk << whole.cjk.at(i);
    }
    return joined;
}

} // namespace

QList<SearchPiece> searchPieces(const QString &text)
{
    PieceList list;
    cutPieces(text, list);
    return list.pieces;
}

QString spelledOut(const QString &text)
{
    PieceSpelling spelling;
    spelling.text.reserve(text.size() + text.size() / 4);
    cutPieces(text, spelling);
    return spelling.text;
}

QString foldedText(const QString &text)
{
    PieceWhole whole;
    cutPieces(text, whole);
    return whole.parts.join(QLatin1Char(' '));
}

QList<SearchPhrase> searchPhrases(const QString &text, bool open)
{
    PieceWhole whole;
    cutPieces(text, whole);
    if (whole.parts.isEmpty())
        return {};
    QList<qsizetype> borders;
    for (qsizetype i = 1; i < whole.parts.size(); ++i) {
        if (whole.cjk.at(i) && whole.cjk.at(i - 1))
            borders << i;
    }
    QList<SearchPhrase> phrases;
    if (borders.size() > mostVariants)
        borders = borders.mid(0, mostVariants);
    for (unsigned chosen = 0; chosen < (1U << borders.size()); ++chosen)
        phrases << phraseOf(joinedAt(whole, borders, chosen), open);
    return phrases;
}

QList<TextSpan> matchesOf(const SearchPhrase &phrase, const QList<SearchPiece> &pieces)
{
    QList<TextSpan> matches;
    const qsizetype size = phrase.pieces.size();
    for (qsizetype i = 0; size > 0 && i + size <= pieces.size(); ++i) {
        bool same = true;
        for (qsizetype k = 0; same && k < size; ++k) {
            const QString &piece = pieces.at(i + k).text;
            const QString &wanted = phrase.pieces.at(k);
            same = k + 1 == size && phrase.prefix ? piece.startsWith(wanted) : piece == wanted;
        }
        if (!same)
            continue;
        const SearchPiece &last = pieces.at(i + size - 1);
        qsizetype end = last.end;
        // Of a single character's prefix only that character was looked for.
        if (phrase.prefix && last.cjk && last.text.size() > phrase.pieces.last().size())
            end = last.begin + phrase.pieces.last().size();
        matches.append({pieces.at(i).begin, end});
    }
    return matches;
}

} // namespace paperdip
