// SPDX-License-Identifier: MIT
#include "library/citationtext.h"

#include "markdown/labels.h"
#include "markdown/plaintext.h"
#include "markdown/publication.h"

#include <QRegularExpression>
#include <QStringList>

namespace paperdip {

namespace {

constexpr qsizetype longestCitation = 1500;
constexpr qsizetype longestTitle = 300;
constexpr qsizetype longestNames = 600;
constexpr double shortestTitle = 0.6; // three words (markdown/plaintext.h)
constexpr double longestTitleWeight = 8;

QString trimmedMarks(QString text)
{
    static const QRegularExpression begin(QStringLiteral("^[\\s.,;:–—，。、；：\"“”-]+"));
    static const QRegularExpression end(QStringLiteral("[\\s.,;:–—，。、；：\"“”-]+$"));
    return text.remove(begin).remove(end).simplified();
}

bool isTitle(const QString &text)
{
    const double size = weight(text);
    return size >= shortestTitle && size <= longestTitleWeight && text.size() <= longestTitle;
}

bool namesPeople(const QString &text)
{
    if (text.isEmpty() || text.size() > longestNames)
        return false;
    static const QRegularExpression chinese(
        QStringLiteral("^\\p{Han}{2,4}(?:\\s*[、，,]\\s*\\p{Han}{2,4})*等?$"));
    if (chinese.match(text).hasMatch())
        return true;
    QString names = text;
    names.replace(QLatin1String(" & "), QLatin1String(" and "));
    return isAuthorList(names) || isAuthorRun(names) || isPersonName(names);
}

// The last year: the first may be part of a name ("SOSP 1999, reprinted 2001").
int yearIn(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("(?<![0-9])(19[4-9][0-9]|20[0-4][0-9])"
                                                        "(?![0-9])"));
    int year = 0;
    for (auto match = form.globalMatch(text); match.hasNext();)
        year = match.next().captured(1).toInt();
    return year;
}

// "ACM Transactions on Computer Systems 2(4)" of "In ACM Transactions ... 2(4):277-288, November
// 1984. Long words follow."
QString venueIn(const QString &behind)
{
    static const QRegularExpression lead(
        QStringLiteral("^(?:In\\s+)?(?:Proc(?:eedings|\\.)\\s+of\\s+)?(?:the\\s+)?"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression end(
        QStringLiteral("[,:.(]?\\s*(?:pp?\\.|pages|[0-9]+\\s*[-–]\\s*[0-9]+|(?:Jan|Feb|Mar|Apr|May|"
                       "Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?\\s|(?:19|20)[0-9]{2}).*$"),
        QRegularExpression::DotMatchesEverythingOption);
    constexpr qsizetype longestVenue = 160;
    QString venue = trimmedMarks(behind);
    venue.remove(lead).remove(end);
    venue = trimmedMarks(venue);
    return venue.size() <= longestVenue ? venue : QString();
}

// The run that is set as a title: in italics, a link, in quotes.
struct Run
{
    qsizetype begin = -1; // with its marks
    qsizetype end = -1;
    QString words;
};

QString plainOf(const QString &markdown)
{
    return plainText(markdown.toUtf8()).simplified();
}

Run setApart(const QString &markdown)
{
    static const QList<QRegularExpression> forms{
        QRegularExpression(QStringLiteral("(?<![*\\\\])\\*(?![*\\s])([^*]+)\\*(?!\\*)")),
        QRegularExpression(QStringLiteral("(?<![\\w\\\\])_(?![_\\s])([^_]+)_(?!\\w)")),
        QRegularExpression(QStringLiteral("(?<![!\\\\])\\[([^\\[\\]]+)\\]\\([^()\\s]*\\)")),
        QRegularExpression(QStringLiteral("[“\"]([^“”\"]+)[”\"]")),
        QRegularExpression(QStringLiteral("《([^《》]+)》")),
        QRegularExpression(QStringLiteral("(?<!\\\\)\\*\\*(?![*\\s])([^*]+)\\*\\*"))};
    for (const QRegularExpression &form : forms) {
        for (auto match = form.globalMatch(markdown); match.hasNext();) {
            const QRegularExpressionMatch found = match.next();
            const QString words = trimmedMarks(plainOf(found.captured(1)));
            const bool isList = words.contains(u',') || words.contains(QLatin1String(" and "));
            if (isTitle(words) && !(isList && namesPeople(words)) && !isLabel(words))
                return {found.capturedStart(), found.capturedEnd(), words};
        }
    }
    return {};
}

// "Ann A. and Bo B. A Title of Some Words": where the title begins behind the names, -1: nowhere.
qsizetype behindNames(const QString &text)
{
    for (qsizetype stop = text.indexOf(QLatin1String(". ")); stop > 0;
         stop = text.indexOf(QLatin1String(". "), stop + 1)) {
        const bool isInitial = stop == 1 || !text[stop - 2].isLetterOrNumber();
        if (stop > longestNames)
            break;
        if (!isInitial && namesPeople(trimmedMarks(text.left(stop))))
            return stop + 2;
    }
    return -1;
}

std::optional<CitationText> fromRun(const QString &markdown, const Run &run)
{
    CitationText found;
    const QString before = plainOf(markdown.left(run.begin));
    const QString behind = plainOf(markdown.mid(run.end));
    // "Names. Title. *Journal*, 3(4), 2010": what is in italics is the journal.
    if (const qsizetype at = behindNames(before); at > 0) {
        const QString real = trimmedMarks(before.mid(at));
        if (isTitle(real)) {
            found.authors = trimmedMarks(before.left(at));
            found.title = real;
            found.venue = run.words;
            found.year = yearIn(behind);
            return found.year > 0 ? std::optional(found) : std::nullopt;
        }
    }
    found.title = run.words;
    found.authors = trimmedMarks(before);
    found.venue = venueIn(behind);
    found.year = yearIn(behind.left(longestTitle));
    if (found.year == 0)
        found.year = yearIn(before);
    if (found.authors.isEmpty()) { // "*Title*, Names, Venue Year"
        const qsizetype comma = behindNames(behind + QStringLiteral(" "));
        found.authors = comma > 0 ? trimmedMarks(behind.left(comma)) : QString();
        if (comma > 0)
            found.venue = venueIn(behind.mid(comma));
    }
    // Without names in front, prose is near: "*Call for papers*, due in 2025 and so on".
    constexpr qsizetype longestBehind = 240;
    const bool saysWhere = trimmedMarks(before).isEmpty() && behind.size() <= longestBehind &&
                           (!found.authors.isEmpty() || !found.venue.isEmpty());
    const bool isCitation = found.year > 0 && (saysWhere || namesPeople(found.authors));
    return isCitation ? std::optional(found) : std::nullopt;
}

// "Names. Title. Venue, Year."
std::optional<CitationText> fromSentences(const QString &text)
{
    const qsizetype begin = behindNames(text);
    if (begin < 0)
        return {};
    const qsizetype end = text.indexOf(QRegularExpression(QStringLiteral("[.?!](?=\\s)")), begin);
    if (end < 0)
        return {};
    CitationText found;
    found.authors = trimmedMarks(text.left(begin));
    found.title = trimmedMarks(text.mid(begin, end - begin));
    const QString behind = text.mid(end + 1);
    found.venue = venueIn(behind);
    found.year = yearIn(behind.left(longestTitle));
    return found.year > 0 && isTitle(found.title) ? std::optional(found) : std::nullopt;
}

} // namespace

std::optional<CitationText> citationIn(QByteArrayView markdown)
{
    static const QRegularExpression marker(
        QStringLiteral("^\\s*(?:[-*+]|[0-9]{1,4}[.)])\\s+(?:\\[[^\\]]{1,3}\\]\\s+)?"));
    QString text = QString::fromUtf8(markdown.first(std::min(markdown.size(), longestCitation)));
    text.remove(marker);
    text.replace(QLatin1String("<br>"), QLatin1String(" "));
    static const QRegularExpression number(QStringLiteral("^\\s*\\[[0-9]{1,4}\\]\\s+"));
    text.remove(number);
    const Run run = setApart(text);
    if (run.begin >= 0) {
        if (auto found = fromRun(text, run))
            return found;
    }
    return fromSentences(plainOf(text));
}

} // namespace paperdip
