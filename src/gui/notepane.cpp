// SPDX-License-Identifier: MIT
#include "gui/notepane.h"

#include "gui/errortext.h"
#include "gui/notepane_p.h"
#include "gui/noteview.h"
#include "gui/pathfield.h"
#include "gui/settings.h"

#include <QEvent>
#include <QSplitter>

namespace paperdip {

NotePane::NotePane(Library &library, Notes &notes, QWidget *parent)
    : QWidget(parent), d(std::make_unique<Private>(*this, library, notes))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    d->build();
    d->connectAll();
    const Settings stored;
    d->zoom = stored.value(Settings::noteZoom, 0).toInt();
    d->applyZoom();
    d->split->restoreState(stored.value(Settings::noteSplit).toByteArray());
    const int mode = stored.value(Settings::noteMode, 0).toInt();
    d->mode = static_cast<Mode>(qBound(0, mode, static_cast<int>(Mode::SideBySide)));
    d->retranslate();
    d->showState();
}

NotePane::~NotePane()
{
    Settings().setValue(Settings::noteSplit, d->split->saveState());
}

void NotePane::setPaper(NodeId paper)
{
    if (paper == d->session.selected())
        return;
    if (d->arriving && d->arriving->paper != paper)
        d->arriving.reset();
    d->session.setPaper(paper, d->arriving ? d->arriving->file : QString());
}

void NotePane::showFile(const QString &absolutePath)
{
    d->session.setPaper(d->session.selected(), absolutePath);
}

NodeId NotePane::paper() const
{
    return d->session.paper();
}

void NotePane::setMode(Mode mode)
{
    if (mode == d->mode)
        return;
    d->mode = mode;
    Settings().setValue(Settings::noteMode, static_cast<int>(mode));
    d->showMode();
    Q_EMIT modeChanged(mode);
}

NotePane::Mode NotePane::mode() const
{
    return d->mode;
}

void NotePane::zoomIn()
{
    d->zoomTo(d->zoom + 1);
}

void NotePane::zoomOut()
{
    d->zoomTo(d->zoom - 1);
}

void NotePane::zoomReset()
{
    d->zoomTo(0);
}

void NotePane::writeNote()
{
    d->session.begin();
    const auto state = d->session.state();
    if (state != NoteSession::State::New && state != NoteSession::State::Open)
        return;
    if (d->mode == Mode::View)
        setMode(Mode::Edit);
    d->focusEditor();
}

void NotePane::renameNote()
{
    d->path->edit();
}

QString NotePane::notePath() const
{
    return d->session.path();
}

void NotePane::showAround(const QList<NoteFooter::Entry> &linking,
                          const QList<NoteFooter::Entry> &mentioning,
                          const QList<NoteFooter::Entry> &named)
{
    d->footer->show(linking, mentioning, named);
}

void NotePane::offerLikely(const QString &written)
{
    d->likely = written;
    d->showEmpty();
}

QByteArray NotePane::text() const
{
    return d->session.bytes();
}

NoteEditor &NotePane::editor() const
{
    return *d->editor;
}

NoteImages &NotePane::images() const
{
    return d->view->images();
}

QString NotePane::fileBeside(const QString &address) const
{
    return d->session.resolveBeside(address);
}

void NotePane::replaceText(const QByteArray &bytes)
{
    d->session.replace(bytes);
}

Result<void> NotePane::flush()
{
    return d->session.flush();
}

void NotePane::setRemoteImages(bool allowed)
{
    d->allowRemote(allowed);
}

void NotePane::setFormulas(FormulaEngine *engine)
{
    d->view->setFormulas(engine);
}

void NotePane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && d)
        d->retranslate();
    QWidget::changeEvent(event);
}

} // namespace paperdip
