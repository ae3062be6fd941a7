// SPDX-License-Identifier: MIT
#include "gui/noteimages.h"

#include "metadata/imagefetcher.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImageReader>
#include <QPointer>
#include <QThreadPool>

#include <utility>

namespace paperdip {

namespace {

constexpr int LargestSide = 4000;                // pixels; larger ones are read smaller
constexpr qint64 LargestFile = 64 * 1024 * 1024; // bytes

QImage decode(QImageReader &reader)
{
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    if (size.isValid() && qMax(size.width(), size.height()) > LargestSide)
        reader.setScaledSize(size.scaled(LargestSide, LargestSide, Qt::KeepAspectRatio));
    return reader.read();
}

QImage readFile(const QString &path)
{
    if (!QFileInfo(path).isFile() || QFileInfo(path).size() > LargestFile)
        return {};
    QImageReader reader(path);
    return decode(reader);
}

QImage readBytes(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer);
    return decode(reader);
}

} // namespace

NoteImages::NoteImages(QObject *parent) : QObject(parent) {}

void NoteImages::setResolver(Resolver resolver)
{
    m_resolver = std::move(resolver);
}

void NoteImages::clear()
{
    ++m_generation;
    m_images.clear();
    m_missing.clear();
    m_hasRemote = false;
    m_showRemote = false;
}

// An address without a scheme but with a host, "//host/x.png", is the network's too.
bool NoteImages::isRemote(const QUrl &address)
{
    return !address.scheme().isEmpty() || !address.host().isEmpty();
}

QImage NoteImages::image(const QUrl &address, int width, qreal ratio)
{
    const auto found = m_images.constFind(address);
    if (found == m_images.cend()) {
        load(address);
        return {};
    }
    QImage image = *found;
    if (image.isNull())
        return {};
    const int shown = qMin(image.width(), qMax(1, width));
    const int pixels = qMin(image.width(), static_cast<int>(shown * ratio));
    if (pixels < image.width())
        image = image.scaledToWidth(pixels, Qt::SmoothTransformation);
    image.setDevicePixelRatio(static_cast<qreal>(pixels) / shown);
    return image;
}

void NoteImages::load(const QUrl &address)
{
    m_images.insert(address, {});
    if (isRemote(address)) {
        if (m_showRemote) {
            fetch(address);
            return;
        }
        m_missing.insert(address);
        if (!std::exchange(m_hasRemote, true))
            Q_EMIT remoteFound();
        return;
    }
    const QString path = m_resolver ? m_resolver(address.toString(QUrl::FullyEncoded)) : QString();
    if (path.isEmpty())
        m_missing.insert(address);
    else
        readLater(address, [path] { return readFile(path); });
}

QImage NoteImages::whole(const QUrl &address) const
{
    return m_images.value(address);
}

bool NoteImages::isMissing(const QUrl &address) const
{
    return m_missing.contains(address);
}

void NoteImages::showRemote()
{
    m_showRemote = true;
    for (const QUrl &address : m_images.keys()) {
        if (isRemote(address))
            fetch(address);
    }
}

void NoteImages::fetch(const QUrl &address)
{
    if (!m_fetcher) {
        m_fetcher = new ImageFetcher(this);
        connect(m_fetcher, &ImageFetcher::fetched, this,
                [this](const QUrl &from, const QByteArray &bytes) {
                    if (m_images.contains(from)) // without bytes that is no picture
                        readLater(from, [bytes] { return readBytes(bytes); });
                });
    }
    m_fetcher->fetch(address);
}

// The guard is looked at on this thread only, where the object lives and dies.
void NoteImages::readLater(const QUrl &address, std::function<QImage()> read)
{
    const QPointer<NoteImages> guard(this);
    QThreadPool::globalInstance()->start([guard, address, read = std::move(read),
                                          generation = m_generation, thread = this->thread()] {
        auto *carrier = new QObject;
        carrier->moveToThread(thread);
        QMetaObject::invokeMethod(
            carrier,
            [guard, carrier, generation, address, image = read()] {
                if (guard)
                    guard->keep(generation, address, image);
                carrier->deleteLater();
            },
            Qt::QueuedConnection);
    });
}

void NoteImages::keep(int generation, const QUrl &address, const QImage &image)
{
    if (generation != m_generation)
        return;
    if (image.isNull()) {
        m_missing.insert(address);
    } else {
        m_missing.remove(address);
        m_images.insert(address, image);
    }
    Q_EMIT loaded(address);
}

} // namespace paperdip
