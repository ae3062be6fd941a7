// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/document.h"
#include "markdown/place.h"

#include <QSet>

namespace paperdip {

// The rule lines ("---") that people set between papers written as paragraphs (facts/lists.md 1.1).

// A paper that is a paragraph, a quote or raw HTML: what stands between rule lines.
bool isLinePaper(const ListNode &node);

// The rule line that belongs to such a paper: behind it, else before it; -1: it has none.
struct RuleLine
{
    int index = -1;
    bool isBehind = false;
};
RuleLine ruleOf(const Document &document, int paper);

// The rule lines between nodes that leave together.
QSet<int> rulesBetween(const Document &document, const QList<int> &roots);

// The rule lines that would be left over when the nodes of `gone` leave, whose topmost are `roots`:
// one of two that would then stand together, one that would then begin or end what it parted.
QSet<int> rulesLeftOver(const Document &document, const QList<int> &roots, const QSet<int> &gone);

// The rule line that an entry needs at a spot, since the entries beside it have theirs.
struct RuleHabit
{
    QByteArray bytes;  // without its tail
    bool leads = true; // it goes before the entry, else behind it
    int blankLines = 1;
};
// Nothing where none is needed. In a section without such papers: where the list has a rule line
// behind each of them.
std::optional<RuleHabit> ruleHabitAt(const Document &document, const Spot &spot);

} // namespace paperdip
