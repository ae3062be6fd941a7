// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/document.h"
#include "markdown/mergetree.h"

#include <optional>

namespace paperdip {

struct EntryFields;

// What became of a node's bytes, without what stands behind them.
struct NodeForm
{
    QByteArray bytes;  // mine, where both forms are kept; empty: nothing is left of it
    QByteArray theirs; // empty where only one form is kept, or both within `bytes`
    std::optional<MergeConflict::Kind> conflict;
};

// Brings the bytes of one node together: what one side left as it was, or only wrote in another
// form, is taken from the other one; then field by field, cell by cell, line by line.
class NodeMerge
{
public:
    explicit NodeMerge(const MergeTree &tree) : m_tree(tree) {}

    NodeForm form(int node);

private:
    // One node in the versions that have it.
    struct Three
    {
        int base = -1;
        int mine = -1;
        int theirs = -1;
        Structure structure = Structure::Paragraph;
        QByteArray was; // of the base
        QByteArray my;
        QByteArray their;
    };

    NodeForm onlyForm(int node) const;
    bool onlyHoldsDisputed(int node) const;
    NodeForm settled(const Three &three);
    NodeForm changed(const Three &three);
    NodeForm reworded(const Three &three, MergeSide formed) const;
    NodeForm sameWords(const Three &three) const;
    NodeForm bothWorded(const Three &three);
    std::optional<QByteArray> sectionForm(const Three &three) const;
    std::optional<QByteArray> entryForm(const Three &three);
    std::optional<QByteArray> addedEntry(const Three &three);
    std::optional<QByteArray> withFields(const Three &three, const EntryFields &asked);
    struct Place
    {
        Document document;
        int index = 0;
    };
    std::optional<Place> placeOf(MergeSide side, int index);
    std::optional<Reading> readIn(MergeSide side, int index, const QByteArray &bytes);
    const Document &document(MergeSide side);

    const ListVersion &version(MergeSide side) const { return m_tree.version(side); }
    QByteArray definitions(const QByteArray &content) const;

    const MergeTree &m_tree;
    std::optional<Document> m_mine;
    std::optional<Document> m_theirs;
};

// Runs of reference definitions, label by label. `conflict`: both gave a label another address;
// both lines are kept.
NodeForm mergedDefinitions(const QByteArray &base, const QByteArray &mine,
                           const QByteArray &theirs);
// A table's line, cell by cell; nothing where both changed one cell, or the cells themselves.
std::optional<QByteArray> mergedRow(const QByteArray &base, const QByteArray &mine,
                                    const QByteArray &theirs);
// Some item's or heading's words behind another one's marker.
QByteArray withHeadOf(const QByteArray &words, const QByteArray &form, Structure structure);

// Both are items with one marker and indent, or one of them is none.
bool sameHead(const QByteArray &a, const QByteArray &b);

} // namespace paperdip
