// SPDX-License-Identifier: MIT
#include "gui/noteview.h"

#include "gui/notehtml.h"
#include "gui/theme.h"

#include <QEvent>
#include <QScrollBar>
#include <QTextBlock>

#include <utility>

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
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] {
        m_byHand = verticalScrollBar()->sliderPosition() != verticalScrollBar()->value();
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (std::exchange(m_byHand, false))
            Q_EMIT scrolledByHand();
    });
}

void NoteView::beginNote(NoteImages::Resolver resolver)
{
    m_images.clear();
    m_images.setResolver(std::move(resolver));
    m_fresh = true;
    m_html.clear();
    m_hold.stop();
    m_marks.clear();
    m_toPlace.reset();
    m_toAnchor.clear();
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
    const Place at = m_fresh ? Place() : place();
    document()->setDefaultStyleSheet(styleSheetText());
    QStringList written;
    setHtml(
        forTextDocument(m_html, Theme::of(palette()), m_formulas.hasEngine() ? &written : nullptr));
    document()->setDocumentMargin(Margin);
    document()->setIndentWidth(ListIndent);
    placeFormulas(written);
    fitImages();
    markLines();
    m_fresh = false;
    showPlace(at);
    arrive();
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
               "pre { line-height: 120%; }"
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
    m_zoom = steps;
    if (m_wasSeen)
        applyFont();
}

// Measuring a font reads its file: not before someone sees it.
void NoteView::showEvent(QShowEvent *event)
{
    if (!std::exchange(m_wasSeen, true))
        applyFont();
    QTextBrowser::showEvent(event);
}

void NoteView::applyFont()
{
    QFont font = this->font();
    font.setPointSizeF(qMax(5.0, m_basePoints + m_zoom));
    setFont(font);
    document()->setDefaultFont(font);
    constexpr int TabWidth = 4;
    const QFont code(QStringLiteral("monospace"), qRound(font.pointSizeF()));
    setTabStopDistance(TabWidth * QFontMetricsF(code).horizontalAdvance(u' '));
    if (!m_html.isEmpty())
        fill(); // headings have sizes of their own
}

// As if the bar at the side were there: it comes and goes while the text is set, and what was
// scaled for the page without it would be too wide for the page with it.
int NoteView::imageWidth() const
{
    const int bar = verticalScrollBar()->sizeHint().width();
    return qMax(40, maximumViewportSize().width() - bar - 2 * Margin - 4);
}

QVariant NoteView::loadResource(int type, const QUrl &name)
{
    if (type != QTextDocument::ImageResource)
        return {};
    const QUrl address = name.adjusted(QUrl::RemoveFragment);
    const int width = name.hasFragment() ? name.fragment().toInt() : imageWidth();
    const QImage image = m_images.image(address, width, devicePixelRatioF());
    if (!image.isNull())
        return image;
    if (m_images.isMissing(address))
        return placeholder(address);
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
        Q_EMIT anchorWanted(url.fragment(QUrl::FullyDecoded));
    else
        Q_EMIT linkClicked(url);
}

// QTextBrowser would load a page; links are for the window to follow.
void NoteView::doSetSource(const QUrl &, QTextDocument::ResourceType) {}

} // namespace paperdip
