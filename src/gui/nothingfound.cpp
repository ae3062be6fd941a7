// SPDX-License-Identifier: MIT
#include "gui/nothingfound.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace paperdip {

NothingFound::NothingFound(QWidget *parent)
    : QWidget(parent), m_text(new QLabel(this)), m_offer(new QPushButton(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 24, 12, 12);
    layout->setSpacing(12);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_offer->setObjectName(QStringLiteral("searchNear"));
    layout->addWidget(m_text);
    layout->addWidget(m_offer, 0, Qt::AlignHCenter);
    layout->addStretch(1);
    connect(m_offer, &QPushButton::clicked, this, [this] { Q_EMIT nearWanted(m_near); });
    retranslate();
}

void NothingFound::showNothing(const QString &query)
{
    if (query != m_query)
        m_near.clear();
    m_query = query;
    m_problem.clear();
    retranslate();
}

void NothingFound::offer(const QString &query, const QString &near)
{
    if (query != m_query || !m_problem.isEmpty())
        return;
    m_near = near;
    retranslate();
}

void NothingFound::showProblem(const QString &problem)
{
    m_near.clear();
    m_problem = problem;
    retranslate();
}

void NothingFound::retranslate()
{
    m_text->setText(m_problem.isEmpty() ? tr("Nothing found for “%1”").arg(m_query) : m_problem);
    QString shown = m_near;
    m_offer->setText(tr("Did you mean “%1”?").arg(shown.replace(u'&', QLatin1String("&&"))));
    m_offer->setVisible(!m_near.isEmpty());
}

void NothingFound::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace paperdip
