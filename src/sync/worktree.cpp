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

// `path` leads nowhere else; each part behind it may.
QString physicalBelow(QString path, QStringList left, bool rooted)
{
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

QString rootOf(const QString &folder)
{
    QDir dir(folder);
    do {
        if (QFileInfo::exists(dir.filePath(QStringLiteral(".git"))))
            return dir.absolutePath();
    } while (dir.cdUp());
    return folder;
}

} // namespace

QString physicalPath(const QString &absolute)
{
    QStringList left = absolute.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    const bool rooted = absolute.startsWith(QLatin1Char('/'));
    const QString path = rooted ? QString() : left.takeFirst(); // a Windows drive
    return physicalBelow(path, left, rooted);
}

QString workTreeOf(const QString &filePath)
{
    return rootOf(folderOf(filePath));
}

WorkTreePaths::WorkTreePaths(const QString &listPath)
    : m_folder(folderOf(listPath)), m_root(rootOf(m_folder))
{
}

Result<QString> WorkTreePaths::resolve(const QString &written) const
{
    // A file may be called "50%25.md": what is there as written is what is meant.
    if (Result<QString> literal = resolve(written, written); literal && QFileInfo::exists(*literal))
        return literal;
    return resolve(written, percentDecoded(written.section(QLatin1Char('#'), 0, 0)));
}

Result<QString> WorkTreePaths::resolve(const QString &written, const QString &path) const
{
    if (isNoPath(path))
        return fail(ErrorCode::Invalid, QStringLiteral("%1 is not a file's path").arg(written),
                    written);
    const QString &base = path.startsWith(QLatin1Char('/')) ? m_root : m_folder;
    const QString lexical = QDir::cleanPath(base + QLatin1Char('/') + path);
    if (!isInside(lexical, m_root))
        return refused(written);
    const QStringList below =
        lexical.mid(m_root.size()).split(QLatin1Char('/'), Qt::SkipEmptyParts);
    const bool rooted = m_root.startsWith(QLatin1Char('/'));
    const QString physical =
        physicalBelow(m_root == QLatin1String("/") ? QString() : m_root, below, rooted);
    if (!isInside(physical, m_root) || isGitsOwn(physical.mid(m_root.size())))
        return refused(written);
    return physical;
}

Result<QString> resolveInWorkTree(const QString &listPath, const QString &written)
{
    return WorkTreePaths(listPath).resolve(written);
}

} // namespace paperdip
