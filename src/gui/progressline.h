// SPDX-License-Identifier: MIT
#pragma once

#include <QTimer>
#include <QWidget>

class QProgressBar;
class QToolButton;

namespace paperdip {

class ElidingLabel;

// In the window's bottom line: what is being done, how far it is, and a button that stops it.
class ProgressLine : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressLine(QWidget *parent = nullptr);

    QString text() const; // as shown; empty: nothing is

Q_SIGNALS:
    void cancelled();

protected:
    void changeEvent(QEvent *event) override;
    virtual void retranslate() = 0; // also called by the heir, once
    // Something goes on, or got on: showWork() follows at once where the line is shown, else when
    // it took half a second; what is over before is not worth a word.
    void setWorking(bool works);
    virtual void showWork() {} // sets label and bar; not called where nothing goes on

    ElidingLabel *const label;
    QProgressBar *const bar;
    QToolButton *const cancel;

private:
    QTimer m_soon; // from the first work on
};

} // namespace paperdip
