// SPDX-License-Identifier: MIT
#pragma once

#include <QUrl>

namespace paperdip {

// The rules of where a request may go, for a first address as for every redirect. Names are never
// resolved here: behind a proxy that is not ours to do, and a local proxy answers with addresses of
// 198.18.0.0/15 for every name (shared/facts/arxiv.md section 6).

// http or https, with a host and without a user name. QNetworkAccessManager would also serve file:,
// data: and qrc:.
bool isWebAddress(const QUrl &url);

// The host is written as an address that is not on the public network (loopback, private,
// link-local, benchmark and carrier networks, multicast), or is "localhost" or below it.
bool isPrivateHost(const QString &host);

// Where an arbitrary link may lead: a web address at the usual port whose host is not private.
bool isPublicAddress(const QUrl &url);

// url belongs to the service whose base address is given: the same host and port, or over https
// another host below the same domain (api.example.org, www.example.org). Never from https to http.
bool isSameService(const QUrl &url, const QUrl &base);

// Where an arbitrary link may lead, or the very place (host and port) that was set for tests.
bool isPublicOrAt(const QUrl &url, const QUrl &place);

// arxiv.org or below it: one connection and one request in three seconds for all of them together.
bool isArxivItself(const QString &host);

bool isLoopbackHost(const QString &host);

} // namespace paperdip
