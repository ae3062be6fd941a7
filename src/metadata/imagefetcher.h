// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QUrl>

class QNetworkAccessManager;

namespace paperdip {

// Fetches pictures that a note names, when a person asked for them. http and https only, bounded in
// size and time, never from an address that is written as a private one; no cookies, no referrer.
class ImageFetcher : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void fetch(const QUrl &url); // fetched() follows, with nothing where it did not work

Q_SIGNALS:
    void fetched(const QUrl &url, const QByteArray &bytes);

private:
    QNetworkAccessManager *m_network = nullptr; // made for the first picture
};

} // namespace paperdip
