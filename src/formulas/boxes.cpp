// SPDX-License-Identifier: MIT
#include "formulas/boxes.h"

#include "formulas/look.h"
#include "formulas/svgpath.h"

#include <QPainterPathStroker>

#include <algorithm>
#include <array>

namespace paperdip {

namespace {

using Part = FormulaLayout::Part;

struct Box
{
    double width = 0;
    std::vector<Part> parts;
    bool stretches = false; // has parts as wide as what it stands in

    void add(const Box &other, double dx, double dy)
    {
        for (Part part : other.parts) {
            part.at += QPointF(dx, dy);
            part.rule.translate(dx, dy);
            parts.push_back(std::move(part));
        }
        stretches = stretches || other.stretches;
    }
    void addRule(const QRectF &rule, const QColor &colour)
    {
        if (rule.width() > 0 && rule.height() > 0)
            parts.push_back({{}, {}, 1, rule, colour});
    }
    void addDashes(const QRectF &rule, bool across, const QColor &colour)
    {
        constexpr double Dash = 0.15;
        const double length = across ? rule.width() : rule.height();
        for (double at = 0; at < length; at += 2 * Dash) {
            const double size = std::min(Dash, length - at);
            addRule(across ? QRectF(rule.x() + at, rule.y(), size, rule.height())
                           : QRectF(rule.x(), rule.y() + at, rule.width(), size),
                    colour);
        }
    }
};

// Where a part of a stretched arrow or brace stands, as shares of the whole width.
struct Share
{
    const char *name;
    double begin;
    double width;
};
constexpr std::array Shares{Share{"halfarrow-left", 0, 0.502},
                            Share{"halfarrow-right", 0.498, 0.502}, Share{"brace-left", 0, 0.251},
                            Share{"brace-center", 0.25, 0.5}, Share{"brace-right", 0.749, 0.251}};

class Layouter
{
public:
    explicit Layouter(Fonts &fonts) : m_fonts(fonts) {}

    // With its margins; `room` is how wide 100 % is.
    Box box(const QJsonObject &object, const GlyphLook &parent, double room);
    Box row(const QJsonArray &children, const GlyphLook &look, double room);

private:
    Box content(const KatexNode &node, const GlyphLook &look, double room);
    Box text(const KatexNode &node, const GlyphLook &look);
    Box list(const KatexNode &node, const GlyphLook &look);
    Box line(const KatexNode &node, const GlyphLook &look, double room);
    Box rule(const KatexNode &node, const GlyphLook &look);
    Box separator(const KatexNode &node, const GlyphLook &look);
    Box frame(const KatexNode &node, const GlyphLook &look, double room);
    Box lap(const KatexNode &node, const GlyphLook &look);
    Box pictures(const KatexNode &node, const GlyphLook &look, double room);
    void addPicture(Box &to, const KatexNode &svg, QRectF view, const GlyphLook &look);

    Fonts &m_fonts;
};

Box Layouter::row(const QJsonArray &children, const GlyphLook &look, double room)
{
    Box whole;
    for (const QJsonValue child : children) {
        const Box one = box(child.toObject(), look, room);
        whole.add(one, whole.width, 0);
        whole.width += one.width;
    }
    return whole;
}

Box Layouter::box(const QJsonObject &object, const GlyphLook &parent, double room)
{
    const KatexNode node(object);
    const GlyphLook look = inherited(parent, node);
    const Spacing spacing = spacingOf(node);
    const double before = node.ems("marginLeft") + spacing.marginLeft;
    const double after = node.ems("marginRight") + spacing.marginRight;
    const double inside = node.ems("paddingLeft") + spacing.paddingLeft;
    const Box inner = content(node, look, room);
    const double down = node.ems("top") - (node.has("rule") ? node.ems("bottom") : 0);
    Box outer;
    outer.add(inner, (before + inside + node.ems("left")) * look.em, down * look.em);
    double width = inner.width;
    if (node.has("nulldelimiter"))
        width = 0.12 * look.em;
    else if (!node.style("width").isEmpty() &&
             !node.style("width").startsWith(QLatin1String("calc")))
        width = node.ems("width") * look.em;
    width = std::max(width, node.ems("minWidth") * look.em);
    if (node.has("thinbox") || (node.has("accent-body") && !node.has("accent-full")))
        width = 0;
    outer.width = width + (before + after + inside + spacing.paddingRight) * look.em;
    return outer;
}

Box Layouter::content(const KatexNode &node, const GlyphLook &look, double room)
{
    if (node.isText())
        return text(node, look);
    if (node.has("vlist-t"))
        return list(node, look);
    if (node.has("strut") || node.has("pstrut") || node.has("eqn-num"))
        return {};
    for (const char *name :
         {"frac-line", "overline-line", "underline-line", "hline", "hdashline"}) {
        if (node.has(name))
            return line(node, look, room);
    }
    if (node.has("rule"))
        return rule(node, look);
    if (node.has("vertical-separator"))
        return separator(node, look);
    if (node.has("llap") || node.has("rlap") || node.has("clap"))
        return lap(node, look);
    if (node.has("stretchy") && node.children().isEmpty())
        return frame(node, look, room);
    const QJsonArray children = node.children();
    const bool hasPicture =
        std::any_of(children.begin(), children.end(), [](const QJsonValue &child) {
            return child.toObject().contains(QLatin1String("v"));
        });
    return hasPicture ? pictures(node, look, room) : row(children, look, room);
}

Box Layouter::text(const KatexNode &node, const GlyphLook &look)
{
    Box whole;
    for (const Fonts::Glyph &glyph : m_fonts.glyphs(node.text(), look.face)) {
        if (!glyph.path.isEmpty())
            whole.parts.push_back({glyph.path,
                                   QPointF(whole.width, 0) + glyph.at * look.em,
                                   look.em,
                                   {},
                                   look.colour});
        whole.width += glyph.advance * look.em;
    }
    whole.width += node.number("i") * look.em;
    return whole;
}

// Things above one another, each at a height of its own; what is to be as wide as the widest is
// laid out again when that is known.
Box Layouter::list(const KatexNode &node, const GlyphLook &look)
{
    struct Line
    {
        KatexNode wrap;
        GlyphLook look;
        QJsonObject element;
        double down = 0;
        Box box;
    };
    std::vector<Line> lines;
    const QJsonObject cell =
        node.children().at(0).toObject()[QLatin1String("k")].toArray().at(0).toObject(); // the list
                                                                                         // proper
    double width = 0;
    for (const QJsonValue child : cell[QLatin1String("k")].toArray()) {
        KatexNode wrap(child.toObject());
        const QJsonArray inside = wrap.children();
        if (inside.size() < 2)
            continue;
        const GlyphLook own = inherited(look, wrap);
        const KatexNode strut(inside[0].toObject());
        const double down = (wrap.ems("top") + strut.ems("height")) * own.em;
        Line one{wrap, own, inside[1].toObject(), down, {}};
        one.box = box(one.element, own, 0);
        const double margins = wrap.ems("marginLeft") + wrap.ems("marginRight");
        width = std::max(width, one.box.width + margins * own.em);
        lines.push_back(std::move(one));
    }
    Box whole;
    whole.width = width;
    for (Line &one : lines) {
        const double before = one.wrap.ems("marginLeft") * one.look.em;
        double room = width - before - one.wrap.ems("marginRight") * one.look.em;
        const QString narrower = one.wrap.style("width"); // "calc(100% - 0.2em)"
        if (narrower.startsWith(QLatin1String("calc(100% - ")))
            room = width - emsOf(narrower.mid(12).chopped(1)) * one.look.em;
        if (one.box.stretches)
            one.box = box(one.element, one.look, room);
        const double rest = one.box.stretches ? 0 : room - one.box.width;
        const double shift = one.look.align == Align::Left     ? 0
                             : one.look.align == Align::Center ? rest / 2
                                                               : rest;
        whole.add(one.box, before + shift, one.down);
    }
    whole.stretches = false;
    return whole;
}

Box Layouter::line(const KatexNode &node, const GlyphLook &look, double room)
{
    Box whole;
    const double thick = node.ems("borderBottomWidth") * look.em;
    const QRectF box(0, -thick, room, thick);
    if (node.has("hdashline"))
        whole.addDashes(box, true, look.colour);
    else
        whole.addRule(box, look.colour);
    whole.stretches = true;
    return whole;
}

Box Layouter::rule(const KatexNode &node, const GlyphLook &look)
{
    Box whole;
    whole.width = node.ems("borderRightWidth") * look.em;
    const double height = node.ems("borderTopWidth") * look.em;
    whole.addRule(QRectF(0, -height, whole.width, height), look.colour);
    return whole;
}

Box Layouter::separator(const KatexNode &node, const GlyphLook &look)
{
    Box whole;
    const double thick = node.ems("borderRightWidth");
    const double height = node.ems("height");
    const QRectF box(-thick / 2 * look.em, -(node.ems("verticalAlign") + height) * look.em,
                     thick * look.em, height * look.em);
    if (node.style("borderRightStyle") == QLatin1String("dashed"))
        whole.addDashes(box, false, look.colour);
    else
        whole.addRule(box, look.colour);
    return whole; // its margins take back its width
}

// The borders and grounds of \boxed, \colorbox, \angl and \sout.
Box Layouter::frame(const KatexNode &node, const GlyphLook &look, double room)
{
    Box whole;
    whole.stretches = true;
    if (node.has("sout")) {
        whole.addRule(QRectF(0, -0.08 * look.em, room, 0.08 * look.em), look.colour);
        return whole;
    }
    const double height = node.ems("height") * look.em;
    const QRectF box(0, -height, room, height);
    if (const QColor ground = node.colour("backgroundColor"); ground.isValid())
        whole.addRule(box, ground);
    if (node.has("colorbox"))
        return whole;
    const QString set = node.style(node.has("angl") ? "borderTopWidth" : "borderWidth");
    const double thick = (set.isEmpty() ? 0.04 : emsOf(set)) * look.em;
    const QColor own = node.colour("borderColor");
    const QColor colour = own.isValid() ? own : look.colour;
    whole.addRule(QRectF(0, -height, room, thick), colour);
    whole.addRule(QRectF(room - thick, -height, thick, height), colour);
    if (!node.has("angl")) {
        whole.addRule(QRectF(0, -height, thick, height), colour);
        whole.addRule(QRectF(0, -thick, room, thick), colour);
    }
    return whole;
}

Box Layouter::lap(const KatexNode &node, const GlyphLook &look)
{
    Box whole;
    const Box inner = row(node.children(), look, 0);
    const double left = node.has("llap") ? -inner.width : node.has("clap") ? -inner.width / 2 : 0;
    whole.add(inner, left, 0);
    return whole;
}

// A span whose SVGs fill it: roots, stretched arrows and braces, strokes.
Box Layouter::pictures(const KatexNode &node, const GlyphLook &look, double room)
{
    Box whole;
    const QString width = node.style("width");
    QRectF view(0, 0, width.isEmpty() ? room : emsOf(width) * look.em,
                node.ems("height") * look.em);
    whole.stretches = width.isEmpty();
    for (const Share &share : Shares) {
        if (node.has(share.name)) {
            view.moveLeft(share.begin * room);
            view.setWidth(share.width * room);
        }
    }
    view.moveBottom(0);
    for (const QJsonValue child : node.children())
        addPicture(whole, KatexNode(child.toObject()), view, look);
    return whole;
}

// Outlines are made for lines of any length: what would be beyond the view is drawn in to its edge.
QPainterPath within(QPainterPath path, double left, double right)
{
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element element = path.elementAt(i);
        path.setElementPositionAt(i, std::clamp(element.x, left, std::max(left, right)), element.y);
    }
    return path;
}

QPainterPath stroke(const KatexNode &node, const QRectF &view, double em)
{
    const QJsonObject attributes = node.object("l");
    const auto at = [&attributes](const char *name, double size) {
        return attributes[QLatin1String(name)].toString() == QLatin1String("100%") ? size : 0;
    };
    QPainterPath path(view.topLeft() + QPointF(at("x1", view.width()), at("y1", view.height())));
    path.lineTo(view.topLeft() + QPointF(at("x2", view.width()), at("y2", view.height())));
    QPainterPathStroker stroker;
    stroker.setCapStyle(Qt::FlatCap);
    stroker.setCurveThreshold(0.01);
    stroker.setWidth(emsOf(attributes[QLatin1String("stroke-width")].toString()) * em);
    return stroker.createStroke(path);
}

void Layouter::addPicture(Box &to, const KatexNode &svg, QRectF view, const GlyphLook &look)
{
    const QJsonObject attributes = svg.object("v");
    const QStringList size = attributes[QLatin1String("viewBox")].toString().split(u' ');
    const QString aspect = attributes[QLatin1String("preserveAspectRatio")].toString();
    for (const QJsonValue child : svg.children()) {
        const KatexNode node(child.toObject());
        if (!node.object("l").isEmpty()) {
            to.parts.push_back({stroke(node, view, look.em), {}, 1, {}, look.colour});
            continue;
        }
        const double width = size.value(2).toDouble();
        const double height = size.value(3).toDouble();
        if (width <= 0 || height <= 0 || view.isEmpty())
            continue;
        double x = view.width() / width;
        double y = view.height() / height;
        if (aspect != QLatin1String("none"))
            x = y = aspect.endsWith(QLatin1String("slice")) ? std::max(x, y) : std::min(x, y);
        const double spare = view.width() - width * x;
        const double left = aspect.startsWith(QLatin1String("xMax"))   ? spare
                            : aspect.startsWith(QLatin1String("xMid")) ? spare / 2
                                                                       : 0;
        QPainterPath path = QTransform::fromScale(x, y).map(svgPath(node.part("p")));
        path.translate(left, 0);
        path = within(path, 0, view.width());
        path.setFillRule(Qt::WindingFill);
        path.translate(view.topLeft());
        to.parts.push_back({path, {}, 1, {}, look.colour});
    }
}

struct TextLine
{
    Box box;
    double height = 0;
    double depth = 0;
    double gap = 0; // above it
};

// "\\" outside of everything begins a new line.
std::vector<TextLine> linesOf(const KatexNode &html, Layouter &layouter)
{
    std::vector<TextLine> lines(1);
    for (const QJsonValue child : html.children()) {
        const KatexNode node(child.toObject());
        if (node.has("newline")) {
            lines.emplace_back();
            lines.back().gap = 0.3 + node.ems("marginTop");
            continue;
        }
        TextLine &line = lines.back();
        const Box box = layouter.box(child.toObject(), {}, 0);
        constexpr double BeforeTag = 2;
        if (node.has("tag") && box.width > 0)
            line.box.width += BeforeTag;
        line.box.add(box, line.box.width, 0);
        line.box.width += box.width;
        line.height = std::max(line.height, node.number("h"));
        line.depth = std::max(line.depth, node.number("d"));
    }
    return lines;
}

// What is drawn beyond the box KaTeX reckons with (the overhang of a slanted letter, \smash)
// belongs to it, or it would be cut off.
void includeInk(FormulaLayout &layout)
{
    QRectF ink;
    for (const Part &part : layout.parts) {
        const QRectF path = part.path.controlPointRect();
        ink |= part.rule.isEmpty()
                   ? QRectF(part.at + path.topLeft() * part.scale, path.size() * part.scale)
                   : part.rule;
    }
    const double left = std::max(0.0, -ink.left());
    for (Part &part : layout.parts) {
        part.at += QPointF(left, 0);
        part.rule.translate(left, 0);
    }
    layout.width = std::max(layout.width, ink.right()) + left;
    layout.height = std::max(layout.height, -ink.top());
    layout.depth = std::max(layout.depth, ink.bottom());
}

} // namespace

FormulaLayout layOut(const QJsonObject &tree, Fonts &fonts)
{
    FormulaLayout layout;
    const std::optional<KatexNode> html = KatexNode::find(tree, "katex-html");
    if (!html)
        return layout;
    Layouter layouter(fonts);
    const bool isDisplay = KatexNode(tree).has("katex-display");
    const std::vector<TextLine> lines = linesOf(*html, layouter);
    for (const TextLine &line : lines)
        layout.width = std::max(layout.width, line.box.width);
    Box whole;
    double down = 0;
    for (const TextLine &line : lines) {
        down += &line == &lines.front() ? 0 : layout.depth + line.gap + line.height;
        const double left = isDisplay ? (layout.width - line.box.width) / 2 : 0;
        whole.add(line.box, left, down);
        layout.depth = line.depth;
    }
    layout.height = lines.front().height;
    layout.depth += down;
    layout.parts = std::move(whole.parts);
    includeInk(layout);
    return layout;
}

} // namespace paperdip
