// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"

namespace paperdip {

// Takes venue, year, authors and tags from an entry's words: what stands around its title, its
// keywords, links like "[SOSP 2023](dir/)", and the first words of its remark (facts/lists.md 1.5
// to 1.7). What is known already stays.
void addFacts(Reading &reading, const QStringList &asides);

// The same from a line below the entry, the n-th, from 0: "Ann A, Bo B. *NIPS 2018*", "Key: a, b",
// "Publisher: arXiv".
void addFactsBelow(Reading &reading, const QString &line, int number);

} // namespace paperdip
