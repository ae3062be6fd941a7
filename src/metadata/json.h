// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace paperdip {

// A whole JSON document (nested 1024 deep at most, which Qt sees to). BadAnswer for anything else:
// cut off, a web page, too large.
Result<QJsonDocument> parseJson(const QByteArray &json, const QString &service);

// The text under a key; empty where there is none.
QString textIn(const QJsonObject &object, const char *key);

// The text of a value that is a string, or of the first of a list of strings; else empty.
QString firstText(const QJsonValue &value);

} // namespace paperdip
