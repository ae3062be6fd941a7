// SPDX-License-Identifier: MIT
#pragma once

#include "core/readabletex.h"
#include "library/types.h"

#include <optional>

namespace paperdip {

// The words of the card.
QString stateName(ReadState state);    // "To read", "Reading", "Read"
QString fetchText(const NodeRow &row); // why there is no abstract (yet); empty: nobody asked for it
// The record's, else as the list writes them.
QStringList authorsOf(const NodeRow &row, const std::optional<Record> &record);
QString venueText(const NodeRow &row);        // "SOSP 2013", as the list writes it; empty: none
QString linkName(const QString &url);         // "example.org", "example.org · PDF"
TexPieces shortened(const TexPieces &text);   // the beginning of a folded abstract
QStringList keywordsOf(const QString &typed); // split at , ， 、 ; and lines
bool isWebAddress(const QString &url);

} // namespace paperdip
