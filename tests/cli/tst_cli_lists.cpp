// SPDX-License-Identifier: MIT
#include "cli/shell.h"
#include "shared.h"

using namespace paperdip;

// A list comes back byte for byte, and what is shown of it tiles it.
class TestCliLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bytesComeBack_data();
    void bytesComeBack();
    void anyBytesComeBack_data();
    void anyBytesComeBack();
    void bytesOfAnOutsideChangeAreExported();
    void redirectedOntoItsOwnFile();
    void severalListsNeedAName();
    void listsByNamePathAndNumber();
    void exportsToAFile();
    void readsNotesIn();
    void keepsTheOthersWhenOneFails();

private:
    static void checkTiles(const QJsonArray &nodes, const QByteArray &bytes);
};

// LF, CRLF and lone CR end a line.
static int lineCount(const QByteArray &bytes)
{
    int lines = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const bool pair = bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n';
        lines += (bytes[i] == '\n' || bytes[i] == '\r') && !pair ? 1 : 0;
    }
    const bool open = !bytes.isEmpty() && !bytes.endsWith('\n') && !bytes.endsWith('\r');
    return lines + (open ? 1 : 0);
}

void TestCliLists::checkTiles(const QJsonArray &nodes, const QByteArray &bytes)
{
    int line = 1;
    for (const QJsonValue &node : nodes) {
        QCOMPARE(node[QStringLiteral("line")].toInt(), line);
        QVERIFY(node[QStringLiteral("lines")].toInt() > 0);
        line += node[QStringLiteral("lines")].toInt();
    }
    QCOMPARE(line - 1, lineCount(bytes));
}

void TestCliLists::bytesComeBack_data()
{
    SKIP_WITHOUT_SHARED();
    QTest::addColumn<QString>("source");
    QTest::newRow("seed") << sharedFolder() + QStringLiteral("/seed/README.md");
    const QStringList lists = corpusLists();
    QVERIFY(lists.size() > 30);
    for (const QString &list : lists)
        QTest::newRow(qPrintable(list)) << sharedFolder() + QStringLiteral("/corpus/") + list;
}

void TestCliLists::bytesComeBack()
{
    QFETCH(const QString, source);
    const QByteArray bytes = readAll(source);
    Shell shell;
    const QString file = shell.write(QStringLiteral("list.md"), bytes);

    const Outcome imported = shell.run({QStringLiteral("import"), QStringLiteral("list.md")});
    QCOMPARE(imported.status, 0);
    QCOMPARE(imported.out, QByteArray());
    QCOMPARE(shell.run({QStringLiteral("export")}).out, bytes);
    checkTiles(shell.nodes(), bytes);

    // Read in again, as a known list.
    QCOMPARE(shell.run({QStringLiteral("import"), file}).status, 0);
    QCOMPARE(shell.run({QStringLiteral("export")}).out, bytes);

    // The library is gone; the file is not.
    QVERIFY(QDir(shell.path(QStringLiteral("data"))).removeRecursively());
    QCOMPARE(shell.run({QStringLiteral("import"), file}).status, 0);
    QCOMPARE(shell.run({QStringLiteral("export")}).out, bytes);
    QCOMPARE(shell.read(QStringLiteral("list.md")), bytes);
}

void TestCliLists::anyBytesComeBack_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("one newline") << QByteArray("\n");
    QTest::newRow("zero bytes") << QByteArray("# A\0B\n- [ ] \0\n", 13);
    QTest::newRow("not UTF-8") << QByteArray(
        "# \xff\xfe\n\n- [x] [\xe9](https://arxiv.org/abs/2205.14135)");
    QTest::newRow("lone CR") << QByteArray("# A\r\r- [ ] [B](https://arxiv.org/abs/2205.14135)\r");
    QTest::newRow("unfinished") << QByteArray(
        "# A\n\n- [ ] [[2205.14135] B](https://arxiv.org/abs/2205");
}

void TestCliLists::anyBytesComeBack()
{
    QFETCH(const QByteArray, bytes);
    Shell shell;
    shell.write(QStringLiteral("list.md"), bytes);
    QCOMPARE(shell.run({QStringLiteral("import"), QStringLiteral("list.md")}).status, 0);
    const Outcome exported = shell.run({QStringLiteral("export")});
    QCOMPARE(exported.status, 0);
    QCOMPARE(exported.out, bytes);
    checkTiles(shell.nodes(), bytes);
}

static const QByteArray sample =
    "# Mine\n\n## A\n\n"
    "- [ ] [[2205.14135] FlashAttention](https://arxiv.org/abs/2205.14135)\n"
    "  Flash Attention, [note](note/a.md)\n"
    "- [X] [[2307.08691] FlashAttention-2](https://arxiv.org/abs/2307.08691)\n\n## B\n";

void TestCliLists::bytesOfAnOutsideChangeAreExported()
{
    Shell shell;
    shell.write(QStringLiteral("list.md"), sample);
    QCOMPARE(shell.run({QStringLiteral("import"), QStringLiteral("list.md")}).status, 0);
    const QByteArray changed = sample + "\nBy hand.\n";
    shell.write(QStringLiteral("list.md"), changed);
    QCOMPARE(shell.run({QStringLiteral("export")}).out, changed);
}

void TestCliLists::redirectedOntoItsOwnFile()
{
    Shell shell;
    const QString file = shell.write(QStringLiteral("list.md"), sample);
    QCOMPARE(shell.run({QStringLiteral("import"), file}).status, 0);
    shell.redirect(file);
    QCOMPARE(shell.run({QStringLiteral("export")}).status, 0);
    QCOMPARE(shell.read(QStringLiteral("list.md")), sample);
    shell.redirect({});
    QCOMPARE(shell.run({QStringLiteral("export")}).out, sample);
}

void TestCliLists::severalListsNeedAName()
{
    Shell shell;
    shell.write(QStringLiteral("a.md"), "# A\n\n- [ ] [P](https://arxiv.org/abs/2205.14135)\n");
    shell.write(QStringLiteral("b.md"), "# B\n");
    const Outcome imported =
        shell.run({QStringLiteral("import"), QStringLiteral("a.md"), QStringLiteral("b.md")});
    QCOMPARE(imported.status, 0);
    const Outcome unnamed = shell.run({QStringLiteral("export")});
    QCOMPARE(unnamed.status, 1);
    QCOMPARE(unnamed.out, QByteArray());
    QVERIFY2(unnamed.err.contains("a.md") && unnamed.err.contains("b.md"), unnamed.err.constData());
    const Outcome added = shell.run(
        {QStringLiteral("add"), QStringLiteral("--no-fetch"), QStringLiteral("2307.08691")});
    QCOMPARE(added.status, 1);
    QCOMPARE(shell.run({QStringLiteral("show"), QStringLiteral("--json")})
                 .json()
                 .value(QStringLiteral("lists"))
                 .toArray()
                 .size(),
             2);
}

void TestCliLists::listsByNamePathAndNumber()
{
    Shell shell;
    shell.write(QStringLiteral("a.md"), "# First\n");
    const QString second = shell.write(QStringLiteral("b.md"), "# Second\n");
    const Outcome imported = shell.run({QStringLiteral("import"), QStringLiteral("a.md"),
                                        QStringLiteral("b.md"), QStringLiteral("--json")});
    const QJsonArray lists = imported.json().value(QStringLiteral("lists")).toArray();
    QCOMPARE(lists.size(), 2);
    const QString number = QString::number(lists[1][QStringLiteral("id")].toInt());
    for (const QString &name : {QStringLiteral("Second"), second, QStringLiteral("b.md"), number}) {
        const Outcome outcome =
            shell.run({QStringLiteral("export"), QStringLiteral("--list"), name});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.out, QByteArray("# Second\n"));
    }
    QCOMPARE(
        shell.run({QStringLiteral("export"), QStringLiteral("--list"), QStringLiteral("Third")})
            .status,
        1);
}

void TestCliLists::exportsToAFile()
{
    Shell shell;
    shell.write(QStringLiteral("list.md"), sample);
    QCOMPARE(shell.run({QStringLiteral("import"), QStringLiteral("list.md")}).status, 0);
    const Outcome outcome =
        shell.run({QStringLiteral("export"), QStringLiteral("-o"), QStringLiteral("copy.md")});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.out, QByteArray());
    QCOMPARE(shell.read(QStringLiteral("copy.md")), sample);
    const Outcome nowhere = shell.run(
        {QStringLiteral("export"), QStringLiteral("-o"), QStringLiteral("no/such/copy.md")});
    QCOMPARE(nowhere.status, 1);
    QVERIFY(!nowhere.err.isEmpty());
}

void TestCliLists::readsNotesIn()
{
    Shell shell;
    QVERIFY(QDir().mkpath(shell.path(QStringLiteral("note"))));
    shell.write(QStringLiteral("note/a.md"), "# A note\n");
    shell.write(QStringLiteral("list.md"), sample);
    const Outcome imported =
        shell.run({QStringLiteral("import"), QStringLiteral("list.md"), QStringLiteral("--json")});
    const QJsonObject list =
        imported.json().value(QStringLiteral("lists")).toArray().first().toObject();
    QCOMPARE(list.value(QStringLiteral("notes")).toInt(), 1);
    QCOMPARE(list.value(QStringLiteral("papers")).toInt(), 2);
    QCOMPARE(list.value(QStringLiteral("read")).toInt(), 1);
    const QJsonObject note = paper(shell.nodes(), QStringLiteral("FlashAttention"))
                                 .value(QStringLiteral("note"))
                                 .toObject();
    QCOMPARE(note.value(QStringLiteral("path")).toString(), QStringLiteral("note/a.md"));
    QCOMPARE(note.value(QStringLiteral("exists")).toBool(), true);
}

void TestCliLists::keepsTheOthersWhenOneFails()
{
    Shell shell;
    shell.write(QStringLiteral("list.md"), sample);
    const Outcome imported = shell.run({QStringLiteral("import"), QStringLiteral("missing.md"),
                                        QStringLiteral("list.md"), shell.path({})});
    QCOMPARE(imported.status, 1);
    QVERIFY2(imported.err.contains("missing.md"), imported.err.constData());
    QCOMPARE(shell.run({QStringLiteral("export")}).out, sample);
}

QTEST_GUILESS_MAIN(TestCliLists)
#include "tst_cli_lists.moc"
