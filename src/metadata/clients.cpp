// SPDX-License-Identifier: MIT
#include "metadata/clients.h"

#include "core/identify.h"
#include "metadata/abspage.h"
#include "metadata/arxivgate.h"
#include "metadata/crossref.h"
#include "metadata/datacite.h"
#include "metadata/oai.h"
#include "metadata/page.h"
#include "metadata/webaddress.h"

namespace paperdip {

namespace {

WebClient::Allows onlyService(const QUrl &base)
{
    return [base](const QUrl &url) { return isSameService(url, base); };
}

Failure noQuestion(const QString &what)
{
    return fail(ErrorCode::Invalid, QStringLiteral("This cannot be looked up: %1").arg(what), what);
}

QString encoded(const QString &text, const QByteArray &alsoKept = {})
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, alsoKept));
}

// For a path: the slashes of a DOI may stay.
std::optional<QString> pathOfDoi(const QString &what)
{
    const QString doi = doiFrom(what);
    return doi.isEmpty() ? std::nullopt : std::optional(encoded(doi, "/:()"));
}

template<typename T>
void takeResult(Result<T> result, RecordAnswer &answer)
{
    if (!result)
        answer.error = result.error();
    else if constexpr (std::is_same_v<T, Record>)
        answer.records.push_back(std::move(*result));
    else
        answer.records = std::move(*result);
}

Error unknownWork(const QString &service, const QString &detail)
{
    return Error{ErrorCode::Unknown, service, QStringLiteral("%1 does not have it.").arg(service),
                 detail};
}

} // namespace

DataCiteClient::DataCiteClient(const ServiceOptions &options, QObject *parent)
    : RecordClient(QStringLiteral("DataCite"), options, nullptr, onlyService(options.baseUrl),
                   parent)
{
}

Result<QUrl> DataCiteClient::addressOf(const QString &what) const
{
    const auto id = parseArxivId(what);
    const QString doi = id ? QStringLiteral("10.48550/arxiv.") + id->id : doiFrom(what);
    const auto path = pathOfDoi(doi.toLower()); // as DataCite itself writes them
    if (!path)
        return noQuestion(what);
    return serviceUrl(QStringLiteral("/dois/") + *path);
}

void DataCiteClient::parse(const WebAnswer &got, RecordAnswer &answer) const
{
    takeResult(parseDataCite(got.body), answer);
}

CrossrefClient::CrossrefClient(const ServiceOptions &options, QObject *parent)
    : RecordClient(QStringLiteral("Crossref"), options, nullptr, onlyService(options.baseUrl),
                   parent)
{
}

Result<QUrl> CrossrefClient::addressOf(const QString &what) const
{
    const auto path = pathOfDoi(what);
    if (!path)
        return noQuestion(what);
    return serviceUrl(QStringLiteral("/works/") + *path);
}

void CrossrefClient::parse(const WebAnswer &got, RecordAnswer &answer) const
{
    takeResult(parseCrossref(got.body), answer);
}

CrossrefSearchClient::CrossrefSearchClient(const ServiceOptions &options, QObject *parent)
    : RecordClient(QStringLiteral("Crossref"), options, nullptr, onlyService(options.baseUrl),
                   parent)
{
}

Result<QUrl> CrossrefSearchClient::addressOf(const QString &what) const
{
    constexpr qsizetype longestQuestion = 500;
    const QString words = what.simplified().left(longestQuestion);
    if (words.isEmpty())
        return noQuestion(what);
    return serviceUrl(QStringLiteral("/works"),
                      QStringLiteral("rows=5&query.bibliographic=") + encoded(words));
}

void CrossrefSearchClient::parse(const WebAnswer &got, RecordAnswer &answer) const
{
    takeResult(parseCrossrefSearch(got.body), answer);
}

OaiClient::OaiClient(std::shared_ptr<ArxivGate> gate, const ServiceOptions &options,
                     QObject *parent)
    : RecordClient(QStringLiteral("arXiv"), options, std::move(gate), onlyService(options.baseUrl),
                   parent)
{
}

Result<QUrl> OaiClient::addressOf(const QString &what) const
{
    const auto id = parseArxivId(what);
    if (!id)
        return noQuestion(what);
    return serviceUrl(
        QStringLiteral("/oai"),
        QStringLiteral("verb=GetRecord&metadataPrefix=arXiv&identifier=oai:arXiv.org:") + id->id);
}

void OaiClient::parse(const WebAnswer &got, RecordAnswer &answer) const
{
    Result<OaiAnswer> oai = parseOai(got.body);
    if (!oai) {
        answer.error = oai.error();
    } else if (oai->errorCode == QLatin1String("idDoesNotExist") ||
               (oai->errorCode.isEmpty() && oai->records.empty())) {
        answer.error = unknownWork(QStringLiteral("arXiv"), oai->error);
    } else if (!oai->errorCode.isEmpty()) {
        answer.error = Error{ErrorCode::BadAnswer, QStringLiteral("arXiv"),
                             QStringLiteral("arXiv's OAI service refused the question."),
                             oai->errorCode + QStringLiteral(": ") + oai->error};
    } else {
        answer.records = std::move(oai->records);
    }
}

AbsPageClient::AbsPageClient(std::shared_ptr<ArxivGate> gate, const ServiceOptions &options,
                             QObject *parent)
    : RecordClient(QStringLiteral("arXiv"), options, std::move(gate), onlyService(options.baseUrl),
                   parent)
{
}

Result<QUrl> AbsPageClient::addressOf(const QString &what) const
{
    const auto id = parseArxivId(what);
    if (!id)
        return noQuestion(what);
    return serviceUrl(QStringLiteral("/abs/") + id->versioned());
}

void AbsPageClient::parse(const WebAnswer &got, RecordAnswer &answer) const
{
    takeResult(parseAbsPage(got.body), answer);
}

PageClient::PageClient(const ServiceOptions &options, QObject *parent)
    : RecordClient(
          QStringLiteral("The page"), options, nullptr,
          [base = options.baseUrl](const QUrl &url) { return isPublicOrAt(url, base); }, parent)
{
}

Result<QUrl> PageClient::addressOf(const QString &what) const
{
    const QUrl url(what.trimmed(), QUrl::TolerantMode);
    if (!isWebAddress(url))
        return noQuestion(what);
    return url.adjusted(QUrl::RemoveFragment);
}

void PageClient::parse(const WebAnswer &got, RecordAnswer &answer) const
{
    const QByteArray type = got.contentType.toLower();
    const bool mayBePage =
        type.isEmpty() || type.startsWith("text/") || type.contains("html") || type.contains("xml");
    if (!mayBePage) {
        answer.error = Error{ErrorCode::BadAnswer, answer.asked,
                             QStringLiteral("The address leads to a file, not to a page."),
                             QString::fromLatin1(type)};
        return;
    }
    Result<PageAnswer> page = parsePage(got.body, got.contentType);
    if (!page) {
        answer.error = page.error();
        return;
    }
    answer.cited = page->cited;
    if (!page->record.pdfUrl.isEmpty()) {
        const QUrl pdf = got.url.resolved(QUrl(page->record.pdfUrl));
        page->record.pdfUrl = isWebAddress(pdf) ? pdf.toString(QUrl::FullyEncoded) : QString();
    }
    answer.records.push_back(std::move(page->record));
}

RegistrationClient::RegistrationClient(ServiceOptions options, QObject *parent)
    : QObject(parent), m_options(std::move(options)),
      m_web(QStringLiteral("doi.org"), m_options.limits, onlyService(m_options.baseUrl))
{
    connect(&m_web, &WebClient::answered, this, &RegistrationClient::take);
}

void RegistrationClient::fetch(const QString &doi)
{
    Q_ASSERT(!isBusy());
    m_doi = doi;
    const auto path = pathOfDoi(doi);
    // An address that is none is refused, and the answer comes all the same.
    m_web.get(path ? m_options.address(QStringLiteral("/ra/") + *path) : QUrl(),
              "application/json");
}

bool RegistrationClient::isBusy() const
{
    return m_web.isBusy();
}

void RegistrationClient::abort()
{
    m_web.abort();
}

void RegistrationClient::take(const WebAnswer &got)
{
    RegistrationAnswer answer;
    answer.doi = m_doi;
    answer.error = got.error;
    answer.httpStatus = got.httpStatus;
    answer.retryAfterMs = got.retryAfterMs;
    if (!got.error) {
        const Result<Registrar> registrar = parseRegistration(got.body);
        if (registrar)
            answer.registrar = *registrar;
        else
            answer.error = registrar.error();
    } else if (got.httpStatus == 404) {
        answer.error->code = ErrorCode::Unknown;
    }
    Q_EMIT answered(answer);
}

} // namespace paperdip
