// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "store/conflicttable.h"
#include "store/database.h"
#include "store/datatable.h"
#include "store/figuretable.h"
#include "store/filetable.h"
#include "store/jobtable.h"
#include "store/keywordtable.h"
#include "store/listtable.h"
#include "store/nodetable.h"
#include "store/notetable.h"
#include "store/pagetable.h"
#include "store/pdftable.h"
#include "store/recordtable.h"
#include "store/searchfinder.h"
#include "store/searchtable.h"
#include "store/treetable.h"

#include <memory>

namespace paperdip {

// The library's one SQLite file, table by table.
class Store
{
public:
    // As Database::open; then throws away what is too old, unless nothing may be written yet, or
    // another process writes: the next start does it then.
    static Result<std::unique_ptr<Store>> open(const QString &path,
                                               Database::Check check = Database::Check::Now);
    // As Database::openBeside.
    static Result<std::unique_ptr<Store>> openBeside(const QString &path);
    ~Store();

    Database &database() { return *m_database; }
    ListTable &lists() { return m_lists; }
    NodeTable &nodes() { return m_nodes; }
    TreeTable &tree() { return m_tree; }
    DataTable &data() { return m_data; }
    RecordTable &records() { return m_records; }
    JobTable &jobs() { return m_jobs; }
    NoteTable &notes() { return m_notes; }
    FileTable &files() { return m_files; }
    PageTable &pages() { return m_pages; }
    PdfTable &pdfs() { return m_pdfs; }
    ConflictTable &conflicts() { return m_conflicts; }
    SearchTable &search() { return m_search; }
    SearchFinder &finder() { return m_finder; }
    KeywordTable &keywords() { return m_keywords; }
    FigureTable &figures() { return m_figures; }

    QString path() const;
    QString keptAside() const; // where the file went that was there; empty: all was well
    qint64 dataVersion();      // changes when another process committed
    QStringList
    recordsSince(qint64 time) const; // arXiv ids whose records were fetched then or later
    Result<void> quickCheck();

private:
    explicit Store(std::unique_ptr<Database> database);
    Result<void> throwAway();

    std::unique_ptr<Database> m_database;
    ListTable m_lists;
    NodeTable m_nodes;
    TreeTable m_tree;
    DataTable m_data;
    RecordTable m_records;
    JobTable m_jobs;
    NoteTable m_notes;
    FileTable m_files;
    PageTable m_pages;
    PdfTable m_pdfs;
    ConflictTable m_conflicts;
    SearchTable m_search;
    SearchFinder m_finder;
    KeywordTable m_keywords;
    FigureTable m_figures;
};

} // namespace paperdip
