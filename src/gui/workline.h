// SPDX-License-Identifier: MIT
#pragma once

#include <QTimer>
#include <QWidget>

class QProgressBar;
class QToolButton;

namespace paperdip {

class ElidingLabel;
class LinkedFiles;

// What a worker is doing with files, and how far it is: in the window's bottom line. Work that is
// over within half a second is not worth a word.
class WorkLine : public QWidget
{
    Q_OBJECT

public:
    explicit WorkLine(LinkedFiles &files, QWidget *parent = nullptr);

    QString text() const; // as shown; empty: nothing is

protected:
    void changeEvent(QEvent *event) override;

private:
    void follow();
    void showWork();
    void retranslate();

    LinkedFiles &m_files;
    ElidingLabel *m_label;
    QProgressBar *m_bar;
    QToolButton *m_cancel;
    QTimer m_soon; // from the first work on
};

} // namespace paperdip
