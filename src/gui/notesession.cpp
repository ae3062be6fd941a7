// SPDX-License-Identifier: MIT
#include "gui/notesession.h"

#include "core/linemerge.h"
#include "library/library.h"
#include "library/notefiles.h"
#include "library/notes.h"

#include <QDir>
#include <QFileInfo>

namespace paperdip {

namespace {

constexpr int IdleTime = 800; // ms without a letter, then what was typed is kept

} // namespace

NoteSession::NoteSession(Library &library, Notes &notes, QObject *parent)
    : QObject(parent), m_library(library), m_notes(notes)
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(IdleTime);
    connect(&m_idle, &QTimer::timeout, this, &NoteSession::keep);
    connect(&m_notes, &Notes::changedOutside, this, &NoteSession::changedOutside);
    connect(&m_notes, &Notes::conflict, this, [this](const QString &path) {
        if (path == m_path)
            Q_EMIT conflicted();
    });
    connect(&m_notes, &Notes::saved, this, [this](const QString &path) {
        if (path != m_path)
            return;
        m_failed = false;
        Q_EMIT saveChanged();
    });
    connect(&m_notes, &Notes::failed, this, [this](const QString &path, const Error &error) {
        if (path != m_path)
            return;
        m_failed = true;
        m_problem = error;
        Q_EMIT saveChanged();
    });
    connect(&m_library, &Library::nodesChanged, this, [this](const QList<NodeId> &nodes) {
        if (nodes.contains(m_paper))
            follow();
    });
    connect(&m_library, &Library::listsChanged, this, &NoteSession::followList);
    connect(&m_library, &Library::checked, this, [this] {
        if (m_state == State::ReadOnly)
            open();
    });
    connect(&m_library, &Library::childrenChanged, this, &NoteSession::follow);
    connect(&m_library, &Library::everythingChanged, this, &NoteSession::follow);
}

NoteSession::~NoteSession()
{
    keep();
}

void NoteSession::setPaper(NodeId paper, const QString &file)
{
    if (paper == m_paper && file == m_file)
        return;
    m_composing = false;
    keep();
    m_paper = paper;
    m_file = file;
    open();
}

ListId NoteSession::list() const
{
    const Result<NodeRow> row = m_library.node(m_paper);
    return row ? row->list : 0;
}

void NoteSession::enter(State state)
{
    m_state = state;
    Q_EMIT opened();
}

void NoteSession::open()
{
    m_path.clear();
    m_written.clear();
    m_bytes.clear();
    m_problem = {};
    m_typed = m_failed = m_reloadLater = false;
    m_notes.setOpen({});
    const Result<NodeRow> row =
        m_paper == 0 ? fail(ErrorCode::NotFound, QString()) : m_library.node(m_paper);
    if (!row || row->kind != NodeKind::Paper) {
        enter(State::Nothing);
        return;
    }
    if (!m_file.isEmpty()) {
        openFile(row->list);
        return;
    }
    m_written = row->notePath;
    if (m_written.isEmpty()) {
        const Result<ListInfo> list = m_library.list(row->list);
        enter(list && list->path.isEmpty() ? State::Unlinked : State::None);
        return;
    }
    const Result<QString> path = m_notes.pathOf(m_paper);
    if (!path) {
        m_problem = path.error();
        enter(State::Failed);
        return;
    }
    m_path = *path;
    load();
}

void NoteSession::openFile(ListId list)
{
    const Result<ListInfo> info = m_library.list(list);
    if (!info || info->path.isEmpty()) {
        enter(State::Unlinked);
        return;
    }
    m_path = m_file;
    m_written = QFileInfo(info->path).absoluteDir().relativeFilePath(m_file);
    load();
}

void NoteSession::load()
{
    const Result<NoteContent> content = m_notes.read(m_path);
    if (!content) {
        m_problem = content.error();
        enter(State::Failed);
        return;
    }
    m_path = content->path;
    m_bytes = m_kept = content->bytes;
    m_problem = content->problem;
    m_notes.setOpen(m_path);
    const Result<ListInfo> list = m_library.list(this->list());
    if (!content->readOnly && list && list->readOnly)
        m_problem = {ErrorCode::ReadOnly, list->name, {}, {}};
    const Result<void> may = m_library.mayWrite();
    if (!may)
        m_problem = may.error();
    if (content->readOnly || (list && list->readOnly) || !may)
        enter(State::ReadOnly);
    else
        enter(content->exists || content->hasDraft ? State::Open : State::Missing);
    if (content->hasDraft && may)
        Q_EMIT draftFound();
}

// The list says something else of the paper now: its note may be another, or none.
void NoteSession::follow()
{
    if (paper() == 0)
        return;
    const Result<NodeRow> row = m_library.node(m_paper);
    if (row && row->notePath == m_written)
        return;
    if (row && m_state == State::New && row->notePath.isEmpty())
        return; // not linked yet
    keep();
    open();
}

// The list is only read from now on, or no longer.
void NoteSession::followList()
{
    const bool wasRead = m_state == State::ReadOnly && m_problem.code == ErrorCode::ReadOnly;
    const Result<ListInfo> info = m_library.list(list());
    if ((m_state != State::Open && !wasRead) || !info || info->readOnly == wasRead)
        return;
    keep();
    open();
}

void NoteSession::begin()
{
    if (const Result<void> may = m_library.mayWrite(); !may) {
        Q_EMIT problemFound(may.error());
        return;
    }
    const Result<ListInfo> list = m_library.list(this->list());
    if (list && !list->mayChange()) {
        Q_EMIT problemFound({ErrorCode::ReadOnly, list->name, {}, {}});
        return;
    }
    if (m_state == State::None) {
        const Result<NodeRow> row = m_library.node(m_paper);
        const QString written = m_notes.proposePath(m_paper);
        const Result<QString> path =
            row ? m_notes.resolve(row->list, written) : Result<QString>(Failure(row.error()));
        if (!path) {
            Q_EMIT problemFound(path.error());
            return;
        }
        m_written = written;
        m_path = *path;
    } else if (m_state != State::Missing) {
        return;
    }
    m_bytes = m_file.isEmpty() ? m_notes.newNote(m_paper) : QByteArray();
    enter(State::New);
}

Result<void> NoteSession::setNewPath(const QString &written)
{
    if (const Result<void> named = checkNoteName(written); !named)
        return named;
    const Result<NodeRow> row = m_library.node(m_paper);
    const Result<QString> path =
        row ? m_notes.resolve(row->list, written) : Result<QString>(Failure(row.error()));
    if (!path)
        return Failure(path.error());
    if (QFileInfo::exists(*path))
        return fail(ErrorCode::Refused, QStringLiteral("%1 is there already").arg(written),
                    written);
    m_written = written;
    m_path = *path;
    return {};
}

// The first letter of a new note: the list gets its link. m_written is set already, so follow()
// finds nothing new.
void NoteSession::link()
{
    m_state = State::Open;
    m_notes.setOpen(m_path);
    const Result<NodeRow> row = m_library.node(m_paper);
    if (!m_file.isEmpty() || !row || !row->notePath.isEmpty())
        return; // it had a link to a file that was missing
    const Result<Change> change = m_library.planNote(m_paper, m_written);
    if (change)
        Q_EMIT changeWanted(*change, tr("Write note"));
    else
        Q_EMIT problemFound(change.error());
}

void NoteSession::edit(const QByteArray &bytes)
{
    if (bytes == m_bytes || (m_state != State::New && m_state != State::Open))
        return;
    m_bytes = bytes;
    m_typed = true;
    if (m_state == State::New)
        link();
    m_idle.start();
    Q_EMIT saveChanged();
}

void NoteSession::replace(const QByteArray &bytes)
{
    if (m_state != State::Open || bytes == m_bytes)
        return;
    edit(bytes);
    Q_EMIT reloaded();
}

void NoteSession::keep()
{
    m_idle.stop();
    if (!m_typed)
        return;
    if (m_composing) {
        m_idle.start();
        return;
    }
    if (m_reloadLater)
        reload(); // what another program wrote is in it then
    m_typed = false;
    const Result<void> kept = m_notes.keepDraft(m_path, m_bytes);
    if (!kept) {
        m_typed = true;
        m_failed = true;
        m_problem = kept.error();
        Q_EMIT problemFound(kept.error());
        return;
    }
    m_kept = m_bytes;
    m_notes.write(m_path);
}

void NoteSession::setComposing(bool composing)
{
    m_composing = composing;
    if (!composing && m_reloadLater)
        reload();
}

bool NoteSession::isSaved() const
{
    return !m_typed && !m_failed && (m_path.isEmpty() || m_notes.isSaved(m_path));
}

Result<void> NoteSession::flush()
{
    m_composing = false;
    keep();
    return m_notes.flush();
}

void NoteSession::changedOutside(const QString &path)
{
    if (path != m_path)
        return;
    m_reloadLater = true;
    if (!m_composing)
        reload();
}

void NoteSession::reload()
{
    m_reloadLater = false;
    const Result<NoteContent> content = m_notes.read(m_path);
    const bool same = content && !content->readOnly && content->exists && m_state == State::Open;
    if (!same) {
        if (!m_typed)
            open();
        return; // what was typed is kept, and the writing finds out what is the matter
    }
    const QByteArray bytes =
        m_typed ? mergedText(mergeLines(m_kept, m_bytes, content->bytes)) : content->bytes;
    m_kept = content->bytes;
    if (bytes == m_bytes)
        return;
    m_bytes = bytes;
    Q_EMIT reloaded();
}

void NoteSession::resolveConflict(Choice choice)
{
    const Result<void> resolved = m_notes.resolveConflict(m_path, choice);
    if (!resolved)
        Q_EMIT problemFound(resolved.error());
    else if (choice != Choice::Mine)
        reload();
    Q_EMIT saveChanged();
}

// Through the list's own rules: relative to the note, inside the work tree, symbolic links and all.
QString NoteSession::resolveBeside(const QString &address) const
{
    const Result<NodeRow> row = m_library.node(m_paper);
    if (!row || m_written.isEmpty())
        return {};
    const qsizetype slash = m_written.lastIndexOf(u'/');
    const bool fromRoot = address.startsWith(u'/');
    const QString written = fromRoot ? address : m_written.left(slash + 1) + address;
    const Result<QString> path = m_notes.resolve(row->list, written);
    return path ? *path : QString();
}

} // namespace paperdip
