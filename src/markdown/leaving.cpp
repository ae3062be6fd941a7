// SPDX-License-Identifier: MIT
#include "markdown/leaving.h"

#include "markdown/htmlparts.h"
#include "markdown/rulelines.h"

#include <algorithm>

namespace paperdip {

namespace {

// What opens or closes an HTML list stays with its entries.
bool canLeave(const Document &document, int index)
{
    const bool partFollows = index + 1 < document.size() && isHtmlPart(document.at(index + 1));
    const Structure structure = document.at(index).segment.structure;
    if (structure == Structure::HtmlItem)
        return isWholeHtml(document.bytesAt(index), partFollows);
    return structure != Structure::HtmlEnd && !(structure == Structure::Html && partFollows);
}

} // namespace

Result<Leaving> leaving(const Document &document, const QList<NodeId> &nodes)
{
    QList<int> named;
    for (const NodeId node : nodes) {
        const int index = document.indexOf(node);
        if (index < 0)
            return fail(ErrorCode::NotFound, QStringLiteral("The entry is not in this list."));
        named.append(index);
    }
    std::sort(named.begin(), named.end());
    Leaving result;
    int end = 0;
    for (const int index : named) {
        if (index < end)
            continue;
        end = document.subtreeEnd(index);
        if (!canLeave(document, index))
            return fail(ErrorCode::Refused,
                        QStringLiteral("This HTML holds a part of what stands around it: it is "
                                       "changed by hand."));
        result.roots.append(index);
        result.all.insert(index);
        for (int i = index + 1; i < end; ++i) {
            if (!isDefinitions(document.at(i)))
                result.all.insert(i);
        }
    }
    result.between = rulesBetween(document, result.roots);
    result.rules = rulesLeftOver(document, result.roots, result.all + result.between);
    return result;
}

Result<Leaving> movable(const Document &document, const QList<NodeId> &nodes)
{
    Result<Leaving> result = leaving(document, nodes);
    if (result && std::any_of(result->roots.begin(), result->roots.end(),
                              [&](int root) { return isRule(document.at(root)); }))
        return fail(ErrorCode::Refused,
                    QStringLiteral("A line between papers is moved with one of them."));
    return result;
}

} // namespace paperdip
