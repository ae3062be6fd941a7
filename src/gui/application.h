// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace paperdip {

// Opens the window (or hands `arguments` to the one that is open) and returns the exit status.
// Needs a QApplication.
int runWindow(const QStringList &arguments);

} // namespace paperdip
