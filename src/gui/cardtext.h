// SPDX-License-Identifier: MIT
#pragma once

#include "library/types.h"

namespace paperdip {

// The words of the card.
QString stateName(ReadState state);    // "To read", "Reading", "Read"
QString fetchText(const NodeRow &row); // why there is no abstract (yet); empty: nobody asked for it
QString linkName(const QString &url);  // "example.org", "example.org · PDF"
QString shortened(const QString &text);       // the beginning of a folded abstract
QStringList keywordsOf(const QString &typed); // split at , ， 、 ; and lines
bool isWebAddress(const QString &url);

} // namespace paperdip
