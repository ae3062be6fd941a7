// SPDX-License-Identifier: MIT
#include "markdown/merge.h"

#include "markdown/segmenttext.h"

namespace paperdip {

namespace {

// Writes merged bytes anew, with marks on lines of their own.
class MarkedText
{
public:
    MarkedText(const ListMerge &merge, const ConflictNames &names)
        : m_merge(merge), m_names(names), m_lineEnd(lineEndOf(merge.bytes))
    {
        if (m_lineEnd.isEmpty())
            m_lineEnd = "\n";
    }

    QByteArray write()
    {
        for (const MergeConflict &conflict : m_merge.conflicts)
            add(conflict);
        copyTo(m_merge.bytes.size());
        return std::move(m_text);
    }

private:
    void add(const MergeConflict &conflict)
    {
        copyTo(conflict.mineSpan.begin);
        addMark('<', m_names.mine);
        copyTo(conflict.mineSpan.end);
        if (!m_names.base.isEmpty()) {
            addMark('|', m_names.base);
            m_text += conflict.base;
        }
        addMark('=', {});
        // What parts the two forms in the list stands behind neither.
        m_at = conflict.theirsSpan.begin;
        copyTo(conflict.theirsSpan.end);
        addMark('>', m_names.theirs);
        skipLineEnd();
    }
    void copyTo(qsizetype end)
    {
        if (end > m_at)
            m_text += QByteArrayView(m_merge.bytes).sliced(m_at, end - m_at);
        m_at = std::max(m_at, end);
    }
    void addMark(char mark, const QByteArray &name)
    {
        if (!m_text.isEmpty() && !isLineEnd(m_text.back()))
            m_text += m_lineEnd;
        m_text += QByteArray(7, mark);
        if (!name.isEmpty())
            m_text += ' ' + name;
        m_text += m_lineEnd;
    }
    // The end of a form's last line, which now stands before the mark behind it.
    void skipLineEnd()
    {
        const QByteArray &bytes = m_merge.bytes;
        if (m_at == 0 || isLineEnd(bytes[m_at - 1]) || m_at == bytes.size())
            return;
        if (bytes[m_at] == '\r' && m_at + 1 < bytes.size() && bytes[m_at + 1] == '\n')
            ++m_at;
        if (isLineEnd(bytes[m_at]))
            ++m_at;
    }

    const ListMerge &m_merge;
    const ConflictNames &m_names;
    QByteArray m_lineEnd;
    QByteArray m_text;
    qsizetype m_at = 0;
};

} // namespace

QByteArray withMarkers(const ListMerge &merge, const ConflictNames &names)
{
    return merge.conflicts.isEmpty() ? merge.bytes : MarkedText(merge, names).write();
}

} // namespace paperdip
