// SPDX-License-Identifier: MIT
#pragma once

#include "formats/citation.h"

namespace paperdip {

// RIS as reference managers take it: UTF-8, lines end with CRLF, one record for each work.
QByteArray writeRis(const QList<Citation> &citations);

} // namespace paperdip
