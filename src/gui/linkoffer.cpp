// SPDX-License-Identifier: MIT
#include "gui/linkoffer.h"

#include "gui/linkrow.h"
#include "gui/noteeditor.h"
#include "gui/notetable.h"
#include "gui/openlink.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QTextBlock>

#include <utility>

namespace paperdip {

namespace {

constexpr int Delay = 40; // ms behind the last letter
constexpr int Gap = 4;    // between it and the line
constexpr int Widest = 560;
constexpr int Narrowest = 240;
constexpr int MostVisible = 9; // rows

// The line above and the one below tell, too.
bool isInTable(const QTextBlock &block)
{
    constexpr int Around = 50; // as far as a table is followed to its delimiter row
    QTextBlock first = block;
    for (int i = 0; i < Around && first.previous().text().contains(u'|'); ++i)
        first = first.previous();
    QStringList lines;
    for (QTextBlock one = first; one.isValid() && one.blockNumber() <= block.blockNumber() + 1;
         one = one.next())
        lines << one.text();
    return isTableLine(lines, block.blockNumber() - first.blockNumber());
}

} // namespace

LinkOffer::LinkOffer(NoteEditor &editor, Ask ask, Write write)
    : QObject(&editor), m_editor(editor), m_ask(std::move(ask)), m_write(std::move(write))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(Delay);
    connect(&m_soon, &QTimer::timeout, this, &LinkOffer::ask);
    editor.installEventFilter(this);
    connect(&editor, &NoteEditor::edited, this, &LinkOffer::typed);
    connect(&editor, &NoteEditor::composingChanged, this, &LinkOffer::typed);
    connect(&editor, &QPlainTextEdit::cursorPositionChanged, this, &LinkOffer::moved);
    connect(&editor, &NoteEditor::scrolled, this, &LinkOffer::place);
    connect(&editor, &NoteEditor::resized, this, &LinkOffer::place);
}

LinkOffer::~LinkOffer()
{
    delete m_list;
}

bool LinkOffer::isShown() const
{
    return m_list && m_list->isVisible();
}

void LinkOffer::targetsChanged()
{
    if (m_wanted && !m_editor.isComposing())
        m_soon.start();
}

std::optional<OpenLink> LinkOffer::openLink() const
{
    const QTextCursor caret = m_editor.textCursor();
    if (m_editor.isReadOnly() || caret.hasSelection())
        return std::nullopt;
    const QTextBlock block = caret.block();
    return openLinkAt(block.text(), caret.positionInBlock(), block.previous().userState());
}

void LinkOffer::typed()
{
    if (m_editor.isComposing()) {
        m_soon.stop();
        hide();
        return;
    }
    if (m_found)
        takeFirst(*std::exchange(m_found, {}));
    if (!m_editor.hasFocus())
        return;
    const auto link = openLink();
    const int begin =
        link ? m_editor.textCursor().block().position() + static_cast<int>(link->begin) : -1;
    if (link && link->words.isEmpty())
        m_declined = -1;
    m_wanted = link && begin != m_declined;
    if (m_wanted)
        m_soon.start();
    else
        dismiss();
}

// The caret alone: out of the link there is nothing to offer.
void LinkOffer::moved()
{
    if (m_wanted && !m_editor.isComposing() && !openLink())
        dismiss();
}

void LinkOffer::ask()
{
    const auto link = openLink();
    if (!link) {
        hide();
        return;
    }
    if (m_awaited) { // a newer question would take the place of that one
        m_soon.start();
        return;
    }
    m_asked = true;
    m_ask(link->words, [this, words = link->words](const QList<LinkTarget> &targets) {
        if (m_wanted && !m_editor.isComposing())
            show(words, targets);
    });
}

void LinkOffer::show(const QString &words, const QList<LinkTarget> &targets)
{
    m_asked = false;
    const auto link = openLink();
    if (link && link->words != words)
        return; // one types on, and asks again
    m_soon.stop();
    m_targets = link ? targets : QList<LinkTarget>();
    if (m_targets.isEmpty()) {
        hide();
        return;
    }
    makeList();
    m_list->clear();
    for (const LinkTarget &target : std::as_const(m_targets))
        addLinkRow(*m_list, target);
    m_list->setCurrentRow(0);
    place();
    m_list->show();
    m_list->raise();
}

void LinkOffer::makeList()
{
    if (m_list)
        return;
    m_list = new QListWidget(m_editor.window());
    m_list->setObjectName(QStringLiteral("linkOffer"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new LinkRow(m_list));
    m_list->hide();
    connect(m_list, &QListWidget::itemClicked, this, &LinkOffer::take);
}

void LinkOffer::place()
{
    if (!m_list || m_targets.isEmpty())
        return;
    const QWidget &window = *m_list->parentWidget();
    const QWidget &page = *m_editor.viewport();
    const QRect caret = m_editor.cursorRect();
    if (!page.rect().intersects(caret)) {
        dismiss();
        return;
    }
    const QPoint corner = page.mapTo(&window, caret.bottomLeft());
    const int rows = qMin(m_list->count(), MostVisible);
    const int width = qBound(Narrowest, page.width() - 2 * Gap, Widest);
    const int height = rows * m_list->sizeHintForRow(0) + 2 * m_list->frameWidth();
    const int leftmost = page.mapTo(&window, QPoint(Gap, 0)).x();
    const int left = qBound(leftmost, corner.x(), qMax(leftmost, window.width() - width - Gap));
    const bool below = corner.y() + Gap + height <= window.height();
    const int top = below ? corner.y() + Gap : corner.y() - caret.height() - Gap - height;
    m_list->setGeometry(left, qMax(0, top), width, height);
}

bool LinkOffer::decides(const QKeyEvent &key)
{
    switch (key.key()) {
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_PageUp:
        step(1 - MostVisible);
        return true;
    case Qt::Key_PageDown:
        step(MostVisible - 1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        if (m_soon.isActive() || m_asked) // what was typed last counts
            takeLater(key.key() != Qt::Key_Tab);
        else
            take();
        return true;
    case Qt::Key_Escape:
        if (const auto link = openLink())
            m_declined = m_editor.textCursor().block().position() + static_cast<int>(link->begin);
        dismiss();
        return true;
    default:
        return false;
    }
}

// From end to end by single steps.
void LinkOffer::step(int by)
{
    const int last = m_list->count() - 1;
    const int row = m_list->currentRow() + by;
    const bool single = by == 1 || by == -1;
    m_list->setCurrentRow(single ? (row + last + 1) % (last + 1) : qBound(0, row, last));
}

// What a link is to take the place of.
QTextCursor LinkOffer::selected(const OpenLink &link)
{
    QTextCursor at = m_editor.textCursor();
    const int line = at.block().position();
    at.setPosition(line + static_cast<int>(link.begin));
    m_declined = at.position(); // undo brings back what was typed, and no list
    at.setPosition(line + static_cast<int>(link.end), QTextCursor::KeepAnchor);
    return at;
}

void LinkOffer::take()
{
    const auto link = openLink();
    const LinkTarget target = m_targets.value(m_list->currentRow());
    if (link && target != LinkTarget()) {
        const QTextCursor at = selected(*link);
        dismiss();
        m_editor.insertAt(at, m_write(target, isInTable(at.block())));
    } else {
        dismiss();
    }
}

void LinkOffer::takeLater(bool endsLine)
{
    const auto link = openLink();
    if (!link) {
        dismiss();
        return;
    }
    QTextCursor at = selected(*link);
    at.setKeepPositionOnInsert(true);
    dismiss();
    QTextCursor caret = m_editor.textCursor(); // behind what closes it
    caret.setPosition(at.selectionEnd());
    m_editor.setTextCursor(caret);
    m_awaited = Awaited{at, at.selectedText(), endsLine};
    m_ask(link->words, [this](const QList<LinkTarget> &targets) {
        if (m_editor.isComposing())
            m_found = targets;
        else
            takeFirst(targets);
    });
}

void LinkOffer::takeFirst(const QList<LinkTarget> &targets)
{
    if (!m_awaited)
        return;
    Awaited awaited = *std::exchange(m_awaited, {});
    // Another note may be open by now.
    if (m_editor.isReadOnly() || awaited.link.selectedText() != awaited.text)
        return;
    if (!targets.isEmpty()) {
        const QTextBlock block = m_editor.document()->findBlock(awaited.link.selectionStart());
        m_editor.replaceAt(awaited.link, m_write(targets.first(), isInTable(block)));
    } else if (awaited.endsLine) { // the key does what it does without a list
        awaited.link.setPosition(awaited.link.selectionEnd());
        m_editor.replaceAt(awaited.link, QStringLiteral("\n"));
    }
}

void LinkOffer::hide()
{
    m_targets.clear();
    if (m_list)
        m_list->hide();
}

void LinkOffer::dismiss()
{
    m_wanted = false;
    m_asked = false;
    m_soon.stop();
    hide();
}

bool LinkOffer::eventFilter(QObject *watched, QEvent *event)
{
    const bool leaves = event->type() == QEvent::FocusOut || event->type() == QEvent::Hide;
    if (leaves)
        dismiss();
    const bool asks =
        event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!asks || !isShown() || m_editor.isComposing())
        return QObject::eventFilter(watched, event);
    const auto &key = *static_cast<QKeyEvent *>(event);
    const auto modifiers = key.modifiers() & ~Qt::KeypadModifier;
    if (event->type() == QEvent::ShortcutOverride) { // Esc may be the window's
        if (key.key() != Qt::Key_Escape)
            return QObject::eventFilter(watched, event);
        event->accept();
        return true;
    }
    if (modifiers == Qt::NoModifier && decides(key))
        return true;
    return QObject::eventFilter(watched, event);
}

} // namespace paperdip
