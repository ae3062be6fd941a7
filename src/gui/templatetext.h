// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

namespace paperdip {

// What the window says of templates (formats/template.h): how they are written, and what is wrong
// with one, from the error of EntryTemplate::parse().
QString templateHint();
QString templateProblem(const Error &error);

} // namespace paperdip
