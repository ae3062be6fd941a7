// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "markdown/document.h"

#include <functional>

namespace paperdip {

// Keywords with some of them called `to`, each once: in the place of the first that was.
QStringList renamedKeywords(const QStringList &keywords, const QStringList &from,
                            const QString &to);

// A list in which keywords of many papers were renamed; those that could not be stay as they are.
struct KeywordsRenamed
{
    Document document;
    QList<std::pair<NodeId, Error>> refused;
};

// Plans, as the functions of markdown/edit.h do, but for many papers in one reading of the list.
// Only the keyword's own bytes change, wherever it stands as it reads; else the paper's keywords
// are written anew, unless that would lose a link. Cancelled, once `isStopped` says so.
Result<KeywordsRenamed> renameKeywords(const Document &document, const QList<NodeId> &papers,
                                       const QStringList &from, const QString &to,
                                       const std::function<bool()> &isStopped);

} // namespace paperdip
