// SPDX-License-Identifier: MIT
#include "gui/gitline.h"

#include "gui/elidinglabel.h"
#include "gui/gittext.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QToolButton>

namespace paperdip {

namespace {

constexpr int tellMs = 6000;

} // namespace

GitLine::GitLine(Repositories &repositories, QWidget *parent)
    : QWidget(parent), m_repositories(repositories), m_state(new QToolButton(this))
{
    setObjectName(QStringLiteral("gitLine"));
    m_state->setObjectName(QStringLiteral("gitState"));
    m_state->setAutoRaise(true);
    m_state->setFocusPolicy(Qt::TabFocus);
    QFont font = m_state->font();
    font.setPointSizeF(font.pointSizeF() * 0.92);
    m_state->setFont(font);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_state);
    m_telling.setSingleShot(true);
    m_telling.setInterval(tellMs);
    connect(&m_telling, &QTimer::timeout, this, [this] {
        m_told.clear();
        showState();
    });
    connect(m_state, &QToolButton::clicked, this, &GitLine::pressed);
    connect(&repositories, &Repositories::looked, this, [this](const GitLook &look) {
        if (look.list == m_list)
            showState();
    });
    showState();
}

void GitLine::setList(ListId list)
{
    if (list != m_list)
        m_told.clear();
    m_list = list;
    showState();
}

void GitLine::tell(const QString &words)
{
    m_told = words;
    m_telling.start();
    showState();
}

QString GitLine::text() const
{
    return m_state->isHidden() ? QString() : m_state->text();
}

void GitLine::showState()
{
    const GitLook look = m_repositories.lastLook(m_list);
    QString text = GitText::state(look);
    if (!m_told.isEmpty() && !text.isEmpty())
        text += QStringLiteral(" · ") + m_told;
    // Quiet where all is as it was committed.
    const bool quiet = look.changes.isEmpty() && look.status.ahead == 0 &&
                       look.status.behind == 0 && look.state.activity == GitActivity::None &&
                       m_told.isEmpty();
    m_state->setForegroundRole(quiet ? QPalette::PlaceholderText : QPalette::ButtonText);
    QPalette colours = parentWidget() != nullptr ? parentWidget()->palette() : palette();
    if (quiet)
        colours.setColor(QPalette::ButtonText, colours.color(QPalette::PlaceholderText));
    m_state->setPalette(colours);
    m_state->setText(text);
    QString tip = tr("Git: what changed since the last commit");
    if (!look.status.upstream.isEmpty())
        tip += QLatin1Char('\n') + tr("Follows %1").arg(look.status.upstream);
    m_state->setToolTip(tip);
    m_state->setVisible(!text.isEmpty());
}

void GitLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        showState();
    QWidget::changeEvent(event);
}

GitWorkLine::GitWorkLine(Repositories &repositories, QWidget *parent)
    : ProgressLine(parent), m_repositories(repositories)
{
    setObjectName(QStringLiteral("gitWorkLine"));
    cancel->setObjectName(QStringLiteral("cancelGit"));
    connect(&repositories, &Repositories::actingChanged, this, &GitWorkLine::follow);
    connect(&repositories, &Repositories::progress, this, [this](const GitProgress &progress) {
        m_progress = progress;
        if (!isHidden())
            showWork();
    });
    connect(this, &ProgressLine::cancelled, &repositories, &Repositories::cancel);
    retranslate();
}

void GitWorkLine::follow()
{
    m_progress = {};
    setWorking(m_repositories.isActing());
}

void GitWorkLine::showWork()
{
    label->setText(GitText::progress(m_repositories.act(), m_progress));
    bar->setRange(0, m_progress.percent < 0 ? 0 : 100);
    bar->setValue(qMax(0, m_progress.percent));
}

void GitWorkLine::retranslate()
{
    cancel->setToolTip(tr("Cancel"));
    cancel->setAccessibleName(tr("Cancel Git"));
    if (!isHidden())
        showWork();
}

} // namespace paperdip
