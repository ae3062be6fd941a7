// SPDX-License-Identifier: MIT
#include "gui/imageviewer.h"
#include "gui/noteeditor.h"
#include "gui/notepane_p.h"
#include "gui/noteview.h"
#include "markdown/headingslug.h"
#include "markdown/notebox.h"
#include "markdown/noteheadings.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QHash>
#include <QScopedValueRollback>
#include <QTextBlock>
#include <QToolButton>

#include <utility>

namespace paperdip {

namespace {

// As the renderer names them; 0: no heading has this name.
int lineOfHeading(const QByteArray &markdown, const QString &anchor)
{
    QHash<QString, int> taken;
    const std::vector<NoteHeading> headings = noteHeadings(markdown);
    for (const NoteHeading &heading : headings) {
        const QString slug = headingSlug(heading.text);
        const int times = taken[slug]++;
        if (anchor == (times == 0 ? slug : slug + u'-' + QString::number(times)))
            return heading.line;
    }
    return 0;
}

} // namespace

void NotePane::Private::connectReading()
{
    QObject::connect(editor, &NoteEditor::scrolled, &q, [this] {
        if (following || editor->isComposing())
            return;
        viewLeads = false;
        followEditor();
    });
    QObject::connect(view, &NoteView::scrolledByHand, &q, [this] { followView(); });
    QObject::connect(view, &NoteView::linkClicked, &q,
                     [this](const QUrl &url) { followLink(url); });
    QObject::connect(view, &NoteView::anchorWanted, &q, [this](const QString &anchor) {
        Q_EMIT q.leaving();
        jumpTo(anchor);
    });
    QObject::connect(view, &NoteView::boxClicked, &q,
                     [this](int line, bool ticked) { turnBox(line, !ticked); });
    QObject::connect(view, &NoteView::imageClicked, &q,
                     [this](const QString &address) { showPicture(address); });
    QObject::connect(view, &NoteView::backWanted, &q, &NotePane::backWanted);
    QObject::connect(view, &NoteView::forwardWanted, &q, &NotePane::forwardWanted);
}

bool NotePane::Private::hasNote() const
{
    const auto state = session.state();
    return state == NoteSession::State::Open || state == NoteSession::State::New ||
           state == NoteSession::State::ReadOnly;
}

void NotePane::Private::followEditor()
{
    if (mode != Mode::SideBySide)
        return;
    const QScopedValueRollback guard(following, true);
    view->showLine(editor->topLine());
    if (typed)
        view->ensureVisible(editor->textCursor().blockNumber() + 1);
}

void NotePane::Private::followView()
{
    if (mode != Mode::SideBySide || following || editor->isComposing())
        return;
    const QScopedValueRollback guard(following, true);
    viewLeads = true;
    editor->showTopLine(view->topLine());
}

// What is shown may be older than the text by the time of one rendering: then nothing happens.
void NotePane::Private::turnBox(int line, bool ticked)
{
    if (editor->isComposing())
        return;
    if (const auto turned = withBox(editor->bytes(), line, ticked))
        session.replace(*turned);
}

void NotePane::Private::showPicture(const QString &address)
{
    const QImage picture = view->picture(address);
    if (!picture.isNull())
        ImageViewer::open(q, picture, QUrl(address).fileName());
    else if (NoteImages::isRemote(QUrl(address)))
        view->images().showRemote();
}

void NotePane::Private::followLink(const QUrl &url)
{
    const QString scheme = url.scheme().toLower();
    if (scheme == QLatin1String("http") || scheme == QLatin1String("https") ||
        scheme == QLatin1String("mailto")) {
        Q_EMIT q.openUrl(url);
        return;
    }
    if (NoteImages::isRemote(url))
        return;
    const QString file =
        session.resolveBeside(url.toString(QUrl::FullyEncoded | QUrl::RemoveFragment));
    if (file.isEmpty())
        return;
    QUrl target = QUrl::fromLocalFile(file);
    target.setFragment(url.fragment(QUrl::FullyDecoded), QUrl::DecodedMode);
    Q_EMIT q.openUrl(target);
}

void NotePane::Private::jumpTo(const QString &anchor)
{
    view->showAnchor(anchor);
    const int line = mode == Mode::View ? 0 : lineOfHeading(editor->bytes(), anchor);
    if (line > 0)
        editor->goToLine(line);
}

NotePane::Place NotePane::place() const
{
    const NoteView::Place at = d->view->place();
    return {d->session.selected(), d->session.file(), at.block, at.past, d->editor->topLine(), {}};
}

void NotePane::showPlace(const Place &place)
{
    if (place.paper != d->session.selected() || place.file != d->session.file()) {
        d->arriving = place;
        if (place.paper == d->session.selected())
            showFile(place.file);
        return;
    }
    if (!place.anchor.isEmpty()) {
        d->jumpTo(place.anchor);
        return;
    }
    const QScopedValueRollback guard(d->following, true);
    d->editor->showTopLine(place.line);
    d->view->showPlace({place.block, place.past});
    d->viewLeads = true; // until one scrolls: what comes of the rendering keeps the place
}

NodeId NotePane::selected() const
{
    return d->session.selected();
}

int NotePane::currentLine() const
{
    return d->mode == Mode::View ? qRound(d->view->topLine())
                                 : d->editor->textCursor().blockNumber() + 1;
}

void NotePane::goToLine(int line)
{
    if (!d->hasNote())
        return;
    Q_EMIT leaving();
    if (d->mode != Mode::View)
        d->editor->goToLine(line);
    if (d->mode != Mode::Edit) {
        const QScopedValueRollback guard(d->following, true);
        d->view->showLine(line);
    }
    takeFocus();
}

void NotePane::takeFocus()
{
    (d->mode == Mode::View ? static_cast<QWidget *>(d->view) : d->editor)->setFocus();
}

void NotePane::addButtons(const QList<QAction *> &actions)
{
    int at = 0;
    for (QAction *action : actions) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setMinimumHeight(27);
        d->headerRow->insertWidget(at++, button);
    }
}

QPoint NotePane::headerEnd() const
{
    const QRect header = d->headerRow->geometry();
    return mapToGlobal(QPoint(d->headerRow->contentsMargins().left(), header.bottom()));
}

} // namespace paperdip
