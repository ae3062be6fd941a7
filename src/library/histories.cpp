// SPDX-License-Identifier: MIT
#include "library/histories.h"

#include "library/fileguard.h"
#include "library/library.h"
#include "markdown/segmenttext.h"
#include "store/store.h"
#include "sync/gitstate.h"
#include "sync/worktree.h"

#include <QDateTime>
#include <QFileInfo>

namespace paperdip {

namespace {

// Empty: it lies elsewhere.
QString pathInTree(const QString &root, const QString &path)
{
    const QString physical = physicalPath(QFileInfo(path).absoluteFilePath());
    return physical.startsWith(root + QLatin1Char('/')) ? physical.mid(root.size() + 1) : QString();
}

QSet<NodeId> undatedTicks(const Document &document, const QHash<NodeId, NodeData> &data)
{
    QSet<NodeId> read;
    for (int i = 0; i < document.size(); ++i) {
        const NodeId node = document.idAt(i);
        const Reading &reading = document.at(i).reading;
        if (reading.kind == NodeKind::Paper && isRead(reading) && data.value(node).readAt == 0)
            read.insert(node);
    }
    return read;
}

} // namespace

Histories::Histories(Library &library, QObject *parent) : QObject(parent), m_library(library)
{
    connect(&m_reading, &GitWorker::progress, this, &Histories::progress);
}

void Histories::readEntry(NodeId node)
{
    const Result<NodeRow> row = m_library.node(node);
    const Result<ListInfo> list = row ? m_library.list(row->list) : Result<ListInfo>();
    const Result<Document> document = row ? m_library.document(row->list) : Result<Document>();
    if (!row || !list || !document || gitProgram().isEmpty())
        return;
    const GitState state = gitStateOf(list->path);
    if (!state.isWorkTree())
        return;
    cancel();
    m_reading.run([this, node, root = state.root, path = pathInTree(state.root, list->path),
                   now = *document](const GitWatch &watch) -> GitWorker::Done {
        const auto versions = std::make_shared<GitResult<QList<GitVersion>>>(
            entryHistory(GitRepository(root, watch), path, now, node));
        return [this, node, versions] {
            GitHistory history{node, {}, {}, {}};
            if (*versions)
                history.versions = **versions;
            else
                history.failure = versions->error();
            Q_EMIT read(history);
        };
    });
}

void Histories::readNote(const QString &absolutePath)
{
    const GitState state = gitStateOf(absolutePath);
    if (!state.isWorkTree() || gitProgram().isEmpty())
        return;
    cancel();
    m_reading.run(
        [this, absolutePath, root = state.root,
         path = pathInTree(state.root, absolutePath)](const GitWatch &watch) -> GitWorker::Done {
            const auto versions = std::make_shared<GitResult<QList<GitVersion>>>(
                noteHistory(GitRepository(root, watch), path));
            return [this, absolutePath, versions] {
                GitHistory history{0, absolutePath, {}, {}};
                if (*versions)
                    history.versions = **versions;
                else
                    history.failure = versions->error();
                Q_EMIT read(history);
            };
        });
}

void Histories::cancel()
{
    m_reading.cancel();
}

void Histories::dateTicks(ListId list, int hopeless)
{
    const Result<ListInfo> info = m_library.list(list);
    const GitState state = info ? gitStateOf(info->path) : GitState();
    const auto stored = m_library.store().files().find(list);
    if (!stored || !state.isWorkTree() || state.head.isEmpty() || gitProgram().isEmpty())
        return;
    // A file that is only taken in after this has other ticks.
    const auto at = std::make_pair(state.head, stored->revision);
    if (m_datedAt.value(list) == at)
        return;
    m_datedAt.insert(list, at);
    const Result<Document> document = m_library.document(list);
    if (!document)
        return;
    m_dating.run(
        [this, list, hopeless, root = state.root, path = pathInTree(state.root, info->path),
         now = *document,
         data = m_library.store().data().ofList(list)](const GitWatch &watch) -> GitWorker::Done {
            const QSet<NodeId> read = undatedTicks(now, data);
            if (read.size() <= hopeless)
                return {};
            const auto days = std::make_shared<GitResult<QHash<NodeId, qint64>>>(
                tickDays(GitRepository(root, watch), path, now, read));
            return [this, list, days, all = static_cast<int>(read.size())] {
                if (*days)
                    Q_EMIT dated(list, put(**days), all - static_cast<int>((*days)->size()));
            };
        });
}

// Never over a date that is there, nor for what was unticked meanwhile.
int Histories::put(const QHash<NodeId, qint64> &days)
{
    Change change;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    for (auto it = days.cbegin(); it != days.cend(); ++it) {
        const Result<NodeRow> row = m_library.node(it.key());
        const NodeData before = m_library.store().data().find(it.key());
        if (!row || row->state != ReadState::Read || before.readAt != 0)
            continue;
        NodeData after = before;
        after.readAt = std::clamp<qint64>(it.value(), 1, now);
        change.edits.emplace_back(SetData{it.key(), before, after});
    }
    const auto papers = static_cast<int>(change.edits.size());
    return m_library.apply(change) ? papers : 0;
}

QByteArray Histories::entryNow(const Library &library, NodeId node)
{
    const Result<NodeRow> row = library.node(node);
    const Result<Document> document = row ? library.document(row->list) : Result<Document>();
    const int index = row && document ? document->indexOf(node) : -1;
    return index < 0 ? QByteArray() : versionBytes(document->bytesAt(index));
}

Result<Change> Histories::planBringBack(const Library &library, NodeId node,
                                        const QByteArray &bytes)
{
    const Result<NodeRow> row = library.node(node);
    if (!row)
        return Failure(row.error());
    const Result<Document> document = library.document(row->list);
    if (!document)
        return Failure(document.error());
    const QByteArray now = document->bytesAt(document->indexOf(node));
    const QByteArray written = withTail(bytes, tailOf(now));
    return library.planBytes(row->list, {{node, withLineEndsOf(now, written)}});
}

} // namespace paperdip
