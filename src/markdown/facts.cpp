// SPDX-License-Identifier: MIT
#include "markdown/facts.h"

#include "markdown/plaintext.h"
#include "markdown/publication.h"

namespace paperdip {
namespace {

constexpr qsizetype longestFact = 600;
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
    const QString text = bare(piece);
    if (text.isEmpty())
        return false;
    static const QLatin1String others(" et al");
    if (const qsizetype end = text.indexOf(others); end > 0) { // "Ann A et al., 2023"
        if (reading.authors.isEmpty())
            reading.authors = text.left(end + others.size());
        const std::optional<Publication> rest = publicationOf(bare(text.mid(end + others.size())));
        if (rest)
            takePublication(reading, *rest);
        return true;
    }
    if (const std::optional<Publication> publication = publicationOf(text)) {
        takePublication(reading, *publication);
        return true;
    }
    if (reading.authors.isEmpty() && isAuthorList(text)) {
        reading.authors = text;
        return true;
    }
    return false;
}

// Sentences of a line, then the last comma's piece: "Ann A, Bo B. NIPS 2018", "Ann A, Bo B, 2018".
void takeLine(Reading &reading, const QString &line)
{
    if (line.size() > longestFact || isComplete(reading) || !maySayFacts(line) ||
        takePiece(reading, line))
        return;
    for (const QString &sentence : line.split(QLatin1String(". "), Qt::SkipEmptyParts)) {
        if (takePiece(reading, sentence))
            continue;
        const qsizetype comma = sentence.lastIndexOf(QLatin1Char(','));
        const qsizetype open = sentence.lastIndexOf(QLatin1Char('('));
        const qsizetype cut = qMax(comma, open);
        if (cut > 0 && takePiece(reading, sentence.mid(cut + 1)))
            takePiece(reading, sentence.left(cut));
    }
}

enum class FieldName { None, Tags, Venue, Authors };

FieldName fieldNamed(const QString &text)
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
    return tags.contains(name)      ? FieldName::Tags
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
    if (!reading.remark.isEmpty())
        takeLine(reading, reading.remark);
}

void addFactsBelow(Reading &reading, const QString &line, int number)
{
    if (line.size() > longestFact)
        return;
    const qsizetype colon = line.left(longestName).indexOf(QLatin1Char(':'));
    const FieldName name = colon < 0 ? FieldName::None : fieldNamed(line.left(colon));
    const QString value = line.mid(colon + 1).trimmed();
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
    } else if (name == FieldName::None && number < linesOfNames) {
        takeLine(reading, line);
    }
}

} // namespace paperdip
