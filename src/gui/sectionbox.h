// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"

#include <QComboBox>

namespace paperdip {

class Library;

// Where a paper stands: its section's path, else its list's name.
QString placeOf(const Library &library, NodeId paper);

// Which section something goes to: all sections of all lists by their paths, each list's top, or,
// where there is no list, a new one.
class SectionBox : public QComboBox
{
    Q_OBJECT

public:
    explicit SectionBox(QWidget *parent = nullptr);

    // Asks the library; this section is chosen (0: the list's top), else the first.
    void fill(const Library &library, ListId list, NodeId section);
    ListId list() const { return m_targets.value(currentIndex()).list; } // 0: a new list
    NodeId section() const { return m_targets.value(currentIndex()).section; }

private:
    struct Target
    {
        ListId list = 0;
        NodeId section = 0;
    };

    QList<Target> m_targets;
};

} // namespace paperdip
