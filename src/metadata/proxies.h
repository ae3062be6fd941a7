// SPDX-License-Identifier: MIT
#pragma once

#include <QNetworkProxy>
#include <QProcessEnvironment>
#include <QUrl>

namespace paperdip {

// How the network is reached.
struct ProxyChoice
{
    enum class Kind {
        System,      // as the desktop has it set; else the environment
        Environment, // http_proxy, https_proxy, all_proxy, no_proxy, in either case
        Http,        // by hand, as are SOCKS5 and none
        Socks5,
        None,
    };
    Kind kind = Kind::System;
    QString host;
    int port = 0;
    QString user; // with password, for the two by hand; may be empty
    QString password;

    bool operator==(const ProxyChoice &) const = default;
};

// All requests of this process go that way, from the next one on. With a proxy it is the proxy that
// resolves names. Addresses of this machine go past every proxy.
void useProxies(const ProxyChoice &choice);

// The proxy that the environment names for an address; NoProxy where there is none, or no_proxy
// leaves it out. Understood: "host:port", "http://...", "socks5://..." and "socks5h://...", with
// or without user:password@.
QNetworkProxy environmentProxy(const QUrl &url, const QProcessEnvironment &environment);

} // namespace paperdip
