// SPDX-License-Identifier: MIT
#include "gui/workline.h"

#include "gui/elidinglabel.h"
#include "gui/icons.h"
#include "library/linkedfiles.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QToolButton>

namespace paperdip {

namespace {

constexpr int waitMs = 500;

} // namespace

WorkLine::WorkLine(LinkedFiles &files, QWidget *parent)
    : QWidget(parent), m_files(files), m_label(new ElidingLabel(this)),
      m_bar(new QProgressBar(this)), m_cancel(new QToolButton(this))
{
    setObjectName(QStringLiteral("workLine"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_label);
    layout->addWidget(m_bar);
    layout->addWidget(m_cancel);
    QFont font = m_label->font();
    font.setPointSizeF(font.pointSizeF() * 0.92);
    m_label->setFont(font);
    m_label->setForegroundRole(QPalette::PlaceholderText);
    m_label->setElideMode(Qt::ElideMiddle);
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(80, 4);
    m_cancel->setObjectName(QStringLiteral("cancelOpening"));
    m_cancel->setAutoRaise(true);
    m_cancel->setIcon(icon(Icon::Close));
    m_cancel->setFocusPolicy(Qt::TabFocus);
    m_soon.setSingleShot(true);
    m_soon.setInterval(waitMs);
    connect(&m_soon, &QTimer::timeout, this, &WorkLine::showWork);
    connect(&m_files, &LinkedFiles::workChanged, this, &WorkLine::follow);
    connect(m_cancel, &QToolButton::clicked, &m_files, &LinkedFiles::stopOpening);
    hide();
    retranslate();
}

QString WorkLine::text() const
{
    return isHidden() ? QString() : m_label->text();
}

void WorkLine::follow()
{
    const bool works = !m_files.work().isEmpty();
    if (!works) {
        m_soon.stop();
        hide();
    } else if (!isHidden()) {
        showWork();
    } else if (!m_soon.isActive()) {
        m_soon.start();
    }
}

void WorkLine::showWork()
{
    const QList<FileWork> all = m_files.work();
    if (all.isEmpty())
        return;
    const FileWork &work = all.first();
    const bool opens = work.kind == FileWork::Opening;
    const QString name = QFileInfo(work.path).fileName();
    m_label->setText(opens ? tr("Opening %1…").arg(name) : tr("Reading %1…").arg(name));
    m_label->setDetail(work.path);
    m_bar->setRange(0, qMax(1, work.total));
    m_bar->setValue(work.done);
    m_bar->setVisible(opens);
    m_cancel->setVisible(opens);
    show();
}

void WorkLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void WorkLine::retranslate()
{
    m_cancel->setToolTip(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel opening"));
    if (!isHidden())
        showWork();
}

} // namespace paperdip
