// SPDX-License-Identifier: MIT
#pragma once

#include "core/searchquery.h"

#include <functional>

namespace paperdip {

class Store;

// How many letters one has to add, drop, change or swap with their neighbour; above `most` it is
// only said to be more.
int lettersApart(const QString &a, const QString &b, int most);

// A query in which each word that the index does not know is replaced by the nearest that it does;
// empty: there is no such word, or none near enough.
QString withNearWords(Store &store, const QString &query, const QList<SearchTerm> &terms,
                      const std::function<bool()> &isStopped);

} // namespace paperdip
