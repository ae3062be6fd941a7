// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace paperdip {

inline QByteArray crlf(QByteArray bytes)
{
    return bytes.replace("\n", "\r\n");
}

} // namespace paperdip
