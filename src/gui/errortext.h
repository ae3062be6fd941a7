// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

namespace paperdip {

// What the window says of an error: translated, one sentence or two, with what it is about. Plain
// text.
QString errorText(const Error &error);

} // namespace paperdip
