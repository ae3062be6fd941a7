// SPDX-License-Identifier: MIT
#include "library/picturestore.h"

#include "library/notescan.h"
#include "library/picturename.h"
#include "markdown/escape.h"
#include "sync/safefile.h"
#include "sync/worktree.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace paperdip {

namespace {

constexpr qsizetype MostNotes = 300; // to learn from
constexpr qint64 LongestNote = 1024 * 1024;
constexpr int MostTries = 20;

void learn(QList<NotePicture> &pictures, const QString &note, const QByteArray &bytes)
{
    const NoteScan scan = scanNote(bytes);
    for (const ShownPicture &picture : scan.pictures)
        pictures << NotePicture{note, QUrl::fromPercentEncoding(picture.url.toUtf8())};
}

QList<NotePicture> picturesOf(const PictureJob &job, const QDir &root, const QString &note)
{
    QList<NotePicture> pictures;
    learn(pictures, note, job.text);
    for (qsizetype i = 0; i < qMin(MostNotes, job.notes.size()); ++i) {
        const Result<QString> path = resolveInWorkTree(job.list, job.notes[i]);
        if (!path || *path == job.note)
            continue;
        if (const Result<QByteArray> bytes = readFile(*path, LongestNote))
            learn(pictures, root.relativeFilePath(*path), *bytes);
    }
    return pictures;
}

// Beside the note, or from the root; through the list's own rules.
Result<QString> placeOf(const PictureJob &job, const QDir &root, const QString &note,
                        const QString &address)
{
    const bool absolute = address.startsWith(u'/');
    const QString folder = QFileInfo(root.filePath(note)).path();
    const QString path = absolute ? root.path() + address : folder + u'/' + address;
    return resolveInWorkTree(job.list, u'/' + root.relativeFilePath(QDir::cleanPath(path)));
}

// The note waits for a picture of that name.
bool isShown(const QList<NotePicture> &pictures, const QString &note, const QString &address)
{
    for (const NotePicture &picture : pictures) {
        if (picture.note == note && QDir::cleanPath(picture.address) == address)
            return true;
    }
    return false;
}

QString encoded(const QString &address)
{
    return QString::fromUtf8(writtenPath(address));
}

} // namespace

Result<QString> storePicture(const PictureJob &job)
{
    const QDir root(workTreeOf(job.list));
    const QString note = root.relativeFilePath(physicalPath(job.note));
    const QString source = job.source.isEmpty() ? QString() : physicalPath(job.source);
    if (source.startsWith(root.path() + u'/'))
        return encoded(QFileInfo(job.note).dir().relativeFilePath(source));
    const QList<NotePicture> pictures = picturesOf(job, root, note);
    const PictureForm form = pictureForm(pictures, note);
    const auto taken = [&](const QString &address) {
        const Result<QString> place = placeOf(job, root, note, address);
        return (place && QFileInfo::exists(*place)) || isShown(pictures, note, address);
    };
    Result<QByteArray> written = fail(ErrorCode::Io, QStringLiteral("No picture was written"));
    for (int i = 0; i < MostTries; ++i) {
        const QString address = pictureAddress(form, note, job.suffix, job.now, taken);
        const Result<QString> place = placeOf(job, root, note, address);
        if (!place)
            return Failure(place.error());
        WriteJob write;
        write.path = *place;
        write.bytes = job.bytes;
        write.makeFolders = true;
        written = writeFile(write);
        if (written)
            return encoded(address);
        if (written.error().code != ErrorCode::Conflict)
            break; // another picture took the name meanwhile: the next one
    }
    return Failure(written.error());
}

} // namespace paperdip
