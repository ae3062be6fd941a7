// SPDX-License-Identifier: MIT
#include "gui/workline.h"

#include "gui/elidinglabel.h"
#include "library/linkedfiles.h"

#include <QFileInfo>
#include <QProgressBar>
#include <QToolButton>

namespace paperdip {

namespace {

constexpr int waitMs = 500;

} // namespace

WorkLine::WorkLine(LinkedFiles &files, QWidget *parent) : ProgressLine(parent), m_files(files)
{
    setObjectName(QStringLiteral("workLine"));
    cancel->setObjectName(QStringLiteral("cancelOpening"));
    m_soon.setSingleShot(true);
    m_soon.setInterval(waitMs);
    connect(&m_soon, &QTimer::timeout, this, &WorkLine::showWork);
    connect(&m_files, &LinkedFiles::workChanged, this, &WorkLine::follow);
    connect(this, &ProgressLine::cancelled, &m_files, &LinkedFiles::stopOpening);
    retranslate();
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
    label->setText(opens ? tr("Opening %1…").arg(name) : tr("Reading %1…").arg(name));
    label->setDetail(work.path);
    bar->setRange(0, qMax(1, work.total));
    bar->setValue(work.done);
    bar->setVisible(opens);
    cancel->setVisible(opens);
    show();
}

void WorkLine::retranslate()
{
    cancel->setToolTip(tr("Cancel"));
    cancel->setAccessibleName(tr("Cancel opening"));
    if (!isHidden())
        showWork();
}

} // namespace paperdip
