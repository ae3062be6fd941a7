// SPDX-License-Identifier: MIT
#include "gui/filterfield.h"

#include "gui/icons.h"

#include <QKeyEvent>

namespace paperdip {

FilterField::FilterField(QWidget *parent) : QLineEdit(parent)
{
    setClearButtonEnabled(true);
    addAction(icon(Icon::Search), LeadingPosition);
    m_soon.setSingleShot(true);
    setDelay(120);
    // textChanged is not emitted for preedit.
    connect(this, &QLineEdit::textChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&m_soon, &QTimer::timeout, this, &FilterField::announce);
    FilterField::retranslate();
}

void FilterField::setDelay(int milliseconds)
{
    m_soon.setInterval(milliseconds);
}

void FilterField::setWords(const QString &words)
{
    setText(words);
    announce();
}

void FilterField::announce()
{
    m_soon.stop();
    const QString words = text().simplified();
    if (words == m_announced)
        return;
    m_announced = words;
    Q_EMIT filterChanged(words);
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        Q_EMIT text().isEmpty() ? leaveWanted() : escaped();
        setWords({});
        return;
    case Qt::Key_Down:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        announce();
        Q_EMIT leaveWanted();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void FilterField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void FilterField::retranslate()
{
    setPlaceholderText(tr("Find titles, keywords, remarks"));
    setAccessibleName(tr("Find in the list"));
}

} // namespace paperdip
