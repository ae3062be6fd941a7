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

// The same, and it says so: not only "link" or "下载", which may lead to anything.
bool isWorkLabel(const QString &text);

// The text names something beside the paper: "Slides: Day 1", "Personal Notes", "Code".
bool isOtherLabel(const QString &text);

} // namespace paperdip
