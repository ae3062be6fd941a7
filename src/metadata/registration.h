// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArray>

namespace paperdip {

// Who registers the DOIs of a prefix, and so has their records.
enum class Registrar {
    Crossref,
    DataCite,
    Other, // one of some ten more, which serve no records in these two forms
};

// Reads what doi.org/ra/PREFIX or doi.org/ra/DOI says. Unknown: there is no such DOI.
Result<Registrar> parseRegistration(const QByteArray &json);

} // namespace paperdip
