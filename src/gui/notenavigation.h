// SPDX-License-Identifier: MIT
#pragma once

#include "gui/notepane.h"

#include <QList>

#include <optional>

namespace paperdip {

class ActionSet;
class OutlineView;

// Where links of notes lead: to other notes, papers and lists in the window, with Back and Forward;
// all else is for others to open. And the headings of the note to jump to.
class NoteNavigation : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ActionSet &actions;
        Library &library;
        Notes &notes;
        OutlineView &tree;
        NotePane &pane;
    };

    NoteNavigation(const Parts &parts, QObject *parent);

    // Ctrl, while it is held, leaves the window for what could be shown in it.
    void follow(const QUrl &url);

Q_SIGNALS:
    void openUrl(const QUrl &url);
    void goTo(paperdip::NodeId node);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::optional<NotePane::Place> placeOf(const QUrl &url) const;
    std::optional<NotePane::Place> placeOfFile(const QUrl &url) const;
    NodeId paperOfNote(const QString &path) const;
    NodeId paperOfWork(const QUrl &url) const;
    void remember();
    void travel(QList<NotePane::Place> &from, QList<NotePane::Place> &to);
    void show(const NotePane::Place &place);
    void showHeadings();
    void enableActions();

    Parts m_with;
    QList<NotePane::Place> m_back;
    QList<NotePane::Place> m_forward;
};

} // namespace paperdip
