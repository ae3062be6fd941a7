// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace paperdip {

// The text beside `key` in the dictionary that a binary property list ("bplist00") holds; empty
// where there is none, or where anything in the file leads out of it.
QString binaryPlistText(const QByteArray &bytes, const QString &key);

} // namespace paperdip
