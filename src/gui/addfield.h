// SPDX-License-Identifier: MIT
#pragma once

#include "gui/linkdrop.h"

#include <QWidget>
#include <functional>

class QLabel;
class QLineEdit;

namespace paperdip {

// Takes links, ids, whole clipboards of them and paths of files, says what it understood while one
// types (what each is, what is in the list already, what is only a guess), and hands it on by
// Enter.
class AddField : public QWidget
{
    Q_OBJECT

public:
    explicit AddField(QWidget *parent = nullptr);

    // Where papers will go, for the placeholder; empty: the list itself.
    void setTarget(const QString &sectionName);
    // Puts text in as if it had been typed, and takes the focus.
    void begin(const QString &text = {});
    // Says for each paper which row it is already; 0: none.
    using Known = std::function<QList<NodeId>(const QList<Identified> &)>;
    void setKnown(const Known &known) { m_known = known; }
    QString summary() const; // what was understood, as it is shown

Q_SIGNALS:
    void submitted(const paperdip::LinkDrop &content);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void read(const QString &text);
    void submit();
    QString named(const Identified &paper, bool known) const;

    QLineEdit *m_field;
    QLabel *m_understoodLabel;
    QString m_target;
    LinkDrop m_understood;
    QList<NodeId> m_there; // for each paper
    Known m_known;
};

} // namespace paperdip
