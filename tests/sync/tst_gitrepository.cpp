// SPDX-License-Identifier: MIT
#include "sync/gitrepository.h"

#include "sync/realgit.h"

#include <QRegularExpression>
#include <QTest>

using namespace paperdip;

namespace {

const QString repo = QStringLiteral("repo");
const QString list = QStringLiteral("README.md");
const QString odd = QStringLiteral("笔记 一/a\nb*.md");

QStringList filesOf(const RealGit &git, const QString &folder, const char *commit)
{
    QStringList files =
        QString::fromUtf8(git.git(folder, {QStringLiteral("show"), QStringLiteral("--format="),
                                           QStringLiteral("--name-only"), QStringLiteral("-z"),
                                           QLatin1String(commit)}))
            .split(QChar::Null, Qt::SkipEmptyParts);
    files.sort();
    return files;
}

} // namespace

// What is asked of the true Git, and what it did.
class TestGitRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void statusOfNamedFiles();
    void commitsWhatIsNamed();
    void commitsNothingElse();
    void hookRefuses();
    void followsRenames();
    void readsBlobs();
    void mergesInTheStore();
    void pushesAndFetches();
};

void TestGitRepository::statusOfNamedFiles()
{
    const RealGit git;
    git.start(repo, list, "one\n");
    git.put(repo + QLatin1Char('/') + odd, "new");
    git.put(QStringLiteral("repo/other.txt"), "x");
    git.put(QStringLiteral("repo/README.md"), "two\n");
    const GitResult<GitStatus> status = GitRepository(git.at(repo)).status({list, odd});
    QVERIFY(status);
    QCOMPARE(status->branch, QStringLiteral("main"));
    QCOMPARE(status->files, (QList<GitFile>{{list, {}, '.', 'M', false, false},
                                            {odd, {}, '?', '?', false, false}}));
    QVERIFY(GitRepository(git.at(repo)).status({})->files.isEmpty());
    QVERIFY(!GitRepository(QDir::tempPath()).status({}));
}

void TestGitRepository::commitsWhatIsNamed()
{
    const RealGit git;
    git.start(repo, list, "one\n");
    git.put(QStringLiteral("repo/gone.md"), "x");
    git.commitAll(repo, "More");
    QVERIFY(QFile::remove(git.at(QStringLiteral("repo/gone.md"))));
    git.put(QStringLiteral("repo/README.md"), "two\n");
    git.put(repo + QLatin1Char('/') + odd, "new");
    const QString message = QStringLiteral("读完一篇\n\n# 不是注释\n“$(id)”");
    QVERIFY(
        GitRepository(git.at(repo)).commit({list, odd, QStringLiteral("gone.md")}, {odd}, message));
    QCOMPARE(filesOf(git, repo, "HEAD"), QStringList({list, QStringLiteral("gone.md"), odd}));
    QCOMPARE(git.git(repo, "log -1 --format=%B"), message.toUtf8());
    QCOMPARE(git.git(repo, "status --porcelain"), QByteArray());
}

// Neither what lies there nor what is staged; that stays staged as it is.
void TestGitRepository::commitsNothingElse()
{
    const RealGit git;
    git.start(repo, list, "one\n");
    git.put(QStringLiteral("repo/staged.txt"), "staged");
    git.git(repo, "add staged.txt");
    git.put(QStringLiteral("repo/staged.txt"), "and gone on");
    git.put(QStringLiteral("repo/lies.txt"), "x");
    git.put(QStringLiteral("repo/README.md"), "two\n");
    QVERIFY(GitRepository(git.at(repo)).commit({list}, {}, QStringLiteral("Two")));
    QCOMPARE(filesOf(git, repo, "HEAD"), QStringList({list}));
    QCOMPARE(git.git(repo, "status --porcelain"), "AM staged.txt\n?? lies.txt");
    QCOMPARE(git.git(repo, "show :staged.txt"), "staged");
}

void TestGitRepository::hookRefuses()
{
    const RealGit git;
    git.start(repo, list, "one\n");
    const QString hook = QStringLiteral("repo/.git/hooks/pre-commit");
    git.put(hook, "#!/bin/sh\necho 'no tabs, please'\nexit 1\n");
    QFile(git.at(hook)).setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    git.put(QStringLiteral("repo/README.md"), "two\n");
    git.put(QStringLiteral("repo/note.md"), "new");
    const GitResult<void> done = GitRepository(git.at(repo))
                                     .commit({list, QStringLiteral("note.md")},
                                             {QStringLiteral("note.md")}, QStringLiteral("Two"));
    QVERIFY(!done);
    QCOMPARE(done.error().trouble, GitTrouble::Other);
    QVERIFY(done.error().words.contains("no tabs, please"));
    QCOMPARE(git.git(repo, "status --porcelain"), "M README.md\n?? note.md");
}

void TestGitRepository::followsRenames()
{
    const RealGit git;
    git.start(repo, QStringLiteral("old name.md"), "a\nb\nc\n");
    git.git(repo, {QStringLiteral("mv"), QStringLiteral("old name.md"), QStringLiteral("新.md")});
    git.commitAll(repo, "Rename");
    git.put(QStringLiteral("repo/新.md"), "a\nb\nc\nd\n");
    git.commitAll(repo, "Change");
    const GitResult<QList<GitCommit>> log =
        GitRepository(git.at(repo)).log(10, QStringLiteral("新.md"));
    QVERIFY(log);
    QStringList lines;
    for (const GitCommit &commit : *log)
        lines << QStringLiteral("%1 %2 %3 %4")
                     .arg(commit.subject, commit.author, QString(QLatin1Char(commit.how)),
                          commit.path);
    QCOMPARE(lines, QStringList({QStringLiteral("Change Ada M 新.md"),
                                 QStringLiteral("Rename Ada R 新.md"),
                                 QStringLiteral("Begin Ada A old name.md")}));
    QCOMPARE(GitRepository(git.at(repo)).log(2)->size(), 2);
}

void TestGitRepository::readsBlobs()
{
    const RealGit git;
    git.start(repo, list, "one\n");
    git.put(repo + QLatin1Char('/') + odd, "new");
    git.commitAll(repo, "More");
    const auto blobs =
        GitRepository(git.at(repo))
            .blobs({"HEAD:README.md", QByteArray("HEAD:") + odd.toUtf8(), "HEAD~1:nothing"});
    QVERIFY(blobs);
    QCOMPARE(*blobs, (QList<std::optional<QByteArray>>{QByteArray("one\n"), QByteArray("new"),
                                                       std::nullopt}));
}

void TestGitRepository::mergesInTheStore()
{
    const RealGit git;
    git.start(repo, list, "base\n");
    git.git(repo, "checkout -q -b side");
    git.put(QStringLiteral("repo/README.md"), "theirs\n");
    git.put(QStringLiteral("repo/new.md"), "new\n");
    git.commitAll(repo, "Side");
    git.git(repo, "checkout -q main");
    git.put(QStringLiteral("repo/README.md"), "ours\n");
    git.commitAll(repo, "Main");
    const GitRepository repository(git.at(repo));
    const QByteArray ours = git.git(repo, "rev-parse main");
    const QByteArray theirs = git.git(repo, "rev-parse side");
    const GitResult<GitMergeTree> merge = repository.mergeTree(ours, theirs);
    QVERIFY(merge);
    QCOMPARE(merge->conflicts.size(), 1);
    const GitConflict &conflict = merge->conflicts.first();
    QCOMPARE(conflict.path, list);
    const auto blobs = repository.blobs({conflict.blobs[0], conflict.blobs[1], conflict.blobs[2]});
    QCOMPARE(*blobs, (QList<std::optional<QByteArray>>{QByteArray("base\n"), QByteArray("ours\n"),
                                                       QByteArray("theirs\n")}));
    const GitResult<QByteArray> blob = repository.writeBlob("both\n");
    const GitResult<QByteArray> tree =
        repository.writeTree(merge->tree, {{list, conflict.modes[1], *blob}});
    const GitResult<QByteArray> commit =
        repository.commitTree(*tree, {ours, theirs}, QStringLiteral("Merge"));
    QVERIFY(commit);
    QCOMPARE(git.git(repo, "status --porcelain"), QByteArray()); // nothing was touched so far
    QCOMPARE(git.git(repo, "rev-parse HEAD"), ours);
    QVERIFY(repository.forward(*commit));
    QCOMPARE(git.bytes(QStringLiteral("repo/README.md")), "both\n");
    QCOMPARE(git.bytes(QStringLiteral("repo/new.md")), "new\n");
    QCOMPARE(git.git(repo, "status --porcelain"), QByteArray());
    QCOMPARE(*repository.changedBetween(ours, *commit),
             QStringList({list, QStringLiteral("new.md")}));
    // Not forward.
    QVERIFY(!repository.forward(theirs + "x"));
    git.git(repo, "reset -q --hard main~1");
    git.put(QStringLiteral("repo/README.md"), "typed\n");
    const GitResult<void> refused = repository.forward(*commit);
    QVERIFY(!refused);
    QCOMPARE(refused.error().trouble, GitTrouble::WouldOverwrite);
    QCOMPARE(gitFilesInTheWay(refused.error().words), QStringList{list});
    QCOMPARE(git.bytes(QStringLiteral("repo/README.md")), "typed\n");
}

void TestGitRepository::pushesAndFetches()
{
    const RealGit git;
    git.start(repo, list, "one\n");
    git.share(repo, QStringLiteral("bare.git"), QStringLiteral("other clone"));
    git.put(QStringLiteral("other clone/README.md"), "two\n");
    git.commitAll(QStringLiteral("other clone"), "Two");
    const GitRepository other(git.at(QStringLiteral("other clone")));
    QVERIFY(other.push(QStringLiteral("main")));
    const GitRepository repository(git.at(repo));
    QVERIFY(repository.fetch());
    QCOMPARE(repository.status({})->behind, 1);
    QCOMPARE(repository.status({})->upstream, QStringLiteral("origin/main"));
    git.put(QStringLiteral("repo/README.md"), "three\n");
    git.commitAll(repo, "Three");
    const GitResult<void> pushed = repository.push(QStringLiteral("main"));
    QVERIFY(!pushed);
    QCOMPARE(pushed.error().trouble, GitTrouble::NotForward);
    git.git(repo, "checkout -q -b new");
    QVERIFY(repository.push(QStringLiteral("new"), QStringLiteral("origin")));
    QCOMPARE(repository.status({})->upstream, QStringLiteral("origin/new"));
    QCOMPARE(repository.remotes(), QStringList{QStringLiteral("origin")});
    QVERIFY(repository.setConfig(QStringLiteral("merge.paperdip.name"), QStringLiteral("a b")));
    QCOMPARE(repository.config(QStringLiteral("merge.paperdip.name")), QStringLiteral("a b"));
}

QTEST_GUILESS_MAIN(TestGitRepository)
#include "tst_gitrepository.moc"
