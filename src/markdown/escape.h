// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace paperdip {

// Ways to write plain text so that Markdown reads it back, the least disturbing first. Who writes
// one reads it again and takes the next where it does not come back.
QList<QByteArray> writtenForms(const QString &text);

// An address as the destination of a link: blanks, controls, angle and unbalanced round brackets
// percent-encoded.
QByteArray writtenUrl(const QString &url);
// A file's path as the destination of a link; a '%' of the name is encoded too.
QByteArray writtenPath(const QString &path);
// The reverse of writtenPath().
QString pathOfUrl(const QString &url);

} // namespace paperdip
