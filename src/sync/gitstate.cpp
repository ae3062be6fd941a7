// SPDX-License-Identifier: MIT
#include "sync/gitstate.h"

#include "sync/worktree.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace paperdip {

namespace {

constexpr qint64 longestHead = 4096;
constexpr int mostHops = 5; // from one symbolic ref to the next, as Git has it

QByteArray firstLine(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readLine(longestHead).trimmed() : QByteArray();
}

QString placeIn(const QString &folder, const QByteArray &written)
{
    return QDir::cleanPath(QDir(folder).absoluteFilePath(QFile::decodeName(written)));
}

QString gitFolderOf(const QString &root)
{
    const QString git = root + QStringLiteral("/.git");
    if (QFileInfo(git).isDir())
        return git;
    const QByteArray line = firstLine(git);
    return line.startsWith("gitdir:") ? placeIn(root, line.mid(7).trimmed()) : QString();
}

bool isCommitId(const QByteArray &text)
{
    if (text.size() != 40 && text.size() != 64)
        return false;
    return text.size() == QByteArray::fromHex(text).size() * 2;
}

QByteArray packedRef(const QString &commonDir, const QByteArray &name)
{
    QFile file(commonDir + QStringLiteral("/packed-refs"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray wanted = ' ' + name;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().trimmed();
        if (!line.startsWith('#') && line.endsWith(wanted) &&
            isCommitId(line.chopped(wanted.size())))
            return line.chopped(wanted.size());
    }
    return {};
}

QByteArray refId(const QString &commonDir, const QByteArray &name, int hops = 0)
{
    const QByteArray loose = firstLine(commonDir + QLatin1Char('/') + QFile::decodeName(name));
    if (loose.startsWith("ref:"))
        return hops < mostHops ? refId(commonDir, loose.mid(4).trimmed(), hops + 1) : QByteArray();
    return isCommitId(loose) ? loose : packedRef(commonDir, name);
}

GitActivity activityIn(const QString &gitDir)
{
    const auto has = [&gitDir](const char *name) {
        return QFileInfo::exists(gitDir + QLatin1Char('/') + QLatin1String(name));
    };
    // A rebase that stopped has a CHERRY_PICK_HEAD too.
    if (has("rebase-merge"))
        return GitActivity::Rebase;
    if (has("rebase-apply"))
        return has("rebase-apply/applying") ? GitActivity::Patches : GitActivity::Rebase;
    if (has("MERGE_HEAD"))
        return GitActivity::Merge;
    if (has("CHERRY_PICK_HEAD"))
        return GitActivity::CherryPick;
    if (has("REVERT_HEAD"))
        return GitActivity::Revert;
    if (has("sequencer/todo")) { // between two commits of several
        const bool reverts =
            firstLine(gitDir + QStringLiteral("/sequencer/todo")).startsWith("revert");
        return reverts ? GitActivity::Revert : GitActivity::CherryPick;
    }
    return has("BISECT_LOG") ? GitActivity::Bisect : GitActivity::None;
}

} // namespace

GitState gitStateOf(const QString &filePath)
{
    GitState state;
    const QString root = workTreeOf(filePath);
    state.gitDir = gitFolderOf(root);
    const QByteArray head = firstLine(state.gitDir + QStringLiteral("/HEAD"));
    if (state.gitDir.isEmpty() || head.isEmpty())
        return {};
    state.root = root;
    const QByteArray common = firstLine(state.gitDir + QStringLiteral("/commondir"));
    state.commonDir = common.isEmpty() ? state.gitDir : placeIn(state.gitDir, common);
    if (head.startsWith("ref:")) {
        const QByteArray name = head.mid(4).trimmed();
        state.branch = QFile::decodeName(name.startsWith("refs/heads/") ? name.mid(11) : name);
        state.head = refId(state.commonDir, name);
    } else if (isCommitId(head)) {
        state.head = head;
    }
    state.activity = activityIn(state.gitDir);
    state.locked = QFileInfo::exists(state.gitDir + QStringLiteral("/index.lock"));
    return state;
}

} // namespace paperdip
