// SPDX-License-Identifier: MIT
#include "sync/partfile.h"

#include "sync/safefile.h"

#include <QFileInfo>

#include <cerrno>
#include <unistd.h>

namespace paperdip {

namespace {

Failure unreadable(const QFile &file)
{
    return fail(ErrorCode::Io, QStringLiteral("Cannot read %1").arg(file.fileName()),
                file.fileName(), file.errorString());
}

Result<void> openRegular(QFile &file)
{
    const QFileInfo info(file.fileName());
    if (!info.exists())
        return fail(ErrorCode::NotFound, QStringLiteral("%1 is not there").arg(file.fileName()),
                    file.fileName());
    if (!info.isFile())
        return fail(ErrorCode::Invalid, QStringLiteral("%1 is not a file").arg(file.fileName()),
                    file.fileName());
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(file);
    return {};
}

} // namespace

Result<void> PartFile::open(const QString &path, qint64 keep)
{
    m_path = path;
    if (Result<void> made = makeFolder(QFileInfo(path).absolutePath()); !made)
        return made;
    m_file.close();
    m_file.setFileName(nameOf(path));
    errno = 0;
    // Unbuffered: what cannot be written is known at once.
    if (!m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered) || !m_file.resize(keep) ||
        !m_file.seek(keep))
        return writeFailure(path, m_file, errno);
    return {};
}

Result<void> PartFile::write(const QByteArray &piece)
{
    errno = 0;
    if (m_file.write(piece) != piece.size())
        return writeFailure(m_path, m_file, errno);
    return {};
}

qint64 PartFile::sizeOf(const QString &path)
{
    const QFileInfo part(nameOf(path));
    return part.isFile() ? part.size() : 0;
}

Result<void> completePart(const QString &path)
{
    QFile part(PartFile::nameOf(path));
    errno = 0;
    if (!part.open(QIODevice::ReadWrite) || fsync(part.handle()) != 0)
        return writeFailure(path, part, errno);
    part.close();
    if (QFileInfo::exists(path))
        return fail(ErrorCode::Conflict, QStringLiteral("%1 is there already").arg(path), path);
    errno = 0;
    if (!part.rename(path))
        return writeFailure(path, part, errno);
    return {};
}

Result<QByteArray> beginOf(const QString &path, qint64 bytes)
{
    QFile file(path);
    if (Result<void> opened = openRegular(file); !opened)
        return Failure(opened.error());
    return file.read(bytes);
}

Result<void> copyFile(const QString &from, const QString &to,
                      const std::function<bool()> &isCancelled)
{
    constexpr qint64 pieceSize = 1024 * 1024;
    QFile source(from);
    if (Result<void> opened = openRegular(source); !opened)
        return opened;
    PartFile part;
    Result<void> done = part.open(to, 0);
    while (done && !source.atEnd()) {
        const QByteArray piece = source.read(pieceSize);
        if (isCancelled())
            done = fail(ErrorCode::Cancelled, QStringLiteral("Cancelled"), from);
        else if (piece.isEmpty())
            done = unreadable(source);
        else
            done = part.write(piece);
    }
    part.close();
    if (done)
        done = completePart(to);
    if (!done)
        PartFile::remove(to);
    return done;
}

} // namespace paperdip
