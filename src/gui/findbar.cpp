// SPDX-License-Identifier: MIT
#include "gui/findbar.h"

#include "gui/icons.h"
#include "gui/noteeditor.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>

namespace paperdip {

FindBar::FindBar(NoteEditor &editor, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_finder(new NoteFinder(editor)),
      m_field(new QLineEdit(this)), m_count(new QLabel(this)), m_case(option(QStringLiteral("Aa"))),
      m_words(option(QStringLiteral("ab|"))), m_pattern(option(QStringLiteral(".*"))),
      m_previous(new QToolButton(this)), m_next(new QToolButton(this)),
      m_close(new QToolButton(this)), m_replacing(new QWidget(this)),
      m_with(new QLineEdit(m_replacing)), m_replace(new QPushButton(m_replacing)),
      m_replaceAll(new QPushButton(m_replacing))
{
    setObjectName(QStringLiteral("findBar"));
    m_field->setObjectName(QStringLiteral("findField"));
    m_with->setObjectName(QStringLiteral("replaceField"));
    m_replaceAll->setObjectName(QStringLiteral("replaceAll"));
    m_count->setObjectName(QStringLiteral("findCount"));
    setAutoFillBackground(true);
    layOut();
    connectAll();
    retranslate();
    hide();
}

QToolButton *FindBar::option(const QString &sign)
{
    auto *button = new QToolButton(this);
    button->setText(sign);
    button->setCheckable(true);
    button->setAutoRaise(true);
    connect(button, &QToolButton::toggled, this, &FindBar::search);
    return button;
}

void FindBar::layOut()
{
    m_count->setTextFormat(Qt::PlainText);
    m_count->setForegroundRole(QPalette::PlaceholderText);
    m_count->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("9999 / 9999")));
    m_count->setAlignment(Qt::AlignCenter);
    m_previous->setArrowType(Qt::UpArrow);
    m_next->setArrowType(Qt::DownArrow);
    m_close->setIcon(icon(Icon::Close));
    for (QToolButton *button : {m_previous, m_next, m_close})
        button->setAutoRaise(true);
    for (QPushButton *button : {m_replace, m_replaceAll})
        button->setAutoDefault(true);
    auto *replacing = new QHBoxLayout(m_replacing);
    replacing->setContentsMargins(0, 0, 0, 0);
    replacing->setSpacing(6);
    replacing->addWidget(m_replace);
    replacing->addWidget(m_replaceAll);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_count, m_case, m_words, m_pattern,
                                                            m_previous, m_next, m_close})
        buttons->addWidget(widget);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(29, 6, 14, 6);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    grid->addWidget(m_field, 0, 0);
    grid->addLayout(buttons, 0, 1);
    grid->addWidget(m_with, 1, 0);
    grid->addWidget(m_replacing, 1, 1, Qt::AlignLeft);
    grid->setColumnStretch(0, 1);
}

void FindBar::connectAll()
{
    connect(m_field, &QLineEdit::textChanged, this, [this] {
        search();
        m_finder->stepInPlace();
    });
    connect(m_previous, &QToolButton::clicked, this, [this] { step(true); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(false); });
    connect(m_close, &QToolButton::clicked, this, &FindBar::close);
    connect(m_replace, &QPushButton::clicked, this, [this] { m_finder->replace(m_with->text()); });
    connect(m_replaceAll, &QPushButton::clicked, this, [this] {
        m_replaced = m_finder->replaceAll(m_with->text());
        showCount();
    });
    connect(m_finder, &NoteFinder::counted, this, &FindBar::showCount);
}

void FindBar::retranslate()
{
    m_field->setPlaceholderText(tr("Find in the note"));
    m_with->setPlaceholderText(tr("Replace with"));
    m_replace->setText(tr("&Replace"));
    m_replaceAll->setText(tr("Replace &all"));
    const auto say = [](QWidget *widget, const QString &words) {
        widget->setToolTip(words);
        widget->setAccessibleName(words);
    };
    say(m_case, tr("Upper and lower case matter"));
    say(m_words, tr("Whole words"));
    say(m_pattern, tr("Regular expression"));
    say(m_previous, tr("Previous hit (Shift+F3)"));
    say(m_next, tr("Next hit (F3)"));
    say(m_close, tr("Close (Esc)"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_with->setAccessibleName(m_with->placeholderText());
}

void FindBar::begin(bool replacing)
{
    const bool mayReplace = replacing && !m_editor.isReadOnly();
    m_replacing->setVisible(mayReplace);
    m_with->setVisible(mayReplace);
    show();
    const QString selected = m_editor.textCursor().selectedText();
    const bool words = !selected.isEmpty() && !selected.contains(QChar::ParagraphSeparator);
    if (words && selected != m_field->text()) {
        const QSignalBlocker still(m_field);
        m_field->setText(selected);
    }
    search();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FindBar::search()
{
    m_replaced = 0;
    m_finder->setQuery({isVisible() ? m_field->text() : QString(), m_case->isChecked(),
                        m_words->isChecked(), m_pattern->isChecked()});
}

void FindBar::step(bool backward)
{
    if (!isVisible() && !m_field->text().isEmpty())
        begin(false);
    (void)m_finder->step(backward);
}

void FindBar::showCount()
{
    const QLocale locale;
    const int count = m_finder->count();
    QString text;
    if (!m_finder->isValid())
        text = tr("not a pattern");
    else if (count == 0 && m_replaced > 0)
        text = tr("%n replaced", nullptr, m_replaced);
    else if (!m_field->text().isEmpty() && count == 0)
        text = tr("no hits");
    else if (count > 0 && m_finder->current() > 0)
        text = tr("%1 of %2").arg(locale.toString(m_finder->current()), locale.toString(count));
    else if (count > 0)
        text = locale.toString(count);
    m_count->setText(text);
}

void FindBar::close()
{
    hide();
    search();
    m_editor.setFocus(Qt::OtherFocusReason);
}

bool FindBar::ownKey(QKeyCombination keys)
{
    switch (keys.toCombined()) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_F3:
        step(false);
        return true;
    case static_cast<int>(Qt::SHIFT) | static_cast<int>(Qt::Key_Return):
    case static_cast<int>(Qt::SHIFT) | static_cast<int>(Qt::Key_F3):
        step(true);
        return true;
    case static_cast<int>(Qt::CTRL) | static_cast<int>(Qt::Key_F):
    case static_cast<int>(Qt::CTRL) | static_cast<int>(Qt::Key_H):
        begin(keys.key() == Qt::Key_H);
        return true;
    default:
        return false;
    }
}

// Also what the fields do not want ends here: it must not be typed into the note.
void FindBar::keyPressEvent(QKeyEvent *event)
{
    const bool inButton = qobject_cast<QAbstractButton *>(focusWidget()) != nullptr;
    const bool presses = inButton && event->key() == Qt::Key_Return;
    if (!presses)
        ownKey(event->keyCombination());
    event->accept();
}

bool FindBar::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto command = noteCommandOf(static_cast<QKeyEvent *>(event)->keyCombination());
        if (command && *command >= NoteCommand::Find) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void FindBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace paperdip
