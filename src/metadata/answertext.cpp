// SPDX-License-Identifier: MIT
#include "metadata/answertext.h"

#include <QRegularExpression>

namespace paperdip {

namespace {

// The service knows what it has: a slow clock on this side refuses nothing.
QDate afterAllIds()
{
    return QDate(2099, 1, 1);
}

} // namespace

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

QString volumeAndIssue(const QString &volume, const QString &issue)
{
    return volume.isEmpty() || issue.isEmpty() ? volume
                                               : QStringLiteral("%1(%2)").arg(volume, issue);
}

QStringList categoriesIn(const QString &subjects)
{
    static const QRegularExpression code(QStringLiteral("\\(([a-z-]+(?:\\.[A-Za-z-]+)?)\\)"));
    QStringList all;
    for (auto match = code.globalMatch(subjects); match.hasNext();)
        all << match.next().captured(1);
    all.removeDuplicates();
    return all;
}

std::optional<ArxivId> givenArxivId(const QString &text)
{
    return parseArxivId(text.trimmed(), afterAllIds());
}

std::optional<ArxivId> arxivAtAddress(const QString &url)
{
    return arxivFromUrl(url, afterAllIds());
}

QString arxivOfDoi(const QString &doi)
{
    const auto id = arxivAtAddress(QStringLiteral("https://doi.org/") + doi.trimmed());
    return id ? id->id : QString();
}

} // namespace paperdip
