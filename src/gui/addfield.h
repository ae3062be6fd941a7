// SPDX-License-Identifier: MIT
#pragma once

#include "core/identify.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace paperdip {

// Takes links, ids and whole clipboards of them, says what it understood while one types, and hands
// it on by Enter.
class AddField : public QWidget
{
    Q_OBJECT

public:
    explicit AddField(QWidget *parent = nullptr);

    // Where papers will go, for the placeholder; empty: the list itself.
    void setTarget(const QString &sectionName);
    // Puts text in as if it had been typed, and takes the focus.
    void begin(const QString &text = {});
    QList<Identified> understood() const { return m_understood; }

Q_SIGNALS:
    void submitted(const QList<paperdip::Identified> &papers);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void read(const QString &text);
    void submit();
    QString summary() const;

    QLineEdit *m_field;
    QLabel *m_understoodLabel;
    QString m_target;
    QList<Identified> m_understood;
};

} // namespace paperdip
