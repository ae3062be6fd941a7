// SPDX-License-Identifier: MIT
#include "formulas/fonts.h"

#include <QFileInfo>
#include <QGlyphRun>
#include <QTextLayout>

#include <array>

namespace paperdip {

namespace {

constexpr double Size = 1000; // pixels to the em: outlines as the fonts have them
constexpr double Blank = 0.25;

QPainterPath inEms(const QPainterPath &path, double size)
{
    QPainterPath scaled = QTransform::fromScale(1 / size, 1 / size).map(path);
    scaled.setFillRule(Qt::WindingFill);
    return scaled;
}

} // namespace

Fonts::Fonts(const QString &folder, const QFont &fallback) : m_folder(folder), m_fallback(fallback)
{
    m_fallback.setPixelSize(100);
    m_fallback.setHintingPreference(QFont::PreferNoHinting);
}

QRawFont &Fonts::font(const QString &name)
{
    const auto found = m_fonts.find(name);
    if (found != m_fonts.end())
        return found->second;
    const QString path = m_folder + QStringLiteral("/KaTeX_") + name + QStringLiteral(".ttf");
    return m_fonts[name] =
               QFileInfo::exists(path) ? QRawFont(path, Size, QFont::PreferNoHinting) : QRawFont();
}

// Not every family has every style: the nearest.
QString Fonts::nameOf(const Face &face) const
{
    const QString family = face.family.isEmpty() ? QStringLiteral("Main") : face.family;
    if (family == QLatin1String("Math"))
        return face.bold ? QStringLiteral("Math-BoldItalic") : QStringLiteral("Math-Italic");
    const bool italic = face.italic && (family == QLatin1String("Main") ||
                                        (family == QLatin1String("SansSerif") && !face.bold));
    static const QStringList bolds{QStringLiteral("Main"), QStringLiteral("SansSerif"),
                                   QStringLiteral("Caligraphic"), QStringLiteral("Fraktur")};
    const bool bold = face.bold && bolds.contains(family);
    if (bold)
        return family + (italic ? QStringLiteral("-BoldItalic") : QStringLiteral("-Bold"));
    return family + (italic ? QStringLiteral("-Italic") : QStringLiteral("-Regular"));
}

// Null: the face does not have it.
const Fonts::Glyph *Fonts::glyph(char32_t character, const QString &name)
{
    const std::pair key(name, character);
    const auto found = m_glyphs.constFind(key);
    if (found != m_glyphs.cend())
        return &*found;
    QRawFont &from = font(name);
    if (!from.isValid() || !from.supportsCharacter(character))
        return nullptr;
    const QList<quint32> indexes = from.glyphIndexesForString(QString::fromUcs4(&character, 1));
    if (indexes.isEmpty() || indexes.first() == 0)
        return nullptr;
    Glyph made;
    made.path = inEms(from.pathForGlyph(indexes.first()), Size);
    made.advance = from.advancesForGlyphIndexes({indexes.first()}).value(0).x() / Size;
    return &*m_glyphs.insert(key, made);
}

std::vector<Fonts::Glyph> Fonts::glyphs(const QString &text, const Face &face)
{
    const std::array names{nameOf(face), QStringLiteral("Main-Regular"),
                           QStringLiteral("AMS-Regular")};
    std::vector<Glyph> found;
    QString foreign;
    for (const char32_t character : text.toUcs4()) {
        if (character == 0x200b)
            continue;
        if (character == U' ' || character == 0xa0) {
            addForeign(found, std::exchange(foreign, {}), face);
            found.push_back({{}, {}, Blank});
            continue;
        }
        const Glyph *own = nullptr;
        for (const QString &name : names)
            own = own ? own : glyph(character, name);
        if (!own) {
            foreign += QString::fromUcs4(&character, 1);
            continue;
        }
        addForeign(found, std::exchange(foreign, {}), face);
        found.push_back(*own);
    }
    addForeign(found, foreign, face);
    return found;
}

void Fonts::addForeign(std::vector<Glyph> &glyphs, const QString &text, const Face &face)
{
    if (text.isEmpty())
        return;
    QFont font = m_fallback;
    font.setBold(face.bold);
    const double size = font.pixelSize();
    QTextLayout layout(text, font);
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    for (const QGlyphRun &run : layout.glyphRuns()) {
        const QList<quint32> indexes = run.glyphIndexes();
        const QList<QPointF> places = run.positions();
        for (qsizetype i = 0; i < indexes.size() && i < places.size(); ++i) {
            const QPointF at = (places[i] - QPointF(0, line.ascent())) / size;
            glyphs.push_back({inEms(run.rawFont().pathForGlyph(indexes[i]), size), at, 0});
        }
    }
    glyphs.push_back({{}, {}, line.naturalTextWidth() / size});
}

} // namespace paperdip
