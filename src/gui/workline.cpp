// SPDX-License-Identifier: MIT
#include "gui/workline.h"

#include "gui/elidinglabel.h"
#include "library/linkedfiles.h"

#include <QFileInfo>
#include <QProgressBar>
#include <QToolButton>

namespace paperdip {

WorkLine::WorkLine(LinkedFiles &files, QWidget *parent) : ProgressLine(parent), m_files(files)
{
    setObjectName(QStringLiteral("workLine"));
    cancel->setObjectName(QStringLiteral("cancelOpening"));
    connect(&m_files, &LinkedFiles::workChanged, this, &WorkLine::follow);
    connect(this, &ProgressLine::cancelled, &m_files, &LinkedFiles::stopOpening);
    retranslate();
}

void WorkLine::follow()
{
    setWorking(!m_files.work().isEmpty());
}

void WorkLine::showWork()
{
    const FileWork work = m_files.work().value(0);
    const bool opens = work.kind == FileWork::Opening;
    const QString name = QFileInfo(work.path).fileName();
    label->setText(opens ? tr("Opening %1…").arg(name) : tr("Reading %1…").arg(name));
    label->setDetail(work.path);
    bar->setRange(0, qMax(1, work.total));
    bar->setValue(work.done);
    bar->setVisible(opens);
    cancel->setVisible(opens);
}

void WorkLine::retranslate()
{
    cancel->setToolTip(tr("Cancel"));
    cancel->setAccessibleName(tr("Cancel opening"));
    if (!isHidden())
        showWork();
}

} // namespace paperdip
