// SPDX-License-Identifier: MIT
#pragma once

#include "library/worksinturns.h"

#include <QObject>
#include <QSet>

namespace paperdip {

class Fetcher;
class Library;

// What a look for updates found. The papers themselves carry it: NodeRow::news, withdrawn.
struct UpdateReport
{
    int checked = 0;
    int newer = 0; // there is a newer version than at the last look
    int published = 0;
    int withdrawn = 0;
    int failed = 0; // could not be asked for

    bool operator==(const UpdateReport &) const = default;
};

// Asks arXiv once more for papers whose records are older than a day, through the queue. Works that
// are not on arXiv do not change, and are left out.
class UpdateCheck : public QObject
{
    Q_OBJECT

public:
    UpdateCheck(Library &library, Fetcher &fetcher, QObject *parent = nullptr);

    // However many: the first hundred are queued at once, the others by and by. finished()
    // follows, at once where nothing has to be asked for. More works may be added while it runs.
    Result<void> start(const QStringList &works);
    bool isRunning() const { return !m_toAsk.isEmpty() || !m_open.isEmpty(); }

Q_SIGNALS:
    void finished(const paperdip::UpdateReport &report);
    void queueingFailed(const paperdip::Error &error); // of the others; they are not looked at

private:
    Result<void> ask(const QStringList &works);
    void follow(const QString &work);
    void reportWhatRan();
    void finishIfDone();
    void finish();

    Library &m_library;
    Fetcher &m_fetcher;
    WorksInTurns m_toAsk; // not queued yet
    QSet<QString> m_all;  // that are looked at
    QSet<QString> m_open;
    QSet<QString> m_failed;
};

} // namespace paperdip
