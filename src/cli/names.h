// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"
#include "core/record.h"

namespace paperdip {

// What the command line calls things; other programs rely on it.
QString nameOf(NodeKind kind);
QString nameOf(Shape shape); // empty for None
QString nameOf(ReadState state);
QString nameOf(FetchState state);
std::optional<ReadState> stateCalled(const QString &name);

} // namespace paperdip
