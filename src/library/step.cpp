// SPDX-License-Identifier: MIT
#include "library/step.h"

#include <algorithm>

namespace paperdip {

namespace {

class Stepper
{
public:
    explicit Stepper(const Document &document) : m_document(document) {}

    Result<Place> run(const QList<NodeId> &nodes, int step)
    {
        for (const NodeId node : nodes)
            m_moving << m_document.indexOf(node);
        std::sort(m_moving.begin(), m_moving.end());
        dropNested();
        if (m_moving.isEmpty() || m_moving.first() < 0)
            return fail(ErrorCode::NotFound, QStringLiteral("This entry is no longer there."));
        m_parent = m_document.parentOf(m_moving.first());
        m_sections = isSection(m_moving.first());
        for (const int index : std::as_const(m_moving)) {
            if (m_document.parentOf(index) != m_parent || isSection(index) != m_sections)
                return fail(ErrorCode::Refused,
                            QStringLiteral("Only neighbours can be moved together."));
        }
        m_siblings = m_document.children(m_parent);
        return step < 0 ? up() : down();
    }

private:
    bool isSection(int index) const { return kind(index) == NodeKind::Section; }
    bool isPeer(int index) const
    {
        return m_sections ? isSection(index)
                          : kind(index) == NodeKind::Paper || kind(index) == NodeKind::Source;
    }
    NodeKind kind(int index) const { return m_document.at(index).reading.kind; }

    // What moves with its parent anyway.
    void dropNested()
    {
        QList<int> roots;
        for (const int index : std::as_const(m_moving)) {
            if (roots.isEmpty() || index >= m_document.subtreeEnd(roots.last()))
                roots << index;
        }
        m_moving = roots;
    }

    Place before(int index) const
    {
        const QList<int> children = m_document.children(m_document.parentOf(index));
        const qsizetype at = children.indexOf(index);
        return {m_document.parentIdAt(index), at > 0 ? m_document.idAt(children.at(at - 1)) : 0};
    }

    Place behind(int index) const { return {m_document.parentIdAt(index), m_document.idAt(index)}; }

    Result<Place> up() const
    {
        for (qsizetype i = m_siblings.indexOf(m_moving.first()) - 1; i >= 0; --i) {
            if (isPeer(m_siblings.at(i)))
                return before(m_siblings.at(i));
        }
        if (m_sections)
            return sectionOut(-1);
        if (m_parent >= 0 && !isSection(m_parent))
            return before(m_parent);
        for (int index = m_parent - 1; index >= 0; --index) {
            if (isSection(index))
                return Place{m_document.idAt(index), Place::AtEnd};
        }
        return fail(ErrorCode::Refused, QStringLiteral("There is nothing above."));
    }

    Result<Place> down() const
    {
        const qsizetype last = m_siblings.indexOf(m_moving.last());
        for (qsizetype i = last + 1; i < m_siblings.size(); ++i) {
            if (isPeer(m_siblings.at(i)))
                return behind(m_siblings.at(i));
            if (isSection(m_siblings.at(i)))
                break; // behind a heading is below it
        }
        if (m_sections)
            return sectionOut(1);
        if (m_parent >= 0 && !isSection(m_parent))
            return behind(m_parent);
        for (int index = m_document.subtreeEnd(m_moving.last()); index < m_document.size();
             ++index) {
            if (isSection(index))
                return first(index);
        }
        return fail(ErrorCode::Refused, QStringLiteral("There is nothing below."));
    }

    // In front of a section's entries, behind the prose that opens it.
    Place first(int section) const
    {
        const QList<int> children = m_document.children(section);
        const auto entry = std::find_if(children.begin(), children.end(),
                                        [this](int index) { return isPeer(index); });
        return entry == children.end() ? Place{m_document.idAt(section), Place::AtEnd}
                                       : before(*entry);
    }

    // A section that stands first or last in its parent goes to the parent's neighbour.
    Result<Place> sectionOut(int step) const
    {
        const QList<int> uncles =
            m_parent < 0 ? QList<int>() : m_document.children(m_document.parentOf(m_parent));
        for (qsizetype i = uncles.indexOf(m_parent) + step; i >= 0 && i < uncles.size();
             i += step) {
            if (!isSection(uncles.at(i)))
                continue;
            const QList<int> cousins = m_document.children(uncles.at(i));
            const auto sub = std::find_if(cousins.begin(), cousins.end(),
                                          [this](int child) { return isSection(child); });
            if (step > 0 && sub != cousins.end())
                return before(*sub);
            return cousins.isEmpty() ? Place{m_document.idAt(uncles.at(i)), Place::AtEnd}
                                     : behind(cousins.last());
        }
        return fail(ErrorCode::Refused, step < 0 ? QStringLiteral("There is nothing above.")
                                                 : QStringLiteral("There is nothing below."));
    }

    const Document &m_document;
    QList<int> m_moving;
    QList<int> m_siblings;
    int m_parent = -1;
    bool m_sections = false;
};

} // namespace

Result<Place> placeOneStep(const Document &document, const QList<NodeId> &nodes, int step)
{
    return Stepper(document).run(nodes, step);
}

} // namespace paperdip
