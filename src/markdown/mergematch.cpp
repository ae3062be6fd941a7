// SPDX-License-Identifier: MIT
#include "markdown/mergematch.h"

#include "core/linemerge.h"
#include "markdown/mergewords.h"

#include <algorithm>
#include <functional>

namespace paperdip {

namespace {

constexpr double alike = 0.4; // of the words of two texts in one place

QByteArray workOf(const Reading &reading)
{
    if (!reading.arxiv.isEmpty())
        return "arxiv " + reading.arxiv.toUtf8();
    if (!reading.doi.isEmpty())
        return "doi " + reading.doi.toLower().toUtf8();
    if (reading.main && !reading.main->url.isEmpty())
        return "url " + reading.main->url.toUtf8();
    return {};
}

QByteArray titleOf(const Reading &reading)
{
    return reading.title.simplified().toUtf8();
}

// Whatever kind of node it is taken for.
QByteArray firstUrlOf(const Reading &reading)
{
    if (reading.main)
        return reading.main->url.toUtf8();
    return reading.links.isEmpty() ? QByteArray() : reading.links.first().url.toUtf8();
}

// What a node is known by where nothing moved: not its marker, its box, its state.
QByteArray identityOf(const ListVersion &version, int index)
{
    const Reading &reading = version.reading(index);
    QByteArray key(1, static_cast<char>('a' + static_cast<int>(reading.structure)));
    switch (reading.structure) {
    case Structure::Lead:
    case Structure::FrontMatter:
    case Structure::Rule:
    case Structure::TableDelimiter:
    case Structure::TableUnderline:
        return key;
    case Structure::Definitions: {
        const auto lines = definitionsOf(version.content(index));
        return lines.empty() ? key : key + lines.front().first.toUtf8();
    }
    default:
        break;
    }
    if (const QByteArray url = firstUrlOf(reading);
        !url.isEmpty() && reading.structure != Structure::Heading)
        return key + "url " + url;
    const QByteArray title = titleOf(reading);
    return key + (title.isEmpty() ? version.content(index).simplified() : title);
}

// Identities as numbers: the same in all versions.
class IdentityNumbers
{
public:
    std::vector<int> of(const ListVersion &version)
    {
        std::vector<int> numbers;
        numbers.reserve(static_cast<size_t>(version.size()));
        for (int i = 0; i < version.size(); ++i) {
            const QByteArray identity = identityOf(version, i);
            auto known = m_known.constFind(identity);
            if (known == m_known.cend())
                known = m_known.insert(identity, static_cast<int>(m_known.size()));
            numbers.push_back(*known);
        }
        return numbers;
    }

private:
    QHash<QByteArray, int> m_known;
};

// What a node can be known again by in one step; empty: not at all.
using KeyOf = std::function<QByteArray(const ListVersion &, int)>;

QByteArray workKeyOf(const ListVersion &version, int index)
{
    return version.isEntry(index) ? workOf(version.reading(index)) : QByteArray();
}

QByteArray urlKeyOf(const ListVersion &version, int index)
{
    const bool may = version.isEntry(index) || version.structure(index) == Structure::Item;
    return may ? firstUrlOf(version.reading(index)) : QByteArray();
}

QByteArray noteKeyOf(const ListVersion &version, int index)
{
    return version.isEntry(index) ? version.reading(index).notePath.toUtf8() : QByteArray();
}

QByteArray entryTitleOf(const ListVersion &version, int index)
{
    const Reading &reading = version.reading(index);
    return version.isEntry(index) && !reading.placeholder ? titleOf(reading) : QByteArray();
}

QByteArray sectionTitleOf(const ListVersion &version, int index)
{
    const Reading &reading = version.reading(index);
    return reading.kind == NodeKind::Section ? titleOf(reading) : QByteArray();
}

QByteArray textOf(const ListVersion &version, int index)
{
    return version.reading(index).kind == NodeKind::Text &&
                   version.structure(index) != Structure::Rule
               ? version.words(index)
               : QByteArray();
}

// Text that is long enough to be known again anywhere.
QByteArray longTextOf(const ListVersion &version, int index)
{
    constexpr qsizetype longEnough = 16;
    const QByteArray text = textOf(version, index);
    return text.size() >= longEnough ? text : QByteArray();
}

// Finds the nodes of one version again in another.
class VersionMatcher
{
public:
    VersionMatcher(const ListVersion &from, const ListVersion &to)
        : m_from(from), m_to(to), m_found(static_cast<size_t>(from.size()), -1),
          m_taken(static_cast<size_t>(to.size()), -1)
    {
    }

    void take(int from, int to)
    {
        m_found[static_cast<size_t>(from)] = to;
        m_taken[static_cast<size_t>(to)] = from;
    }

    // For versions of which one was made from the other.
    void matchAll(const std::vector<int> &from, const std::vector<int> &to)
    {
        align(from, to);
        step(sectionTitleOf, Where::SameParent);
        step(sectionTitleOf, Where::Anywhere);
        matchEntries();
        matchByChildren();
        step(textOf, Where::SameParent);
        step(longTextOf, Where::Anywhere);
        matchByPlace(false);
    }
    // For what two sides added, each for itself.
    void matchAdded()
    {
        step(sectionTitleOf, Where::SameParent);
        matchEntries();
        step(textOf, Where::SameParent);
        matchByPlace(true);
    }

    int found(int from) const { return m_found[static_cast<size_t>(from)]; }
    int taken(int to) const { return m_taken[static_cast<size_t>(to)]; }
    bool isTaken(int to) const { return taken(to) >= 0; }

private:
    enum class Where { SameParent, Anywhere };

    void matchEntries()
    {
        for (const KeyOf &key :
             {KeyOf(workKeyOf), KeyOf(urlKeyOf), KeyOf(noteKeyOf), KeyOf(entryTitleOf)}) {
            step(key, Where::SameParent);
            step(key, Where::Anywhere);
        }
    }

    // The longest common sequence, by what the nodes name.
    void align(const std::vector<int> &from, const std::vector<int> &to)
    {
        for (const auto &[i, j] : matchedNumbers(from, to))
            take(i, j);
    }

    // The parent, as an index of `from`; -2: it is new there.
    int homeOf(int to) const
    {
        const int parent = m_to.parent(to);
        if (parent < 0)
            return -1;
        const int from = m_taken[static_cast<size_t>(parent)];
        return from < 0 ? -2 : from;
    }

    void step(const KeyOf &key, Where where)
    {
        QHash<QByteArray, QList<int>> waiting; // last first
        for (int i = m_from.size() - 1; i >= 0; --i) {
            if (found(i) >= 0)
                continue;
            QByteArray own = key(m_from, i);
            if (own.isEmpty())
                continue;
            if (where == Where::SameParent)
                own += '\n' + QByteArray::number(m_from.parent(i));
            waiting[own].append(i);
        }
        for (int i = 0; i < m_to.size() && !waiting.isEmpty(); ++i) {
            if (isTaken(i))
                continue;
            QByteArray own = key(m_to, i);
            if (own.isEmpty())
                continue;
            if (where == Where::SameParent)
                own += '\n' + QByteArray::number(homeOf(i));
            const auto candidates = waiting.find(own);
            if (candidates != waiting.end() && !candidates->isEmpty())
                take(candidates->takeLast(), i);
        }
    }

    // A section is the one from which most of its children come.
    void matchByChildren()
    {
        QHash<int, QHash<int, int>> votes; // by section of `to`, by section of `from`
        for (int i = 0; i < m_to.size(); ++i) {
            const int parent = m_to.parent(i);
            const int from = m_taken[static_cast<size_t>(i)];
            if (parent < 0 || from < 0 || isTaken(parent))
                continue;
            const int home = m_from.parent(from);
            if (home >= 0 && found(home) < 0 && m_from.structure(home) == m_to.structure(parent))
                ++votes[parent][home];
        }
        for (int i = 0; i < m_to.size(); ++i) {
            const auto of = votes.constFind(i);
            if (of == votes.constEnd())
                continue;
            int best = -1;
            int most = 0;
            for (auto vote = of->cbegin(); vote != of->cend(); ++vote) {
                const bool more = *vote > most || (*vote == most && vote.key() < best);
                if (found(vote.key()) < 0 && more) {
                    best = vote.key();
                    most = *vote;
                }
            }
            if (best >= 0)
                take(best, i);
        }
    }

    // What stands between the same neighbours below the same parent.
    void matchByPlace(bool equalOnly)
    {
        matchChildren(-1, -1, equalOnly);
        for (int i = 0; i < m_from.size(); ++i) { // parents come before their children
            if (found(i) >= 0)
                matchChildren(i, found(i), equalOnly);
        }
    }
    void matchChildren(int from, int to, bool equalOnly)
    {
        const std::vector<int> &a = m_from.children(from);
        const std::vector<int> &b = m_to.children(to);
        if (std::all_of(a.begin(), a.end(), [this](int i) { return found(i) >= 0; }) ||
            std::all_of(b.begin(), b.end(), [this](int j) { return isTaken(j); }))
            return;
        QHash<int, size_t> places;
        for (size_t j = 0; j < b.size(); ++j)
            places.insert(b[j], j);
        size_t toBegin = 0; // behind the last neighbour
        for (size_t i = 0; i < a.size();) {
            if (found(a[i]) >= 0) {
                const auto place = places.constFind(found(a[i++]));
                if (place != places.constEnd())
                    toBegin = *place + 1;
                continue;
            }
            std::vector<int> gone;
            for (; i < a.size() && found(a[i]) < 0; ++i)
                gone.push_back(a[i]);
            std::vector<int> come;
            for (size_t j = toBegin; j < b.size() && !isTaken(b[j]); ++j)
                come.push_back(b[j]);
            matchRuns(gone, come, equalOnly);
        }
    }
    void matchRuns(const std::vector<int> &gone, const std::vector<int> &come, bool equalOnly)
    {
        size_t next = 0;
        for (const int from : gone) {
            for (size_t j = next; j < come.size(); ++j) {
                if (!mayBe(from, come[j], gone, come, equalOnly))
                    continue;
                take(from, come[j]);
                next = j + 1;
                break;
            }
        }
    }
    int countLike(const ListVersion &version, const std::vector<int> &run, int like) const
    {
        return static_cast<int>(std::count_if(run.begin(), run.end(), [&](int i) {
            return version.structure(i) == version.structure(like);
        }));
    }
    bool mayBe(int from, int to, const std::vector<int> &gone, const std::vector<int> &come,
               bool equalOnly) const
    {
        if (m_from.structure(from) != m_to.structure(to))
            return false;
        if (equalOnly)
            return m_from.words(from) == m_to.words(to);
        switch (m_from.structure(from)) {
        case Structure::Lead:
        case Structure::FrontMatter:
        case Structure::Rule:
        case Structure::TableDelimiter:
        case Structure::TableUnderline:
        case Structure::Definitions:
            return true;
        default:
            break;
        }
        const bool single = countLike(m_from, gone, from) == 1 && countLike(m_to, come, to) == 1;
        const bool sections = m_from.reading(from).kind == NodeKind::Section ||
                              m_to.reading(to).kind == NodeKind::Section;
        const bool entries = m_from.isEntry(from) || m_to.isEntry(to);
        if (sections && !m_from.children(from).empty() && !m_to.children(to).empty() &&
            !sharesChildren(from, to))
            return false;
        const QByteArray work = workKeyOf(m_from, from);
        if (entries && !work.isEmpty() && work != workKeyOf(m_to, to))
            return false;
        return single || sharedWords(m_from.words(from), m_to.words(to)) >= alike;
    }
    bool sharesChildren(int from, int to) const
    {
        const std::vector<int> &children = m_from.children(from);
        return std::any_of(children.begin(), children.end(), [&](int child) {
            return found(child) >= 0 && m_to.parent(found(child)) == to;
        });
    }

    const ListVersion &m_from;
    const ListVersion &m_to;
    std::vector<int> m_found; // by index of `from`
    std::vector<int> m_taken; // by index of `to`
};

} // namespace

std::vector<MatchedNode> matchedNodes(const ListVersion &base, const ListVersion &mine,
                                      const ListVersion &theirs)
{
    IdentityNumbers numbers;
    const std::vector<int> was = numbers.of(base);
    VersionMatcher toMine(base, mine);
    toMine.matchAll(was, numbers.of(mine));
    VersionMatcher toTheirs(base, theirs);
    toTheirs.matchAll(was, numbers.of(theirs));
    VersionMatcher added(mine, theirs);
    for (int i = 0; i < base.size(); ++i) {
        if (toMine.found(i) >= 0 && toTheirs.found(i) >= 0)
            added.take(toMine.found(i), toTheirs.found(i));
    }
    added.matchAdded();

    std::vector<MatchedNode> nodes;
    for (int i = 0; i < base.size(); ++i) {
        MatchedNode node{i, toMine.found(i), toTheirs.found(i)};
        // What one side made anew of something that the other one kept.
        if (node.mine >= 0 && node.theirs < 0) {
            const int there = added.found(node.mine);
            node.theirs = there >= 0 && !toTheirs.isTaken(there) ? there : -1;
        } else if (node.theirs >= 0 && node.mine < 0) {
            const int here = added.taken(node.theirs);
            node.mine = here >= 0 && !toMine.isTaken(here) ? here : -1;
        }
        nodes.push_back(node);
    }
    for (int i = 0; i < mine.size(); ++i) {
        const int there = added.found(i);
        if (toMine.isTaken(i) || (there >= 0 && toTheirs.isTaken(there)))
            continue;
        nodes.push_back({-1, i, there});
    }
    for (int i = 0; i < theirs.size(); ++i) {
        const int here = added.taken(i);
        if (!toTheirs.isTaken(i) && here < 0)
            nodes.push_back({-1, -1, i});
    }
    return nodes;
}

} // namespace paperdip
