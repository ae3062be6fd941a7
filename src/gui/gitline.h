// SPDX-License-Identifier: MIT
#pragma once

#include "gui/progressline.h"
#include "library/repositories.h"

#include <QTimer>

class QToolButton;

namespace paperdip {

// How the shown list stands in its repository, in the window's bottom line; pressing it shows what
// changed. Nothing where there is no repository.
class GitLine : public QWidget
{
    Q_OBJECT

public:
    explicit GitLine(Repositories &repositories, QWidget *parent = nullptr);

    void setList(ListId list);
    void tell(const QString &words); // in its place for a few seconds
    QString text() const;            // as shown; empty: nothing is

Q_SIGNALS:
    void pressed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showState();

    Repositories &m_repositories;
    ListId m_list = 0;
    QString m_told;
    QTimer m_telling;
    QToolButton *m_state;
};

// What Git is doing, how far it is, and a button that stops it.
class GitWorkLine final : public ProgressLine
{
    Q_OBJECT

public:
    explicit GitWorkLine(Repositories &repositories, QWidget *parent = nullptr);

protected:
    void retranslate() override;
    void showWork() override;

private:
    void follow();

    Repositories &m_repositories;
    GitProgress m_progress;
};

} // namespace paperdip
