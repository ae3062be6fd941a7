// SPDX-License-Identifier: MIT
#include "formats/bibreader.h"

#include "core/identify.h"
#include "formats/bibcut.h"
#include "formats/btparser.h"
#include "formats/names.h"
#include "formats/tex.h"

#include <QRegularExpression>
#include <QStringDecoder>

namespace paperdip {

namespace {

// UTF-8, or where it is none Latin 1, as older files are. Control characters become blanks: a NUL
// would end a C string.
QByteArray cleaned(const QByteArray &bytes, QList<BibProblem> &problems)
{
    QByteArray text = bytes;
    if (text.startsWith("\xef\xbb\xbf"))
        text.remove(0, 3);
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    const QString decoded = decoder(text);
    if (decoder.hasError()) {
        problems.append({1, QStringLiteral("The file is not UTF-8; it was read as Latin 1.")});
        text = QString::fromLatin1(text).toUtf8();
    }
    text.replace("\r\n", "\n").replace('\r', '\n');
    for (char &c : text) {
        if ((c >= 0 && c < 0x20 && c != '\n') || c == 0x7f)
            c = ' ';
    }
    return text;
}

// Names are divided by "and" outside braces.
QStringList namesIn(const QString &tex)
{
    QStringList names;
    QString name;
    int depth = 0;
    const QStringList words = tex.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const auto flush = [&] {
        const QString plain = plainFromTex(name);
        if (!plain.isEmpty() && plain.compare(QLatin1String("others"), Qt::CaseInsensitive) != 0)
            names << plain;
        name.clear();
    };
    for (const QString &word : words) {
        if (depth == 0 && word.compare(QLatin1String("and"), Qt::CaseInsensitive) == 0) {
            flush();
            continue;
        }
        depth += static_cast<int>(word.count(u'{') - word.count(u'}'));
        name += (name.isEmpty() ? QString() : QStringLiteral(" ")) + word;
    }
    flush();
    return names;
}

// "Dao, Tri" and "van Dyke, Jr., Dick" as they are said.
QString givenFirst(const QString &text)
{
    const Name name = nameFrom(text);
    if (!name.literal.isEmpty())
        return name.literal;
    return QStringList{name.given, name.family, name.suffix}.join(QLatin1Char(' ')).simplified();
}

bool isAddress(const QByteArray &field)
{
    return field == "url" || field == "doi" || field == "eprint" || field == "file" ||
           field == "link" || field == "howpublished";
}

// \url{...} is taken off, and what some programs escape in an address.
QString addressFrom(const QString &tex)
{
    static const QRegularExpression command(QStringLiteral("\\\\url\\s*\\{([^{}]*)\\}"));
    QString text = tex;
    if (const QRegularExpressionMatch match = command.match(text); match.hasMatch())
        text = match.captured(1);
    for (const char *sign : {"_", "%", "&", "#", "~", "{", "}"})
        text.replace(QLatin1Char('\\') + QLatin1String(sign), QLatin1String(sign));
    text.replace(QLatin1String("{\\_}"), QLatin1String("_"));
    if (text.startsWith(QLatin1Char('{')) && text.endsWith(QLatin1Char('}')))
        text = text.mid(1, text.size() - 2);
    return text.trimmed();
}

BibEntry entryFrom(const ParsedEntry &parsed, const BibPiece &piece)
{
    BibEntry entry;
    entry.type = QString::fromUtf8(piece.type);
    entry.key = QString::fromUtf8(parsed.key);
    entry.line = piece.line;
    for (const auto &[name, value] : parsed.fields) {
        const QString tex = QString::fromUtf8(value);
        const QString field = QString::fromUtf8(name);
        if (name == "author")
            for (const QString &author : namesIn(tex))
                entry.authors << givenFirst(author);
        const QString plain = isAddress(name) ? addressFrom(tex) : plainFromTex(tex);
        if (!plain.isEmpty() && !entry.fields.contains(field))
            entry.fields.insert(field, plain);
    }
    return entry;
}

QString sentence(const BibPiece &piece, const QByteArray &why)
{
    static const QRegularExpression key(QStringLiteral("^@\\s*\\w+\\s*[{(]\\s*([^\\s,={}()]+)"));
    const QRegularExpressionMatch match = key.match(QString::fromUtf8(piece.text.left(200)));
    const QString name = match.hasMatch()
                             ? QStringLiteral("The entry \"%1\"").arg(match.captured(1))
                             : QStringLiteral("An entry");
    return name + QStringLiteral(" could not be read: ") + QString::fromUtf8(why) +
           QLatin1Char('.');
}

void readPiece(Btparse &parser, const BibPiece &piece, BibFile &file)
{
    if (!piece.problem.isEmpty()) {
        file.problems.append({piece.line, sentence(piece, piece.problem)});
        return;
    }
    const bool macro = piece.type == "string";
    std::optional<ParsedEntry> parsed;
    bool read = false;
    if (macro)
        read = parser.macro(piece.text, piece.line);
    else {
        parsed = parser.entry(piece.text, piece.line);
        read = parsed.has_value();
    }
    const QList<std::pair<int, QByteArray>> messages = parser.messages();
    if (!read) {
        const QByteArray why =
            messages.isEmpty() ? QByteArray("it is no BibTeX") : messages.first().second;
        const int line = messages.isEmpty() ? piece.line : qMax(messages.first().first, piece.line);
        file.problems.append({line, sentence(piece, why)});
        return;
    }
    for (const auto &[line, words] : messages)
        file.problems.append(
            {line > 0 ? line : piece.line,
             QStringLiteral("Read with a doubt: ") + QString::fromUtf8(words) + QLatin1Char('.')});
    if (parsed)
        file.entries << entryFrom(*parsed, piece);
}

} // namespace

BibFile readBib(const QByteArray &bytes)
{
    BibFile file;
    const QList<BibPiece> pieces = cutBib(cleaned(bytes, file.problems));
    Btparse parser;
    for (const BibPiece &piece : pieces)
        readPiece(parser, piece, file);
    return file;
}

namespace {

void setLinks(Citation &citation, const BibEntry &entry)
{
    const QString eprint = entry.fields.value(QStringLiteral("eprint"));
    const QString prefix = entry.fields.value(QStringLiteral("archiveprefix"),
                                              entry.fields.value(QStringLiteral("eprinttype")));
    citation.url = entry.fields.value(QStringLiteral("url"));
    if (citation.url.isEmpty())
        citation.url = safeUrl(entry.fields.value(QStringLiteral("howpublished")));
    citation.doi = doiFrom(entry.fields.value(QStringLiteral("doi")));
    if (citation.doi.isEmpty())
        citation.doi = doiFrom(citation.url);
    std::optional<ArxivId> arxiv;
    if (prefix.isEmpty() || prefix.compare(QLatin1String("arxiv"), Qt::CaseInsensitive) == 0)
        arxiv = parseArxivId(eprint);
    if (!arxiv)
        arxiv = arxivFromUrl(citation.url);
    // "arXiv preprint arXiv:2205.14135", the DOI 10.48550/arXiv.2205.14135
    static const QRegularExpression named(
        QStringLiteral("arXiv[.:]\\s*([a-z-]*/?[0-9][0-9.]+(?:v[0-9]+)?)"),
        QRegularExpression::CaseInsensitiveOption);
    for (const char *field : {"journal", "doi", "note", "howpublished", "number", "volume"}) {
        if (arxiv)
            break;
        const QRegularExpressionMatch match = named.match(entry.fields.value(QLatin1String(field)));
        if (match.hasMatch())
            arxiv = parseArxivId(match.captured(1));
    }
    if (arxiv) {
        citation.arxiv = arxiv->id;
        citation.version = arxiv->version;
    }
}

int monthOf(const QString &text)
{
    static const QStringList names{
        QStringLiteral("jan"), QStringLiteral("feb"), QStringLiteral("mar"), QStringLiteral("apr"),
        QStringLiteral("may"), QStringLiteral("jun"), QStringLiteral("jul"), QStringLiteral("aug"),
        QStringLiteral("sep"), QStringLiteral("oct"), QStringLiteral("nov"), QStringLiteral("dec")};
    const int number = text.toInt();
    if (number >= 1 && number <= 12)
        return number;
    return static_cast<int>(names.indexOf(text.left(3).toLower())) + 1;
}

} // namespace

Citation citationOf(const BibEntry &entry)
{
    Citation citation;
    citation.title = entry.fields.value(QStringLiteral("title"));
    citation.authors = entry.authors;
    // "2022", or BibLaTeX's "2022-05-27".
    const QStringList date =
        entry.fields.value(QStringLiteral("year"), entry.fields.value(QStringLiteral("date")))
            .split(QLatin1Char('-'));
    citation.year = date.value(0).toInt();
    citation.month =
        monthOf(date.size() > 1 ? date.at(1) : entry.fields.value(QStringLiteral("month")));
    citation.day = date.value(2).toInt();
    for (const char *field : {"booktitle", "journal", "journaltitle"}) {
        if (citation.venue.isEmpty())
            citation.venue = entry.fields.value(QLatin1String(field));
    }
    setLinks(citation, entry);
    citation.category = entry.fields.value(QStringLiteral("primaryclass"),
                                           entry.fields.value(QStringLiteral("eprintclass")));
    citation.abstract = entry.fields.value(QStringLiteral("abstract"));
    static const QRegularExpression between(QStringLiteral("\\s*[,;]\\s*"));
    citation.keywords =
        entry.fields.value(QStringLiteral("keywords")).split(between, Qt::SkipEmptyParts);
    citation.remark = entry.fields.value(QStringLiteral("annote"));
    return citation;
}

} // namespace paperdip
