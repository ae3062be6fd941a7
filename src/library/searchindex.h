// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "library/noderow.h"
#include "store/searchtable.h"

#include <functional>

namespace paperdip {

class Store;

// A note as it is to be searched: what was typed last, else its file, else what was last seen of
// it.
struct SearchedNote
{
    QString path; // absolute; empty: the paper has none
    qint64 stamp = 0;
    QString text;
    bool exists = false;
};

// Brings the full-text index up to what the library and the notes' files say, on whatever
// connection it is given: a worker's, or the command line's. Every transaction is short; who is
// killed in between goes on at the next start.
class SearchIndex
{
public:
    // Told after each transaction how many nodes are left; false gives up.
    using GoOn = std::function<bool(int)>;

    explicit SearchIndex(Store &store);

    bool isUpToDate() const;
    // Cancelled (what is done stays done), Locked, Io, DiskFull.
    Result<void> catchUp(const GoOn &goOn);
    // Notices notes whose files another program wrote. catchUp() then reads them.
    Result<void> lookAtNotes(const GoOn &goOn);
    // Throws the index away; catchUp() makes it anew.
    Result<void> begin();

    SearchedNote noteOf(const SearchSource &source);

private:
    struct Ready;

    Result<void> prepare();
    Ready made(const DirtyNode &node);
    Result<void> write(const std::vector<Ready> &nodes);

    Store &m_store;
    RowMaker m_rows;
    int m_atOnce; // nodes in a transaction: as many as it has time for
};

} // namespace paperdip
