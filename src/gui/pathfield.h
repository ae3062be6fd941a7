// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLineEdit;

namespace paperdip {

class ElidingLabel;

// A path in one muted line that becomes a field when it is clicked: Enter commits, Esc and leaving
// give up.
class PathField : public QWidget
{
    Q_OBJECT

public:
    explicit PathField(QWidget *parent = nullptr);

    void setPath(const QString &path, const QString &detail); // detail: for the tool tip
    void setEditable(bool editable);
    void edit(); // selects the name without its ending
    bool isEditing() const;

Q_SIGNALS:
    void committed(const QString &path); // another one; setPath() shows it
    void left();                         // the field is gone again

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void finish(bool commit);

    ElidingLabel *m_label;
    QLineEdit *m_field;
    bool m_editable = false;
};

} // namespace paperdip
