// SPDX-License-Identifier: MIT
#include "gui/notebuffer.h"

#include "gui/textdifference.h"

#include <algorithm>

namespace paperdip {

namespace {

// std::vector counts without a sign.
QStringView lineOf(const std::vector<QStringView> &lines, qsizetype index)
{
    return lines[static_cast<size_t>(index)];
}

constexpr QByteArrayView Bom("\xEF\xBB\xBF");
constexpr char16_t Replacement = 0xFFFD;
constexpr char16_t NulPicture = 0x2400;
constexpr qsizetype MarkEvery = 2048;  // units between two marks
constexpr qsizetype FarthestLine = 64; // ahead of which a line is looked for again

// A stretch of bytes that the editor shows as one character.
struct Unit
{
    qsizetype bytes = 1;
    char32_t shown = 0;

    int width() const { return QChar::requiresSurrogates(shown) ? 2 : 1; }
};

// QTextDocument makes paragraphs of U+2029 and takes U+FDD0 and U+FDD1 for frames of its own.
char32_t standIn(char32_t character)
{
    switch (character) {
    case 0:
        return NulPicture;
    case QChar::ParagraphSeparator:
        return U'\n';
    case 0xFDD0:
    case 0xFDD1:
        return Replacement;
    default:
        return character;
    }
}

int sequenceLength(uchar lead)
{
    if (lead < 0xC2)
        return 1;
    if (lead < 0xE0)
        return 2;
    if (lead < 0xF0)
        return 3;
    return lead < 0xF5 ? 4 : 1;
}

// Bytes that are no UTF-8 are units of their own, so that nothing is lost even there.
Unit decode(QByteArrayView bytes)
{
    const auto byteAt = [&](qsizetype i) { return static_cast<uchar>(bytes[i]); };
    const uchar lead = byteAt(0);
    if (lead == '\r')
        return {bytes.size() > 1 && bytes[1] == '\n' ? 2 : 1, U'\n'};
    if (lead < 0x80)
        return {1, standIn(lead)};
    const int length = sequenceLength(lead);
    if (length == 1 || bytes.size() < length)
        return {1, Replacement};
    char32_t value = lead & (0x7FU >> length);
    for (int i = 1; i < length; ++i) {
        if ((byteAt(i) & 0xC0U) != 0x80U)
            return {1, Replacement};
        value = (value << 6U) | (byteAt(i) & 0x3FU);
    }
    const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
    if (overlong || value > QChar::LastValidCodePoint || QChar::isSurrogate(value))
        return {1, Replacement};
    return {length, standIn(value)};
}

Unit unitAt(const QByteArray &bytes, qsizetype offset)
{
    return decode(QByteArrayView(bytes).sliced(offset));
}

void append(QString &text, const Unit &unit)
{
    if (unit.width() == 2)
        text += QChar::fromUcs4(unit.shown);
    else
        text += QChar(static_cast<char16_t>(unit.shown));
}

bool isLineEnd(QChar character)
{
    return character == u'\n' || character == QChar::ParagraphSeparator || character == u'\r';
}

// A text line by line, line ends included; pieces refer to it.
std::vector<QStringView> linesOf(QStringView text)
{
    std::vector<QStringView> lines;
    qsizetype begin = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (isLineEnd(text[i])) {
            lines.push_back(text.sliced(begin, i + 1 - begin));
            begin = i + 1;
        }
    }
    if (begin < text.size())
        lines.push_back(text.sliced(begin));
    return lines;
}

// How many lines to pass over on both sides until they agree again.
struct Gap
{
    qsizetype before = 0;
    qsizetype after = 0;
};
Gap gapBetween(const std::vector<QStringView> &before, qsizetype i,
               const std::vector<QStringView> &after, qsizetype j)
{
    const qsizetype left = static_cast<qsizetype>(before.size()) - i;
    const qsizetype right = static_cast<qsizetype>(after.size()) - j;
    if (left == right)
        return {1, 1};
    for (qsizetype ahead = 1; ahead <= FarthestLine; ++ahead) {
        for (qsizetype a = 0; a <= ahead; ++a) {
            const qsizetype b = ahead - a;
            if (a < left && b < right && lineOf(before, i + a) == lineOf(after, j + b))
                return {a, b};
        }
    }
    return {left, right};
}

QStringView joined(const std::vector<QStringView> &lines, qsizetype from, qsizetype count,
                   QStringView text)
{
    if (count == 0)
        return {};
    const auto *const begin = lineOf(lines, from).begin();
    const auto *const end = lineOf(lines, from + count - 1).end();
    return text.sliced(begin - text.begin(), end - begin);
}

} // namespace

NoteBuffer::NoteBuffer(const QByteArray &bytes)
    : m_bytes(bytes), m_begin(bytes.startsWith(Bom) ? Bom.size() : 0), m_original(bytes),
      m_originalText(text()), m_length(m_originalText.size()), m_sameHead(m_length),
      m_sameTail(m_length)
{
}

QString NoteBuffer::text() const
{
    QString text;
    text.reserve(m_bytes.size());
    for (qsizetype at = m_begin; at < m_bytes.size();) {
        const Unit unit = unitAt(m_bytes, at);
        at += unit.bytes;
        append(text, unit);
    }
    return text;
}

QString NoteBuffer::shown(qsizetype position, qsizetype length) const
{
    QString text;
    for (qsizetype at = byteOffset(position); text.size() < length && at < m_bytes.size();) {
        const Unit unit = unitAt(m_bytes, at);
        at += unit.bytes;
        append(text, unit);
    }
    return text;
}

qsizetype NoteBuffer::byteOffset(qsizetype position) const
{
    const auto above =
        std::upper_bound(m_marks.begin(), m_marks.end(), position,
                         [](qsizetype wanted, const Mark &mark) { return wanted < mark.position; });
    Mark at = above == m_marks.begin() ? Mark{0, m_begin} : *std::prev(above);
    const bool last = above == m_marks.end();
    qsizetype marked = at.position;
    while (at.position < position && at.offset < m_bytes.size()) {
        const Unit unit = unitAt(m_bytes, at.offset);
        at.offset += unit.bytes;
        at.position += unit.width();
        if (last && at.position - marked >= MarkEvery) {
            m_marks.push_back(at);
            marked = at.position;
        }
    }
    return at.offset;
}

// Those within an edit, or where it may have joined two line ends, are forgotten.
void NoteBuffer::moveMarks(const Mark &begin, const Mark &end, const Mark &by)
{
    std::erase_if(m_marks, [&](const Mark &mark) {
        return mark.offset >= begin.offset - 4 && mark.offset <= end.offset + 4;
    });
    for (Mark &mark : m_marks) {
        if (mark.offset > end.offset) {
            mark.position += by.position;
            mark.offset += by.offset;
        }
    }
}

QByteArray NoteBuffer::lineEndAt(qsizetype position) const
{
    const qsizetype offset = byteOffset(position);
    qsizetype at = offset - 1;
    while (at >= 0 && m_bytes[at] != '\n' && m_bytes[at] != '\r')
        --at;
    if (at < 0) {
        at = offset;
        while (at < m_bytes.size() && m_bytes[at] != '\n' && m_bytes[at] != '\r')
            ++at;
    }
    if (at >= m_bytes.size())
        return QByteArrayLiteral("\n");
    const bool crlf = (m_bytes[at] == '\n' && at > 0 && m_bytes[at - 1] == '\r') ||
                      (m_bytes[at] == '\r' && at + 1 < m_bytes.size() && m_bytes[at + 1] == '\n');
    return crlf ? QByteArrayLiteral("\r\n") : m_bytes.mid(at, 1);
}

void NoteBuffer::replace(qsizetype position, qsizetype removed, QStringView added)
{
    position = qBound(qsizetype(0), position, m_length);
    removed = qBound(qsizetype(0), removed, m_length - position);
    const QString before = shown(position, removed);
    QString after = added.toString();
    for (QChar &character : after) {
        if (isLineEnd(character))
            character = u'\n';
    }
    replaceLines(position, before, after);
    restoreOriginal();
}

// An edit of many lines, or its undoing, comes as one stretch; what is between its changes is not
// written anew.
void NoteBuffer::replaceLines(qsizetype position, QStringView before, QStringView after)
{
    const std::vector<QStringView> old = linesOf(before);
    const std::vector<QStringView> fresh = linesOf(after);
    const auto oldCount = static_cast<qsizetype>(old.size());
    const auto freshCount = static_cast<qsizetype>(fresh.size());
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < oldCount || j < freshCount) {
        if (i < oldCount && j < freshCount && lineOf(old, i) == lineOf(fresh, j)) {
            position += lineOf(old, i).size();
            ++i;
            ++j;
            continue;
        }
        const Gap gap = i < oldCount && j < freshCount ? gapBetween(old, i, fresh, j)
                                                       : Gap{oldCount - i, freshCount - j};
        const QStringView gone = joined(old, i, gap.before, before);
        const QStringView come = joined(fresh, j, gap.after, after);
        patch(position, gone, come);
        position += come.size();
        i += gap.before;
        j += gap.after;
    }
}

void NoteBuffer::patch(qsizetype position, QStringView before, QStringView after)
{
    const TextDifference same = differenceOf(before, after);
    position += same.head;
    const qsizetype removed = before.size() - same.head - same.tail;
    const QStringView added = after.sliced(same.head, after.size() - same.head - same.tail);
    if (removed == 0 && added.isEmpty())
        return;
    const qsizetype begin = byteOffset(position);
    const qsizetype end = byteOffset(position + removed);
    QByteArray bytes = added.toUtf8();
    if (added.contains(u'\n'))
        bytes.replace("\n", lineEndAt(position));
    // A lone CR before, or a line feed after, would join with the patch to one line end.
    const bool joinsBefore = begin > 0 && m_bytes[begin - 1] == '\r';
    const qsizetype size = m_bytes.size();
    m_bytes.replace(begin, end - begin, bytes);
    if (joinsBefore && begin < m_bytes.size() && m_bytes[begin] == '\n')
        m_bytes.insert(begin, '\r');
    const qsizetype patchEnd = begin + bytes.size();
    if (bytes.endsWith('\r') && patchEnd < m_bytes.size() && m_bytes[patchEnd] == '\n')
        m_bytes.insert(patchEnd, '\n');
    moveMarks({position, begin}, {position + removed, end},
              {added.size() - removed, m_bytes.size() - size});
    m_sameHead = qMin(m_sameHead, position);
    m_sameTail = qMin(m_sameTail, m_length - position - removed);
    m_length += added.size() - removed;
}

// Back at what the file said, by undo or by hand: then these are its bytes, line ends and all.
void NoteBuffer::restoreOriginal()
{
    if (m_length != m_originalText.size())
        return;
    const qsizetype end = m_length - m_sameTail;
    qsizetype position = m_sameHead;
    for (qsizetype at = byteOffset(position); position < end;) {
        const Unit unit = unitAt(m_bytes, at);
        QString one;
        append(one, unit);
        if (QStringView(m_originalText).mid(position, unit.width()) != one)
            return;
        at += unit.bytes;
        position += unit.width();
    }
    m_bytes = m_original;
    m_marks.clear();
    m_sameHead = m_sameTail = m_length;
}

void NoteBuffer::setText(QStringView shown)
{
    replace(0, m_length, shown);
}

} // namespace paperdip
