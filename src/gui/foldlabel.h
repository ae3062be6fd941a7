// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractButton>

namespace paperdip {

// The name of a field, in the manner of the labels beside it, that folds the field when it is
// pressed.
class FoldLabel : public QAbstractButton
{
    Q_OBJECT

public:
    explicit FoldLabel(QWidget *parent = nullptr);

    void setFoldable(bool foldable); // without a mark and not to be pressed where there is little
    void setOpen(bool open);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    bool m_foldable = false;
    bool m_open = false;
};

} // namespace paperdip
