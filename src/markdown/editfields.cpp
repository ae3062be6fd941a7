// SPDX-License-Identifier: MIT
#include "markdown/edit.h"

#include "markdown/escape.h"
#include "markdown/htmlparts.h"
#include "markdown/lines.h"
#include "markdown/patch.h"
#include "markdown/plaintext.h"
#include "markdown/rowfields.h"
#include "markdown/segmenttext.h"
#include "markdown/wording.h"

#include <algorithm>

namespace paperdip {

namespace {

// One paper's bytes with what its fields need to know of the list around.
struct PaperFields
{
    const Document &document;
    int index;
    const QByteArray &bytes;
    const Reading &reading;
    qsizetype headEnd; // behind title and main link

    QByteArray lineEnd() const
    {
        const QByteArray own = lineEndOf(bytes);
        const QByteArray any = own.isEmpty() ? lineEndOf(document.tiles().front().bytes) : own;
        return any.isEmpty() ? QByteArrayLiteral("\n") : any;
    }
    // The note link, with brackets that stand around it; null: there is none.
    Span note() const
    {
        if (reading.noteLink < 0)
            return {};
        Span span = reading.links.at(reading.noteLink).whole;
        const bool bracketed = span.begin > 0 && span.end < bytes.size() &&
                               bytes[span.begin - 1] == '[' && bytes[span.end] == ']';
        return bracketed ? Span{span.begin - 1, span.end + 1} : span;
    }
};

Result<PaperFields> fieldsOf(const Document &document, NodeId node)
{
    const Result<int> index = nodeIndex(document, node);
    if (!index)
        return Failure(index.error());
    const Reading &reading = document.at(*index).reading;
    if (reading.kind != NodeKind::Paper)
        return fail(ErrorCode::Refused,
                    QStringLiteral("Only papers have keywords, remarks and notes."));
    const qsizetype headEnd =
        std::max(reading.main ? reading.main->whole.end : 0, reading.titleSpan.end);
    return PaperFields{document, *index, document.bytesAt(*index), reading, headEnd};
}

// New words where an entry has none yet: in the neighbours' form behind everything, else behind its
// first line.
QList<QByteArray> appended(const PaperFields &entry, const QByteArray &words)
{
    QList<FieldLead> leads{nearestLead(entry.document, entry.index)};
    for (const int lines : {1, 2}) {
        if (leads.first().lines != lines)
            leads.append(FieldLead{lines, {}});
    }
    QList<QByteArray> candidates;
    for (const FieldLead &lead : leads) {
        const QByteArray text = leadBytes(lead, entry.bytes, entry.lineEnd()) + words;
        for (qsizetype at : {contentEnd(entry.bytes), lineStop(entry.bytes, entry.headEnd)}) {
            if (lead.lines == 0)
                at = entry.headEnd;
            while (at > 0 && isBlankByte(entry.bytes[at - 1]))
                --at;
            candidates.append(spliced(entry.bytes, at, at, text));
        }
    }
    return candidates;
}

// Short words would read as keywords: in a quote they are a remark.
QByteArray quoted(const PaperFields &entry, const QByteArray &words)
{
    const qsizetype at = contentEnd(entry.bytes);
    return spliced(entry.bytes, at, at,
                   leadBytes(FieldLead(), entry.bytes, entry.lineEnd()) + "> " + words);
}

// New words before a note link that begins the entry's words.
QByteArray beforeNote(const PaperFields &entry, const QByteArray &words)
{
    const qsizetype at = entry.note().begin;
    return spliced(entry.bytes, at, at, words + (endsSentence(words) ? " " : ", "));
}

bool noteComesFirst(const PaperFields &entry)
{
    const Span note = entry.note();
    const Span keywords = entry.reading.keywordsSpan;
    const Span remark = entry.reading.remarkSpan;
    return !note.isNull() && note.begin > entry.headEnd &&
           (keywords.isNull() || note.begin < keywords.begin) &&
           (remark.isNull() || note.begin < remark.begin);
}

// The separator between the keywords of a list: as this entry has it, else as the list's first
// does.
QByteArray keywordSeparator(const PaperFields &entry)
{
    const auto between = [](const QByteArray &bytes, const Reading &reading) {
        const QByteArray raw = bytes.mid(reading.keywordsSpan.begin, reading.keywordsSpan.size());
        for (const QByteArray &separator :
             {QByteArray("、"), QByteArray("，"), QByteArray(", "), QByteArray(",")}) {
            if (raw.contains(separator))
                return separator;
        }
        return QByteArray();
    };
    if (entry.reading.keywords.size() > 1)
        return between(entry.bytes, entry.reading);
    for (int i = 0; i < entry.document.size(); ++i) {
        const Reading &reading = entry.document.at(i).reading;
        if (reading.keywords.size() > 1)
            return between(entry.document.bytesAt(i), reading);
    }
    return QByteArrayLiteral(", ");
}

QByteArray joinedKeywords(const PaperFields &entry, const QStringList &keywords)
{
    QByteArrayList written;
    for (const QString &keyword : keywords)
        written.append(writtenForms(keyword).first());
    QByteArray separator = keywordSeparator(entry);
    return written.join(separator.isEmpty() ? QByteArrayLiteral(", ") : separator);
}

Failure writtenInHtml()
{
    return fail(ErrorCode::Refused,
                QStringLiteral("This entry is written in HTML: only its title and address can be "
                               "changed here."));
}

// Where an entry that is no item holds such words, or one beside it in the same shape does.
bool hasPlace(const PaperFields &entry, Span Reading::*span)
{
    const Structure structure = entry.reading.structure;
    if (structure == Structure::Item || !(entry.reading.*span).isNull())
        return true;
    if (structure != Structure::Paragraph)
        return false;
    for (int i = 0; i < entry.document.size(); ++i) {
        const ListNode &node = entry.document.at(i);
        if (isPaper(node) && node.segment.structure == structure && !(node.reading.*span).isNull())
            return true;
    }
    return false;
}

} // namespace

Result<Document> setKeywords(const Document &document, NodeId node, const QStringList &keywords)
{
    const Result<PaperFields> entry = fieldsOf(document, node);
    if (!entry)
        return Failure(entry.error());
    QStringList asked;
    for (const QString &keyword : keywords) {
        if (const QString word = keyword.simplified(); !word.isEmpty())
            asked.append(word);
    }
    const Span old = entry->reading.keywordsSpan;
    const Span remark = entry->reading.remarkSpan;
    const QByteArray words = joinedKeywords(*entry, asked);
    QList<QByteArray> candidates;
    if (asked == entry->reading.keywords)
        return document;
    if (isHtml(entry->reading.structure) && !old.isNull())
        return writtenInHtml();
    if (entry->reading.structure == Structure::TableRow)
        return setRowKeywords(document, entry->index, asked);
    if (!hasPlace(*entry, &Reading::keywordsSpan))
        return noPlaceFor(QStringLiteral("keywords"));
    if (asked.isEmpty()) {
        candidates.append(withoutWords(entry->bytes, old, entry->headEnd));
    } else if (!old.isNull()) {
        candidates.append(spliced(entry->bytes, old.begin, old.end, words));
    } else if (!remark.isNull()) {
        const QByteArray text = entry->bytes.mid(remark.begin, remark.size());
        candidates.append(
            spliced(entry->bytes, remark.begin, remark.begin, words + joint(words, text)));
    } else {
        if (noteComesFirst(*entry))
            candidates.append(beforeNote(*entry, words));
        candidates += appended(*entry, words);
    }
    return patched(
        document, entry->index, candidates, Field::Keywords,
        [&](const Reading &is) { return is.keywords == asked; },
        QStringLiteral(
            "These keywords cannot be written in the list's form: one has at most five words, "
            "no comma and no sentence's end."));
}

namespace {

// A remark is the paper's own words, then a line for each text below it: only the first are in its
// bytes.
QString below(const Reading &reading)
{
    if (reading.remarkSpan.isNull())
        return reading.remark;
    const qsizetype end = reading.remark.indexOf(QLatin1Char('\n'));
    return end < 0 ? QString() : reading.remark.mid(end + 1);
}

QString withBelow(const QString &own, const QString &rest)
{
    return own.isEmpty() || rest.isEmpty() ? own + rest : own + QLatin1Char('\n') + rest;
}

// Only what differs between two plain texts is written; markup, links and line breaks around it
// stay. Nothing where the raw text cannot be followed.
std::optional<QByteArray> minimallyChanged(const QByteArray &raw, const QString &was,
                                           const QString &asked)
{
    const QByteArray from = was.toUtf8();
    const QByteArray to = asked.toUtf8();
    qsizetype head = 0; // bytes that both begin with, and where they end in the raw text
    qsizetype rawHead = 0;
    for (qsizetype at = 0; head < from.size() && head < to.size() && from[head] == to[head];) {
        while (at < raw.size() && raw[at] != from[head] &&
               !(from[head] == ' ' && isSpaceByte(raw[at])))
            ++at;
        if (at == raw.size())
            return {};
        rawHead = ++at;
        ++head;
    }
    qsizetype tail = 0;
    qsizetype rawTail = raw.size();
    for (qsizetype at = raw.size(); tail < std::min(from.size(), to.size()) - head;) {
        const char c = from[from.size() - 1 - tail];
        if (c != to[to.size() - 1 - tail])
            break;
        while (at > rawHead && raw[at - 1] != c && !(c == ' ' && isSpaceByte(raw[at - 1])))
            --at;
        if (at == rawHead)
            return {};
        rawTail = --at;
        ++tail;
    }
    const auto isContinuation = [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
    };
    if ((head < to.size() && isContinuation(to[head])) ||
        (head < from.size() && isContinuation(from[head])) ||
        (tail > 0 && isContinuation(from[from.size() - tail])))
        return {}; // not between two characters
    const QString middle = QString::fromUtf8(to.mid(head, to.size() - head - tail));
    return raw.first(rawHead) + writtenForms(middle).first() + raw.sliced(rawTail);
}

// The words of a remark; links of the old one whose text is still there stay links.
QList<QByteArray> remarkForms(const PaperFields &entry, const QString &asked)
{
    const Span old = entry.reading.remarkSpan;
    QList<QByteArray> forms;
    if (!old.isNull()) {
        const QByteArray raw = entry.bytes.mid(old.begin, old.size());
        const QString was = entry.reading.remark.section(QLatin1Char('\n'), 0, 0);
        if (const std::optional<QByteArray> changed = minimallyChanged(raw, was, asked))
            forms.append(*changed);
    }
    QByteArray linked;
    qsizetype at = 0;
    for (const Link &link : entry.reading.links) {
        const bool inside =
            !old.isNull() && link.whole.begin >= old.begin && link.whole.end <= old.end;
        const qsizetype found = inside && !link.text.isEmpty() ? asked.indexOf(link.text, at) : -1;
        if (found < 0)
            continue;
        linked += writtenForms(asked.mid(at, found - at)).first() +
                  entry.bytes.mid(link.whole.begin, link.whole.size());
        at = found + link.text.size();
    }
    if (!linked.isEmpty())
        forms.append(linked + writtenForms(asked.mid(at)).first());
    return forms + writtenForms(asked);
}

// A remark in place of the old one; what separates it from a note link behind follows its last
// character.
QByteArray withRemark(const PaperFields &entry, Span span, const QByteArray &before,
                      const QByteArray &words)
{
    const qsizetype next = separatorEnd(entry.bytes, span.end);
    if (entry.note().begin != next)
        return spliced(entry.bytes, span.begin, span.end, before + words);
    const QByteArray old = entry.bytes.mid(span.end, next - span.end);
    const bool blank = old.trimmed().isEmpty();
    const QByteArray separator = endsSentence(words) ? QByteArrayLiteral(" ")
                                 : blank             ? QByteArrayLiteral(", ")
                                                     : old;
    return spliced(entry.bytes, span.begin, next, before + words + separator);
}

QList<QByteArray> withNewRemark(const PaperFields &entry, const QByteArray &words)
{
    const Span keywords = entry.reading.keywordsSpan;
    if (keywords.isNull()) {
        QList<QByteArray> candidates;
        if (noteComesFirst(entry))
            candidates.append(beforeNote(entry, words));
        return candidates + appended(entry, words) + QList<QByteArray>{quoted(entry, words)};
    }
    const QByteArray before = entry.bytes.mid(keywords.begin, keywords.size());
    const Span at{keywords.end, keywords.end};
    return QList<QByteArray>{withRemark(entry, at, joint(before, words), words)} +
           appended(entry, words) + QList<QByteArray>{quoted(entry, words)};
}

} // namespace

Result<Document> setRemark(const Document &document, NodeId node, const QString &remark)
{
    const Result<PaperFields> entry = fieldsOf(document, node);
    if (!entry)
        return Failure(entry.error());
    const Reading &reading = entry->reading;
    const QString rest = below(reading);
    QString own = remark.trimmed();
    if (!rest.isEmpty() && own.endsWith(rest))
        own.chop(rest.size());
    own = own.simplified();
    const QString asked = withBelow(own, rest);
    if (asked == reading.remark)
        return document;
    if (isHtml(reading.structure) && !reading.remarkSpan.isNull())
        return writtenInHtml();
    if (reading.structure == Structure::TableRow)
        return setRowRemark(document, entry->index, own);
    if (!hasPlace(*entry, &Reading::remarkSpan))
        return noPlaceFor(QStringLiteral("a remark"));
    QList<QByteArray> candidates;
    if (own.isEmpty()) {
        candidates.append(withoutWords(entry->bytes, reading.remarkSpan, entry->headEnd));
    } else {
        for (const QByteArray &words : remarkForms(*entry, own)) {
            if (reading.remarkSpan.isNull())
                candidates += withNewRemark(*entry, words);
            else
                candidates.append(withRemark(*entry, reading.remarkSpan, {}, words));
        }
    }
    Result<Document> after = patched(
        document, entry->index, candidates, Field::Remark,
        [&](const Reading &is) { return is.remark == asked; },
        QStringLiteral("This remark cannot be written in the list's form."));
    if (after || own.isEmpty() || reading.remarkSpan.isNull())
        return after;
    // Where the old one stands the new one would read as keywords: it goes where a first one would.
    const Result<Document> bare = setRemark(document, node, {});
    return bare ? setRemark(*bare, node, remark) : after;
}

namespace {

QByteArray withNotePath(const PaperFields &entry, const QByteArray &path)
{
    const Link &link = entry.reading.links.at(entry.reading.noteLink);
    if (!link.urlSpan.isNull())
        return spliced(entry.bytes, link.urlSpan.begin, link.urlSpan.end, path);
    const QByteArray text = entry.bytes.mid(link.textSpan.begin, link.textSpan.size());
    return spliced(entry.bytes, link.whole.begin, link.whole.end, '[' + text + "](" + path + ')');
}

QList<QByteArray> withNewNote(const PaperFields &entry, const QByteArray &path)
{
    const QByteArray link = '[' + nearestNoteLabel(entry.document, entry.index) + "](" + path + ')';
    const qsizetype words = std::max(entry.reading.remarkSpan.end, entry.reading.keywordsSpan.end);
    QList<QByteArray> candidates;
    if (words > 0) {
        const QByteArray before = entry.bytes.first(words);
        candidates.append(
            spliced(entry.bytes, words, words, (endsSentence(before) ? " " : ", ") + link));
        const qsizetype end = contentEnd(entry.bytes);
        candidates.append(spliced(entry.bytes, end, end, ", " + link));
    }
    const Span main = entry.reading.main ? entry.reading.main->whole : Span();
    const bool bracketed =
        main.begin > 0 && entry.bytes[main.begin - 1] == '[' && entry.bytes.mid(main.end, 1) == "]";
    if (entry.reading.structure == Structure::Paragraph && bracketed) {
        qsizetype end = contentEnd(entry.bytes);
        while (end > 0 && isSpaceByte(entry.bytes[end - 1]))
            --end;
        candidates.append(spliced(entry.bytes, end, end, " [" + link + ']'));
    }
    return candidates + appended(entry, link);
}

} // namespace

Result<Document> setNote(const Document &document, NodeId node, const QString &path)
{
    const Result<PaperFields> entry = fieldsOf(document, node);
    if (!entry)
        return Failure(entry.error());
    const Reading &reading = entry->reading;
    const QString asked = path.trimmed();
    if (asked == reading.notePath)
        return document;
    const bool isMain = reading.noteLink < 0 && !reading.notePath.isEmpty();
    if (isMain)
        return asked.isEmpty()
                   ? Result<Document>(fail(ErrorCode::Refused,
                                           QStringLiteral("The note is what the title links to.")))
                   : setUrl(document, node, QString::fromUtf8(writtenPath(asked)));
    if (isHtml(reading.structure) && reading.noteLink >= 0)
        return writtenInHtml();
    if (reading.structure == Structure::TableRow)
        return setRowNote(document, entry->index, asked);
    if (reading.structure != Structure::Item && reading.structure != Structure::Paragraph)
        return noPlaceFor(QStringLiteral("a note"));
    QList<QByteArray> candidates;
    if (asked.isEmpty())
        candidates.append(withoutWords(entry->bytes, entry->note(), entry->headEnd));
    else if (reading.noteLink >= 0)
        candidates.append(withNotePath(*entry, writtenPath(asked)));
    else
        candidates = withNewNote(*entry, writtenPath(asked));
    return patched(
        document, entry->index, candidates, Field::Note,
        [&](const Reading &is) { return is.notePath == asked; },
        QStringLiteral(
            "This path cannot be written as a note link; notes are Markdown files (.md)."));
}

} // namespace paperdip
