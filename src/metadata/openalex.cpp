// SPDX-License-Identifier: MIT
#include "metadata/openalex.h"

#include "core/identify.h"
#include "metadata/answertext.h"
#include "metadata/json.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>

namespace paperdip {

namespace {

// {"a": [4, 25], "data": [9]}: each word with its places.
QString abstractOf(const QJsonObject &index)
{
    constexpr int mostWords = 20'000;
    QMap<int, QString> words;
    for (auto word = index.begin(); word != index.end(); ++word) {
        for (const QJsonValue place : word.value().toArray()) {
            if (words.size() < mostWords && place.toInt(-1) >= 0)
                words.insert(place.toInt(), word.key());
        }
    }
    return words.values().join(u' ').simplified();
}

} // namespace

Result<Record> parseOpenAlex(const QByteArray &json)
{
    const QString service = QStringLiteral("OpenAlex");
    const Result<QJsonDocument> document = parseJson(json, service);
    if (!document)
        return Failure(document.error());
    const QJsonObject work = document->object();
    const auto objectIn = [](const QJsonObject &object, const char *key) {
        return object.value(QLatin1String(key)).toObject();
    };
    Record record;
    record.title = work.value(QLatin1String("title")).toString().simplified();
    if (record.title.isEmpty() || work.value(QLatin1String("id")).toString().isEmpty())
        return badAnswer(service, json, QStringLiteral("no work with a title"));
    for (const QJsonValue value : work.value(QLatin1String("authorships")).toArray()) {
        const QString name = objectIn(value.toObject(), "author")
                                 .value(QLatin1String("display_name"))
                                 .toString()
                                 .simplified();
        if (!name.isEmpty())
            record.authors << name;
    }
    record.published = utcTime(work.value(QLatin1String("publication_date")).toString());
    record.updated = record.published;
    record.abstract = abstractOf(objectIn(work, "abstract_inverted_index"));
    const QString doi = doiFrom(work.value(QLatin1String("doi")).toString());
    record.arxiv = arxivOfDoi(doi);
    if (record.arxiv.isEmpty())
        record.doi = doi;
    record.journalRef = objectIn(objectIn(work, "primary_location"), "source")
                            .value(QLatin1String("display_name"))
                            .toString()
                            .simplified();
    return record;
}

} // namespace paperdip
