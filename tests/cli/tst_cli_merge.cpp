// SPDX-License-Identifier: MIT
#include "cli/shell.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>

using namespace paperdip;

// Three versions of a list into one, from the command line and under git merge.
class TestCliMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void merges();
    void writesOverMine();
    void marksConflicts();
    void marksTheBase();
    void mergesNotes();
    void couldNot_data();
    void couldNot();
    void asAMergeDriver_data();
    void asAMergeDriver();
};

namespace {

const QByteArray base = "# List\n\n- [ ] [One](https://arxiv.org/abs/2001.00001)\n"
                        "- [ ] [Two](https://arxiv.org/abs/2001.00002)\n";
const QByteArray ticked = "# List\n\n- [x] [One](https://arxiv.org/abs/2001.00001)\n"
                          "- [ ] [Two](https://arxiv.org/abs/2001.00002)\n";
const QByteArray added = "# List\n\n- [ ] [One](https://arxiv.org/abs/2001.00001)\n  good\n"
                         "- [ ] [Two](https://arxiv.org/abs/2001.00002)\n"
                         "- [ ] [Three](https://arxiv.org/abs/2001.00003)\n";
const QByteArray both = "# List\n\n- [x] [One](https://arxiv.org/abs/2001.00001)\n  good\n"
                        "- [ ] [Two](https://arxiv.org/abs/2001.00002)\n"
                        "- [ ] [Three](https://arxiv.org/abs/2001.00003)\n";

QByteArray retitled(const char *title)
{
    return QByteArray(base).replace("[Two]", title);
}

void writeThree(const Shell &shell, const QByteArray &mine, const QByteArray &theirs)
{
    shell.write(QStringLiteral("base.md"), base);
    shell.write(QStringLiteral("mine.md"), mine);
    shell.write(QStringLiteral("theirs.md"), theirs);
}

QStringList mergeWords(const QStringList &more = {})
{
    return QStringList{QStringLiteral("merge"), QStringLiteral("base.md"),
                       QStringLiteral("mine.md"), QStringLiteral("theirs.md")} +
           more;
}

// In the shell's folder; its status.
int git(const Shell &shell, const QStringList &words)
{
    QProcess process;
    QProcessEnvironment environment = shell.environment();
    for (const char *who : {"AUTHOR", "COMMITTER"}) {
        environment.insert(QStringLiteral("GIT_%1_NAME").arg(QLatin1String(who)),
                           QStringLiteral("A"));
        environment.insert(QStringLiteral("GIT_%1_EMAIL").arg(QLatin1String(who)),
                           QStringLiteral("a@example.org"));
    }
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(shell.path(QString()));
    process.start(QStringLiteral("git"), words);
    return process.waitForFinished(60000) ? process.exitCode() : -1;
}

bool commit(const Shell &shell, const QByteArray &list)
{
    shell.write(QStringLiteral("README.md"), list);
    return git(shell, {QStringLiteral("commit"), QStringLiteral("-qam"), QStringLiteral("Edit")}) ==
           0;
}

} // namespace

void TestCliMerge::merges()
{
    const Shell shell;
    writeThree(shell, ticked, added);
    const Outcome outcome = shell.run(mergeWords());
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.out, both);
    QCOMPARE(outcome.err, QByteArray());
    QCOMPARE(shell.read(QStringLiteral("mine.md")), ticked);
    QVERIFY(!QFile::exists(shell.path(QStringLiteral("data")))); // no library is opened
}

void TestCliMerge::writesOverMine()
{
    const Shell shell;
    writeThree(shell, ticked, added);
    const Outcome outcome =
        shell.run(mergeWords({QStringLiteral("-o"), QStringLiteral("mine.md")}));
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.out, QByteArray());
    QCOMPARE(shell.read(QStringLiteral("mine.md")), both);
}

void TestCliMerge::marksConflicts()
{
    const Shell shell;
    writeThree(shell, retitled("[My Two]"), retitled("[Their Two]"));
    const Outcome outcome = shell.run(mergeWords());
    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.out, "# List\n\n- [ ] [One](https://arxiv.org/abs/2001.00001)\n"
                          "<<<<<<< mine.md\n"
                          "- [ ] [My Two](https://arxiv.org/abs/2001.00002)\n"
                          "=======\n"
                          "- [ ] [Their Two](https://arxiv.org/abs/2001.00002)\n"
                          ">>>>>>> theirs.md\n");
    QVERIFY2(outcome.err.contains("1 conflict"), outcome.err.constData());
}

void TestCliMerge::marksTheBase()
{
    const Shell shell;
    writeThree(shell, retitled("[My Two]"), retitled("[Their Two]"));
    const Outcome outcome = shell.run(
        mergeWords({QStringLiteral("--base"), QStringLiteral("-o"), QStringLiteral("new.md")}));
    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.out, QByteArray());
    QVERIFY(
        shell.read(QStringLiteral("new.md"))
            .contains("||||||| base.md\n- [ ] [Two](https://arxiv.org/abs/2001.00002)\n=======\n"));
}

void TestCliMerge::mergesNotes()
{
    const Shell shell;
    shell.write(QStringLiteral("base.md"), "# Note\n\nOne.\n\nTwo.\n");
    shell.write(QStringLiteral("mine.md"), "# Note\n\nOne, mine.\n\nTwo.\n");
    shell.write(QStringLiteral("theirs.md"), "# Note\n\nOne.\n\nTwo, theirs.\n");
    const Outcome outcome = shell.run(mergeWords());
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.out, QByteArray("# Note\n\nOne, mine.\n\nTwo, theirs.\n"));
}

void TestCliMerge::couldNot_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QStringList words = mergeWords();
    QTest::newRow("too few") << words.mid(0, 3);
    QTest::newRow("too many") << mergeWords({QStringLiteral("more.md")});
    QTest::newRow("a file that is not there")
        << QStringList{words[0], words[1], words[2], QStringLiteral("absent.md")};
    QTest::newRow("a folder") << QStringList{words[0], words[1], words[2], QStringLiteral(".")};
    QTest::newRow("no name to write to") << mergeWords({QStringLiteral("-o"), QString()});
    QTest::newRow("a folder that is not there")
        << mergeWords({QStringLiteral("-o"), QStringLiteral("absent/new.md")});
}

// Status 2, a message, and nothing written.
void TestCliMerge::couldNot()
{
    QFETCH(const QStringList, arguments);
    const Shell shell;
    writeThree(shell, ticked, added);
    const Outcome outcome = shell.run(arguments);
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.out, QByteArray());
    QVERIFY(!outcome.err.isEmpty());
    QCOMPARE(shell.read(QStringLiteral("mine.md")), ticked);
}

void TestCliMerge::asAMergeDriver_data()
{
    QTest::addColumn<QByteArray>("mine");
    QTest::addColumn<QByteArray>("theirs");
    QTest::addColumn<QByteArray>("merged");
    QTest::addColumn<bool>("worked");
    QTest::newRow("taken together") << ticked << added << both << true;
    QTest::newRow("a conflict") << retitled("[My Two]") << retitled("[Their Two]") << QByteArray()
                                << false;
}

void TestCliMerge::asAMergeDriver()
{
    QFETCH(const QByteArray, mine);
    QFETCH(const QByteArray, theirs);
    QFETCH(const QByteArray, merged);
    QFETCH(const bool, worked);
    if (QStandardPaths::findExecutable(QStringLiteral("git")).isEmpty())
        QSKIP("git is not here");
    const Shell shell;
    const QString program = qEnvironmentVariable("PAPERDIP_PROGRAM");
    QCOMPARE(git(shell, {QStringLiteral("init"), QStringLiteral("-q"), QStringLiteral("-b"),
                         QStringLiteral("main")}),
             0);
    QCOMPARE(git(shell, {QStringLiteral("config"), QStringLiteral("merge.paperdip.driver"),
                         QStringLiteral("'%1' merge %O %A %B -o %A").arg(program)}),
             0);
    shell.write(QStringLiteral(".gitattributes"), "*.md merge=paperdip\n");
    shell.write(QStringLiteral("README.md"), base);
    QCOMPARE(git(shell, {QStringLiteral("add"), QStringLiteral("README.md"),
                         QStringLiteral(".gitattributes")}),
             0);
    QVERIFY(commit(shell, base));
    QCOMPARE(
        git(shell, {QStringLiteral("checkout"), QStringLiteral("-qb"), QStringLiteral("theirs")}),
        0);
    QVERIFY(commit(shell, theirs));
    QCOMPARE(git(shell, {QStringLiteral("checkout"), QStringLiteral("-q"), QStringLiteral("main")}),
             0);
    QVERIFY(commit(shell, mine));
    const int status = git(shell, {QStringLiteral("merge"), QStringLiteral("-q"),
                                   QStringLiteral("--no-edit"), QStringLiteral("theirs")});
    QCOMPARE(status, worked ? 0 : 1);
    const QByteArray list = shell.read(QStringLiteral("README.md"));
    if (worked)
        QCOMPARE(list, merged);
    else
        QVERIFY2(list.contains("<<<<<<< ") && list.contains("My Two") && list.contains("Their Two"),
                 list.constData());
}

QTEST_GUILESS_MAIN(TestCliMerge)
#include "tst_cli_merge.moc"
