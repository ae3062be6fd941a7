// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/outline.h"

#include <QHash>

namespace paperdip {

// One of the versions that a merge brings together: its nodes, and what is asked of them.
class ListVersion
{
public:
    // Bytes without a byte order mark.
    explicit ListVersion(const QByteArray &bytes) : ListVersion(bytes, read(bytes)) {}
    ListVersion(const QByteArray &bytes, Outline outline);

    const QByteArray &bytes() const { return m_bytes; }
    int size() const { return static_cast<int>(m_outline.size()); }
    const OutlineNode &at(int index) const { return m_outline[static_cast<size_t>(index)]; }
    const Reading &reading(int index) const { return at(index).reading; }
    Structure structure(int index) const { return at(index).segment.structure; }
    bool isEntry(int index) const;
    bool hasEntries() const;

    // What it stands below; -1: nothing. Lines of a table stand below its header, lines of an HTML
    // list below the line that opens it: they must not leave it.
    int parent(int index) const { return m_parents[static_cast<size_t>(index)]; }
    // The children of a node, or of the top (-1), in order.
    const std::vector<int> &children(int index) const
    {
        return m_children[static_cast<size_t>(index) + 1];
    }

    // The segment without and with its last line end and the blank lines behind it.
    QByteArray content(int index) const { return contentView(index).toByteArray(); }
    QByteArrayView contentView(int index) const;
    QByteArray tail(int index) const;
    // Its words, in one form for all ways to write them (wordsOf). Kept.
    const QByteArray &words(int index) const;

    // The lines that define the labels in these bytes.
    QByteArray definitionsFor(const QByteArray &content) const;
    QByteArray definition(const QString &label) const { return m_definitions.value(label); }
    bool hasDefinitions() const { return !m_definitions.isEmpty(); }

private:
    void findParents();
    void findDefinitions();

    QByteArray m_bytes;
    Outline m_outline;
    std::vector<qsizetype> m_ends; // where the content of each ends
    std::vector<int> m_parents;
    std::vector<std::vector<int>> m_children; // by index + 1
    QHash<QString, QByteArray> m_definitions; // by normalized label
    mutable std::vector<QByteArray> m_words;
};

// The labels between brackets in some bytes, normalized.
QStringList labelsIn(QByteArrayView bytes);

// The definitions of a run, each with its label, in order.
std::vector<std::pair<QString, QByteArray>> definitionsOf(const QByteArray &run);

} // namespace paperdip
