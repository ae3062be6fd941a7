// SPDX-License-Identifier: MIT
#include "markdown/htmlparts.h"

#include "markdown/blocks.h"
#include "markdown/lines.h"
#include "markdown/plaintext.h"
#include "markdown/segmenttext.h"

#include <algorithm>
#include <initializer_list>

namespace paperdip {
namespace {

struct Tag
{
    Span span;
    QByteArray name; // lower case
    bool closes = false;
};

// The next tag at or behind `at`, over comments; its span is null where there is none.
Tag nextTag(QByteArrayView bytes, qsizetype at)
{
    for (at = bytes.indexOf('<', at); at >= 0; at = bytes.indexOf('<', at + 1)) {
        if (bytes.sliced(at).startsWith("<!--")) {
            const qsizetype end = bytes.indexOf("-->", at + 4);
            if (end < 0)
                return {};
            at = end;
            continue;
        }
        Tag tag;
        qsizetype name = at + 1;
        tag.closes = name < bytes.size() && bytes[name] == '/';
        name += tag.closes ? 1 : 0;
        qsizetype end = name;
        while (end < bytes.size() && (isLetterByte(bytes[end]) || isDigitByte(bytes[end])))
            ++end;
        const qsizetype close = end > name ? bytes.indexOf('>', end) : -1;
        if (close < 0)
            continue;
        tag.span = {at, close + 1};
        tag.name = bytes.sliced(name, end - name).toByteArray().toLower();
        return tag;
    }
    return {};
}

bool isOneOf(const QByteArray &name, std::initializer_list<const char *> names)
{
    return std::any_of(names.begin(), names.end(),
                       [&name](const char *other) { return name == other; });
}

bool isContainer(const QByteArray &name)
{
    return isOneOf(name, {"ul", "ol", "dl", "table", "thead", "tbody", "tfoot", "div", "details",
                          "center", "section", "blockquote"});
}

Tag tagAtLine(QByteArrayView line)
{
    const qsizetype begin = indentOf(line).bytes;
    if (begin >= line.size() || line[begin] != '<')
        return {};
    const Tag tag = nextTag(line, begin);
    return tag.span.begin == begin ? tag : Tag();
}

// With the tags that open right before a span and close right behind it.
Span withTags(QByteArrayView item, Span span, Span limit)
{
    const QByteArrayView before = item.sliced(limit.begin, span.begin - limit.begin);
    if (!hasLetters(plainText(before)))
        span.begin = limit.begin;
    for (Tag tag = nextTag(item, span.end);
         tag.span.begin == span.end && tag.closes && tag.span.end <= limit.end;
         tag = nextTag(item, span.end))
        span.end = tag.span.end;
    return span;
}

} // namespace

Structure htmlPartAt(QByteArrayView line)
{
    const Tag tag = tagAtLine(line);
    if (!tag.closes && isOneOf(tag.name, {"li", "tr", "p"}))
        return Structure::HtmlItem;
    if (tag.closes && isOneOf(tag.name, {"ul", "ol", "table", "thead", "tbody"}))
        return Structure::HtmlEnd;
    return Structure::Html;
}

bool mayHoldHtmlParts(QByteArrayView firstLine)
{
    const Tag tag = tagAtLine(firstLine);
    return !tag.span.isNull() && !isOneOf(tag.name, {"pre", "script", "style", "textarea"});
}

bool isWholeHtml(QByteArrayView item, bool partFollows)
{
    const QByteArray own = htmlTagOf(item);
    int ownOpen = 0;
    int open = 0;
    for (Tag tag = nextTag(item, 0); !tag.span.isNull(); tag = nextTag(item, tag.span.end)) {
        if (tag.name == own)
            ownOpen += tag.closes ? -1 : 1;
        else if (isContainer(tag.name))
            open += tag.closes ? -1 : 1;
        if (open < 0 || ownOpen < 0)
            return false;
    }
    return open == 0 && (ownOpen == 0 || (ownOpen == 1 && partFollows));
}

QByteArray htmlTagOf(QByteArrayView item)
{
    const Tag tag = tagAtLine(item.first(lineAt(item, 0).end));
    return !tag.closes && isOneOf(tag.name, {"li", "tr", "p"}) ? tag.name : QByteArray();
}

std::vector<Span> htmlTexts(QByteArrayView item)
{
    const QByteArray own = htmlTagOf(item);
    std::vector<Span> texts;
    qsizetype begin = -1;
    for (Tag tag = nextTag(item, 0); !tag.span.isNull(); tag = nextTag(item, tag.span.end)) {
        const bool bounds = own == "tr" ? isOneOf(tag.name, {"td", "th", "tr"}) : tag.name == own;
        if (!bounds)
            continue;
        if (begin >= 0)
            texts.push_back(trimmed(item, {begin, tag.span.begin}));
        begin = tag.closes || (own == "tr" && tag.name == own) ? -1 : tag.span.end;
    }
    if (begin >= 0)
        texts.push_back(trimmed(item, {begin, item.size()}));
    return texts;
}

QByteArray htmlLike(QByteArrayView model, const Reading &reading, const QByteArray &title,
                    const QByteArray &url)
{
    if (!reading.main || reading.main->urlSpan.isNull() || reading.titleSpan.isNull() ||
        !isWholeHtml(model, true))
        return {};
    const Link &main = *reading.main;
    std::vector<std::pair<Span, QByteArray>> parts{{reading.titleSpan, title}, {main.urlSpan, url}};
    std::sort(parts.begin(), parts.end(),
              [](const auto &a, const auto &b) { return a.first.begin < b.first.begin; });
    const Span kept{std::min(reading.titleSpan.begin, main.whole.begin),
                    std::max(reading.titleSpan.end, main.whole.end)};
    QByteArray made;
    qsizetype at = 0;
    const auto keep = [&](Span span) { // as written, but for title and address
        for (const auto &[where, by] : parts) {
            if (where.begin < span.begin || where.end > span.end)
                continue;
            made += model.sliced(span.begin, where.begin - span.begin).toByteArray() + by;
            span.begin = where.end;
        }
        made += model.sliced(span.begin, span.size());
    };
    for (const Span &text : htmlTexts(model)) {
        made += model.sliced(at, text.begin - at);
        if (text.begin <= kept.begin && kept.end <= text.end)
            keep(withTags(model, kept, text));
        else if (text.begin <= reading.titleSpan.begin && reading.titleSpan.end <= text.end)
            made += title;
        else if (text.begin <= main.whole.begin && main.whole.end <= text.end)
            keep(main.whole);
        at = text.end;
    }
    made += model.sliced(at);
    return made.first(contentEnd(made));
}

QList<QByteArray> writtenHtml(const QString &text)
{
    const QString escaped =
        text.toHtmlEscaped().replace(QLatin1String("&quot;"), QLatin1String("\""));
    QString marked;
    for (const QChar c : escaped) {
        const bool isMark = QStringLiteral("\\*_`[]~").contains(c);
        marked += isMark ? QStringLiteral("&#%1;").arg(c.unicode()) : QString(c);
    }
    return {escaped.toUtf8(), marked.toUtf8()};
}

} // namespace paperdip
