// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QImage>
#include <QObject>
#include <QSet>
#include <QUrl>

#include <functional>

namespace paperdip {

class ImageFetcher;

// The pictures of a note: read on another thread, at most as large as they can be shown, kept while
// the note is open.
class NoteImages : public QObject
{
    Q_OBJECT

public:
    // Where a picture's address leads in the list's folder tree; empty: nowhere that may be read.
    using Resolver = std::function<QString(const QString &address)>;

    explicit NoteImages(QObject *parent = nullptr);

    void setResolver(Resolver resolver);
    void clear();
    // The picture at most `width` wide, in device pixels of `ratio`; null while it is being read,
    // or where there is none.
    QImage image(const QUrl &address, int width, qreal ratio);
    QImage whole(const QUrl &address) const; // as it was read; null as above
    // There is no such picture, or it lies on the network and is not shown.
    bool isMissing(const QUrl &address) const;
    // The note has pictures that lie on the network and are not shown.
    bool hasRemote() const { return m_hasRemote; }
    void showRemote(); // for as long as this note is open
    static bool isRemote(const QUrl &address);

Q_SIGNALS:
    void loaded(const QUrl &address); // or found to be missing
    void remoteFound();

private:
    void load(const QUrl &address);
    void fetch(const QUrl &address);
    void readLater(const QUrl &address, std::function<QImage()> read);
    void keep(int generation, const QUrl &address, const QImage &image);

    Resolver m_resolver;
    QHash<QUrl, QImage> m_images; // null: asked for, or not to be had
    QSet<QUrl> m_missing;
    int m_generation = 0;
    bool m_hasRemote = false;
    bool m_showRemote = false;
    ImageFetcher *m_fetcher = nullptr; // made when it is first needed
};

} // namespace paperdip
