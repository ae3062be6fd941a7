// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace paperdip {

// The program's schema files (resources/schema/NNN.sql) in order: the text at index i leads to
// user_version i + 1.
QStringList schemaFiles();

// The statements of an SQL text. Semicolons in strings, comments and the bodies of triggers end
// none.
QStringList splitStatements(const QString &sql);

} // namespace paperdip
