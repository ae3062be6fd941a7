// SPDX-License-Identifier: MIT
#include "markdown/rowfields.h"

#include "markdown/cells.h"
#include "markdown/commonest.h"
#include "markdown/escape.h"
#include "markdown/wording.h"

namespace paperdip {
namespace {

const QByteArray &rowAt(const Document &document, int index)
{
    return document.bytesAt(index);
}

QByteArray markAt(const Document &document, int index)
{
    const Span span = document.at(index).reading.markSpan;
    return rowAt(document, index).mid(span.begin, span.size());
}

// The mark that most papers of this shape carry for a state; `fallback` where none does.
QByteArray markFor(const Document &document, int index, bool read, const QByteArray &fallback)
{
    QByteArrayList marks;
    for (int i = 0; i < document.size(); ++i) {
        const ListNode &node = document.at(i);
        const bool is = node.reading.mark && !node.reading.markSpan.isNull() &&
                        node.segment.structure == document.at(index).segment.structure &&
                        (node.reading.mark == ReadState::Read) == read &&
                        node.reading.mark != ReadState::Reading;
        if (is)
            marks.append(markAt(document, i));
    }
    return commonest(marks, fallback);
}

QList<QByteArray> inCell(const Document &document, int index, Span span,
                         const QList<QByteArray> &forms)
{
    QList<QByteArray> candidates;
    for (const QByteArray &form : forms)
        candidates.append(withCellText(rowAt(document, index), span, form));
    return candidates;
}

} // namespace

Failure noPlaceFor(const QString &what)
{
    return fail(ErrorCode::NoPlace,
                QStringLiteral("The list's form has no place for %1 here.").arg(what));
}

Result<Document> setRowState(const Document &document, int index, bool read)
{
    const Reading &reading = document.at(index).reading;
    const bool isHtml = reading.structure == Structure::HtmlItem; // an empty cell is no mark there
    const QByteArray fallback = read     ? QByteArray("\xE2\x9C\x85")
                                : isHtml ? QByteArray("\xE2\xAC\x9C")
                                         : QByteArray();
    const QByteArray mark = markFor(document, index, read, fallback);
    const Span span = reading.markSpan;
    const QList<QByteArray> forms =
        isHtml ? QList<QByteArray>{QByteArray(rowAt(document, index))
                                       .replace(span.begin, span.size(), mark)}
               : inCell(document, index, span, {mark});
    return patched(
        document, index, forms, Field::Box,
        [&](const Reading &is) { return is.mark && (is.mark == ReadState::Read) == read; },
        QStringLiteral("The mark of this entry cannot be changed."));
}

Result<Document> setRowKeywords(const Document &document, int index, const QStringList &keywords)
{
    const Reading &reading = document.at(index).reading;
    if (reading.keywordsSpan.isNull())
        return noPlaceFor(QStringLiteral("keywords"));
    QByteArrayList words;
    for (const QString &keyword : keywords)
        words.append(writtenForms(keyword).first());
    return patched(
        document, index, inCell(document, index, reading.keywordsSpan, {words.join(", ")}),
        Field::Keywords, [&](const Reading &is) { return is.keywords == keywords; },
        QStringLiteral("These keywords cannot be written in this table."));
}

Result<Document> setRowRemark(const Document &document, int index, const QString &remark)
{
    const Reading &reading = document.at(index).reading;
    if (reading.remarkSpan.isNull())
        return noPlaceFor(QStringLiteral("a remark"));
    const QString asked = remark.simplified();
    return patched(
        document, index,
        inCell(document, index, reading.remarkSpan,
               asked.isEmpty() ? QList<QByteArray>{QByteArray()} : writtenForms(asked)),
        Field::Remark, [&](const Reading &is) { return is.remark == asked; },
        QStringLiteral("This remark cannot be written in this table."));
}

Result<Document> setRowNote(const Document &document, int index, const QString &path)
{
    const Reading &reading = document.at(index).reading;
    const QByteArray written = writtenPath(path);
    QList<QByteArray> candidates;
    if (reading.noteLink >= 0) {
        const Link &link = reading.links.at(reading.noteLink);
        if (path.isEmpty())
            candidates = inCell(document, index, link.whole, {QByteArray()});
        else if (!link.urlSpan.isNull())
            candidates = inCell(document, index, link.urlSpan, {written});
    } else if (!reading.noteSpan.isNull()) {
        candidates = inCell(document, index, {reading.noteSpan.end, reading.noteSpan.end},
                            {'[' + nearestNoteLabel(document, index) + "](" + written + ')'});
    } else {
        return noPlaceFor(QStringLiteral("a note"));
    }
    return patched(
        document, index, candidates, Field::Note,
        [&](const Reading &is) { return is.notePath == path; },
        QStringLiteral("This path cannot be written as a note link in this table."));
}

} // namespace paperdip
