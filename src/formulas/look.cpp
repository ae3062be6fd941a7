// SPDX-License-Identifier: MIT
#include "formulas/look.h"

#include <array>

namespace paperdip {

namespace {

// What the style sheet gives to a class, in ems.
struct ClassSpacing
{
    const char *name;
    Spacing spacing;
};
constexpr std::array Spacings{ClassSpacing{"root", {0.27777778, -0.55555556, 0, 0}},
                              ClassSpacing{"angl", {0, 0.03889, 0, 0}},
                              ClassSpacing{"cancel-lap", {-0.2, -0.2, 0, 0}},
                              ClassSpacing{"cancel-pad", {0, 0, 0.2, 0.2}},
                              ClassSpacing{"anglpad", {0, 0, 0.03889, 0.03889}},
                              ClassSpacing{"boxpad", {0, 0, 0.3, 0.3}},
                              ClassSpacing{"x-arrow-pad", {0, 0, 0.5, 0.5}},
                              ClassSpacing{"cd-arrow-pad", {0, 0, 0.27778, 0.55556}}};

// Classes that choose a family; an empty one keeps it.
struct FaceClass
{
    const char *name;
    const char *family;
    bool bold;
    bool italic;
};
constexpr std::array FaceClasses{FaceClass{"textrm", "Main", false, false},
                                 FaceClass{"textsf", "SansSerif", false, false},
                                 FaceClass{"texttt", "Typewriter", false, false},
                                 FaceClass{"textbf", "", true, false},
                                 FaceClass{"textit", "", false, true},
                                 FaceClass{"mathnormal", "Math", false, true},
                                 FaceClass{"mathit", "Main", false, true},
                                 FaceClass{"mathbf", "Main", true, false},
                                 FaceClass{"boldsymbol", "Math", true, true},
                                 FaceClass{"amsrm", "AMS", false, false},
                                 FaceClass{"mathbb", "AMS", false, false},
                                 FaceClass{"textbb", "AMS", false, false},
                                 FaceClass{"mathcal", "Caligraphic", false, false},
                                 FaceClass{"mathfrak", "Fraktur", false, false},
                                 FaceClass{"textfrak", "Fraktur", false, false},
                                 FaceClass{"mathtt", "Typewriter", false, false},
                                 FaceClass{"mathscr", "Script", false, false},
                                 FaceClass{"textscr", "Script", false, false},
                                 FaceClass{"mathsf", "SansSerif", false, false},
                                 FaceClass{"mathboldsf", "SansSerif", true, false},
                                 FaceClass{"textboldsf", "SansSerif", true, false},
                                 FaceClass{"mathitsf", "SansSerif", false, true},
                                 FaceClass{"textitsf", "SansSerif", false, true},
                                 FaceClass{"delim-size1", "Size1", false, false},
                                 FaceClass{"delim-size4", "Size4", false, false},
                                 FaceClass{"small-op", "Size1", false, false},
                                 FaceClass{"large-op", "Size2", false, false}};

void setFace(GlyphLook &look, const KatexNode &node)
{
    for (const FaceClass &one : FaceClasses) {
        if (!node.has(one.name))
            continue;
        if (*one.family)
            look.face.family = QString::fromLatin1(one.family);
        look.face.bold = look.face.bold || one.bold;
        look.face.italic = look.face.italic || one.italic;
    }
    if (node.has("mathrm") || node.has("mainrm"))
        look.face.italic = false;
    if (node.has("mainrm"))
        look.face.family = QStringLiteral("Main");
    if (node.has("delimsizing")) {
        for (const char *size : {"1", "2", "3", "4"}) {
            if (node.has(QByteArray("size").append(size).constData()))
                look.face.family = QStringLiteral("Size") + QLatin1String(size);
        }
    }
}

} // namespace

GlyphLook inherited(GlyphLook look, const KatexNode &node)
{
    look.em *= node.sizing();
    setFace(look, node);
    for (const char *centred :
         {"mfrac", "op-limits", "accent", "x-arrow", "mover", "munder", "col-align-c"}) {
        if (node.has(centred))
            look.align = Align::Center;
    }
    if (node.has("msupsub") || node.has("svg-align") || node.has("col-align-l"))
        look.align = Align::Left;
    if (node.has("col-align-r"))
        look.align = Align::Right;
    if (const QColor colour = node.colour("color"); colour.isValid())
        look.colour = colour;
    return look;
}

Spacing spacingOf(const KatexNode &node)
{
    Spacing sum;
    for (const ClassSpacing &one : Spacings) {
        if (!node.has(one.name))
            continue;
        sum.marginLeft += one.spacing.marginLeft;
        sum.marginRight += one.spacing.marginRight;
        sum.paddingLeft += one.spacing.paddingLeft;
        sum.paddingRight += one.spacing.paddingRight;
    }
    return sum;
}

} // namespace paperdip
