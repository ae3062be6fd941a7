// SPDX-License-Identifier: MIT
#pragma once

#include "core/address.h"
#include "core/identify.h"

namespace paperdip {

// An id at the very start of a text.
struct ArxivMatch
{
    ArxivId id;
    qsizetype length = 0;
};

// The id that a text begins with, with its version; nothing where a letter, a digit or ".digit"
// follows, since that makes it part of something else.
std::optional<ArxivMatch> matchArxivId(QStringView text, const QDate &today);

// The same behind "arXiv:", "arXiv " or "arXiv: " (any case, also the full-width colon).
std::optional<ArxivMatch> matchLabelledArxivId(QStringView text, const QDate &today);

// The id in an address that was cut already.
std::optional<ArxivId> arxivFromAddress(const Address &address, const QDate &today);

// The host serves arXiv's own paths: arxiv.org, anything below it, and mirrors that look the same.
bool isArxivHost(std::string_view host);

// A path of arXiv that stands for a paper, whatever its id.
bool isArxivPaperPath(QStringView path);

} // namespace paperdip
