// SPDX-License-Identifier: MIT
#include "core/lineplaces.h"

#include <algorithm>

namespace paperdip {

LinePlaces::LinePlaces(const QByteArray &bytes) : m_bytes(bytes), m_begins{0}
{
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        const bool pair = bytes[at] == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n';
        if ((bytes[at] == '\n' || bytes[at] == '\r') && !pair)
            m_begins.push_back(at + 1);
    }
}

std::pair<int, int> LinePlaces::at(qsizetype offset) const
{
    offset = qMin(offset, m_bytes.size());
    const auto next = std::upper_bound(m_begins.begin(), m_begins.end(), offset);
    qsizetype begin = *std::prev(next);
    if (begin == 0 && m_bytes.startsWith("\xEF\xBB\xBF"))
        begin = qMin<qsizetype>(offset, 3);
    const auto isStart = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; };
    const auto count = std::count_if(m_bytes.begin() + begin, m_bytes.begin() + offset, isStart);
    return {static_cast<int>(next - m_begins.begin()), static_cast<int>(count) + 1};
}

} // namespace paperdip
