// SPDX-License-Identifier: MIT
#include "gui/pdfcommands.h"

#include "core/readabletex.h"
#include "core/work.h"
#include "gui/actions.h"
#include "gui/filedialog.h"
#include "gui/messagebar.h"
#include "gui/outlinemodel.h"
#include "gui/outlineview.h"
#include "gui/paperactions.h"
#include "gui/paperadder.h"
#include "gui/papercard.h"
#include "gui/pdftext.h"

#include <QAction>
#include <QFileDialog>
#include <QItemSelectionModel>

namespace paperdip {

namespace {

constexpr QLatin1String failedKey("pdfFailed");
constexpr QLatin1String unknownKey("pdfUnknown");
constexpr QLatin1String deletedKey("pdfDeleted");

} // namespace

PdfCommands::PdfCommands(const Parts &parts, QWidget &window)
    : QObject(&window), m_with(parts), m_window(window)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &PdfCommands::enableActions);
    connectActions();
    const Pdfs *pdfs = &m_with.pdfs;
    connect(pdfs, &Pdfs::changed, &m_with.model, &OutlineModel::refreshRecord);
    connect(pdfs, &Pdfs::changed, this, [this] {
        enableActions();
        if (m_with.messages.has(failedKey)) // one that was dismissed does not come back
            showFailures();
    });
    connect(pdfs, &Pdfs::failed, this, &PdfCommands::showFailures);
    const PaperCard *card = &m_with.card;
    connect(card, &PaperCard::openPdfWanted, &m_with.papers, &PaperActions::openPdf);
    connect(card, &PaperCard::downloadPdfWanted, this, [this](NodeId paper) { download({paper}); });
    connect(card, &PaperCard::cancelPdfWanted, &m_with.pdfs, &Pdfs::cancel);
    connect(card, &PaperCard::attachPdfWanted, this, &PdfCommands::attach);
    // Whoever gives a file for a paper that has one already gave it for the paper, not for the
    // file.
    connect(&m_with.adder, &PaperAdder::fileGiven, this,
            [this](NodeId paper, const QString &file) { (void)m_with.pdfs.attach(paper, file); });
    connect(&m_with.tree, &OutlineView::currentMoved, this, &PdfCommands::enableActions);
    connect(&m_with.library, &Library::nodesChanged, this, &PdfCommands::enableActionsSoon);
    connect(&m_with.library, &Library::recordChanged, this, [this](const QString &work) {
        if (work == currentWork())
            enableActions();
    });
}

void PdfCommands::connectActions()
{
    const ActionSet &actions = m_with.actions;
    connect(actions.downloadPdf, &QAction::triggered, this,
            [this] { download(m_with.tree.selectedNodes()); });
    connect(actions.attachPdf, &QAction::triggered, this, &PdfCommands::askForFile);
    connect(actions.showPdf, &QAction::triggered, this,
            [this] { m_with.papers.openPdfFolder(m_with.tree.currentNode()); });
    connect(actions.deletePdf, &QAction::triggered, this, &PdfCommands::remove);
}

QString PdfCommands::currentWork() const
{
    const NodeRow *row = m_with.model.rowAt(m_with.tree.currentIndex());
    return row != nullptr && row->kind == NodeKind::Paper ? row->work : QString();
}

// Once a turn: of a thousand selected rows that a filter takes away each is a change by itself.
void PdfCommands::enableActionsSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void PdfCommands::enableActions()
{
    // Not before there is a model, which the window gives the tree last.
    connect(m_with.tree.selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &PdfCommands::enableActionsSoon, Qt::UniqueConnection);
    const QString work = currentWork();
    const PdfStatus::State state = m_with.pdfs.status(work).state;
    const bool isHere = state == PdfStatus::State::Here;
    const bool isComing = state == PdfStatus::State::Waiting || state == PdfStatus::State::Running;
    const ActionSet &a = m_with.actions;
    a.attachPdf->setEnabled(!work.isEmpty() && !isHere && !isComing);
    a.showPdf->setEnabled(isHere);
    a.deletePdf->setEnabled(isHere || state == PdfStatus::State::Part);
    const bool several = m_with.tree.selectedNodes().size() > 1;
    a.downloadPdf->setEnabled(several ||
                              (!work.isEmpty() && !isHere && !isComing &&
                               !m_with.pdfs.placeOf(m_with.tree.currentNode()).isEmpty()));
}

void PdfCommands::download(const QList<NodeId> &nodes)
{
    QStringList unknown;
    for (const NodeId node : nodes) {
        const Result<NodeRow> row = m_with.library.node(node);
        if (!row || row->kind != NodeKind::Paper)
            continue;
        const Result<void> asked = m_with.pdfs.download(node);
        if (asked)
            continue;
        if (asked.error().code == ErrorCode::NotFound || asked.error().code == ErrorCode::Invalid)
            unknown << readableTex(row->title);
        else
            Q_EMIT problem(asked.error());
    }
    if (unknown.isEmpty())
        m_with.messages.clear(unknownKey);
    else if (unknown.size() == 1)
        m_with.messages.post(unknownKey,
                             tr("It is not known where the PDF of “%1” is").arg(unknown.first()),
                             MessageBar::Severity::Info);
    else
        m_with.messages.post(unknownKey,
                             tr("It is not known where the PDFs of %n paper(s) are", nullptr,
                                static_cast<int>(unknown.size())),
                             MessageBar::Severity::Info);
}

void PdfCommands::attach(NodeId paper, const QString &file)
{
    const Result<void> attached = m_with.pdfs.attach(paper, file);
    if (attached)
        return;
    const Error &error = attached.error();
    if (error.code == ErrorCode::Conflict)
        m_with.messages.post(unknownKey, tr("“%1” has a PDF already").arg(error.subject),
                             MessageBar::Severity::Info);
    else if (error.code == ErrorCode::BadAnswer)
        m_with.messages.post(unknownKey, tr("%1 is not a PDF").arg(error.subject),
                             MessageBar::Severity::Problem);
    else
        Q_EMIT problem(error);
}

void PdfCommands::askForFile()
{
    const NodeId paper = m_with.tree.currentNode();
    QFileDialog *dialog = openDialog(m_window, tr("Attach PDF file"), QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("PDF files (*.pdf)"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, paper](const QString &file) { attach(paper, file); });
    dialog->open();
}

void PdfCommands::remove()
{
    const QString work = currentWork();
    const bool wasHere = m_with.pdfs.status(work).state == PdfStatus::State::Here;
    if (const Result<void> removed = m_with.pdfs.remove(work); !removed)
        Q_EMIT problem(removed.error());
    else if (wasHere)
        m_with.messages.post(deletedKey, tr("The PDF of “%1” is in the trash").arg(titleOf(work)),
                             MessageBar::Severity::Info);
}

QString PdfCommands::titleOf(const QString &work) const
{
    const QList<NodeRow> papers = m_with.library.papersByWork(work);
    return papers.isEmpty() || papers.first().placeholder ? workName(work)
                                                          : readableTex(papers.first().title);
}

// One message for all that failed; it goes when none is left.
void PdfCommands::showFailures()
{
    QStringList failed;
    const QStringList works = m_with.pdfs.works();
    for (const QString &work : works) {
        if (m_with.pdfs.status(work).state == PdfStatus::State::Failed)
            failed << work;
    }
    if (failed.isEmpty()) {
        m_with.messages.clear(failedKey);
        return;
    }
    const QString reason = pdfProblemText(m_with.pdfs.status(failed.last()).answer);
    const QString text =
        failed.size() == 1
            ? tr("The PDF of “%1” did not come: %2").arg(titleOf(failed.first()), reason)
            : tr("%n PDF(s) did not come; the last: %1", nullptr, static_cast<int>(failed.size()))
                  .arg(reason);
    m_with.messages.post(failedKey, text, MessageBar::Severity::Problem,
                         {{tr("Try again"), [this, failed] {
                               for (const QString &work : failed) {
                                   if (const Result<void> asked = m_with.pdfs.retry(work); !asked)
                                       Q_EMIT problem(asked.error());
                               }
                           }}});
}

} // namespace paperdip
