// SPDX-License-Identifier: MIT
#include "gui/pdfchips.h"

#include "gui/flowlayout.h"
#include "gui/pdftext.h"

namespace paperdip {

PdfChips::PdfChips(Pdfs &pdfs, QObject *parent) : QObject(parent), m_pdfs(pdfs)
{
    connect(&pdfs, &Pdfs::changed, this, &PdfChips::changed);
    connect(&pdfs, &Pdfs::progressed, this, [this](const QString &work) {
        if (work == m_paper.work)
            showProgress();
    });
}

void PdfChips::addTo(FlowLayout &flow, const NodeRow &paper)
{
    m_flow = &flow;
    m_paper = paper;
    m_progress.clear();
    if (paper.kind != NodeKind::Paper)
        return;
    const PdfStatus status = m_pdfs.status(paper.work);
    if (status.state == PdfStatus::State::Here) {
        addHere(status);
        return;
    }
    if (!paper.arxiv.isEmpty()) { // others have their address as a chip
        Chip *web = add(tr("PDF"), Chip::Look::Link, "pdf", tr("Open PDF"));
        connect(web, &Chip::clicked, this, [this] { Q_EMIT openWanted(m_paper.id); });
    }
    switch (status.state) {
    case PdfStatus::State::Waiting:
    case PdfStatus::State::Running:
        addRunning();
        break;
    case PdfStatus::State::Failed:
        add(tr("PDF did not come"), Chip::Look::Warning, "pdfFailed");
        addDownload(tr("Try again"), pdfProblemText(status.answer));
        break;
    case PdfStatus::State::Part:
        addDownload(status.resumes ? tr("Go on with PDF · %1").arg(amountText(status))
                                   : tr("Download PDF"),
                    tr("Into Paper Dip’s data folder"));
        break;
    case PdfStatus::State::None:
    case PdfStatus::State::Here:
        if (!m_pdfs.placeOf(paper.id).isEmpty())
            addDownload(tr("Download PDF"), tr("Into Paper Dip’s data folder"));
    }
}

Chip *PdfChips::add(const QString &text, Chip::Look look, const char *name, const QString &tip)
{
    auto *chip = new Chip(text, look, m_flow->parentWidget());
    chip->setObjectName(QLatin1String(name));
    chip->setToolTip(tip.toHtmlEscaped());
    m_flow->addWidget(chip);
    chip->show();
    return chip;
}

void PdfChips::addHere(const PdfStatus &status)
{
    Chip *chip = add(tr("PDF · %1").arg(sizeText(status.bytes)), Chip::Look::Done, "pdf",
                     tr("Open %1").arg(status.path));
    connect(chip, &Chip::clicked, this, [this] { Q_EMIT openWanted(m_paper.id); });
}

void PdfChips::addDownload(const QString &text, const QString &tip)
{
    Chip *chip = add(text, Chip::Look::Link, "pdfDownload", tip);
    connect(chip, &Chip::clicked, this, [this] { Q_EMIT downloadWanted(m_paper.id); });
}

void PdfChips::addRunning()
{
    m_progress = add({}, Chip::Look::Fact, "pdfProgress");
    showProgress();
    Chip *stop =
        add(tr("Cancel"), Chip::Look::Link, "pdfCancel", tr("What has come so far is kept"));
    connect(stop, &Chip::clicked, this, [this] { Q_EMIT cancelWanted(m_paper.work); });
}

void PdfChips::showProgress()
{
    if (m_progress == nullptr)
        return;
    const PdfStatus status = m_pdfs.status(m_paper.work);
    const QString amount = amountText(status);
    QString text = tr("PDF is waiting");
    if (status.isCopy)
        text = tr("PDF is being copied");
    else if (status.state == PdfStatus::State::Running)
        text = amount.isEmpty() ? tr("PDF is asked for") : tr("PDF · %1").arg(amount);
    m_progress->setText(text);
    m_progress->setProgress(status.state == PdfStatus::State::Running && status.total > 0
                                ? static_cast<qreal>(status.bytes) /
                                      static_cast<qreal>(status.total)
                                : 0);
}

} // namespace paperdip
