// SPDX-License-Identifier: MIT
#pragma once

#include <QStringView>

namespace paperdip {

// Looks at what stands before and behind a number that has the form of an arXiv id: a word, a sign
// or a unit that makes it a price, a version, a telephone number or a measured value.
bool isMeasure(QStringView before, QStringView after);

} // namespace paperdip
