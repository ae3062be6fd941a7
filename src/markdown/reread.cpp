// SPDX-License-Identifier: MIT
#include "markdown/document.h"

#include "markdown/segmenttext.h"

#include <functional>

namespace paperdip {

namespace {

// For every node the index of the section that holds it; -1: none does.
std::vector<int> sectionsOf(const Document &document)
{
    std::vector<int> sections(static_cast<size_t>(document.size()), -1);
    for (int i = 0; i < document.size(); ++i) {
        const int parent = document.parentOf(i);
        if (parent >= 0)
            sections[static_cast<size_t>(i)] =
                isSection(document.at(parent)) ? parent : sections[static_cast<size_t>(parent)];
    }
    return sections;
}

// What a node can be known again by in one step; empty: not at all.
using KeyOf = std::function<QByteArray(const Document &, int)>;

QByteArray bytesKey(const Document &document, int index)
{
    const QByteArray &bytes = document.bytesAt(index);
    const qsizetype end = contentEnd(bytes); // the blank lines behind it are not its own
    return end == 0 ? bytes : bytes.first(end);
}

QByteArray workKey(const Document &document, int index)
{
    const Reading &reading = document.at(index).reading;
    if (reading.kind != NodeKind::Paper && reading.kind != NodeKind::Source)
        return {};
    if (!reading.arxiv.isEmpty())
        return "arxiv " + reading.arxiv.toUtf8();
    if (!reading.doi.isEmpty())
        return "doi " + reading.doi.toLower().toUtf8();
    return reading.main && !reading.main->url.isEmpty() ? "url " + reading.main->url.toUtf8()
                                                        : QByteArray();
}

QByteArray noteKey(const Document &document, int index)
{
    return document.at(index).reading.notePath.toUtf8();
}

QByteArray titleKey(const Document &document, int index)
{
    return document.at(index).reading.title.simplified().toUtf8();
}

// Finds the nodes of one document again in another, step by step; what is found is out of the later
// steps.
class Matcher
{
public:
    Matcher(const Document &before, const Document &fresh)
        : m_before(before), m_fresh(fresh), m_oldSections(sectionsOf(before)),
          m_freshSections(sectionsOf(fresh)), m_taken(static_cast<size_t>(before.size())),
          m_found(static_cast<size_t>(fresh.size()), -1)
    {
    }

    // The sections first, since the other nodes ask for "the same section".
    std::vector<int> match()
    {
        const std::initializer_list<KeyOf> steps = {bytesKey, workKey, noteKey, titleKey};
        for (const bool sections : {true, false}) {
            for (const KeyOf &key : steps) {
                step(key, sections, true);
                step(key, sections, false);
            }
        }
        return m_found;
    }

private:
    // The enclosing section in a form that both documents share.
    QByteArray home(const Document &document, int section, bool fresh) const
    {
        if (section < 0)
            return "top";
        const int old = fresh ? m_found[static_cast<size_t>(section)] : section;
        return old >= 0 ? QByteArray::number(old) : "new " + titleKey(document, section);
    }
    // The titles of all sections above.
    static QByteArray path(const Document &document, const std::vector<int> &sections, int index)
    {
        QByteArray titles;
        for (int at = sections[static_cast<size_t>(index)]; at >= 0;
             at = sections[static_cast<size_t>(at)])
            titles += titleKey(document, at) + '\n';
        return titles;
    }
    QByteArray fullKey(const Document &document, int index, const KeyOf &key, bool sections,
                       bool sameSection) const
    {
        const QByteArray own = key(document, index);
        if (own.isEmpty() || !sameSection)
            return own;
        const bool fresh = &document == &m_fresh;
        const std::vector<int> &above = fresh ? m_freshSections : m_oldSections;
        const QByteArray where =
            sections ? path(document, above, index)
                     : home(document, above[static_cast<size_t>(index)], fresh) + '\n';
        return where + own;
    }
    void step(const KeyOf &key, bool sections, bool sameSection)
    {
        QHash<QByteArray, QList<int>> waiting; // last first
        for (int i = m_before.size() - 1; i >= 0; --i) {
            if (m_taken[static_cast<size_t>(i)] || isSection(m_before.at(i)) != sections)
                continue;
            if (const QByteArray own = fullKey(m_before, i, key, sections, sameSection);
                !own.isEmpty())
                waiting[own].append(i);
        }
        for (int i = 0; i < m_fresh.size() && !waiting.isEmpty(); ++i) {
            if (m_found[static_cast<size_t>(i)] >= 0 || isSection(m_fresh.at(i)) != sections)
                continue;
            const QByteArray own = fullKey(m_fresh, i, key, sections, sameSection);
            const auto candidates = own.isEmpty() ? waiting.end() : waiting.find(own);
            if (candidates == waiting.end() || candidates->isEmpty())
                continue;
            const int old = candidates->takeLast();
            m_found[static_cast<size_t>(i)] = old;
            m_taken[static_cast<size_t>(old)] = true;
        }
    }

    const Document &m_before;
    const Document &m_fresh;
    const std::vector<int> m_oldSections;
    const std::vector<int> m_freshSections;
    std::vector<bool> m_taken; // old nodes that were found again
    std::vector<int> m_found;  // by fresh index
};

} // namespace

Document reread(const Document &before, const QByteArray &bytes)
{
    const Document fresh = Document::read(bytes);
    const std::vector<int> found = Matcher(before, fresh).match();
    NodeId lowest = 0;
    for (const Tile &tile : before.tiles())
        lowest = std::min(lowest, tile.node);
    std::vector<NodeId> ids;
    ids.reserve(found.size());
    for (const int old : found)
        ids.push_back(old >= 0 ? before.idAt(old) : --lowest);
    return fresh.withIds(ids);
}

} // namespace paperdip
