// SPDX-License-Identifier: MIT
#include "metadata/proxies.h"

#include "metadata/webaddress.h"

#include <QNetworkProxyFactory>

namespace paperdip {

namespace {

constexpr int usualHttpPort = 8080;
constexpr int usualSocksPort = 1080;

QString variable(const QProcessEnvironment &environment, const QString &name)
{
    const QString small = environment.value(name);
    return small.isEmpty() ? environment.value(name.toUpper()) : small;
}

// "example.org", ".example.org" and "*.example.org" are the host and all below it, "*" is all.
bool isLeftOut(const QString &host, const QString &noProxy)
{
    for (QString entry : noProxy.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        entry = entry.trimmed().toLower();
        if (entry == QLatin1String("*"))
            return true;
        entry = entry.section(QLatin1Char(':'), 0, 0);
        while (entry.startsWith(QLatin1Char('*')) || entry.startsWith(QLatin1Char('.')))
            entry.remove(0, 1);
        if (!entry.isEmpty() && (host == entry || host.endsWith(QLatin1Char('.') + entry)))
            return true;
    }
    return false;
}

QNetworkProxy proxyFrom(const QString &text)
{
    const bool hasScheme = text.contains(QLatin1String("://"));
    const QUrl url(hasScheme ? text : QStringLiteral("http://") + text);
    if (url.host().isEmpty())
        return QNetworkProxy::NoProxy;
    const bool socks = url.scheme().startsWith(QLatin1String("socks"));
    return QNetworkProxy(socks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
                         static_cast<quint16>(url.port(socks ? usualSocksPort : usualHttpPort)),
                         url.userName(QUrl::FullyDecoded), url.password(QUrl::FullyDecoded));
}

class ChosenProxies : public QNetworkProxyFactory
{
public:
    explicit ChosenProxies(ProxyChoice choice)
        : m_choice(std::move(choice)), m_environment(QProcessEnvironment::systemEnvironment())
    {
    }

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopbackHost(query.peerHostName()))
            return {QNetworkProxy::NoProxy};
        switch (m_choice.kind) {
        case ProxyChoice::Kind::System:
            return systemProxyForQuery(query);
        case ProxyChoice::Kind::Environment:
            return {environmentProxy(query.url(), m_environment)};
        case ProxyChoice::Kind::Http:
            return {byHand(QNetworkProxy::HttpProxy)};
        case ProxyChoice::Kind::Socks5:
            return {byHand(QNetworkProxy::Socks5Proxy)};
        case ProxyChoice::Kind::None:
            break;
        }
        return {QNetworkProxy::NoProxy};
    }

private:
    QNetworkProxy byHand(QNetworkProxy::ProxyType type) const
    {
        return QNetworkProxy(type, m_choice.host, static_cast<quint16>(m_choice.port),
                             m_choice.user, m_choice.password);
    }

    ProxyChoice m_choice;
    QProcessEnvironment m_environment;
};

} // namespace

void useProxies(const ProxyChoice &choice)
{
    QNetworkProxyFactory::setApplicationProxyFactory(new ChosenProxies(choice));
}

QNetworkProxy environmentProxy(const QUrl &url, const QProcessEnvironment &environment)
{
    const QString host = url.host().toLower();
    if (isLeftOut(host, variable(environment, QStringLiteral("no_proxy"))))
        return QNetworkProxy::NoProxy;
    QString text = variable(environment, url.scheme().toLower() + QStringLiteral("_proxy"));
    if (text.isEmpty())
        text = variable(environment, QStringLiteral("all_proxy"));
    return text.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : proxyFrom(text.trimmed());
}

} // namespace paperdip
