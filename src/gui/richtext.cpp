// SPDX-License-Identifier: MIT
#include "gui/richtext.h"

#include "gui/notehtml.h"

#include <QBuffer>
#include <QPainter>
#include <QRegularExpression>

#include <cmath>

namespace paperdip {

namespace {

constexpr int WidestPicture = 1600; // pixels that are sent along
constexpr int WidestShown = 720;
constexpr double Em = 16;  // pixels of a formula's letters, beside a text of 16
constexpr double Fine = 3; // pixels of its picture for each of these

QString dataUrl(const QImage &image)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return QStringLiteral("data:image/png;base64,") + QString::fromLatin1(buffer.data().toBase64());
}

QString pictureTag(const QImage &picture, const QString &alt)
{
    const int shown = qMin(picture.width(), WidestShown);
    const QImage sent = picture.width() > WidestPicture
                            ? picture.scaledToWidth(WidestPicture, Qt::SmoothTransformation)
                            : picture;
    return QStringLiteral("<img src=\"%1\" width=\"%2\" alt=\"%3\">")
        .arg(dataUrl(sent), QString::number(shown), alt);
}

// On white: what it is put into may be dark.
QString formulaTag(const FormulaLayout &layout, const QString &escaped)
{
    const QSize size(static_cast<int>(std::ceil(layout.width * Em)) + 2,
                     static_cast<int>(std::ceil((layout.height + layout.depth) * Em)) + 2);
    QImage image(size * Fine, QImage::Format_RGB32);
    image.setDevicePixelRatio(Fine);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFormula(painter, layout, QPointF(1, 1 + layout.height * Em), Em, Qt::black);
    painter.end();
    return QStringLiteral("<img src=\"%1\" width=\"%2\" height=\"%3\" alt=\"%4\" "
                          "style=\"vertical-align: -%5px\">")
        .arg(dataUrl(image), QString::number(size.width()), QString::number(size.height()), escaped,
             QString::number(layout.depth * Em + 1, 'f', 1));
}

// Each match in the place of itself, or of what `write` makes of it.
QString replaced(const QString &text, const QRegularExpression &what,
                 const std::function<QString(const QRegularExpressionMatch &)> &write)
{
    QString result;
    qsizetype done = 0;
    for (auto found = what.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        result += QStringView(text).sliced(done, match.capturedStart() - done);
        result += write(match);
        done = match.capturedEnd();
    }
    result += QStringView(text).sliced(done);
    return result;
}

QString withLooks(QString html)
{
    static const QRegularExpression anchor(QStringLiteral("<a name=\"[^\"]*\">(\\s*)</a>"));
    html.remove(anchor);
    html.replace(QLatin1String("<li class=\"checked\">"), QStringLiteral("<li>☑ "));
    html.replace(QLatin1String("<li class=\"unchecked\">"), QStringLiteral("<li>☐ "));
    html.replace(QLatin1String("<table>"),
                 QLatin1String("<table border=\"1\" cellspacing=\"0\" cellpadding=\"6\" "
                               "style=\"border-collapse: collapse\">"));
    html.replace(QLatin1String("<pre>"),
                 QLatin1String("<pre style=\"background: #f3f5f9; padding: 8px\">"));
    return html.replace(QLatin1String("<blockquote>"),
                        QLatin1String("<blockquote style=\"border-left: 3px solid #dde1e8; "
                                      "margin-left: 0; padding-left: 10px; color: #5a626e\">"));
}

} // namespace

QString richHtml(const QString &html, const RichParts &parts)
{
    static const QRegularExpression image(QStringLiteral("<img\\b[^>]*?\\ssrc=\"([^\"]*)\"[^>]*>"));
    static const QRegularExpression alt(QStringLiteral("\\salt=\"([^\"]*)\""));
    static const QRegularExpression formula(
        QStringLiteral("<span class=\"math (?:inline|display)\">([^<]*)</span>"));
    QString rich = withLooks(html);
    rich = replaced(rich, image, [&](const QRegularExpressionMatch &match) {
        const QString words = alt.match(match.captured()).captured(1);
        const QImage picture = parts.picture(
            QUrl(match.captured(1).replace(QLatin1String("&amp;"), QLatin1String("&"))));
        return picture.isNull() ? words : pictureTag(picture, words);
    });
    return replaced(rich, formula, [&](const QRegularExpressionMatch &match) {
        const QString written = formulasIn(match.captured()).value(0);
        const auto layout = parts.formula(written);
        const QString escaped = match.captured(1);
        return layout && !layout->problem ? formulaTag(*layout, escaped) : escaped;
    });
}

} // namespace paperdip
