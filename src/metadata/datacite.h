// SPDX-License-Identifier: MIT
#pragma once

#include "core/record.h"
#include "core/result.h"

#include <QByteArray>

namespace paperdip {

// Reads DataCite's JSON:API answer for one DOI. For a DOI of arXiv the record's arxiv, version,
// dates and categories are set and its doi is that of the publication, if DataCite knows one.
// Unknown: the service says that it does not have it; BadAnswer for anything that is not an answer.
Result<Record> parseDataCite(const QByteArray &json);

} // namespace paperdip
