// SPDX-License-Identifier: MIT
#include "core/lineplaces.h"

#include <algorithm>

namespace paperdip {

namespace {

constexpr qsizetype blockSize = 1024;

qsizetype charactersIn(const char *begin, const char *end)
{
    return std::count_if(begin, end,
                         [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
}

} // namespace

LinePlaces::LinePlaces(const QByteArray &bytes) : m_bytes(bytes), m_characters{0}, m_begins{0}
{
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        const bool pair = bytes[at] == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n';
        if ((bytes[at] == '\n' || bytes[at] == '\r') && !pair)
            m_begins.push_back(at + 1);
    }
    for (qsizetype at = blockSize; at <= bytes.size(); at += blockSize)
        m_characters.push_back(m_characters.back() +
                               charactersIn(bytes.begin() + at - blockSize, bytes.begin() + at));
}

qsizetype LinePlaces::charactersBefore(qsizetype offset) const
{
    const qsizetype block = offset / blockSize;
    return m_characters[static_cast<size_t>(block)] +
           charactersIn(m_bytes.begin() + block * blockSize, m_bytes.begin() + offset);
}

std::pair<int, int> LinePlaces::at(qsizetype offset) const
{
    offset = qMin(offset, m_bytes.size());
    const auto next = std::upper_bound(m_begins.begin(), m_begins.end(), offset);
    qsizetype begin = *std::prev(next);
    if (begin == 0 && m_bytes.startsWith("\xEF\xBB\xBF"))
        begin = qMin<qsizetype>(offset, 3);
    const qsizetype column = charactersBefore(offset) - charactersBefore(begin) + 1;
    return {static_cast<int>(next - m_begins.begin()), static_cast<int>(column)};
}

} // namespace paperdip
