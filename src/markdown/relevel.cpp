// SPDX-License-Identifier: MIT
#include "markdown/edit.h"

#include "markdown/headingform.h"
#include "markdown/patch.h"

#include <algorithm>
#include <map>

namespace paperdip {
namespace {

// The headings that change, each of these nodes with all below it.
Result<QSet<int>> headingsOf(const Document &document, const QList<NodeId> &sections)
{
    QSet<int> headings;
    for (const NodeId section : sections) {
        const Result<int> index = nodeIndex(document, section);
        if (!index)
            return Failure(index.error());
        if (!isHeading(document.at(*index)))
            return fail(ErrorCode::Refused, QStringLiteral("Only headings have a level."));
        for (int i = *index; i < document.subtreeEnd(*index); ++i) {
            if (isHeading(document.at(i)))
                headings.insert(i);
        }
    }
    return headings;
}

} // namespace

Result<Document> relevelSections(const Document &document, const QList<NodeId> &sections, int by)
{
    const Result<QSet<int>> headings = headingsOf(document, sections);
    if (!headings)
        return Failure(headings.error());
    std::map<int, QByteArray> relevelledBytes;
    for (const int index : *headings) {
        const int level = document.at(index).segment.level;
        if (level + by < 1)
            return fail(ErrorCode::Refused,
                        QStringLiteral("A section of the first level cannot go up."));
        if (level + by > 6)
            return fail(ErrorCode::Refused,
                        QStringLiteral("Sections cannot be nested deeper than six levels."));
        relevelledBytes[index] = relevelled(document.bytesAt(index), level, level + by);
    }
    Document after = document.withBytes(relevelledBytes);
    const bool isAsked = after.size() == document.size() && keepsAllBut(document, after, {}) &&
                         std::all_of(headings->begin(), headings->end(), [&](int index) {
                             const ListNode &was = document.at(index);
                             const ListNode &is = after.at(after.indexOf(document.idAt(index)));
                             return is.segment.level == was.segment.level + by &&
                                    is.reading.title == was.reading.title;
                         });
    if (!isAsked)
        return fail(ErrorCode::Invalid,
                    QStringLiteral("This heading cannot be written at another level."));
    return after;
}

} // namespace paperdip
