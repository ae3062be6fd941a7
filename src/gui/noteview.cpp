// SPDX-License-Identifier: MIT
#include "gui/noteview.h"

#include "gui/notehtml.h"
#include "gui/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QScrollBar>
#include <QTextBlock>

namespace paperdip {

namespace {

constexpr int Margin = 29; // in line with the card
constexpr qreal ListIndent = 26;
constexpr int LongestHold = 150; // ms

} // namespace

NoteView::NoteView(QWidget *parent)
    : QTextBrowser(parent), m_images(this), m_formulas(*this),
      m_basePoints(font().pointSizeF() * 1.08)
{
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setUndoRedoEnabled(false);
    document()->setDocumentMargin(Margin);
    setZoom(0);
    m_resized.setSingleShot(true);
    m_resized.setInterval(120);
    connect(&m_resized, &QTimer::timeout, this, &NoteView::refreshImages);
    m_hold.setSingleShot(true);
    m_hold.setInterval(LongestHold);
    connect(&m_hold, &QTimer::timeout, this, &NoteView::fill);
    connect(&m_formulas, &FormulaSetter::answered, this, [this] {
        if (m_hold.isActive() && !waitsForFormulas())
            fill();
    });
    connect(&m_images, &NoteImages::loaded, this, [this] { m_resized.start(); });
    connect(this, &QTextBrowser::anchorClicked, this, &NoteView::follow);
}

void NoteView::beginNote(NoteImages::Resolver resolver)
{
    m_images.clear();
    m_images.setResolver(std::move(resolver));
    m_fresh = true;
    m_html.clear();
    m_hold.stop();
    clear();
}

void NoteView::setFormulas(FormulaEngine *engine)
{
    m_formulas.setEngine(engine);
    if (!m_html.isEmpty())
        fill();
}

// A formula that is being written has a new form with every letter: the old one stays until then.
void NoteView::showHtml(const QString &html)
{
    m_html = html;
    if (m_fresh || !waitsForFormulas())
        fill();
    else if (!m_hold.isActive())
        m_hold.start();
}

bool NoteView::waitsForFormulas()
{
    bool waits = false;
    for (const QString &written : formulasIn(m_html))
        waits = !m_formulas.request(written) || waits;
    return waits;
}

void NoteView::fill()
{
    m_hold.stop();
    const int at = m_fresh ? 0 : verticalScrollBar()->value();
    m_fresh = false;
    document()->setDefaultStyleSheet(styleSheetText());
    QStringList written;
    setHtml(
        forTextDocument(m_html, Theme::of(palette()), m_formulas.hasEngine() ? &written : nullptr));
    document()->setDocumentMargin(Margin);
    document()->setIndentWidth(ListIndent);
    placeFormulas(written);
    verticalScrollBar()->setValue(at);
}

void NoteView::placeFormulas(const QStringList &written)
{
    if (written.isEmpty())
        return;
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        int at = 0;
        for (FormulaMark mark; (mark = nextFormulaMark(block.text(), at)).size > 0;) {
            cursor.setPosition(block.position() + mark.begin + 1);
            const QTextCharFormat around = cursor.charFormat(); // of the mark
            cursor.setPosition(block.position() + mark.begin);
            cursor.setPosition(block.position() + mark.begin + mark.size, QTextCursor::KeepAnchor);
            m_formulas.insert(cursor, written.value(mark.number), around);
            at = cursor.position() - block.position();
        }
    }
    cursor.endEditBlock();
}

QMimeData *NoteView::createMimeDataFromSelection() const
{
    return FormulaSetter::mimeData(textCursor());
}

QString NoteView::styleSheetText() const
{
    const Theme theme = Theme::of(palette());
    return QStringLiteral(
               "a { color: %1; text-decoration: none; }"
               "table.grid { border-collapse: collapse; border: 1px solid %2; margin: 6px 0; }"
               "table.grid td, table.grid th { border: 1px solid %2; }"
               "table.code, table.quote { margin: 6px 0; }"
               "pre, code { font-family: monospace; }"
               "code { background-color: %3; }"
               "pre code { background-color: transparent; }"
               "td.quoted { color: %4; padding-left: 10px; }"
               "p { line-height: 130%; margin: 7px 0; }"
               "p.math { line-height: 100%; margin: 8px 0; }"
               "li { line-height: 130%; margin: 3px 0; }"
               "ul, ol { margin-top: 3px; margin-bottom: 3px; }"
               "h1 { font-size: %5pt; margin: 10px 0 6px 0; }"
               "h2 { font-size: %6pt; margin: 16px 0 4px 0; }"
               "h3, h4, h5, h6 { font-size: %7pt; margin: 12px 0 4px 0; }")
        .arg(theme.accent.name(), theme.border.name(), theme.sidebar.name(), theme.muted.name(),
             QString::number(font().pointSizeF() * 1.5),
             QString::number(font().pointSizeF() * 1.28),
             QString::number(font().pointSizeF() * 1.1));
}

void NoteView::setZoom(int steps)
{
    QFont font = this->font();
    font.setPointSizeF(qMax(5.0, m_basePoints + steps));
    setFont(font);
    document()->setDefaultFont(font);
    if (!m_html.isEmpty())
        fill(); // headings have sizes of their own
}

int NoteView::imageWidth() const
{
    return qMax(40, viewport()->width() - 2 * Margin - 4);
}

QVariant NoteView::loadResource(int type, const QUrl &name)
{
    if (type != QTextDocument::ImageResource)
        return {};
    const QImage image = m_images.image(name, imageWidth(), devicePixelRatioF());
    if (!image.isNull())
        return image;
    QImage nothing(1, 1, QImage::Format_ARGB32_Premultiplied);
    nothing.fill(Qt::transparent);
    return nothing;
}

// Pictures came, or must be wider or narrower now: asked for again, and laid out anew.
void NoteView::refreshImages()
{
    m_width = imageWidth();
    if (m_html.contains(QLatin1String("<img ")))
        fill();
}

void NoteView::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    if (imageWidth() != m_width)
        m_resized.start();
}

void NoteView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_html.isEmpty())
        fill();
}

void NoteView::follow(const QUrl &url)
{
    if (url.scheme().isEmpty() && url.path().isEmpty() && url.hasFragment())
        scrollToAnchor(url.fragment(QUrl::FullyDecoded));
    else
        Q_EMIT linkClicked(url);
}

// QTextBrowser would load a page; links are for the window to follow.
void NoteView::doSetSource(const QUrl &, QTextDocument::ResourceType) {}

void NoteView::showLine(int line)
{
    QTextBlock best = document()->begin();
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            for (const QString &name : it.fragment().charFormat().anchorNames()) {
                if (name.startsWith(QLatin1String("line-")) &&
                    QStringView(name).sliced(5).toInt() <= line)
                    best = block;
            }
        }
    }
    const QRectF box = document()->documentLayout()->blockBoundingRect(best);
    verticalScrollBar()->setValue(best == document()->begin() ? 0
                                                              : static_cast<int>(box.top()) - 8);
}

} // namespace paperdip
