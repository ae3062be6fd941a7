// SPDX-License-Identifier: MIT
#include "gui/icons.h"
#include "gui/noteview.h"
#include "gui/theme.h"

#include <QPainter>
#include <QTextBlock>
#include <QTextList>
#include <QTextTable>

namespace paperdip {

namespace {

constexpr double BesideCell = 24; // pixels that a cell takes beside its content
constexpr int Padding = 8;        // pixels within a placeholder

// What a list or a table leaves of the page for what stands in it.
double widthIn(const QTextBlock &block, double page, double indent)
{
    double width = page - block.blockFormat().leftMargin() - block.blockFormat().indent() * indent;
    if (const QTextList *list = block.textList())
        width -= list->format().indent() * indent;
    if (const QTextTable *table = QTextCursor(block).currentTable()) {
        const bool shared = table->format().width().type() == QTextLength::VariableLength;
        width = width / (shared ? table->columns() : 1) - BesideCell;
    }
    return qMax(40.0, width);
}

} // namespace

// Pictures are as wide as the page unless their address says otherwise: here it does where they
// have less room. So they are scaled once, and well.
void NoteView::fitImages()
{
    const double page = imageWidth();
    std::vector<std::pair<QTextCursor, QTextImageFormat>> narrow;
    std::vector<QTextCursor> pictured;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            QTextImageFormat format = it.fragment().charFormat().toImageFormat();
            if (!format.isValid())
                continue;
            pictured.emplace_back(block);
            const int room = static_cast<int>(widthIn(block, page, document()->indentWidth()));
            QUrl address(format.name());
            if (qMin(m_images.whole(address).width(), imageWidth()) <= room)
                continue;
            address.setFragment(QString::number(room));
            format.setName(address.toString(QUrl::FullyEncoded));
            QTextCursor cursor(document());
            cursor.setPosition(it.fragment().position());
            cursor.setPosition(it.fragment().position() + it.fragment().length(),
                               QTextCursor::KeepAnchor);
            narrow.emplace_back(cursor, format);
        }
    }
    for (auto &[cursor, format] : narrow)
        cursor.setCharFormat(format);
    QTextBlockFormat single; // else there is a third of a picture below it
    single.setLineHeight(100, QTextBlockFormat::ProportionalHeight);
    for (QTextCursor &cursor : pictured)
        cursor.mergeBlockFormat(single);
}

QImage NoteView::picture(const QString &address) const
{
    return m_images.whole(QUrl(address));
}

// A frame with the address, in the place of a picture that is not there.
QImage NoteView::placeholder(const QUrl &address) const
{
    const Theme theme = Theme::of(palette());
    const QFontMetrics metrics(font());
    const int sign = metrics.height();
    const int most = imageWidth() - sign - 3 * Padding;
    const QString text = metrics.elidedText(address.toDisplayString(), Qt::ElideMiddle, most);
    const QSize size(metrics.horizontalAdvance(text) + sign + 3 * Padding, sign + 2 * Padding);
    const qreal ratio = devicePixelRatioF();
    QImage image(size * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.border);
    painter.setBrush(theme.sidebar);
    painter.drawRoundedRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1), 4, 4);
    paintIcon(&painter, Icon::Picture, QRectF(Padding, Padding, sign, sign), theme.muted);
    painter.setFont(font());
    painter.setPen(theme.muted);
    painter.drawText(QPoint(sign + 2 * Padding, Padding + metrics.ascent()), text);
    return image;
}

} // namespace paperdip
