// SPDX-License-Identifier: MIT
#include "metadata/imagefetcher.h"

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace paperdip {

namespace {

constexpr int Timeout = 20'000;                   // ms
constexpr qint64 LargestImage = 16 * 1024 * 1024; // bytes
constexpr int MostRedirects = 5;

// Literals only: names may well resolve to a proxy on this machine.
bool isAllowed(const QUrl &url)
{
    const QString scheme = url.scheme().toLower();
    if (scheme != QLatin1String("http") && scheme != QLatin1String("https"))
        return false;
    const QHostAddress address(url.host());
    if (address.isNull())
        return url.host() != QLatin1String("localhost");
    if (!address.isGlobal())
        return false;
    for (const char *net :
         {"0.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"}) {
        if (address.isInSubnet(QHostAddress::parseSubnet(QString::fromLatin1(net))))
            return false;
    }
    return true;
}

} // namespace

ImageFetcher::ImageFetcher(QObject *parent)
    : QObject(parent), m_network(new QNetworkAccessManager(this))
{
}

void ImageFetcher::fetch(const QUrl &url)
{
    if (!isAllowed(url)) {
        Q_EMIT fetched(url, {});
        return;
    }
    QNetworkRequest request(url);
    request.setTransferTimeout(Timeout);
    request.setMaximumRedirectsAllowed(MostRedirects);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::UserVerifiedRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    QNetworkReply *reply = m_network->get(request);
    connect(reply, &QNetworkReply::redirected, reply, [reply](const QUrl &to) {
        if (isAllowed(reply->url().resolved(to)))
            Q_EMIT reply->redirectAllowed();
        else
            reply->abort();
    });
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received, qint64 total) {
        if (qMax(received, total) > LargestImage)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, url] {
        reply->deleteLater();
        const bool good = reply->error() == QNetworkReply::NoError;
        Q_EMIT fetched(url, good ? reply->readAll() : QByteArray());
    });
}

} // namespace paperdip
