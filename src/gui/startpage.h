// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace paperdip {

// What stands where no list is open: what can be dropped here, what can be opened, and a sample to
// try.
class StartPage : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    void setDropHint(bool over); // something is being dragged over the window

Q_SIGNALS:
    void openListWanted();
    void openFolderWanted();
    void sampleWanted();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void layOut();
    void retranslate();

    // Made when someone is to see them: most starts find a list.
    QLabel *m_title = nullptr;
    QLabel *m_text = nullptr;
    QPushButton *m_openList = nullptr;
    QPushButton *m_openFolder = nullptr;
    QPushButton *m_sample = nullptr;
    bool m_over = false;
};

} // namespace paperdip
