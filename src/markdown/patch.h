// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "markdown/document.h"

#include <functional>

namespace paperdip {

enum class Field { Box, Title, Url, Keywords, Remark, Note };

// The document with one node's bytes replaced by the first candidate that reads as asked, leaves
// the node's other fields and all other nodes as they are; Invalid with `message` where there is
// none.
Result<Document> patched(const Document &document, int index, const QList<QByteArray> &candidates,
                         Field field, const std::function<bool(const Reading &)> &isAsked,
                         const QString &message);

// Whether what a person sees of a node is as it was, but for one field.
bool keepsFields(Field field, const Reading &was, const Reading &is);
// Whether every node is there, with the bytes and the reading that it had, but those that may
// differ, by their index.
bool keepsOthers(const Document &before, const Document &after, Field field,
                 const std::function<bool(int)> &mayDiffer);

// The index of a node in a document, or NotFound.
Result<int> nodeIndex(const Document &document, NodeId node);

// The bytes of [begin, end) replaced.
QByteArray spliced(const QByteArray &bytes, qsizetype begin, qsizetype end, const QByteArray &by);

} // namespace paperdip
