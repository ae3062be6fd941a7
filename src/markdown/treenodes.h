// SPDX-License-Identifier: MIT
#pragma once

#include <cmark-gfm.h>

#include <memory>
#include <vector>

namespace paperdip {

// Every node once, in document order; collected first, so that they can be replaced.
inline std::vector<cmark_node *> nodesOf(cmark_node *document)
{
    struct IteratorDelete
    {
        void operator()(cmark_iter *iterator) const { cmark_iter_free(iterator); }
    };
    std::vector<cmark_node *> nodes;
    const std::unique_ptr<cmark_iter, IteratorDelete> iterator(cmark_iter_new(document));
    while (cmark_iter_next(iterator.get()) != CMARK_EVENT_DONE) {
        if (cmark_iter_get_event_type(iterator.get()) == CMARK_EVENT_ENTER)
            nodes.push_back(cmark_iter_get_node(iterator.get()));
    }
    return nodes;
}

} // namespace paperdip
