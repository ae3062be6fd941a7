// SPDX-License-Identifier: MIT
#pragma once

#include "core/record.h"
#include "core/result.h"

#include <QByteArray>
#include <vector>

namespace paperdip {

// Reads Crossref's answer for one DOI (/works/DOI). Titles and abstracts lose their JATS and HTML
// tags, and the heading "Abstract". Unknown: the service says that it does not have it; BadAnswer
// for anything that is not an answer.
Result<Record> parseCrossref(const QByteArray &json);

// The works of a search (/works?query.bibliographic=...), best first; works without a title are
// left out.
Result<std::vector<Record>> parseCrossrefSearch(const QByteArray &json);

} // namespace paperdip
