// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"

namespace paperdip {

// The title of a contents, where entries are none: "Table of Contents", "目录".
bool isContents(const QString &title);

// "Without brackets, it is empty, the id, arXiv:id or the URL" (design, "Change").
bool isPlaceholder(const Reading &reading);

} // namespace paperdip
