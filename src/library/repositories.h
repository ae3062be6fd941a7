// SPDX-License-Identifier: MIT
#pragma once

#include "library/gitdriver.h"
#include "library/gitlook.h"
#include "library/types.h"
#include "sync/gitprocess.h"

#include <QObject>
#include <memory>

namespace paperdip {

class Library;
class LinkedFiles;

// What can be done with a list's repository.
enum class GitAct { Commit, Pull, Push };

// The Git repositories that lists lie in, by the user's own Git. Nothing here waits: Git works on
// threads, and signals tell. Where there is no Git, or a list is in no work tree, nothing happens.
class Repositories : public QObject
{
    Q_OBJECT

public:
    Repositories(Library &library, LinkedFiles &files, QObject *parent = nullptr);
    ~Repositories() override; // stops what is at work

    // Whether there is a Git, and a work tree around the list's file. Runs nothing.
    bool has(ListId list) const;

    // Looks how a list stands, soon; looked() follows.
    void look(ListId list);
    GitLook lastLook(ListId list) const;
    // What changed, as text and in words, once the list is saved; changesRead() follows.
    // chineseByDefault: the language of a proposed message where there is no history yet.
    void readChanges(ListId list, bool chineseByDefault);

    // Each saves the list first; acted() follows for each that was done. Only one at a time.
    void commit(ListId list, const QStringList &paths, const QString &message,
                const QList<GitAct> &then = {});
    // All of a list's changed files, with the proposed message.
    void commitAll(ListId list, bool chineseByDefault, const QList<GitAct> &then = {});
    void pull(ListId list, const QList<GitAct> &then = {});
    void push(ListId list);
    // Until what others pushed meanwhile is in (twice at most).
    void pullAndPush(ListId list);
    // What it takes that Git itself merges the list by entry with this program; driverPlanned()
    // follows. Then to write it; driverSetUp() follows.
    void planDriver(ListId list, const QString &program);
    void setUpDriver(ListId list, const GitDriverPlan &plan);
    bool isActing() const;
    GitAct act() const; // while one is
    void cancel();

Q_SIGNALS:
    void looked(const paperdip::GitLook &look);
    void changesRead(const paperdip::GitChanges &changes);
    void actingChanged();
    void progress(const paperdip::GitProgress &progress);
    void driverPlanned(paperdip::ListId list, const paperdip::GitDriverPlan &plan);
    void driverSetUp(paperdip::ListId list, const paperdip::Result<void> &result);
    void acted(paperdip::ListId list, paperdip::GitAct act, const paperdip::GitOutcome &outcome);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace paperdip
