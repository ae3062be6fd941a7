// SPDX-License-Identifier: MIT
#include "markdown/edit.h"

#include "markdown/cells.h"
#include "markdown/escape.h"
#include "markdown/htmlparts.h"
#include "markdown/lines.h"
#include "markdown/patch.h"
#include "markdown/rowfields.h"
#include "markdown/style.h"

namespace paperdip {

namespace {

QByteArray slice(const QByteArray &bytes, const Span &span)
{
    return bytes.mid(span.begin, span.size());
}

bool isInside(const Span &inner, const Span &outer)
{
    return !inner.isNull() && inner.begin >= outer.begin && inner.end <= outer.end;
}

// A link that has no text of its own: "<https://...>" or a bare address.
bool isBareLink(const Link &link)
{
    return link.textSpan == link.urlSpan || link.textSpan.isNull();
}

// The bracketed id before a title, "[2309.06180]": from its bracket to behind the closing one;
// null: none.
Span labelOf(const QByteArray &bytes, const Reading &reading)
{
    if (!reading.main || isBareLink(*reading.main))
        return {};
    const Span text = reading.main->textSpan;
    const qsizetype close = bytes.indexOf(']', text.begin);
    if (close < 0 || close >= text.end || bytes[text.begin] != '[')
        return {};
    const QString inner = QString::fromUtf8(bytes.mid(text.begin + 1, close - text.begin - 1));
    return parseArxivId(inner) ? Span{text.begin, close + 1} : Span{};
}

bool listHasLabels(const Document &document, int index)
{
    Spot spot;
    spot.at = index;
    spot.parent = document.parentOf(index);
    return entryStyleAt(document, spot).arxivForm.labelled;
}

// Where a placeholder's title goes: around it stand bytes that come with it.
struct TitlePlace
{
    Span span;
    QByteArray before;
    QByteArray after;
};

TitlePlace placeOfTitle(const Document &document, int index)
{
    const QByteArray &bytes = document.bytesAt(index);
    const Reading &reading = document.at(index).reading;
    const bool linked = reading.main.has_value() && reading.kind != NodeKind::Section;
    if (linked && isBareLink(*reading.main)) {
        const bool label = !reading.arxiv.isEmpty() && listHasLabels(document, index);
        const QByteArray id = label ? "[" + reading.arxiv.toUtf8() + "] " : QByteArray();
        return {reading.main->whole, "[" + id, "](" + slice(bytes, reading.main->urlSpan) + ")"};
    }
    if (linked && reading.placeholder) {
        const Span label = labelOf(bytes, reading);
        if (!label.isNull())
            return {{label.end, reading.main->textSpan.end}, " ", {}};
        if (reading.titleSpan.isNull() || isInside(reading.titleSpan, reading.main->textSpan))
            return {reading.main->textSpan, {}, {}};
    }
    if (!reading.titleSpan.isNull() && reading.titleSpan.size() > 0)
        return {reading.titleSpan, {}, {}};
    // A heading without a title: behind its marks.
    qsizetype at = contentEnd(bytes);
    while (at > 0 && isBlankByte(bytes[at - 1]))
        --at;
    return {{at, contentEnd(bytes)}, " ", {}};
}

// Without its title: the label alone, else the id or the address in its place.
QList<QByteArray> untitled(const QByteArray &bytes, const Reading &reading)
{
    if (!reading.main || isBareLink(*reading.main))
        return {};
    const Span text = reading.main->textSpan;
    if (const Span label = labelOf(bytes, reading); !label.isNull())
        return {spliced(bytes, label.end, text.end, {})};
    const QString shown = reading.arxiv.isEmpty() ? reading.main->url : reading.arxiv;
    const Span span = isInside(reading.titleSpan, text) ? text : reading.titleSpan;
    return {spliced(bytes, span.begin, span.end, shown.toUtf8())};
}

// A mark in a table's column, or the title struck out.
Result<Document> setMark(const Document &document, int index, bool read)
{
    const Reading &reading = document.at(index).reading;
    if ((reading.mark == ReadState::Read) == read)
        return document;
    if (reading.markSpan != reading.titleSpan)
        return setRowState(document, index, read);
    const QByteArray &bytes = document.bytesAt(index);
    const Span title = reading.titleSpan;
    const QByteArray struck =
        read ? spliced(bytes, title.begin, title.end, "~~" + slice(bytes, title) + "~~")
             : spliced(bytes, title.begin - 2, title.end + 2, slice(bytes, title));
    return patched(
        document, index, {struck}, Field::Box,
        [&](const Reading &is) {
            // The last one that is not struck out any more leaves a list without marks.
            return is.mark ? (is.mark == ReadState::Read) == read : !read;
        },
        QStringLiteral("The mark of this entry cannot be changed."));
}

// The bytes with some of them replaced; a row's cell keeps its form.
QByteArray written(const ListNode &node, const QByteArray &bytes, Span span, const QByteArray &by)
{
    return node.segment.structure == Structure::TableRow ? withCellText(bytes, span, by)
                                                         : spliced(bytes, span.begin, span.end, by);
}

} // namespace

Result<Document> setRead(const Document &document, NodeId node, bool read)
{
    const Result<int> index = nodeIndex(document, node);
    if (!index)
        return Failure(index.error());
    const Reading &reading = document.at(*index).reading;
    if (reading.mark && !reading.box)
        return setMark(document, *index, read);
    if (!reading.box)
        return fail(ErrorCode::Refused, QStringLiteral("This entry has no box in its list."));
    if (isChecked(reading) == read)
        return document;
    const QByteArray &bytes = document.bytesAt(*index);
    const QByteArray mark(1, read ? checkedLetter(document) : ' ');
    return patched(
        document, *index, {spliced(bytes, reading.boxAt, reading.boxAt + 1, mark)}, Field::Box,
        [&](const Reading &is) { return isChecked(is) == read; },
        QStringLiteral("The box of this entry cannot be changed."));
}

Result<Document> setTitle(const Document &document, NodeId node, const QString &title)
{
    const Result<int> index = nodeIndex(document, node);
    if (!index)
        return Failure(index.error());
    const Reading &reading = document.at(*index).reading;
    if (reading.kind == NodeKind::Text)
        return fail(ErrorCode::Refused, QStringLiteral("Text has no title."));
    const QByteArray &bytes = document.bytesAt(*index);
    const QString asked = title.simplified();
    const QString message = QStringLiteral("This title cannot be written in the list's form.");
    if (asked.isEmpty()) {
        const QList<QByteArray> candidates =
            reading.kind == NodeKind::Section ? QList<QByteArray>() : untitled(bytes, reading);
        return patched(
            document, *index, candidates, Field::Title,
            [](const Reading &is) { return is.placeholder; }, message);
    }
    const TitlePlace place = placeOfTitle(document, *index);
    QList<QByteArray> candidates;
    for (const QByteArray &form :
         isHtml(reading.structure) ? writtenHtml(asked) : writtenForms(asked))
        candidates.append(
            written(document.at(*index), bytes, place.span, place.before + form + place.after));
    return patched(
        document, *index, candidates, Field::Title,
        [&](const Reading &is) { return is.title == asked; }, message);
}

namespace {

// The text of a link whose address changes: a bracketed id, an id or the address itself go with it.
QByteArray followingText(const QByteArray &bytes, const Reading &reading, const QString &url)
{
    const Span text = reading.main->textSpan;
    const std::optional<ArxivId> id = arxivFromUrl(url);
    if (const Span label = labelOf(bytes, reading); !label.isNull()) {
        const QByteArray title = bytes.mid(label.end, text.end - label.end);
        return id                          ? "[" + id->id.toUtf8() + "]" + title
               : title.trimmed().isEmpty() ? url.toUtf8()
                                           : title.trimmed();
    }
    const bool namesOld =
        (!reading.arxiv.isEmpty() && slice(bytes, text).contains(reading.arxiv.toUtf8())) ||
        slice(bytes, text) == reading.main->url.toUtf8();
    if (namesOld && !isInside(reading.titleSpan, text))
        return slice(bytes, text) == reading.main->url.toUtf8() || !id ? url.toUtf8()
                                                                       : id->id.toUtf8();
    if (reading.placeholder && isInside(reading.titleSpan, text))
        return id ? id->id.toUtf8() : url.toUtf8();
    return slice(bytes, text);
}

} // namespace

Result<Document> setUrl(const Document &document, NodeId node, const QString &url)
{
    const Result<int> index = nodeIndex(document, node);
    if (!index)
        return Failure(index.error());
    const Reading &reading = document.at(*index).reading;
    const QByteArray address = writtenUrl(url).replace('"', "%22");
    if (address.isEmpty())
        return fail(ErrorCode::Invalid, QStringLiteral("An entry needs an address."));
    if (reading.kind == NodeKind::Text)
        return fail(ErrorCode::Refused, QStringLiteral("Text has no address."));
    if (reading.main && reading.main->urlSpan.isNull())
        return fail(ErrorCode::Refused,
                    QStringLiteral("The address stands elsewhere in the list, as a reference."));

    const QByteArray &bytes = document.bytesAt(*index);
    QByteArray changed;
    if (!reading.main) {
        const Span title = reading.titleSpan;
        if (title.isNull())
            return fail(ErrorCode::Refused, QStringLiteral("There is no title to link."));
        changed = written(document.at(*index), bytes, title,
                          "[" + slice(bytes, title) + "](" + address + ")");
    } else {
        const Link &main = *reading.main;
        changed = written(document.at(*index), bytes, main.urlSpan, address);
        if (!isBareLink(main) && main.textSpan.end <= main.urlSpan.begin)
            changed = written(document.at(*index), changed, main.textSpan,
                              followingText(bytes, reading, url.trimmed()));
    }
    const QString asked = QString::fromUtf8(address);
    return patched(
        document, *index, {changed}, Field::Url,
        [&](const Reading &is) { return is.main && is.main->url == asked; },
        QStringLiteral("This address cannot be written in the list's form."));
}

} // namespace paperdip
