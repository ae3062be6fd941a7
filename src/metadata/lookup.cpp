// SPDX-License-Identifier: MIT
#include "metadata/lookup.h"

#include "core/work.h"

namespace paperdip {

namespace {

QString prefixOf(const QString &doi)
{
    return doi.section(u'/', 0, 0);
}

} // namespace

Lookup::Lookup(std::shared_ptr<ArxivGate> gate, const LookupTimes &times, QObject *parent)
    : QObject(parent), m_gate(std::move(gate)), m_times(times)
{
}

ServiceOptions Lookup::timed(ServiceOptions options) const
{
    options.limits.inactivityMs = m_times.inactivityMs;
    options.limits.deadlineMs = m_times.deadlineMs;
    return options;
}

RecordClient &Lookup::client(Client which)
{
    std::unique_ptr<RecordClient> &made = m_clients[which];
    if (made)
        return *made;
    switch (which) {
    case Client::DataCite:
        made = std::make_unique<DataCiteClient>(timed(ServiceOptions::dataCite()));
        break;
    case Client::Crossref:
        made = std::make_unique<CrossrefClient>(timed(ServiceOptions::crossref()));
        break;
    case Client::Oai:
        made = std::make_unique<OaiClient>(m_gate, timed(ServiceOptions::oai()));
        break;
    case Client::AbsPage:
        made = std::make_unique<AbsPageClient>(m_gate, timed(ServiceOptions::absPage()));
        break;
    case Client::Page:
        made = std::make_unique<PageClient>(timed(ServiceOptions::page()));
        break;
    }
    connect(made.get(), &RecordClient::answered, this, &Lookup::give);
    return *made;
}

void Lookup::fetch(const QString &work, Service service)
{
    Q_ASSERT(!m_isBusy && service != Service::Arxiv);
    m_work = work;
    m_isBusy = true;
    switch (service) {
    case Service::Arxiv:
        break;
    case Service::DataCite:
        return client(Client::DataCite).fetch(work);
    case Service::Oai:
        return client(Client::Oai).fetch(work);
    case Service::AbsPage:
        return client(Client::AbsPage).fetch(work);
    case Service::Doi:
        return askRegistration(doiOfWork(work));
    case Service::Page:
        return client(Client::Page).fetch(work);
    }
}

void Lookup::askRegistration(const QString &doi)
{
    if (const auto known = m_registrars.constFind(prefixOf(doi)); known != m_registrars.cend())
        return ask(*known, doi);
    if (!m_registration) {
        m_registration =
            std::make_unique<RegistrationClient>(timed(ServiceOptions::registration()));
        connect(m_registration.get(), &RegistrationClient::answered, this, &Lookup::take);
    }
    m_registration->fetch(doi);
}

void Lookup::take(const RegistrationAnswer &answer)
{
    if (!answer.error) {
        m_registrars.insert(prefixOf(answer.doi), answer.registrar);
        return ask(answer.registrar, answer.doi);
    }
    RecordAnswer none;
    none.error = answer.error;
    none.httpStatus = answer.httpStatus;
    none.retryAfterMs = answer.retryAfterMs;
    give(none);
}

void Lookup::ask(Registrar registrar, const QString &doi)
{
    switch (registrar) {
    case Registrar::Crossref:
        return client(Client::Crossref).fetch(doi);
    case Registrar::DataCite:
        return client(Client::DataCite).fetch(doi);
    case Registrar::Other:
        break;
    }
    RecordAnswer none;
    none.error = Error{ErrorCode::Unknown, doi,
                       QStringLiteral("Neither Crossref nor DataCite has this DOI."), doi};
    QMetaObject::invokeMethod( // never before fetch() is over
        this,
        [this, none, work = m_work] {
            if (m_isBusy && m_work == work)
                give(none);
        },
        Qt::QueuedConnection);
}

void Lookup::give(RecordAnswer answer)
{
    m_isBusy = false;
    answer.asked = m_work;
    for (Record &record : answer.records)
        record.work = m_work;
    Q_EMIT answered(answer);
}

void Lookup::abort()
{
    for (const auto &[which, made] : m_clients)
        made->abort();
    if (m_registration)
        m_registration->abort();
    m_isBusy = false;
}

} // namespace paperdip
