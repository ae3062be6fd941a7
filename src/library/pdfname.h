// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace paperdip {

// A readable file name without ending for a paper's PDF: "2205.14135v2 FlashAttention Fast and
// Exact". Valid on every system, at most 180 bytes; "paper" where nothing is known. id and title
// may be empty.
QString pdfName(const QString &id, const QString &title);

} // namespace paperdip
