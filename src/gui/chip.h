// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractButton>

namespace paperdip {

// A small round label: a fact, or a place to go to when it is clicked.
class Chip : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Look { Fact, Link, Done, Active, Warning };

    Chip(const QString &text, Look look, QWidget *parent = nullptr);

    void setProgress(qreal part); // from 0 to 1: so much of it is filled

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override
    {
        return {sizeHint().height() * 2, sizeHint().height()};
    }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    Look m_look;
    qreal m_progress = 0;
};

} // namespace paperdip
