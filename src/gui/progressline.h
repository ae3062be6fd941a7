// SPDX-License-Identifier: MIT
#pragma once

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

    ElidingLabel *const label;
    QProgressBar *const bar;
    QToolButton *const cancel;
};

} // namespace paperdip
