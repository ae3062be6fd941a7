// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"
#include "core/result.h"
#include "core/searchquery.h"

#include <QHash>
#include <QStringList>
#include <array>
#include <optional>

namespace paperdip {

class Database;
class Statement;

using SearchTexts = std::array<QString, searchFields>; // by SearchField

// A node whose texts changed since they were indexed.
struct DirtyNode
{
    NodeId node = 0;
    qint64 stamp = 0; // another one by now: it changed again
};

// What a search shows of a node that is found by its title.
struct SearchTitle
{
    NodeId node = 0;
    NodeId parent = 0;
    ListId list = 0;
    NodeKind kind = NodeKind::Text;
    QString title; // as the entry has it
};

// What is searched of a node, and what its note is found by. Its note's text is not here.
class SearchSource
{
public:
    NodeId node = 0;
    NodeId parent = 0;
    ListId list = 0;
    QString listPath; // empty: not linked
    NodeKind kind = NodeKind::Text;
    QString notePath; // as written; empty: none
    int year = 0;     // of the record, else as written, else of the arXiv id; 0: unknown

    QString text(SearchField field) const; // empty for the note
    QStringList addresses() const;         // of all its links, the main one too

private:
    friend class SearchTable;

    std::array<QStringList, searchFields> m_texts; // some of them empty, or twice
    QString m_url;
    QString m_links; // JSON, as in the node
};

// What the index keeps of a node beside the words.
struct SearchDoc
{
    NodeId node = 0;
    QString note; // absolute; empty: none
    qint64 noteStamp = 0;
    bool hasNote = false; // there is something to read
    int year = 0;
};

// The full-text index. Triggers note which nodes it is behind with, in the transaction of the
// change; who works that off takes a few at a time. Texts go in spelled out in pieces
// (core/searchtext.h), by any SQLite's own tokenizer: a library that only a tokenizer of ours could
// read would be closed to the driver's own SQLite, to the shell, and to a copy being checked.
class SearchTable
{
public:
    explicit SearchTable(Database &database) : m_database(database) {}

    // Behind `after`, in order; of lists that are wholly there.
    QList<DirtyNode> dirty(NodeId after, int most) const;
    int dirtyCount() const; // with those of lists that are not
    std::optional<SearchSource> source(NodeId node) const;
    QList<SearchSource> sources(const QList<NodeId> &nodes) const;      // of those that are there
    QList<SearchTitle> titles(const QList<NodeId> &nodes) const;        // likewise; quicker
    QHash<NodeId, QString> abstracts(const QList<NodeId> &nodes) const; // likewise
    // The text takes the place of the node's former one.
    Result<void> put(const SearchDoc &doc, const SearchTexts &spelledOut);
    Result<void> remove(NodeId node);
    Result<void> markDirty(NodeId node);
    // It is to be indexed now, in this transaction. False: it changed again, or another connection
    // was quicker.
    Result<bool> settle(const DirtyNode &node);

    // The index is written in parts, and a part for each transaction is many. They are put together
    // by merge() alone, never within a transaction that writes words: that would take much longer
    // than others may have to wait.
    Result<void> mergeByHand();
    // One step, of about so many pages; false: there is nothing to be put together.
    Result<bool> merge(int pages);

    QList<SearchDoc> docsWithNotes() const;
    std::optional<QString> noteOf(NodeId node) const; // as it was indexed

    // Which version of the spelling the index is of; 0: of none.
    int version() const;
    Result<void> setVersion(int version);
    // More than half of what the index holds is of texts that changed since.
    bool isWornOut() const;
    Result<void> clear(); // an empty index; markDirtyFrom() tells what it is behind with
    // So many nodes behind this one are to be indexed. The last of them; 0: there are no more.
    Result<NodeId> markDirtyFrom(NodeId after, int most);

private:
    static SearchSource sourceIn(const Statement &row); // of the columns that the statements have
    qint64 number(const QString &sql) const;

    Database &m_database;
};

} // namespace paperdip
