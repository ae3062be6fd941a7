// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/patch.h"

namespace paperdip {

// Fields of a paper that is a table's row: each has its column, or no place (NoPlace).
Result<Document> setRowState(const Document &document, int index, bool read);
Result<Document> setRowKeywords(const Document &document, int index, const QStringList &keywords);
Result<Document> setRowRemark(const Document &document, int index, const QString &remark);
Result<Document> setRowNote(const Document &document, int index, const QString &path);

Failure noPlaceFor(const QString &what);

} // namespace paperdip
