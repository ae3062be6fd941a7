// SPDX-License-Identifier: MIT
#pragma once

#include "library/asker.h"
#include "library/types.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;

namespace paperdip {

class Library;

// A section found by typing parts of its path; Enter takes the one that is marked. Blocks nothing:
// a worker reads what there is to choose from.
class MoveToSection : public QDialog
{
    Q_OBJECT

public:
    explicit MoveToSection(Library &library, QWidget *parent = nullptr);

    static constexpr int MostShown = 300; // the rest is found by typing more

    // Opens it for these nodes. Sections that lie below one of them are not offered.
    void choose(const QList<NodeId> &nodes);

Q_SIGNALS:
    void chosen(const QList<paperdip::NodeId> &nodes, paperdip::ListId list,
                paperdip::NodeId section);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void retranslate();
    void offer(const QList<SectionPlace> &places);
    void show(const QString &words);
    void take();

    Library &m_library;
    Asker m_asker;
    QLineEdit *m_field = nullptr;
    QListWidget *m_found = nullptr;
    QLabel *m_hint = nullptr;
    QList<NodeId> m_nodes;
    QList<SectionPlace> m_choices;
    bool m_takesFirst = false; // Enter was pressed before there was anything to take
};

} // namespace paperdip
