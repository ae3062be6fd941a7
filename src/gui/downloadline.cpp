// SPDX-License-Identifier: MIT
#include "gui/downloadline.h"

#include "core/readabletex.h"
#include "core/work.h"
#include "gui/elidinglabel.h"
#include "gui/pdftext.h"
#include "library/library.h"

#include <QProgressBar>
#include <QToolButton>

namespace paperdip {

DownloadLine::DownloadLine(Pdfs &pdfs, Library &library, QWidget *parent)
    : ProgressLine(parent), m_pdfs(pdfs), m_library(library)
{
    setObjectName(QStringLiteral("downloadLine"));
    cancel->setObjectName(QStringLiteral("cancelDownloads"));
    connect(&m_pdfs, &Pdfs::changed, this, &DownloadLine::follow);
    connect(&m_pdfs, &Pdfs::progressed, this, &DownloadLine::showBar);
    connect(this, &ProgressLine::cancelled, this, [this] {
        const QStringList works = coming();
        for (const QString &work : works)
            m_pdfs.cancel(work);
    });
    retranslate();
}

QStringList DownloadLine::coming() const
{
    QStringList running;
    QStringList waiting;
    const QStringList works = m_pdfs.works();
    for (const QString &work : works) {
        const PdfStatus status = m_pdfs.status(work);
        if (status.state == PdfStatus::State::Running && !status.isCopy)
            running << work;
        else if (status.state == PdfStatus::State::Waiting)
            waiting << work;
    }
    return running + waiting;
}

void DownloadLine::follow()
{
    const QStringList works = coming();
    if (works.isEmpty()) {
        hide();
        return;
    }
    if (works.size() == 1) {
        const QList<NodeRow> papers = m_library.papersByWork(works.first());
        const bool isNamed = !papers.isEmpty() && !papers.first().placeholder;
        label->setText(tr("PDF: %1").arg(isNamed ? readableTex(papers.first().title)
                                                 : workName(works.first())));
    } else {
        label->setText(tr("%n PDF(s) to download", nullptr, static_cast<int>(works.size())));
    }
    showBar(works.first());
    show();
}

void DownloadLine::showBar(const QString &work)
{
    constexpr int steps = 1000;
    const PdfStatus status = m_pdfs.status(work);
    const bool isMeasured = status.total > 0;
    bar->setRange(0, steps);
    bar->setValue(isMeasured ? static_cast<int>(status.bytes * steps / status.total) : 0);
    label->setDetail(amountText(status));
}

void DownloadLine::retranslate()
{
    cancel->setToolTip(tr("Cancel; what has come so far is kept"));
    cancel->setAccessibleName(tr("Cancel downloads"));
    follow();
}

} // namespace paperdip
