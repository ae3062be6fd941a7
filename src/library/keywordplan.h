// SPDX-License-Identifier: MIT
#pragma once

#include "core/change.h"
#include "core/keywordcount.h"
#include "core/result.h"

#include <functional>

namespace paperdip {

class Documents;
class Store;

// The keywords of a list, or (0) of all, with the entries that have them; by their letters.
Result<QList<KeywordCount>> countKeywords(Store &store, ListId list);

// What renaming keywords would do, before anything is done.
struct KeywordPlan
{
    struct Left
    {
        NodeId node = 0;
        QString title;
        Error why; // ReadOnly, Refused (HTML), Invalid (its form cannot hold the new name)
    };
    struct OfList
    {
        ListId list = 0;
        QString name;
        int entries = 0;  // that change
        QList<Left> left; // that keep what they have
    };

    QStringList from;
    QString to;
    Change change; // of all lists, as one
    QList<OfList> lists;

    int entries() const;
    int leftOver() const;
};

// One or several keywords get one name in every entry of every list that has them: in the bytes of
// each list, in each entry's own style; beside them where a list has no place for keywords. Reads
// whole lists: for a worker. Invalid, where the name is none; Cancelled.
Result<KeywordPlan> planKeywordRename(Store &store, Documents &documents, const QStringList &from,
                                      const QString &to, const std::function<bool()> &isStopped);

} // namespace paperdip
