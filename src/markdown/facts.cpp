// SPDX-License-Identifier: MIT
#include "markdown/facts.h"

#include "markdown/labels.h"
#include "markdown/plaintext.h"
#include "markdown/publication.h"

#include <algorithm>

namespace paperdip {
namespace {

constexpr qsizetype longestFact = 600;
constexpr double longestPlace = 0.4;  // two words behind "et al."
constexpr int linesOfNames = 2;       // names and venue stand in the first lines below
constexpr qsizetype longestName = 24; // of a field: "Key", "Publisher"

QString bare(const QString &text)
{
    static const QString around = QStringLiteral(" ,.;:|-()[]*_`\uFF0C\u3002");
    qsizetype begin = 0;
    qsizetype end = text.size();
    while (begin < end && around.contains(text[begin]))
        ++begin;
    while (end > begin && around.contains(text[end - 1]))
        --end;
    return text.mid(begin, end - begin);
}

void takePublication(Reading &reading, const Publication &publication)
{
    if (reading.venue.isEmpty())
        reading.venue = publication.venue;
    if (reading.year == 0)
        reading.year = publication.year;
}

bool isComplete(const Reading &reading)
{
    return !reading.venue.isEmpty() && reading.year > 0 && !reading.authors.isEmpty();
}

// One piece of text that is all a venue, or all names.
bool takePiece(Reading &reading, const QString &piece)
{
    QString text = bare(piece);
    const bool saysBy = text.startsWith(QLatin1String("by "), Qt::CaseInsensitive);
    if (saysBy)
        text = bare(text.mid(3));
    if (text.isEmpty())
        return false;
    static const QLatin1String others(" et al");
    if (const qsizetype end = text.indexOf(others); end > 0) { // "Ann A et al., 2023"
        if (reading.authors.isEmpty())
            reading.authors = text.left(end + others.size());
        const QString rest = bare(text.mid(end + others.size()));
        if (const std::optional<Publication> publication = publicationOf(rest))
            takePublication(reading, *publication);
        else if (!rest.isEmpty() && rest[0].isUpper() && weight(rest) <= longestPlace)
            takePublication(reading,
                            {rest.contains(QLatin1Char('(')) ? rest + QLatin1Char(')') : rest,
                             0}); // "Ann A et al. Artificial Life"
        return true;
    }
    if (const std::optional<Publication> publication = publicationOf(text)) {
        takePublication(reading, *publication);
        return true;
    }
    if (reading.authors.isEmpty() && (isAuthorList(text) || (saysBy && isPersonName(text)))) {
        reading.authors = text;
        return true;
    }
    return false;
}

// Cut behind full stops, but not those of initials: "Ann M. Author, B. Other. SOSP 2015".
QStringList sentencesOf(const QString &line)
{
    QStringList sentences;
    qsizetype begin = 0;
    for (qsizetype stop = line.indexOf(QLatin1String(". ")); stop >= 0;
         stop = line.indexOf(QLatin1String(". "), stop + 1)) {
        const qsizetype word = qMax(line.lastIndexOf(QLatin1Char(' '), stop),
                                    line.lastIndexOf(QLatin1Char('.'), stop - 1)) +
                               1;
        const bool isInitial = stop > 0 && stop - word <= 1 && line[stop - 1].isUpper();
        const QStringView rest = QStringView(line).mid(stop + 2);
        const bool namesEnd = rest.isEmpty() || rest[0] == QLatin1Char('(') || rest[0].isDigit();
        if (isInitial && !namesEnd)
            continue;
        sentences << line.mid(begin, stop - begin);
        begin = stop + 2;
    }
    sentences << line.mid(begin);
    return sentences;
}

// A venue or date behind the last commas or a parenthesis, and names before it: "Ann A, Bo B,
// 2018", "Ann A, Bo B, 2019, May", "Ann A, Bo B (SOSP 2015)", "Ann A, Bo B SOSP 2015".
void takeEnd(Reading &reading, const QString &sentence)
{
    const qsizetype comma = sentence.lastIndexOf(QLatin1Char(','));
    const QString last = sentence.mid(comma + 1).trimmed();
    if (const qsizetype name = comma > 0 ? personNameAt(last) : 0; name > 0) {
        takePiece(reading, last.mid(name));
        takePiece(reading, sentence.left(comma + 1) + QLatin1Char(' ') + last.left(name));
        return;
    }
    const qsizetype open = sentence.lastIndexOf(QLatin1Char('('));
    const qsizetype first = sentence.indexOf(QLatin1Char(',')); // "SOSP 2020, Ann A, Bo B"
    if (first > 0 && publicationOf(bare(sentence.left(first))) &&
        isAuthorList(sentence.mid(first + 1))) {
        takePiece(reading, sentence.left(first));
        takePiece(reading, sentence.mid(first + 1));
        return;
    }
    const qsizetype before = comma > 0 ? sentence.lastIndexOf(QLatin1Char(','), comma - 1) : -1;
    for (const qsizetype cut : {qMax(comma, open), before}) {
        if (cut <= 0 || !publicationOf(bare(sentence.mid(cut + 1))))
            continue;
        takePiece(reading, sentence.mid(cut + 1));
        takePiece(reading, sentence.left(cut));
        return;
    }
}

// "Ann A et al., Paper" before a link: without its label.
QString withoutLabel(const QString &line)
{
    const qsizetype comma = line.lastIndexOf(QLatin1Char(','));
    const QString last = line.mid(comma + 1);
    const bool saysAnything =
        std::any_of(last.begin(), last.end(), [](QChar c) { return c.isLetter(); });
    return comma > 0 && saysAnything && isLabel(last) ? line.left(comma) : line;
}

// One thing, or sentences that are one each: "Ann A, Bo B. NIPS 2018".
void takeLine(Reading &reading, const QString &text)
{
    const QString line = withoutLabel(text);
    if (line.size() > longestFact || isComplete(reading) || !maySayFacts(line) ||
        takePiece(reading, line))
        return;
    const QStringList sentences = sentencesOf(line);
    if (sentences.size() == 2 && reading.authors.isEmpty() && isPersonName(sentences[0]) &&
        publicationOf(bare(sentences[1])))
        reading.authors = sentences[0]; // "Ann Author. arXiv."
    for (const QString &sentence : sentences) {
        if (!takePiece(reading, sentence))
            takeEnd(reading, sentence);
    }
}

FieldName fieldNamed(QStringView text)
{
    QString name;
    for (const QChar c : text) {
        if (c.isLetter())
            name += c.toLower();
    }
    static const QStringList tags{
        QStringLiteral("key"),      QStringLiteral("keys"), QStringLiteral("keyword"),
        QStringLiteral("keywords"), QStringLiteral("tag"),  QStringLiteral("tags"),
        QStringLiteral("关键词"),   QStringLiteral("标签"), QStringLiteral("topic")};
    static const QStringList venues{QStringLiteral("publisher"),  QStringLiteral("venue"),
                                    QStringLiteral("conference"), QStringLiteral("publication"),
                                    QStringLiteral("journal"),    QStringLiteral("会议"),
                                    QStringLiteral("期刊"),       QStringLiteral("发表")};
    static const QStringList authors{QStringLiteral("author"), QStringLiteral("authors"),
                                     QStringLiteral("作者")};
    static const QStringList dates{QStringLiteral("date"),           QStringLiteral("year"),
                                   QStringLiteral("submissiontime"), QStringLiteral("日期"),
                                   QStringLiteral("时间"),           QStringLiteral("年份")};
    return tags.contains(name)      ? FieldName::Tags
           : dates.contains(name)   ? FieldName::Date
           : venues.contains(name)  ? FieldName::Venue
           : authors.contains(name) ? FieldName::Authors
                                    : FieldName::None;
}

} // namespace

void addFacts(Reading &reading, const QStringList &asides)
{
    for (const QString &aside : asides)
        takeLine(reading, aside);
    for (const QString &keyword : std::as_const(reading.keywords))
        takePiece(reading, keyword);
    for (const Link &link : std::as_const(reading.links)) {
        if (link.text.size() < longestName * 2 && !isComplete(reading)) {
            if (const std::optional<Publication> publication = publicationOf(link.text))
                takePublication(reading, *publication);
        }
    }
    if (reading.main && reading.main->text != reading.title) {
        if (const std::optional<Publication> publication = publicationOf(bare(reading.main->text)))
            takePublication(reading, *publication); // "[[arXiv, 17.09]](u)"
    }
    if (!reading.remark.isEmpty())
        takeLine(reading, reading.remark);
}

void addFactsBelow(Reading &reading, const QString &line, int number)
{
    if (line.size() > longestFact)
        return;
    const NamedField field = namedField(line);
    if (field.name != FieldName::None)
        addField(reading, field.name, field.value);
    else if (number < linesOfNames)
        takeLine(reading, line);
}

NamedField namedField(const QString &text)
{
    const QStringView begin = QStringView(text).left(longestName);
    qsizetype colon = begin.indexOf(QLatin1Char(':'));
    if (colon < 0)
        colon = begin.indexOf(QChar(0xFF1A));
    const FieldName name = colon < 0 ? FieldName::None : fieldNamed(begin.left(colon));
    if (name == FieldName::None)
        return {};
    return {name, text.mid(colon + 1).trimmed()};
}

void addField(Reading &reading, FieldName name, const QString &value)
{
    if (name == FieldName::Tags) {
        for (const QString &tag : value.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
            const QString word = bare(tag);
            if (!word.isEmpty() && weight(word) <= 2)
                reading.tags << word;
        }
    } else if (name == FieldName::Venue && reading.venue.isEmpty()) {
        const std::optional<Publication> publication = publicationOf(value);
        takePublication(reading, publication ? *publication : Publication{value, 0});
    } else if (name == FieldName::Authors && reading.authors.isEmpty()) {
        reading.authors = value;
    } else if (name == FieldName::Date && reading.year == 0) {
        if (const std::optional<Publication> publication = publicationOf(value))
            reading.year = publication->year;
    }
}

} // namespace paperdip
