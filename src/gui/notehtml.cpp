// SPDX-License-Identifier: MIT
#include "gui/notehtml.h"

#include "gui/theme.h"

#include <QRegularExpression>

namespace paperdip {

namespace {

// They stand for no characters.
constexpr QChar MarkBegin(0xfdd2);
constexpr QChar MarkEnd(0xfdd3);

// The renderer's own markup: what a note says is escaped, and cannot look like it.
const QRegularExpression &formulaSpan()
{
    static const QRegularExpression span(
        QStringLiteral("<span class=\"math (?:inline|display)\">([^<]*)</span>"));
    return span;
}

QString unescaped(QString text)
{
    text.replace(QLatin1String("&lt;"), QLatin1String("<"));
    text.replace(QLatin1String("&gt;"), QLatin1String(">"));
    text.replace(QLatin1String("&quot;"), QLatin1String("\""));
    return text.replace(QLatin1String("&amp;"), QLatin1String("&"));
}

QString withFormulasMarked(const QString &html, QStringList &formulas)
{
    QString result;
    qsizetype done = 0;
    for (auto found = formulaSpan().globalMatch(html); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        result += QStringView(html).sliced(done, match.capturedStart() - done);
        result += MarkBegin + QString::number(formulas.size()) + MarkEnd;
        formulas << unescaped(match.captured(1));
        done = match.capturedEnd();
    }
    result += QStringView(html).sliced(done);
    return result;
}

} // namespace

QString forTextDocument(QString html, const Theme &theme, QStringList *formulas)
{
    const QString code =
        QStringLiteral("<table class=\"code\" width=\"100%\" cellspacing=\"0\" cellpadding=\"10\" "
                       "bgcolor=\"%1\"><tr><td><pre style=\"white-space: pre-wrap\">")
            .arg(theme.sidebar.name());
    html.replace(QLatin1String("<table>"),
                 QLatin1String("<table class=\"grid\" cellspacing=\"0\" cellpadding=\"6\">"));
    html.replace(QLatin1String("<pre>"), code);
    html.replace(QLatin1String("\n</code></pre>"), QLatin1String("</code></pre>"));
    html.replace(QLatin1String("</pre>"), QLatin1String("</pre></td></tr></table>"));
    html.replace(
        QLatin1String("<blockquote>"),
        QStringLiteral(
            "<table class=\"quote\" width=\"100%\" cellspacing=\"0\" cellpadding=\"0\"><tr>"
            "<td width=\"3\" bgcolor=\"%1\"></td><td class=\"quoted\">")
            .arg(theme.track.name()));
    html.replace(QLatin1String("</blockquote>"), QLatin1String("</td></tr></table>"));
    return formulas ? withFormulasMarked(html, *formulas) : html;
}

QStringList formulasIn(const QString &html)
{
    QStringList formulas;
    for (auto found = formulaSpan().globalMatch(html); found.hasNext();)
        formulas << unescaped(found.next().captured(1));
    return formulas;
}

FormulaMark nextFormulaMark(const QString &text, int from)
{
    const qsizetype begin = text.indexOf(MarkBegin, from);
    const qsizetype end = begin < 0 ? -1 : text.indexOf(MarkEnd, begin);
    if (end < 0)
        return {};
    return {static_cast<int>(begin), static_cast<int>(end + 1 - begin),
            QStringView(text).sliced(begin + 1, end - begin - 1).toInt()};
}

} // namespace paperdip
