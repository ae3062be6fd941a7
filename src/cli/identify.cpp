// SPDX-License-Identifier: MIT
#include "core/identify.h"
#include "cli/output.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cstdio>

namespace paperdip {

namespace {

QString kindOf(const Identified &found)
{
    switch (found.kind) {
    case Identified::Kind::Arxiv:
        return QStringLiteral("arxiv");
    case Identified::Kind::Doi:
        return QStringLiteral("doi");
    case Identified::Kind::Url:
        break;
    }
    return QStringLiteral("url");
}

QString lineOf(const Identified &found)
{
    QString id = found.id;
    if (found.version > 0)
        id += QStringLiteral("v%1").arg(found.version);
    return QStringLiteral("%1\t%2\t%3\n").arg(kindOf(found), id, found.url);
}

QJsonObject objectOf(const Identified &found)
{
    return {
        {QStringLiteral("kind"), kindOf(found)},
        {QStringLiteral("id"), found.id},
        {QStringLiteral("version"), found.version > 0 ? QJsonValue(found.version) : QJsonValue()},
        {QStringLiteral("url"), found.url},
        {QStringLiteral("sure"), found.sure}};
}

Result<QString> textOf(const QStringList &words)
{
    QStringList texts;
    for (const QString &word : words) {
        if (word != QLatin1String("-")) {
            texts << word;
            continue;
        }
        QFile in;
        if (!in.open(stdin, QIODevice::ReadOnly))
            return fail(ErrorCode::Io, QStringLiteral("standard input cannot be read"));
        texts << QString::fromUtf8(in.readAll());
    }
    return texts.join(QLatin1Char('\n'));
}

int run(const Invocation &invocation)
{
    const Result<QString> text = textOf(invocation.words);
    if (!text)
        return failed(text.error());
    const QList<Identified> all = identify(*text);
    QJsonArray objects;
    QString lines;
    for (const Identified &found : all) {
        objects << objectOf(found);
        lines += lineOf(found);
    }
    return invocation.json ? print(QJsonDocument(objects)) : print(lines);
}

} // namespace

const Command identifyCommand{
    "identify", "TEXT...", "Print what is recognised in a text ('-': standard input)", 1, -1, true,
    nullptr,    &run};

} // namespace paperdip
