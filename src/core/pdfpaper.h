// SPDX-License-Identifier: MIT
#pragma once

#include "core/identify.h"

namespace paperdip {

// The paper that a PDF's file name names: "2205.14135v2.pdf", "2205.14135 (1).pdf",
// "[2205.14135] Title.pdf", "arXiv-2205.14135.pdf", "hep-th_9711200.pdf",
// "10.1145_3600006.3613165.pdf". Not sure where an id stands among other words, or where it is only
// the number that ACM gives its files.
std::optional<Identified> paperOfPdfName(const QString &path, const QDate &today = utcToday());

// The paper that the text of a PDF's first page is: the first stamp of arXiv ("arXiv:2205.14135v2
// [cs.LG] 23 Jun 2022"), else the first DOI.
std::optional<Identified> paperOfPdfText(const QString &text, const QDate &today = utcToday());

// Every PDF begins so, whatever its name or its Content-Type.
inline bool beginsAsPdf(const QByteArray &bytes)
{
    return bytes.startsWith("%PDF");
}

} // namespace paperdip
