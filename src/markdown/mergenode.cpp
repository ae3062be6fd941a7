// SPDX-License-Identifier: MIT
#include "markdown/mergenode.h"

#include "core/linemerge.h"
#include "markdown/mergewords.h"
#include "markdown/segmenttext.h"

#include <algorithm>

namespace paperdip {

bool sameHead(const QByteArray &a, const QByteArray &b)
{
    const std::optional<ItemHead> one = itemHead(a);
    const std::optional<ItemHead> other = itemHead(b);
    return !one || !other || one->bytes() == other->bytes();
}

NodeForm NodeMerge::form(int node)
{
    Three three;
    three.base = m_tree.indexIn(MergeSide::Base, node);
    three.mine = m_tree.indexIn(MergeSide::Mine, node);
    three.theirs = m_tree.indexIn(MergeSide::Theirs, node);
    if (three.mine < 0 || three.theirs < 0)
        return onlyForm(node);
    // Most are the same on all sides.
    const QByteArrayView my = version(MergeSide::Mine).contentView(three.mine);
    if (my == version(MergeSide::Theirs).contentView(three.theirs))
        return {my.toByteArray(), {}, {}};
    three.structure = m_tree.structure(node);
    three.my = my.toByteArray();
    three.their = version(MergeSide::Theirs).content(three.theirs);
    if (three.base >= 0) {
        three.was = version(MergeSide::Base).content(three.base);
        if (sameButLineEnds(three.my, three.was))
            return {three.their, {}, {}};
        if (sameButLineEnds(three.their, three.was))
            return {three.my, {}, {}};
    }
    if (sameButLineEnds(three.my, three.their))
        return {three.my, {}, {}};
    return settled(three);
}

// It is there only for what stands below it, and that is reported by itself.
bool NodeMerge::onlyHoldsDisputed(int node) const
{
    const MergeSide side = m_tree.sideOf(node);
    const std::vector<int> &below = m_tree.children(node);
    return version(side).words(m_tree.indexIn(side, node)) ==
               version(MergeSide::Base).words(m_tree.indexIn(MergeSide::Base, node)) &&
           std::all_of(below.begin(), below.end(),
                       [this](int child) { return m_tree.isDisputed(child); });
}

// All three behind the marker and indent that mine has, so that only words are compared; then
// behind that which one side changed.
NodeForm NodeMerge::settled(const Three &three)
{
    const bool mineKeeps = three.base >= 0 && sameHead(three.my, three.was);
    const QByteArray &headed = mineKeeps ? three.their : three.my;
    Three aligned = three;
    aligned.was = withHeadOf(three.was, three.my, three.structure);
    aligned.their = withHeadOf(three.their, three.my, three.structure);
    NodeForm form = changed(aligned);
    form.bytes = withHeadOf(form.bytes, headed, three.structure);
    form.theirs = withHeadOf(form.theirs, headed, three.structure);
    return form;
}

// What one side alone has: it added it, or the other one took it out.
NodeForm NodeMerge::onlyForm(int node) const
{
    const MergeSide side = m_tree.sideOf(node);
    NodeForm form{version(side).content(m_tree.indexIn(side, node)), {}, {}};
    const Structure structure = m_tree.structure(node);
    const bool says = structure != Structure::Definitions && structure != Structure::Rule &&
                      structure != Structure::Lead && structure != Structure::TableDelimiter;
    if (m_tree.isDisputed(node) && says && !onlyHoldsDisputed(node))
        form.conflict = side == MergeSide::Mine ? MergeConflict::Kind::DeletedByThem
                                                : MergeConflict::Kind::DeletedByMe;
    return form;
}

NodeForm NodeMerge::changed(const Three &three)
{
    if (three.structure == Structure::Definitions)
        return mergedDefinitions(three.was, three.my, three.their);
    const QByteArray &my = version(MergeSide::Mine).words(three.mine);
    const QByteArray &their = version(MergeSide::Theirs).words(three.theirs);
    if (my == their)
        return sameWords(three);
    if (three.base >= 0) {
        const QByteArray &was = version(MergeSide::Base).words(three.base);
        if (my == was)
            return reworded(three, MergeSide::Mine);
        if (their == was)
            return reworded(three, MergeSide::Theirs);
    }
    return bothWorded(three);
}

// One side only wrote it in another form: the words of the other one, in that form.
NodeForm NodeMerge::reworded(const Three &three, MergeSide formed) const
{
    const bool mineFormed = formed == MergeSide::Mine;
    const QByteArray &form = mineFormed ? three.my : three.their;
    const QByteArray &worded = mineFormed ? three.their : three.my;
    const QByteArray &words = mineFormed ? version(MergeSide::Theirs).words(three.theirs)
                                         : version(MergeSide::Mine).words(three.mine);
    for (const WordOrder order : {WordOrder::MineFirst, WordOrder::TheirsFirst}) {
        const std::optional<QByteArray> merged = mergedWords(three.was, form, worded, order);
        if (merged && wordsOf(*merged, three.structure, definitions(*merged)) == words)
            return {*merged, {}, {}};
    }
    return {worded, {}, {}};
}

// Both say the same, each in its own form.
NodeForm NodeMerge::sameWords(const Three &three) const
{
    if (three.base >= 0) {
        const std::optional<QByteArray> merged = mergedWords(three.was, three.my, three.their);
        if (merged && wordsOf(*merged, three.structure, definitions(*merged)) ==
                          version(MergeSide::Mine).words(three.mine))
            return {*merged, {}, {}};
    }
    return {three.my, {}, {}};
}

NodeForm NodeMerge::bothWorded(const Three &three)
{
    const bool entries = version(MergeSide::Mine).isEntry(three.mine) &&
                         version(MergeSide::Theirs).isEntry(three.theirs);
    std::optional<QByteArray> merged;
    if (three.base < 0) {
        merged = entries ? addedEntry(three) : std::optional<QByteArray>();
    } else if (three.structure == Structure::TableRow ||
               three.structure == Structure::TableHeader ||
               three.structure == Structure::TableDelimiter) {
        merged = mergedRow(three.was, three.my, three.their);
    } else if (three.structure == Structure::Heading) {
        merged = sectionForm(three);
    } else if (entries && version(MergeSide::Base).isEntry(three.base)) {
        merged = entryForm(three);
    } else if (const auto lines = mergeLines(three.was, three.my, three.their);
               !hasConflict(lines)) {
        merged = mergedText(lines);
    }
    if (merged)
        return {*merged, {}, {}};
    if (three.structure == Structure::TableDelimiter)
        return {three.my, {}, {}};
    const auto kind =
        three.base < 0 ? MergeConflict::Kind::BothAdded : MergeConflict::Kind::BothChanged;
    if (three.structure == Structure::FrontMatter)
        return {mergedText(mergeLines(three.was, three.my, three.their)), {}, kind};
    return {three.my, three.their, kind};
}

// Its title, and what else there is: its level, its link.
std::optional<QByteArray> NodeMerge::sectionForm(const Three &three) const
{
    const auto title = [this](MergeSide side, int index) {
        return version(side).reading(index).title;
    };
    const QString was = title(MergeSide::Base, three.base);
    const QString my = title(MergeSide::Mine, three.mine);
    const QString their = title(MergeSide::Theirs, three.theirs);
    if (my != was && their != was && my != their)
        return {};
    return mergedWords(three.was, three.my, three.their);
}

QByteArray NodeMerge::definitions(const QByteArray &content) const
{
    return version(MergeSide::Mine).definitionsFor(content) +
           version(MergeSide::Theirs).definitionsFor(content);
}

} // namespace paperdip
