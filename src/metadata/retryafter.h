// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QDateTime>

namespace paperdip {

// What a Retry-After header asks for, in milliseconds: seconds or an HTTP date, at most 10 minutes.
// -1: nothing that can be understood.
int retryAfterMs(const QByteArray &header, const QDateTime &now = QDateTime::currentDateTimeUtc());

} // namespace paperdip
