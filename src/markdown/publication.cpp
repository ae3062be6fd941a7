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
constexpr double longestTeam = 0.6; // "Gemma Team: Ann A, Bo B"

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
    static const QString around =
        QStringLiteral(" ,.;:()[]_*-|'\u2019\uFF0C\u3001\uFF08\uFF09\u3010\u3011");
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

// "aiDM", "eLife"
bool hasLateCapital(const QString &text)
{
    return text.size() > 2 && (text[1].isUpper() || text[2].isUpper()) && text[0].isLetter();
}

// Names of venues begin with capitals, and have no verbs; what else stands before a year is a
// sentence.
bool isVenueName(const QString &text)
{
    if (text.isEmpty())
        return true;
    if (weight(text) > longestVenueName ||
        !(text[0].isUpper() || text[0].isDigit() || hasLateCapital(text) ||
          text.startsWith(QLatin1String("arxiv"), Qt::CaseInsensitive)))
        return false;
    int small = 0;
    for (const QString &word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        small += word[0].isLower() && word.size() > 3 ? 1 : 0;
    const bool isOpen = text.contains(QLatin1Char('(')) && !text.contains(QLatin1Char(')'));
    return small <= 1 && !isOpen && !text.contains(QLatin1Char(':')) &&
           !text.contains(QLatin1String(". ")) &&
           !(text.count(QLatin1Char(',')) > 1 && isAuthorList(text));
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
        if (unit >= u'a' && unit <= u'z') {
            words += inWord ? 0 : 1;
            inWord = true;
            continue;
        }
        if (unit == u':' || isAsciiDigit(c))
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

// "Ann", "M.", "M", "Boyd-Wickizer"; no acronym.
bool isNameWord(const QString &word)
{
    if (word.size() < 2)
        return !word.isEmpty() && word[0].isUpper();
    const bool isInitial = word.size() <= 4 && word.endsWith(QLatin1Char('.'));
    const auto capitals =
        std::count_if(word.begin(), word.end(), [](QChar c) { return c.isUpper(); });
    return word[0].isUpper() && (isInitial || (word.toUpper() != word && capitals <= 2)) &&
           std::all_of(word.begin(), word.end(), [](QChar c) {
               return c.isLetter() || c == QLatin1Char('-') || c == QLatin1Char('.') ||
                      isApostrophe(c);
           });
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

struct NameCount
{
    int all = 0; // between commas and "and"
    int names = 0;
    int acronyms = 0; // "CMU & PKU" are no people
};

NameCount namesIn(QString people)
{
    for (const QLatin1String word :
         {QLatin1String(" and "), QLatin1String(" & "), QLatin1String(";"),
          QLatin1String(" et al."), QLatin1String(" et al"), QLatin1String(" et.al."),
          QLatin1String("*"), QLatin1String("\u2020")})
        people.replace(word, QLatin1String(","), Qt::CaseInsensitive);
    NameCount count;
    for (const QString &each : people.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const QString name = withoutSigns(each);
        if (name.isEmpty())
            continue;
        ++count.all;
        count.names += isName(name) ? 1 : 0;
        count.acronyms += name.toUpper() == name ? 1 : 0;
    }
    return count;
}

// "UW & Duke", "Kubernetes; Meta AI": between these signs alone, places of work and topics stand as
// well as people.
bool isAffiliations(const QString &text)
{
    QString joined = text;
    joined.replace(QLatin1Char(';'), QLatin1Char('&'));
    if (!joined.contains(QLatin1Char('&')) || joined.contains(QLatin1Char(',')))
        return false;
    const QStringList names = joined.split(QLatin1Char('&'), Qt::SkipEmptyParts);
    return !std::all_of(names.cbegin(), names.cend(), isPersonName);
}

} // namespace

bool maySayFacts(const QString &text)
{
    return text.contains(QLatin1Char('1')) || text.contains(QLatin1Char('2')) || mayBeNames(text) ||
           text.contains(QLatin1String(" et al"));
}

std::optional<Publication> publicationOf(const QString &text)
{
    if (text.size() > longestPublication || text.size() < 2)
        return {};
    if (isArxivNumber(withoutSigns(text)))
        return Publication{QStringLiteral("arXiv"), 0};
    const Year year = yearIn(text);
    if (year.begin < 0) {
        const qsizetype open = text.indexOf(QLatin1String(" (")); // "CVPR (Oral)"
        const QString name = withoutPreposition(withoutSigns(open > 0 ? text.left(open) : text));
        return venues().contains(name.toLower()) ? std::optional(Publication{name, 0})
                                                 : std::nullopt;
    }
    const QStringView before = QStringView(text).first(year.begin).trimmed();
    QString venue = withoutPreposition(withoutSigns(before));
    if (before.endsWith(QLatin1Char(')')) && venue.contains(QLatin1Char('(')))
        venue += QLatin1Char(')'); // "TOG (SIGGRAPH) 2023"
    const QString aside = withoutSigns(QStringView(text).mid(year.end));
    if (aside.contains(QLatin1Char(',')) && isAuthorList(aside))
        return {}; // "SOSP 2015, Ann A, Bo B"
    if (!isVenueName(venue) || weight(aside) > longestAside || aside.contains(QLatin1Char(':')))
        return {};
    if (venue.isEmpty() && weight(aside) > 0.4)
        return {};
    if (venue.isEmpty() && venues().contains(aside.toLower()))
        return Publication{aside, year.value}; // "2018 ArXiv"
    return Publication{venue, year.value};
}

bool isPersonName(const QString &text)
{
    QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (!words.isEmpty() && words.first() == QLatin1String("and"))
        words.removeFirst();
    static const QSet<QString> particles{
        QStringLiteral("van"), QStringLiteral("den"), QStringLiteral("der"), QStringLiteral("de"),
        QStringLiteral("von"), QStringLiteral("la"),  QStringLiteral("di"),  QStringLiteral("da")};
    const auto isPart = [](const QString &word) {
        return isNameWord(word) || particles.contains(word);
    };
    return words.size() >= 2 && words.size() <= 5 && isNameWord(words.first()) &&
           isNameWord(words.last()) && std::all_of(words.cbegin(), words.cend(), isPart);
}

bool isAuthorList(const QString &text)
{
    if (text.size() > longestAuthorList)
        return false;
    qsizetype others = text.indexOf(QLatin1String("et al"), 0, Qt::CaseInsensitive);
    if (others < 0)
        others = text.indexOf(QLatin1String("et.al"), 0, Qt::CaseInsensitive);
    const bool more = others >= 0;
    if (!mayBeNames(more ? text.left(others) + QLatin1Char(',') : text))
        return false;
    const NameCount count = namesIn(text);
    if (count.names < count.all || count.acronyms * 2 > count.all || isAffiliations(text))
        return false;
    return count.all >= 2 || (count.all == 1 && more);
}

bool isAuthorRun(const QString &text)
{
    if (isAuthorList(text))
        return true;
    const qsizetype colon = text.indexOf(QLatin1Char(':'));
    const bool isTeam = colon > 0 && weight(text.left(colon)) <= longestTeam;
    const NameCount count = namesIn(isTeam ? text.mid(colon + 1) : text);
    return count.all >= 4 && count.names * 5 >= count.all * 4 && count.acronyms * 5 <= count.all;
}

qsizetype personNameAt(const QString &text)
{
    qsizetype at = text.startsWith(QLatin1String("and ")) ? 4 : 0;
    for (int names = 0; names < 2;) {
        const qsizetype blank = text.indexOf(QLatin1Char(' '), at);
        const QString word = text.mid(at, blank < 0 ? -1 : blank - at);
        if (blank < 0 || !isNameWord(word))
            return 0;
        names += word.endsWith(QLatin1Char('.')) ? 0 : 1; // an initial
        at = blank + 1;
    }
    return yearIn(text.mid(at)).begin < 0 ? 0 : at - 1;
}

} // namespace paperdip
