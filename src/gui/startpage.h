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
    explicit StartPage(QWidget *parent = nullptr);

    void setDropHint(bool over); // something is being dragged over the window

Q_SIGNALS:
    void openListWanted();
    void openFolderWanted();
    void sampleWanted();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();

    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_openList;
    QPushButton *m_openFolder;
    QPushButton *m_sample;
    bool m_over = false;
};

} // namespace paperdip
