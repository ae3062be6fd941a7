// SPDX-License-Identifier: MIT
#include "gui/checkline.h"

#include "gui/elidinglabel.h"
#include "library/library.h"

#include <QProgressBar>
#include <QToolButton>

namespace paperdip {

CheckLine::CheckLine(Library &library, QWidget *parent) : ProgressLine(parent)
{
    setObjectName(QStringLiteral("checkLine"));
    cancel->hide(); // closing the window is what ends it
    bar->hide();    // SQLite does not say how far it is
    connect(&library, &Library::checked, this, [this] { setWorking(false); });
    setWorking(!library.mayWrite());
    retranslate();
}

void CheckLine::showWork()
{
    label->setText(tr("Checking the data after an unclean end; changes wait"));
}

void CheckLine::retranslate()
{
    if (!isHidden())
        showWork();
}

} // namespace paperdip
