// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <optional>

namespace paperdip {

// Where in a line the letter of its task box is ("- [x] did": 3); -1: it has none.
qsizetype boxLetterIn(QByteArrayView line);

// The note with the box on this line (from 1, line ends as in cmark) ticked, by the letter that the
// note uses, or emptied: one byte differs. Nothing where there is no such box, or it is as wanted
// already.
std::optional<QByteArray> withBox(const QByteArray &markdown, int line, bool ticked);

} // namespace paperdip
