// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace paperdip {

// A heading's segment at another level. Setext headings become ATX ones at level 3 and deeper.
QByteArray relevelled(const QByteArray &segment, int from, int to);

} // namespace paperdip
