// SPDX-License-Identifier: MIT
#include "gui/addfield.h"

#include "gui/icons.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace paperdip {

AddField::AddField(QWidget *parent)
    : QWidget(parent), m_field(new QLineEdit(this)), m_understoodLabel(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_understoodLabel);
    layout->addWidget(m_field);
    m_understoodLabel->setTextFormat(Qt::PlainText);
    m_understoodLabel->setForegroundRole(QPalette::PlaceholderText);
    m_understoodLabel->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_understoodLabel->setContentsMargins(4, 0, 4, 0);
    m_understoodLabel->hide();
    m_field->setMinimumHeight(34);
    m_field->setClearButtonEnabled(true);
    m_field->addAction(icon(Icon::Add), QLineEdit::LeadingPosition);
    setFocusProxy(m_field);
    connect(m_field, &QLineEdit::textChanged, this, &AddField::read);
    connect(m_field, &QLineEdit::returnPressed, this, &AddField::submit);
    retranslate();
}

void AddField::setTarget(const QString &sectionName)
{
    m_target = sectionName;
    retranslate();
}

void AddField::begin(const QString &text)
{
    m_field->setText(text);
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void AddField::retranslate()
{
    const QString hint = m_target.isEmpty()
                             ? tr("Paste a link or arXiv id")
                             : tr("Paste a link or arXiv id; Enter adds it to “%1”").arg(m_target);
    m_field->setPlaceholderText(hint);
    m_field->setToolTip(hint);
    m_field->setAccessibleName(tr("Add papers"));
    m_understoodLabel->setText(summary());
}

void AddField::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void AddField::read(const QString &text)
{
    m_understood = identify(text);
    m_understoodLabel->setText(summary());
    m_understoodLabel->setVisible(!text.trimmed().isEmpty());
}

QString AddField::summary() const
{
    if (m_understood.isEmpty())
        return tr("No paper recognised yet");
    constexpr int Shown = 3;
    QStringList names;
    for (const Identified &one : m_understood.mid(0, Shown))
        names << one.id;
    if (m_understood.size() > Shown)
        names << QStringLiteral("…");
    return tr("%n paper(s): %1", nullptr, static_cast<int>(m_understood.size()))
        .arg(names.join(QStringLiteral(", ")));
}

void AddField::submit()
{
    if (m_understood.isEmpty())
        return;
    const QList<Identified> papers = m_understood;
    m_field->clear();
    Q_EMIT submitted(papers);
}

} // namespace paperdip
