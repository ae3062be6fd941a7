// SPDX-License-Identifier: MIT
#pragma once

#include "core/searchmarks.h"
#include "gui/theme.h"
#include "library/types.h"

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

namespace paperdip {

// Draws the rows of an OutlineModel: papers on two lines with their box, sections with their
// progress, sources as links, marks at the row's end. Only the box ticks and only the retry mark
// retries.
class OutlineDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit OutlineDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

    // Words that are marked where they stand in titles and second lines.
    void setMarks(const SearchMarks &marks) { m_marks = marks; }

    // Where the box of a row stands, in the view's coordinates.
    static QRect boxRect(const QStyleOptionViewItem &option);

Q_SIGNALS:
    void retryWanted(paperdip::NodeId paper);

private:
    struct Parts;

    Parts partsOf(const QStyleOptionViewItem &option, const NodeRow &row) const;
    const Theme &theme(const QPalette &palette) const;
    void paintMarks(QPainter *painter, const Parts &parts, const NodeRow &row) const;
    void paintProgress(QPainter *painter, const QStyleOptionViewItem &option, const Parts &parts,
                       const NodeRow &row) const;
    QString detail(const NodeRow &row) const;
    QString markText(const NodeRow &row, int mark) const;
    void paintTexts(QPainter *painter, const QStyleOptionViewItem &option, const Parts &parts,
                    const NodeRow &row) const;
    QList<TextSpan> marksInDetail(const QString &text) const;

    enum class Spot { None, Box, Retry };
    Spot spotAt(const QStyleOptionViewItem &option, const NodeRow &row, const QPoint &at) const;

    struct Measured
    {
        QFont font;
        int line = 0;
        int detail = 0;
    };
    mutable Measured m_measured; // the heights of lines in the font that was last asked for

    SearchMarks m_marks;
    QPersistentModelIndex m_pressed;
    Spot m_pressedSpot = Spot::None;
    mutable Theme m_theme;
    mutable qint64 m_themeKey = -1;
};

} // namespace paperdip
