// SPDX-License-Identifier: MIT
#include "gui/notebuffer.h"

#include <QtGlobal>

namespace paperdip {

namespace {

constexpr QByteArrayView Bom("\xEF\xBB\xBF");
constexpr char16_t Replacement = 0xFFFD;
constexpr char16_t NulPicture = 0x2400;

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

bool isLineEnd(QChar character)
{
    return character == u'\n' || character == QChar::ParagraphSeparator || character == u'\r';
}

} // namespace

NoteBuffer::NoteBuffer(const QByteArray &bytes)
    : m_bytes(bytes), m_begin(bytes.startsWith(Bom) ? Bom.size() : 0), m_original(bytes),
      m_originalText(text()), m_length(m_originalText.size())
{
}

QString NoteBuffer::text() const
{
    QString text;
    text.reserve(m_bytes.size());
    for (qsizetype at = m_begin; at < m_bytes.size();) {
        const Unit unit = unitAt(m_bytes, at);
        at += unit.bytes;
        if (unit.width() == 2)
            text += QChar::fromUcs4(unit.shown);
        else
            text += QChar(static_cast<char16_t>(unit.shown));
    }
    return text;
}

qsizetype NoteBuffer::byteOffset(qsizetype position) const
{
    qsizetype at = m_begin;
    for (qsizetype passed = 0; passed < position && at < m_bytes.size();) {
        const Unit unit = unitAt(m_bytes, at);
        at += unit.bytes;
        passed += unit.width();
    }
    return at;
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
    const qsizetype begin = byteOffset(position);
    const qsizetype end = byteOffset(position + removed);
    QByteArray lineEnd;
    QByteArray patch;
    qsizetype pieceBegin = 0;
    for (qsizetype i = 0; i <= added.size(); ++i) {
        if (i < added.size() && !isLineEnd(added[i]))
            continue;
        patch += added.sliced(pieceBegin, i - pieceBegin).toUtf8();
        pieceBegin = i + 1;
        if (i == added.size())
            break;
        if (lineEnd.isEmpty())
            lineEnd = lineEndAt(position);
        patch += lineEnd;
    }
    // A lone CR before, or a line feed after, would join with the patch to one line end.
    const bool joinsBefore = begin > 0 && m_bytes[begin - 1] == '\r';
    m_bytes.replace(begin, end - begin, patch);
    if (joinsBefore && begin < m_bytes.size() && m_bytes[begin] == '\n')
        m_bytes.insert(begin, '\r');
    const qsizetype patchEnd = begin + patch.size();
    if (patch.endsWith('\r') && patchEnd < m_bytes.size() && m_bytes[patchEnd] == '\n')
        m_bytes.insert(patchEnd, '\n');
    m_length += added.size() - removed;
    restoreOriginal();
}

// Back at what the file said, by undo or by hand: then these are its bytes, line ends and all.
void NoteBuffer::restoreOriginal()
{
    if (m_length == m_originalText.size() && m_bytes != m_original && text() == m_originalText)
        m_bytes = m_original;
}

void NoteBuffer::setText(QStringView shown)
{
    const QString now = text();
    const qsizetype shorter = qMin(now.size(), shown.size());
    qsizetype head = 0;
    while (head < shorter && now[head] == shown[head])
        ++head;
    if (head > 0 && now[head - 1].isHighSurrogate())
        --head;
    qsizetype tail = 0;
    while (tail < shorter - head && now[now.size() - 1 - tail] == shown[shown.size() - 1 - tail])
        ++tail;
    if (tail > 0 && now[now.size() - tail].isLowSurrogate())
        --tail;
    replace(head, now.size() - head - tail, shown.sliced(head, shown.size() - head - tail));
}

} // namespace paperdip
