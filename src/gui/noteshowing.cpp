// SPDX-License-Identifier: MIT
#include "gui/noteshowing.h"

#include "formulas/formulaengine.h"
#include "gui/actions.h"
#include "gui/filedialog.h"
#include "gui/notepages.h"
#include "gui/notepane.h"
#include "gui/richtext.h"
#include "markdown/formulas.h"
#include "sync/safefile.h"

#include <QAction>
#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QPdfWriter>
#include <QPrintDialog>
#include <QPrinter>
#include <QSaveFile>

#include <cerrno>

namespace paperdip {

namespace {

const QMarginsF Margins(12, 10, 12, 10); // mm; the text has its own besides

} // namespace

NoteShowing::NoteShowing(const ActionSet &actions, NotePane &pane, FormulaEngine *formulas,
                         QWidget &window)
    : QObject(&window), m_pane(pane), m_formulas(formulas), m_window(window)
{
    connect(actions.printNote, &QAction::triggered, this, &NoteShowing::print);
    connect(actions.notePdf, &QAction::triggered, this, &NoteShowing::askForPdf);
    connect(actions.copyRich, &QAction::triggered, this, &NoteShowing::copyRich);
    const auto enable = [&actions, &pane] {
        for (QAction *action : {actions.printNote, actions.notePdf, actions.copyRich})
            action->setEnabled(!pane.notePath().isEmpty());
    };
    connect(&pane, &NotePane::noteOpened, this, enable);
    enable();
}

NoteShowing::~NoteShowing() = default;

QString NoteShowing::title() const
{
    return QFileInfo(m_pane.notePath()).completeBaseName();
}

void NoteShowing::whenReady(const std::function<void()> &then)
{
    m_pages = std::make_unique<NotePages>(
        m_pane.images(), [this](const QString &address) { return m_pane.fileBeside(address); },
        m_formulas);
    connect(m_pages.get(), &NotePages::ready, this, then);
    m_pages->prepare(m_pane.text());
}

void NoteShowing::print()
{
    if (!m_printer) {
        m_printer = std::make_unique<QPrinter>(QPrinter::HighResolution);
        m_printer->setPageMargins(Margins, QPageLayout::Millimeter);
    }
    m_printer->setDocName(title());
    auto *dialog = new QPrintDialog(m_printer.get(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this, [this] {
        whenReady([this] {
            if (m_pages->paint(*m_printer) > 0)
                Q_EMIT done();
            else
                Q_EMIT problem({ErrorCode::Io, title(), tr("The printer took nothing."), {}});
        });
    });
    dialog->open();
}

void NoteShowing::askForPdf()
{
    QFileDialog *dialog = openDialog(m_window, tr("Export note as PDF"), QFileDialog::AnyFile);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->setNameFilter(tr("PDF files (*.pdf)"));
    dialog->selectFile(title() + QLatin1String(".pdf"));
    connect(dialog, &QFileDialog::fileSelected, this, &NoteShowing::writePdf);
    dialog->open();
}

void NoteShowing::writePdf(const QString &path)
{
    whenReady([this, path] {
        if (const Result<void> written = pdfTo(path); written)
            Q_EMIT done();
        else
            Q_EMIT problem(written.error());
    });
}

Result<void> NoteShowing::pdfTo(const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return writeFailure(path, file, errno);
    {
        QPdfWriter writer(&file);
        writer.setTitle(title());
        writer.setCreator(QCoreApplication::applicationName());
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(Margins, QPageLayout::Millimeter);
        if (m_pages->paint(writer) == 0)
            return writeFailure(path, file, errno);
    }
    if (!file.commit())
        return writeFailure(path, file, errno);
    return {};
}

void NoteShowing::copyRich()
{
    if (m_pane.notePath().isEmpty())
        return;
    whenReady([this, markdown = m_pane.text()] { copyPages(markdown); });
}

void NoteShowing::copyPages(const QByteArray &markdown)
{
    const RichParts parts{
        [this](const QUrl &address) { return m_pages->picture(address); },
        [this](const QString &written) {
            const Formula formula = formulaOf(written);
            return m_formulas ? m_formulas->layout({formula.tex, formula.display}) : nullptr;
        }};
    auto *data = new QMimeData;
    data->setHtml(richHtml(m_pages->html(), parts));
    data->setText(QString::fromUtf8(markdown));
    QGuiApplication::clipboard()->setMimeData(data);
    Q_EMIT done();
}

} // namespace paperdip
