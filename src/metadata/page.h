// SPDX-License-Identifier: MIT
#pragma once

#include "core/record.h"
#include "core/result.h"

#include <QByteArray>

namespace paperdip {

// What a web page says of the work that it shows.
struct PageAnswer
{
    Record record;
    bool cited = false; // by its citation_* tags; false: only the page's own title is there
};

// Reads the citation_* tags of a page (Google Scholar's, which arXiv, ACL, USENIX, OpenReview and
// most publishers write); else the page's title. BadAnswer: no page, or neither is there.
PageAnswer readPage(const QString &html);
Result<PageAnswer> parsePage(const QByteArray &html, const QByteArray &contentType = {});

} // namespace paperdip
