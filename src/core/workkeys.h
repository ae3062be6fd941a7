// SPDX-License-Identifier: MIT
#pragma once

#include "core/identify.h"

namespace paperdip {

// The names by which a work is found again, whatever address was used for it: its arXiv id without
// version, its DOI in lower case (also as it stands in a publisher's address), its id at
// OpenReview, ACL Anthology or USENIX, else its address without scheme, "www.", trackers and
// fragment. Two works that share a name are the same.
QStringList workKeys(const QString &arxiv, const QString &doi, const QString &url);
QStringList workKeys(const Identified &paper);

// The name of a title whatever its case, punctuation and accents: its letters and digits alone.
// Empty where it has none.
QString titleKey(const QString &title);

// A key as a library's index has it, the same in every run of the program: FNV-1a of its UTF-8.
qint64 workKeyNumber(const QString &key);

} // namespace paperdip
