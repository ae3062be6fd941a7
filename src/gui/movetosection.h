// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;

namespace paperdip {

class Library;

// A section found by typing parts of its path; Enter takes the one that is marked. Blocks nothing.
class MoveToSection : public QDialog
{
    Q_OBJECT

public:
    explicit MoveToSection(Library &library, QWidget *parent = nullptr);

    // Opens it for these nodes. Sections that lie below one of them are not offered.
    void choose(const QList<NodeId> &nodes);

Q_SIGNALS:
    void chosen(const QList<paperdip::NodeId> &nodes, paperdip::ListId list,
                paperdip::NodeId section);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Choice
    {
        ListId list = 0;
        NodeId section = 0;
        QString path;
    };

    void retranslate();
    void show(const QString &words);
    void take();

    Library &m_library;
    QLineEdit *m_field;
    QListWidget *m_found;
    QLabel *m_hint;
    QList<NodeId> m_nodes;
    QList<Choice> m_choices;
};

} // namespace paperdip
