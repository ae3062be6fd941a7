// SPDX-License-Identifier: MIT
#pragma once

#include "core/record.h"
#include "core/result.h"

#include <QByteArray>

namespace paperdip {

// Reads OpenAlex's answer for one work (/works/ID). The abstract is put together from its inverted
// index. BadAnswer for anything that is not an answer.
Result<Record> parseOpenAlex(const QByteArray &json);

} // namespace paperdip
