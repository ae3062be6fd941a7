// SPDX-License-Identifier: MIT
#include "markdown/entryreader.h"
#include "markdown/facts.h"
#include "markdown/lines.h"
#include "markdown/plaintext.h"
#include "markdown/publication.h"

#include <QSet>
#include <algorithm>

// Who wrote it and where it appeared, behind a title on its line: "[A Title](u) by Ann A and Bo B",
// "[A Title](u) Ann A, Bo B, SOSP 2020", "[A Title](u) (1997): a remark".
namespace paperdip {
namespace {

// Keywords in capitals look like names: "Object Detection", "Virtual Memory".
bool isTopicWord(const QString &word)
{
    static const QSet<QString> topics = [] {
        const QStringList list =
            QStringLiteral(
                "attention benchmark cache cloud code computer data database dataset deep "
                "distributed "
                "federated file graph image inference index kernel language large learning machine "
                "memory model models multimodal network networks neural object operating parallel "
                "processing query reinforcement robot scheduling security serving speech storage "
                "survey system systems text training transformer transformers tuning video virtual "
                "vision")
                .split(QLatin1Char(' '));
        return QSet<QString>(list.begin(), list.end());
    }();
    const QString small = word.toLower();
    static const QStringList ends{QStringLiteral("tion"), QStringLiteral("tions"),
                                  QStringLiteral("ment"), QStringLiteral("ics"),
                                  QStringLiteral("ity"),  QStringLiteral("ness"),
                                  QStringLiteral("ware"), QStringLiteral("based")};
    return topics.contains(small) ||
           std::any_of(ends.cbegin(), ends.cend(),
                       [&small](const QString &end) { return small.endsWith(end); });
}

bool hasTopic(const QString &text)
{
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::any_of(words.cbegin(), words.cend(), isTopicWord);
}

// What is left of a piece that is names to its end; where a sentence ends within it, "Bo B. SOSP
// 2020", the rest.
struct People
{
    qsizetype names = 0; // how many; 0: it is something else
    bool others = false; // "et al."
    bool isInitial = false;
    bool isJoined = false; // by "and"
    QString rest;
};

QString withoutStops(const QString &text)
{
    qsizetype begin = 0;
    while (begin < text.size() && QStringLiteral(" .,").contains(text[begin]))
        ++begin;
    return text.mid(begin);
}

// Where a sentence that is a name ends, not at an initial: 12 of "Ann M. Other. SOSP".
qsizetype sentenceEnd(const QString &text)
{
    for (qsizetype stop = text.indexOf(QLatin1String(". ")); stop > 0;
         stop = text.indexOf(QLatin1String(". "), stop + 1)) {
        if (stop > 1 && text[stop - 2].isLetter() && isPersonName(text.left(stop)))
            return stop;
    }
    return -1;
}

People peopleIn(const QString &piece)
{
    People people;
    QString text = piece;
    if (const qsizetype others = text.indexOf(QLatin1String("et al")); others >= 0) {
        people.others = true;
        people.rest = withoutStops(text.mid(others + 5));
        text = text.left(others).trimmed();
        if (text.isEmpty() || text == QLatin1String("and")) {
            people.names = 1;
            return people;
        }
    } else if (const qsizetype end = personNameAt(text); end > 0) {
        people.rest = text.mid(end);
        text.truncate(end);
    } else if (const qsizetype stop = sentenceEnd(text); stop > 2) {
        people.rest = text.mid(stop + 2);
        text.truncate(stop);
    }
    while (text.endsWith(QLatin1Char('.')) && text.size() > 2 && text[text.size() - 3].isLetter() &&
           text[text.size() - 2].isLetter())
        text.chop(1);
    text.replace(QLatin1String(" & "), QLatin1String(" and "));
    const QStringList each = text.split(QLatin1String(" and "), Qt::SkipEmptyParts);
    for (const QString &name : each) {
        if (!isPersonName(name.trimmed()) || hasTopic(name))
            return {};
        people.isInitial = people.isInitial || name.contains(QLatin1Char('.'));
    }
    people.names = each.size();
    people.isJoined = people.names > 1 || piece.startsWith(QLatin1String("and "));
    return people;
}

bool mayBeginName(char c)
{
    return (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

} // namespace

// "(1997): ", "(SOSP 2015) - " before more words; the span behind it.
Span EntryReader::takeAside(Span span)
{
    const QByteArrayView bytes = m_text.bytes().first(span.end);
    if (span.size() < 4 || bytes[span.begin] != '(')
        return span;
    const qsizetype close = bytes.indexOf(')', span.begin);
    if (close < 0 || close + 1 >= span.end || commaAt(bytes, close + 1) > 0)
        return span;
    const QString words = m_text.plain({span.begin + 1, close});
    if (!publicationOf(words))
        return span;
    m_asides << words;
    return withoutFields(trimmed(bytes, {close + 1, span.end}), true);
}

// Names, and the venue or year behind them, that begin a line; what is behind those.
Span EntryReader::takeByline(Span line)
{
    static constexpr QByteArrayView by("by ");
    const QByteArrayView bytes = m_text.bytes();
    Span span = trimmed(bytes, {line.begin + commaAt(bytes, line.begin), line.end});
    const bool saysBy = m_text.slice(span).startsWith(by);
    if (saysBy)
        span.begin += by.size();
    if (span.size() < 3 || !mayBeginName(bytes[span.begin]) || !m_entry.reading.authors.isEmpty())
        return line;
    People all;
    qsizetype end = span.begin;
    qsizetype namesEnd = span.begin;
    QString when;
    for (const Piece &piece : pieces(span, false)) {
        const QString text = m_text.plain(piece.span);
        if (all.names > 0 && publicationOf(text)) {
            when = text;
            end = piece.span.end;
            break;
        }
        People people = peopleIn(text);
        if (people.names == 0 && saysBy && isAuthorList(text + QLatin1String(", ") + text))
            people.names = 1; // "Author, Ann and Other, Bo"
        if (people.names == 0)
            break;
        all.names += people.names;
        all.others = all.others || people.others;
        all.isInitial = all.isInitial || people.isInitial;
        all.isJoined = all.isJoined || people.isJoined;
        namesEnd = end = piece.span.end;
        all.rest = people.rest.trimmed();
        if (all.rest.isEmpty())
            continue;
        if (publicationOf(all.rest))
            when = all.rest;
        else if (m_text.slice(piece.span).endsWith(all.rest.toUtf8()))
            end -= all.rest.toUtf8().size();
        else
            return line;
        break;
    }
    const Span behind = withoutFields({qMin(end + commaAt(bytes, end), span.end), span.end}, true);
    const bool isAll = behind.size() <= 0 || !hasLetters(m_text.plain(behind));
    const bool isSure =
        saysBy || all.others || (all.names > 1 && (all.isInitial || !when.isEmpty()));
    if (all.names == 0 || !(isSure || (all.names > 1 && all.isJoined && isAll)))
        return line;
    QString names = m_text.plain({span.begin, namesEnd});
    if (names.endsWith(all.rest))
        names.chop(all.rest.size());
    while (!names.isEmpty() && QStringLiteral(" ,.(").contains(names.back()))
        names.chop(1);
    m_entry.reading.authors = names;
    if (!when.isEmpty())
        m_asides << when;
    return isAll ? Span{line.end, line.end} : behind;
}

} // namespace paperdip
