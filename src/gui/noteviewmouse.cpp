// SPDX-License-Identifier: MIT
#include "gui/noteview.h"

#include <QAbstractTextDocumentLayout>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTextBlock>

#include <utility>

namespace paperdip {

namespace {

constexpr double BoxWidth = 1.8; // of the line's height, before the text

} // namespace

// QAbstractTextDocumentLayout::blockWithMarkerAt() knows nothing of the document's indent width.
NoteView::Box NoteView::boxAt(const QPoint &at) const
{
    if (!m_boxesLive)
        return {};
    const QTextBlock block = cursorForPosition(at).block();
    const auto marker = block.blockFormat().marker();
    if (marker == QTextBlockFormat::MarkerType::NoMarker || block.layout()->lineCount() == 0)
        return {};
    const QPointF origin = document()->documentLayout()->blockBoundingRect(block).topLeft() -
                           QPointF(horizontalScrollBar()->value(), verticalScrollBar()->value());
    const QRectF text = block.layout()->lineAt(0).naturalTextRect().translated(origin);
    const double width = text.height() * BoxWidth;
    if (!QRectF(text.left() - width, text.top(), width, text.height()).contains(at))
        return {};
    return {lineOf(block), marker == QTextBlockFormat::MarkerType::Checked};
}

// Of a picture that is no link.
QString NoteView::imageAt(const QPoint &at) const
{
    if (!anchorAt(at).isEmpty())
        return {};
    const QPoint scrolled(horizontalScrollBar()->value(), verticalScrollBar()->value());
    const QString name = document()->documentLayout()->imageAt(at + scrolled);
    return QUrl(name).toString(QUrl::RemoveFragment | QUrl::FullyEncoded);
}

void NoteView::mouseMoveEvent(QMouseEvent *event)
{
    QTextBrowser::mouseMoveEvent(event);
    if (event->buttons() != Qt::NoButton)
        return;
    const QPoint at = event->position().toPoint();
    const bool target = boxAt(at).line > 0 || !imageAt(at).isEmpty();
    if (target)
        viewport()->setCursor(Qt::PointingHandCursor);
    else if (m_overTarget && anchorAt(at).isEmpty())
        viewport()->setCursor(Qt::IBeamCursor);
    m_overTarget = target;
}

void NoteView::mousePressEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    const bool left = event->button() == Qt::LeftButton;
    m_pressed = left ? boxAt(at) : Box();
    m_pressedImage = left ? imageAt(at) : QString();
    QTextBrowser::mousePressEvent(event);
}

void NoteView::mouseReleaseEvent(QMouseEvent *event)
{
    QTextBrowser::mouseReleaseEvent(event);
    const Box box = std::exchange(m_pressed, Box());
    const QString image = std::exchange(m_pressedImage, QString());
    if (event->button() != Qt::LeftButton || textCursor().hasSelection())
        return;
    const QPoint at = event->position().toPoint();
    if (box.line > 0 && boxAt(at) == box)
        Q_EMIT boxClicked(box.line, box.ticked);
    else if (!image.isEmpty() && imageAt(at) == image)
        Q_EMIT imageClicked(image);
}

void NoteView::backward()
{
    Q_EMIT backWanted();
}

void NoteView::forward()
{
    Q_EMIT forwardWanted();
}

} // namespace paperdip
