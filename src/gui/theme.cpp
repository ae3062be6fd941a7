// SPDX-License-Identifier: MIT
#include "gui/theme.h"

#include "gui/paperstyle.h"
#include "gui/settings.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>

namespace paperdip {

namespace {

// Every text colour has a contrast of at least 4.5 : 1 on window, sidebar and selection.
const Theme Light{
    .dark = false,
    .window = 0xfbfcfd,
    .sidebar = 0xf3f5f9,
    .surface = 0xffffff,
    .border = 0xdfe3ea,
    .text = 0x1c1f26,
    .muted = 0x5a626e,
    .accent = 0x2559d1,
    .selection = 0xe1ebfd,
    .hover = 0xe9edf4,
    .done = 0x1e7545,
    .track = 0xdde1e8,
    .warning = 0x925200,
    .danger = 0xbd2828,
    .mark = 0xfff0b3,
};

const Theme Dark{
    .dark = true,
    .window = 0x222428,
    .sidebar = 0x1f2125,
    .surface = 0x26282d,
    .border = 0x3b3f46,
    .text = 0xe6e8ec,
    .muted = 0xadb3bd,
    .accent = 0x8ab4ff,
    .selection = 0x2f4366,
    .hover = 0x2e3138,
    .done = 0x6cc28b,
    .track = 0x3d4149,
    .warning = 0xf0a94a,
    .danger = 0xff968c,
    .mark = 0x4d4117,
};

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() <
           palette.color(QPalette::WindowText).lightness();
}

QPalette paletteOf(const Theme &theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.window);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.surface);
    palette.setColor(QPalette::AlternateBase, theme.sidebar);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.muted);
    palette.setColor(QPalette::Button, theme.dark ? theme.hover : theme.window);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::BrightText, theme.danger);
    palette.setColor(QPalette::ToolTipBase, theme.surface);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::Highlight, theme.selection);
    palette.setColor(QPalette::HighlightedText, theme.text);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::LinkVisited, theme.accent);
    palette.setColor(QPalette::Light, theme.surface);
    palette.setColor(QPalette::Midlight, theme.hover);
    palette.setColor(QPalette::Mid, theme.border);
    palette.setColor(QPalette::Dark, theme.border.darker(115));
    palette.setColor(QPalette::Shadow, theme.border.darker(140));

    QColor faint = theme.muted;
    faint.setAlphaF(0.6F);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    return palette;
}

// What the window prefers, of what is installed.
QStringList installedFaces()
{
    const QStringList all = QFontDatabase::families();
    QStringList faces{QStringLiteral("Open Sans"), QStringLiteral("Noto Sans CJK SC"),
                      QStringLiteral("Source Han Sans SC"), QStringLiteral("WenQuanYi Micro Hei")};
    faces.removeIf([&all](const QString &face) { return !all.contains(face); });
    return faces;
}

const QFont &desktopFont()
{
    static const QFont font = QApplication::font(); // before the window's own is set
    return font;
}

// The desktop's font with faces for Chinese behind it. Where none has been chosen, Qt asks for a
// sans serif, and fontconfig gives DejaVu Sans, whose Latin is much wider than any Chinese face
// beside it: then Open Sans leads, so that a window without Chinese need not open the large Chinese
// faces at all.
QFont uiFont(QFont font, const QStringList &faces)
{
    const QString system = font.family();
    static const QStringList generic{QStringLiteral("Sans Serif"), QStringLiteral("Sans"),
                                     QStringLiteral("sans-serif")};
    const bool chosen = !generic.contains(system, Qt::CaseInsensitive);
    QStringList families;
    if (chosen)
        families << system;
    for (const QString &face : faces) {
        if (face != system)
            families << face;
    }
    if (!chosen)
        families << system;
    font.setFamilies(families);
    constexpr qreal BasePoints = 10; // 13 pixels at 96 dpi
    if (font.pointSizeF() < BasePoints ||
        QGuiApplication::platformName() == QLatin1String("offscreen"))
        font.setPointSizeF(BasePoints);
    return font;
}

QPalette wantedPalette(const QPalette &system)
{
    const QString forced = qEnvironmentVariable("PAPERDIP_THEME");
    if (forced == QLatin1String("dark"))
        return paletteOf(Dark);
    if (forced == QLatin1String("light"))
        return paletteOf(Light);
    return paletteOf(isDark(system) ? Dark : Light);
}

// The palette set below hides later ones of the system, so it is taken off and derived anew.
class ThemeFollower : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::ThemeChange && watched->isWindowType())
            follow();
        return false;
    }

private:
    static void follow()
    {
        const QPalette before = QApplication::palette();
        QApplication::setPalette(QPalette());
        const QPalette wanted = wantedPalette(QApplication::palette());
        QApplication::setPalette(wanted == before ? before : wanted);
    }
};

} // namespace

Theme Theme::of(const QPalette &palette)
{
    return isDark(palette) ? Dark : Light;
}

void applyTheme(QApplication &app)
{
    const QPalette system = QApplication::palette();
    QApplication::setStyle(new PaperStyle);
    QApplication::setPalette(wantedPalette(system));
    const QVariant last = Settings().value(QLatin1String(Settings::faces));
    if (last.isValid())
        QApplication::setFont(uiFont(desktopFont(), last.toStringList()));
    else
        takeInstalledFaces();
    app.installEventFilter(new ThemeFollower(&app));
}

void takeInstalledFaces()
{
    const QStringList faces = installedFaces();
    Settings settings;
    const QVariant last = settings.value(QLatin1String(Settings::faces));
    if (last.isValid() && last.toStringList() == faces)
        return;
    settings.setValue(QLatin1String(Settings::faces), faces);
    QApplication::setFont(uiFont(desktopFont(), faces));
}

} // namespace paperdip
