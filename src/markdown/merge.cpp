// SPDX-License-Identifier: MIT
#include "markdown/merge.h"

#include "core/linemerge.h"
#include "markdown/entrymemory.h"
#include "markdown/mergeheads.h"
#include "markdown/mergejoin.h"
#include "markdown/mergelines.h"
#include "markdown/mergewords.h"
#include "markdown/segmenttext.h"

#include <QSemaphore>
#include <QSet>
#include <QThreadPool>
#include <array>

namespace paperdip {

namespace {

// The one kind of line end of a text; empty: it has none, or several.
struct LineEnds
{
    QByteArray kind;
    bool isMixed = false;

    static LineEnds of(const QByteArray &bytes);
};

LineEnds LineEnds::of(const QByteArray &bytes)
{
    LineEnds ends{lineEndOf(bytes), false};
    if (ends.kind.isEmpty())
        return ends;
    bool pairs = false;
    bool feeds = false;
    bool returns = false;
    for (qsizetype at = 0; at < bytes.size() && pairs + feeds + returns < 2; ++at) {
        if (bytes[at] == '\n') {
            feeds = true;
        } else if (bytes[at] == '\r') {
            const bool isPair = at + 1 < bytes.size() && bytes[at + 1] == '\n';
            (isPair ? pairs : returns) = true;
            at += isPair ? 1 : 0;
        }
    }
    ends.isMixed = pairs + feeds + returns > 1;
    return ends;
}

QByteArray withLineEnds(QByteArray bytes, const LineEnds &from, const QByteArray &to)
{
    return from.kind.isEmpty() || from.kind == to ? bytes : bytes.replace(from.kind, to);
}

struct Versions
{
    QByteArray base;
    QByteArray mine;
    QByteArray theirs;
    QByteArray mark; // what stands before the result

    void takeMarksOff();
    void shareLineEnds();
};

void Versions::takeMarksOff()
{
    const bool was = base.startsWith(byteOrderMark);
    const bool my = mine.startsWith(byteOrderMark);
    const bool their = theirs.startsWith(byteOrderMark);
    if (my == was ? their : my)
        mark = byteOrderMark.toByteArray();
    for (QByteArray *bytes : {&base, &mine, &theirs}) {
        if (bytes->startsWith(byteOrderMark))
            bytes->remove(0, byteOrderMark.size());
    }
}

// A conversion of all line ends is no change; the side that converted wins.
void Versions::shareLineEnds()
{
    const LineEnds was = LineEnds::of(base);
    const LineEnds my = LineEnds::of(mine);
    const LineEnds their = LineEnds::of(theirs);
    if (was.isMixed || my.isMixed || their.isMixed)
        return;
    const bool mineConverts = !my.kind.isEmpty() && my.kind != was.kind;
    QByteArray to = mineConverts || their.kind.isEmpty() ? my.kind : their.kind;
    if (to.isEmpty())
        to = was.kind;
    base = withLineEnds(base, was, to);
    mine = withLineEnds(mine, my, to);
    theirs = withLineEnds(theirs, their, to);
}

// The labels that the merged list names and does not define.
QSet<QString> undefinedLabels(const MergeTree &tree, const std::vector<NodeForm> &forms)
{
    QSet<QString> named;
    QSet<QString> defined;
    for (int node = 0; node < tree.size(); ++node) {
        const NodeForm &form = forms[static_cast<size_t>(node)];
        if (!tree.isIn(node))
            continue;
        if (tree.structure(node) == Structure::Definitions) {
            for (const auto &[label, line] : definitionsOf(form.bytes))
                defined << label;
        } else {
            for (const QString &label : labelsIn(form.bytes + ' ' + form.theirs))
                named << label;
        }
    }
    return named.subtract(defined);
}

// Runs of definitions that one side took out and whose labels the merged list still names.
void bringRunsBack(MergeTree &tree, const std::vector<NodeForm> &forms)
{
    QSet<QString> missing = undefinedLabels(tree, forms);
    for (int node = 0; node < tree.size() && !missing.isEmpty(); ++node) {
        const MergeSide side = tree.sideOf(node);
        const int index = tree.indexIn(side, node);
        if (tree.isIn(node) || index < 0 || tree.structure(node) != Structure::Definitions)
            continue;
        bool isNeeded = false;
        for (const auto &[label, line] : definitionsOf(tree.version(side).content(index)))
            isNeeded = missing.remove(label) || isNeeded;
        if (isNeeded)
            tree.bringBack(node);
    }
}

// Single lines that were taken out of a run that is there.
void addMissingDefinitions(const MergeTree &tree, std::vector<NodeForm> &forms)
{
    int run = tree.size() - 1;
    while (run >= 0 && !(tree.isIn(run) && tree.structure(run) == Structure::Definitions))
        --run;
    if (run < 0)
        return;
    QStringList missing = undefinedLabels(tree, forms).values();
    missing.sort();
    QByteArray &bytes = forms[static_cast<size_t>(run)].bytes;
    for (const QString &label : missing) {
        for (const MergeSide side : {MergeSide::Mine, MergeSide::Theirs, MergeSide::Base}) {
            const QByteArray line = tree.version(side).definition(label);
            if (line.isEmpty())
                continue;
            bytes += (bytes.isEmpty() ? QByteArray() : QByteArrayLiteral("\n")) + line;
            break;
        }
    }
}

std::optional<ListMerge> mergeByEntry(const ListVersion &base, const ListVersion &mine,
                                      const ListVersion &theirs)
{
    MergeTree tree(base, mine, theirs);
    NodeMerge merge(tree);
    std::vector<NodeForm> forms(static_cast<size_t>(tree.size()));
    std::vector<bool> formed(forms.size());
    const auto formAll = [&] {
        for (int node = 0; node < tree.size(); ++node) {
            const auto at = static_cast<size_t>(node);
            if (tree.isIn(node) && !formed[at]) {
                forms[at] = merge.form(node);
                formed[at] = true;
            }
        }
    };
    formAll();
    if (base.hasDefinitions() || mine.hasDefinitions() || theirs.hasDefinitions()) {
        bringRunsBack(tree, forms);
        formAll();
        addMissingDefinitions(tree, forms);
    }
    const std::vector<int> order = tree.order();
    settleHeads(tree, order, forms);
    return checkedList(tree, joinedPieces(tree, order, forms), forms);
}

// Papers that either side added, or has under another name, and that are nowhere in the result.
bool losesPapers(const ListVersion &base, const ListVersion &side, const ListVersion &merged)
{
    const auto namesOf = [](const ListVersion &version) {
        QSet<QString> names;
        for (int i = 0; i < version.size(); ++i) {
            const Reading &reading = version.reading(i);
            if (version.isEntry(i))
                names << (reading.main ? reading.main->url : QString()) + u'\n' + reading.title;
        }
        return names;
    };
    QSet<QString> added = namesOf(side);
    added.subtract(namesOf(base));
    added.subtract(namesOf(merged));
    return !added.isEmpty();
}

// What both sides left alone is read once; big lists are read side by side, where there is a
// thread.
std::array<ListVersion, 3> readVersions(const QByteArray &base, const QByteArray &mine,
                                        const QByteArray &theirs)
{
    constexpr qsizetype big = 256 * 1024;
    EntryMemory memory;
    ListVersion was(base, readAndLearn(base, memory));
    std::optional<ListVersion> their;
    QSemaphore done;
    const auto readTheirs = [&] { their.emplace(theirs, read(theirs, memory)); };
    const bool beside = theirs.size() >= big && QThreadPool::globalInstance()->tryStart([&] {
        readTheirs();
        done.release();
    });
    if (!beside)
        readTheirs();
    ListVersion my(mine, read(mine, memory));
    if (beside)
        done.acquire();
    return {std::move(was), std::move(my), *std::move(their)};
}

ListMerge merged(const QByteArray &base, const QByteArray &mine, const QByteArray &theirs)
{
    if (sameButLineEnds(mine, base) || mine == theirs)
        return {theirs, {}};
    if (sameButLineEnds(theirs, base))
        return {mine, {}};
    const auto [was, my, their] = readVersions(base, mine, theirs);
    if (!was.hasEntries() && !my.hasEntries() && !their.hasEntries())
        return mergeByLines(base, mine, theirs);
    if (const std::optional<ListMerge> merge = mergeByEntry(was, my, their))
        return *merge;
    const ListMerge lines = mergeByLines(base, mine, theirs);
    const ListVersion is(lines.bytes);
    if (losesPapers(was, my, is) || losesPapers(was, their, is))
        return keepBoth(base, mine, theirs);
    return lines;
}

void shift(Span &span, qsizetype by)
{
    span = {span.begin + by, span.end + by};
}

} // namespace

ListMerge mergeLists(const QByteArray &base, const QByteArray &mine, const QByteArray &theirs)
{
    if (mine == base || mine == theirs)
        return {theirs, {}};
    if (theirs == base)
        return {mine, {}};
    Versions versions{base, mine, theirs, {}};
    versions.takeMarksOff();
    versions.shareLineEnds();
    ListMerge merge = merged(versions.base, versions.mine, versions.theirs);
    if (!versions.mark.isEmpty()) {
        merge.bytes.prepend(versions.mark);
        for (MergeConflict &conflict : merge.conflicts) {
            shift(conflict.mineSpan, versions.mark.size());
            shift(conflict.theirsSpan, versions.mark.size());
        }
    }
    return merge;
}

} // namespace paperdip
