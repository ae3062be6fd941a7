// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace paperdip {

// Two versions of a text as a unified diff with three lines around each change, as `patch` and `git
// apply` take it; empty where they are equal.
QByteArray unifiedDiff(const QByteArray &before, const QByteArray &after, const QString &name);

} // namespace paperdip
