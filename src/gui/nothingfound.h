// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace paperdip {

// Stands where results would: that there are none, why, and what was perhaps meant.
class NothingFound : public QWidget
{
    Q_OBJECT

public:
    explicit NothingFound(QWidget *parent = nullptr);

    void showNothing(const QString &query);
    void offer(const QString &query, const QString &near); // for that query, if it is shown
    void showProblem(const QString &problem);
    QString near() const { return m_near; } // what is offered

Q_SIGNALS:
    void nearWanted(const QString &query);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QString m_query;
    QString m_near;
    QString m_problem;
    QLabel *m_text;
    QPushButton *m_offer;
};

} // namespace paperdip
