// SPDX-License-Identifier: MIT
#include "gui/progressline.h"

#include "gui/elidinglabel.h"
#include "gui/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QToolButton>

namespace paperdip {

namespace {

constexpr int waitMs = 500;

} // namespace

ProgressLine::ProgressLine(QWidget *parent)
    : QWidget(parent), label(new ElidingLabel(this)), bar(new QProgressBar(this)),
      cancel(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(label);
    layout->addWidget(bar);
    layout->addWidget(cancel);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * 0.92);
    label->setFont(font);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setElideMode(Qt::ElideMiddle);
    bar->setTextVisible(false);
    bar->setFixedSize(80, 4);
    cancel->setAutoRaise(true);
    cancel->setIcon(icon(Icon::Close));
    cancel->setFocusPolicy(Qt::TabFocus);
    connect(cancel, &QToolButton::clicked, this, &ProgressLine::cancelled);
    m_soon.setSingleShot(true);
    m_soon.setInterval(waitMs);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        showWork();
        show();
    });
    hide();
}

void ProgressLine::setWorking(bool works)
{
    if (!works) {
        m_soon.stop();
        hide();
    } else if (!isHidden()) {
        showWork();
    } else if (!m_soon.isActive()) {
        m_soon.start();
    }
}

QString ProgressLine::text() const
{
    return isHidden() ? QString() : label->text();
}

void ProgressLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace paperdip
