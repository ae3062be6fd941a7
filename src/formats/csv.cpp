// SPDX-License-Identifier: MIT
#include "formats/csv.h"

namespace paperdip {

namespace {

QString cell(const QString &value)
{
    QString text = value;
    if (!text.isEmpty() && QStringLiteral("=+-@\t\r\n").contains(text.at(0)))
        text.prepend(QLatin1Char('\''));
    const bool quoted =
        std::any_of(text.cbegin(), text.cend(),
                    [](QChar c) { return c == u'"' || c == u',' || c == u'\r' || c == u'\n'; }) ||
        text.startsWith(QLatin1Char(' ')) || text.endsWith(QLatin1Char(' '));
    if (!quoted)
        return text;
    return QLatin1Char('"') + text.replace(QLatin1Char('"'), QLatin1String("\"\"")) +
           QLatin1Char('"');
}

QString row(const QStringList &values)
{
    QStringList cells;
    for (const QString &value : values)
        cells << cell(value);
    return cells.join(QLatin1Char(',')) + QLatin1String("\r\n");
}

QString furtherLinks(const Citation &citation)
{
    QStringList urls;
    for (const auto &[text, url] : citation.links)
        urls << url;
    return urls.join(QLatin1Char(' '));
}

} // namespace

QByteArray writeCsv(const QList<Citation> &citations)
{
    static const QStringList header{
        QStringLiteral("section"), QStringLiteral("title"),    QStringLiteral("authors"),
        QStringLiteral("year"),    QStringLiteral("venue"),    QStringLiteral("state"),
        QStringLiteral("arxiv"),   QStringLiteral("version"),  QStringLiteral("category"),
        QStringLiteral("doi"),     QStringLiteral("url"),      QStringLiteral("keywords"),
        QStringLiteral("tags"),    QStringLiteral("remark"),   QStringLiteral("note"),
        QStringLiteral("comment"), QStringLiteral("abstract"), QStringLiteral("links")};
    QString text = row(header);
    for (const Citation &citation : citations)
        text += row({citation.sections.join(QLatin1Char('/')), citation.title,
                     citation.authors.join(QLatin1String("; ")), numberText(citation.year),
                     citation.venue, stateWord(citation.state), citation.arxiv,
                     numberText(citation.version), citation.category, citation.doi, citation.url,
                     citation.keywords.join(QLatin1String("; ")),
                     citation.tags.join(QLatin1String("; ")), citation.remark, citation.notePath,
                     citation.comment, citation.abstract, furtherLinks(citation)});
    return text.toUtf8();
}

} // namespace paperdip
