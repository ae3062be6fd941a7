// SPDX-License-Identifier: MIT
#pragma once

#include "metadata/recordclient.h"
#include "metadata/registration.h"

namespace paperdip {

// DataCite, which has the DOIs of arXiv (10.48550/arXiv.ID) and of many archives. Asked for a DOI
// or an arXiv id.
class DataCiteClient : public RecordClient
{
    Q_OBJECT

public:
    explicit DataCiteClient(const ServiceOptions &options = ServiceOptions::dataCite(),
                            QObject *parent = nullptr);

protected:
    Result<QUrl> addressOf(const QString &what) const override;
    QByteArray accept() const override { return "application/vnd.api+json, application/json"; }
    void parse(const WebAnswer &got, RecordAnswer &answer) const override;
};

// Crossref, which has the DOIs of publishers. Asked for a DOI.
class CrossrefClient : public RecordClient
{
    Q_OBJECT

public:
    explicit CrossrefClient(const ServiceOptions &options = ServiceOptions::crossref(),
                            QObject *parent = nullptr);

protected:
    Result<QUrl> addressOf(const QString &what) const override;
    QByteArray accept() const override { return "application/json"; }
    void parse(const WebAnswer &got, RecordAnswer &answer) const override;
};

// Crossref's search. Asked for a title or a whole citation; gives at most five works, best first,
// none of which need be the one.
class CrossrefSearchClient : public RecordClient
{
    Q_OBJECT

public:
    explicit CrossrefSearchClient(const ServiceOptions &options = ServiceOptions::crossref(),
                                  QObject *parent = nullptr);

protected:
    Result<QUrl> addressOf(const QString &what) const override;
    QByteArray accept() const override { return "application/json"; }
    void parse(const WebAnswer &got, RecordAnswer &answer) const override;
};

// arXiv's OAI-PMH service. Asked for an arXiv id; gives the latest version, whose number it does
// not tell.
class OaiClient : public RecordClient
{
    Q_OBJECT

public:
    explicit OaiClient(std::shared_ptr<ArxivGate> gate,
                       const ServiceOptions &options = ServiceOptions::oai(),
                       QObject *parent = nullptr);

protected:
    Result<QUrl> addressOf(const QString &what) const override;
    QByteArray accept() const override { return "text/xml, application/xml"; }
    void parse(const WebAnswer &got, RecordAnswer &answer) const override;
};

// arXiv's own page of a paper, only for a person who wished it. Asked for an arXiv id, with or
// without a version.
class AbsPageClient : public RecordClient
{
    Q_OBJECT

public:
    explicit AbsPageClient(std::shared_ptr<ArxivGate> gate,
                           const ServiceOptions &options = ServiceOptions::absPage(),
                           QObject *parent = nullptr);

protected:
    Result<QUrl> addressOf(const QString &what) const override;
    QByteArray accept() const override { return "text/html"; }
    void parse(const WebAnswer &got, RecordAnswer &answer) const override;
};

// Any page that a person dropped. Asked for its address; private addresses are refused, names are
// not resolved here. PDFs and other files are no pages.
class PageClient : public RecordClient
{
    Q_OBJECT

public:
    explicit PageClient(const ServiceOptions &options = ServiceOptions::page(),
                        QObject *parent = nullptr);

protected:
    Result<QUrl> addressOf(const QString &what) const override;
    QByteArray accept() const override { return "text/html, application/xhtml+xml"; }
    void parse(const WebAnswer &got, RecordAnswer &answer) const override;
};

struct RegistrationAnswer
{
    QString doi;
    Registrar registrar = Registrar::Other;
    std::optional<Error> error; // as in RecordAnswer; Unknown: there is no such DOI
    int httpStatus = 0;
    int retryAfterMs = -1;
};

// doi.org, which tells who has a DOI's record.
class RegistrationClient : public QObject
{
    Q_OBJECT

public:
    explicit RegistrationClient(ServiceOptions options = ServiceOptions::registration(),
                                QObject *parent = nullptr);

    // answered() follows, later. Only one at a time.
    void fetch(const QString &doi);
    bool isBusy() const;
    void abort(); // no answered() follows

Q_SIGNALS:
    void answered(const paperdip::RegistrationAnswer &answer);

private:
    void take(const WebAnswer &got);

    ServiceOptions m_options;
    WebClient m_web;
    QString m_doi;
};

} // namespace paperdip
