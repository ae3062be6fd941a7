// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace paperdip {

class Backups;

// The copies of the library, with what can be done with them.
class BackupsView : public QDialog
{
    Q_OBJECT

public:
    BackupsView(Backups &backups, QWidget *parent);

    void begin(); // shows it
    void showBuilding(bool building);

Q_SIGNALS:
    void rebuildWanted();
    void problem(const paperdip::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void connectAll();
    void retranslate();
    void fill();
    void enableButtons();
    void restore();
    QString chosen() const; // a copy's path; empty: none

    Backups &m_backups;
    QLabel *m_intro;
    QTreeWidget *m_copies;
    QLabel *m_state;
    QPushButton *m_restore;
    QPushButton *m_make;
    QPushButton *m_folder;
    QPushButton *m_rebuild;
    QPushButton *m_close;
    bool m_building = false;
};

} // namespace paperdip
