// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;

namespace paperdip {

class InlineEditor;

// Plain text that wraps and becomes a field when it is clicked (or Enter is pressed on it). Enter
// commits, Esc gives up, leaving commits. What is being typed is never replaced from outside.
class InlineEdit : public QWidget
{
    Q_OBJECT

public:
    explicit InlineEdit(QWidget *parent = nullptr);

    void setText(const QString &text);
    const QString &text() const { return m_text; }
    void setPlaceholder(const QString &text); // before the text
    void setReadOnly(bool readOnly);
    // Selects by mouse, then only a double click edits. For titles.
    void setSelectable(bool selectable);
    void setTextFont(const QFont &font);

    bool isEditing() const;
    void edit();
    void finish(bool commit);

Q_SIGNALS:
    void committed(const QString &text); // differs from text(), which stays until setText()

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void show(const QString &text);
    bool labelEvent(QEvent *event);

    QLabel *m_label;
    InlineEditor *m_editor = nullptr;
    QString m_text;
    QString m_placeholder;
    bool m_readOnly = false;
    bool m_selectable = false;
};

} // namespace paperdip
