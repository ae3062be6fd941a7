// SPDX-License-Identifier: MIT
#pragma once

#include "metadata/clients.h"

#include <map>

namespace paperdip {

// How long one request may take.
struct LookupTimes
{
    int inactivityMs = WebLimits().inactivityMs;
    int deadlineMs = WebLimits().deadlineMs;
};

// Asks the service that a work needs, one work at a time: for a DOI first doi.org who has its
// record, then Crossref or DataCite. arXiv's own services wait for its gate.
class Lookup : public QObject
{
    Q_OBJECT

public:
    explicit Lookup(std::shared_ptr<ArxivGate> gate, const LookupTimes &times = {},
                    QObject *parent = nullptr);

    // answered() follows, later. The API has a client of its own (ArxivClient); of a work that is
    // no DOI and whose address has none, Doi is Invalid.
    void fetch(const QString &work, Service service);
    bool isBusy() const { return m_isBusy; }
    void abort(); // no answered() follows

Q_SIGNALS:
    // asked is the work; of each record, work is set.
    void answered(const paperdip::RecordAnswer &answer);

private:
    enum class Client { DataCite, Crossref, Oai, AbsPage, Page };

    RecordClient &client(Client which);
    ServiceOptions timed(ServiceOptions options) const;
    void askRegistration(const QString &doi);
    void take(const RegistrationAnswer &answer);
    void ask(Registrar registrar, const QString &doi);
    void give(RecordAnswer answer);

    std::shared_ptr<ArxivGate> m_gate;
    LookupTimes m_times;
    std::map<Client, std::unique_ptr<RecordClient>> m_clients; // made when they are needed
    std::unique_ptr<RegistrationClient> m_registration;
    QHash<QString, Registrar> m_registrars; // by prefix of the DOI: these do not change
    QString m_work;
    bool m_isBusy = false;
};

} // namespace paperdip
