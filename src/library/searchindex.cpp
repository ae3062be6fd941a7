// SPDX-License-Identifier: MIT
#include "library/searchindex.h"

#include "store/database.h"
#include "store/store.h"

#include <QElapsedTimer>
#include <algorithm>

namespace paperdip {

namespace {

constexpr int spellingVersion = 1; // grows with every change of what is indexed, and how
constexpr int readAtOnce = 64;
constexpr int manyNodes = 1000; // are worth a second thread
constexpr int pagesFirst = 64;
constexpr int pagesLeast = 16;
constexpr int pagesMost = 2048;
constexpr int markedAtOnce = 4000;  // nodes, in a few milliseconds
constexpr qint64 longestMerge = 8;  // ms that it may hold the library
constexpr qint64 shortestMerge = 4; // ms below which the next one may be larger

Failure indexingGivenUp()
{
    return fail(ErrorCode::Cancelled, QStringLiteral("Cancelled."));
}

} // namespace

SearchIndex::SearchIndex(Store &store) : m_store(store), m_reader(store), m_pages(pagesFirst) {}

bool SearchIndex::isUpToDate() const
{
    return m_store.search().version() == spellingVersion && m_store.search().dirty(0, 1).isEmpty();
}

// Short transactions. Who is killed in between finds an index of no version, and begins again.
Result<void> SearchIndex::begin()
{
    SearchTable &search = m_store.search();
    {
        Transaction transaction(m_store.database());
        Result<void> done = transaction.begin();
        if (done)
            done = search.clear();
        if (done)
            done = search.setVersion(0);
        if (done)
            done = transaction.commit();
        if (!done)
            return done;
    }
    for (NodeId last = 0;;) {
        const Result<NodeId> marked = search.markDirtyFrom(last, markedAtOnce);
        if (!marked)
            return Failure(marked.error());
        if (*marked == 0)
            return search.setVersion(spellingVersion);
        last = *marked;
    }
}

Result<void> SearchIndex::prepare()
{
    SearchTable &search = m_store.search();
    if (Result<void> set = search.mergeByHand(); !set)
        return set;
    if (search.version() == spellingVersion && !search.isWornOut())
        return {};
    return begin();
}

// What is lost with the power is indexed again: that it was to be stands beside it.
Result<void> SearchIndex::catchUp(const GoOn &goOn)
{
    if (Result<void> prepared = prepare(); !prepared)
        return prepared;
    const NotDurable again(m_store.database());
    m_left = m_store.search().dirtyCount();
    std::unique_ptr<IndexReadAhead> ahead;
    if (m_left >= manyNodes && m_store.path() != QLatin1String(":memory:"))
        ahead = std::make_unique<IndexReadAhead>(m_store.path());
    for (NodeId after = 0;;) {
        std::optional<std::vector<ReadyNode>> nodes = ahead ? ahead->next() : std::nullopt;
        if (!nodes) {
            ahead.reset();
            nodes = m_reader.read(after, readAtOnce);
        }
        if (nodes->empty())
            return {};
        if (Result<void> written = writeAll(*nodes, goOn); !written)
            return written;
        after = nodes->back().dirty.node;
    }
}

Result<void> SearchIndex::writeAll(const std::vector<ReadyNode> &nodes, const GoOn &goOn)
{
    for (size_t at = 0; at < nodes.size();) {
        const Result<size_t> to = write(nodes, at);
        if (!to)
            return Failure(to.error());
        m_left = std::max(m_left - static_cast<int>(*to - at), 0);
        at = *to;
        if (!goOn(m_left))
            return indexingGivenUp();
    }
    return merge(goOn);
}

// One transaction, as long as it may be. Where the next one begins.
Result<size_t> SearchIndex::write(const std::vector<ReadyNode> &nodes, size_t begin)
{
    SearchTable &search = m_store.search();
    Transaction transaction(m_store.database());
    Result<void> done = transaction.begin();
    const WriteSlice slice(m_store.database());
    size_t at = begin;
    for (; done && at < nodes.size() && (at == begin || !slice.isOver()); ++at) {
        const ReadyNode &node = nodes[at];
        const Result<bool> ours = search.settle(node.dirty);
        if (!ours)
            done = Failure(ours.error());
        else if (*ours)
            done = node.isThere ? search.put(node.doc, node.spelledOut)
                                : search.remove(node.dirty.node);
    }
    if (done)
        done = transaction.commit();
    return done ? Result<size_t>(at) : Failure(done.error());
}

Result<void> SearchIndex::merge(const GoOn &goOn)
{
    for (;;) {
        const Result<bool> more = mergeStep();
        if (!more)
            return Failure(more.error());
        if (!*more)
            return {};
        if (!goOn(m_left))
            return indexingGivenUp();
    }
}

// One short transaction.
Result<bool> SearchIndex::mergeStep()
{
    Transaction transaction(m_store.database());
    if (Result<void> begun = transaction.begin(); !begun)
        return Failure(begun.error());
    QElapsedTimer clock;
    clock.start();
    const Result<bool> more = m_store.search().merge(m_pages);
    const Result<void> done = more ? transaction.commit() : Failure(more.error());
    if (!done)
        return Failure(done.error());
    if (clock.elapsed() > longestMerge)
        m_pages = std::max(m_pages / 2, pagesLeast);
    else if (clock.elapsed() < shortestMerge)
        m_pages = std::min(m_pages + m_pages / 2, pagesMost);
    return more;
}

Result<void> SearchIndex::lookAtNotes(const GoOn &goOn)
{
    const QList<SearchDoc> docs = m_store.search().docsWithNotes();
    int left = static_cast<int>(docs.size());
    for (const SearchDoc &doc : docs) {
        --left;
        if (noteStampOf(doc.note) != doc.noteStamp) {
            if (Result<void> marked = m_store.search().markDirty(doc.node); !marked)
                return marked;
        }
        if (!goOn(left))
            return indexingGivenUp();
    }
    return {};
}

} // namespace paperdip
