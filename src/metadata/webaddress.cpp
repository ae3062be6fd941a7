// SPDX-License-Identifier: MIT
#include "metadata/webaddress.h"

#include <QHostAddress>
#include <QStringList>
#include <algorithm>

namespace paperdip {

namespace {

bool isHttps(const QUrl &url)
{
    return url.scheme() == QLatin1String("https");
}

int portOf(const QUrl &url)
{
    return url.port(isHttps(url) ? 443 : 80);
}

// The last two labels: all our services have such a domain.
QString domainOf(const QString &host)
{
    return host.split(u'.', Qt::SkipEmptyParts).size() < 2 || !QHostAddress(host).isNull()
               ? host
               : host.section(u'.', -2);
}

bool isInAny(const QHostAddress &address, std::initializer_list<const char *> nets)
{
    return std::any_of(nets.begin(), nets.end(), [&address](const char *net) {
        return address.isInSubnet(QHostAddress::parseSubnet(QLatin1String(net)));
    });
}

} // namespace

bool isWebAddress(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() && url.userInfo().isEmpty() &&
           (isHttps(url) || url.scheme() == QLatin1String("http"));
}

bool isPrivateHost(const QString &host)
{
    QString name = host.toLower();
    while (name.endsWith(u'.'))
        name.chop(1);
    if (name == QLatin1String("localhost") || name.endsWith(QLatin1String(".localhost")))
        return true;
    QHostAddress address(name);
    if (address.isNull())
        return false;
    bool isMapped = false;
    const quint32 mapped = address.toIPv4Address(&isMapped); // "::ffff:10.0.0.1" too
    if (isMapped)
        address = QHostAddress(mapped);
    if (address.protocol() == QAbstractSocket::IPv6Protocol)
        return !address.isGlobal() || isInAny(address, {"::/96", "64:ff9b::/96", "2001:db8::/32",
                                                        "2002::/16", "fc00::/7", "fec0::/10"});
    return !address.isGlobal() ||
           isInAny(address, {"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
                             "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16",
                             "198.18.0.0/15", "224.0.0.0/3"});
}

bool isPublicAddress(const QUrl &url)
{
    const int port = portOf(url);
    return isWebAddress(url) && (port == 80 || port == 443) && !isPrivateHost(url.host());
}

bool isSameService(const QUrl &url, const QUrl &base)
{
    if (!isWebAddress(url) || !isWebAddress(base) || (isHttps(base) && !isHttps(url)))
        return false;
    if (url.host() == base.host() &&
        (portOf(url) == portOf(base) || (isHttps(url) && !isHttps(base))))
        return true;
    return isHttps(url) && portOf(url) == 443 && domainOf(url.host()) == domainOf(base.host()) &&
           !isPrivateHost(url.host());
}

bool isPublicOrAt(const QUrl &url, const QUrl &place)
{
    return isPublicAddress(url) || (!place.isEmpty() && url.host() == place.host() &&
                                    url.port() == place.port() && isWebAddress(url));
}

bool isArxivItself(const QString &host)
{
    return host == QLatin1String("arxiv.org") || host.endsWith(QLatin1String(".arxiv.org"));
}

bool isLoopbackHost(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

} // namespace paperdip
