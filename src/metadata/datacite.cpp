// SPDX-License-Identifier: MIT
#include "metadata/datacite.h"

#include "metadata/answertext.h"
#include "metadata/entities.h"
#include "metadata/json.h"

#include <QJsonArray>

namespace paperdip {

namespace {

QString dataCiteName()
{
    return QStringLiteral("DataCite");
}

QJsonArray listIn(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toArray();
}

QStringList creators(const QJsonObject &attributes)
{
    QStringList names;
    for (const QJsonValue value : listIn(attributes, "creators")) {
        const QJsonObject one = value.toObject();
        const QString family = textIn(one, "familyName");
        const bool isGroup = textIn(one, "nameType") == QLatin1String("Organizational");
        const QString name = !family.isEmpty() ? personName(textIn(one, "givenName"), family)
                             : isGroup         ? textIn(one, "name").simplified()
                                               : personName(textIn(one, "name"));
        if (!name.isEmpty())
            names << name;
    }
    return names;
}

// The dates of each version carry its name: {"date": "...", "dateType": "Submitted",
// "dateInformation": "v2"}.
void takeDates(Record &record, const QJsonObject &attributes)
{
    int last = 0;
    QDateTime issued;
    for (const QJsonValue value : listIn(attributes, "dates")) {
        const QJsonObject one = value.toObject();
        const QString type = textIn(one, "dateType");
        const QString information = textIn(one, "dateInformation");
        const QDateTime date = utcTime(textIn(one, "date"));
        if (type == QLatin1String("Issued") ||
            (type == QLatin1String("Available") && !issued.isValid()))
            issued = date;
        if (type != QLatin1String("Submitted") || !date.isValid())
            continue;
        const int version = information.startsWith(u'v') ? information.mid(1).toInt() : 0;
        if (version == 1)
            record.published = date;
        if (version > last) {
            last = version;
            record.updated = date;
        }
    }
    if (!record.published.isValid())
        record.published = issued;
    if (!record.updated.isValid())
        record.updated = record.published;
}

void takeDescriptions(Record &record, const QJsonObject &attributes)
{
    for (const QJsonValue value : listIn(attributes, "descriptions")) {
        const QJsonObject one = value.toObject();
        const QString type = textIn(one, "descriptionType");
        const QString text = textIn(one, "description");
        if (type == QLatin1String("Abstract") && record.abstract.isEmpty())
            record.abstract = joinedParagraphs(text);
        else if (type == QLatin1String("Other") && record.comment.isEmpty())
            record.comment = text.simplified();
    }
}

// "Digital Libraries (cs.DL)"
void takeCategories(Record &record, const QJsonObject &attributes)
{
    for (const QJsonValue value : listIn(attributes, "subjects")) {
        const QJsonObject one = value.toObject();
        if (textIn(one, "subjectScheme") == QLatin1String("arXiv"))
            record.categories += categoriesIn(textIn(one, "subject"));
    }
    record.categories.removeDuplicates();
    record.primaryCategory = record.categories.value(0);
}

// Of a preprint: the article that it became.
QString publishedDoi(const QJsonObject &attributes)
{
    for (const QJsonValue value : listIn(attributes, "relatedIdentifiers")) {
        const QJsonObject one = value.toObject();
        if (textIn(one, "relationType") == QLatin1String("IsVersionOf") &&
            textIn(one, "relatedIdentifierType") == QLatin1String("DOI"))
            return textIn(one, "relatedIdentifier").trimmed();
    }
    return {};
}

QString container(const QJsonObject &attributes)
{
    const QJsonObject one = attributes.value(QLatin1String("container")).toObject();
    QStringList parts{textIn(one, "title").simplified()};
    if (const QString volume = volumeAndIssue(textIn(one, "volume"), textIn(one, "issue"));
        !volume.isEmpty())
        parts << volume;
    return parts.first().isEmpty() ? QString() : parts.join(u' ');
}

} // namespace

Result<Record> parseDataCite(const QByteArray &json)
{
    const Result<QJsonDocument> document = parseJson(json, dataCiteName());
    if (!document)
        return Failure(document.error());
    const QJsonObject root = document->object();
    const QJsonArray errors = listIn(root, "errors");
    if (!errors.isEmpty()) {
        const QJsonObject first = errors.first().toObject();
        const bool isUnknown = textIn(first, "status") == QLatin1String("404");
        return fail(isUnknown ? ErrorCode::Unknown : ErrorCode::BadAnswer,
                    QStringLiteral("DataCite does not have it."), dataCiteName(),
                    textIn(first, "title"));
    }
    const QJsonObject attributes =
        root.value(QLatin1String("data")).toObject().value(QLatin1String("attributes")).toObject();
    Record record;
    const QString doi = textIn(attributes, "doi").trimmed();
    record.title = decodeEntities(listIn(attributes, "titles")
                                      .first()
                                      .toObject()
                                      .value(QLatin1String("title"))
                                      .toString())
                       .simplified();
    if (doi.isEmpty() || record.title.isEmpty())
        return badAnswer(dataCiteName(), json, QStringLiteral("no DOI or no title"));
    record.arxiv = arxivOfDoi(doi);
    record.authors = creators(attributes);
    takeDates(record, attributes);
    takeDescriptions(record, attributes);
    takeCategories(record, attributes);
    record.journalRef = container(attributes);
    if (record.arxiv.isEmpty()) {
        record.doi = doi;
    } else {
        record.doi = publishedDoi(attributes);
        record.version = textIn(attributes, "version").toInt();
    }
    return record;
}

} // namespace paperdip
