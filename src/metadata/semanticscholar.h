// SPDX-License-Identifier: MIT
#pragma once

#include "core/record.h"
#include "core/result.h"

#include <QByteArray>
#include <optional>
#include <vector>

namespace paperdip {

// Reads Semantic Scholar's answer to a batch (POST /graph/v1/paper/batch): a record for each id in
// the order of the question, nothing at the place of an unknown one. Fields that were not asked for
// stay empty, even the title. Unknown: the answer for a single paper that it does not have.
Result<std::vector<std::optional<Record>>> parseSemanticScholar(const QByteArray &json);

} // namespace paperdip
