// SPDX-License-Identifier: MIT
#pragma once

#include "core/newestonly.h"
#include "library/types.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>
#include <memory>

namespace paperdip {

// Whether the notes that rows name are there. Looks at once, or, for a window, on a thread: a row
// does not wait for a disk that sleeps or a network that is slow. What was seen holds for two
// seconds.
class NotePresence : public QObject
{
    Q_OBJECT

public:
    NotePresence();

    // From now on what is not known is taken to be there, and changed() follows where it is not.
    void lookBehind();
    // A note as a list writes it; false for a list that has no file.
    bool isThere(NodeId node, const QString &listPath, const QString &notePath);
    void forget(); // something was written: what was seen holds no longer

Q_SIGNALS:
    void changed(const QList<paperdip::NodeId> &nodes); // of these something else was said

private:
    using Key = std::pair<QString, QString>; // the list's path and the note's
    using Keys = QList<Key>;
    using Found = QHash<Key, bool>;
    struct Seen
    {
        bool exists = false;
        bool isKnown = false;
        bool isAsked = false;
        qint64 at = 0;          // on m_clock
        QSet<NodeId> listeners; // while it is asked for
    };

    static Found look(const Keys &keys);
    bool isFresh(const Seen &seen) const;
    void settle(Seen &seen, bool exists) const;
    void askSome();
    void take(const Found &found);
    void makeRoom();

    QHash<Key, Seen> m_seen; // a tree asks for the same rows again and again
    QElapsedTimer m_clock;
    qint64 m_forgotten = -1; // what was seen until then
    Keys m_asked;
    qint64 m_begun = 0; // to look at some of them
    QTimer m_soon;
    std::unique_ptr<NewestOnly<Keys, Found>> m_behind; // none: looks at once
};

} // namespace paperdip
