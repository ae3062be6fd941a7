// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <utility>
#include <vector>

namespace paperdip {

// Lines and columns of a text in UTF-8, both from 1. Lines end at LF, CRLF and lone CR; columns
// count characters, and a byte order mark is none.
class LinePlaces
{
public:
    explicit LinePlaces(const QByteArray &bytes);

    std::pair<int, int> at(qsizetype offset) const; // line, column

private:
    QByteArray m_bytes;
    std::vector<qsizetype> m_begins;
};

} // namespace paperdip
