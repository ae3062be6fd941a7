// SPDX-License-Identifier: MIT
#include "markdown/patch.h"

namespace paperdip {

namespace {

QString urlOf(const Reading &reading)
{
    return reading.main ? reading.main->url : QString();
}

// Title and address of a paper whose title links to its note: the note is where the address leads.
bool isNote(const Reading &reading)
{
    return reading.noteLink < 0 && !reading.notePath.isEmpty();
}

// But for marks: in a list that strikes out what is done, the first and the last of these tell what
// the others are.
bool sameReading(Reading was, Reading is)
{
    was.mark = is.mark = {};
    was.markSpan = is.markSpan = {};
    return was == is;
}

// Where a title or an address changes, lines beside or below it may be read as papers, and links
// beside such as text.
bool mayTurn(const ListNode &was, const ListNode &is, Field field)
{
    return (field == Field::Title || field == Field::Url) && was.reading.kind != is.reading.kind &&
           !isPaper(was) && !isSection(was) && !isSection(is);
}

} // namespace

bool keepsFields(Field field, const Reading &was, const Reading &is)
{
    const bool title =
        field == Field::Title || was.title == is.title || (field == Field::Url && was.placeholder);
    return was.kind == is.kind && was.structure == is.structure && was.level == is.level && title &&
           was.box.has_value() == is.box.has_value() &&
           (field == Field::Box || (was.box == is.box && was.mark == is.mark)) &&
           (field == Field::Url || (urlOf(was) == urlOf(is) && was.arxiv == is.arxiv) ||
            (field == Field::Title && !was.main)) &&
           (field == Field::Keywords || was.keywords == is.keywords) &&
           (field == Field::Remark || was.remark == is.remark) &&
           (field == Field::Note || was.notePath == is.notePath ||
            (field == Field::Url && (isNote(was) || (was.notePath.isEmpty() && isNote(is)))));
}

bool keepsOthers(const Document &before, const Document &after, Field field,
                 const std::function<bool(int)> &mayDiffer)
{
    if (before.size() != after.size())
        return false;
    for (const int i : after.placesNotIn(before)) {
        const ListNode &was = before.at(i);
        const ListNode &is = after.at(i);
        if (before.idAt(i) != after.idAt(i) || before.parentOf(i) != after.parentOf(i))
            return false;
        if (!mayDiffer(i) && (before.bytesAt(i) != after.bytesAt(i) ||
                              (!sameReading(was.reading, is.reading) && !mayTurn(was, is, field))))
            return false;
    }
    return true;
}

Result<Document> patched(const Document &document, int index, const QList<QByteArray> &candidates,
                         Field field, const std::function<bool(const Reading &)> &isAsked,
                         const QString &message)
{
    const QByteArray &old = document.bytesAt(index);
    for (const QByteArray &bytes : candidates) {
        if (bytes == old && isAsked(document.at(index).reading))
            return document;
        if (bytes.isEmpty())
            continue;
        Document after = document.replaced(index, bytes);
        const auto isIt = [index](int i) { return i == index; };
        if (keepsOthers(document, after, field, isIt) && isAsked(after.at(index).reading) &&
            keepsFields(field, document.at(index).reading, after.at(index).reading))
            return after;
    }
    return fail(ErrorCode::Invalid, message);
}

Result<int> nodeIndex(const Document &document, NodeId node)
{
    const int index = document.indexOf(node);
    if (index < 0)
        return fail(ErrorCode::NotFound, QStringLiteral("The entry is not in this list."));
    return index;
}

QByteArray spliced(const QByteArray &bytes, qsizetype begin, qsizetype end, const QByteArray &by)
{
    return bytes.first(begin) + by + bytes.sliced(end);
}

} // namespace paperdip
