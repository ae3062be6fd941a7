// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "markdown/document.h"

namespace paperdip {

class Store;

// What a list is called: its title, else its file's name, else `fallback`.
QString listName(const Outline &outline, const QString &path, const QString &fallback = {});

// Writes a list that is not in the library yet, all of it or nothing. Data that was kept of its
// works is taken up.
Result<ListId> importList(Store &store, const Document &document, const QString &path,
                          const QString &name);

} // namespace paperdip
