// SPDX-License-Identifier: MIT
#pragma once

#include <QScrollArea>

namespace paperdip {

// Holds a card above the note: as tall as the card needs to be at this width, at most a part of
// the pane; beyond that it scrolls. A card in the pane's own layout would make the window grow with
// a long abstract, since wrapped labels ask for the height that they have when they are narrow.
class CardArea : public QScrollArea
{
    Q_OBJECT

public:
    CardArea(QWidget *card, QWidget *pane);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    QWidget *m_pane;
    int m_height = 0;
};

} // namespace paperdip
