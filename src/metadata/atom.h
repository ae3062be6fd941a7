// SPDX-License-Identifier: MIT
#pragma once

#include "core/record.h"
#include "core/result.h"

#include <QByteArray>
#include <vector>

namespace paperdip {

// What one answer of the arXiv API holds.
struct AtomFeed
{
    std::vector<Record> records;
    QString error; // the service's own word where the feed is an error entry (id has "/api/errors")
    int totalResults = -1;
};

// Reads an Atom answer of the old or the new service, by namespace and local name, in any order.
// BadAnswer for anything that is not one whole well-formed feed; a DTD, or nesting beyond 64, is
// refused. fetchedAt is left empty.
Result<AtomFeed> parseAtom(const QByteArray &xml);

} // namespace paperdip
