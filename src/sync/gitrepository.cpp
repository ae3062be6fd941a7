// SPDX-License-Identifier: MIT
#include "sync/gitrepository.h"

#include <QTemporaryDir>

namespace paperdip {

namespace {

constexpr qsizetype pathsAtOnce = 400; // on a command line
constexpr int usageError = 129;

GitFailure failureOf(const GitAnswer &answer)
{
    GitFailure failure{GitTrouble::Other, answer.err + answer.out};
    if (answer.cancelled)
        failure.trouble = GitTrouble::Cancelled;
    else if (gitProgram().isEmpty())
        failure.trouble = GitTrouble::Missing;
    else
        failure.trouble = gitTrouble(failure.words);
    return failure;
}

tl::unexpected<GitFailure> noSense(const QByteArray &words)
{
    return tl::unexpected(GitFailure{GitTrouble::Other, words});
}

QByteArray zeroEnded(const QStringList &paths)
{
    QByteArray bytes;
    for (const QString &path : paths)
        bytes += path.toUtf8() + '\0';
    return bytes;
}

GitResult<void> nothing(const GitResult<QByteArray> &result)
{
    if (!result)
        return tl::unexpected(result.error());
    return {};
}

} // namespace

void GitRepository::tell(const GitProgress &progress) const
{
    if (m_watch.progress)
        m_watch.progress(progress);
}

GitResult<QByteArray> GitRepository::call(const GitCall &call) const
{
    const GitAnswer answer = runGit(call, m_watch);
    if (!answer.isFine())
        return tl::unexpected(failureOf(answer));
    return answer.out;
}

GitResult<QByteArray> GitRepository::read(const QStringList &arguments,
                                          const QByteArray &input) const
{
    return call({m_root, arguments, input, false, {}});
}

GitResult<QByteArray> GitRepository::write(const QStringList &arguments,
                                           const QByteArray &input) const
{
    return call({m_root, arguments, input, true, {}});
}

GitResult<GitStatus> GitRepository::status(const QStringList &paths) const
{
    GitStatus all;
    for (qsizetype at = 0; at == 0 || at < paths.size(); at += pathsAtOnce) {
        QStringList arguments{
            QStringLiteral("status"),       QStringLiteral("--porcelain=v2"),
            QStringLiteral("--branch"),     QStringLiteral("-z"),
            QStringLiteral("--no-renames"), QStringLiteral("--untracked-files=all")};
        arguments << QStringLiteral("--") << paths.mid(at, pathsAtOnce);
        const GitResult<QByteArray> out = read(arguments);
        if (!out)
            return tl::unexpected(out.error());
        std::optional<GitStatus> part = parseGitStatus(*out);
        if (!part)
            return noSense(*out);
        const QList<GitFile> files = all.files + part->files;
        all = *part;
        all.files = paths.isEmpty() ? QList<GitFile>() : files;
    }
    return all;
}

GitResult<QList<GitCommit>> GitRepository::log(int most, const QString &followed) const
{
    QStringList arguments{QStringLiteral("-c"),        QStringLiteral("log.showSignature=false"),
                          QStringLiteral("log"),       QStringLiteral("-z"),
                          QLatin1String(gitLogFormat), QStringLiteral("--max-count=%1").arg(most)};
    if (!followed.isEmpty())
        arguments << QStringLiteral("--follow") << QStringLiteral("--name-status")
                  << QStringLiteral("--") << followed;
    const GitResult<QByteArray> out = read(arguments);
    if (!out)
        return tl::unexpected(out.error());
    return parseGitLog(*out);
}

GitResult<QList<GitCommit>> GitRepository::logOf(const QStringList &paths, int most) const
{
    const GitResult<QByteArray> out =
        read(QStringList{QStringLiteral("-c"), QStringLiteral("log.showSignature=false"),
                         QStringLiteral("log"), QStringLiteral("-z"), QStringLiteral("--parents"),
                         QStringLiteral("--topo-order"), QLatin1String(gitLogFormat),
                         QStringLiteral("--max-count=%1").arg(most), QStringLiteral("--")} +
             paths);
    if (!out)
        return tl::unexpected(out.error());
    return parseGitLog(*out);
}

GitResult<QList<std::optional<QByteArray>>>
GitRepository::blobs(const QList<QByteArray> &names) const
{
    using Contents = QList<std::optional<QByteArray>>;
    // A name with a line break cannot be asked for in a batch that is read by lines.
    QByteArray input;
    for (const QByteArray &one : names)
        input += (one.contains('\n') ? QByteArray("-") : one) + '\n';
    if (names.isEmpty())
        return Contents();
    const GitResult<QByteArray> out =
        read({QStringLiteral("cat-file"), QStringLiteral("--batch")}, input);
    if (!out)
        return tl::unexpected(out.error());
    Contents contents = parseGitBatch(*out);
    if (contents.size() != names.size())
        return noSense(out->left(200));
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (!names.at(i).contains('\n'))
            continue;
        const GitResult<QByteArray> one = read(
            {QStringLiteral("cat-file"), QStringLiteral("blob"), QString::fromUtf8(names.at(i))});
        contents[i] = one ? std::optional(*one) : std::nullopt;
    }
    return contents;
}

GitResult<QStringList> GitRepository::changedBetween(const QByteArray &from,
                                                     const QByteArray &to) const
{
    const GitResult<QByteArray> out =
        read({QStringLiteral("diff"), QStringLiteral("--name-only"), QStringLiteral("-z"),
              QStringLiteral("--no-renames"), QStringLiteral("--no-ext-diff"),
              QString::fromLatin1(from), QString::fromLatin1(to), QStringLiteral("--")});
    if (!out)
        return tl::unexpected(out.error());
    return QString::fromUtf8(*out).split(QChar::Null, Qt::SkipEmptyParts);
}

GitResult<QStringList> GitRepository::differFromHead(const QStringList &paths) const
{
    const GitResult<QByteArray> out = read(
        QStringList{QStringLiteral("diff"), QStringLiteral("--name-only"), QStringLiteral("-z"),
                    QStringLiteral("--no-renames"), QStringLiteral("--no-ext-diff"),
                    QStringLiteral("HEAD"), QStringLiteral("--")} +
        paths);
    if (!out)
        return tl::unexpected(out.error());
    return QString::fromUtf8(*out).split(QChar::Null, Qt::SkipEmptyParts);
}

GitResult<void> GitRepository::stage(const QStringList &paths) const
{
    return nothing(write({QStringLiteral("add"), QStringLiteral("--pathspec-from-file=-"),
                          QStringLiteral("--pathspec-file-nul")},
                         zeroEnded(paths)));
}

GitResult<QByteArray> GitRepository::commitId(const QString &revision) const
{
    const GitResult<QByteArray> out =
        read({QStringLiteral("rev-parse"), QStringLiteral("--verify"), QStringLiteral("--quiet"),
              QStringLiteral("--end-of-options"), revision + QStringLiteral("^{commit}")});
    if (!out)
        return out;
    return out->trimmed();
}

QString GitRepository::config(const QString &key) const
{
    const GitResult<QByteArray> out =
        read({QStringLiteral("config"), QStringLiteral("--get"), key});
    return out ? QString::fromUtf8(out->trimmed()) : QString();
}

QStringList GitRepository::remotes() const
{
    const GitResult<QByteArray> out = read({QStringLiteral("remote")});
    return out ? QString::fromUtf8(*out).split(QLatin1Char('\n'), Qt::SkipEmptyParts)
               : QStringList();
}

GitResult<void> GitRepository::commit(const QStringList &paths, const QStringList &untracked,
                                      const QString &message) const
{
    const QStringList byInput{QStringLiteral("--pathspec-from-file=-"),
                              QStringLiteral("--pathspec-file-nul")};
    if (!untracked.isEmpty()) {
        const GitResult<QByteArray> added =
            write(QStringList{QStringLiteral("add"), QStringLiteral("--intent-to-add")} + byInput,
                  zeroEnded(untracked));
        if (!added)
            return nothing(added);
    }
    const GitResult<QByteArray> done =
        write(QStringList{QStringLiteral("commit"), QStringLiteral("--quiet"),
                          QStringLiteral("--only"), QStringLiteral("-m"), message} +
                  byInput,
              zeroEnded(paths));
    if (!done && !untracked.isEmpty())
        GitRepository(m_root).forgetIntents(untracked); // also where it was stopped
    return nothing(done);
}

// What was only announced (".A") is not tracked any more; a commit that was stopped late may have
// made it a file like others.
void GitRepository::forgetIntents(const QStringList &paths) const
{
    const GitResult<GitStatus> now = status(paths);
    QStringList intents;
    for (const GitFile &file : now ? now->files : QList<GitFile>()) {
        if (file.index == '.' && file.tree == 'A')
            intents << file.path;
    }
    if (!intents.isEmpty())
        (void)write({QStringLiteral("rm"), QStringLiteral("--cached"), QStringLiteral("--quiet"),
                     QStringLiteral("--force"), QStringLiteral("--pathspec-from-file=-"),
                     QStringLiteral("--pathspec-file-nul")},
                    zeroEnded(intents));
}

GitResult<void> GitRepository::fetch() const
{
    return nothing(write({QStringLiteral("fetch"), QStringLiteral("--progress")}));
}

GitResult<GitMergeTree> GitRepository::mergeTree(const QByteArray &ours,
                                                 const QByteArray &theirs) const
{
    const GitAnswer answer = runGit(
        {m_root,
         {QStringLiteral("merge-tree"), QStringLiteral("--write-tree"), QStringLiteral("-z"),
          QStringLiteral("--no-messages"), QString::fromLatin1(ours), QString::fromLatin1(theirs)},
         {},
         true,
         {}},
        m_watch);
    if (answer.status == usageError)
        return tl::unexpected(GitFailure{GitTrouble::TooOld, answer.err});
    if (answer.status != 0 && answer.status != 1)
        return tl::unexpected(failureOf(answer));
    const std::optional<GitMergeTree> merge = parseGitMergeTree(answer.out);
    if (!merge)
        return noSense(answer.err + answer.out);
    return *merge;
}

GitResult<QByteArray> GitRepository::writeBlob(const QByteArray &bytes) const
{
    // As they are: no filter knows a path for them.
    const GitResult<QByteArray> out = write(
        {QStringLiteral("hash-object"), QStringLiteral("-w"), QStringLiteral("--stdin")}, bytes);
    if (!out)
        return out;
    return out->trimmed();
}

GitResult<QByteArray> GitRepository::writeTree(const QByteArray &tree,
                                               const QList<GitTreeEntry> &entries) const
{
    const QTemporaryDir folder;
    if (!folder.isValid())
        return noSense(folder.errorString().toUtf8());
    GitCall call{m_root, {}, {}, true, {}};
    call.environment.insert(QStringLiteral("GIT_INDEX_FILE"),
                            folder.filePath(QStringLiteral("index")));
    call.arguments = QStringList{QStringLiteral("read-tree"), QString::fromLatin1(tree)};
    if (const GitResult<QByteArray> done = this->call(call); !done)
        return done;
    call.arguments = QStringList{QStringLiteral("update-index"), QStringLiteral("-z"),
                                 QStringLiteral("--index-info")};
    for (const GitTreeEntry &entry : entries) {
        const QByteArray blob = entry.blob.isEmpty() ? QByteArray(tree.size(), '0') : entry.blob;
        call.input += (entry.blob.isEmpty() ? QByteArray("0") : entry.mode) + ' ' + blob + '\t' +
                      entry.path.toUtf8() + '\0';
    }
    if (const GitResult<QByteArray> done = this->call(call); !done)
        return done;
    call.input.clear();
    call.arguments = QStringList{QStringLiteral("write-tree")};
    const GitResult<QByteArray> written = this->call(call);
    if (!written)
        return written;
    return written->trimmed();
}

GitResult<QByteArray> GitRepository::commitTree(const QByteArray &tree,
                                                const QList<QByteArray> &parents,
                                                const QString &message) const
{
    QStringList arguments{QStringLiteral("commit-tree"), QString::fromLatin1(tree)};
    for (const QByteArray &parent : parents)
        arguments << QStringLiteral("-p") << QString::fromLatin1(parent);
    const GitResult<QByteArray> sign =
        read({QStringLiteral("config"), QStringLiteral("--type=bool"), QStringLiteral("--get"),
              QStringLiteral("commit.gpgSign")});
    if (sign && sign->trimmed() == "true")
        arguments << QStringLiteral("-S");
    const GitResult<QByteArray> out = write(arguments, message.toUtf8() + '\n');
    if (!out)
        return out;
    return out->trimmed();
}

GitResult<void> GitRepository::forward(const QByteArray &commit) const
{
    return nothing(write({QStringLiteral("merge"), QStringLiteral("--ff-only"),
                          QStringLiteral("--no-stat"), QStringLiteral("--quiet"),
                          QStringLiteral("--no-autostash"), QString::fromLatin1(commit)}));
}

GitResult<void> GitRepository::push(const QString &branch, const QString &remote) const
{
    QStringList arguments{QStringLiteral("push"), QStringLiteral("--progress")};
    if (!remote.isEmpty())
        arguments << QStringLiteral("--set-upstream") << remote << branch;
    return nothing(write(arguments));
}

GitResult<void> GitRepository::setConfig(const QString &key, const QString &value) const
{
    return nothing(write({QStringLiteral("config"), QStringLiteral("--local"), key, value}));
}

} // namespace paperdip
