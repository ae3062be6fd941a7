// SPDX-License-Identifier: MIT
#include "metadata/imagefetcher.h"

#include "metadata/webaddress.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace paperdip {

namespace {

constexpr int Timeout = 20'000;                   // ms
constexpr qint64 LargestImage = 16 * 1024 * 1024; // bytes
constexpr int MostRedirects = 5;

} // namespace

void ImageFetcher::fetch(const QUrl &url)
{
    if (!isWebAddress(url) || isPrivateHost(url.host())) {
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
    if (m_network == nullptr)
        m_network = new QNetworkAccessManager(this);
    QNetworkReply *reply = m_network->get(request);
    connect(reply, &QNetworkReply::redirected, reply, [reply](const QUrl &to) {
        const QUrl next = reply->url().resolved(to);
        if (isWebAddress(next) && !isPrivateHost(next.host()))
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
