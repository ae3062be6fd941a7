// SPDX-License-Identifier: MIT
// How PDF files come: from the network, or as copies of a person's own.
#include "library/pdfs_p.h"
#include "metadata/webaddress.h"

#include <QDateTime>
#include <QStorageInfo>
#include <algorithm>

namespace paperdip {

namespace {

constexpr qint64 tellEveryMs = 100;
constexpr qint64 roomLeft = 16 * 1024 * 1024; // for the library itself
constexpr qint64 busyPauseMs = 60000;         // where arXiv does not say for how long

} // namespace

Pdfs::Private::Lane::Lane(Private &owner, bool isArxivs, std::shared_ptr<ArxivGate> gate)
    : d(owner), forArxiv(isArxivs),
      client(std::move(gate),
             {[&owner] { return owner.turn.take(); }, [&owner] { owner.turn.leave(); }},
             owner.options)
{
}

Result<void> Pdfs::Private::Lane::begin(qint64 from, qint64 total, const QByteArray &validator)
{
    const QString path = d.pathOf(pdf);
    const qint64 room = QStorageInfo(d.library.dataFolder()).bytesAvailable();
    if (total >= 0 && room > 0 && room < total - from + roomLeft) // some disks do not tell
        return paperdip::fail(ErrorCode::DiskFull,
                              QStringLiteral("There is no room for %1").arg(path), path);
    pdf.validator = validator;
    pdf.size = total;
    if (Result<void> put = d.table().put(pdf); !put)
        return put;
    if (Result<void> opened = part.open(path, from); !opened)
        return opened;
    if (Wish *wish = d.find(pdf.work)) {
        wish->status.bytes = from;
        wish->status.total = total;
        wish->status.resumes = !validator.isEmpty();
    }
    told.start();
    Q_EMIT d.q.progressed(pdf.work);
    return {};
}

Result<void> Pdfs::Private::Lane::write(const QByteArray &piece)
{
    if (Result<void> written = part.write(piece); !written)
        return written;
    if (Wish *wish = d.find(pdf.work))
        wish->status.bytes += piece.size();
    if (told.elapsed() >= tellEveryMs) {
        told.start();
        Q_EMIT d.q.progressed(pdf.work);
    }
    return {};
}

void Pdfs::Private::next()
{
    for (Lane *lane : {&arxiv, &web}) {
        if (lane->client.isBusy())
            continue;
        const auto waiting = std::find_if(wishes.begin(), wishes.end(), [&](const Wish &wish) {
            return wish.status.state == PdfStatus::State::Waiting &&
                   wish.place.arxiv.has_value() == lane->forArxiv;
        });
        if (waiting == wishes.end())
            continue;
        if (lane->forArxiv && refusal)
            refuseArxiv(*refusal);
        else
            start(*lane, *waiting);
    }
}

void Pdfs::Private::start(Lane &lane, Wish &wish)
{
    const QList<NodeRow> papers = library.papersByWork(wish.work);
    NodeRow paper = papers.value(0);
    paper.work = wish.work; // also of a paper that is no longer there
    lane.pdf = fileFor(paper, wish.place.arxiv);
    const QUrl url = wish.place.arxiv ? arxivPdf(*wish.place.arxiv, options) : QUrl(wish.place.url);
    PdfRequest request{url, {}};
    const QString written = url.toString(QUrl::FullyEncoded);
    if (lane.pdf.url == written && !lane.pdf.validator.isEmpty())
        request.have = {PartFile::sizeOf(pathOf(lane.pdf)), lane.pdf.validator};
    lane.pdf.url = written;
    lane.pdf.fetchedAt = 0;
    wish.status.state = PdfStatus::State::Running;
    wish.status.bytes = request.have.from;
    lane.client.fetch(request, lane);
    tell(wish.work);
}

void Pdfs::Private::take(Lane &lane, const PdfAnswer &answer)
{
    lane.part.close();
    const QString work = lane.pdf.work;
    if (answer.problem == PdfProblem::None)
        finish(lane.pdf);
    else
        fail(work, answer);
    const bool fromArxiv = lane.forArxiv || isArxivItself(answer.url.host());
    if (fromArxiv && answer.problem == PdfProblem::Busy) // all that ask arXiv wait
        turn.pause(answer.retryAfterMs >= 0 ? answer.retryAfterMs : busyPauseMs);
    if (fromArxiv && answer.httpStatus == 403) {
        refusal = answer; // robots.txt: going on after "Access denied" counts as an attack
        refuseArxiv(answer);
    }
    next();
}

void Pdfs::Private::fail(const QString &work, const PdfAnswer &answer)
{
    Wish *wish = find(work);
    if (wish == nullptr)
        return;
    const PdfStatus left = stored(work);
    wish->status = left;
    wish->status.state = PdfStatus::State::Failed;
    wish->status.answer = answer;
    tell(work);
    Q_EMIT q.failed(work);
}

void Pdfs::Private::refuseArxiv(const PdfAnswer &answer)
{
    QStringList waiting;
    for (const Wish &wish : std::as_const(wishes)) {
        if (wish.status.state == PdfStatus::State::Waiting && wish.place.arxiv)
            waiting << wish.work;
    }
    for (const QString &work : std::as_const(waiting))
        fail(work, answer);
}

// To the disk for certain, which takes its time.
void Pdfs::Private::finish(const StoredPdf &pdf)
{
    workers.start([this, pdf, path = pathOf(pdf)] {
        const Result<void> completed = completePart(path);
        QMetaObject::invokeMethod(
            &q, [this, pdf, completed] { end(pdf, completed); }, Qt::QueuedConnection);
    });
}

void Pdfs::Private::copy(StoredPdf pdf, const QString &from, const Wish &wish)
{
    pdf.url.clear();
    pdf.validator.clear();
    pdf.size = wish.status.total;
    workers.start([this, pdf, from, path = pathOf(pdf), isCancelled = wish.isCancelled] {
        const Result<void> copied =
            copyFile(from, path, [&isCancelled] { return isCancelled->load(); });
        QMetaObject::invokeMethod(
            &q, [this, pdf, copied] { end(pdf, copied); }, Qt::QueuedConnection);
    });
}

void Pdfs::Private::end(StoredPdf pdf, const Result<void> &completed)
{
    Result<void> result = completed;
    if (result) {
        pdf.fetchedAt = QDateTime::currentSecsSinceEpoch();
        result = table().put(pdf);
    }
    if (!result && result.error().code != ErrorCode::Cancelled) {
        PdfAnswer answer;
        answer.problem = PdfProblem::Target;
        answer.error = result.error();
        fail(pdf.work, answer);
        return;
    }
    drop(pdf.work);
    tell(pdf.work);
}

} // namespace paperdip
