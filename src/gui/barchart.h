// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace paperdip {

// One bar of a figure.
struct Bar
{
    QString tick; // below or beside it; columns may leave theirs empty
    QString name; // all that it stands for, "Week of 3 November"
    int value = 0;

    bool operator==(const Bar &) const = default;
};

// A figure: columns in a row, or bars one below the other, with their numbers. Drawn in the
// palette's colours; the arrow keys and the mouse go from bar to bar, which says what it is.
class BarChart : public QWidget
{
    Q_OBJECT

public:
    enum class Direction { Columns, Rows };

    explicit BarChart(Direction direction, QWidget *parent = nullptr);

    // A screen reader reads `title`, then the current bar. `empty` is shown where every bar is 0.
    void set(const QString &title, const QList<Bar> &bars, const QString &empty);
    const QList<Bar> &bars() const { return m_bars; }
    bool isEmpty() const;                     // of numbers
    int current() const { return m_current; } // -1: none
    QString textOf(int bar) const;            // "Week of 3 November: 4"
    QRectF barRect(int bar) const;            // of what is drawn for it
    int barAt(const QPointF &at) const;       // whose slot that is; -1: none

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentChanged(int bar);
    void activated(int bar); // a click or Enter

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void setCurrent(int bar);
    void begin();
    void say();
    QRectF plot() const; // where the bars stand, without labels
    QRectF slot(int bar) const;
    int highest() const;
    void paintColumns(QPainter &painter) const;
    void paintRows(QPainter &painter) const;
    void paintCaption(QPainter &painter) const;

    const Direction m_direction;
    QString m_title;
    QString m_empty;
    QList<Bar> m_bars;
    int m_current = -1;
};

} // namespace paperdip
