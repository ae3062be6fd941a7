// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/entry.h"

namespace paperdip {

// A paragraph that is one bold line, as some lists set sections: "**2017:**".
bool isBoldLine(QByteArrayView segment, Structure structure);

// Such a line as a section: its title is what stands between the marks.
Reading boldSection(QByteArrayView segment, const References &references);

// The title stands between "~~" and "~~".
bool isStruckOut(QByteArrayView segment, Span title);

} // namespace paperdip
