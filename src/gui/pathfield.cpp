// SPDX-License-Identifier: MIT
#include "gui/pathfield.h"

#include "gui/elidinglabel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace paperdip {

PathField::PathField(QWidget *parent)
    : QWidget(parent), m_label(new ElidingLabel(this)), m_field(new QLineEdit(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_label);
    layout->addWidget(m_field, 1);
    m_label->setElideMode(Qt::ElideMiddle);
    m_label->setForegroundRole(QPalette::PlaceholderText);
    m_label->installEventFilter(this);
    m_field->setObjectName(QStringLiteral("notePathField"));
    m_field->installEventFilter(this);
    m_field->hide();
}

void PathField::setPath(const QString &path, const QString &detail)
{
    m_label->setText(path);
    m_label->setDetail(detail);
    if (isEditing())
        finish(false);
}

void PathField::setEditable(bool editable)
{
    m_editable = editable;
    m_label->setCursor(editable ? Qt::IBeamCursor : Qt::ArrowCursor);
    if (!editable && isEditing())
        finish(false);
}

bool PathField::isEditing() const
{
    return m_field->isVisibleTo(this);
}

void PathField::edit()
{
    if (!m_editable || isEditing())
        return;
    const QString path = m_label->text();
    m_field->setText(path);
    const int width = m_field->fontMetrics().horizontalAdvance(path + QStringLiteral("MMMM"));
    m_field->setMinimumWidth(qBound(160, width, 480));
    m_label->hide();
    m_field->show();
    m_field->setFocus(Qt::OtherFocusReason);
    const auto begin = static_cast<int>(path.lastIndexOf(u'/') + 1);
    const auto dot = static_cast<int>(path.lastIndexOf(u'.'));
    m_field->setSelection(begin, (dot > begin ? dot : static_cast<int>(path.size())) - begin);
}

void PathField::finish(bool commit)
{
    const QString path = m_field->text().trimmed();
    m_field->hide();
    m_label->show();
    if (commit && !path.isEmpty() && path != m_label->text())
        Q_EMIT committed(path);
    Q_EMIT left();
}

bool PathField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_label && event->type() == QEvent::MouseButtonRelease && m_editable) {
        edit();
        return true;
    }
    if (watched != m_field || !isEditing())
        return false;
    if (event->type() == QEvent::FocusOut &&
        static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason) {
        finish(false);
        return false;
    }
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return false;
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool ends = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape;
    if (!ends)
        return false;
    event->accept();
    if (event->type() == QEvent::KeyPress)
        finish(key != Qt::Key_Escape);
    return true;
}

} // namespace paperdip
