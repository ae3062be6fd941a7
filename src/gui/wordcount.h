// SPDX-License-Identifier: MIT
#pragma once

#include <QStringView>

namespace paperdip {

// Chinese and Japanese letters count one each, other letters and figures by the word; marks do not
// count. "用 FlashAttention-2 训练" has 4.
qsizetype wordsIn(QStringView text);

} // namespace paperdip
