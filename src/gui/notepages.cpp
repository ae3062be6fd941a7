// SPDX-License-Identifier: MIT
#include "gui/notepages.h"

#include "gui/formulaobject.h"
#include "gui/notehtml.h"
#include "gui/theme.h"
#include "markdown/formulas.h"

#include <QAbstractTextDocumentLayout>
#include <QFileInfo>
#include <QFontInfo>
#include <QPagedPaintDevice>
#include <QPainter>
#include <QRegularExpression>
#include <QTextDocument>

#include <memory>

namespace paperdip {

namespace {

constexpr int LookEvery = 30;   // ms
constexpr int Patience = 8'000; // ms for pictures and formulas
constexpr int WholePicture = 1 << 20;
constexpr double FootHeight = 26; // screen pixels

QString unescaped(QString text)
{
    text.replace(QLatin1String("&quot;"), QLatin1String("\""));
    return text.replace(QLatin1String("&amp;"), QLatin1String("&"));
}

QPalette onPaper()
{
    QPalette palette(Qt::black, Qt::white);
    for (const auto role : {QPalette::Base, QPalette::Window})
        palette.setColor(role, Qt::white);
    for (const auto role : {QPalette::Text, QPalette::WindowText})
        palette.setColor(role, Qt::black);
    return palette;
}

} // namespace

PaperView::PaperView(NoteImages &pictures) : m_pictures(pictures)
{
    setPalette(onPaper());
}

QVariant PaperView::loadResource(int type, const QUrl &name)
{
    if (type != QTextDocument::ImageResource)
        return {};
    QImage image = m_pictures.image(name, WholePicture, 1);
    if (image.isNull()) {
        image = QImage(1, 1, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
    }
    if (image.width() > m_width)
        image.setDevicePixelRatio(image.width() / m_width);
    return image;
}

NotePages::NotePages(NoteImages &pictures, NoteImages::Resolver fileOf, FormulaEngine *formulas,
                     QObject *parent)
    : QObject(parent), m_pictures(pictures), m_fileOf(std::move(fileOf)), m_formulas(formulas),
      m_view(pictures)
{
    if (formulas)
        m_view.setFormulas(formulas);
    m_looking.setInterval(LookEvery);
    connect(&m_looking, &QTimer::timeout, this, &NotePages::look);
    connect(&m_renderer, &NoteRenderer::rendered, this, [this](const QString &html) {
        m_html = html;
        m_since.start();
        m_looking.start();
        look();
    });
}

void NotePages::prepare(const QByteArray &markdown)
{
    m_looking.stop();
    m_renderer.render(markdown);
}

// All of them are asked for in one go.
bool NotePages::waits() const
{
    bool waits = false;
    const QStringList formulas = m_formulas ? formulasIn(m_html) : QStringList();
    for (const QString &written : formulas) {
        const Formula formula = formulaOf(written);
        waits = !m_formulas->layout({formula.tex, formula.display}) || waits;
    }
    const QStringList pictures = picturesIn(m_html);
    for (const QString &address : pictures) {
        const bool there = !picture(QUrl(address)).isNull();
        waits = (!there && QFileInfo(m_fileOf(address)).isFile()) || waits;
    }
    return waits;
}

void NotePages::look()
{
    if (waits() && m_since.elapsed() < Patience)
        return;
    m_looking.stop();
    Q_EMIT ready();
}

QImage NotePages::picture(const QUrl &address) const
{
    return m_pictures.image(address, WholePicture, 1);
}

int NotePages::paint(QPagedPaintDevice &device)
{
    QPainter painter;
    if (!painter.begin(&device))
        return 0;
    const double dots = m_view.logicalDpiX();
    const double scale = device.logicalDpiX() / dots;
    const QSizeF paper = device.pageLayout().paintRect(QPageLayout::Inch).size() * dots;
    const QSizeF page(paper.width(), paper.height() - FootHeight);
    m_view.setPageWidth(page.width() - 2 * m_view.document()->documentMargin() - 2);
    m_view.beginNote({});
    m_view.showHtml(m_html);
    // The view lays its own document out for the screen.
    const std::unique_ptr<QTextDocument> text(m_view.document()->clone());
    FormulaObject formulas(&m_view);
    formulas.attach(*text);
    text->setResourceProvider([this](const QUrl &address) {
        return m_view.loadResource(QTextDocument::ImageResource, address);
    });
    text->setUseDesignMetrics(true);
    text->setPageSize(page);
    const int pages = text->pageCount();
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette = m_view.palette();
    QFont foot(m_view.font());
    foot.setPixelSize(QFontInfo(foot).pixelSize()); // points would be the device's
    painter.scale(scale, scale);
    for (int i = 0; i < pages; ++i) {
        if (i > 0)
            device.newPage();
        context.clip = QRectF(0, i * page.height(), page.width(), page.height());
        painter.save();
        painter.translate(0, -i * page.height());
        painter.setClipRect(context.clip);
        text->documentLayout()->draw(&painter, context);
        painter.restore();
        painter.setPen(Theme::of(m_view.palette()).muted);
        painter.setFont(foot);
        painter.drawText(QRectF(0, page.height(), page.width(), FootHeight), Qt::AlignCenter,
                         QStringLiteral("%1 / %2").arg(i + 1).arg(pages));
    }
    painter.end();
    return pages;
}

QStringList picturesIn(const QString &html)
{
    static const QRegularExpression picture(QStringLiteral("<img\\b[^>]*?\\ssrc=\"([^\"]*)\""));
    QStringList addresses;
    for (auto found = picture.globalMatch(html); found.hasNext();)
        addresses << unescaped(found.next().captured(1));
    return addresses;
}

} // namespace paperdip
