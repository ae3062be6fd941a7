// SPDX-License-Identifier: MIT
#include "library/indexreader.h"

#include "core/identify.h"
#include "core/searchtext.h"
#include "store/store.h"
#include "sync/safefile.h"

#include <QDateTime>
#include <QFileInfo>
#include <QMutex>
#include <QThread>
#include <QWaitCondition>
#include <algorithm>
#include <deque>

namespace paperdip {

namespace {

constexpr qint64 longestSearchedNote = 4 * 1024 * 1024;
constexpr int readFirst = 256;      // nodes; who writes is to begin soon
constexpr int readMost = 1024;      // the words of more do not fit into a part of the index
constexpr size_t waitingAtMost = 2; // times that

bool mayLeadToNote(const QString &address)
{
    const Target target = classifyTarget(address);
    return target == Target::Code || target == Target::Local;
}

} // namespace

qint64 noteStampOf(const QString &path)
{
    const QFileInfo info(path);
    if (!info.isFile())
        return 0;
    constexpr qint64 sizes = 1 << 20;
    return info.lastModified().toMSecsSinceEpoch() * sizes + info.size() % sizes;
}

IndexReader::IndexReader(Store &store) : m_store(store) {}

std::vector<ReadyNode> IndexReader::read(NodeId after, int most)
{
    m_paths.reset(); // folders may have been moved
    const QList<DirtyNode> dirty = m_store.search().dirty(after, most);
    QList<NodeId> ids;
    for (const DirtyNode &node : dirty)
        ids << node.node;
    const QList<SearchSource> sources = m_store.search().sources(ids);
    std::vector<ReadyNode> ready;
    ready.reserve(static_cast<size_t>(dirty.size()));
    auto source = sources.cbegin();
    for (const DirtyNode &node : dirty) {
        const bool isThere = source != sources.cend() && source->node == node.node;
        ready.push_back(isThere ? made(*source++) : ReadyNode());
        ready.back().dirty = node;
    }
    return ready;
}

ReadyNode IndexReader::made(const SearchSource &source)
{
    ReadyNode ready;
    ready.isThere = true;
    const SearchedNote note = noteOf(source);
    ready.doc = {source.node, note.path, note.stamp, note.exists, source.year};
    for (size_t i = 0; i < ready.spelledOut.size(); ++i)
        ready.spelledOut[i] = spelledOut(source.text(static_cast<SearchField>(i)));
    ready.spelledOut[static_cast<size_t>(SearchField::Note)] = spelledOut(note.text);
    return ready;
}

Result<QString> IndexReader::resolve(const QString &listPath, const QString &written)
{
    if (!m_paths || m_list != listPath) {
        m_list = listPath;
        m_paths.emplace(listPath);
    }
    return m_paths->resolve(written);
}

SearchedNote IndexReader::noteOf(const SearchSource &source)
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
    const Result<QString> path =
        written.isEmpty() ? Result<QString>(QString()) : resolve(source.listPath, written);
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

struct IndexReadAhead::Shared
{
    QMutex mutex;
    QWaitCondition changed;
    std::deque<std::vector<ReadyNode>> waiting;
    bool opened = true;
    bool ended = false;
    bool stopped = false;
    std::unique_ptr<QThread> thread;

    void run(const QString &path);
    bool give(std::vector<ReadyNode> nodes);
};

// False: nobody wants more.
bool IndexReadAhead::Shared::give(std::vector<ReadyNode> nodes)
{
    const QMutexLocker locker(&mutex);
    while (!stopped && waiting.size() >= waitingAtMost)
        changed.wait(&mutex);
    waiting.push_back(std::move(nodes));
    changed.wakeAll();
    return !stopped;
}

void IndexReadAhead::Shared::run(const QString &path)
{
    const Result<std::unique_ptr<Store>> store = Store::openBeside(path);
    if (store) {
        IndexReader reader(**store);
        int atOnce = readFirst;
        std::vector<ReadyNode> nodes = reader.read(0, atOnce);
        while (!nodes.empty()) {
            const NodeId last = nodes.back().dirty.node;
            if (!give(std::move(nodes)))
                break;
            atOnce = std::min(2 * atOnce, readMost);
            nodes = reader.read(last, atOnce);
        }
    }
    const QMutexLocker locker(&mutex);
    opened = store.has_value();
    ended = true;
    changed.wakeAll();
}

IndexReadAhead::IndexReadAhead(const QString &libraryPath) : d(std::make_unique<Shared>())
{
    d->thread.reset(QThread::create([shared = d.get(), libraryPath] { shared->run(libraryPath); }));
    d->thread->start();
}

IndexReadAhead::~IndexReadAhead()
{
    {
        const QMutexLocker locker(&d->mutex);
        d->stopped = true;
        d->changed.wakeAll();
    }
    d->thread->wait();
}

std::optional<std::vector<ReadyNode>> IndexReadAhead::next()
{
    const QMutexLocker locker(&d->mutex);
    while (d->waiting.empty() && !d->ended)
        d->changed.wait(&d->mutex);
    if (d->waiting.empty())
        return d->opened ? std::optional<std::vector<ReadyNode>>(std::in_place) : std::nullopt;
    std::vector<ReadyNode> nodes = std::move(d->waiting.front());
    d->waiting.pop_front();
    d->changed.wakeAll();
    return nodes;
}

} // namespace paperdip
