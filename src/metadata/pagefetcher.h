// SPDX-License-Identifier: MIT
#pragma once

#include "metadata/recordclient.h"

namespace paperdip {

// A page as it came.
struct FetchedPage
{
    enum class Kind { Html, Markdown, Feed };

    QUrl asked;
    QUrl url; // of the last hop
    Kind kind = Kind::Html;
    QByteArray bytes; // at most 2 MiB
    QByteArray contentType;
    bool isCut = false; // there was more
    // Invalid (no address that may be asked), Offline, Network, Timeout, Http, BadAnswer (a file
    // that is no page)
    std::optional<Error> error;
};

// What a page is, by its type, its first bytes and its address; nothing for other files.
std::optional<FetchedPage::Kind> pageKind(const QByteArray &bytes, const QByteArray &contentType,
                                          const QUrl &url);

// Fetches one page that a person named, whole but for what is beyond 2 MiB. Private addresses are
// refused at every hop, names are not resolved here.
class PageFetcher : public QObject
{
    Q_OBJECT

public:
    explicit PageFetcher(const ServiceOptions &options = ServiceOptions::page(),
                         QObject *parent = nullptr);

    // fetched() follows, later. Only the newest request is answered.
    void fetch(const QUrl &url);
    bool isBusy() const { return m_web.isBusy(); }
    void abort() { m_web.abort(); } // no fetched() follows

Q_SIGNALS:
    void fetched(const paperdip::FetchedPage &page);

private:
    void take(const WebAnswer &got);

    qint64 m_most;
    WebClient m_web;
    QUrl m_asked;
};

} // namespace paperdip
