// SPDX-License-Identifier: MIT
#pragma once

#include "core/change.h"
#include "library/asker.h"
#include "library/keywordplan.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace paperdip {

// One name for one or several keywords in all entries: as one types it is shown how many entries of
// which lists change, and which cannot. Blocks nothing.
class KeywordRename : public QDialog
{
    Q_OBJECT

public:
    KeywordRename(Library &library, QWidget *parent);

    // Opens it for these; `known` are offered as names.
    void begin(const QStringList &keywords, const QStringList &known);

Q_SIGNALS:
    void changeWanted(const paperdip::Change &change, const QString &undoText);
    void goTo(paperdip::NodeId paper);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void retranslate();
    void planSoon();
    void planNow();
    void take(const Result<KeywordPlan> &plan);
    void preview(const KeywordPlan &plan);
    void carryOut();

    Asker m_asker;
    QTimer m_soon;
    QStringList m_keywords;
    KeywordPlan m_plan;
    QLabel *m_intro;
    QLabel *m_label;
    QLineEdit *m_name;
    QLabel *m_summary;
    QTreeWidget *m_tree;
    QPushButton *m_rename;
    QPushButton *m_close;
};

} // namespace paperdip
