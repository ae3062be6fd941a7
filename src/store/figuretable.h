// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"
#include "core/result.h"
#include "store/listtable.h"

#include <QDate>

namespace paperdip {

class Database;

// The papers of a section itself, without those in its sub-sections.
struct SectionCount
{
    NodeId section = 0; // 0: before the list's first section
    ListId list = 0;
    QString title; // of the section, else the list's name
    PaperCount count;
};

// What is counted over the papers of a list, or (list 0) of all. Grows with the library: for a
// worker's connection.
class FigureTable
{
public:
    explicit FigureTable(Database &database) : m_database(database) {}

    // How many works were read on a day (local time), oldest first; one that stands in several
    // places was read when the first of them was. Only what is still read counts.
    Result<QList<std::pair<QDate, int>>> readByDay(ListId list) const;
    // Entries that are read, of which nobody knows since when.
    Result<int> readWithoutDay(ListId list) const;
    Result<PaperCount> papers(ListId list) const;
    Result<QList<SectionCount>> bySection(ListId list) const; // in document order
    // Works by what tells their year: the record's, the list's (0: not said), the arXiv id (empty:
    // none).
    struct YearGroup
    {
        int recorded = 0;
        int written = 0;
        QString arxiv; // one id of the group: up to and with the two digits of its year
        int works = 0;
    };
    Result<QList<YearGroup>> byYear(ListId list) const;

private:
    Database &m_database;
};

} // namespace paperdip
