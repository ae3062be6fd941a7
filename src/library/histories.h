// SPDX-License-Identifier: MIT
#pragma once

#include "core/change.h"
#include "core/result.h"
#include "library/githistory.h"
#include "sync/gitworker.h"

#include <QObject>
#include <optional>

namespace paperdip {

class Library;

// What an entry or a note was, by its repository.
struct GitHistory
{
    NodeId node = 0;            // of an entry's
    QString notePath;           // of a note's, absolute
    QList<GitVersion> versions; // the newest first
    std::optional<GitFailure> failure;
};

// Reads histories on a thread; signals tell. Where there is no Git, nothing happens.
class Histories : public QObject
{
    Q_OBJECT

public:
    explicit Histories(Library &library, QObject *parent = nullptr);

    // read() follows; what was asked for before is given up.
    void readEntry(NodeId node);
    void readNote(const QString &absolutePath);
    // Dates the papers that are read and have no date, in the background; dated() follows. Not
    // where there are no more of them than `hopeless`: those that history did not know last time.
    // Once for each commit that a list is at.
    void dateTicks(ListId list, int hopeless = 0);
    void cancel();

    // An entry as it is, in the form of its versions.
    static QByteArray entryNow(const Library &library, NodeId node);
    // An entry as it was: its own bytes, with the line ends and the blank lines that it has now.
    // Refused where it would not stay one entry.
    static Result<Change> planBringBack(const Library &library, NodeId node,
                                        const QByteArray &bytes);

Q_SIGNALS:
    void read(const paperdip::GitHistory &history);
    void progress(const paperdip::GitProgress &progress);
    void dated(paperdip::ListId list, int papers, int left);

private:
    int put(const QHash<NodeId, qint64> &days);

    Library &m_library;
    GitWorker m_reading;
    GitWorker m_dating;
    QHash<ListId, std::pair<QByteArray, qint64>> m_datedAt; // the commit, the list's revision
};

} // namespace paperdip
