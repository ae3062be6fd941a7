// SPDX-License-Identifier: MIT
#pragma once

#include "core/change.h"
#include "core/result.h"
#include "markdown/merge.h"
#include "store/conflicttable.h"

#include <QObject>

namespace paperdip {

class Document;
class Library;

enum class ConflictChoice { Mine, Theirs, Both };

// An entry that both sides of a merge changed, each in its own way, and whose forms still stand in
// the list as the merge left them.
struct ListConflict
{
    qint64 id = 0;
    MergeConflict::Kind kind = MergeConflict::Kind::BothChanged;
    QByteArray base; // as each version had it; empty: it was not there
    QByteArray mine;
    QByteArray theirs;
    NodeId node = 0; // where the first of the forms stands
    QString title;   // of that node; may be empty
};

// What merges kept twice, until a person settles it: the choice is an edit like any other.
class ListConflicts : public QObject
{
    Q_OBJECT

public:
    explicit ListConflicts(Library &library, QObject *parent = nullptr);

    QList<ListConflict> open(ListId list) const;
    // What a choice changes in the list: the other form goes. Empty for what stays as it is: then
    // the conflict is to be set settled. NotFound: its forms are no longer there.
    Result<Change> plan(ListId list, qint64 conflict, ConflictChoice choice) const;
    Result<void> setSettled(ListId list, qint64 conflict, bool settled);

Q_SIGNALS:
    void changed(paperdip::ListId list);

private:
    Library &m_library;
};

// As the library keeps them.
QList<StoredConflict> storedConflicts(const ListMerge &merge, qint64 now);

} // namespace paperdip
