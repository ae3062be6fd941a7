// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace paperdip {

// One line of plain text that ends in an ellipsis where there is no room for it; the tool tip then
// has the whole.
class ElidingLabel : public QWidget
{
    Q_OBJECT

public:
    explicit ElidingLabel(QWidget *parent = nullptr);

    void setText(const QString &text);
    const QString &text() const { return m_text; }
    void setElideMode(Qt::TextElideMode mode);
    void setDetail(const QString &detail); // for the tool tip, besides the text
    bool isElided() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QString m_text;
    QString m_detail;
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

} // namespace paperdip
