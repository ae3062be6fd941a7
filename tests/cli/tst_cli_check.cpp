// SPDX-License-Identifier: MIT
#include "cli/shell.h"
#include "shared.h"

#include <QJsonDocument>

using namespace paperdip;

namespace {

const QByteArray cleanList = "# Clean\n\n- [ ] [[2401.00001] A](https://arxiv.org/abs/2401.00001)\n"
                             "  [note](note/a.md)\n";
const QByteArray badList = "# Bad\n\n"
                           "- [ ] [[2401.00001] A](https://arxiv.org/abs/2401.00001,)\n"
                           "  [note](b.md)\n"
                           "- [ ] [[2401.00002] B](https://arxiv.org/abs/2401.00003)\n"
                           "- [ ] [[2401.00001] A](https://arxiv.org/abs/2401.00001)\n"
                           "- [ ] [C](https://e.org/c.pdf?utm_source=x)\n";
const QByteArray mendedList = "# Bad\n\n"
                              "- [ ] [[2401.00001] A](https://arxiv.org/abs/2401.00001)\n"
                              "  [note](note/b.md)\n"
                              "- [ ] [[2401.00002] B](https://arxiv.org/abs/2401.00003)\n"
                              "- [ ] [[2401.00001] A](https://arxiv.org/abs/2401.00001)\n"
                              "- [ ] [C](https://e.org/c.pdf)\n";

QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(u' ');
}

// A folder with the two lists and the notes of each.
class Lists : public Shell
{
public:
    Lists()
    {
        QDir(path(QString())).mkpath(QStringLiteral("note"));
        write(QStringLiteral("clean.md"), cleanList);
        write(QStringLiteral("bad.md"), badList);
        write(QStringLiteral("note/a.md"), "# A\n");
        write(QStringLiteral("note/b.md"), "# [B](https://arxiv.org/abs/2401.00001)\n");
    }
};

} // namespace

// paperdip check: what it prints, writes and returns.
class TestCliCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clean();
    void findings();
    void hintsAlone();
    void onlyAndExcept();
    void fix();
    void diff();
    void json();
    void severalLists();
    void notes();
    void recordsOfALibrary();
    void leavesThePersonsLibraryAlone();
    void misuse_data();
    void misuse();
    void cannotBeRead();
    void seed();
};

void TestCliCheck::clean()
{
    const Lists shell;
    const Outcome outcome = shell.run(words("check clean.md"));
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.out, QByteArray("clean.md: no problems found\n"));
    QCOMPARE(outcome.err, QByteArray());
    QCOMPARE(shell.read(QStringLiteral("clean.md")), cleanList);
}

void TestCliCheck::findings()
{
    const Lists shell;
    const Outcome outcome = shell.run(words("check bad.md"));
    QCOMPARE(outcome.status, 1);
    const QByteArrayList lines = outcome.out.split('\n');
    QCOMPARE(lines.size(), 6);
    QVERIFY2(lines[0].startsWith("bad.md:3:24: warning: ") && lines[0].endsWith(" [link-rubbish]"),
             lines[0].constData());
    QVERIFY2(lines[1].startsWith("bad.md:4:3: error: ") && lines[1].contains("“note/b.md”") &&
                 lines[1].endsWith(" [missing-note]"),
             lines[1].constData());
    QVERIFY2(lines[2].startsWith("bad.md:5:9: warning: ") && lines[2].endsWith(" [id-mismatch]"),
             lines[2].constData());
    QVERIFY2(lines[3].startsWith("bad.md:6:21: hint: ") && lines[3].endsWith(" [double]"),
             lines[3].constData());
    QVERIFY2(lines[4].startsWith("bad.md:7:11: hint: ") && lines[4].endsWith(" [link-rubbish]"),
             lines[4].constData());
    QVERIFY(outcome.err.contains("1 error, 2 warnings, 2 hints; 3 can be mended with --fix"));
    QCOMPARE(shell.read(QStringLiteral("bad.md")), badList);
}

void TestCliCheck::hintsAlone()
{
    const Lists shell;
    const Outcome outcome = shell.run(words("check bad.md --only double"));
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.out.count('\n'), 1);
}

void TestCliCheck::onlyAndExcept()
{
    const Lists shell;
    QCOMPARE(shell.run(words("check bad.md --only double,missing-note")).out.count('\n'), 2);
    QCOMPARE(shell.run(words("check bad.md --only double --only id-mismatch")).out.count('\n'), 2);
    QCOMPARE(shell.run(words("check bad.md --except link-rubbish")).out.count('\n'), 3);
    const Outcome none = shell.run(words("check bad.md --only empty-link"));
    QCOMPARE(none.status, 0);
    QVERIFY(none.out.contains("no problems found"));
}

void TestCliCheck::fix()
{
    const Lists shell;
    const Outcome outcome = shell.run(words("check bad.md --fix"));
    QCOMPARE(outcome.status, 1); // the label still disagrees
    QCOMPARE(shell.read(QStringLiteral("bad.md")), mendedList);
    QCOMPARE(outcome.out.count('\n'), 2);
    QVERIFY(outcome.out.contains("[id-mismatch]"));
    QVERIFY(outcome.err.contains("mended 3 problems"));
    const Outcome again = shell.run(words("check bad.md --fix --except id-mismatch"));
    QCOMPARE(again.status, 0);
    QVERIFY(!again.err.contains("mended"));
    QCOMPARE(shell.read(QStringLiteral("bad.md")), mendedList);
}

void TestCliCheck::diff()
{
    const Lists shell;
    const Outcome outcome = shell.run(words("check bad.md --diff --only link-rubbish"));
    QCOMPARE(outcome.status, 1);
    QVERIFY(outcome.out.startsWith("--- a/bad.md\n+++ b/bad.md\n@@ -1,7 +1,7 @@\n"));
    QVERIFY(outcome.out.contains("\n-- [ ] [C](https://e.org/c.pdf?utm_source=x)\n"
                                 "+- [ ] [C](https://e.org/c.pdf)\n"));
    QCOMPARE(shell.read(QStringLiteral("bad.md")), badList);
    const Outcome none = shell.run(words("check clean.md --diff"));
    QCOMPARE(none.status, 0);
    QCOMPARE(none.out, QByteArray());
}

void TestCliCheck::json()
{
    const Lists shell;
    const Outcome outcome = shell.run(words("check --json bad.md clean.md"));
    QCOMPARE(outcome.status, 1);
    const QJsonArray lists = outcome.json().value(QStringLiteral("lists")).toArray();
    QCOMPARE(lists.size(), 2);
    const QJsonObject bad = lists[0].toObject();
    QCOMPARE(bad[QStringLiteral("file")].toString(), QStringLiteral("bad.md"));
    QCOMPARE(bad[QStringLiteral("errors")].toInt(), 1);
    QCOMPARE(bad[QStringLiteral("warnings")].toInt(), 2);
    QCOMPARE(bad[QStringLiteral("hints")].toInt(), 2);
    QCOMPARE(bad[QStringLiteral("fixed")].toInt(), 0);
    const QJsonArray findings = bad[QStringLiteral("findings")].toArray();
    QCOMPARE(findings.size(), 5);
    QCOMPARE(
        findings[1].toObject(),
        (QJsonObject{{QStringLiteral("kind"), QStringLiteral("missing-note")},
                     {QStringLiteral("severity"), QStringLiteral("error")},
                     {QStringLiteral("file"), QStringLiteral("bad.md")},
                     {QStringLiteral("line"), 4},
                     {QStringLiteral("column"), 3},
                     {QStringLiteral("message"),
                      QStringLiteral("there is no file “b.md”; it is most likely “note/b.md”")},
                     {QStringLiteral("entry"), QStringLiteral("A")},
                     {QStringLiteral("fix"),
                      QJsonObject{{QStringLiteral("before"), QStringLiteral("b.md")},
                                  {QStringLiteral("after"), QStringLiteral("note/b.md")}}}}));
    QVERIFY(findings[2][QStringLiteral("fix")].isNull());
    QCOMPARE(lists[1][QStringLiteral("findings")].toArray().size(), 0);
    const QJsonObject fixed = shell.run(words("check bad.md --fix --json")).json();
    QCOMPARE(fixed[QStringLiteral("lists")][0][QStringLiteral("fixed")].toInt(), 3);
}

void TestCliCheck::severalLists()
{
    const Lists shell;
    const Outcome outcome = shell.run(words("check clean.md bad.md"));
    QCOMPARE(outcome.status, 1);
    QVERIFY(outcome.out.startsWith("clean.md: no problems found\nbad.md:3:"));
    QCOMPARE(shell.run({QStringLiteral("check"), shell.path(QStringLiteral("clean.md"))}).out,
             shell.path(QStringLiteral("clean.md")).toUtf8() + ": no problems found\n");
}

// Places in notes are named by the note's file, as seen from where one stands.
void TestCliCheck::notes()
{
    const Lists shell;
    shell.write(QStringLiteral("list.md"),
                "# L\n\n- [ ] [[2401.00009] Z](https://arxiv.org/abs/2401.00009)\n"
                "  [note](note/b.md)\n");
    shell.write(QStringLiteral("note/c.md"), "# C\n");
    shell.write(QStringLiteral("note/a.png"), "x");
    shell.write(QStringLiteral("clean.md"), "# Clean\n\nSee note/a.md.\n");
    shell.write(QStringLiteral("bad.md"), "# Bad\n");
    const Outcome outcome = shell.run(words("check list.md"));
    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.out,
             QByteArray("note/a.png:1:1: hint: no note shows this picture [unlinked-picture]\n"
                        "note/b.md:1:1: warning: the note is headed by arXiv 2401.00001, but its "
                        "entry is 2401.00009 [note-heading]\n"
                        "note/c.md:1:1: hint: no entry links this note [unlinked-note]\n"));
}

void TestCliCheck::recordsOfALibrary()
{
    const Lists shell;
    const Outcome none = shell.run(words("--library other.db check clean.md"));
    QCOMPARE(none.status, 2);
    QVERIFY(none.err.contains("no library"));
    QCOMPARE(shell.run(words("--library other.db import clean.md")).status, 0);
    QCOMPARE(shell.run(words("--library other.db check clean.md")).status, 0);
}

void TestCliCheck::leavesThePersonsLibraryAlone()
{
    const Lists shell;
    QCOMPARE(shell.run(words("check bad.md --fix")).status, 1);
    QVERIFY(!QFile::exists(shell.path(QStringLiteral("data"))));
    const QStringList files = QDir(shell.path(QString())).entryList(QDir::Files);
    QCOMPARE(files, (QStringList{QStringLiteral("bad.md"), QStringLiteral("clean.md")}));
}

void TestCliCheck::misuse_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::newRow("no list") << QStringLiteral("check");
    QTest::newRow("unknown kind") << QStringLiteral("check bad.md --only nonsense");
    QTest::newRow("unknown exception") << QStringLiteral("check bad.md --except nonsense");
    QTest::newRow("diff and fix") << QStringLiteral("check bad.md --diff --fix");
    QTest::newRow("diff and json") << QStringLiteral("check bad.md --diff --json");
    QTest::newRow("unknown option") << QStringLiteral("check bad.md --repair");
}

void TestCliCheck::misuse()
{
    QFETCH(const QString, arguments);
    const Lists shell;
    const Outcome outcome = shell.run(arguments.split(u' '));
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.out, QByteArray());
    QVERIFY(outcome.err.startsWith("paperdip: "));
    QCOMPARE(shell.read(QStringLiteral("bad.md")), badList);
}

void TestCliCheck::cannotBeRead()
{
    const Lists shell;
    const Outcome outcome = shell.run(words("check nowhere.md"));
    QCOMPARE(outcome.status, 2);
    QVERIFY(outcome.err.contains("nowhere.md"));
}

// The seed links flashattention.md; in its repository the file is note/flashattention.md.
void TestCliCheck::seed()
{
    SKIP_WITHOUT_SHARED();
    const Lists shell;
    shell.write(QStringLiteral("README.md"), seedBytes());
    for (const char *name :
         {"attention_survey", "flashattention", "STRATHI_chunked_prefill", "Medusa"})
        shell.write(QStringLiteral("note/%1.md").arg(QLatin1String(name)), "# N\n");
    const Outcome outcome = shell.run(words("check README.md --only missing-note --fix"));
    QCOMPARE(outcome.status, 0);
    QCOMPARE(shell.read(QStringLiteral("README.md")),
             seedBytes().replace("(flashattention.md)", "(note/flashattention.md)"));
}

QTEST_GUILESS_MAIN(TestCliCheck)
#include "tst_cli_check.moc"
