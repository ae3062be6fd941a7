// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/entrymemory.h"
#include "markdown/outline.h"

namespace paperdip {

// What an item may turn out to be.
struct Claimed
{
    Claim claim = Claim::None;
    bool isLink = false;
    QString whole; // as in Entry
};

// What stands directly below a node.
struct Below
{
    bool boxed = false; // an item with a box
    bool work = false;  // what names a work
    bool entry = false; // what names a work or a note
    int titles = 0;     // pages with titles, and works
    int names = 0;      // pages whose titles may be mere names
};

// Puts the entries of a list in their places and says what each of them is.
class OutlineReader
{
public:
    explicit OutlineReader(const QByteArray &bytes) : m_bytes(bytes) {}
    // Fills a memory, or reads with one.
    OutlineReader(const QByteArray &bytes, EntryMemory &learn) : m_bytes(bytes), m_learn(&learn) {}
    OutlineReader(const QByteArray &bytes, const EntryMemory &known)
        : m_bytes(bytes), m_known(&known)
    {
    }

    // Reads a part of a list by what the whole of it is.
    OutlineReader(const QByteArray &bytes, const WholeList &whole)
        : m_bytes(bytes), m_whole(&whole), m_references(whole.references)
    {
    }

    Outline run();
    ListFacts facts() const { return {m_counts, m_references, m_defines}; } // once it has run

private:
    template<typename Range> // a Segment or an OutlineNode
    QByteArrayView slice(const Range &range) const
    {
        return QByteArrayView(m_bytes).sliced(range.begin, range.end - range.begin);
    }
    OutlineNode &node(int index) { return m_outline[static_cast<size_t>(index)]; }
    bool isBoxed(size_t index) const { return m_outline[index].reading.box.has_value(); }
    Entry readSegment(const Segment &segment) const;
    Entry readTableRow(QByteArrayView row, const TableLayout &layout) const;
    void readDefinitions(const std::vector<Segment> &segments);
    size_t readTable(const std::vector<Segment> &segments, size_t header);
    void add(const Segment &segment, Entry entry);
    void place();
    void decide();
    void decideHeadings();
    void takeAsNote(size_t heading);
    bool isPaper(size_t index) const;
    bool isWeakPaper(size_t index) const;
    bool isCategory(size_t index) const;
    bool isName(size_t index) const;
    void findPlainTitles();
    void countClaims();
    void findBoldSections();
    void placeBelowLines();
    void findStrikes();
    void findSources();
    void finishPapers();
    void addToRemark(size_t index);
    int sectionOf(int index);

    QByteArray m_bytes;
    EntryMemory *m_learn = nullptr;
    const EntryMemory *m_known = nullptr;
    const WholeList *m_whole = nullptr;
    References m_references;
    ListCounts m_counts;
    bool m_defines = false;
    Outline m_outline;
    std::vector<Claimed> m_claims;  // index by index
    bool m_hasBoxes = false;        // in a good part of it
    bool m_manyTitles = false;      // a good part of the items without a link are set as titles
    std::vector<Below> m_below;     // of the top, then of each node
    std::vector<int> m_tables;      // index by index: which table, -1: none
    std::vector<bool> m_workTables; // enough rows of it name works
    QHash<int, int> m_linesBelow;   // a paper: its texts that were looked at
    bool m_manyWorks = false;       // a good part of the items that have a link name a work
};

// Where the node's children are counted; -1 is the top.
inline size_t slot(int parent)
{
    return static_cast<size_t>(parent) + 1;
}

} // namespace paperdip
