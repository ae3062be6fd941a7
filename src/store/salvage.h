// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace paperdip {

// What can still be read of a damaged library, of what is in no other file.
struct Salvage
{
    QStringList lists;                           // paths of the lists' files
    QList<std::pair<QString, QByteArray>> notes; // paths and what was typed and not saved
};

// Empty where nothing can be read.
Salvage salvageFrom(const QString &damaged);

} // namespace paperdip
