// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>

namespace paperdip {

// One entry of a .bib file as it stands there, from its "@".
struct BibPiece
{
    QByteArray type;    // lower case: "article", "string"
    QByteArray text;    // "" for what cannot be an entry
    int line = 0;       // of the "@", from 1
    QByteArray problem; // why it cannot be read; empty: try
};

// Cuts a .bib file into its entries, so that one that is broken cannot take others with it: an
// entry ends with its closing brace, or where a line begins the next "@type{". Comments and what
// stands between entries are left out. An entry that the parser could not hold (too long, too many
// fields) comes with a problem. The file has no NUL bytes.
QList<BibPiece> cutBib(const QByteArray &file);

} // namespace paperdip
