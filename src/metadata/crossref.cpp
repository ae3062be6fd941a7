// SPDX-License-Identifier: MIT
#include "metadata/crossref.h"

#include "metadata/answertext.h"
#include "metadata/entities.h"
#include "metadata/json.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace paperdip {

namespace {

QString crossrefName()
{
    return QStringLiteral("Crossref");
}

// Only tags that Crossref's members really send; "a < b and c > d" is no tag.
QString withoutTags(QString text)
{
    static const QRegularExpression tag(QStringLiteral(
        "</?(?:(?:jats|mml):[A-Za-z-]+|i|b|em|strong|sub|sup|scp|tt|u|p|br|span|italic|bold|title|"
        "sec)(?:\\s[^<>]*)?/?>"));
    return text.remove(tag);
}

QString plainTitle(const QString &text)
{
    return decodeEntities(withoutTags(decodeEntities(text))).simplified();
}

QString plainAbstract(QString text)
{
    static const QRegularExpression heading(
        QStringLiteral("^\\s*<(?:jats:)?title>\\s*(?:Abstract|Summary)\\.?\\s*</(?:jats:)?title>"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression paragraphEnd(
        QStringLiteral("</(?:jats:)?(?:p|title|sec|list-item)>|<br\\s*/?>"));
    text.remove(heading);
    QStringList paragraphs;
    const QStringList parts = text.split(paragraphEnd);
    for (const QString &part : parts) {
        const QString plain = decodeEntities(withoutTags(part)).simplified();
        if (!plain.isEmpty())
            paragraphs << plain;
    }
    return paragraphs.join(QStringLiteral("\n\n"));
}

QStringList authors(const QJsonArray &list)
{
    QStringList names;
    for (const QJsonValue value : list) {
        const QJsonObject one = value.toObject();
        QString name =
            personName(textIn(one, "given"), textIn(one, "family"), textIn(one, "suffix"));
        if (name.isEmpty())
            name = textIn(one, "name").simplified();
        if (!name.isEmpty())
            names << decodeEntities(name);
    }
    return names;
}

// {"date-parts": [[2014, 2, 11]]}, with one to three parts.
QDateTime dateOf(const QJsonObject &work, const char *key)
{
    const QJsonArray parts = work.value(QLatin1String(key))
                                 .toObject()
                                 .value(QLatin1String("date-parts"))
                                 .toArray()
                                 .first()
                                 .toArray();
    const QDate date(parts.at(0).toInt(), parts.size() > 1 ? parts.at(1).toInt() : 1,
                     parts.size() > 2 ? parts.at(2).toInt() : 1);
    return date.isValid() ? QDateTime(date, QTime(0, 0), Qt::UTC) : QDateTime();
}

QDateTime publicationDate(const QJsonObject &work)
{
    for (const char *key : {"issued", "published", "published-print", "published-online"}) {
        const QDateTime date = dateOf(work, key);
        if (date.isValid())
            return date;
    }
    return {};
}

// "eLife 3, e01567 (2014)"
QString containerOf(const QJsonObject &work, const QDateTime &date)
{
    QString text = plainTitle(firstText(work.value(QLatin1String("container-title"))));
    if (text.isEmpty())
        return {};
    const QString volume = volumeAndIssue(textIn(work, "volume"), textIn(work, "issue"));
    const QString page = textIn(work, "page");
    if (!volume.isEmpty())
        text += u' ' + volume;
    const QString where = page.isEmpty() ? textIn(work, "article-number") : page;
    if (!where.isEmpty())
        text += QStringLiteral(", ") + where;
    if (date.isValid())
        text += QStringLiteral(" (%1)").arg(date.date().year());
    return text.simplified();
}

Record recordOf(const QJsonObject &work)
{
    Record record;
    record.title = plainTitle(firstText(work.value(QLatin1String("title"))));
    const QString subtitle = plainTitle(firstText(work.value(QLatin1String("subtitle"))));
    if (!subtitle.isEmpty() && !record.title.contains(subtitle, Qt::CaseInsensitive))
        record.title += QStringLiteral(": ") + subtitle;
    record.authors = authors(work.value(QLatin1String("author")).toArray());
    record.abstract = plainAbstract(textIn(work, "abstract"));
    record.published = publicationDate(work);
    record.updated = record.published;
    record.journalRef = containerOf(work, record.published);
    record.doi = textIn(work, "DOI").trimmed();
    return record;
}

// The "message" of a good answer of that type.
Result<QJsonObject> messageOf(const QByteArray &json, const char *type)
{
    // A bare text, with status 404.
    if (json.trimmed() == "Resource not found.")
        return fail(ErrorCode::Unknown, QStringLiteral("Crossref does not have it."),
                    crossrefName());
    const Result<QJsonDocument> document = parseJson(json, crossrefName());
    if (!document)
        return Failure(document.error());
    const QJsonObject root = document->object();
    if (textIn(root, "status") != QLatin1String("ok") ||
        textIn(root, "message-type") != QLatin1String(type))
        return badAnswer(crossrefName(), json,
                         QStringLiteral("not the message that was asked for"));
    return root.value(QLatin1String("message")).toObject();
}

} // namespace

Result<Record> parseCrossref(const QByteArray &json)
{
    const Result<QJsonObject> message = messageOf(json, "work");
    if (!message)
        return Failure(message.error());
    Record record = recordOf(*message);
    if (record.doi.isEmpty() || record.title.isEmpty())
        return badAnswer(crossrefName(), json, QStringLiteral("no DOI or no title"));
    return record;
}

Result<std::vector<Record>> parseCrossrefSearch(const QByteArray &json)
{
    const Result<QJsonObject> message = messageOf(json, "work-list");
    if (!message)
        return Failure(message.error());
    std::vector<Record> records;
    for (const QJsonValue value : message->value(QLatin1String("items")).toArray()) {
        Record record = recordOf(value.toObject());
        if (!record.doi.isEmpty() && !record.title.isEmpty())
            records.push_back(std::move(record));
    }
    return records;
}

} // namespace paperdip
