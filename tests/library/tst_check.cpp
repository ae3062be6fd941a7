// SPDX-License-Identifier: MIT
#include "library/check.h"

#include "library/folderindex.h"
#include "library/unifieddiff.h"
#include "libraryfixture.h"
#include "store/store.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace paperdip;

namespace {

// A work tree with a list and its notes.
class Tree
{
public:
    Tree() { QDir(m_folder.path()).mkpath(QStringLiteral(".git")); }

    QString path(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)); }
    void write(const char *name, const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", name);
    }
    QList<Finding> check(const QByteArray &list, const QHash<QString, QString> &titles = {}) const
    {
        write("README.md", list);
        return checkList(Document::read(list), path("README.md"), titles);
    }

private:
    QTemporaryDir m_folder;
};

QByteArray kindsOf(const QList<Finding> &findings)
{
    QByteArrayList kinds;
    for (const Finding &finding : findings)
        kinds << nameOf(finding.kind).toUtf8();
    return kinds.join(' ');
}

const char *const onePaper = "- [ ] [[2401.00001] A](https://arxiv.org/abs/2401.00001)\n";

} // namespace

// What a check finds with files and records, and how its fixes are made.
class TestCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void missingNote_data();
    void missingNote();
    void notMissing();
    void severalCandidates();
    void pictures();
    void unlinked();
    void unlinkedOnlyWhereNotesLive();
    void noteHeading();
    void titles();
    void fixesAreOneStep();
    void fixesOfChangedEntries();
    void diff();
    void diffIsTakenByPatch();
    void namesAreDistinct();
    void manyEntries();
};

void TestCheck::missingNote_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("fixed");
    QTest::newRow("in its folder")
        << QByteArray("flashattention.md") << QByteArray("note/flashattention.md");
    QTest::newRow("with a dot") << QByteArray("./flashattention.md")
                                << QByteArray("./note/flashattention.md");
    QTest::newRow("case and dashes")
        << QByteArray("note/Flash-Attention.md") << QByteArray("note/flashattention.md");
    QTest::newRow("encoded") << QByteArray("note/flash%20attention.md#x")
                             << QByteArray("note/flashattention.md#x");
    QTest::newRow("from the root")
        << QByteArray("/notes/flash_attention.md") << QByteArray("/note/flashattention.md");
    QTest::newRow("a name with blanks")
        << QByteArray("note/MyNote.md") << QByteArray("note/my%20note.md");
    QTest::newRow("none like it") << QByteArray("note/other.md") << QByteArray();
}

void TestCheck::missingNote()
{
    QFETCH(const QByteArray, written);
    QFETCH(const QByteArray, fixed);
    const Tree tree;
    tree.write("note/flashattention.md", "# Flash\n");
    tree.write("note/my note.md", "# Mine\n");
    tree.write(".hidden/other.md", "# Other\n");
    const QByteArray before = QByteArray(onePaper) + "  Flash, [note](";
    const auto findings = tree.check(before + written + ")\n");
    QCOMPARE(kindsOf(findings), QByteArray("missing-note"));
    QCOMPARE(findings.first().severity, Severity::Error);
    QCOMPARE(findings.first().line, 2);
    QCOMPARE(findings.first().column, 10);
    QVERIFY(inEnglish(findings.first().said).contains(QString::fromUtf8(written)));
    QCOMPARE(findings.first().fix.has_value(), !fixed.isEmpty());
    if (fixed.isEmpty())
        return;
    const auto bytes = fixedBytes(Document::read(before + written + ")\n"), findings);
    QVERIFY(bytes.has_value());
    QCOMPARE(*bytes, before + fixed + ")\n");
}

void TestCheck::notMissing()
{
    const Tree tree;
    tree.write("note/a b.md", "# A\n");
    tree.write("50%25.md", "# A\n");
    tree.write("docs/guide/x.md", "# A\n");
    tree.write("folder/README.md", "# A\n");
    QCOMPARE(kindsOf(tree.check("- [ ] [A](note/a%20b.md)\n- [ ] [B](<note/a b.md>)\n"
                                "- [ ] [C](50%25.md) [D](/guide/x.md) [E](folder/) [F](#x)\n"
                                "- [G](mailto:a@b.org) [H](site/page) [I](x.html)\n"
                                "- [J](https://e.org/x.md) [K](www.e.org/x.md)\n"
                                "- [ ] [L](note/a%20b.md#part)\n")),
             QByteArray("broken-link"));
}

// Which of two is meant nobody knows; and what another entry links is that entry's.
void TestCheck::severalCandidates()
{
    const Tree tree;
    tree.write("a/intro.md", "");
    tree.write("b/intro.md", "");
    const auto two = tree.check("- [ ] [A](intro.md)\n");
    QCOMPARE(kindsOf(two), QByteArray("missing-note"));
    QVERIFY(!two.first().fix);
    QVERIFY(inEnglish(two.first().said).contains(QStringLiteral("one of: a/intro.md, b/intro.md")));
    const auto linked = tree.check("- [ ] [A](c/intro.md)\n- [ ] [B](a/intro.md)\n"
                                   "- [ ] [C](b/intro.md)\n");
    QCOMPARE(kindsOf(linked), QByteArray("missing-note"));
    QVERIFY(!linked.first().fix);
    const auto pdf = tree.check("- [ ] [A](papers/a.pdf)\n- [ ] [B](CONTRIBUTING.md)\n");
    QCOMPARE(kindsOf(pdf), QByteArray("missing-file missing-file"));
}

void TestCheck::pictures()
{
    const Tree tree;
    tree.write("note/a.md", "# A\n\n![x](img/there.png) and ![y](img/gone.png)\n\n"
                            "<img width=\"3\" src='img/lost.jpg'>\n\n"
                            "```\n![z](img/code.png)\n```\n\n`![z](img/code.png)`\n"
                            "![web](https://e.org/a.png) ![](data:image/png;base64,xx)\n"
                            "![root](/note/img/there.png) ![q](img/there.png?raw=true)\n");
    tree.write("note/img/there.png", "x");
    const auto findings = tree.check(QByteArray(onePaper) + "  [note](note/a.md)\n");
    QCOMPARE(kindsOf(findings), QByteArray("missing-picture missing-picture"));
    QCOMPARE(findings[0].file, tree.path("note/a.md"));
    QCOMPARE(std::pair(findings[0].line, findings[0].column), std::pair(3, 25));
    QCOMPARE(findings[1].line, 5);
    QVERIFY(inEnglish(findings[1].said).contains(QStringLiteral("img/lost.jpg")));
    QVERIFY(findings[0].node != 0);
}

void TestCheck::unlinked()
{
    const Tree tree;
    tree.write("note/a.md",
               "# A\n\n![x](img/one.png)\n\nSee [b](b.md), [[wiki]], my%20other.md.\n");
    for (const char *name : {"note/b.md", "note/wiki.md", "note/orphan.md", "note/README.md",
                             "note/_template.md", "note/my other.md", "elsewhere/c.md"})
        tree.write(name, "# X\n\norphan.md\n");
    tree.write("site/nav.yml", "- note/orphan2.md\n");
    tree.write("note/orphan2.md", "");
    tree.write("note/wiki.md", "# W\n");
    for (const char *name :
         {"note/b.md", "note/README.md", "note/_template.md", "note/my other.md", "elsewhere/c.md"})
        tree.write(name, "# X\n");
    tree.write("note/orphan.md", "# I am orphan.md\n");
    for (const char *name : {"note/img/one.png", "note/img/two (1).png", "note/three.gif",
                             "elsewhere/four.png", "note/img/five.png"})
        tree.write(name, "x");
    tree.write("elsewhere/c.md", "<img src=\"../note/img/five.png\">\n");
    const auto findings = tree.check(QByteArray(onePaper) + "  [note](note/a.md)\n");
    QCOMPARE(kindsOf(findings), QByteArray("unlinked-picture unlinked-note unlinked-picture"));
    QCOMPARE(findings[0].file, tree.path("note/img/two (1).png"));
    QCOMPARE(findings[0].trash, findings[0].file);
    QCOMPARE(findings[1].file, tree.path("note/orphan.md"));
    QCOMPARE(findings[1].trash, QString());
    QCOMPARE(findings[1].severity, Severity::Hint);
    QCOMPARE(findings[2].file, tree.path("note/three.gif"));
}

void TestCheck::unlinkedOnlyWhereNotesLive()
{
    const Tree tree;
    tree.write("a.md", "# A\n");
    tree.write("b.md", "# B\n");
    tree.write("logo.png", "x");
    tree.write("docs/c.md", "# C\n");
    QCOMPARE(kindsOf(tree.check(QByteArray(onePaper) + "  [note](a.md)\n")), QByteArray());
    QCOMPARE(kindsOf(tree.check("# Text\n\nSee [docs](docs/c.md).\n")), QByteArray());
}

void TestCheck::noteHeading()
{
    const Tree tree;
    tree.write("note/a.md", "\n# [Another](https://arxiv.org/abs/2402.00002v1)\n");
    tree.write("note/b.md", "# [B](https://arxiv.org/pdf/2401.00002)\n");
    tree.write("note/c.md", "# Comparison\n\n## [X](https://arxiv.org/abs/2402.00009)\n");
    const auto findings = tree.check(
        QByteArray(onePaper) +
        "  [note](note/a.md)\n"
        "- [ ] [[2401.00002] B](https://arxiv.org/abs/2401.00002)\n  [note](note/b.md)\n"
        "- [ ] [[2401.00003] C](https://arxiv.org/abs/2401.00003)\n  [note](note/c.md)\n");
    QCOMPARE(kindsOf(findings), QByteArray("note-heading"));
    QCOMPARE(findings.first().file, tree.path("note/a.md"));
    QCOMPARE(findings.first().line, 2);
    // One note for two papers.
    QCOMPARE(
        kindsOf(tree.check(
            QByteArray(onePaper) +
            "  [note](note/a.md)\n"
            "- [ ] [[2402.00002] B](https://arxiv.org/abs/2402.00002)\n  [note](note/a.md)\n")),
        QByteArray("unlinked-note unlinked-note"));
}

void TestCheck::titles()
{
    const Tree tree;
    const QHash<QString, QString> titles{
        {QStringLiteral("2401.00001"),
         QStringLiteral("Learning to Walk Robots over Rough Terrain")}};
    const auto check = [&](const char *title) {
        return kindsOf(tree.check(QByteArray("- [ ] [[2401.00001] ") + title +
                                      "](https://arxiv.org/abs/2401.00001)\n",
                                  titles));
    };
    QCOMPARE(check("Serving Large Language Models with Paged Memory"),
             QByteArray("title-mismatch"));
    QCOMPARE(check("Learning to walk robots over rough terrain"), QByteArray());
    QCOMPARE(check("Walking Robots on Rough Terrain: a Preprint"), QByteArray());
    QCOMPARE(check("RoboWalk"), QByteArray());
    QCOMPARE(check("机器人在崎岖地形上行走的学习方法研究"), QByteArray());
}

void TestCheck::fixesAreOneStep()
{
    const auto library = openLibrary();
    const QByteArray before = "# L\n\n- [ ] [[2401.00001] A](https://arxiv.org/abs/2401.00001#x)\n"
                              "- [ ] [B] (https://arxiv.org/abs/2401.00002,)\n";
    const Result<ListId> list = library->addList(before, {});
    QVERIFY(list.has_value());
    const Result<CheckInput> input = checkInput(*library, *list);
    QVERIFY(input.has_value());
    const QList<Finding> findings = checkList(*input);
    QCOMPARE(kindsOf(findings), QByteArray("link-rubbish broken-link"));
    const Result<Change> change = planFixes(*library, *list, findings);
    QVERIFY(change.has_value());
    const Result<Change> inverse = library->apply(*change);
    QVERIFY(inverse.has_value());
    QCOMPARE(library->bytes(*list),
             QByteArray("# L\n\n- [ ] [[2401.00001] A](https://arxiv.org/abs/2401.00001)\n"
                        "- [ ] [B](https://arxiv.org/abs/2401.00002,)\n"));
    QCOMPARE(readingsDiffer(*library, *list), QString());
    QVERIFY(library->apply(*inverse).has_value());
    QCOMPARE(library->bytes(*list), before);
}

void TestCheck::fixesOfChangedEntries()
{
    const auto library = openLibrary();
    const Result<ListId> list =
        library->addList("# L\n\n- [ ] [A](https://arxiv.org/abs/2401.00001#x)\n", {});
    const QList<Finding> findings = checkList(*checkInput(*library, *list));
    QCOMPARE(findings.size(), 1);
    const NodeId paper = idOf(*library, *list, "A");
    QVERIFY(library->apply(*library->planState({paper}, ReadState::Read)).has_value());
    const Result<Change> change = planFixes(*library, *list, findings);
    QVERIFY(!change);
    QCOMPARE(change.error().code, ErrorCode::Conflict);
    QVERIFY(!library->planBytes(*list, {{paper, "not an item\n"}}));
    QCOMPARE(library->planBytes(*list, {{NodeId(999), "- x\n"}}).error().code, ErrorCode::NotFound);
    QCOMPARE(checkInput(*library, 99).error().code, ErrorCode::NotFound);
}

void TestCheck::diff()
{
    QCOMPARE(unifiedDiff("a\n", "a\n", QStringLiteral("x")), QByteArray());
    QCOMPARE(unifiedDiff("1\n2\n3\n4\n5\n6\n7\n8\n9", "1\n2\n3\n4\nfive\n6\n7\n8\nnine",
                         QStringLiteral("x.md")),
             QByteArray("--- a/x.md\n+++ b/x.md\n@@ -2,8 +2,8 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n"
                        " 8\n-9\n\\ No newline at end of file\n+nine\n"
                        "\\ No newline at end of file\n"));
    QCOMPARE(unifiedDiff("a\nb\n", "a\n", QStringLiteral("x")),
             QByteArray("--- a/x\n+++ b/x\n@@ -1,2 +1,1 @@\n a\n-b\n"));
}

void TestCheck::diffIsTakenByPatch()
{
    const QString git = QStandardPaths::findExecutable(QStringLiteral("git"));
    if (git.isEmpty())
        QSKIP("git is not installed");
    QByteArray before;
    for (int i = 0; i < 60; ++i)
        before += "line " + QByteArray::number(i) + "\r\n";
    QByteArray after = before;
    for (const char *number : {"0", "9", "11", "30", "59"})
        after.replace(QByteArray("line ") + number + "\r", QByteArray("new ") + number + "\r");
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("x.md")));
    QVERIFY(file.open(QIODevice::ReadWrite) && file.write(before) == before.size());
    file.close();
    QProcess process;
    process.setWorkingDirectory(folder.path());
    process.start(git, {QStringLiteral("apply"), QStringLiteral("-")});
    process.write(unifiedDiff(before, after, QStringLiteral("x.md")));
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), after);
}

void TestCheck::namesAreDistinct()
{
    QSet<QString> names;
    for (int kind = 0; kind < problemKinds; ++kind)
        names << nameOf(static_cast<ProblemKind>(kind));
    QCOMPARE(names.size(), problemKinds);
    QVERIFY(!names.contains(QString()));
}

// A thousand entries with notes, a tenth of them missing.
void TestCheck::manyEntries()
{
    const Tree tree;
    QByteArray list = "# Many\n\n";
    for (int i = 0; i < 1000; ++i) {
        const QByteArray number = QByteArray::number(10000 + i);
        list += "- [ ] [[2401." + number + "] A title of number " + number +
                "](https://arxiv.org/abs/2401." + number + ")\n  word, [note](note/n" + number +
                ".md)\n";
        if (i % 10 != 0)
            tree.write(QByteArray("note/n" + number + ".md").constData(),
                       "# N\n\n![p](gone.png)\n");
    }
    QCOMPARE(tree.check(list).size(), 1000);
}

QTEST_GUILESS_MAIN(TestCheck)
#include "tst_check.moc"
