// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/document.h"

#include <algorithm>

// A list as the library holds it: its nodes have the ids 1, 2, 3...
inline paperdip::Document numbered(const paperdip::Document &document)
{
    std::vector<paperdip::NodeId> ids;
    for (int i = 0; i < document.size(); ++i)
        ids.push_back(i + 1);
    return document.withIds(ids);
}

inline paperdip::Document numbered(const QByteArray &bytes)
{
    return numbered(paperdip::Document::read(bytes));
}

// Carries out a Change on bare tiles, as a library would: one edit after the other, each checked
// against its "before".
class Interpreter
{
public:
    explicit Interpreter(const paperdip::Tiles &tiles) : m_tiles(tiles) {}

    // False where an edit does not find what it says.
    bool run(const paperdip::Change &change)
    {
        return std::all_of(change.edits.begin(), change.edits.end(),
                           [this](const paperdip::Edit &edit) {
                               const auto *splice = std::get_if<paperdip::Splice>(&edit);
                               return splice && apply(*splice);
                           });
    }
    const paperdip::Tiles &tiles() const { return m_tiles; }

    static paperdip::Change inverse(const paperdip::Change &change)
    {
        paperdip::Change swapped;
        for (auto edit = change.edits.rbegin(); edit != change.edits.rend(); ++edit) {
            const auto &splice = std::get<paperdip::Splice>(*edit);
            swapped.edits.push_back(paperdip::Splice{splice.node, splice.after, splice.before});
        }
        return swapped;
    }

private:
    paperdip::Tiles::iterator find(paperdip::NodeId node)
    {
        return std::find_if(m_tiles.begin(), m_tiles.end(),
                            [node](const paperdip::Tile &tile) { return tile.node == node; });
    }
    bool apply(const paperdip::Splice &splice)
    {
        const auto at = find(splice.node);
        if (splice.before.has_value() != (at != m_tiles.end()))
            return false;
        if (splice.before) {
            const paperdip::NodeId previous = at == m_tiles.begin() ? 0 : std::prev(at)->node;
            if (at->bytes != splice.before->source || previous != splice.before->previous)
                return false;
            if (splice.after && splice.after->previous == previous) {
                at->bytes = splice.after->source;
                return true;
            }
            m_tiles.erase(at);
        }
        if (!splice.after)
            return true;
        auto next = m_tiles.begin();
        if (splice.after->previous != 0) {
            next = find(splice.after->previous);
            if (next == m_tiles.end())
                return false;
            ++next;
        }
        m_tiles.insert(next, {splice.node, splice.after->source});
        return true;
    }

    paperdip::Tiles m_tiles;
};
