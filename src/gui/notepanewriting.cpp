// SPDX-License-Identifier: MIT
#include "core/identify.h"
#include "core/work.h"
#include "gui/noteeditarea.h"
#include "gui/notepane_p.h"
#include "gui/notepictures.h"
#include "gui/quotation.h"
#include "gui/titleoffer.h"
#include "gui/writingstyle.h"
#include "library/library.h"

#include <QLabel>
#include <QLocale>

namespace paperdip {

void NotePane::Private::connectWriting()
{
    auto *pictures = new NotePictures(*editor, [this] { return picturePlace(); });
    QObject::connect(pictures, &NotePictures::problem, &q, &NotePane::problem);
    auto *offer = new TitleOffer(*editor, [this](const QString &url) { return titleOf(url); });
    QObject::connect(&library, &Library::recordChanged, offer, &TitleOffer::titlesChanged);
    QObject::connect(writing, &NoteEditArea::counted, &q,
                     [this](qsizetype count, qsizetype selected) { showWords(count, selected); });
}

std::optional<PictureJob> NotePane::Private::picturePlace() const
{
    const Result<NodeRow> row = library.node(session.selected());
    const Result<ListInfo> list =
        row ? library.list(row->list) : Result<ListInfo>(Failure(row.error()));
    const bool note =
        session.state() == NoteSession::State::Open || session.state() == NoteSession::State::New;
    if (!list || list->path.isEmpty() || !note)
        return std::nullopt;
    PictureJob job;
    job.list = list->path;
    job.note = session.path();
    job.text = editor->bytes();
    const QList<NodeRow> rows = library.rowsAround(row->id);
    for (const NodeRow &other : rows) {
        if (!other.notePath.isEmpty())
            job.notes << other.notePath;
    }
    return job;
}

// Of a paper of the lists, or one whose record came.
QString NotePane::Private::titleOf(const QString &url) const
{
    const std::optional<ArxivId> arxiv = arxivFromUrl(url);
    if (!arxiv)
        return {};
    const std::optional<Record> record = library.record(recordKey(arxiv->id, {}, {}));
    if (record && !record->title.isEmpty())
        return record->title;
    const QList<NodeRow> papers = library.papersByArxiv(arxiv->id);
    for (const NodeRow &paper : papers) {
        if (!paper.placeholder)
            return paper.title;
    }
    return {};
}

void NotePane::Private::showWords(qsizetype count, qsizetype selected)
{
    const QString all = QLocale().toString(count);
    words->setText(selected > 0
                       ? NotePane::tr("· %1 of %2 words").arg(QLocale().toString(selected), all)
                       : NotePane::tr("· %1 words").arg(all));
}

void NotePane::run(NoteCommand command)
{
    const auto state = d->session.state();
    if (state != NoteSession::State::Open && state != NoteSession::State::New &&
        state != NoteSession::State::ReadOnly)
        return;
    if (d->mode == Mode::View)
        setMode(Mode::Edit);
    if (command < NoteCommand::Find)
        d->editor->setFocus(Qt::OtherFocusReason);
    d->editor->run(command);
}

void NotePane::quote(const QString &text)
{
    const bool begins = d->session.state() != NoteSession::State::Open;
    const bool atEnd = d->mode == Mode::View && !begins;
    writeNote();
    const auto state = d->session.state();
    const bool writes = state == NoteSession::State::Open || state == NoteSession::State::New;
    if (!writes || d->editor->isComposing() || text.trimmed().isEmpty())
        return;
    QTextCursor at = d->editor->textCursor();
    if (atEnd)
        at.movePosition(QTextCursor::End);
    const QString lines = quotation(text);
    d->editor->insertAt(at, blockAt(at, lines));
}

void NotePane::setWritingStyle(const WritingStyle &style)
{
    d->editor->setStyle(style);
}

} // namespace paperdip
