// SPDX-License-Identifier: MIT
#include "metadata/pdfclient.h"

#include "core/pdfpaper.h"
#include "metadata/arxivgate.h"
#include "metadata/webaddress.h"

#include <QTimer>
#include <algorithm>
#include <utility>

namespace paperdip {

namespace {

constexpr int gateLookMs = 50; // how often a gate that another holds is looked at
constexpr qsizetype signatureSize = 4;
constexpr qsizetype enoughToTell = 512; // of a body that is no PDF: for what it is
constexpr qsizetype tailKept = 2048;

bool looksLikePage(const QByteArray &begin, const QByteArray &contentType)
{
    return begin.trimmed().startsWith('<') || contentType.toLower().contains("html");
}

// "bytes 100-999/1000"; total -1: "*".
struct ContentRange
{
    qint64 first = -1;
    qint64 last = -1;
    qint64 total = -1;
};

ContentRange readRange(const QByteArray &header)
{
    ContentRange range;
    const QByteArray text = header.trimmed();
    const qsizetype dash = text.indexOf('-');
    const qsizetype slash = text.indexOf('/', dash);
    if (!text.toLower().startsWith("bytes ") || dash < 0 || slash < 0)
        return range;
    bool isFirst = false;
    bool isLast = false;
    bool isTotal = false;
    const qint64 first = text.mid(6, dash - 6).trimmed().toLongLong(&isFirst);
    const qint64 last = text.mid(dash + 1, slash - dash - 1).trimmed().toLongLong(&isLast);
    const qint64 total = text.mid(slash + 1).trimmed().toLongLong(&isTotal);
    if (isFirst && isLast)
        range = {first, last, isTotal ? total : -1};
    return range;
}

PdfProblem problemOf(int status)
{
    switch (status) {
    case 404:
    case 410:
        return PdfProblem::Missing;
    case 401:
    case 402:
    case 403:
    case 451:
        return PdfProblem::Forbidden;
    case 429:
    case 503:
        return PdfProblem::Busy;
    default: // a redirect that is none, or one too many (of which Qt says 100)
        return status < 400 ? PdfProblem::Address : PdfProblem::Status;
    }
}

} // namespace

QUrl arxivPdf(const ArxivId &id, const PdfOptions &options)
{
    return options.arxiv.address(QStringLiteral("/pdf/") + id.versioned());
}

struct PdfClient::Private : WebSink
{
    Private(PdfClient &client, std::shared_ptr<ArxivGate> shared, Turn given, PdfOptions those)
        : q(client), options(std::move(those)), gate(std::move(shared)), turn(std::move(given)),
          web(QStringLiteral("The server"), options.arxiv.limits,
              [this](const QUrl &url) { return allows(url); })
    {
    }

    PdfClient &q;
    const PdfOptions options;
    std::shared_ptr<ArxivGate> gate;
    const Turn turn;
    WebClient web;
    QTimer wait;
    PdfRequest request;
    PdfTarget *target = nullptr; // none: idle
    bool holdsGate = false;
    QUrl detour;       // to arXiv, for which the gate has to be had first
    bool anew = false; // what is there is of no use
    qint64 from = 0;   // where what comes belongs
    WebHead head;
    QByteArray first;                      // of a body that may turn out to be no PDF
    bool told = false;                     // the target has begun
    QByteArray tail;                       // of what came, to tell whether it is whole
    PdfProblem problem = PdfProblem::None; // found out while it came

    bool isAtArxiv(const QUrl &url) const;
    bool allows(const QUrl &url);
    void start();
    std::optional<Error> begin(const WebHead &answer) override;
    std::optional<Error> take(const QByteArray &piece) override;
    std::optional<Error> tellTarget();
    std::optional<Error> refuse(PdfProblem what, ErrorCode code, const char *message,
                                const QByteArray &detail = {});
    bool continues(const WebHead &answer) const;
    qint64 total() const { return head.length < 0 ? -1 : from + head.length; }
    std::optional<Error> endsWell();
    void takeAnswer(const WebAnswer &got);
    void leaveGate();
};

bool PdfClient::Private::isAtArxiv(const QUrl &url) const
{
    return isArxivItself(url.host()) || isSameService(url, options.arxiv.baseUrl);
}

// Asked for the address and for every hop from there.
bool PdfClient::Private::allows(const QUrl &url)
{
    if (isAtArxiv(url)) {
        const bool allowed = isPublicOrAt(url, options.arxiv.baseUrl) &&
                             !(request.url.scheme() == QLatin1String("https") &&
                               url.scheme() == QLatin1String("http") && holdsGate);
        if (!allowed || holdsGate)
            return allowed;
        detour = url;
        return false;
    }
    return isPublicOrAt(url, options.alsoAllowed);
}

void PdfClient::Private::start()
{
    if (isAtArxiv(request.url)) {
        const qint64 ms = gate->isTaken() ? gateLookMs : gate->msUntilNext();
        if (const qint64 more = ms > 0 ? ms : turn.take(); more > 0) {
            wait.start(static_cast<int>(std::min<qint64>(more, 60000)));
            return;
        }
        gate->take();
        holdsGate = true;
    }
    detour.clear();
    anew = told = false;
    from = 0;
    first.clear();
    tail.clear();
    problem = PdfProblem::None;
    web.download(request.url, "application/pdf", *this, request.have);
}

std::optional<Error> PdfClient::Private::refuse(PdfProblem what, ErrorCode code,
                                                const char *message, const QByteArray &detail)
{
    problem = what;
    return Error{code, request.url.host(), QString::fromLatin1(message),
                 QString::fromUtf8(detail.left(enoughToTell))};
}

bool PdfClient::Private::continues(const WebHead &answer) const
{
    const ContentRange range = readRange(answer.contentRange);
    const bool fits = range.first == request.have.from && range.last >= range.first &&
                      (range.total < 0 || range.last == range.total - 1) &&
                      (answer.length < 0 || answer.length == range.last - range.first + 1);
    return fits && (answer.validator.isEmpty() || answer.validator == request.have.validator);
}

std::optional<Error> PdfClient::Private::begin(const WebHead &answer)
{
    head = answer;
    if (answer.httpStatus == 206) {
        if (!continues(answer)) {
            anew = true;
            return refuse(PdfProblem::Status, ErrorCode::BadAnswer,
                          "The server sent another part of the file.", answer.contentRange);
        }
        from = request.have.from;
        const ContentRange range = readRange(answer.contentRange);
        head.length = range.last - range.first + 1;
        if (head.validator.isEmpty())
            head.validator = request.have.validator;
    }
    if (total() > options.arxiv.limits.maxBytes)
        return refuse(PdfProblem::TooLarge, ErrorCode::Refused, "The file is too large.",
                      QByteArray::number(total()));
    return from > 0 ? tellTarget() : std::nullopt;
}

std::optional<Error> PdfClient::Private::tellTarget()
{
    told = true;
    if (const Result<void> begun = target->begin(from, total(), head.validator); !begun) {
        problem = PdfProblem::Target;
        return begun.error();
    }
    return {};
}

std::optional<Error> PdfClient::Private::take(const QByteArray &piece)
{
    QByteArray bytes = piece;
    if (!told) {
        first += piece;
        if (first.size() < signatureSize)
            return {};
        if (!beginsAsPdf(first))
            return looksLikePage(first, head.contentType)
                       ? refuse(PdfProblem::WebPage, ErrorCode::BadAnswer,
                                "This is a web page, not a PDF.", first)
                       : refuse(PdfProblem::NotPdf, ErrorCode::BadAnswer, "This is not a PDF.",
                                first.toPercentEncoding());
        if (std::optional<Error> error = tellTarget())
            return error;
        bytes = std::exchange(first, {});
    }
    tail = (tail + bytes).right(tailKept);
    if (const Result<void> written = target->write(bytes); !written) {
        problem = PdfProblem::Target;
        return written.error();
    }
    return {};
}

// Where no length was told, a connection that broke off looks like an end.
std::optional<Error> PdfClient::Private::endsWell()
{
    if (!told)
        return refuse(PdfProblem::NotPdf, ErrorCode::BadAnswer, "This is not a PDF.",
                      first.toPercentEncoding());
    if (head.length < 0 && !tail.contains("%%EOF"))
        return refuse(PdfProblem::Connection, ErrorCode::Network, "The connection broke off.");
    return {};
}

void PdfClient::Private::takeAnswer(const WebAnswer &got)
{
    leaveGate();
    const bool isUseless = anew || got.httpStatus == 416;
    if (!detour.isEmpty() || (isUseless && request.have.from > 0)) {
        if (!detour.isEmpty())
            request.url = detour;
        if (isUseless)
            request.have = {};
        wait.start(0);
        return;
    }
    PdfAnswer answer;
    answer.url = got.url;
    answer.httpStatus = got.httpStatus;
    answer.retryAfterMs = got.retryAfterMs;
    const std::optional<Error> error = got.error ? got.error : endsWell();
    if (error) {
        answer.error = *error;
        if (problem != PdfProblem::None)
            answer.problem = problem;
        else if (error->code == ErrorCode::Http)
            answer.problem = problemOf(got.httpStatus);
        else if (error->code == ErrorCode::Invalid)
            answer.problem = PdfProblem::Address;
        else if (error->code == ErrorCode::BadAnswer) // a hop, or beyond the limit while it came
            answer.problem = told ? PdfProblem::TooLarge : PdfProblem::Address;
        else
            answer.problem = PdfProblem::Connection;
    }
    target = nullptr;
    Q_EMIT q.answered(answer);
}

void PdfClient::Private::leaveGate()
{
    if (!std::exchange(holdsGate, false))
        return;
    gate->leave();
    turn.leave();
}

PdfClient::PdfClient(std::shared_ptr<ArxivGate> gate, Turn turn, PdfOptions options,
                     QObject *parent)
    : QObject(parent),
      d(std::make_unique<Private>(*this, std::move(gate), std::move(turn), std::move(options)))
{
    d->wait.setSingleShot(true);
    d->wait.setTimerType(Qt::PreciseTimer);
    connect(&d->wait, &QTimer::timeout, this, [this] { d->start(); });
    connect(&d->web, &WebClient::answered, this,
            [this](const WebAnswer &answer) { d->takeAnswer(answer); });
}

PdfClient::~PdfClient()
{
    abort();
}

void PdfClient::fetch(const PdfRequest &request, PdfTarget &target)
{
    Q_ASSERT(!isBusy());
    d->request = request;
    d->target = &target;
    d->wait.start(0);
}

bool PdfClient::isBusy() const
{
    return d->target != nullptr;
}

void PdfClient::abort()
{
    d->wait.stop();
    d->web.abort();
    d->leaveGate();
    d->target = nullptr;
}

} // namespace paperdip
