// SPDX-License-Identifier: MIT
#include "library/notepresence.h"

#include "sync/worktree.h"

#include <QFileInfo>

namespace paperdip {

namespace {

constexpr qint64 seenForMs = 2000;
constexpr int soonMs = 20;        // what a view shows is asked for together
constexpr qsizetype atOnce = 500; // those that were wanted last go first
constexpr qsizetype mostKept = 20'000;

} // namespace

NotePresence::NotePresence()
{
    m_clock.start();
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_soon, &QTimer::timeout, this, &NotePresence::askSome);
}

void NotePresence::lookBehind()
{
    if (!m_behind)
        m_behind = std::make_unique<NewestOnly<Keys, Found>>(
            &NotePresence::look, [this](const Keys &, const Found &found) { take(found); });
}

bool NotePresence::isThere(NodeId node, const QString &listPath, const QString &notePath)
{
    if (listPath.isEmpty() || notePath.isEmpty())
        return false;
    makeRoom();
    const Key key(listPath, notePath);
    Seen &seen = m_seen[key];
    if (!m_behind) {
        if (!isFresh(seen))
            settle(seen, look({key}).value(key));
        return seen.exists;
    }
    if (!seen.isAsked && !isFresh(seen)) {
        seen.isAsked = true;
        m_asked << key;
        if (!m_soon.isActive() && !m_behind->isBusy())
            m_soon.start();
    }
    if (seen.isAsked)
        seen.listeners << node;
    return seen.exists || !seen.isKnown;
}

void NotePresence::forget()
{
    m_forgotten = m_clock.elapsed();
}

NotePresence::Found NotePresence::look(const Keys &keys)
{
    Found found;
    std::unique_ptr<WorkTreePaths> paths;
    QString list;
    for (const Key &key : keys) {
        if (!paths || list != key.first) {
            list = key.first;
            paths = std::make_unique<WorkTreePaths>(list);
        }
        const Result<QString> path = paths->resolve(key.second);
        found.insert(key, path && QFileInfo(*path).isFile());
    }
    return found;
}

bool NotePresence::isFresh(const Seen &seen) const
{
    return seen.isKnown && seen.at > m_forgotten && m_clock.elapsed() - seen.at <= seenForMs;
}

void NotePresence::settle(Seen &seen, bool exists) const
{
    seen = Seen();
    seen.exists = exists;
    seen.isKnown = true;
    seen.at = m_clock.elapsed();
}

void NotePresence::askSome()
{
    const qsizetype left = std::max<qsizetype>(0, m_asked.size() - atOnce);
    const Keys some = m_asked.mid(left);
    m_asked.resize(left);
    m_begun = m_clock.elapsed();
    m_behind->run(some);
}

void NotePresence::take(const Found &found)
{
    if (m_begun <= m_forgotten) { // it may have looked before something was written
        m_asked += found.keys();
        m_soon.start();
        return;
    }
    QSet<NodeId> others;
    for (auto one = found.cbegin(); one != found.cend(); ++one) {
        Seen &seen = m_seen[one.key()];
        if (one.value() != (seen.exists || !seen.isKnown))
            others += seen.listeners;
        settle(seen, one.value());
    }
    if (!m_asked.isEmpty())
        m_soon.start();
    if (!others.isEmpty())
        Q_EMIT changed(others.values());
}

void NotePresence::makeRoom()
{
    const bool isWaiting = !m_asked.isEmpty() || (m_behind && m_behind->isBusy());
    if (m_seen.size() > mostKept && !isWaiting)
        m_seen.clear();
}

} // namespace paperdip
