// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "library/indexreader.h"

#include <functional>

namespace paperdip {

class Store;

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

private:
    Result<void> prepare();
    Result<void> writeAll(const std::vector<ReadyNode> &nodes, const GoOn &goOn);
    Result<size_t> write(const std::vector<ReadyNode> &nodes, size_t begin);
    Result<void> merge(const GoOn &goOn);
    Result<bool> mergeStep();

    Store &m_store;
    IndexReader m_reader;
    int m_left = 0; // nodes
    int m_pages;    // that are merged in a transaction: as many as it has time for
};

} // namespace paperdip
