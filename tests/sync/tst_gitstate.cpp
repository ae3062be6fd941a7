// SPDX-License-Identifier: MIT
#include "sync/gitstate.h"

#include "sync/realgit.h"

#include <QRegularExpression>
#include <QTest>

using namespace paperdip;

Q_DECLARE_METATYPE(paperdip::GitActivity)

namespace {

const QString repo = QStringLiteral("repo");
const QString list = QStringLiteral("repo/README.md");

// Two branches that cannot be brought together by lines.
void makeConflict(const RealGit &git)
{
    git.start(repo, QStringLiteral("README.md"), "base\n");
    git.git(repo, "checkout -q -b side");
    git.put(list, "theirs\n");
    git.commitAll(repo, "Side");
    git.git(repo, "checkout -q main");
    git.put(list, "ours\n");
    git.commitAll(repo, "Main");
}

} // namespace

// What .git says, against what the true Git made of it.
class TestGitState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void branchAndHead();
    void activities_data();
    void activities();
    void otherPlaces();
    void odd();
};

void TestGitState::branchAndHead()
{
    const RealGit git;
    git.put(list, "one\n");
    QVERIFY(!gitStateOf(git.at(list)).isWorkTree());
    git.git(repo, "init -q");
    GitState state = gitStateOf(git.at(list));
    QCOMPARE(state.root, git.at(repo));
    QCOMPARE(state.branch, QStringLiteral("main"));
    QVERIFY(state.head.isEmpty());

    git.commitAll(repo, "Begin");
    const GitState loose = gitStateOf(git.at(list));
    QCOMPARE(loose.head, git.git(repo, "rev-parse HEAD"));
    QVERIFY(loose != state);
    git.git(repo, "pack-refs --all");
    QCOMPARE(gitStateOf(git.at(list)), loose);

    git.git(repo, "checkout -q -b 分支/二");
    state = gitStateOf(git.at(list));
    QCOMPARE(state.branch, QStringLiteral("分支/二"));
    QCOMPARE(state.head, loose.head);
    git.git(repo, "checkout -q --detach");
    state = gitStateOf(git.at(list));
    QVERIFY(state.branch.isEmpty());
    QCOMPARE(state.head, loose.head);
    QCOMPARE(state.activity, GitActivity::None);
    QVERIFY(!state.locked);
    git.put(QStringLiteral("repo/.git/index.lock"), {});
    QVERIFY(gitStateOf(git.at(list)).locked);
}

void TestGitState::activities_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<GitActivity>("activity");
    QTest::newRow("merge") << "merge side" << GitActivity::Merge;
    QTest::newRow("rebase") << "rebase side" << GitActivity::Rebase;
    QTest::newRow("old rebase") << "rebase --apply side" << GitActivity::Rebase;
    QTest::newRow("cherry-pick") << "cherry-pick side" << GitActivity::CherryPick;
    QTest::newRow("revert") << "revert --no-edit HEAD~1" << GitActivity::Revert;
    QTest::newRow("bisect") << "bisect start" << GitActivity::Bisect;
    QTest::newRow("patches") << "am --3way side.patch" << GitActivity::Patches;
    QTest::newRow("none") << "status" << GitActivity::None;
}

void TestGitState::activities()
{
    QFETCH(QString, command);
    QFETCH(GitActivity, activity);
    const RealGit git;
    makeConflict(git);
    git.put(list, "more\n");
    git.git(repo, "commit -qam More"); // what is reverted is not the newest
    git.put(QStringLiteral("repo/side.patch"),
            git.git(repo, "format-patch --stdout main~2..side") + "\n");
    git.tryGit(repo, command.split(QLatin1Char(' ')));
    const GitState state = gitStateOf(git.at(list));
    QCOMPARE(state.activity, activity);
    QCOMPARE(state.head, git.git(repo, "rev-parse HEAD"));
}

void TestGitState::otherPlaces()
{
    const RealGit git;
    git.start(repo, QStringLiteral("README.md"), "one\n");
    // A linked work tree: .git is a file, refs are shared.
    git.git(repo,
            {QStringLiteral("worktree"), QStringLiteral("add"), QStringLiteral("-q"),
             QStringLiteral("-b"), QStringLiteral("other"), git.at(QStringLiteral("other tree"))});
    GitState state = gitStateOf(git.at(QStringLiteral("other tree/README.md")));
    QCOMPARE(state.root, git.at(QStringLiteral("other tree")));
    QCOMPARE(state.commonDir, git.at(QStringLiteral("repo/.git")));
    QCOMPARE(state.branch, QStringLiteral("other"));
    QCOMPARE(state.head, git.git(repo, "rev-parse HEAD"));

    // A submodule: a repository of its own.
    git.start(QStringLiteral("inner"), QStringLiteral("papers.md"), "two\n");
    git.git(repo, {QStringLiteral("-c"), QStringLiteral("protocol.file.allow=always"),
                   QStringLiteral("submodule"), QStringLiteral("--quiet"), QStringLiteral("add"),
                   git.at(QStringLiteral("inner")), QStringLiteral("sub")});
    state = gitStateOf(git.at(QStringLiteral("repo/sub/papers.md")));
    QCOMPARE(state.root, git.at(QStringLiteral("repo/sub")));
    QCOMPARE(state.head, git.git(QStringLiteral("inner"), "rev-parse HEAD"));

    // By a symbolic link.
    QVERIFY(QFile::link(git.at(list), git.at(QStringLiteral("link.md"))));
    QCOMPARE(gitStateOf(git.at(QStringLiteral("link.md"))), gitStateOf(git.at(list)));
}

void TestGitState::odd()
{
    const RealGit git;
    git.put(QStringLiteral("a/.git"), "gitdir: ../nowhere\n");
    git.put(QStringLiteral("a/x.md"), "x");
    QVERIFY(!gitStateOf(git.at(QStringLiteral("a/x.md"))).isWorkTree());
    git.put(QStringLiteral("b/.git/HEAD"), "ref: refs/heads/loop\n");
    git.put(QStringLiteral("b/.git/refs/heads/loop"), "ref: refs/heads/loop\n");
    QVERIFY(gitStateOf(git.at(QStringLiteral("b/x.md"))).head.isEmpty());
    git.put(QStringLiteral("b/.git/HEAD"), QByteArray(100000, 'x'));
    QVERIFY(gitStateOf(git.at(QStringLiteral("b/x.md"))).head.isEmpty());
}

QTEST_GUILESS_MAIN(TestGitState)
#include "tst_gitstate.moc"
