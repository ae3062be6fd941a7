// SPDX-License-Identifier: MIT
#pragma once

#include <QPlainTextEdit>

namespace paperdip {

// The field of an InlineEdit: one paragraph that wraps, as high as its text.
class InlineEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    InlineEditor(const QString &text, QWidget *parent);

    bool isComposing() const { return m_composing; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {40, sizeHint().height()}; }

Q_SIGNALS:
    void finished(bool commit);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void fit();

    bool m_composing = false;
};

} // namespace paperdip
