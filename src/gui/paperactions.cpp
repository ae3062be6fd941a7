// SPDX-License-Identifier: MIT
#include "gui/paperactions.h"

#include "core/work.h"
#include "library/fetcher.h"
#include "library/pdfs.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGuiApplication>

namespace paperdip {

namespace {

bool isDocument(const QString &path)
{
    static const QStringList suffixes{
        QStringLiteral("pdf"),  QStringLiteral("md"),   QStringLiteral("markdown"),
        QStringLiteral("txt"),  QStringLiteral("png"),  QStringLiteral("jpg"),
        QStringLiteral("jpeg"), QStringLiteral("webp"), QStringLiteral("gif")};
    const QFileInfo info(path);
    return info.isDir() || suffixes.contains(info.suffix().toLower());
}

} // namespace

PaperActions::PaperActions(Library &library, Fetcher &fetcher, Pdfs &pdfs, QObject *parent)
    : QObject(parent), m_library(library), m_fetcher(fetcher), m_pdfs(pdfs)
{
}

void PaperActions::report(const Result<void> &result)
{
    if (!result)
        Q_EMIT problem(result.error());
}

void PaperActions::openUrl(const QUrl &url)
{
    static const QStringList schemes{QStringLiteral("http"), QStringLiteral("https"),
                                     QStringLiteral("mailto")};
    const bool allowed = schemes.contains(url.scheme().toLower()) ||
                         (url.isLocalFile() && isDocument(url.toLocalFile()));
    if (!allowed || !QDesktopServices::openUrl(url))
        Q_EMIT problem({ErrorCode::Refused,
                        url.toDisplayString(),
                        QStringLiteral("This address cannot be opened"),
                        {}});
}

void PaperActions::openAbstract(NodeId paper)
{
    const Result<NodeRow> row = m_library.node(paper);
    if (!row)
        return;
    const ArxivId arxiv{row->arxiv, 0};
    const QString url = row->arxiv.isEmpty() ? row->url : arxiv.absUrl();
    if (!url.isEmpty())
        openUrl(QUrl(url));
}

void PaperActions::openPdf(NodeId paper)
{
    const Result<NodeRow> row = m_library.node(paper);
    if (!row)
        return;
    const PdfStatus pdf = m_pdfs.status(row->work);
    if (pdf.state == PdfStatus::State::Here)
        openUrl(QUrl::fromLocalFile(pdf.path));
    else if (!row->arxiv.isEmpty())
        openUrl(QUrl(ArxivId{row->arxiv, 0}.pdfUrl()));
    else if (!row->url.isEmpty())
        openUrl(QUrl(row->url));
}

void PaperActions::openPdfFolder(NodeId paper)
{
    const Result<NodeRow> row = m_library.node(paper);
    if (row && m_pdfs.status(row->work).state == PdfStatus::State::Here)
        openUrl(QUrl::fromLocalFile(m_pdfs.folder()));
}

void PaperActions::copyTitle(NodeId paper)
{
    const Result<NodeRow> row = m_library.node(paper);
    if (row)
        QGuiApplication::clipboard()->setText(row->title);
}

void PaperActions::copyAbstract(NodeId paper)
{
    const Result<NodeRow> row = m_library.node(paper);
    if (!row || row->work.isEmpty())
        return;
    const std::optional<Record> record = m_library.record(row->work);
    if (record)
        QGuiApplication::clipboard()->setText(record->abstract);
    else
        report(m_fetcher.enqueue({row->work}, true));
}

void PaperActions::fetchIfUnknown(NodeId paper)
{
    const Result<NodeRow> row = m_library.node(paper);
    if (!row || row->kind != NodeKind::Paper || row->fetch != FetchState::None ||
        !m_library.mayWrite())
        return;
    // A page is asked for only where a person said so.
    if (const auto service = firstService(row->work); service && *service != Service::Page)
        report(m_fetcher.enqueue({row->work}, true));
}

void PaperActions::retry(NodeId paper)
{
    const Result<NodeRow> row = m_library.node(paper);
    if (row && !row->work.isEmpty())
        report(m_fetcher.enqueue({row->work}, true, true));
}

} // namespace paperdip
