// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace paperdip {

// How often the thread that counts asked for memory since the last reset: a measure of work that no
// clock is needed for. False: this build has no sanitizer to ask.
bool countAllocations();
void resetAllocations();
qint64 allocations();

} // namespace paperdip
