// SPDX-License-Identifier: MIT
#pragma once

#include "library/asker.h"
#include "library/types.h"

#include <QComboBox>
#include <memory>

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

    // This section is chosen (0: the list's top) and there at once; the others follow, as a worker
    // has read them.
    void fill(Library &library, ListId list, NodeId section);
    ListId list() const { return m_targets.value(currentIndex()).list; } // 0: a new list
    NodeId section() const { return m_targets.value(currentIndex()).section; }

private:
    struct Target
    {
        ListId list = 0;
        NodeId section = 0;

        bool operator==(const Target &) const = default;
    };

    void offer(const Library &library, const QList<SectionPlace> &places);
    void setChoices(const QStringList &names, const QList<Target> &targets);

    QList<Target> m_targets;
    std::unique_ptr<Asker> m_asker; // made when first filled
};

} // namespace paperdip
