// SPDX-License-Identifier: MIT
#include "gui/notepictures.h"

#include "gui/noteeditor.h"
#include "sync/safefile.h"

#include <QBuffer>
#include <QFileInfo>
#include <QPointer>
#include <QThreadPool>

#include <utility>

namespace paperdip {

namespace {

constexpr qint64 LargestPicture = 64 * 1024 * 1024; // bytes

Result<QString> storeImage(PictureJob job, const QImage &picture)
{
    QBuffer buffer(&job.bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!picture.save(&buffer, "PNG"))
        return fail(ErrorCode::Invalid, QStringLiteral("This is no picture"));
    job.suffix = QStringLiteral("png");
    return storePicture(job);
}

Result<QString> storeFile(PictureJob job, const QString &path)
{
    Result<QByteArray> bytes = paperdip::readFile(path, LargestPicture);
    if (!bytes)
        return Failure(bytes.error());
    job.bytes = std::move(*bytes);
    job.suffix = QFileInfo(path).suffix().toLower();
    job.source = path;
    return storePicture(job);
}

} // namespace

NotePictures::NotePictures(NoteEditor &editor, Place place)
    : QObject(&editor), m_editor(editor), m_place(std::move(place))
{
    connect(&editor, &NoteEditor::pictureGiven, this,
            [this](const QImage &picture) { store({picture}, {}); });
    connect(&editor, &NoteEditor::picturesGiven, this,
            [this](const QStringList &files) { store({}, files); });
}

// The guard is looked at on this thread only, where the object lives and dies.
void NotePictures::store(const QList<QImage> &pictures, const QStringList &files)
{
    std::optional<PictureJob> job = m_place();
    if (!job)
        return;
    job->now = QDateTime::currentDateTime();
    const QPointer<NotePictures> guard(this);
    QThreadPool::globalInstance()->start(
        [guard, job = *job, pictures, files, at = m_editor.textCursor(), thread = thread()] {
            Stored stored;
            for (const QImage &picture : pictures)
                stored << storeImage(job, picture);
            for (const QString &file : files)
                stored << storeFile(job, file);
            auto *carrier = new QObject;
            carrier->moveToThread(thread);
            QMetaObject::invokeMethod(
                carrier,
                [guard, carrier, note = job.note, at, stored] {
                    if (guard)
                        guard->insert(note, at, stored);
                    carrier->deleteLater();
                },
                Qt::QueuedConnection);
        });
}

void NotePictures::insert(const QString &note, QTextCursor at, const Stored &stored)
{
    if (m_editor.isComposing()) { // until it ends
        connect(
            &m_editor, &NoteEditor::composingChanged, this,
            [this, note, at, stored] { insert(note, at, stored); }, Qt::SingleShotConnection);
        return;
    }
    QStringList links;
    for (const Result<QString> &address : stored) {
        if (address)
            links << QStringLiteral("![](%1)").arg(*address);
        else
            Q_EMIT problem(address.error());
    }
    const std::optional<PictureJob> open = m_place();
    if (open && open->note == note && !links.isEmpty() && !m_editor.isReadOnly())
        m_editor.insertAt(at, links.join(QLatin1String("\n\n")));
}

} // namespace paperdip
