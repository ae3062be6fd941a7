// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "markdown/document.h"

#include <QSet>

namespace paperdip {

// Nodes that leave their place, with all below them; reference definitions stay unless they are
// named themselves.
struct Leaving
{
    QList<int> roots; // in document order, none below another
    QSet<int> all;
    QSet<int> between; // the rule lines between roots
    QSet<int> rules;   // the rule lines that would be left over

    QSet<int> withRules() const { return all + between + rules; }
};

Result<Leaving> leaving(const Document &document, const QList<NodeId> &nodes);
// What leaves for another place: a rule line stays between the papers that it parts, or goes along
// with one.
Result<Leaving> movable(const Document &document, const QList<NodeId> &nodes);

} // namespace paperdip
