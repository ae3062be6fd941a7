// SPDX-License-Identifier: MIT
#include "library/comparison.h"

namespace paperdip {

namespace {

class Comparer
{
public:
    Comparer(const Document &before, const Document &after, const QSet<NodeId> &moved)
        : m_before(before), m_after(after), m_moved(moved)
    {
    }

    Comparison run()
    {
        for (const int i : m_after.placesNotIn(m_before)) {
            const int old = m_before.indexOf(m_after.idAt(i));
            if (old < 0)
                arrived(i);
            else
                stayed(old, i);
        }
        for (const int i : m_before.placesNotIn(m_after)) {
            if (m_after.indexOf(m_before.idAt(i)) < 0)
                left(i);
        }
        const auto isGone = [this](NodeId node) { return node != 0 && m_after.indexOf(node) < 0; };
        m_result.parents.removeIf(isGone);
        m_result.shown.removeIf(isGone);
        return m_result;
    }

private:
    static bool isDone(const Reading &reading)
    {
        return reading.kind == NodeKind::Paper && isRead(reading);
    }

    void arrived(int index)
    {
        m_result.inserted.insert(m_after.idAt(index));
        rowsChanged(m_after, index);
        countsChanged(m_after, index);
    }

    void left(int index)
    {
        m_result.removed.insert(m_before.idAt(index));
        rowsChanged(m_before, index);
        countsChanged(m_before, index);
    }

    void stayed(int old, int index)
    {
        const NodeId node = m_after.idAt(index);
        const ListNode &was = m_before.at(old);
        const ListNode &is = m_after.at(index);
        const bool sameParent = m_before.parentIdAt(old) == m_after.parentIdAt(index);
        const bool sameBytes = m_before.bytesAt(old) == m_after.bytesAt(index);
        const bool sameReading = was.reading == is.reading;
        const bool sameDepth = m_before.depthOf(old) == m_after.depthOf(index);
        if (!sameBytes)
            m_result.edited.insert(node);
        if (!sameBytes || !sameReading || !sameParent || !sameDepth)
            m_result.written.insert(node);
        if (!sameReading || !sameDepth)
            m_result.shown.insert(node);
        if (!sameParent || was.reading.kind != is.reading.kind || m_moved.contains(node)) {
            rowsChanged(m_before, old);
            rowsChanged(m_after, index);
        }
        if (!sameParent || was.reading.kind != is.reading.kind ||
            isDone(was.reading) != isDone(is.reading)) {
            countsChanged(m_before, old);
            countsChanged(m_after, index);
        }
    }

    // Whether text is shown depends on what it holds: then its own parent's rows change too.
    void rowsChanged(const Document &document, int index)
    {
        do {
            index = document.parentOf(index);
            m_result.parents.insert(document.idAt(index));
        } while (index >= 0 && document.at(index).reading.kind == NodeKind::Text);
    }

    void countsChanged(const Document &document, int index)
    {
        while ((index = document.parentOf(index)) >= 0)
            m_result.shown.insert(document.idAt(index));
    }

    const Document &m_before;
    const Document &m_after;
    const QSet<NodeId> &m_moved;
    Comparison m_result;
};

} // namespace

Comparison compare(const Document &before, const Document &after, const QSet<NodeId> &moved)
{
    return Comparer(before, after, moved).run();
}

} // namespace paperdip
