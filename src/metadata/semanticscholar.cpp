// SPDX-License-Identifier: MIT
#include "metadata/semanticscholar.h"

#include "metadata/answertext.h"
#include "metadata/json.h"

#include <QJsonArray>

namespace paperdip {

namespace {

QString scholarName()
{
    return QStringLiteral("Semantic Scholar");
}

Record paperOf(const QJsonObject &paper)
{
    const auto text = [&paper](const char *key) { return textIn(paper, key).simplified(); };
    Record record;
    const QJsonObject ids = paper.value(QLatin1String("externalIds")).toObject();
    if (const auto id = givenArxivId(textIn(ids, "ArXiv")))
        record.arxiv = id->id;
    const QString doi = textIn(ids, "DOI");
    if (arxivOfDoi(doi).isEmpty())
        record.doi = doi;
    record.title = text("title");
    record.abstract = joinedParagraphs(paper.value(QLatin1String("abstract")).toString());
    for (const QJsonValue author : paper.value(QLatin1String("authors")).toArray()) {
        const QString name = author.toObject().value(QLatin1String("name")).toString().simplified();
        if (!name.isEmpty())
            record.authors << name;
    }
    record.published = utcTime(text("publicationDate"));
    const int year = paper.value(QLatin1String("year")).toInt();
    if (!record.published.isValid() && year > 0)
        record.published = utcTime(QString::number(year));
    record.updated = record.published;
    const QString journal =
        paper.value(QLatin1String("journal")).toObject().value(QLatin1String("name")).toString();
    record.journalRef = text("venue").isEmpty() ? journal.simplified() : text("venue");
    return record;
}

} // namespace

Result<std::vector<std::optional<Record>>> parseSemanticScholar(const QByteArray &json)
{
    const Result<QJsonDocument> document = parseJson(json, scholarName());
    if (!document)
        return Failure(document.error());
    const QString error = document->object().value(QLatin1String("error")).toString();
    if (error.contains(QLatin1String("not found")))
        return fail(ErrorCode::Unknown, QStringLiteral("Semantic Scholar does not have it."),
                    scholarName(), error);
    if (!document->isArray())
        return badAnswer(scholarName(), json, error.isEmpty() ? QStringLiteral("no list") : error);
    std::vector<std::optional<Record>> papers;
    for (const QJsonValue value : document->array()) {
        const QJsonObject paper = value.toObject();
        const bool isPaper = !paper.value(QLatin1String("paperId")).toString().isEmpty();
        if (!isPaper && !value.isNull())
            return badAnswer(scholarName(), json, QStringLiteral("neither a paper nor null"));
        papers.push_back(isPaper ? std::optional(paperOf(paper)) : std::nullopt);
    }
    return papers;
}

} // namespace paperdip
