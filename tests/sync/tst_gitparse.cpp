// SPDX-License-Identifier: MIT
#include "sync/gitparse.h"
#include "sync/gitprocess.h"

#include <QRegularExpression>
#include <QTest>

using namespace paperdip;

Q_DECLARE_METATYPE(paperdip::GitStatus)
Q_DECLARE_METATYPE(paperdip::GitTrouble)
Q_DECLARE_METATYPE(paperdip::GitProgress)

namespace {

const QByteArray id(40, 'a');

// Zeros as '|', for the eye.
QByteArray zeros(QByteArray text)
{
    return text.replace('|', '\0');
}

} // namespace

// What Git prints, as it is understood.
class TestGitParse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void status_data();
    void status();
    void noStatus_data();
    void noStatus();
    void log();
    void mergeTree();
    void batch();
    void trouble_data();
    void trouble();
    void inTheWay();
    void progress_data();
    void progress();
};

void TestGitParse::status_data()
{
    QTest::addColumn<QByteArray>("out");
    QTest::addColumn<GitStatus>("expected");
    const QByteArray one = " N... 100644 100644 100644 " + id + ' ' + id + ' ';
    QTest::newRow("nothing") << QByteArray() << GitStatus{};
    QTest::newRow("no commit yet") << QByteArray("# branch.oid (initial)|# branch.head main|")
                                   << GitStatus{QStringLiteral("main"), {}, {}, false, 0, 0, {}};
    QTest::newRow("detached") << QByteArray("# branch.oid " + id + "|# branch.head (detached)|")
                              << GitStatus{{}, id, {}, false, 0, 0, {}};
    QTest::newRow("apart")
        << QByteArray("# branch.oid " + id +
                      "|# branch.head main|# branch.upstream origin/main|"
                      "# branch.ab +2 -3|")
        << GitStatus{QStringLiteral("main"), id, QStringLiteral("origin/main"), true, 2, 3, {}};
    QTest::newRow("upstream gone")
        << QByteArray("# branch.oid " + id + "|# branch.head m|# branch.upstream o/m|")
        << GitStatus{QStringLiteral("m"), id, QStringLiteral("o/m"), false, 0, 0, {}};
    const auto file = [](const char *path, char index, char tree, bool unmerged = false) {
        return GitStatus{{},
                         {},
                         {},
                         false,
                         0,
                         0,
                         {GitFile{QString::fromUtf8(path), {}, index, tree, unmerged, false}}};
    };
    QTest::newRow("changed") << QByteArray("1 .M" + one + "README.md|")
                             << file("README.md", '.', 'M');
    QTest::newRow("staged, blanks")
        << QByteArray("1 M." + one + "my notes/a b.md|") << file("my notes/a b.md", 'M', '.');
    QTest::newRow("Chinese") << QByteArray("? 笔记/论文 一.md|")
                             << file("笔记/论文 一.md", '?', '?');
    QTest::newRow("line break") << QByteArray("? a\nb.md|") << file("a\nb.md", '?', '?');
    QTest::newRow("both changed") << QByteArray("u UU N... 100644 100644 100644 100644 " + id +
                                                ' ' + id + ' ' + id + " a b.md|")
                                  << file("a b.md", 'U', 'U', true);
    GitStatus renamed = file("b.md", 'R', '.');
    renamed.files[0].from = QStringLiteral("a.md");
    QTest::newRow("renamed") << QByteArray("2 R. N... 100644 100644 100644 " + id + ' ' + id +
                                           " R100 b.md|a.md|")
                             << renamed;
    GitStatus submodule = file("sub", '.', 'M');
    submodule.files[0].isSubmodule = true;
    QTest::newRow("submodule") << QByteArray("1 .M SC.. 160000 160000 160000 " + id + ' ' + id +
                                             " sub|")
                               << submodule;
    QTest::newRow("ignored") << QByteArray("! build/|") << GitStatus{};
}

void TestGitParse::status()
{
    QFETCH(QByteArray, out);
    QFETCH(GitStatus, expected);
    const std::optional<GitStatus> status = parseGitStatus(zeros(out));
    QVERIFY(status);
    QCOMPARE(*status, expected);
}

void TestGitParse::noStatus_data()
{
    QTest::addColumn<QByteArray>("out");
    QTest::newRow("words") << QByteArray("fatal: not a git repository");
    QTest::newRow("cut off") << QByteArray("1 .M N... 100644|");
    QTest::newRow("no path") << QByteArray("? |");
}

void TestGitParse::noStatus()
{
    QFETCH(QByteArray, out);
    QVERIFY(!parseGitStatus(zeros(out)));
}

void TestGitParse::log()
{
    QVERIFY(parseGitLog({}).isEmpty());
    const QByteArray head = "\x1e" + id +
                            "\x1f"
                            "1700000000\x1f"
                            "李 雷\x1f"
                            "读完 | 一篇\x1f";
    const GitCommit plain{id, 1700000000, QStringLiteral("李 雷"), QStringLiteral("读完 | 一篇"),
                          {}, '.'};
    QByteArray bare = head;
    bare += '\0';
    QCOMPARE(parseGitLog(bare + head), (QList<GitCommit>{plain, plain}));
    GitCommit moved = plain;
    moved.path = QStringLiteral("b c.md");
    moved.how = 'R';
    GitCommit made = plain;
    made.path = QStringLiteral("a.md");
    made.how = 'A';
    QCOMPARE(parseGitLog(head + zeros("|\nR100|a.md|b c.md|") + head + zeros("|\nA|a.md|")),
             (QList<GitCommit>{moved, made}));
}

void TestGitParse::mergeTree()
{
    QVERIFY(!parseGitMergeTree({}));
    QVERIFY(!parseGitMergeTree("usage: git merge-tree"));
    const QByteArray tree(40, 'b');
    QCOMPARE(parseGitMergeTree(tree + '\0')->tree, tree);
    const std::optional<GitMergeTree> merge = parseGitMergeTree(
        zeros(tree + "|100644 " + id + " 1\ta b.md|100644 " + id + " 2\ta b.md|100755 " + tree +
              " 3\ta b.md|100644 " + id + " 1\tgone.md|100644 " + id + " 2\tgone.md||1|words|"));
    QVERIFY(merge);
    QCOMPARE(merge->conflicts.size(), 2);
    QCOMPARE(
        merge->conflicts[0],
        (GitConflict{QStringLiteral("a b.md"), {id, id, tree}, {"100644", "100644", "100755"}}));
    QVERIFY(merge->conflicts[1].blobs[2].isEmpty());
    QVERIFY(!parseGitMergeTree(zeros(tree + "|100644 " + id + " 4\ta|")));
}

void TestGitParse::batch()
{
    using Contents = QList<std::optional<QByteArray>>;
    QCOMPARE(parseGitBatch({}), Contents());
    QCOMPARE(parseGitBatch(id + " blob 3\na\nb\nHEAD:x missing\n" + id + " blob 0\n\n" + id +
                           " tree 2\nxy\n"),
             (Contents{QByteArray("a\nb"), std::nullopt, QByteArray(), std::nullopt}));
    QCOMPARE(parseGitBatch("HEAD:a b c missing\n"), Contents{std::nullopt});
}

void TestGitParse::trouble_data()
{
    QTest::addColumn<QByteArray>("err");
    QTest::addColumn<GitTrouble>("expected");
    const auto row = [](const char *err, GitTrouble trouble) {
        QTest::newRow(err) << QByteArray(err) << trouble;
    };
    row("fatal: could not read Username for 'https://github.com': terminal prompts disabled",
        GitTrouble::NoPassword);
    row("remote: Support for password authentication was removed.\nfatal: Authentication failed "
        "for 'https://github.com/a/b'",
        GitTrouble::NoPassword);
    row("git@github.com: Permission denied (publickey).\nfatal: Could not read from remote "
        "repository.",
        GitTrouble::NoKey);
    row("Host key verification failed.\nfatal: Could not read from remote repository.",
        GitTrouble::UnknownHost);
    row("fatal: unable to access 'https://x/': Could not resolve host: x",
        GitTrouble::NoConnection);
    row("ssh: connect to host x port 22: Connection timed out\nfatal: Could not read from remote "
        "repository.",
        GitTrouble::NoConnection);
    row("fatal: '/x' does not appear to be a git repository", GitTrouble::NoRepository);
    row("remote: Repository not found.\nfatal: repository 'https://x/' not found",
        GitTrouble::NoRepository);
    row(" ! [rejected]        main -> main (fetch first)", GitTrouble::NotForward);
    row(" ! [rejected]        main -> main (non-fast-forward)", GitTrouble::NotForward);
    row(" ! [remote rejected] main -> main (pre-receive hook declined)", GitTrouble::RemoteRefused);
    row("error: Your local changes to the following files would be overwritten by merge:\n\ta.md",
        GitTrouble::WouldOverwrite);
    row("fatal: Unable to create '/x/.git/index.lock': File exists.", GitTrouble::Locked);
    row("*** Please tell me who you are.", GitTrouble::NoIdentity);
    row("fatal: detected dubious ownership in repository at '/x'", GitTrouble::NotOurs);
    row("pre-commit: no tabs, please", GitTrouble::Other);
}

void TestGitParse::trouble()
{
    QFETCH(QByteArray, err);
    QFETCH(GitTrouble, expected);
    QCOMPARE(gitTrouble(err), expected);
}

void TestGitParse::inTheWay()
{
    QCOMPARE(gitFilesInTheWay("error: The following untracked working tree files would be "
                              "overwritten by merge:\n\tnote/a b.md\n\t笔记.md\nPlease move\n"),
             QStringList({QStringLiteral("note/a b.md"), QStringLiteral("笔记.md")}));
}

void TestGitParse::progress_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<GitProgress>("expected"); // empty: none
    QTest::newRow("percent") << QByteArray("Receiving objects:  42% (13/31), 1.20 MiB | 2 MiB/s")
                             << GitProgress{QStringLiteral("Receiving objects"), 42};
    QTest::newRow("remote") << QByteArray("remote: Compressing objects: 100% (2/2), done.        ")
                            << GitProgress{QStringLiteral("Compressing objects"), 100};
    QTest::newRow("count") << QByteArray("remote: Enumerating objects: 31, done.")
                           << GitProgress{QStringLiteral("Enumerating objects"), -1};
    QTest::newRow("error") << QByteArray("fatal: bad object") << GitProgress{};
    QTest::newRow("hook") << QByteArray("remote: Create a pull request for 'x':") << GitProgress{};
}

void TestGitParse::progress()
{
    QFETCH(QByteArray, line);
    QFETCH(GitProgress, expected);
    GitProgress found;
    QCOMPARE(readGitProgress(line, &found), !expected.what.isEmpty());
    QCOMPARE(found, expected);
}

QTEST_GUILESS_MAIN(TestGitParse)
#include "tst_gitparse.moc"
