// SPDX-License-Identifier: MIT
#include "markdown/linkform.h"

#include "markdown/escape.h"
#include "markdown/lines.h"
#include "markdown/segmenttext.h"

#include <algorithm>

namespace paperdip {

namespace {

bool hasText(QByteArrayView bytes)
{
    return std::any_of(bytes.begin(), bytes.end(), [](char c) {
        return isLetterByte(c) || isDigitByte(c) || static_cast<unsigned char>(c) >= 0x80;
    });
}

QByteArrayView part(const QByteArray &segment, qsizetype begin, qsizetype end)
{
    return begin <= end ? QByteArrayView(segment).sliced(begin, end - begin) : QByteArrayView();
}

// Where the text behind marker and box begins.
qsizetype textBegin(const QByteArray &segment, const Reading &reading)
{
    const std::optional<ItemHead> head = itemHead(segment);
    qsizetype at = reading.boxAt >= 0 ? reading.boxAt + 2 : head ? head->content : 0;
    while (at < segment.size() && isSpaceByte(segment[at]))
        ++at;
    return at;
}

bool startsWithLabel(QByteArrayView text, const Reading &reading)
{
    const qsizetype close = text.startsWith('[') ? text.indexOf(']') : -1;
    return close > 0 && !reading.arxiv.isEmpty() &&
           text.first(close).contains(QByteArrayView(reading.arxiv.toUtf8()));
}

// "A Title [[Paper](url)]": the title stands before a link that only says what it leads to.
std::optional<LinkForm> titleFirst(const QByteArray &segment, const Reading &reading)
{
    const Link &main = *reading.main;
    const Span &title = reading.titleSpan;
    const qsizetype begin = textBegin(segment, reading);
    const QByteArrayView open = part(segment, begin, title.begin);
    if (hasText(open) || hasText(part(segment, title.end, main.whole.begin)) ||
        main.textSpan.size() > 12)
        return {};
    LinkForm form;
    form.open = open.toByteArray();
    form.middle = part(segment, title.end, main.urlSpan.begin).toByteArray();
    form.close = part(segment, main.urlSpan.end, main.whole.end).toByteArray();
    const bool bracket = main.whole.begin > 0 && segment[main.whole.begin - 1] == '[' &&
                         main.whole.end < segment.size() && segment[main.whole.end] == ']';
    if (bracket)
        form.close += ']';
    return form;
}

QByteArray addressOf(const NewPaper &paper, const AddressForm &form)
{
    const QString id = form.versioned && paper.version > 0
                           ? ArxivId{paper.arxiv, paper.version}.versioned()
                           : paper.arxiv;
    const QString folder = form.pdf ? QStringLiteral("pdf/") : QStringLiteral("abs/");
    return (QStringLiteral("https://arxiv.org/") + folder + id +
            (form.suffix ? QStringLiteral(".pdf") : QString()))
        .toUtf8();
}

} // namespace

std::optional<LinkForm> linkFormOf(const QByteArray &segment, const Reading &reading)
{
    if (!reading.main || reading.main->urlSpan.isNull() || reading.main->textSpan.isNull() ||
        reading.main->textSpan.end >= reading.main->urlSpan.begin)
        return {};
    const Link &main = *reading.main;
    if (!reading.titleSpan.isNull() && reading.titleSpan.end <= main.whole.begin)
        return titleFirst(segment, reading);
    LinkForm form;
    form.labelled = startsWithLabel(part(segment, main.textSpan.begin, main.textSpan.end), reading);
    const bool inside = !reading.titleSpan.isNull() &&
                        reading.titleSpan.begin >= main.textSpan.begin &&
                        reading.titleSpan.end <= main.textSpan.end;
    if (!inside && !reading.placeholder)
        return {};
    if (inside && !form.labelled) {
        form.open = part(segment, main.whole.begin, reading.titleSpan.begin).toByteArray();
        form.middle = part(segment, reading.titleSpan.end, main.urlSpan.begin).toByteArray();
    } else {
        form.middle = part(segment, main.textSpan.end, main.urlSpan.begin).toByteArray();
    }
    form.close = part(segment, main.urlSpan.end, main.whole.end).toByteArray();
    const QByteArrayView around = part(segment, textBegin(segment, reading), main.whole.begin);
    const bool emphasis = !around.isEmpty() && !hasText(around) &&
                          (around[0] == '*' || around[0] == '_') &&
                          QByteArrayView(segment).sliced(main.whole.end).startsWith(around);
    if (emphasis) {
        form.open.prepend(around.toByteArray());
        form.close.append(around.toByteArray());
    }
    if (hasText(form.open) || hasText(form.middle) || hasText(form.close)) // a link's own title
        return LinkForm{QByteArrayLiteral("["), form.labelled, QByteArrayLiteral("]("),
                        QByteArrayLiteral(")")};
    return form;
}

AddressForm addressFormOf(const Reading &reading)
{
    if (!reading.main)
        return {};
    const QString &url = reading.main->url;
    return {url.contains(QLatin1String("/pdf/")), url.endsWith(QLatin1String(".pdf")),
            reading.version > 0};
}

QList<QByteArray> linksFor(const NewPaper &paper, const LinkForm &arxivForm,
                           const LinkForm &otherForm, const AddressForm &address)
{
    const bool arxiv = !paper.arxiv.isEmpty();
    const LinkForm form = arxiv ? arxivForm : otherForm.labelled ? LinkForm() : otherForm;
    const QByteArray url = arxiv ? addressOf(paper, address) : writtenUrl(paper.url);
    const QByteArray label = form.labelled ? '[' + paper.arxiv.toUtf8() + ']' : QByteArray();
    const QString title = paper.title.simplified();
    QList<QByteArray> links;
    if (title.isEmpty() && form.labelled)
        return {form.open + label + form.middle + url + form.close};
    const QString shown = !title.isEmpty() ? title : arxiv ? paper.arxiv : paper.url.trimmed();
    for (const QByteArray &text : writtenForms(shown))
        links.append(form.open + (form.labelled ? label + ' ' : label) + text + form.middle + url +
                     form.close);
    return links;
}

} // namespace paperdip
