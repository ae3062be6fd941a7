// SPDX-License-Identifier: MIT
#pragma once

#include "library/gitguard.h"
#include "library/types.h"

#include <QObject>

namespace paperdip {

class Library;
class LinkedFiles;
class MessageBar;

// Asks, without blocking, what to do with a list whose file changed behind our back.
class OutsideChanges : public QObject
{
    Q_OBJECT

public:
    OutsideChanges(Library &library, LinkedFiles &files, MessageBar &bar,
                   QObject *parent = nullptr);

    void askAll(); // what is still open from the last time, or in new words

Q_SIGNALS:
    void problem(const paperdip::Error &error);

private:
    void ask(const ListInfo &list);
    void statusChanged(ListId list);
    void choose(ListId list, Choice choice);
    void sayFolderGone(const ListInfo &list);
    void followedGit(ListId list, const GitTurn &turn, const QString &kept);
    QString question(OutsideChange what, const QString &file, const GitAround &git) const;
    QString gitQuestion(OutsideChange what, const QString &file, const GitAround &git) const;
    static QString activityName(GitActivity activity);

    Library &m_library;
    LinkedFiles &m_files;
    MessageBar &m_bar;
};

} // namespace paperdip
