// SPDX-License-Identifier: MIT
#include "gui/startpage.h"

#include "gui/icons.h"
#include "gui/theme.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace paperdip {

void StartPage::build()
{
    m_title = new QLabel(this);
    m_text = new QLabel(this);
    m_openList = new QPushButton(icon(Icon::Open), {}, this);
    m_openFolder = new QPushButton(icon(Icon::Folder), {}, this);
    m_sample = new QPushButton(icon(Icon::List), {}, this);
    m_openList->setObjectName(QStringLiteral("startOpenList"));
    m_openFolder->setObjectName(QStringLiteral("startOpenFolder"));
    m_sample->setObjectName(QStringLiteral("startSample"));
    QFont large(font());
    large.setPointSizeF(large.pointSizeF() * 1.6);
    large.setBold(true);
    m_title->setFont(large);
    m_title->setAlignment(Qt::AlignHCenter);
    m_title->setWordWrap(true);
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->setWordWrap(true);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    layOut();
    connect(m_openList, &QPushButton::clicked, this, &StartPage::openListWanted);
    connect(m_openFolder, &QPushButton::clicked, this, &StartPage::openFolderWanted);
    connect(m_sample, &QPushButton::clicked, this, &StartPage::sampleWanted);
    retranslate();
}

void StartPage::layOut()
{
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    for (QPushButton *button : {m_openList, m_openFolder, m_sample})
        buttons->addWidget(button);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(48, 48, 48, 48);
    layout->setSpacing(18);
    layout->addStretch(2);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addLayout(buttons);
    layout->addStretch(3);
}

void StartPage::setDropHint(bool over)
{
    m_over = over;
    update();
}

// Not when it is polished: a hidden page is, for the sizes that a stack asks of all its pages.
void StartPage::showEvent(QShowEvent *event)
{
    if (m_title == nullptr)
        build();
    QWidget::showEvent(event);
}

void StartPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_title != nullptr)
        retranslate();
}

void StartPage::paintEvent(QPaintEvent *)
{
    const Theme colours = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_over ? colours.accent : colours.border, m_over ? 2 : 1.2, Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(20, 20, -20, -20), 12, 12);
}

void StartPage::retranslate()
{
    m_title->setText(tr("Drop an arXiv link or a Markdown list here"));
    m_text->setText(tr("A reading list is a Markdown file, such as the README.md of a repository. "
                       "Paper Dip edits it in place and leaves everything else in it as it is."));
    m_openList->setText(tr("Open list…"));
    m_openFolder->setText(tr("Open folder…"));
    m_sample->setText(tr("Try the sample list"));
}

} // namespace paperdip
