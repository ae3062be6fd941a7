// SPDX-License-Identifier: MIT
#include "store/keyedpapers.h"

#include "core/workkeys.h"
#include "store/database.h"
#include "store/statement.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace paperdip {

namespace {

constexpr QLatin1String arxivKey("arxiv ");
constexpr QLatin1String doiKey("doi ");

QString asJson(const QStringList &texts)
{
    return QString::fromUtf8(
        QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact));
}

// Numbers of 64 bits, which JSON of Qt would round.
QString numbersAsJson(const QStringList &keys)
{
    QStringList numbers;
    for (const QString &key : keys)
        numbers << QString::number(workKeyNumber(key));
    return QLatin1Char('[') + numbers.join(QLatin1Char(',')) + QLatin1Char(']');
}

} // namespace

QList<KeyedPaper> papersWithKeys(Database &database, const QStringList &keys)
{
    QStringList ids;
    QStringList dois;
    for (const QString &key : keys) {
        if (key.startsWith(arxivKey)) {
            ids << key.mid(arxivKey.size());
            dois << QStringLiteral("10.48550/arxiv.") + ids.last().toLower();
        } else if (key.startsWith(doiKey)) {
            dois << key.mid(doiKey.size());
        }
    }
    Statement row = database.statement(
        "SELECT n.id, n.list_id, n.arxiv, n.doi, n.url, n.title, n.placeholder FROM node n "
        "JOIN list l ON l.id = n.list_id WHERE n.kind = 1 AND l.incomplete = 0 AND n.id IN ("
        "SELECT id FROM node WHERE arxiv IN (SELECT value FROM json_each(?1)) UNION ALL "
        "SELECT id FROM node WHERE doi IS NOT NULL AND "
        "lower(doi) IN (SELECT value FROM json_each(?2)) UNION ALL "
        "SELECT id FROM node WHERE work_key IN (SELECT value FROM json_each(?3)) UNION ALL "
        "SELECT id FROM node WHERE address_key IN (SELECT value FROM json_each(?3)) UNION ALL "
        "SELECT id FROM node WHERE title_key IN (SELECT value FROM json_each(?3))) "
        "ORDER BY l.ord, l.id, n.ord");
    row.bind(asJson(ids)).bind(asJson(dois)).bind(numbersAsJson(keys));
    QList<KeyedPaper> papers;
    for (bool ok = row.run() && row.next(); ok; ok = row.next()) {
        KeyedPaper paper{row.number(0), row.number(1),
                         workKeys(row.text(2), row.text(3), row.text(4))};
        if (const QString title = titleKey(row.text(5)); row.number(6) == 0 && !title.isEmpty())
            paper.keys << title;
        const bool isOne = std::any_of(paper.keys.cbegin(), paper.keys.cend(),
                                       [&keys](const QString &key) { return keys.contains(key); });
        if (isOne)
            papers << paper;
    }
    return papers;
}

} // namespace paperdip
