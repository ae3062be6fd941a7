// SPDX-License-Identifier: MIT
#include "library/searchindex.h"

#include "core/identify.h"
#include "core/searchtext.h"
#include "store/database.h"
#include "store/store.h"
#include "sync/safefile.h"
#include "sync/worktree.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFileInfo>
#include <algorithm>

namespace paperdip {

namespace {

constexpr int spellingVersion = 1; // grows with every change of what is indexed, and how
constexpr int atOnceFirst = 16;
constexpr int atOnceMost = 512;
constexpr int markedAtOnce = 4000;  // nodes, in a few milliseconds
constexpr qint64 longestWrite = 8;  // ms that a transaction may hold the library
constexpr qint64 shortestWrite = 4; // ms below which the next one may be larger
constexpr qint64 longestSearchedNote = 4 * 1024 * 1024;

qint64 noteStampOf(const QString &path)
{
    const QFileInfo info(path);
    if (!info.isFile())
        return 0;
    constexpr qint64 sizes = 1 << 20;
    return info.lastModified().toMSecsSinceEpoch() * sizes + info.size() % sizes;
}

bool mayLeadToNote(const QString &address)
{
    const Target target = classifyTarget(address);
    return target == Target::Code || target == Target::Local;
}

Failure indexingGivenUp()
{
    return fail(ErrorCode::Cancelled, QStringLiteral("Cancelled."));
}

} // namespace

// What is to be written of a node.
struct SearchIndex::Ready
{
    DirtyNode dirty;
    bool isThere = false;
    SearchDoc doc;
    SearchTexts spelledOut;
};

SearchIndex::SearchIndex(Store &store)
    : m_store(store), m_rows(QFileInfo(store.path()).absolutePath()), m_atOnce(atOnceFirst)
{
}

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
    if (m_store.search().version() == spellingVersion && !m_store.search().isWornOut())
        return {};
    return begin();
}

Result<void> SearchIndex::catchUp(const GoOn &goOn)
{
    if (Result<void> prepared = prepare(); !prepared)
        return prepared;
    int left = m_store.search().dirtyCount();
    NodeId after = 0;
    for (;;) {
        const QList<DirtyNode> dirty = m_store.search().dirty(after, m_atOnce);
        if (dirty.isEmpty())
            return {};
        std::vector<Ready> ready;
        ready.reserve(static_cast<size_t>(dirty.size()));
        for (const DirtyNode &node : dirty)
            ready.push_back(made(node));
        if (Result<void> written = write(ready); !written)
            return written;
        after = dirty.last().node;
        left = std::max(left - static_cast<int>(dirty.size()), 0);
        if (!goOn(left))
            return indexingGivenUp();
    }
}

SearchIndex::Ready SearchIndex::made(const DirtyNode &node)
{
    Ready ready;
    ready.dirty = node;
    const std::optional<SearchSource> source = m_store.search().source(node.node);
    if (!source)
        return ready;
    ready.isThere = true;
    const SearchedNote note = noteOf(*source);
    ready.doc = {node.node, note.path, note.stamp, note.exists, source->year};
    for (size_t i = 0; i < ready.spelledOut.size(); ++i)
        ready.spelledOut[i] = spelledOut(source->text(static_cast<SearchField>(i)));
    ready.spelledOut[static_cast<size_t>(SearchField::Note)] = spelledOut(note.text);
    return ready;
}

Result<void> SearchIndex::write(const std::vector<Ready> &nodes)
{
    Transaction transaction(m_store.database());
    Result<void> done = transaction.begin();
    QElapsedTimer clock;
    clock.start();
    for (const Ready &node : nodes) {
        if (!done)
            break;
        const Result<bool> ours = m_store.search().settle(node.dirty);
        if (!ours)
            done = Failure(ours.error());
        else if (*ours)
            done = node.isThere ? m_store.search().put(node.doc, node.spelledOut)
                                : m_store.search().remove(node.dirty.node);
    }
    if (done)
        done = transaction.commit();
    if (clock.elapsed() > longestWrite)
        m_atOnce = std::max(m_atOnce / 2, 1);
    else if (clock.elapsed() < shortestWrite)
        m_atOnce = std::min(m_atOnce + m_atOnce / 2 + 1, atOnceMost);
    return done;
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

SearchedNote SearchIndex::noteOf(const SearchSource &source)
{
    SearchedNote note;
    if (source.kind != NodeKind::Paper || source.listPath.isEmpty())
        return note;
    QString written = source.notePath;
    if (written.isEmpty()) {
        const QStringList addresses = source.addresses();
        if (std::any_of(addresses.cbegin(), addresses.cend(), &mayLeadToNote)) {
            if (const std::optional<TreeNode> node = m_store.tree().find(source.node))
                written = m_rows.row(*node, source.listPath).notePath;
        }
    }
    const Result<QString> path = written.isEmpty() ? Result<QString>(QString())
                                                   : resolveInWorkTree(source.listPath, written);
    if (!path || path->isEmpty())
        return note;
    note.path = *path;
    note.stamp = noteStampOf(*path);
    const std::optional<StoredNote> stored = m_store.notes().find(*path);
    std::optional<QByteArray> bytes = stored ? stored->draft : std::nullopt;
    if (!bytes && note.stamp != 0) {
        const Result<QByteArray> file = readFile(*path, longestSearchedNote);
        if (file)
            bytes = *file;
    }
    if (!bytes && stored)
        bytes = stored->bytes;
    note.exists = bytes.has_value();
    note.text = bytes ? QString::fromUtf8(*bytes) : QString();
    return note;
}

} // namespace paperdip
