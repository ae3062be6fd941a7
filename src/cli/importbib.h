// SPDX-License-Identifier: MIT
#pragma once

#include "cli/session.h"

class QJsonObject;

namespace paperdip {

// --into, --doubles and --dry-run, which are for .bib files alone.
void declareBib(QCommandLineParser &options);
bool usesBibOptions(const QCommandLineParser &options);

// Adds the entries of a .bib file to a section, says on stderr what is a double, what could not be
// read and what was refused. What it did, for --json.
Result<QJsonObject> importBib(Session &session, const Invocation &invocation, const QString &path);

} // namespace paperdip
