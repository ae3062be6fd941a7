// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace paperdip {

// These arguments are for the command line, and no window is opened: they begin (after --library
// FILE and --json) with a command, ask for help or the version, or are wrong in a way that the
// command line explains.
bool isCommand(const QStringList &arguments);

// Runs one command (design, "The command line") and returns its exit status: 0, 1 (it did not work,
// message on stderr) or 2 (wrong usage). Needs a QCoreApplication. arguments: without the program's
// name.
int runCommand(const QStringList &arguments);

} // namespace paperdip
