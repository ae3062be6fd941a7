// SPDX-License-Identifier: MIT
#pragma once

#include "formats/citation.h"

#include <QMap>

namespace paperdip {

// One work of a .bib file, its fields as plain text.
struct BibEntry
{
    QString type; // lower case: "article"
    QString key;
    QMap<QString, QString> fields; // names in lower case; "author" as "Ann Author and Bo Bee"
    QStringList authors;           // "Ann Author"
    int line = 0;                  // of its "@", from 1

    bool operator==(const BibEntry &) const = default;
};

struct BibProblem
{
    int line = 0;
    QString message; // one English sentence

    bool operator==(const BibProblem &) const = default;
};

struct BibFile
{
    QList<BibEntry> entries;
    QList<BibProblem> problems; // what could not be read, or only with a doubt
};

// Reads a .bib file with btparse. An entry that is broken is a problem and takes no other with it.
// btparse is one for the whole program: calls wait for each other.
BibFile readBib(const QByteArray &bytes);

// What an entry says, as a paper: eprint, doi and url each for what they are, whatever field an
// arXiv id stands in.
Citation citationOf(const BibEntry &entry);

} // namespace paperdip
