// SPDX-License-Identifier: MIT
#include "sync/ownrepository.h"

#include "sync/worktree.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

namespace paperdip {

namespace {

constexpr qint64 longestConfig = 256 * 1024;

QString readText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.read(longestConfig)) : QString();
}

// .git is a folder, or a file that says where the folder is (a linked work tree, a submodule).
QString configOf(const QString &root)
{
    const QString git = root + QStringLiteral("/.git");
    if (QFileInfo(git).isDir())
        return readText(git + QStringLiteral("/config"));
    const QString line = readText(git).trimmed();
    if (!line.startsWith(QLatin1String("gitdir:")))
        return {};
    const QString folder = QDir(root).absoluteFilePath(line.mid(7).trimmed());
    const QString common = readText(folder + QStringLiteral("/commondir")).trimmed();
    return readText(QDir(common.isEmpty() ? folder : QDir(folder).absoluteFilePath(common))
                        .filePath(QStringLiteral("config")));
}

// "owner/repo" of every remote, in lower case.
QStringList remotesOf(const QString &root)
{
    static const QRegularExpression url(
        QStringLiteral(R"(^\s*url\s*=\s*\S*?[:/]([^/:\s]+/[^/\s]+?)(?:\.git)?/?\s*$)"),
        QRegularExpression::MultilineOption);
    QStringList remotes;
    QRegularExpressionMatchIterator it = url.globalMatch(configOf(root));
    while (it.hasNext())
        remotes << it.next().captured(1).toLower();
    return remotes;
}

// What an address on a code host names: "owner/repo" and, behind it, branch and path.
struct Named
{
    QString repository;
    QStringList parts;
};

Named namedBy(const QString &text)
{
    const QUrl url(text.trimmed());
    const QString host = url.host().toLower();
    QStringList parts = url.path(QUrl::FullyDecoded).split(QLatin1Char('/'), Qt::SkipEmptyParts);
    const bool isRaw = host == QLatin1String("raw.githubusercontent.com");
    static const QStringList hosts{QStringLiteral("github.com"), QStringLiteral("www.github.com"),
                                   QStringLiteral("gitlab.com"), QStringLiteral("gitee.com"),
                                   QStringLiteral("codeberg.org")};
    if (parts.size() < 4 || parts.contains(QLatin1String("..")) ||
        (!isRaw && !hosts.contains(host)))
        return {};
    Named named{(parts.at(0) + QLatin1Char('/') + parts.at(1)).toLower(), {}};
    parts = parts.mid(2);
    if (!isRaw) {
        if (parts.first() == QLatin1String("-"))
            parts.removeFirst();
        static const QStringList views{QStringLiteral("blob"), QStringLiteral("tree"),
                                       QStringLiteral("raw"), QStringLiteral("edit"),
                                       QStringLiteral("src")};
        if (parts.size() < 3 || !views.contains(parts.takeFirst()))
            return {};
    }
    named.parts = parts;
    return named;
}

} // namespace

QString ownRepositoryPath(const QString &listPath, const QString &url)
{
    const Named named = namedBy(url);
    if (named.parts.size() < 2)
        return {};
    const QString root = workTreeOf(listPath);
    const QStringList remotes = remotesOf(root);
    if (!remotes.isEmpty() && !remotes.contains(named.repository))
        return {};
    // A branch's name may hold slashes: the first path behind it that is there is meant.
    for (qsizetype branch = 1; branch < named.parts.size(); ++branch) {
        const QString path = QLatin1Char('/') + named.parts.mid(branch).join(QLatin1Char('/'));
        const QString note = folderNote(listPath, path);
        if (!note.isEmpty())
            return note;
        const Result<QString> file = resolveInWorkTree(listPath, path);
        if (file && QFileInfo::exists(*file))
            return path;
    }
    return remotes.isEmpty() ? QString()
                             : QLatin1Char('/') + named.parts.mid(1).join(QLatin1Char('/'));
}

QString folderNote(const QString &listPath, const QString &written)
{
    QString folder = written.section(QLatin1Char('#'), 0, 0);
    while (folder.endsWith(QLatin1Char('/')))
        folder.chop(1);
    const Result<QString> place = resolveInWorkTree(listPath, folder);
    if (!place || !QFileInfo(*place).isDir())
        return {};
    for (const char *name : {"README.md", "readme.md", "Readme.md", "index.md"}) {
        if (QFileInfo(*place + QLatin1Char('/') + QLatin1String(name)).isFile())
            return folder + QLatin1Char('/') + QLatin1String(name);
    }
    return {};
}

} // namespace paperdip
