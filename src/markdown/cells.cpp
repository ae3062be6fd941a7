// SPDX-License-Identifier: MIT
#include "markdown/cells.h"

#include "markdown/lines.h"
#include "markdown/plaintext.h"
#include "markdown/segmenttext.h"
#include "markdown/tablelayout.h"

#include <algorithm>

namespace paperdip {
namespace {

// Columns that a text takes in a fixed-width font.
int columnsOf(const QByteArray &utf8)
{
    int columns = 0;
    const QString text = QString::fromUtf8(utf8);
    for (const QChar c : text) {
        const char16_t unit = c.unicode();
        const bool none = c.isLowSurrogate() || unit == 0xfe0f || unit == 0x200d;
        const bool wide = isCjk(unit) || c.isHighSurrogate() || (unit >= 0x2600 && unit < 0x27c0) ||
                          (unit >= 0x2b00 && unit < 0x2c00) || unit == 0x231b || unit == 0x23f3;
        columns += none ? 0 : wide ? 2 : 1;
    }
    return columns;
}

// A cell between its pipes: blanks, text, blanks.
struct Cell
{
    Span all;
    Span text;
};

Cell cellAround(const QByteArray &row, Span text)
{
    Cell found;
    const qsizetype limit = contentEnd(row);
    for (const Span &cell : cellsOf(row)) {
        if (cell.begin > text.begin || (cell.begin == text.begin && cell.end < text.end))
            continue;
        found.text = cell;
    }
    found.all = found.text;
    while (found.all.begin > 0 && isBlankByte(row[found.all.begin - 1]))
        --found.all.begin;
    while (found.all.end < limit && isBlankByte(row[found.all.end]))
        ++found.all.end;
    return found;
}

QByteArray safe(QByteArray text)
{
    text.replace('\n', ' ').replace('\r', ' ');
    QByteArray escaped;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '|' && (i == 0 || text[i - 1] != '\\'))
            escaped += '\\';
        escaped += text[i];
    }
    return escaped;
}

QByteArray cellBytes(const QByteArray &row, const Cell &cell, const QByteArray &text)
{
    const QByteArray old = row.mid(cell.text.begin, cell.text.size());
    const qsizetype before = cell.text.begin - cell.all.begin;
    const qsizetype behind = cell.all.end - cell.text.end;
    qsizetype lead = before;
    qsizetype tail = behind;
    if (old.isEmpty()) {
        const qsizetype room = before + behind;
        lead = std::min(room, qsizetype(1));
        tail = text.isEmpty()
                   ? room - lead
                   : std::max(std::min(room, qsizetype(1)), room - lead - columnsOf(text));
    } else if (behind > 1 || (text.isEmpty() && behind > 0)) {
        tail = std::max(qsizetype(1), behind + columnsOf(old) - columnsOf(text));
    }
    return QByteArray(lead, ' ') + text + QByteArray(tail, ' ');
}

} // namespace

QByteArray withCellText(const QByteArray &row, Span text, const QByteArray &by)
{
    const Cell cell = cellAround(row, text);
    if (cell.text.isNull())
        return {};
    const QByteArray changed = row.mid(cell.text.begin, text.begin - cell.text.begin) + safe(by) +
                               row.mid(text.end, cell.text.end - text.end);
    return row.first(cell.all.begin) + cellBytes(row, cell, changed) + row.sliced(cell.all.end);
}

QByteArray rowLike(const QByteArray &model, const QByteArrayList &texts)
{
    QByteArray row = model.first(contentEnd(model));
    const std::vector<Span> cells = cellsOf(row);
    for (size_t index = cells.size(); index-- > 0;) {
        if (static_cast<qsizetype>(index) < texts.size())
            row = withCellText(row, cells[index], texts.at(static_cast<qsizetype>(index)));
    }
    return row;
}

} // namespace paperdip
