// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.h"
#include "core/result.h"

class QByteArray;
class QJsonDocument;

namespace paperdip {

// To standard output, byte for byte. DidNotWork, with a message, where not all could be written.
int print(const QByteArray &bytes);
int print(const QString &text);
int print(const QJsonDocument &document);

// One line to standard error.
void say(const QString &message);
// The same for an error, with the candidates where there are several; returns DidNotWork.
int failed(const Error &error);
// The same for wrong usage; returns WrongUsage.
int misused(const QString &message);

} // namespace paperdip
