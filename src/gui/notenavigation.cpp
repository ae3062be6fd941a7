// SPDX-License-Identifier: MIT
#include "gui/notenavigation.h"

#include "core/work.h"
#include "gui/actions.h"
#include "gui/outlineview.h"
#include "library/library.h"
#include "library/notes.h"
#include "library/sectionpath.h"
#include "markdown/noteheadings.h"

#include <QAbstractScrollArea>
#include <QAction>
#include <QApplication>
#include <QFileInfo>
#include <QMenu>
#include <QMouseEvent>
#include <QPointer>

namespace paperdip {

namespace {

constexpr qsizetype MostRemembered = 100;
constexpr qsizetype LongestHeading = 60; // characters in the menu

bool isMarkdown(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    return suffix == QLatin1String("md") || suffix == QLatin1String("markdown");
}

QString canonical(const QString &path)
{
    const QString found = QFileInfo(path).canonicalFilePath();
    return found.isEmpty() ? path : found;
}

QString menuText(const NoteHeading &heading, int top)
{
    QString text = heading.text.simplified();
    if (text.size() > LongestHeading)
        text = text.left(LongestHeading - 1) + u'…';
    const QString indent((heading.level - top) * 4, QChar::Nbsp);
    return indent + text.replace(u'&', QLatin1String("&&"));
}

} // namespace

NoteNavigation::NoteNavigation(const Parts &parts, QObject *parent) : QObject(parent), m_with(parts)
{
    const ActionSet &actions = parts.actions;
    NotePane &pane = parts.pane;
    pane.addButtons({actions.noteBack, actions.noteForward, actions.noteOutline});
    const auto back = [this] { travel(m_back, m_forward); };
    const auto forward = [this] { travel(m_forward, m_back); };
    connect(actions.noteBack, &QAction::triggered, this, back);
    connect(actions.noteForward, &QAction::triggered, this, forward);
    connect(actions.noteOutline, &QAction::triggered, this, &NoteNavigation::showHeadings);
    connect(&pane, &NotePane::openUrl, this, &NoteNavigation::follow);
    connect(&pane, &NotePane::leaving, this, &NoteNavigation::remember);
    connect(&pane, &NotePane::backWanted, actions.noteBack, &QAction::trigger);
    connect(&pane, &NotePane::forwardWanted, actions.noteForward, &QAction::trigger);
    // A click on the paper whose place a file has taken.
    connect(&parts.tree, &QAbstractItemView::clicked, this, [this] {
        const NotePane::Place at = m_with.pane.place();
        if (at.file.isEmpty() || m_with.tree.currentNode() != at.paper)
            return;
        remember();
        m_with.pane.showFile({});
    });
    for (auto *area : pane.findChildren<QAbstractScrollArea *>())
        area->viewport()->installEventFilter(this);
    enableActions();
}

bool NoteNavigation::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress) {
        const Qt::MouseButton button = static_cast<QMouseEvent *>(event)->button();
        const bool back = button == Qt::BackButton;
        if (back || button == Qt::ForwardButton) {
            (back ? m_with.actions.noteBack : m_with.actions.noteForward)->trigger();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

void NoteNavigation::follow(const QUrl &url)
{
    const bool outside = QGuiApplication::keyboardModifiers().testFlag(Qt::ControlModifier);
    const std::optional<NotePane::Place> place = outside ? std::nullopt : placeOf(url);
    if (!place) {
        Q_EMIT openUrl(url);
        return;
    }
    remember();
    show(*place);
}

std::optional<NotePane::Place> NoteNavigation::placeOf(const QUrl &url) const
{
    if (url.isLocalFile())
        return isMarkdown(url.toLocalFile()) ? placeOfFile(url) : std::nullopt;
    const NodeId paper = paperOfWork(url);
    if (paper == 0)
        return std::nullopt;
    NotePane::Place place;
    place.paper = paper;
    return place;
}

std::optional<NotePane::Place> NoteNavigation::placeOfFile(const QUrl &url) const
{
    const QString path = canonical(url.toLocalFile());
    NotePane::Place place;
    place.anchor = url.fragment(QUrl::FullyDecoded);
    const QList<ListInfo> lists = m_with.library.lists();
    for (const ListInfo &list : lists) {
        if (list.path.isEmpty() || canonical(list.path) != path)
            continue;
        place.paper = sectionAt(m_with.library.store(), list.id, place.anchor);
        place.anchor.clear();
        return place.paper == 0 ? std::nullopt : std::optional(place);
    }
    place.paper = paperOfNote(path);
    if (place.paper == 0) {
        place.paper = m_with.pane.selected();
        place.file = path;
    }
    return place.paper == 0 ? std::nullopt : std::optional(place);
}

// The one that is selected, else one of its list, else any.
NodeId NoteNavigation::paperOfNote(const QString &path) const
{
    const NodeId selected = m_with.pane.selected();
    const Result<NodeRow> here = m_with.library.node(selected);
    NodeId best = 0;
    bool bestIsNear = false;
    const QList<NodeRow> papers = m_with.library.papersWithNote(QFileInfo(path).fileName());
    for (const NodeRow &paper : papers) {
        const Result<QString> note = m_with.notes.pathOf(paper.id);
        if (!note || canonical(*note) != path)
            continue;
        if (paper.id == selected)
            return selected;
        const bool near = here && paper.list == here->list;
        if (best == 0 || (near && !bestIsNear)) {
            best = paper.id;
            bestIsNear = near;
        }
    }
    return best;
}

// None where the paper is the one whose note this is: its own page is what is wanted then.
NodeId NoteNavigation::paperOfWork(const QUrl &url) const
{
    const QList<Identified> found = identify(url.toString(QUrl::FullyEncoded));
    if (found.isEmpty())
        return 0;
    const Identified &work = found.first();
    const QList<NodeRow> papers = work.kind == Identified::Kind::Arxiv
                                      ? m_with.library.papersByArxiv(work.id)
                                      : m_with.library.papersByWork(recordKey(work));
    const NodeId selected = m_with.pane.selected();
    const Result<NodeRow> here = m_with.library.node(selected);
    NodeId best = 0;
    for (const NodeRow &paper : papers) {
        if (paper.id == selected)
            return 0;
        if (best == 0 && here && paper.list == here->list)
            best = paper.id;
    }
    return best == 0 && !papers.isEmpty() ? papers.first().id : best;
}

void NoteNavigation::remember()
{
    m_back << m_with.pane.place();
    if (m_back.size() > MostRemembered)
        m_back.removeFirst();
    m_forward.clear();
    enableActions();
}

void NoteNavigation::travel(QList<NotePane::Place> &from, QList<NotePane::Place> &to)
{
    while (!from.isEmpty()) {
        const NotePane::Place place = from.takeLast();
        if (!m_with.library.node(place.paper))
            continue; // it is no longer there
        to << m_with.pane.place();
        show(place);
        break;
    }
    enableActions();
}

void NoteNavigation::show(const NotePane::Place &place)
{
    const QPointer<QWidget> focus = QApplication::focusWidget();
    m_with.pane.showPlace(place);
    if (m_with.tree.currentNode() != place.paper) // the pane follows it a turn later
        Q_EMIT goTo(place.paper);
    if (focus && m_with.pane.isAncestorOf(focus))
        focus->setFocus();
}

void NoteNavigation::showHeadings()
{
    const std::vector<NoteHeading> headings = noteHeadings(m_with.pane.text());
    auto *menu = new QMenu(&m_with.pane);
    menu->setObjectName(QStringLiteral("noteHeadings"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    int top = 6;
    for (const NoteHeading &heading : headings)
        top = qMin(top, heading.level);
    QAction *current = nullptr;
    const int line = m_with.pane.currentLine();
    for (const NoteHeading &heading : headings) {
        QAction *action = menu->addAction(menuText(heading, top));
        connect(action, &QAction::triggered, &m_with.pane,
                [this, to = heading.line] { m_with.pane.goToLine(to); });
        if (current == nullptr || heading.line <= line)
            current = action;
    }
    if (headings.empty())
        menu->addAction(tr("No headings"))->setEnabled(false);
    menu->setActiveAction(current);
    menu->popup(m_with.pane.headerEnd());
}

void NoteNavigation::enableActions()
{
    m_with.actions.noteBack->setEnabled(!m_back.isEmpty());
    m_with.actions.noteForward->setEnabled(!m_forward.isEmpty());
}

} // namespace paperdip
