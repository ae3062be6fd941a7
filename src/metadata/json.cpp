// SPDX-License-Identifier: MIT
#include "metadata/json.h"

#include "metadata/answertext.h"

#include <QJsonArray>

namespace paperdip {

Result<QJsonDocument> parseJson(const QByteArray &json, const QString &service)
{
    if (json.size() > largestAnswer)
        return badAnswer(service, {}, QStringLiteral("%1 bytes").arg(json.size()));
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return badAnswer(
            service, json,
            QStringLiteral("at byte %1: %2").arg(error.offset).arg(error.errorString()));
    return document;
}

QString textIn(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString();
}

QString firstText(const QJsonValue &value)
{
    return value.isArray() ? value.toArray().first().toString() : value.toString();
}

} // namespace paperdip
