// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"

#include <QStringList>

namespace paperdip {

class Database;

// A paper with its names (core/workkeys.h), that of its title at the end.
struct KeyedPaper
{
    NodeId node = 0;
    ListId list = 0;
    QStringList keys;
};

// The papers of all lists that have one of these keys, in document order. Costs what is found,
// however many papers there are.
QList<KeyedPaper> papersWithKeys(Database &database, const QStringList &keys);

} // namespace paperdip
