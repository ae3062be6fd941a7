// SPDX-License-Identifier: MIT
#pragma once

#include "core/change.h"
#include "core/result.h"
#include "library/asker.h"
#include "library/updatecheck.h"

#include <QObject>
#include <functional>

class QWidget;

namespace paperdip {

class ActionSet;
class Fetcher;
class Library;
class ListEditor;
class MessageBar;
class OutlineModel;
class OutlineView;
class QueueView;
class StatusStrip;
class UpdatesView;

// What the window does with the queue: fetch, look for updates, show what waits and what is new,
// say what arrived.
class FetchCommands : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ActionSet &actions;
        OutlineView &tree;
        OutlineModel &model;
        Library &library;
        Fetcher &fetcher;
        ListEditor &editor;
        MessageBar &messages;
        StatusStrip &status;
    };

    FetchCommands(const Parts &parts, QWidget &window);

    void showQueue();
    void showUpdates();

Q_SIGNALS:
    void goTo(paperdip::NodeId paper);
    void problem(const paperdip::Error &error);

private:
    using Take = std::function<Result<void>(const QStringList &works)>;

    // Whose works are read, on a worker: they may be a whole list's.
    struct Reading
    {
        explicit Reading(Library &library) : asker(library) {}

        Asker asker;
        QList<NodeId> nodes; // until it is answered: a second wish adds to the first
    };

    QList<NodeId> wanted() const; // the selection, else all of the list
    void readWorks(Reading &reading, const Take &take);
    void readOldWorks();
    void report(const Result<void> &result);
    void announceTitles(int count, const Change &inverse);
    void announceUpdates(const UpdateReport &found);

    Parts m_with;
    QWidget &m_window;
    UpdateCheck m_check;
    Reading m_toFetch;
    Reading m_toCheck;
    Asker m_old;
    QueueView *m_queue = nullptr; // made when first wanted
    UpdatesView *m_updates = nullptr;
};

} // namespace paperdip
