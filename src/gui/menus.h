// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"

#include <QCoreApplication>
#include <QList>

class QMenu;
class QMenuBar;

namespace paperdip {

class ActionSet;

// The window's menus over one ActionSet, and the small one of a row.
class Menus
{
    Q_DECLARE_TR_FUNCTIONS(paperdip::Menus)

public:
    Menus(QMenuBar &bar, ActionSet &actions);

    void retranslate();
    QMenu &git() const { return *m_git; }
    // For a paper, a source, or a section and everything else.
    static void fillListMenu(QMenu &menu, ActionSet &actions);
    static void fillFoundMenu(QMenu &menu, ActionSet &actions); // of a hit in the flat list
    static void fillRowMenu(QMenu &menu, ActionSet &actions, NodeKind kind);

private:
    QMenu *m_file;
    QMenu *m_edit;
    QMenu *m_copyAs = nullptr;
    QMenu *m_paper;
    QMenu *m_note;
    QMenu *m_format = nullptr;
    QMenu *m_view;
    QMenu *m_git;
    QMenu *m_help;
};

} // namespace paperdip
