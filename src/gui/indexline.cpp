// SPDX-License-Identifier: MIT
#include "gui/indexline.h"

#include "gui/elidinglabel.h"
#include "library/searcher.h"

#include <QProgressBar>
#include <QToolButton>

namespace paperdip {

namespace {

constexpr int momentMs = 500;

} // namespace

IndexLine::IndexLine(Searcher &searcher, QWidget *parent)
    : ProgressLine(parent), m_searcher(searcher)
{
    setObjectName(QStringLiteral("indexLine"));
    cancel->setObjectName(QStringLiteral("stopIndexing"));
    m_soon.setSingleShot(true);
    m_soon.setInterval(momentMs);
    connect(&m_soon, &QTimer::timeout, this, &IndexLine::showWork);
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
    if (left == 0) {
        m_soon.stop();
        hide();
    } else if (!isHidden()) {
        showWork();
    } else if (!m_soon.isActive()) {
        m_soon.start();
    }
}

void IndexLine::showWork()
{
    label->setText(tr("Preparing the search: %n to go", nullptr, m_searcher.left()));
    bar->setRange(0, qMax(1, m_all));
    bar->setValue(m_all - m_searcher.left());
    show();
}

void IndexLine::retranslate()
{
    cancel->setToolTip(tr("Later"));
    cancel->setAccessibleName(tr("Prepare the search later"));
    if (!isHidden())
        showWork();
}

} // namespace paperdip
