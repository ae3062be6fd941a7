// SPDX-License-Identifier: MIT
#include "markdown/linkform.h"

#include "markdown/escape.h"
#include "markdown/lines.h"
#include "markdown/segmenttext.h"
#include "markdown/tablelayout.h"

#include <algorithm>

namespace paperdip {

namespace {

constexpr qsizetype longestFieldLabel = 40; // bytes

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

// What stands in a link's words for the paper's own id, its month ("17.09") and its address.
constexpr char idMark = '\x01';
constexpr char monthMark = '\x02';
constexpr char urlMark = '\x03';

// "2309.06180": "23.09"; empty for ids of the old kind.
QByteArray monthOf(const QString &arxiv)
{
    return arxiv.indexOf(QLatin1Char('.')) == 4
               ? (arxiv.first(2) + QLatin1Char('.') + arxiv.mid(2, 2)).toUtf8()
               : QByteArray();
}

void replaceIfAny(QByteArray &text, const QByteArray &from, char by)
{
    if (!from.isEmpty())
        text.replace(from, QByteArray(1, by));
}

// Where an entry's text begins: behind marker and box, behind a heading's marks, in its cell.
qsizetype textBegin(const QByteArray &segment, const Reading &reading)
{
    qsizetype at = 0;
    if (reading.structure == Structure::TableRow) {
        const qsizetype title = std::max(reading.titleSpan.begin, qsizetype(0));
        for (const Span &cell : cellsOf(segment)) {
            if (cell.begin <= title)
                at = cell.begin;
        }
        return at;
    }
    if (reading.boxAt >= 0)
        at = reading.boxAt + 2;
    else if (const std::optional<ItemHead> head = itemHead(segment))
        at = reading.structure == Structure::Item ? head->content : 0;
    while (reading.structure == Structure::Heading && at < segment.size() &&
           (segment[at] == '#' || isBlankByte(segment[at])))
        ++at;
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

QByteArray withoutBreaks(QByteArrayView bytes)
{
    QByteArray text = bytes.toByteArray();
    for (const char *tag : {"<br>", "<br/>", "<br />"})
        text.replace(tag, "");
    return text;
}

// From a title to the link behind it, without the words between them: what closes the title, its
// line's end where nothing else stands on the line, and the link's opening brackets.
QByteArray bridge(QByteArrayView between)
{
    if (!hasText(withoutBreaks(between)))
        return between.toByteArray();
    qsizetype closed = 0;
    while (closed < between.size() && QByteArrayView(".*_~\"").contains(between[closed]))
        ++closed;
    qsizetype open = between.size();
    while (open > closed && QByteArrayView("[(\\").contains(between[open - 1]))
        --open;
    const Line line = lineAt(between, 0);
    const bool ownLine =
        line.next < between.size() && !hasText(withoutBreaks(between.first(line.end)));
    const qsizetype headEnd = ownLine ? line.next : closed;
    const QByteArray gap = ownLine                 ? QByteArray()
                           : between.contains('|') ? QByteArrayLiteral("|") // from cell to cell
                                                   : QByteArrayLiteral(" ");
    return between.first(headEnd).toByteArray() + gap +
           between.sliced(std::max(open, headEnd)).toByteArray();
}

// "A Title [[Paper](url)]": the title stands before a link that only says what it leads to.
std::optional<LinkForm> titleFirst(const QByteArray &segment, const Reading &reading)
{
    const Link &main = *reading.main;
    const Span &title = reading.titleSpan;
    LinkForm form;
    QByteArrayView open = part(segment, textBegin(segment, reading), title.begin);
    qsizetype marks = open.size();
    while (marks > 0 && QByteArrayView("*_~\"").contains(open[marks - 1]))
        --marks;
    form.open = (hasText(open) ? open.sliced(marks) : open).toByteArray();
    form.middle = bridge(part(segment, title.end, main.whole.begin)) +
                  part(segment, main.whole.begin, main.textSpan.begin).toByteArray();
    form.label = part(segment, main.textSpan.begin, main.textSpan.end).toByteArray();
    replaceIfAny(form.label, main.url.toUtf8(), urlMark);
    replaceIfAny(form.label, reading.arxiv.toUtf8(), idMark);
    replaceIfAny(form.label, monthOf(reading.arxiv), monthMark);
    if (form.label.size() > longestFieldLabel)
        return {};
    form.behindLabel = part(segment, main.textSpan.end, main.urlSpan.begin).toByteArray();
    form.close = part(segment, main.urlSpan.end, main.whole.end).toByteArray();
    const QByteArrayView opened = part(segment, 0, main.whole.begin);
    qsizetype end = main.whole.end;
    if (opened.endsWith('[') && segment.mid(end, 1) == "]")
        ++end;
    else if (opened.endsWith('(') && segment.mid(end, 1) == ")")
        ++end;
    else if (opened.endsWith("\\[") && segment.mid(end, 2) == "\\]")
        end += 2;
    form.close += part(segment, main.whole.end, end).toByteArray();
    return form;
}

QByteArray addressOf(const NewPaper &paper, const AddressForm &form)
{
    const QString id = form.versioned && paper.version > 0
                           ? ArxivId{paper.arxiv, paper.version}.versioned()
                           : paper.arxiv;
    const QString folder = form.pdf ? QStringLiteral("pdf/") : QStringLiteral("abs/");
    const QString scheme = form.plainHttp ? QStringLiteral("http") : QStringLiteral("https");
    return (scheme + QStringLiteral("://arxiv.org/") + folder + id +
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
        return LinkForm{"[", form.labelled, "](", {}, {}, ")"};
    return form;
}

AddressForm addressFormOf(const Reading &reading)
{
    if (!reading.main)
        return {};
    const QString &url = reading.main->url;
    return {url.contains(QLatin1String("/pdf/")), url.endsWith(QLatin1String(".pdf")),
            reading.version > 0, url.startsWith(QLatin1String("http:"))};
}

AddressForm mostly(const QList<AddressForm> &forms)
{
    const auto most = [&forms](bool AddressForm::*habit) {
        return std::count_if(forms.begin(), forms.end(),
                             [habit](const AddressForm &form) { return form.*habit; }) *
                   2 >
               forms.size();
    };
    return {most(&AddressForm::pdf), most(&AddressForm::suffix), most(&AddressForm::versioned),
            most(&AddressForm::plainHttp)};
}

QByteArray addressFor(const NewPaper &paper, const AddressForm &form)
{
    return paper.arxiv.isEmpty() ? writtenUrl(paper.url) : addressOf(paper, form);
}

QList<QByteArray> linksFor(const NewPaper &paper, const LinkForm &arxivForm,
                           const LinkForm &otherForm, const AddressForm &address)
{
    const bool arxiv = !paper.arxiv.isEmpty();
    const LinkForm form = arxiv ? arxivForm : otherForm.labelled ? LinkForm() : otherForm;
    const QByteArray url = addressFor(paper, address);
    const QByteArray label = form.labelled ? '[' + paper.arxiv.toUtf8() + ']' : QByteArray();
    const QString title = paper.title.simplified();
    QList<QByteArray> links;
    QByteArray words = form.label;
    words.replace(idMark, paper.arxiv.toUtf8());
    words.replace(monthMark, monthOf(paper.arxiv));
    words.replace(urlMark, url);
    const QByteArray behind = form.middle + words + form.behindLabel + url + form.close;
    if (title.isEmpty() && form.labelled)
        return {form.open + label + behind};
    const QString shown = !title.isEmpty() ? title : arxiv ? paper.arxiv : paper.url.trimmed();
    for (const QByteArray &text : writtenForms(shown))
        links.append(form.open + (form.labelled ? label + ' ' : label) + text + behind);
    return links;
}

} // namespace paperdip
