// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace paperdip {

// HTML's character references as characters: numbers and the usual names. What is not known stays
// as it is, and so does a lone "&".
QString decodeEntities(const QString &text);

} // namespace paperdip
