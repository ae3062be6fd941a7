// SPDX-License-Identifier: MIT
#include "core/searchtext.h"

#include "core/piececutter.h"

#include <optional>

namespace paperdip {

namespace {

constexpr int mostVariants = 4; // blanks between CJK runs that are tried both ways

struct PieceList
{
    QList<SearchPiece> pieces;

    void word(QStringView text, qsizetype begin, qsizetype end) { piece(text, begin, end, false); }
    void run(const QList<RunUnit> &units)
    {
        tellPieces(units, *this);
        pieces.last().lastOfRun = true;
    }
    void piece(QStringView text, qsizetype begin, qsizetype end, bool cjk)
    {
        pieces.append({text.toString(), begin, end, cjk, false});
    }
};

struct PieceSpelling
{
    QString text;

    void word(QStringView word, qsizetype begin, qsizetype end) { piece(word, begin, end, false); }
    void run(const QList<RunUnit> &units) { tellPieces(units, *this); }
    void piece(QStringView piece, qsizetype, qsizetype, bool)
    {
        text += piece;
        text += QLatin1Char(' ');
    }
};

struct PieceWhole
{
    QStringList parts; // words and whole runs
    QList<bool> cjk;

    void word(QStringView text, qsizetype, qsizetype)
    {
        parts << text.toString();
        cjk << false;
    }
    void run(const QList<RunUnit> &units)
    {
        QString text;
        for (const RunUnit &unit : units)
            text += RunPiece(unit.character).text();
        parts << text;
        cjk << true;
    }
};

// Most texts are nothing else. What PieceCutter does with such.
std::optional<QString> asciiSpelledOut(const QString &text)
{
    QString spelling(text.size() + 1, Qt::Uninitialized);
    QChar *to = spelling.data();
    bool inWord = false;
    for (const QChar c : text) {
        if (c.unicode() >= asciiParts.size())
            return std::nullopt;
        const char part = asciiPart(c);
        if (part != 0)
            *to++ = QLatin1Char(part);
        else if (inWord)
            *to++ = u' ';
        inWord = part != 0;
    }
    if (inWord)
        *to++ = u' ';
    spelling.truncate(to - spelling.constData());
    return spelling;
}

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
    if (std::optional<QString> spelling = asciiSpelledOut(text))
        return *spelling;
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

} // namespace paperdip
