// SPDX-License-Identifier: MIT
#pragma once

#include <QLatin1String>

// Pieces of statements over papers: n is the node, l its list, d its data.
namespace paperdip::papersql {

// By its box, or what stands for one; else by its data.
inline constexpr QLatin1String isRead("(CASE WHEN n.box IS NULL THEN d.state IS 2 "
                                      "ELSE n.box NOT IN (9, 32) END)");
inline constexpr QLatin1String from(" FROM node n JOIN list l ON l.id = n.list_id "
                                    "LEFT JOIN node_data d ON d.node_id = n.id ");
// Its placeholders: the list, twice; 0 is all.
inline constexpr QLatin1String
    ofList("WHERE l.incomplete = 0 AND n.kind = 1 AND (? = 0 OR n.list_id = ?) ");

} // namespace paperdip::papersql
