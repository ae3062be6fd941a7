// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"

#include <optional>
#include <vector>

namespace paperdip {

// All that a segment says, in one form for all ways to write it: the same for other markers,
// numbers, heading marks, emphasis, escapes, blanks, line ends and widths of cells. `definitions`
// are the lines that its reference links need.
QByteArray wordsOf(const QByteArray &content, Structure structure,
                   const QByteArray &definitions = {});

// Words, single characters of Chinese, marks and blanks, each by itself; joined they are the text.
std::vector<QByteArray> wordTokens(const QByteArray &text);

// How many of their words two texts share: 0 to 1.
double sharedWords(const QByteArray &a, const QByteArray &b);

// What both sides did to a text, word by word; nothing where they changed the same words. Where
// both put words in one place mine come first, or theirs.
enum class WordOrder { MineFirst, TheirsFirst };
std::optional<QByteArray> mergedWords(const QByteArray &base, const QByteArray &mine,
                                      const QByteArray &theirs,
                                      WordOrder order = WordOrder::MineFirst);

} // namespace paperdip
