// SPDX-License-Identifier: MIT
#include "gui/icons.h"

#include "gui/theme.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

#include <array>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace paperdip {

namespace {

constexpr qreal Grid = 16;
constexpr qreal Stroke = 1.4;

// Paths on the grid: M x y, L x y, H x, V y, Q cx cy x y, Z as in SVG; O cx cy r is a circle,
// R x y w h r a rounded rectangle, A cx cy r start sweep an arc in degrees, counter-clockwise.
constexpr auto Paths = std::to_array<std::pair<Icon, const char *>>({
    {Icon::Add, "M8 3V13 M3 8H13"},
    {Icon::AddSection, "M2.5 4H13.5 M2.5 8H7 M2.5 12H7 M11.5 8.5V13.5 M9 11H14"},
    {Icon::Open, "M9 2H4.5Q3.5 2 3.5 3V13Q3.5 14 4.5 14H11.5Q12.5 14 12.5 13V5.5Z M9 2V5.5H12.5"},
    {Icon::Folder, "M2 4.5Q2 3.5 3 3.5H6L7.5 5H13Q14 5 14 6V12Q14 13 13 13H3Q2 13 2 12Z"},
    {Icon::Search, "O7 7 4.2 M10.2 10.2L13.6 13.6"},
    {Icon::Close, "M4 4L12 12 M12 4L4 12"},
    {Icon::Undo, "M6 3L2.8 6.2L6 9.4 M2.8 6.2H10Q13.2 6.2 13.2 9.4Q13.2 12.6 10 12.6H7"},
    {Icon::Redo, "M10 3L13.2 6.2L10 9.4 M13.2 6.2H6Q2.8 6.2 2.8 9.4Q2.8 12.6 6 12.6H9"},
    {Icon::Delete, "M2.5 4.5H13.5 M6 4.5V3Q6 2.5 6.5 2.5H9.5Q10 2.5 10 3V4.5 "
                   "M4 4.5L4.7 12.6Q4.8 13.5 5.7 13.5H10.3Q11.2 13.5 11.3 12.6L12 4.5 "
                   "M6.7 7V11 M9.3 7V11"},
    {Icon::Move, "M3 2.5V9Q3 10.5 4.5 10.5H13 M10 7.5L13 10.5L10 13.5 M6.5 3H13 M6.5 6.2H9"},
    {Icon::Edit, "M3 13L3.6 10.2L10.8 3Q11.6 2.2 12.4 3L13 3.6Q13.8 4.4 13 5.2L5.8 12.4Z "
                 "M9.6 4.2L11.8 6.4"},
    {Icon::View, "M1.8 8Q4.4 3.8 8 3.8Q11.6 3.8 14.2 8Q11.6 12.2 8 12.2Q4.4 12.2 1.8 8Z O8 8 2"},
    {Icon::SideBySide, "R2 3 12 10 1.5 M8 3V13"},
    {Icon::Note, "R3 2.5 10 11 1.5 M5.5 5.6H10.5 M5.5 8H10.5 M5.5 10.4H8.5"},
    {Icon::NoteMissing, "M13 8V4Q13 2.5 11.5 2.5H4.5Q3 2.5 3 4V12Q3 13.5 4.5 13.5H8 M5.5 5.6H10.5 "
                        "M5.5 8H8 M10.4 10.4L13.6 13.6 M13.6 10.4L10.4 13.6"},
    {Icon::Waiting, "O8 8 5.5 M8 4.8V8L10.2 9.6"},
    {Icon::Failed, "O8 8 5.5 M8 5V8.4 M8 10.9L8 10.95"},
    {Icon::Retry, "A8 8 5 30 300 M12.5 2.4V5.5H9.4"},
    {Icon::Link, "M6.8 9.2Q5.6 8 6.8 6.6L9 4.4Q10.4 3 11.8 4.2Q13.2 5.6 11.8 7L10.6 8.2 "
                 "M9.2 6.8Q10.4 8 9.2 9.4L7 11.6Q5.6 13 4.2 11.8Q2.8 10.4 4.2 9L5.4 7.8"},
    {Icon::Pdf, "M9 2H4.5Q3.5 2 3.5 3V13Q3.5 14 4.5 14H11.5Q12.5 14 12.5 13V5.5Z M9 2V5.5H12.5 "
                "M8 7.5V11.5 M6.2 9.8L8 11.6L9.8 9.8"},
    {Icon::Copy,
     "R5.5 5.5 8 8 1.5 M10.5 5.5V4Q10.5 2.5 9 2.5H4Q2.5 2.5 2.5 4V9Q2.5 10.5 4 10.5H5.5"},
    {Icon::Source, "M8 2.8L13.2 8L8 13.2L2.8 8Z"},
    {Icon::Paper, "M9 2H4.5Q3.5 2 3.5 3V13Q3.5 14 4.5 14H11.5Q12.5 14 12.5 13V5.5Z M9 2V5.5H12.5 "
                  "M6 8.5H10 M6 11H10"},
    {Icon::Section, "M3 4H13 M3 8H10 M3 12H7"},
    {Icon::ChevronRight, "M6.2 4L10.2 8L6.2 12"},
    {Icon::ChevronDown, "M4 6.2L8 10.2L12 6.2"},
    {Icon::Warning, "M8 2.6L14 13H2Z M8 6.4V9.2 M8 11.1L8 11.15"},
    {Icon::Info, "O8 8 5.5 M8 7.6V11 M8 5.2L8 5.25"},
    {Icon::Check, "M3 8.5L6.5 12L13 4.5"},
    {Icon::Settings,
     "M2.5 4.8H7.7 M10.7 4.8H13.5 O9.2 4.8 1.5 M2.5 11.2H5.3 M8.3 11.2H13.5 O6.8 11.2 1.5"},
    {Icon::Save,
     "M8 2.5V9.6 M5 6.8L8 9.8L11 6.8 M2.5 10V12Q2.5 13.5 4 13.5H12Q13.5 13.5 13.5 12V10"},
    {Icon::List, "M6 4H13.5 M6 8H13.5 M6 12H13.5 M2.8 4L2.85 4 M2.8 8L2.85 8 M2.8 12L2.85 12"},
    {Icon::Offline, "M4.8 12.3H11.4Q14 12.3 14 9.9Q14 7.8 11.8 7.5Q11.3 4.2 8.1 4.2"
                    "Q5.2 4.2 4.6 7.2Q2 7.5 2 9.9Q2 12.3 4.8 12.3Z M2.6 2.6L13.4 13.4"},
    {Icon::Back, "M13 8H3.2 M7 4L3 8L7 12"},
    {Icon::Forward, "M3 8H12.8 M9 4L13 8L9 12"},
    {Icon::Picture, "R2 3 12 10 1.5 M2.4 11.4L6 8L8.6 10.4L10.6 8.6L13.6 11.2 O10.4 6 0.9"},
    {Icon::Shelf, "M4.5 2.5H11.5V13.5L8 10.8L4.5 13.5V2.5"},
    {Icon::Lock, "R3.5 7 9 6.5 1.5 M5.5 7V5Q5.5 2.5 8 2.5Q10.5 2.5 10.5 5V7 M8 9.6V11"},
});

// Reads the path language above. The texts are constants, so malformed ones are a bug and not
// handled.
class PathReader
{
public:
    explicit PathReader(const char *text) : m_at(text) {}

    QPainterPath read()
    {
        while (*m_at != '\0') {
            const char command = *m_at++;
            if (command != ' ')
                step(command);
        }
        return m_path;
    }

private:
    qreal number()
    {
        char *end = nullptr;
        const qreal value = std::strtod(m_at, &end);
        m_at = end;
        return value;
    }
    QPointF point()
    {
        const qreal x = number();
        return {x, number()};
    }
    void step(char command);
    void arc(const QPointF &centre);

    const char *m_at;
    QPainterPath m_path;
};

void PathReader::arc(const QPointF &centre)
{
    const qreal radius = number();
    const QRectF box(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius);
    const qreal start = number();
    m_path.arcMoveTo(box, start);
    m_path.arcTo(box, start, number());
}

void PathReader::step(char command)
{
    switch (command) {
    case 'M':
        m_path.moveTo(point());
        break;
    case 'L':
        m_path.lineTo(point());
        break;
    case 'H':
        m_path.lineTo(number(), m_path.currentPosition().y());
        break;
    case 'V':
        m_path.lineTo(m_path.currentPosition().x(), number());
        break;
    case 'Q': {
        const QPointF control = point();
        m_path.quadTo(control, point());
        break;
    }
    case 'O': {
        const QPointF centre = point();
        const qreal radius = number();
        m_path.addEllipse(centre, radius, radius);
        break;
    }
    case 'R': {
        const QPointF corner = point();
        const QPointF size = point();
        const qreal radius = number();
        m_path.addRoundedRect(QRectF(corner, QSizeF(size.x(), size.y())), radius, radius);
        break;
    }
    case 'A':
        arc(point());
        break;
    case 'Z':
        m_path.closeSubpath();
        break;
    default:
        Q_UNREACHABLE();
    }
}

const QPainterPath &pathOf(Icon icon)
{
    static const auto paths = [] {
        std::array<QPainterPath, Paths.size()> result;
        for (const auto &[name, text] : Paths)
            result[static_cast<size_t>(name)] = PathReader(text).read();
        return result;
    }();
    return paths[static_cast<size_t>(icon)];
}

class IconEngine : public QIconEngine
{
public:
    explicit IconEngine(Icon icon) : m_icon(icon) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const QPalette palette = QGuiApplication::palette();
        const bool disabled = mode == QIcon::Disabled;
        paintIcon(
            painter, m_icon, rect,
            palette.color(disabled ? QPalette::Disabled : QPalette::Active, QPalette::ButtonText));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new IconEngine(*this); }
    QString key() const override { return QStringLiteral("paperdip"); }
    bool isNull() override { return false; }

private:
    Icon m_icon;
};

} // namespace

void paintIcon(QPainter *painter, Icon icon, const QRectF &rect, const QColor &colour)
{
    const qreal side = qMin(rect.width(), rect.height());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(rect.center().x() - side / 2, rect.center().y() - side / 2);
    painter->scale(side / Grid, side / Grid);
    painter->setPen(QPen(colour, Stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(pathOf(icon));
    painter->restore();
}

QIcon icon(Icon icon)
{
    return QIcon(new IconEngine(icon));
}

} // namespace paperdip
