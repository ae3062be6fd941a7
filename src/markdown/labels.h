// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace paperdip {

// The text of a link that names a field ("pdf", "[Code]", "arXiv, 17.09", "笔记", a symbol), not a
// work.
bool isLabel(const QString &text);

// The text names the paper itself ("paper", "arXiv", "pdf", "论文"), rather than its code or its
// video.
bool isPaperLabel(const QString &text);

} // namespace paperdip
