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
    qsizetype charactersBefore(qsizetype offset) const;

    QByteArray m_bytes;
    std::vector<qsizetype> m_characters; // before each block of bytes: a line may be megabytes long
    std::vector<qsizetype> m_begins;
};

} // namespace paperdip
