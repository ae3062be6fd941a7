// SPDX-License-Identifier: MIT
#pragma once

#include <QFont>
#include <QHash>
#include <QPainterPath>
#include <QRawFont>

#include <map>
#include <vector>

namespace paperdip {

// KaTeX's faces and, for what they do not have, the window's own font. Lives and dies on one
// thread.
class Fonts
{
public:
    struct Face
    {
        QString family; // "Main", "Math", "Size2"
        bool bold = false;
        bool italic = false;
    };
    struct Glyph
    {
        QPainterPath path; // in ems
        QPointF at;
        double advance = 0;
    };

    // `folder` holds the TTF files; `fallback` sets what is not in them, such as Chinese.
    Fonts(const QString &folder, const QFont &fallback);

    std::vector<Glyph> glyphs(const QString &text, const Face &face);

private:
    QRawFont &font(const QString &name);
    QString nameOf(const Face &face) const;
    const Glyph *glyph(char32_t character, const QString &name);
    void addForeign(std::vector<Glyph> &glyphs, const QString &text, const Face &face);

    QString m_folder;
    QFont m_fallback;
    std::map<QString, QRawFont> m_fonts;
    QHash<std::pair<QString, char32_t>, Glyph> m_glyphs;
};

} // namespace paperdip
