// SPDX-License-Identifier: MIT
#include "library/notename.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>
#include <algorithm>
#include <optional>

namespace paperdip {

namespace {

constexpr int ShortName = 32; // characters of a name before the colon
constexpr int MostWords = 5;
constexpr int LongestName = 60;
constexpr int LongestTitle = 120;

bool isWord(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate();
}

QString shortTitle(const QString &title)
{
    QString plain = title;
    const qsizetype colon =
        plain.replace(QChar(0xFF1A), QLatin1Char(':')).indexOf(QLatin1Char(':'));
    if (colon > 0 && colon <= ShortName)
        return title.left(colon);
    return title.split(QLatin1Char(' '), Qt::SkipEmptyParts)
        .mid(0, MostWords)
        .join(QLatin1Char(' '));
}

// Words, and whether a hyphen stands before each.
QStringList wordsOf(const QString &text, bool keepHyphens)
{
    QStringList words{QString()};
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool between = i > 0 && i + 1 < text.size() && isWord(text[i - 1]) &&
                             isWord(text[i + 1]) && (c == u'-' || c == u'\'' || c == u'’');
        if (isWord(c) || c == u'_' || (c == u'-' && between && keepHyphens))
            words.last() += c;
        else if (!between && !words.last().isEmpty())
            words << QString();
    }
    words.removeAll(QString());
    return words;
}

void trim(QString &name, int longest)
{
    name.truncate(longest);
    while (!name.isEmpty() && (name.back() == u'_' || name.back() == u'-' || name.back() == u'.' ||
                               name.back() == u' ' || name.back().isHighSurrogate()))
        name.chop(1);
}

struct Parts
{
    QString folder;
    QString stem;
    bool ownFolder = false;
};

Parts partsOf(QString path)
{
    if (path.startsWith(u"./"))
        path.remove(0, 2);
    Parts parts;
    const qsizetype slash = path.lastIndexOf(u'/');
    parts.folder = slash < 0 ? QString() : path.left(slash);
    parts.stem = path.mid(slash + 1);
    parts.stem.truncate(parts.stem.lastIndexOf(u'.') < 0 ? parts.stem.size()
                                                         : parts.stem.lastIndexOf(u'.'));
    if (parts.stem.compare(u"README", Qt::CaseInsensitive) == 0 && !parts.folder.isEmpty()) {
        parts.ownFolder = true;
        const qsizetype outer = parts.folder.lastIndexOf(u'/');
        parts.stem = parts.folder.mid(outer + 1);
        parts.folder = outer < 0 ? QString() : parts.folder.left(outer);
    }
    return parts;
}

struct Prefixed
{
    NoteStyle::Prefix kind = NoteStyle::Prefix::None;
    QString prefix;
    QString end;
    QString dateFormat;
    QString rest;
};

Prefixed prefixOf(const QString &stem, const QString &arxiv)
{
    using Prefix = NoteStyle::Prefix;
    if (!arxiv.isEmpty() && stem.startsWith(arxiv)) {
        static const QRegularExpression id(QStringLiteral("^(v\\d+)?([-_. ]*)"));
        const QRegularExpressionMatch end = id.match(stem.mid(arxiv.size()));
        return {Prefix::ArxivId,
                arxiv,
                end.captured(2),
                {},
                stem.mid(arxiv.size() + end.capturedLength())};
    }
    static const QRegularExpression date(
        QStringLiteral("^((?:19|20)\\d\\d-\\d\\d-\\d\\d|(?:19|20)\\d{6})([-_. ]+|$)(.*)$"));
    if (const QRegularExpressionMatch match = date.match(stem); match.hasMatch()) {
        const QString format = match.captured(1).contains(u'-') ? QStringLiteral("yyyy-MM-dd")
                                                                : QStringLiteral("yyyyMMdd");
        return {Prefix::Date, match.captured(1), match.captured(2), format, match.captured(3)};
    }
    // A year is no number in a row.
    static const QRegularExpression number(
        QStringLiteral("^(?!(?:19|20)\\d\\d(?:\\D|$))(\\d{1,4})([-_. ]+)(\\S.*)$"));
    if (const QRegularExpressionMatch match = number.match(stem); match.hasMatch())
        return {Prefix::Number, match.captured(1), match.captured(2), {}, match.captured(3)};
    return {Prefix::None, {}, {}, {}, stem};
}

// The value that stands most often; of several the one that stands first.
template<typename Value>
Value commonest(const QList<Value> &values, const Value &otherwise)
{
    Value found = otherwise;
    qsizetype most = 0;
    for (const Value &value : values) {
        if (const qsizetype count = values.count(value); count > most) {
            most = count;
            found = value;
        }
    }
    return found;
}

std::optional<bool> isLower(const QString &name)
{
    if (name.toLower() == name.toUpper())
        return std::nullopt; // no letters that have a case
    return name == name.toLower();
}

// What stands between the words of a name; nothing: it has one word, which tells only where the
// title has more.
std::optional<QString> separatorOf(const QString &name, const QString &title)
{
    static const QString signs = QStringLiteral("_- ");
    QHash<QChar, int> counts;
    for (const QChar c : name) {
        if (signs.contains(c))
            ++counts[c];
    }
    for (const QChar c : signs) {
        if (counts.value(c) > 0 && counts.value(c) >= counts.value(u'_') &&
            counts.value(c) >= counts.value(u'-') && counts.value(c) >= counts.value(u' '))
            return QString(c);
    }
    const QStringList words = wordsOf(shortTitle(title), false);
    const bool joined =
        words.size() > 1 && words.join(QString()).compare(name, Qt::CaseInsensitive) == 0;
    return joined ? std::optional(QString()) : std::nullopt;
}

std::optional<bool> isWholeTitle(const QString &name, const QString &title)
{
    const qsizetype words = wordsOf(title, false).size();
    if (words <= MostWords)
        return std::nullopt;
    static const QRegularExpression breaks(QStringLiteral("[-_ ]+"));
    return name.split(breaks, Qt::SkipEmptyParts).size() >= words;
}

// The first that tells something, of what each note says.
template<typename Value, typename Says>
void takeNearest(Value &value, const QList<NamedNote> &notes, Says says)
{
    for (const NamedNote &note : notes) {
        if (const auto said = says(note)) {
            value = *said;
            return;
        }
    }
}

void learnPlace(NoteStyle &style, const QList<NamedNote> &notes)
{
    QList<QString> folders;
    QList<QString> near; // of the same section
    QList<bool> dotted;
    QList<bool> own;
    const bool anyExists =
        std::any_of(notes.begin(), notes.end(), [](const NamedNote &note) { return note.exists; });
    for (const NamedNote &note : notes) {
        if (anyExists && !note.exists)
            continue;
        const Parts parts = partsOf(note.path);
        folders << parts.folder;
        if (note.sameSection)
            near << parts.folder;
        dotted << note.path.startsWith(u"./");
        own << parts.ownFolder;
    }
    const bool sectionAgrees = near.size() > 1 && near.count(near.first()) == near.size();
    style.folder = sectionAgrees ? near.first() : commonest(folders, style.folder);
    style.dotSlash = commonest(dotted, false);
    style.ownFolder = commonest(own, false);
}

void learnPrefix(NoteStyle &style, const QList<NamedNote> &notes)
{
    QList<NoteStyle::Prefix> kinds;
    for (const NamedNote &note : notes)
        kinds << prefixOf(partsOf(note.path).stem, note.arxiv).kind;
    style.prefix = commonest(kinds, NoteStyle::Prefix::None);
    if (style.prefix == NoteStyle::Prefix::Number && kinds.count(style.prefix) < 2)
        style.prefix = NoteStyle::Prefix::None;
    bool first = true;
    for (const NamedNote &note : notes) {
        const Prefixed prefixed = prefixOf(partsOf(note.path).stem, note.arxiv);
        if (prefixed.kind != style.prefix)
            continue;
        style.number = qMax(style.number, prefixed.prefix.toInt());
        if (!std::exchange(first, false))
            continue;
        style.digits = static_cast<int>(prefixed.prefix.size());
        style.dateFormat = prefixed.dateFormat;
        style.onlyPrefix = prefixed.rest.isEmpty();
        if (!prefixed.end.isEmpty())
            style.prefixEnd = prefixed.end;
    }
}

} // namespace

bool isReservedName(const QString &name)
{
    static const QStringList devices{QStringLiteral("con"), QStringLiteral("prn"),
                                     QStringLiteral("aux"), QStringLiteral("nul")};
    const QString lower = name.toLower();
    const bool numbered = lower.size() == 4 && lower.at(3).isDigit() &&
                          (lower.startsWith(u"com") || lower.startsWith(u"lpt"));
    return devices.contains(lower) || numbered;
}

NoteStyle noteStyle(const QList<NamedNote> &nearestFirst)
{
    NoteStyle style;
    if (nearestFirst.isEmpty())
        return style;
    learnPlace(style, nearestFirst);
    learnPrefix(style, nearestFirst);
    const auto nameOf = [](const NamedNote &note) {
        return prefixOf(partsOf(note.path).stem, note.arxiv).rest;
    };
    takeNearest(style.lower, nearestFirst,
                [&](const NamedNote &note) { return isLower(nameOf(note)); });
    takeNearest(style.separator, nearestFirst,
                [&](const NamedNote &note) { return separatorOf(nameOf(note), note.title); });
    takeNearest(style.wholeTitle, nearestFirst,
                [&](const NamedNote &note) { return isWholeTitle(nameOf(note), note.title); });
    style.hyphens = std::any_of(nearestFirst.begin(), nearestFirst.end(),
                                [&](const NamedNote &note) { return nameOf(note).contains(u'-'); });
    return style;
}

QString portableName(const QString &name)
{
    QString portable;
    for (const QChar c : name) {
        const bool refused = c < u' ' || QStringLiteral("<>:\"/\\|?*").contains(c);
        if (!refused)
            portable += c;
    }
    trim(portable, LongestTitle);
    return isReservedName(portable) ? portable + QStringLiteral("_note") : portable;
}

QString noteName(const QString &title, const QString &arxiv, const NoteStyle &style,
                 const QDate &today)
{
    const QString simple = title.simplified();
    const QStringList words =
        wordsOf(style.wholeTitle ? simple : shortTitle(simple), style.hyphens);
    QString name = words.join(style.separator);
    if (style.lower)
        name = name.toLower();
    trim(name, style.wholeTitle ? LongestTitle : LongestName);
    QString id = arxiv;
    id.replace(u'/', u'_');
    QString prefix;
    if (style.prefix == NoteStyle::Prefix::Number)
        prefix = QString::number(style.number + 1).rightJustified(style.digits, u'0');
    else if (style.prefix == NoteStyle::Prefix::Date)
        prefix = today.toString(style.dateFormat);
    else if (style.prefix == NoteStyle::Prefix::ArxivId)
        prefix = id;
    if (name.isEmpty())
        name = id.isEmpty() ? QStringLiteral("note") : id;
    if (!prefix.isEmpty())
        name = style.onlyPrefix || name == prefix ? prefix : prefix + style.prefixEnd + name;
    return portableName(name);
}

QString notePath(const NoteStyle &style, const QString &name)
{
    const QString folder = style.folder.isEmpty() ? QString() : style.folder + QLatin1Char('/');
    const QString file =
        style.ownFolder ? name + QStringLiteral("/README.md") : name + QStringLiteral(".md");
    return (style.dotSlash ? QStringLiteral("./") : QString()) + folder + file;
}

} // namespace paperdip
