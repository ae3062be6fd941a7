// SPDX-License-Identifier: MIT
#include "metadata/registration.h"

#include "metadata/answertext.h"
#include "metadata/json.h"

#include <QJsonArray>
#include <QJsonObject>

namespace paperdip {

Result<Registrar> parseRegistration(const QByteArray &json)
{
    const QString service = QStringLiteral("doi.org");
    const Result<QJsonDocument> document = parseJson(json, service);
    if (!document)
        return Failure(document.error());
    const QJsonObject first = document->array().first().toObject();
    const QString registrar = first.value(QLatin1String("RA")).toString();
    const QString status = first.value(QLatin1String("status")).toString();
    if (registrar.isEmpty() && !status.isEmpty())
        return fail(ErrorCode::Unknown, QStringLiteral("doi.org does not know this DOI."), service,
                    status);
    if (registrar.isEmpty())
        return badAnswer(service, json, QStringLiteral("no registration agency"));
    if (registrar.compare(QLatin1String("Crossref"), Qt::CaseInsensitive) == 0)
        return Registrar::Crossref;
    if (registrar.compare(QLatin1String("DataCite"), Qt::CaseInsensitive) == 0)
        return Registrar::DataCite;
    return Registrar::Other;
}

} // namespace paperdip
