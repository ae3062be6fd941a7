// SPDX-License-Identifier: MIT
#include "formats/csljson.h"

#include "formats/bibtex.h"
#include "formats/citekey.h"
#include "formats/names.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace paperdip {

namespace {

QString cslType(WorkKind kind)
{
    switch (kind) {
    case WorkKind::Conference:
        return QStringLiteral("paper-conference");
    case WorkKind::Journal:
        return QStringLiteral("article-journal");
    case WorkKind::Preprint: // the type of preprints since 1.0.2
        return QStringLiteral("article");
    case WorkKind::Other:
        break;
    }
    return QStringLiteral("document");
}

QJsonObject nameObject(const Name &name)
{
    if (!name.literal.isEmpty())
        return {{QStringLiteral("literal"), name.literal}};
    QJsonObject object{{QStringLiteral("family"), name.family},
                       {QStringLiteral("given"), name.given}};
    if (!name.suffix.isEmpty())
        object.insert(QStringLiteral("suffix"), name.suffix);
    return object;
}

QJsonArray dateParts(const Citation &citation, int year)
{
    QJsonArray date{year};
    if (year == citation.year && citation.month > 0) {
        date << citation.month;
        if (citation.day > 0)
            date << citation.day;
    }
    return {date};
}

void put(QJsonObject &item, const char *name, const QString &value)
{
    if (!value.isEmpty())
        item.insert(QLatin1String(name), value);
}

QJsonObject itemOf(const Citation &citation, const QString &key)
{
    const WorkKind kind = workKind(citation);
    QJsonObject item{{QStringLiteral("id"), key}, {QStringLiteral("type"), cslType(kind)}};
    put(item, "title", citation.title);
    QJsonArray authors;
    for (const QString &author : citation.authors)
        authors << nameObject(nameFrom(author));
    if (!authors.isEmpty())
        item.insert(QStringLiteral("author"), authors);
    if (const int year = referenceYear(citation); year > 0)
        item.insert(QStringLiteral("issued"),
                    QJsonObject{{QStringLiteral("date-parts"), dateParts(citation, year)}});
    if (kind == WorkKind::Conference || kind == WorkKind::Journal)
        put(item, "container-title", citation.venue);
    if (!citation.arxiv.isEmpty()) {
        put(item, "publisher", QStringLiteral("arXiv"));
        put(item, "number", QStringLiteral("arXiv:") + citation.arxiv);
        if (citation.version > 0)
            put(item, "version", QString::number(citation.version));
    }
    put(item, "DOI", citation.doi);
    put(item, "URL", bestUrl(citation));
    put(item, "abstract", citation.abstract);
    put(item, "keyword", (citation.keywords + citation.tags).join(QLatin1String(", ")));
    put(item, "note", citation.remark);
    return item;
}

} // namespace

QByteArray writeCslJson(const QList<Citation> &citations)
{
    const QList<Citation> works = withoutDoubles(citations);
    const QStringList keys = citeKeys(works);
    QJsonArray items;
    for (qsizetype i = 0; i < works.size(); ++i)
        items << itemOf(works.at(i), keys.at(i));
    return QJsonDocument(items).toJson();
}

} // namespace paperdip
