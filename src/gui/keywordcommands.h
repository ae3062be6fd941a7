// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"
#include "library/asker.h"

#include <QTimer>

class QBoxLayout;

namespace paperdip {

class ActionSet;
class KeywordPanel;
class KeywordRename;
class Library;
class ListEditor;
class OutlineView;

// What the window does with keywords: a list of them below the tree, filtering by them, renaming
// and merging them.
class KeywordCommands : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ActionSet &actions;
        OutlineView &tree;
        QBoxLayout &sidebar; // ends with the tree and the field for new papers
        Library &library;
        ListEditor &editor;
    };

    KeywordCommands(const Parts &parts, QWidget &window);

Q_SIGNALS:
    void filterWanted(const QString &query); // core/searchquery.h
    void goTo(paperdip::NodeId paper);

private:
    void makePanel();
    void show(bool on);
    void countSoon();
    void count();
    void rename(const QStringList &keywords);

    Parts m_with;
    QWidget &m_window;
    // Both are made when first wanted.
    KeywordPanel *m_panel = nullptr;
    KeywordRename *m_rename = nullptr;
    Asker m_asker;
    QTimer m_soon;
    ListId m_list = 0; // whose keywords were counted last, or with all others
};

} // namespace paperdip
