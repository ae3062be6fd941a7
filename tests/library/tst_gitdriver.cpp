// SPDX-License-Identifier: MIT
#include "library/gitdriver.h"

#include "library/libraryfixture.h"
#include "sync/realgit.h"

#include <QRegularExpression>

using namespace paperdip;

namespace {

const QString repo = QStringLiteral("repo");

QString program()
{
    return qEnvironmentVariable("PAPERDIP_PROGRAM");
}

// A repository that is told to merge its list with the program.
struct DrivenRepository : RealGit
{
    explicit DrivenRepository(const QString &list = QStringLiteral("README.md"),
                              const QString &run = program())
        : path(repo + QLatin1Char('/') + list)
    {
        put(repo + QStringLiteral("/note/Medusa.md"), "# Medusa\n\none\n\ntwo\n");
        start(repo, list, homeList());
        setUp(list, run);
        commitAll(repo, "Attributes");
    }
    GitDriverPlan plan(const QString &list, const QString &run) const
    {
        const ListTask task{1, at(repo + QLatin1Char('/') + list), Document::read(homeList()), {}};
        return planGitDriver(GitRepository(at(repo)), filesOfList(task), run);
    }
    void setUp(const QString &list, const QString &run) const
    {
        QVERIFY(setUpGitDriver(GitRepository(at(repo)), plan(list, run)));
    }
    void change(const QByteArray &from, const QByteArray &to, const char *subject) const
    {
        const QByteArray before = bytes(path);
        QVERIFY(before.contains(from));
        put(path, QByteArray(before).replace(from, to));
        commitAll(repo, subject);
    }
    // A branch with a change of its own; then one on main.
    void diverge(const QByteArray &from, const QByteArray &mine, const QByteArray &theirs) const
    {
        git(repo, "checkout -q -b side");
        change(from, theirs, "Side");
        git(repo, "checkout -q main");
        change(from, mine, "Main");
    }

    QString path;
};

const QByteArray entry = "- [ ] [[2309.06180] Paged Attention](https://arxiv.org/abs/2309.06180)\n";
const QByteArray mineNew = "- [ ] [[2311.00002] Mine](https://arxiv.org/abs/2311.00002)\n";
const QByteArray theirsNew = "- [ ] [[2311.00001] Theirs](https://arxiv.org/abs/2311.00001)\n";

} // namespace

// The program as Git's own merge driver: the real one, run by the real Git.
class TestGitDriver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void patterns_data();
    void patterns();
    void plans();
    void writesOnlyWhatWasShown();
    void merges_data();
    void merges();
    void marksConflicts();
    void quotesItsPath();
};

void TestGitDriver::patterns_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("pattern");
    QTest::newRow("plain") << QStringLiteral("README.md") << QByteArray("/README.md");
    QTest::newRow("Chinese") << QStringLiteral("论文/清单.md") << QByteArray("/论文/清单.md");
    QTest::newRow("blank") << QStringLiteral("my list/a b.md") << QByteArray("\"/my list/a b.md\"");
    QTest::newRow("star") << QStringLiteral("a*[1].md") << QByteArray("/a\\*\\[1].md");
    QTest::newRow("star and blank") << QStringLiteral("a *.md") << QByteArray("\"/a \\\\*.md\"");
    QTest::newRow("quote") << QStringLiteral("\"a\".md") << QByteArray("\"/\\\"a\\\".md\"");
}

// And Git reads it as that file, and no other.
void TestGitDriver::patterns()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, pattern);
    QCOMPARE(attributesPattern(path), pattern);
    const RealGit git;
    git.start(repo, QStringLiteral("x"), "x");
    git.put(QStringLiteral("repo/.gitattributes"), pattern + " merge=paperdip\n");
    const auto attributeOf = [&git](const QString &name) {
        return git.git(repo, {QStringLiteral("check-attr"), QStringLiteral("-z"),
                              QStringLiteral("merge"), QStringLiteral("--"), name});
    };
    QVERIFY(attributeOf(path).endsWith(QByteArray("merge\0paperdip\0", 15)));
    QVERIFY(!attributeOf(QStringLiteral("sub/") + path).contains("paperdip"));
    QVERIFY(!attributeOf(QStringLiteral("ab.md")).contains("paperdip"));
}

void TestGitDriver::plans()
{
    const RealGit git;
    git.start(repo, QStringLiteral("README.md"), homeList());
    const ListTask task{
        1, git.at(QStringLiteral("repo/README.md")), Document::read(homeList()), {}};
    const GitRepository repository(git.at(repo));
    const GitDriverPlan plan =
        planGitDriver(repository, filesOfList(task), QStringLiteral("/opt/50% of 'it'/paperdip"));
    QCOMPARE(plan.lines, QStringList({QStringLiteral("/README.md merge=paperdip"),
                                      QStringLiteral("/*.md merge=paperdip"),
                                      QStringLiteral("/note/*.md merge=paperdip")}));
    QCOMPARE(plan.command,
             QStringLiteral("'/opt/50%% of '\\''it'\\''/paperdip' merge %O %A %B -o %A"));
    QVERIFY(!plan.isDone());
    QCOMPARE(git.git(repo, "status --porcelain"), QByteArray());

    // What is there stays, with its line ends and without one at its end.
    git.put(QStringLiteral("repo/.gitattributes"), "*.png binary\r\n/README.md merge=paperdip");
    const GitDriverPlan more = planGitDriver(repository, filesOfList(task), program());
    QCOMPARE(more.after, "*.png binary\r\n/README.md merge=paperdip\r\n/*.md merge=paperdip\r\n"
                         "/note/*.md merge=paperdip\r\n");
    QVERIFY(setUpGitDriver(repository, more));
    QCOMPARE(git.bytes(QStringLiteral("repo/.gitattributes")), more.after);
    QVERIFY(planGitDriver(repository, filesOfList(task), program()).isDone());
}

void TestGitDriver::writesOnlyWhatWasShown()
{
    const RealGit git;
    git.start(repo, QStringLiteral("README.md"), homeList());
    const ListTask task{
        1, git.at(QStringLiteral("repo/README.md")), Document::read(homeList()), {}};
    const GitRepository repository(git.at(repo));
    const GitDriverPlan plan = planGitDriver(repository, filesOfList(task), program());
    git.put(QStringLiteral("repo/.gitattributes"), "* text=auto\n");
    const Result<void> done = setUpGitDriver(repository, plan);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Conflict);
    QCOMPARE(git.bytes(QStringLiteral("repo/.gitattributes")), "* text=auto\n");
}

void TestGitDriver::merges_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("list");
    for (const char *command :
         {"merge -q --no-edit side", "rebase -q side", "rebase -q --apply --3way side",
          "cherry-pick side", "pull -q --no-rebase --no-edit . side"}) {
        QTest::newRow(command) << QString::fromUtf8(command) << QStringLiteral("README.md");
    }
    QTest::newRow("an odd name") << QStringLiteral("merge -q --no-edit side")
                                 << QStringLiteral("我的 清单/a*b.md");
}

void TestGitDriver::merges()
{
    QFETCH(QString, command);
    QFETCH(QString, list);
    const DrivenRepository git(list);
    git.diverge(entry, entry + mineNew, entry + theirsNew);
    QStringList arguments = command.split(QLatin1Char(' '));
    arguments.removeAll(QStringLiteral("--3way")); // of am, whose rebase always is
    QByteArray out;
    QVERIFY2(git.tryGit(repo, arguments, &out) == 0, out.constData());
    const QByteArray bytes = git.bytes(git.path);
    QVERIFY(bytes.contains(mineNew) && bytes.contains(theirsNew));
    QCOMPARE(bytes.size(), homeList().size() + mineNew.size() + theirsNew.size());
    QCOMPARE(git.git(repo, "status --porcelain"), QByteArray());
}

void TestGitDriver::marksConflicts()
{
    const DrivenRepository git;
    git.diverge("Paged Attention]", "Mine]", "Theirs]");
    QVERIFY(git.tryGit(repo, {QStringLiteral("merge"), QStringLiteral("side")}) != 0);
    QCOMPARE(git.git(repo, "status --porcelain"), "UU README.md");
    const QByteArray bytes = git.bytes(git.path);
    QVERIFY(bytes.contains("<<<<<<< ") && bytes.contains("] Mine]") && bytes.contains("] Theirs]"));
}

void TestGitDriver::quotesItsPath()
{
    const RealGit folder;
    const QString odd = folder.at(QStringLiteral("it's 100%A of \"$HOME\"/论文"));
    QVERIFY(QDir().mkpath(odd));
    const QString link = odd + QStringLiteral("/paper dip");
    QVERIFY(QFile::link(program(), link));
    const DrivenRepository git(QStringLiteral("README.md"), link);
    git.diverge(entry, entry + mineNew, entry + theirsNew);
    QByteArray out;
    QVERIFY2(git.tryGit(repo, {QStringLiteral("merge"), QStringLiteral("side")}, &out) == 0,
             out.constData());
}

QTEST_GUILESS_MAIN(TestGitDriver)
#include "tst_gitdriver.moc"
