// SPDX-License-Identifier: MIT
#include "metadata/answertext.h"

#include "core/identify.h"

#include <QRegularExpression>
#include <QStringList>

namespace paperdip {

bool looksLikeHtml(const QByteArray &body)
{
    const QByteArray head = body.left(1024).trimmed().toLower();
    return head.startsWith("<!doctype html") || head.startsWith("<html") ||
           (head.startsWith('<') && head.contains("<html")) || head.startsWith("<head") ||
           head.startsWith("<body");
}

Failure badAnswer(const QString &service, const QByteArray &body, const QString &detail)
{
    if (looksLikeHtml(body))
        return fail(ErrorCode::BadAnswer,
                    QStringLiteral("%1 sent a web page instead of an answer.").arg(service),
                    service, QStringLiteral("a web page of %1 bytes").arg(body.size()));
    return fail(ErrorCode::BadAnswer,
                QStringLiteral("%1's answer could not be understood.").arg(service), service,
                detail);
}

QString joinedParagraphs(const QString &text)
{
    QStringList all;
    QString current;
    const QStringList lines = text.split(u'\n');
    for (const QString &line : lines) {
        if (line.isEmpty() || line[0].isSpace()) {
            all << current.simplified();
            current.clear();
        }
        current += line + u' ';
    }
    all << current.simplified();
    all.removeAll(QString());
    return all.join(QStringLiteral("\n\n"));
}

QDateTime utcTime(const QString &text)
{
    const QString written = text.trimmed();
    static const QRegularExpression partial(
        QStringLiteral("^([0-9]{4})(?:[-/]([0-9]{1,2})(?:[-/]([0-9]{1,2}))?)?$"));
    if (const auto match = partial.match(written); match.hasMatch()) {
        const auto part = [&match](int which) {
            return match.hasCaptured(which) ? match.captured(which).toInt() : 1;
        };
        const QDate date(part(1), part(2), part(3));
        return date.isValid() ? QDateTime(date, QTime(0, 0), Qt::UTC) : QDateTime();
    }
    return QDateTime::fromString(written, Qt::ISODate).toUTC();
}

QString personName(const QString &given, const QString &family, const QString &suffix)
{
    return QStringList{given, family, suffix}.join(u' ').simplified();
}

QString personName(const QString &written)
{
    const QStringList parts = written.split(u',');
    if (parts.size() == 2)
        return personName(parts[1], parts[0]);
    if (parts.size() == 3)
        return personName(parts[2], parts[0], parts[1]);
    return written.simplified();
}

QString arxivOfDoi(const QString &doi)
{
    // The service knows what it has: a slow clock on this side refuses nothing.
    static const QDate late(2099, 1, 1);
    const auto id = arxivFromUrl(QStringLiteral("https://doi.org/") + doi.trimmed(), late);
    return id ? id->id : QString();
}

} // namespace paperdip
