// SPDX-License-Identifier: MIT
#include "cli/shell.h"

#include <QFile>
#include <QJsonDocument>

using namespace paperdip;

// Exit statuses, and what happens where nothing is as it should be. All without a display.
class TestCliUsage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongUsage_data();
    void wrongUsage();
    void help_data();
    void help();
    void withoutALibrary_data();
    void withoutALibrary();
    void libraryOption();
    void brokenLibrary();
    void newerLibrary();
    void fullOutput_data();
    void fullOutput();
    void identifies();
    void identifiesStandardInput();
    void renders();
    void plainLocale();
};

static const QByteArray sample = "# Mine\n\n- [ ] [P](https://arxiv.org/abs/2205.14135)\n";

void TestCliUsage::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char *line) {
        QTest::newRow(line) << QString::fromLatin1(line).split(QLatin1Char(' '));
    };
    row("find flash");
    row("search");
    row("search flash --limit few");
    row("check list.md");
    row("nonsense");
    row("--nonsense");
    row("--json");
    row("--library");
    row("import");
    row("import --nonsense list.md");
    row("export list.md");
    row("export --json");
    row("export --format pdf");
    row("export -o");
    row("add");
    row("add --section");
    row("fetch now");
    row("tick");
    row("tick Attention Survey");
    row("tick 2205.14135 --state done");
    row("show me");
    row("identify");
    row("render");
    row("merge");
    row("merge base.md mine.md");
    row("merge --json a.md b.md c.md");
}

void TestCliUsage::wrongUsage()
{
    QFETCH(const QStringList, arguments);
    Shell shell;
    const Outcome outcome = shell.run(arguments);
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.out, QByteArray());
    QVERIFY(!outcome.err.isEmpty());
    QVERIFY(!QFile::exists(shell.path(QStringLiteral("data"))));
}

void TestCliUsage::help_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("all") << QStringList{QStringLiteral("--help")} << QByteArray("tick PAPER");
    QTest::newRow("short") << QStringList{QStringLiteral("-h")} << QByteArray("Exit status");
    QTest::newRow("add") << QStringList{QStringLiteral("add"), QStringLiteral("--help")}
                         << QByteArray("--again");
    QTest::newRow("version") << QStringList{QStringLiteral("--version")}
                             << QByteArray("Paper Dip ");
}

void TestCliUsage::help()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, part);
    const Outcome outcome = Shell().run(arguments);
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.out.contains(part), outcome.out.constData());
}

void TestCliUsage::withoutALibrary_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("export") << QStringList{QStringLiteral("export")};
    QTest::newRow("show") << QStringList{QStringLiteral("show"), QStringLiteral("--json")};
    QTest::newRow("tick") << QStringList{QStringLiteral("tick"), QStringLiteral("2205.14135")};
    QTest::newRow("fetch") << QStringList{QStringLiteral("fetch")};
}

void TestCliUsage::withoutALibrary()
{
    QFETCH(const QStringList, arguments);
    Shell shell;
    const Outcome outcome = shell.run(arguments);
    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.out, QByteArray());
    QVERIFY2(outcome.err.contains("import"), outcome.err.constData());
    QVERIFY(!QFile::exists(shell.path(QStringLiteral("data"))));
}

void TestCliUsage::libraryOption()
{
    Shell shell;
    shell.write(QStringLiteral("list.md"), sample);
    const QString library = QStringLiteral("new folder/my.db");
    QCOMPARE(shell
                 .run({QStringLiteral("--library"), library, QStringLiteral("import"),
                       QStringLiteral("list.md")})
                 .status,
             0);
    QVERIFY(QFile::exists(shell.path(library)));
    QCOMPARE(shell.run({QStringLiteral("--library=") + library, QStringLiteral("export")}).out,
             sample);
    QCOMPARE(shell.run({QStringLiteral("export"), QStringLiteral("--library"), library}).out,
             sample);
    QCOMPARE(shell.run({QStringLiteral("export")}).status, 1);
}

void TestCliUsage::brokenLibrary()
{
    Shell shell;
    const QString library = shell.write(QStringLiteral("broken.db"), QByteArray(8192, 'x'));
    const Outcome outcome =
        shell.run({QStringLiteral("--library"), library, QStringLiteral("show")});
    QVERIFY(outcome.status == 0 || outcome.status == 1);
    QVERIFY2(!outcome.err.isEmpty(), "a damaged library is not passed over in silence");
}

void TestCliUsage::newerLibrary()
{
    Shell shell;
    shell.write(QStringLiteral("list.md"), sample);
    QCOMPARE(shell
                 .run({QStringLiteral("--library"), QStringLiteral("l.db"),
                       QStringLiteral("import"), QStringLiteral("list.md")})
                 .status,
             0);
    QByteArray bytes = shell.read(QStringLiteral("l.db"));
    bytes[60] = 0x7f; // user_version, big-endian
    const QString library = shell.write(QStringLiteral("newer.db"), bytes);
    const Outcome outcome =
        shell.run({QStringLiteral("--library"), library, QStringLiteral("export")});
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains("newer"), outcome.err.constData());
    QCOMPARE(shell.read(QStringLiteral("newer.db")), bytes);
}

void TestCliUsage::fullOutput_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("export") << QStringList{QStringLiteral("export")};
    QTest::newRow("show") << QStringList{QStringLiteral("show"), QStringLiteral("--json")};
    QTest::newRow("identify") << QStringList{QStringLiteral("identify"),
                                             QStringLiteral("2205.14135")};
    QTest::newRow("help") << QStringList{QStringLiteral("--help")};
}

void TestCliUsage::fullOutput()
{
    if (!QFile::exists(QStringLiteral("/dev/full")))
        QSKIP("this system has no /dev/full");
    QFETCH(const QStringList, arguments);
    Shell shell;
    shell.write(QStringLiteral("list.md"), sample);
    QCOMPARE(shell.run({QStringLiteral("import"), QStringLiteral("list.md")}).status, 0);
    shell.redirect(QStringLiteral("/dev/full"));
    const Outcome outcome = shell.run(arguments);
    QCOMPARE(outcome.status, 1);
    QVERIFY2(outcome.err.contains("standard output"), outcome.err.constData());
}

void TestCliUsage::identifies()
{
    const Outcome outcome =
        Shell().run({QStringLiteral("identify"), QStringLiteral("--json"),
                     QStringLiteral("see https://arxiv.org/abs/2205.14135v2 and"),
                     QStringLiteral("10.1145/3600006.3613165")});
    QCOMPARE(outcome.status, 0);
    const QJsonArray found = QJsonDocument::fromJson(outcome.out).array();
    QCOMPARE(found.size(), 2);
    QCOMPARE(found[0].toObject(), (QJsonObject{{QStringLiteral("kind"), QStringLiteral("arxiv")},
                                               {QStringLiteral("id"), QStringLiteral("2205.14135")},
                                               {QStringLiteral("version"), 2},
                                               {QStringLiteral("url"),
                                                QStringLiteral("https://arxiv.org/abs/2205.14135")},
                                               {QStringLiteral("sure"), true}}));
    QCOMPARE(found[1][QStringLiteral("kind")].toString(), QStringLiteral("doi"));
    QVERIFY(found[1][QStringLiteral("version")].isNull());
}

void TestCliUsage::identifiesStandardInput()
{
    const Outcome outcome = Shell().run({QStringLiteral("identify"), QStringLiteral("-")},
                                        "https://arxiv.org/abs/2205.14135\nmath/0309136\n");
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.out.count('\n'), 2);
    QVERIFY2(outcome.out.startsWith("arxiv\t2205.14135\t"), outcome.out.constData());
}

void TestCliUsage::renders()
{
    Shell shell;
    shell.write(QStringLiteral("note.md"), "# N\n\n| a |\n|---|\n| b |\n\n<script>x</script>\n");
    const Outcome outcome = shell.run({QStringLiteral("render"), QStringLiteral("note.md")});
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.out.contains("<table") && !outcome.out.contains("<script"),
             outcome.out.constData());
    QCOMPARE(shell.run({QStringLiteral("render"), QStringLiteral("none.md")}).status, 1);
}

void TestCliUsage::plainLocale()
{
    Shell shell;
    shell.set(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    const QString name = QStringLiteral("论文.md");
    shell.write(name, QStringLiteral("# 论文\n").toUtf8());
    QCOMPARE(shell.run({QStringLiteral("import"), name}).status, 0);
    QVERIFY(shell.run({QStringLiteral("show")}).out.contains(QStringLiteral("# 论文\n").toUtf8()));
}

QTEST_GUILESS_MAIN(TestCliUsage)
#include "tst_cli_usage.moc"
