// SPDX-License-Identifier: MIT
#include "formats/html.h"

#include "formats/names.h"

namespace paperdip {

namespace {

constexpr auto head = R"(<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="Paper Dip">
)";

constexpr auto style = R"(<style>
:root { --ink: #1f2328; --faint: #59636e; --paper: #ffffff; --line: #d9dee3; --link: #0b5cad; --chip: #eef1f4; --read: #1a7f37; }
@media (prefers-color-scheme: dark) {
:root { --ink: #e6e6e6; --faint: #a0a7ae; --paper: #1b1d1f; --line: #3a3f44; --link: #7ab7f5; --chip: #2a2e32; --read: #5fbf77; }
}
body { margin: 0 auto; max-width: 46rem; padding: 1rem 1rem 3rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
  overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: .5rem 0 1rem; }
h2 { font-size: 1.3rem; margin: 2.2rem 0 .6rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.1rem; margin: 1.6rem 0 .5rem; }
h4, h5, h6 { font-size: 1rem; margin: 1.2rem 0 .4rem; color: var(--faint); }
ul { list-style: none; margin: 0; padding: 0; }
li { position: relative; margin: 0 0 .9rem; padding-left: 1.6rem; }
a { color: var(--link); text-decoration: none; }
a:hover, a:focus { text-decoration: underline; }
p { margin: .1rem 0; }
.mark { position: absolute; left: 0; color: var(--faint); }
.read .mark { color: var(--read); }
.title { font-weight: 600; }
.facts { color: var(--faint); font-size: .9rem; }
.keyword { display: inline-block; background: var(--chip); border-radius: .6rem; padding: 0 .5rem; margin: .15rem .3rem 0 0; font-size: .85rem; }
details { font-size: .92rem; }
summary { color: var(--faint); cursor: pointer; }
@media print { body { max-width: none; } details { display: none; } }
</style>
)";

QString escaped(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (const QChar c : text)
        clean += c.category() == QChar::Other_Control && c != u'\n' ? QLatin1Char(' ') : c;
    return clean.toHtmlEscaped();
}

QString linked(const QString &url, const QString &text)
{
    const QString safe = safeUrl(url);
    if (safe.isEmpty())
        return escaped(text);
    return QStringLiteral("<a href=\"") + escaped(safe) + QStringLiteral("\">") + escaped(text) +
           QStringLiteral("</a>");
}

QString inClass(const char *tag, const char *name, const QString &html)
{
    const QString element = QLatin1String(tag);
    return QLatin1Char('<') + element + QStringLiteral(" class=\"") + QLatin1String(name) +
           QStringLiteral("\">") + html + QStringLiteral("</") + element + QLatin1Char('>');
}

// "Tri Dao, Daniel Y. Fu et al.": a page is read, not cited.
QString authorsOf(const Citation &citation)
{
    constexpr qsizetype shown = 6;
    QString text = citation.authors.mid(0, shown).join(QLatin1String(", "));
    if (citation.authors.size() > shown)
        text += QLatin1String(" et al.");
    return text;
}

QString factsOf(const Citation &citation)
{
    QStringList facts;
    if (!citation.authors.isEmpty())
        facts << escaped(authorsOf(citation));
    if (!citation.venue.isEmpty())
        facts << escaped(citation.venue);
    if (citation.year > 0 && !citation.venue.contains(QString::number(citation.year)))
        facts << QString::number(citation.year);
    if (!citation.arxiv.isEmpty())
        facts << linked(bestUrl(citation), QStringLiteral("arXiv:") + citation.arxiv);
    for (const auto &[text, url] : citation.links) {
        if (!safeUrl(url).isEmpty())
            facts << linked(url, text.isEmpty() ? url : text);
    }
    return facts.join(QStringLiteral(" · "));
}

QString markOf(ReadState state)
{
    const char *sign = state == ReadState::Read ? "✓" : state == ReadState::Reading ? "◐" : "○";
    const char *name = state == ReadState::Read      ? "read"
                       : state == ReadState::Reading ? "reading"
                                                     : "to read";
    return QStringLiteral("<span class=\"mark\" role=\"img\" aria-label=\"%1\">%2</span>")
        .arg(QLatin1String(name), QString::fromUtf8(sign));
}

QString entry(const Citation &citation)
{
    const QString title = citation.title.isEmpty() ? bestUrl(citation) : citation.title;
    QString html = citation.state == ReadState::Read ? QStringLiteral("<li class=\"read\">")
                                                     : QStringLiteral("<li>");
    html += markOf(citation.state) + inClass("span", "title", linked(bestUrl(citation), title));
    if (const QString facts = factsOf(citation); !facts.isEmpty())
        html += QLatin1Char('\n') + inClass("p", "facts", facts);
    QString words;
    const QStringList all = citation.keywords + citation.tags;
    for (const QString &word : all)
        words += inClass("span", "keyword", escaped(word));
    if (!words.isEmpty())
        html += QStringLiteral("\n<p>") + words + QStringLiteral("</p>");
    if (!citation.remark.isEmpty())
        html += QStringLiteral("\n<p>") + escaped(citation.remark) + QStringLiteral("</p>");
    if (!citation.abstract.isEmpty()) {
        QString abstract = escaped(citation.abstract);
        abstract.replace(QLatin1String("\n\n"), QLatin1String("</p>\n<p>"));
        html += QStringLiteral("\n<details><summary>") +
                (hasCjk(title) ? QStringLiteral("摘要") : QStringLiteral("Abstract")) +
                QStringLiteral("</summary><p>") + abstract + QStringLiteral("</p></details>");
    }
    return html + QStringLiteral("</li>\n");
}

// The headings that this path has and the one before had not.
QString headings(const QStringList &before, const QStringList &path)
{
    qsizetype same = 0;
    while (same < before.size() && same < path.size() && before.at(same) == path.at(same))
        ++same;
    QString html;
    for (qsizetype i = same; i < path.size(); ++i) {
        const int level = static_cast<int>(qMin<qsizetype>(i + 2, 6));
        html += QStringLiteral("<h%1>").arg(level) + escaped(path.at(i)) +
                QStringLiteral("</h%1>\n").arg(level);
    }
    return html;
}

} // namespace

QByteArray writeHtml(const QString &title, const QList<Citation> &citations)
{
    QString body;
    QStringList section;
    bool open = false;
    for (const Citation &citation : citations) {
        QStringList path = citation.sections;
        if (!path.isEmpty() && path.first() == title) // the page's own heading
            path.removeFirst();
        if (!open || path != section) {
            body += (open ? QStringLiteral("</ul>\n") : QString()) + headings(section, path) +
                    QStringLiteral("<ul>\n");
            section = path;
            open = true;
        }
        body += entry(citation);
    }
    if (open)
        body += QStringLiteral("</ul>\n");
    const QString language = hasCjk(title + body) ? QStringLiteral("zh") : QStringLiteral("en");
    const QString html = QStringLiteral("<!DOCTYPE html>\n<html lang=\"") + language +
                         QStringLiteral("\">\n<head>\n") + QString::fromUtf8(head) +
                         QStringLiteral("<title>") + escaped(title) + QStringLiteral("</title>\n") +
                         QString::fromUtf8(style) + QStringLiteral("</head>\n<body>\n<h1>") +
                         escaped(title) + QStringLiteral("</h1>\n") + body +
                         QStringLiteral("</body>\n</html>\n");
    return html.toUtf8();
}

} // namespace paperdip
