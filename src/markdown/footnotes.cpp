// SPDX-License-Identifier: MIT
#include "markdown/footnotes.h"

#include <QRegularExpression>

#include <functional>

namespace paperdip {

namespace {

// A browser looks for what the address says once it is decoded.
QString anchor(const QString &id)
{
    const QString name = QString::fromUtf8(QByteArray::fromPercentEncoding(id.toUtf8()));
    return QStringLiteral("<a name=\"%1\"></a>").arg(name.toHtmlEscaped());
}

QString replaced(const QString &html, const QRegularExpression &form,
                 const std::function<QString(const QRegularExpressionMatch &)> &with)
{
    QString result;
    qsizetype done = 0;
    for (auto found = form.globalMatch(html); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        result += QStringView(html).sliced(done, match.capturedStart() - done);
        result += with(match);
        done = match.capturedEnd();
    }
    result += QStringView(html).sliced(done);
    return result;
}

} // namespace

void adaptFootnotes(QString &html)
{
    static const QRegularExpression reference(
        QStringLiteral("<sup class=\"footnote-ref\">(<a href=\"[^\"]*\") id=\"([^\"]*)\" "
                       "data-footnote-ref>"));
    static const QRegularExpression note(QStringLiteral("<li id=\"([^\"]*)\">\n(<p>)?"));
    static const QRegularExpression back(
        QStringLiteral(" class=\"footnote-backref\" data-footnote-backref aria-label=\"[^\"]*\">"));
    const QLatin1String begin("<section class=\"footnotes\" data-footnotes>\n");
    if (!html.contains(begin))
        return;
    html = replaced(html, reference, [](const QRegularExpressionMatch &match) {
        return QStringLiteral("<sup>") + anchor(match.captured(2)) + match.captured(1) + u'>';
    });
    html = replaced(html, note, [](const QRegularExpressionMatch &match) {
        return QStringLiteral("<li>\n") + match.captured(2) + anchor(match.captured(1));
    });
    html.replace(back, QStringLiteral(">"));
    html.replace(QLatin1String("<sup class=\"footnote-ref\">"), QLatin1String("<sup>"));
    html.replace(begin, QLatin1String("<div class=\"footnotes\">\n<hr />\n"));
    html.replace(QLatin1String("</section>\n"), QLatin1String("</div>\n"));
}

} // namespace paperdip
