// SPDX-License-Identifier: MIT
#include "sync/worktree.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStringDecoder>

namespace paperdip {

namespace {

constexpr int MaxLinks = 40; // as Linux has it

bool isInside(const QString &path, const QString &root)
{
    return path.startsWith(root.endsWith(QLatin1Char('/')) ? root : root + QLatin1Char('/'));
}

// The folder that a file really lies in.
QString folderOf(const QString &filePath)
{
    const QString file = physicalPath(QFileInfo(filePath).absoluteFilePath());
    return QFileInfo(file).absolutePath();
}

// "%20" as a blank; a percent sign that is no escape stays. Nothing where the result is no UTF-8.
QString percentDecoded(const QString &text)
{
    static const QRegularExpression escape(QStringLiteral("%([0-9A-Fa-f]{2})"));
    QByteArray bytes;
    qsizetype at = 0;
    QRegularExpressionMatchIterator it = escape.globalMatch(text);
    while (it.hasNext()) {
        const QRegularExpressionMatch match = it.next();
        bytes += text.mid(at, match.capturedStart() - at).toUtf8();
        bytes += static_cast<char>(match.captured(1).toInt(nullptr, 16));
        at = match.capturedEnd();
    }
    bytes += text.mid(at).toUtf8();
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString decoded = decoder.decode(bytes);
    return decoder.hasError() ? text : decoded;
}

// No path at all: an address, another machine's share, a drive, nothing.
bool isNoPath(const QString &path)
{
    static const QRegularExpression scheme(QStringLiteral("^[A-Za-z][A-Za-z0-9+.-]*:"));
    return path.isEmpty() || path.endsWith(QLatin1Char('/')) ||
           path.startsWith(QLatin1String("//")) || path.contains(QLatin1Char('\\')) ||
           path.contains(QChar::Null) || scheme.match(path).hasMatch();
}

// Git runs what stands in .git: never a note.
bool isGitsOwn(const QString &path)
{
    const QStringList parts = path.split(QLatin1Char('/'));
    for (const QString &part : parts) {
        if (part.compare(QLatin1String(".git"), Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

Failure refused(const QString &written)
{
    return fail(ErrorCode::Refused,
                QStringLiteral("%1 lies outside the list's folder").arg(written), written);
}

Result<QString> resolved(const QString &listPath, const QString &written, const QString &path)
{
    if (isNoPath(path))
        return fail(ErrorCode::Invalid, QStringLiteral("%1 is not a file's path").arg(written),
                    written);
    const QString root = workTreeOf(listPath);
    const QString base = path.startsWith(QLatin1Char('/')) ? root : folderOf(listPath);
    const QString lexical = QDir::cleanPath(base + QLatin1Char('/') + path);
    if (!isInside(lexical, root))
        return refused(written);
    const QString physical = physicalPath(lexical);
    if (!isInside(physical, root) || isGitsOwn(physical.mid(root.size())))
        return refused(written);
    return physical;
}

} // namespace

QString physicalPath(const QString &absolute)
{
    QStringList left = absolute.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    const bool rooted = absolute.startsWith(QLatin1Char('/'));
    QString path = rooted ? QString() : left.takeFirst(); // a Windows drive
    int links = 0;
    while (!left.isEmpty()) {
        const QString part = left.takeFirst();
        const QFileInfo next(path + QLatin1Char('/') + part);
        if (!next.isSymLink()) {
            path = next.filePath();
            continue;
        }
        if (++links > MaxLinks)
            return {};
        const QString target = QDir::cleanPath(next.symLinkTarget());
        left = target.split(QLatin1Char('/'), Qt::SkipEmptyParts) + left;
        path = rooted ? QString() : left.takeFirst();
    }
    return path.isEmpty() ? QStringLiteral("/") : path;
}

QString workTreeOf(const QString &filePath)
{
    const QString folder = folderOf(filePath);
    QDir dir(folder);
    do {
        if (QFileInfo::exists(dir.filePath(QStringLiteral(".git"))))
            return dir.absolutePath();
    } while (dir.cdUp());
    return folder;
}

Result<QString> resolveInWorkTree(const QString &listPath, const QString &written)
{
    // A file may be called "50%25.md": what is there as written is what is meant.
    if (Result<QString> literal = resolved(listPath, written, written);
        literal && QFileInfo::exists(*literal))
        return literal;
    return resolved(listPath, written, percentDecoded(written.section(QLatin1Char('#'), 0, 0)));
}

} // namespace paperdip
