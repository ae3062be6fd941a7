// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace paperdip {

// A picture that a note shows, as its address is written there, decoded.
struct ShownPicture
{
    QString url;
    qsizetype at = 0; // the byte where it begins
};

// What a check wants to know of a note.
struct NoteScan
{
    QList<ShownPicture> pictures; // ![](…) and <img src="…">, not in code
    QStringList headingIds;       // the arXiv ids that its first heading's links and labels name
    qsizetype headingAt = 0;
};
NoteScan scanNote(const QByteArray &bytes);

} // namespace paperdip
