// SPDX-License-Identifier: MIT
#pragma once

#include "core/record.h"
#include "core/result.h"

#include <QByteArray>

namespace paperdip {

// Reads arXiv's own page of a paper: its citation_* tags, and from the body the comment, the
// categories, the journal reference and the version that is shown. BadAnswer: another page.
Result<Record> parseAbsPage(const QByteArray &html);

} // namespace paperdip
