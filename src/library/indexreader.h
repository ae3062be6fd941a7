// SPDX-License-Identifier: MIT
#pragma once

#include "library/noderow.h"
#include "store/searchtable.h"
#include "sync/worktree.h"

#include <memory>
#include <optional>
#include <vector>

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

// Of a note's file: another one, or another size or time.
qint64 noteStampOf(const QString &path);

// What is to be written of a node.
struct ReadyNode
{
    DirtyNode dirty;
    bool isThere = false;
    SearchDoc doc;
    SearchTexts spelledOut;
};

// Reads what is to be indexed from the library and from the notes' files.
class IndexReader
{
public:
    explicit IndexReader(Store &store);

    // Behind `after`, in order; empty: there are no more.
    std::vector<ReadyNode> read(NodeId after, int most);
    SearchedNote noteOf(const SearchSource &source);

private:
    ReadyNode made(const SearchSource &source);

    Result<QString> resolve(const QString &listPath, const QString &written);

    Store &m_store;
    RowMaker m_rows;
    QString m_list;                       // its path
    std::optional<WorkTreePaths> m_paths; // of that list
};

// The same on a thread with a connection of its own, ahead of who writes. A node that changes after
// it was read has another stamp by then, and is left for the next time.
class IndexReadAhead
{
public:
    explicit IndexReadAhead(const QString &libraryPath);
    ~IndexReadAhead();
    IndexReadAhead(const IndexReadAhead &) = delete;
    IndexReadAhead &operator=(const IndexReadAhead &) = delete;

    // Nothing: it could not be opened there. Empty: there are no more.
    std::optional<std::vector<ReadyNode>> next();

private:
    struct Shared;

    std::unique_ptr<Shared> d;
};

} // namespace paperdip
