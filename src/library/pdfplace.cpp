// SPDX-License-Identifier: MIT
#include "library/pdfplace.h"

#include "core/worksite.h"

namespace paperdip {

namespace {

PdfPlace placeOf(const QString &url)
{
    if (auto id = arxivFromUrl(url))
        return {id, {}};
    return {{}, pdfOfAddress(url)};
}

} // namespace

PdfPlace pdfPlace(const NodeRow &paper, const std::optional<Record> &record)
{
    if (!paper.arxiv.isEmpty())
        return {ArxivId{paper.arxiv, paper.version}, {}};
    if (PdfPlace place = placeOf(paper.url); !place.isEmpty())
        return place;
    for (const auto &link : paper.links) {
        if (PdfPlace place = placeOf(link.second); !place.isEmpty())
            return place;
    }
    if (record && !record->arxiv.isEmpty())
        return {ArxivId{record->arxiv, 0}, {}};
    return {{}, record ? record->pdfUrl : QString()};
}

} // namespace paperdip
