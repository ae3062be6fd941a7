// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace paperdip {

// What the head of a web page says, with entities decoded and blanks simplified.
struct HtmlHead
{
    struct Meta
    {
        QString name; // or property, in lower case
        QString content;
    };
    QList<Meta> metas;   // in order
    QString title;       // of <title>
    bool isHtml = false; // a tag of HTML was seen

    QString first(QStringView name) const; // empty: none
    QStringList all(QStringView name) const;
};

// The page as text: by its byte order mark, the charset of Content-Type, its own <meta charset>,
// else UTF-8 if it is, else Windows-1252. At most `most` bytes are looked at.
QString htmlText(const QByteArray &html, const QByteArray &contentType = {},
                 qsizetype most = 2 * 1024 * 1024);

// Reads tags in any case, attributes in any order, quoted or not, up to </head>, <body> or 256 Ki
// characters; passes over comments, scripts and styles. Never fails: a page cut off gives what it
// has.
HtmlHead readHtmlHead(const QString &html);

} // namespace paperdip
