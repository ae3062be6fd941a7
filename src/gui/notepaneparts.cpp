// SPDX-License-Identifier: MIT
#include "gui/errortext.h"
#include "gui/icons.h"
#include "gui/messagebar.h"
#include "gui/noteeditarea.h"
#include "gui/notepane_p.h"
#include "gui/noteview.h"
#include "gui/pathfield.h"
#include "gui/settings.h"
#include "library/notetemplate.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTextBlock>
#include <QToolButton>

namespace paperdip {

namespace {

constexpr int RenderDelay = 150; // ms behind the last letter
constexpr int Smallest = -5;     // zoom steps
constexpr int Largest = 16;

} // namespace

NotePane::Private::Private(NotePane &owner, Library &theLibrary, Notes &notes)
    : q(owner), library(theLibrary), session(theLibrary, notes)
{
    renderTimer.setSingleShot(true);
    renderTimer.setInterval(RenderDelay);
    remoteAllowed = Settings().value(Settings::remoteImages, false).toBool();
}

void NotePane::Private::build()
{
    auto *layout = new QVBoxLayout(&q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHeader());
    bar = new MessageBar(&q);
    layout->addWidget(bar);
    pages = new QStackedWidget(&q);
    layout->addWidget(pages, 1);
    split = new QSplitter(Qt::Horizontal, &q);
    split->setChildrenCollapsible(false);
    writing = new NoteEditArea(split);
    editor = writing->editor();
    view = new NoteView(split);
    split->addWidget(writing);
    split->addWidget(view);
    pages->addWidget(split);
    pages->addWidget(buildEmpty());
    footer = new NoteFooter(&q);
    layout->addWidget(footer);
}

QWidget *NotePane::Private::buildHeader()
{
    auto *header = new QWidget(&q);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(29, 5, 20, 5);
    layout->setSpacing(6);
    headerRow = layout;
    header->hide(); // until there is a paper
    path = new PathField(header);
    save = new QLabel(header);
    save->setTextFormat(Qt::PlainText);
    save->setForegroundRole(QPalette::PlaceholderText);
    words = new QLabel(header);
    words->setTextFormat(Qt::PlainText);
    words->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(path);
    layout->addWidget(words);
    layout->addWidget(save);
    layout->addStretch(1);
    auto *group = new QButtonGroup(header);
    constexpr Mode Order[] = {Mode::Edit, Mode::View, Mode::SideBySide};
    constexpr Icon Signs[] = {Icon::Edit, Icon::View, Icon::SideBySide};
    for (int i = 0; i < 3; ++i) {
        auto *button = new QToolButton(header);
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setIcon(icon(Signs[i]));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setMinimumHeight(27);
        group->addButton(button);
        layout->addWidget(button);
        QObject::connect(button, &QToolButton::clicked, &q, [this, wanted = Order[i]] {
            q.setMode(wanted);
            if (wanted != Mode::View)
                focusEditor();
        });
        modeButtons[static_cast<int>(Order[i])] = button;
    }
    return header;
}

QWidget *NotePane::Private::buildEmpty()
{
    auto *empty = new QWidget(&q);
    auto *layout = new QVBoxLayout(empty);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(12);
    emptyText = new QLabel(empty);
    emptyText->setTextFormat(Qt::PlainText);
    emptyText->setWordWrap(true);
    emptyText->setAlignment(Qt::AlignCenter);
    emptyText->setForegroundRole(QPalette::PlaceholderText);
    emptyButton = new QPushButton(empty);
    emptyButton->setAutoDefault(true);
    likelyButton = new QPushButton(empty);
    likelyButton->setObjectName(QStringLiteral("useLikelyNote"));
    likelyButton->setAutoDefault(true);
    layout->addStretch(1);
    layout->addWidget(emptyText);
    layout->addWidget(likelyButton, 0, Qt::AlignHCenter);
    layout->addWidget(emptyButton, 0, Qt::AlignHCenter);
    layout->addStretch(2);
    return empty;
}

void NotePane::Private::connectAll()
{
    QObject::connect(&renderTimer, &QTimer::timeout, &q, [this] { renderNow(); });
    QObject::connect(&renderer, &NoteRenderer::rendered, &q, [this](const QString &html) {
        view->setLineCount(editor->blockCount());
        view->showHtml(html);
        if (!viewLeads)
            followEditor();
        typed = false;
    });
    QObject::connect(editor, &NoteEditor::edited, &q, [this] { edited(); });
    QObject::connect(editor, &NoteEditor::composingChanged, &q, [this](bool composing) {
        session.setComposing(composing);
        if (!composing)
            renderSoon();
    });
    connectReading();
    QObject::connect(
        &view->images(), &NoteImages::remoteFound, &q, [this] { offerRemote(); },
        Qt::QueuedConnection);
    QObject::connect(emptyButton, &QPushButton::clicked, &q, &NotePane::writeNote);
    QObject::connect(likelyButton, &QPushButton::clicked, &q,
                     [this] { Q_EMIT q.relinkWanted(session.paper(), likely); });
    QObject::connect(path, &PathField::committed, &q,
                     [this](const QString &written) { renameTo(written); });
    QObject::connect(path, &PathField::left, &q, [this] {
        if (session.state() == NoteSession::State::New)
            focusEditor();
    });
    QObject::connect(footer, &NoteFooter::wanted, &q,
                     [this](const QString &file) { Q_EMIT q.openUrl(QUrl::fromLocalFile(file)); });
    QObject::connect(footer, &NoteFooter::linkWanted, &q, &NotePane::linkMentionsWanted);
    connectSession();
    connectWriting();
}

void NotePane::Private::connectSession()
{
    QObject::connect(&session, &NoteSession::opened, &q, [this] { showState(); });
    QObject::connect(&session, &NoteSession::reloaded, &q, [this] { reload(); });
    QObject::connect(&session, &NoteSession::saveChanged, &q, [this] { showSave(); });
    QObject::connect(&session, &NoteSession::draftFound, &q, [this] { offerDraft(); });
    QObject::connect(&session, &NoteSession::conflicted, &q, [this] { offerConflict(); });
    QObject::connect(&session, &NoteSession::changeWanted, &q, &NotePane::changeWanted);
    QObject::connect(&session, &NoteSession::problemFound, &q, &NotePane::problem);
}

void NotePane::Private::retranslate()
{
    const QString names[] = {NotePane::tr("View"), NotePane::tr("Edit"),
                             NotePane::tr("Side by side")};
    for (int i = 0; i < 3; ++i)
        modeButtons[i]->setText(names[i]);
    showEmpty();
    showSave();
}

void NotePane::Private::showState()
{
    for (const char *key : {"draft", "conflict", "remote", "readonly"})
        bar->clear(QString::fromLatin1(key));
    const auto state = session.state();
    const bool note = hasNote();
    renderer.cancel();
    viewLeads = typed = false;
    view->beginNote([this](const QString &address) { return session.resolveBeside(address); });
    editor->open(note ? session.bytes() : QByteArray());
    editor->setReadOnly(state == NoteSession::State::ReadOnly);
    view->setBoxesLive(state == NoteSession::State::Open);
    pages->setCurrentIndex(note ? 0 : 1);
    headerRow->parentWidget()->setVisible(state != NoteSession::State::Nothing);
    path->setPath(session.written(), session.path());
    path->setEditable(session.paper() != 0 &&
                      (state == NoteSession::State::Open || state == NoteSession::State::New));
    likely.clear();
    for (QToolButton *button : modeButtons)
        button->setVisible(note);
    if (state == NoteSession::State::ReadOnly)
        bar->post(QStringLiteral("readonly"), errorText(session.problem()),
                  MessageBar::Severity::Warning);
    showMode();
    showEmpty();
    showSave();
    if (note)
        renderNow();
    if (arriving && arriving->paper == session.selected() && arriving->file == session.file())
        q.showPlace(*std::exchange(arriving, std::nullopt));
    Q_EMIT q.noteOpened();
}

// A note that is not there yet only gets another name; one that is there is renamed by who can.
void NotePane::Private::renameTo(const QString &written)
{
    if (session.state() != NoteSession::State::New) {
        Q_EMIT q.renameWanted(session.paper(), written);
        return;
    }
    if (const Result<void> set = session.setNewPath(written); !set)
        Q_EMIT q.problem(set.error());
    path->setPath(session.written(), session.path());
}

void NotePane::Private::showEmpty()
{
    QString text;
    bool canWrite = false;
    switch (session.state()) {
    case NoteSession::State::None:
        text = NotePane::tr("No note for this paper yet.");
        canWrite = true;
        break;
    case NoteSession::State::Missing:
        text = NotePane::tr("The note %1 was not found.").arg(session.written());
        canWrite = true;
        break;
    case NoteSession::State::Unlinked:
        text = NotePane::tr(
            "This list has no file yet, so there is no place for notes. Export it first.");
        break;
    case NoteSession::State::Failed:
        text = errorText(session.problem());
        break;
    default:
        break;
    }
    emptyText->setText(text);
    emptyButton->setVisible(canWrite);
    emptyButton->setText(session.state() == NoteSession::State::Missing
                             ? NotePane::tr("Write it anew")
                             : NotePane::tr("Write note"));
    likelyButton->setText(NotePane::tr("Use %1").arg(likely));
    likelyButton->setVisible(session.state() == NoteSession::State::Missing && !likely.isEmpty());
}

void NotePane::Private::showMode()
{
    writing->setVisible(mode != Mode::View);
    words->setVisible(mode != Mode::View && pages->currentIndex() == 0);
    view->setVisible(mode != Mode::Edit);
    modeButtons[static_cast<int>(mode)]->setChecked(true);
    if (mode != Mode::Edit)
        renderSoon();
}

void NotePane::Private::showSave()
{
    const bool open = session.state() == NoteSession::State::Open;
    save->setText(open && !session.isSaved() ? NotePane::tr("· not saved yet") : QString());
}

void NotePane::Private::reload()
{
    editor->reload(session.bytes());
    renderNow();
}

void NotePane::Private::edited()
{
    session.edit(editor->bytes());
    view->setBoxesLive(session.state() == NoteSession::State::Open);
    viewLeads = false;
    typed = true;
    if (!editor->isComposing())
        renderSoon();
}

void NotePane::Private::renderSoon()
{
    if (mode != Mode::Edit)
        renderTimer.start();
}

void NotePane::Private::renderNow()
{
    renderTimer.stop();
    if (mode != Mode::Edit && pages->currentIndex() == 0 && !editor->isComposing())
        renderer.render(editor->bytes());
}

void NotePane::Private::offerDraft()
{
    bar->post(
        QStringLiteral("draft"),
        NotePane::tr("This is what you typed last time; it never reached the file."),
        MessageBar::Severity::Warning,
        {{NotePane::tr("Keep mine"), [this] { session.resolveConflict(Choice::Mine); }},
         {NotePane::tr("Use the file"), [this] { session.resolveConflict(Choice::OnDisk); }}});
}

void NotePane::Private::offerConflict()
{
    const auto choose = [this](Choice choice) {
        return [this, choice] { session.resolveConflict(choice); };
    };
    bar->post(QStringLiteral("conflict"),
              NotePane::tr("The note was changed by another program while you were writing."),
              MessageBar::Severity::Problem,
              {{NotePane::tr("Mine"), choose(Choice::Mine)},
               {NotePane::tr("On disk"), choose(Choice::OnDisk)},
               {NotePane::tr("Keep both"), choose(Choice::KeepBoth)}});
}

void NotePane::Private::offerRemote()
{
    const auto show = [this] { view->images().showRemote(); };
    if (remoteAllowed) {
        show();
        return;
    }
    bar->post(QStringLiteral("remote"), NotePane::tr("Images from the network are not shown."),
              MessageBar::Severity::Info, {{NotePane::tr("Show remote images"), show}});
}

void NotePane::Private::allowRemote(bool allowed)
{
    remoteAllowed = allowed;
    if (allowed && view->images().hasRemote()) {
        bar->clear(QStringLiteral("remote"));
        view->images().showRemote();
    }
}

void NotePane::Private::focusEditor()
{
    editor->setFocus(Qt::OtherFocusReason);
    if (session.state() == NoteSession::State::New) {
        const int line = noteCaretLine(session.bytes());
        editor->setTextCursor(QTextCursor(editor->document()->findBlockByNumber(line)));
    }
}

void NotePane::Private::zoomTo(int steps)
{
    zoom = qBound(Smallest, steps, Largest);
    Settings().setValue(Settings::noteZoom, zoom);
    applyZoom();
}

void NotePane::Private::applyZoom()
{
    editor->setZoom(zoom);
    view->setZoom(zoom);
}

} // namespace paperdip
