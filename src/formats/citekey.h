// SPDX-License-Identifier: MIT
#pragma once

#include "formats/citation.h"

namespace paperdip {

// The year that a reference gives: the venue's where it names one, else the paper's; 0: unknown.
int referenceYear(const Citation &citation);

// "dao2022flashattention": the first author's family name, the year and the title's first word that
// says something, in ASCII. Without a usable name "arxiv2205.14135", or the title's first words and
// the year.
QString citeKey(const Citation &citation);

// One key for each, in order. The same key again gets a, b, ..., z, aa, ...
QStringList citeKeys(const QList<Citation> &citations);

} // namespace paperdip
