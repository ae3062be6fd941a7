// SPDX-License-Identifier: MIT
#pragma once

#include "formats/format.h"

namespace paperdip {

// What the window calls a format.
QString formatLabel(Format format);

} // namespace paperdip
