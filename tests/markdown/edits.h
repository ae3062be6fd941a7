// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/edit.h"

#include <QTest>

namespace paperdip {

// The node of that title; 0: none.
inline NodeId named(const Document &document, const QString &title)
{
    for (int i = 0; i < document.size(); ++i) {
        const Reading &reading = document.at(i).reading;
        if (reading.title == title || (!title.isEmpty() && reading.arxiv == title))
            return document.idAt(i);
    }
    return 0;
}

template<typename T>
QByteArray bytesOrError(const Result<T> &result)
{
    if (!result)
        return "error " + QByteArray::number(static_cast<int>(result.error().code)) + ": " +
               result.error().message.toUtf8();
    if constexpr (std::is_same_v<T, Edited>)
        return result->document.bytes();
    else
        return result->bytes();
}

inline NewPaper arxivPaper(const QString &id, const QString &title = {}, int version = 0)
{
    NewPaper paper;
    paper.arxiv = id;
    paper.version = version;
    paper.title = title;
    return paper;
}

// In the section of that title, or at the top (""): at its "end", as its "first", or behind the
// entry of that title.
inline Place placeNamed(const Document &document, const QString &parent, const QString &after)
{
    Place place;
    place.parent = parent.isEmpty() ? 0 : named(document, parent);
    place.after = after == QStringLiteral("end")     ? Place::AtEnd
                  : after == QStringLiteral("first") ? 0
                                                     : named(document, after);
    return place;
}

inline QList<NodeId> allNamed(const Document &document, const QStringList &titles)
{
    QList<NodeId> nodes;
    for (const QString &title : titles)
        nodes << named(document, title);
    return nodes;
}

} // namespace paperdip
