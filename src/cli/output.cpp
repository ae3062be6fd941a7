// SPDX-License-Identifier: MIT
#include "cli/output.h"

#include <QByteArray>
#include <QFile>
#include <QJsonDocument>
#include <cstdio>

namespace paperdip {

int print(const QByteArray &bytes)
{
    QFile out;
    const bool written =
        out.open(stdout, QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.flush();
    if (written)
        return Worked;
    say(QStringLiteral("standard output could not be written: ") + out.errorString());
    return DidNotWork;
}

int print(const QString &text)
{
    return print(text.toUtf8());
}

int print(const QJsonDocument &document)
{
    return print(document.toJson());
}

void say(const QString &message)
{
    std::fprintf(stderr, "paperdip: %s\n", message.toUtf8().constData());
}

int failed(const Error &error)
{
    say(error.message);
    if (error.code == ErrorCode::Ambiguous && !error.detail.isEmpty())
        std::fprintf(stderr, "%s\n", error.detail.toUtf8().constData());
    return DidNotWork;
}

int misused(const QString &message)
{
    say(message);
    return WrongUsage;
}

} // namespace paperdip
