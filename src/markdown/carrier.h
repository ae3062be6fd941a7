// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/leaving.h"
#include "markdown/place.h"
#include "markdown/rulelines.h"

namespace paperdip {

// Nodes on their way from one document to a spot of another one (or of the same, without them).
class Carrier
{
public:
    Carrier(const Document &source, const Leaving &nodes) : m_source(source), m_nodes(nodes) {}

    Result<Document> carry(const Document &target, const Place &place) const;

private:
    Tiles group(int root) const;
    Result<Spot> spotOf(const Document &target, const Place &place, const QList<int> &roots) const;
    Result<Document> carryEntries(const Document &target, const Place &place,
                                  const QList<int> &roots) const;
    // Entries of an HTML list or table go among others of their kind only.
    Result<Document> carryHtml(const Document &target, const Spot &spot,
                               const QList<int> &roots) const;
    // The rule line for lines that come to a spot: as the lines there have it; else, beside one
    // that parted with its own just now, that.
    std::optional<RuleHabit> habitFor(const Document &target, const Spot &spot) const;
    // Papers that are paragraphs, with the rule lines between them.
    Document carryLines(const Document &target, const Spot &spot, const QList<int> &roots) const;
    // Re-indented; the marker follows the items that it joins.
    Tiles itemGroup(const Document &target, const Spot &spot, int root, int n) const;
    Tiles textGroup(const Document &target, const Spot &spot, int root) const;
    Result<Document> carrySections(const Document &target, const Place &place,
                                   const QList<int> &roots) const;

    const Document &m_source;
    const Leaving &m_nodes;
};

} // namespace paperdip
