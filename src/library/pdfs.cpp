// SPDX-License-Identifier: MIT
#include "library/pdfs_p.h"

#include "core/pdfpaper.h"
#include "core/work.h"
#include "library/pdfname.h"
#include "sync/filemoves.h"
#include "sync/safefile.h"

#include <QFileInfo>
#include <QUrl>
#include <algorithm>

namespace paperdip {

namespace {

const QString folderName = QStringLiteral("pdf");

// What an address says of a paper without a title: "raft" of ".../raft.pdf".
QString lastWord(const QString &url, const std::optional<ArxivId> &id)
{
    QString word = id ? QString() : QUrl(url).fileName();
    if (word.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive))
        word.chop(4);
    return word;
}

} // namespace

Pdfs::Private::Private(Pdfs &owner, Library &theLibrary, const std::shared_ptr<ArxivGate> &gate,
                       PdfOptions those)
    : q(owner), library(theLibrary), options(std::move(those)),
      turn(theLibrary.path(), theLibrary.store().jobs(), gate->pauseMs()), arxiv(*this, true, gate),
      web(*this, false, gate)
{
    workers.setMaxThreadCount(1);
    for (Lane *lane : {&arxiv, &web})
        QObject::connect(&lane->client, &PdfClient::answered, &q,
                         [this, lane](const PdfAnswer &answer) { take(*lane, answer); });
}

Pdfs::Pdfs(Library &library, const std::shared_ptr<ArxivGate> &gate, PdfOptions options,
           QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, library, gate, std::move(options)))
{
}

Pdfs::~Pdfs()
{
    for (const Private::Wish &wish : std::as_const(d->wishes)) {
        if (wish.isCancelled)
            *wish.isCancelled = true;
    }
    d->workers.waitForDone();
}

QString Pdfs::folder() const
{
    return d->library.dataFolder() + QLatin1Char('/') + folderName;
}

PdfPlace Pdfs::placeOf(NodeId paper) const
{
    const Result<NodeRow> row = d->library.node(paper);
    if (!row || row->kind != NodeKind::Paper)
        return {};
    return pdfPlace(*row, row->work.isEmpty() ? std::nullopt : d->library.record(row->work));
}

QStringList Pdfs::works() const
{
    QStringList works;
    for (const Private::Wish &wish : std::as_const(d->wishes))
        works << wish.work;
    return works;
}

PdfStatus Pdfs::status(const QString &work) const
{
    if (const Private::Wish *wish = d->find(work))
        return wish->status;
    return d->stored(work);
}

// As the disk has it: a file that was deleted by hand is no longer here, and one that took its name
// just before the program was killed is.
PdfStatus Pdfs::Private::stored(const QString &work) const
{
    PdfStatus status;
    const std::optional<StoredPdf> pdf = work.isEmpty() ? std::nullopt : table().find(work);
    if (!pdf)
        return status;
    const QFileInfo file(pathOf(*pdf));
    if (file.isFile()) {
        status.state = PdfStatus::State::Here;
        status.path = file.absoluteFilePath();
        status.bytes = status.total = file.size();
        return status;
    }
    if (pdf->fetchedAt != 0)
        return status;
    status.bytes = PartFile::sizeOf(file.absoluteFilePath());
    status.total = pdf->size;
    status.resumes = status.bytes > 0 && !pdf->validator.isEmpty();
    if (status.bytes > 0)
        status.state = PdfStatus::State::Part;
    return status;
}

Pdfs::Private::Wish *Pdfs::Private::find(const QString &work)
{
    const auto found = std::find_if(wishes.begin(), wishes.end(),
                                    [&](const Wish &wish) { return wish.work == work; });
    return found == wishes.end() ? nullptr : &*found;
}

void Pdfs::Private::drop(const QString &work)
{
    wishes.removeIf([&](const Wish &wish) { return wish.work == work; });
}

void Pdfs::Private::tell(const QString &work)
{
    Q_EMIT q.changed(work);
}

// The file that it had, else a new name that none has.
StoredPdf Pdfs::Private::fileFor(const NodeRow &paper, const std::optional<ArxivId> &id) const
{
    if (const std::optional<StoredPdf> pdf = table().find(paper.work))
        return *pdf;
    StoredPdf pdf;
    pdf.work = paper.work;
    const QString name =
        pdfName(id ? id->versioned() : QString(),
                paper.placeholder || paper.title.isEmpty() ? lastWord(paper.url, id) : paper.title);
    for (int i = 1; pdf.file.isEmpty(); ++i) {
        const QString number = i == 1 ? QString() : QStringLiteral(" (%1)").arg(i);
        pdf.file = folderName + QLatin1Char('/') + name + number + QStringLiteral(".pdf");
        if (table().hasFile(pdf.file) || QFileInfo::exists(pathOf(pdf)))
            pdf.file.clear();
    }
    return pdf;
}

Result<NodeRow> Pdfs::Private::paperFor(NodeId paper) const
{
    Result<NodeRow> row = library.node(paper);
    if (!row)
        return row;
    if (const Result<void> may = library.mayWrite(); !may)
        return Failure(may.error());
    if (!hasFolder())
        return paperdip::fail(ErrorCode::Refused,
                              QStringLiteral("A library in memory keeps no files"), row->title);
    if (row->kind != NodeKind::Paper || row->work.isEmpty())
        return paperdip::fail(
            ErrorCode::Invalid,
            QStringLiteral("an entry without a link has nothing to keep it under"), row->title);
    return row;
}

Result<void> Pdfs::download(NodeId paper)
{
    const Result<NodeRow> row = d->paperFor(paper);
    if (!row)
        return Failure(row.error());
    const PdfStatus::State state = status(row->work).state;
    if (state == PdfStatus::State::Here || state == PdfStatus::State::Waiting ||
        state == PdfStatus::State::Running)
        return {};
    const PdfPlace place = placeOf(paper);
    if (place.isEmpty())
        return paperdip::fail(ErrorCode::NotFound, QStringLiteral("No place is known for the PDF"),
                              row->title);
    d->drop(row->work);
    Private::Wish wish{row->work, place, d->stored(row->work), nullptr};
    wish.status.state = PdfStatus::State::Waiting;
    d->wishes << wish;
    d->tell(row->work);
    d->next();
    return {};
}

Result<void> Pdfs::retry(const QString &work)
{
    const QList<NodeRow> papers = d->library.papersByWork(work);
    if (papers.isEmpty())
        return paperdip::fail(ErrorCode::NotFound, QStringLiteral("The paper is no longer there"),
                              workName(work));
    return download(papers.first().id);
}

void Pdfs::cancel(const QString &work)
{
    const Private::Wish *wish = d->find(work);
    if (wish == nullptr)
        return;
    if (wish->isCancelled) { // a copy, which its worker ends
        *wish->isCancelled = true;
        return;
    }
    for (Private::Lane *lane : {&d->arxiv, &d->web}) {
        if (lane->client.isBusy() && lane->pdf.work == work) {
            lane->client.abort();
            lane->part.close();
        }
    }
    d->drop(work);
    d->tell(work);
    d->next();
}

Result<void> Pdfs::attach(NodeId paper, const QString &file)
{
    const Result<NodeRow> row = d->paperFor(paper);
    if (!row)
        return Failure(row.error());
    const PdfStatus::State state = status(row->work).state;
    if (state == PdfStatus::State::Here || state == PdfStatus::State::Running)
        return paperdip::fail(ErrorCode::Conflict, QStringLiteral("The paper has a PDF already"),
                              row->title);
    const Result<QByteArray> begin = beginOf(file, 16);
    if (!begin)
        return Failure(begin.error());
    if (!beginsAsPdf(*begin))
        return paperdip::fail(ErrorCode::BadAnswer, QStringLiteral("This is not a PDF."), file);
    if (state == PdfStatus::State::Part || state == PdfStatus::State::Failed)
        (void)remove(row->work); // its own file is worth more; a part that stays is overwritten
    d->drop(row->work);
    const QString arxiv = row->arxiv;
    const StoredPdf pdf = d->fileFor(
        *row, arxiv.isEmpty() ? std::nullopt : std::optional(ArxivId{arxiv, row->version}));
    Private::Wish wish{row->work, {}, {}, std::make_shared<std::atomic_bool>(false)};
    wish.status.state = PdfStatus::State::Running;
    wish.status.isCopy = true;
    wish.status.total = QFileInfo(file).size();
    d->wishes << wish;
    d->copy(pdf, file, wish);
    d->tell(row->work);
    return {};
}

Result<void> Pdfs::remove(const QString &work)
{
    if (Result<void> may = d->library.mayWrite(); !may)
        return may;
    cancel(work);
    const std::optional<StoredPdf> pdf = d->table().find(work);
    if (!pdf)
        return {};
    const QString path = d->pathOf(*pdf);
    if (QFileInfo(path).isFile()) {
        if (const Result<QString> moved = moveToTrash(path); !moved)
            return Failure(moved.error());
    }
    PartFile::remove(path);
    const Result<void> removed = d->table().remove(work);
    d->tell(work);
    return removed;
}

} // namespace paperdip
