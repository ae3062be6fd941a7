// SPDX-License-Identifier: MIT
#pragma once

#include "gui/sourcetree.h"

#include <QObject>

class QWidget;

namespace paperdip {

class ActionSet;
class Fetcher;
class Library;
class ListEditor;
class OutlineView;
class SourceView;

// Looks for papers on the page that the current row names, or on one that is typed, and takes the
// ticked ones into a list.
class SourceCommands : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ActionSet &actions;
        OutlineView &tree;
        Library &library;
        Fetcher &fetcher;
        ListEditor &editor;
    };

    SourceCommands(const Parts &parts, QWidget &window);

Q_SIGNALS:
    void goTo(paperdip::NodeId paper);
    void openUrl(const QUrl &url);
    void problem(const paperdip::Error &error);

private:
    void look();
    void add(ListId list, NodeId section, const QList<SourceChoice> &choices);

    Parts m_with;
    QWidget &m_window;
    SourceView *m_view = nullptr; // made when first wanted
};

} // namespace paperdip
