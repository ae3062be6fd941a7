// SPDX-License-Identifier: MIT
#include "gui/notecommands.h"

#include "gui/actions.h"
#include "gui/filedialog.h"
#include "gui/linkoffer.h"
#include "gui/listeditor.h"
#include "gui/noteeditor.h"
#include "gui/notepane.h"
#include "gui/notetemplatedialog.h"
#include "gui/noteversions.h"
#include "library/library.h"
#include "library/notes.h"
#include "sync/worktree.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace paperdip {

namespace {

constexpr int lookDelay = 400;    // ms on a note, before the files around it are looked at
constexpr int lookedFor = 10'000; // ms that a look holds

QList<NoteFooter::Entry> entriesOf(const NoteIndex &index, const QStringList &paths)
{
    QList<NoteFooter::Entry> entries;
    for (const QString &path : paths)
        entries.append({path, index.titleOf(path)});
    return entries;
}

} // namespace

NoteCommands::NoteCommands(const Parts &parts, QWidget &window)
    : QObject(&window), m_with(parts), m_window(window), m_index(parts.library),
      m_files(parts.library, parts.notes), m_targets(parts.library, parts.notes, m_index),
      m_asker(parts.library)
{
    const auto scope = [this] {
        return m_targets.scopeOf(m_with.pane.paper(), LinkOffer::MostRows).value_or(LinkScope());
    };
    auto *links = new LinkOffer(
        parts.pane.editor(),
        [this, scope](const QString &words, const LinkOffer::Then &then) {
            const LinkScope from = scope();
            m_asker.ask<NamedTargets>(
                [words, from](Store &store, Documents &, const Asker::IsStopped &) {
                    return Result<NamedTargets>(namedTargets(store, words, from));
                },
                [this, words, from, then](const Result<NamedTargets> &named) {
                    then(m_targets.find(words, named.value_or(NamedTargets()), from));
                });
        },
        [this](const LinkTarget &target, bool row) {
            return linkTo(target, m_with.pane.notePath(), row);
        });
    const ActionSet &actions = parts.actions;
    connect(actions.renameNote, &QAction::triggered, &parts.pane, &NotePane::renameNote);
    connect(actions.linkNote, &QAction::triggered, this, &NoteCommands::askForFile);
    connect(actions.removeNote, &QAction::triggered, this, &NoteCommands::askToRemove);
    connect(actions.noteTemplate, &QAction::triggered, this, &NoteCommands::showTemplate);
    connect(actions.noteVersions, &QAction::triggered, this, &NoteCommands::showVersions);
    connect(actions.linkMentions, &QAction::triggered, this, &NoteCommands::linkMentions);
    connect(&parts.pane, &NotePane::linkMentionsWanted, this, &NoteCommands::linkMentions);
    connect(&parts.pane, &NotePane::renameWanted, this, &NoteCommands::rename);
    connect(&parts.pane, &NotePane::relinkWanted, this, &NoteCommands::relink);
    connect(&parts.pane, &NotePane::noteOpened, this, [this] {
        showAround();
        m_soon.start();
    });
    connect(&parts.notes, &Notes::saved, this, [this] {
        m_looked.invalidate();
        m_soon.start();
    });
    m_soon.setSingleShot(true);
    m_soon.setInterval(lookDelay);
    connect(&m_soon, &QTimer::timeout, this, &NoteCommands::lookAround);
    connect(&m_index, &NoteIndex::ready, links, &LinkOffer::targetsChanged);
    connect(&m_index, &NoteIndex::ready, this, [this] {
        m_looked.start();
        showAround();
        if (const auto then = std::exchange(m_then, nullptr))
            then();
    });
}

void NoteCommands::lookAround()
{
    const Result<NodeRow> row = m_with.library.node(m_with.pane.selected());
    if (!row || row->kind != NodeKind::Paper)
        return;
    const bool known =
        m_index.list() == row->list && m_looked.isValid() && m_looked.elapsed() < lookedFor;
    if (!known)
        m_index.refresh(row->list);
}

void NoteCommands::whenReady(NodeId paper, const std::function<void()> &then)
{
    const Result<NodeRow> row = m_with.library.node(paper);
    if (!row)
        return;
    m_then = then;
    m_index.refresh(row->list);
}

void NoteCommands::showAround()
{
    const Result<NodeRow> row = m_with.library.node(m_with.pane.selected());
    const bool known = row && m_index.list() == row->list;
    const QString path = m_with.pane.notePath();
    m_with.actions.linkMentions->setEnabled(false);
    if (!known) {
        m_with.pane.showAround({}, {});
        m_with.pane.offerLikely({});
        return;
    }
    QStringList named;
    for (const auto &[mention, target] : namedOnly())
        named << target.file;
    m_with.actions.linkMentions->setEnabled(!named.isEmpty());
    const bool own = m_with.pane.paper() != 0; // not a file that belongs to no paper
    m_with.pane.showAround(
        entriesOf(m_index, path.isEmpty() ? QStringList() : m_index.linkingTo(path)),
        entriesOf(m_index, m_index.mentioning(own ? row->arxiv : QString(), path)),
        entriesOf(m_index, named));
    QString likely;
    if (own && !path.isEmpty() && !QFileInfo::exists(path)) {
        const QStringList files = m_index.likely(path);
        const Result<ListInfo> list = m_with.library.list(row->list);
        if (files.size() == 1 && list)
            likely = QFileInfo(list->path).absoluteDir().relativeFilePath(files.first());
    }
    m_with.pane.offerLikely(likely);
}

QList<std::pair<Mention, LinkTarget>> NoteCommands::namedOnly() const
{
    QList<std::pair<Mention, LinkTarget>> named;
    const NodeId paper = m_with.pane.paper();
    const Result<NodeRow> row = m_with.library.node(paper);
    const Result<ListInfo> list = row ? m_with.library.list(row->list) : Result<ListInfo>();
    const NoteEditor &editor = m_with.pane.editor();
    if (!row || !list || list->path.isEmpty() || editor.isReadOnly())
        return named;
    const QList<Mention> mentions = bareMentions(*editor.document());
    if (mentions.isEmpty())
        return named;
    const NoteFacts own = noteFacts(editor.bytes(), m_with.pane.notePath(), workTreeOf(list->path));
    for (const Mention &mention : mentions) {
        const auto target = m_targets.withNote(mention.arxiv, paper);
        if (target && !own.files.contains(target->file))
            named.append({mention, *target});
    }
    return named;
}

// One step of undo.
void NoteCommands::linkMentions()
{
    const NoteEditor &editor = m_with.pane.editor();
    const auto named = namedOnly();
    if (named.isEmpty() || editor.isComposing())
        return;
    QTextCursor cursor(editor.document());
    cursor.beginEditBlock();
    for (qsizetype i = named.size() - 1; i >= 0; --i) { // from the end: places before it stay
        const auto &[mention, target] = named.at(i);
        cursor.setPosition(mention.begin);
        cursor.setPosition(mention.begin + mention.length, QTextCursor::KeepAnchor);
        LinkTarget link = target;
        link.title = cursor.selectedText(); // the note's own words stay
        cursor.insertText(linkTo(link, m_with.pane.notePath(), false));
    }
    cursor.endEditBlock();
    showAround();
}

void NoteCommands::rename(NodeId paper, const QString &written)
{
    if (const Result<void> kept = m_with.pane.flush(); !kept) {
        Q_EMIT problem(kept.error());
        return;
    }
    whenReady(paper, [this, paper, written] {
        carryOut(m_files.planRename(paper, written, m_index), tr("Rename note"));
    });
}

void NoteCommands::carryOut(const Result<NoteStep> &step, const QString &undoText)
{
    const Result<NoteStep> inverse = step && !step->isEmpty() ? m_files.apply(*step) : step;
    if (!inverse) {
        Q_EMIT problem(inverse.error());
        return;
    }
    if (inverse->isEmpty())
        return;
    const auto swap = [this, next = *inverse]() mutable -> Result<void> {
        if (const Result<void> kept = m_with.pane.flush(); !kept)
            return kept;
        Result<NoteStep> back = m_files.apply(next);
        if (!back)
            return Failure(back.error());
        next = std::move(*back);
        m_index.refresh(m_index.list());
        return {};
    };
    m_with.editor.rememberSwap(swap, undoText);
    m_index.refresh(m_index.list());
}

void NoteCommands::relink(NodeId paper, const QString &written)
{
    const Result<Change> change = m_with.library.planNote(paper, written);
    if (change)
        m_with.editor.apply(*change, tr("Link note"));
    else
        Q_EMIT problem(change.error());
}

void NoteCommands::askForFile()
{
    const NodeId paper = m_with.pane.paper();
    const Result<NodeRow> row = m_with.library.node(paper);
    const Result<ListInfo> list = row ? m_with.library.list(row->list) : Result<ListInfo>();
    if (!row || !list || list->path.isEmpty())
        return;
    QFileDialog *dialog = openDialog(m_window, tr("Link a note"), QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Markdown files (*.md)"));
    dialog->setDirectory(QFileInfo(list->path).absolutePath());
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, paper, folder = QFileInfo(list->path).absoluteDir()](const QString &file) {
                relink(paper, folder.relativeFilePath(file));
            });
    dialog->open();
}

void NoteCommands::askToRemove()
{
    const NodeId paper = m_with.pane.paper();
    const QString path = m_with.pane.notePath();
    if (paper == 0 || path.isEmpty() || !QFileInfo::exists(path))
        return;
    if (const Result<void> kept = m_with.pane.flush(); !kept) {
        Q_EMIT problem(kept.error());
        return;
    }
    auto *box = new QMessageBox(QMessageBox::Question, tr("Move note to trash"),
                                tr("Move “%1” to the trash?").arg(QFileInfo(path).fileName()),
                                QMessageBox::NoButton, &m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(tr("Pictures that only this note shows go with it, and links to it are "
                               "taken out. Undo brings all of it back."));
    const QPushButton *const move = box->addButton(tr("Move to trash"), QMessageBox::AcceptRole);
    box->addButton(QMessageBox::Cancel);
    connect(move, &QPushButton::clicked, this, [this, paper] {
        whenReady(paper, [this, paper] {
            carryOut(m_files.planRemove(paper, m_index), tr("Delete note"));
        });
    });
    box->open();
}

void NoteCommands::showVersions()
{
    const QString path = m_with.pane.notePath();
    if (path.isEmpty())
        return;
    if (m_versions == nullptr) {
        m_versions = new NoteVersions(m_with.notes, &m_window);
        connect(m_versions, &NoteVersions::bringNoteBack, this,
                [this](const QString &note, const QByteArray &bytes) {
                    if (note == m_with.pane.notePath())
                        m_with.pane.replaceText(bytes);
                });
    }
    m_versions->showNote(path, m_with.pane.text());
}

void NoteCommands::showTemplate()
{
    const Result<NodeRow> row = m_with.library.node(m_with.pane.paper());
    const ListId list = row ? row->list : m_with.library.lists().value(0).id;
    if (list == 0)
        return;
    if (m_template == nullptr)
        m_template = new NoteTemplateDialog(m_with.library, m_with.notes, &m_window);
    m_template->showList(list);
}

} // namespace paperdip
