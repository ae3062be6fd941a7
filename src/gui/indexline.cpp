// SPDX-License-Identifier: MIT
#include "gui/indexline.h"

#include "gui/elidinglabel.h"
#include "library/searcher.h"

#include <QProgressBar>
#include <QToolButton>

namespace paperdip {

IndexLine::IndexLine(Searcher &searcher, QWidget *parent)
    : ProgressLine(parent), m_searcher(searcher)
{
    setObjectName(QStringLiteral("indexLine"));
    cancel->setObjectName(QStringLiteral("stopIndexing"));
    connect(&m_searcher, &Searcher::indexing, this, &IndexLine::follow);
    connect(&m_searcher, &Searcher::indexingFailed, this, [this] { follow(0); });
    connect(this, &ProgressLine::cancelled, this, [this] {
        m_searcher.stopIndexing();
        follow(0);
    });
    retranslate();
}

void IndexLine::follow(int left)
{
    m_all = left == 0 ? 0 : qMax(m_all, left);
    setWorking(left > 0);
}

void IndexLine::showWork()
{
    label->setText(tr("Preparing the search: %n to go", nullptr, m_searcher.left()));
    bar->setRange(0, qMax(1, m_all));
    bar->setValue(m_all - m_searcher.left());
}

void IndexLine::retranslate()
{
    cancel->setToolTip(tr("Later"));
    cancel->setAccessibleName(tr("Prepare the search later"));
    if (!isHidden())
        showWork();
}

} // namespace paperdip
