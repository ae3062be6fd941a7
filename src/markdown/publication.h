// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <optional>

namespace paperdip {

// Where and when a work appeared, as a list's author wrote it.
struct Publication
{
    QString venue; // "OSDI", "NeurIPS workshop"; empty: only a year or a date
    int year = 0;  // 0: not said

    bool operator==(const Publication &) const = default;
};

// The whole text is a venue, a year, or both: "ASPLOS 2024", "OSDI'18", "in ICLR 2017 (oral)",
// "arxiv, 17.09", "2022-10-23", "NIPS". Nothing where it says something else (facts/lists.md 1.6).
std::optional<Publication> publicationOf(const QString &text);

// Something in the text may be a name list or a date: worth a closer look. Quick, since most lines
// of a list are sentences.
bool maySayFacts(const QString &text);

// The text names people, at least two or one with "et al.": "Ann A, Bo B and Cy C".
bool isAuthorList(const QString &text);

// The same of a run that is set apart, in italics: most of what stands between its commas is names.
bool isAuthorRun(const QString &text);

// The text is one person's name: "Ann M. Author", "and Bo Other".
bool isPersonName(const QString &text);

// Where a name of a person ends that begins a text which goes on with a venue or a year: 9 of
// "Ann Other SOSP 2015". 0: there is none.
qsizetype personNameAt(const QString &text);

} // namespace paperdip
