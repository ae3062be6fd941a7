// SPDX-License-Identifier: MIT
#include "markdown/publication.h"

#include "core/address.h"
#include "core/identify.h"
#include "markdown/plaintext.h"

#include <QSet>
#include <QStringList>
#include <algorithm>

namespace paperdip {
namespace {

constexpr qsizetype longestPublication = 80;
constexpr double longestVenueName = 1.8; // nine words
constexpr double longestAside = 0.8;     // behind the year: "oral", "Best Paper Award"
constexpr qsizetype longestAuthorList = 1500;

const QSet<QString> &venues()
{
    static const QSet<QString> known = [] {
        const QStringList names =
            QStringLiteral(
                "aaai acl aistats arxiv asplos atc bmvc ccs chi cidr cikm coling colt "
                "conext corl cvpr dac date eacl eccv emnlp eurosys fast fccm fpga hotos "
                "hotnets hpca icassp iccad iccv icde icdm iclr icml icra icse ijcai "
                "interspeech iros isca ismir kdd micro mlsys mm mobicom mobisys naacl "
                "ndss neurips nips nsdi oopsla osdi pacmpl pldi podc pods popl ppopp "
                "recsys rss sc sensys sigcomm siggraph sigir sigmetrics sigmod sosp socc "
                "sysml tacl tist tkde tmlr tods tog tois toplas tpami uai uist usenix "
                "vldb wacv wsdm www")
                .split(QLatin1Char(' '));
        return QSet<QString>(names.begin(), names.end());
    }();
    return known;
}

bool isApostrophe(QChar c)
{
    return c == QLatin1Char('\'') || c == QChar(0x2019) || c == QChar(0x2018) ||
           c == QLatin1Char('`');
}

// A year in a text: where it stands and how much of the text says it.
struct Year
{
    qsizetype begin = -1;
    qsizetype end = -1;
    int value = 0;
};

int ofCentury(int shortYear)
{
    return shortYear < 50 ? 2000 + shortYear : 1900 + shortYear;
}

// The month and day that follow a year: "-10-23", ".04.19".
qsizetype skipDate(const QString &text, qsizetype at)
{
    for (int part = 0; part < 2; ++part) {
        const bool joined = at + 1 < text.size() && QStringLiteral("-./").contains(text[at]) &&
                            isAsciiDigit(text[at + 1]);
        if (!joined)
            return at;
        ++at;
        while (at < text.size() && isAsciiDigit(text[at]))
            ++at;
    }
    return at;
}

Year yearIn(const QString &text)
{
    for (qsizetype at = 0; at < text.size();) {
        if (!isAsciiDigit(text[at])) {
            ++at;
            continue;
        }
        qsizetype end = at;
        while (end < text.size() && isAsciiDigit(text[end]))
            ++end;
        const int value = QStringView(text).mid(at, end - at).toInt();
        qsizetype begin = at;
        while (begin > 0 && (text[begin - 1].isSpace() || isApostrophe(text[begin - 1])))
            --begin;
        const bool apostrophe = std::any_of(text.begin() + begin, text.begin() + at, isApostrophe);
        if (end - at == 4 && value >= 1900 && value < 2100)
            return {at, skipDate(text, end), value};
        if (end - at == 2 && apostrophe)
            return {begin, end, ofCentury(value)};
        const bool monthly = end - at == 2 && end + 2 < text.size() &&
                             text[end] == QLatin1Char('.') && isAsciiDigit(text[end + 1]);
        if (monthly && text.startsWith(QLatin1String("arxiv"), Qt::CaseInsensitive))
            return {at, skipDate(text, end), ofCentury(value)};
        at = end;
    }
    return {};
}

QString withoutSigns(QStringView text)
{
    static const QString around = QStringLiteral(" ,.;:()[]_*-|'\u2019\uFF0C\u3001");
    while (!text.isEmpty() && around.contains(text.front()))
        text = text.mid(1);
    while (!text.isEmpty() && around.contains(text.back()))
        text.chop(1);
    return text.toString();
}

QString withoutPreposition(const QString &venue)
{
    for (const QLatin1String word :
         {QLatin1String("in "), QLatin1String("at "), QLatin1String("accepted by "),
          QLatin1String("to appear in "), QLatin1String("published in ")}) {
        if (venue.startsWith(word, Qt::CaseInsensitive))
            return venue.mid(word.size()).trimmed();
    }
    return venue;
}

// Names of venues begin with capitals, and have no verbs; what else stands before a year is a
// sentence.
bool isVenueName(const QString &text)
{
    if (text.isEmpty())
        return true;
    if (weight(text) > longestVenueName ||
        !(text[0].isUpper() || text[0].isDigit() || text.startsWith(QLatin1String("arxiv"))))
        return false;
    int small = 0;
    for (const QString &word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        small += word[0].isLower() && word.size() > 3 ? 1 : 0;
    return small <= 1 && !text.contains(QLatin1Char(':')) && !text.contains(QLatin1String(". "));
}

// "arXiv 2205.14135", "arXiv preprint arXiv:2205.14135": a place without a year.
bool isArxivNumber(const QString &text)
{
    static const QLatin1String name("arxiv");
    QStringView rest(text);
    if (!rest.startsWith(name, Qt::CaseInsensitive))
        return false;
    for (const QLatin1String word : {name, QLatin1String(" preprint "), name, QLatin1String(":")}) {
        if (rest.startsWith(word, Qt::CaseInsensitive))
            rest = rest.mid(word.size());
    }
    return parseArxivId(rest.trimmed().toString()).has_value();
}

// Names have capitals, separators between, and no numbers; asked first, since most lines are
// sentences.
bool mayBeNames(const QString &text)
{
    int words = 0;
    int capitals = 0;
    bool separated = false;
    bool inWord = false;
    for (const QChar c : text) {
        const char16_t unit = c.unicode();
        if (unit == u':' || (unit >= u'0' && unit <= u'9'))
            return false;
        separated = separated || unit == u',' || unit == u'&' || unit == u';' || unit == u'.';
        if (c.isSpace() || unit == u',') {
            inWord = false;
        } else if (!inWord && c.isLetter()) {
            inWord = true;
            ++words;
            capitals += c.isUpper() ? 1 : 0;
        }
    }
    return capitals * 2 > words && (separated || text.contains(QLatin1String(" and ")));
}

bool isName(const QString &text)
{
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.isEmpty() || words.size() > 5)
        return false;
    int capitals = 0;
    for (const QString &word : words) {
        if (std::any_of(word.begin(), word.end(), isAsciiDigit))
            return false;
        capitals += word[0].isUpper() ? 1 : 0;
    }
    return capitals * 2 > words.size();
}

} // namespace

bool maySayFacts(const QString &text)
{
    const bool hasYear = std::any_of(text.begin(), text.end(), [](QChar c) {
        return c == QLatin1Char('1') || c == QLatin1Char('2');
    });
    return hasYear || mayBeNames(text);
}

std::optional<Publication> publicationOf(const QString &text)
{
    if (text.size() > longestPublication || text.size() < 2)
        return {};
    if (isArxivNumber(withoutSigns(text)))
        return Publication{QStringLiteral("arXiv"), 0};
    const Year year = yearIn(text);
    if (year.begin < 0) {
        const QString name = withoutSigns(text);
        return venues().contains(name.toLower()) ? std::optional(Publication{name, 0})
                                                 : std::nullopt;
    }
    const QString venue = withoutPreposition(withoutSigns(QStringView(text).first(year.begin)));
    const QString aside = withoutSigns(QStringView(text).mid(year.end));
    if (!isVenueName(venue) || weight(aside) > longestAside || aside.contains(QLatin1Char(':')))
        return {};
    if (venue.isEmpty() && weight(aside) > 0.4)
        return {};
    return Publication{venue, year.value};
}

bool isAuthorList(const QString &text)
{
    if (text.size() > longestAuthorList || !mayBeNames(text))
        return false;
    QString people = text;
    const bool more = people.contains(QLatin1String("et al"), Qt::CaseInsensitive) ||
                      people.contains(QLatin1String("et.al"), Qt::CaseInsensitive);
    for (const QLatin1String word :
         {QLatin1String(" and "), QLatin1String(" & "), QLatin1String(";"),
          QLatin1String(" et al."), QLatin1String(" et al"), QLatin1String(" et.al."),
          QLatin1String("*"), QLatin1String("\u2020")})
        people.replace(word, QLatin1String(","), Qt::CaseInsensitive);
    QStringList names = people.split(QLatin1Char(','), Qt::SkipEmptyParts);
    int count = 0;
    int acronyms = 0; // "CMU & PKU" are no people
    for (const QString &each : names) {
        const QString name = withoutSigns(each);
        if (name.isEmpty())
            continue;
        if (!isName(name))
            return false;
        acronyms += name.toUpper() == name ? 1 : 0;
        ++count;
    }
    if (acronyms * 2 > count)
        return false;
    return count >= 2 || (count == 1 && more);
}

} // namespace paperdip
