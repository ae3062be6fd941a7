// SPDX-License-Identifier: MIT
#pragma once

#include "core/record.h"
#include "core/result.h"

#include <QByteArray>
#include <vector>

namespace paperdip {

// What one answer of arXiv's OAI-PMH service holds.
struct OaiAnswer
{
    std::vector<Record> records;
    QString errorCode; // "idDoesNotExist", "badArgument", ...; empty: none
    QString error;     // its words
};

// Reads GetRecord and ListRecords in the formats "arXiv" and "arXivRaw", by namespace and local
// name. "arXiv" has no version. BadAnswer for anything that is not one whole OAI-PMH document;
// deleted records are left out.
Result<OaiAnswer> parseOai(const QByteArray &xml);

} // namespace paperdip
