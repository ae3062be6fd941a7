// SPDX-License-Identifier: MIT
#include "cli/shell.h"
#include "shared.h"

using namespace paperdip;

// A tick is one byte of the file.
class TestCliTick : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneByte();
    void byIdAddressAndTitle_data();
    void byIdAddressAndTitle();
    void readingWritesNothing();
    void severalMatch();
    void noneMatches();
    void fileThatCannotBeWritten();
    void bothChanged();
};

static const QByteArray sample =
    "# Mine\n\n"
    "- [ ] [[2205.14135] FlashAttention: Fast](https://arxiv.org/abs/2205.14135)\n"
    "- [ ] [[2307.08691] FlashAttention-2](https://arxiv.org/abs/2307.08691)\n"
    "- [x] [Attention Survey](https://example.org/Survey.pdf)\n";

static QList<qsizetype> differences(const QByteArray &a, const QByteArray &b)
{
    QList<qsizetype> places;
    for (qsizetype i = 0; i < std::max(a.size(), b.size()); ++i) {
        if (i >= a.size() || i >= b.size() || a[i] != b[i])
            places << i;
    }
    return places;
}

void TestCliTick::oneByte()
{
    SKIP_WITHOUT_SHARED();
    const QByteArray seed = seedBytes();
    Shell shell;
    shell.write(QStringLiteral("README.md"), seed);
    QCOMPARE(shell.run({QStringLiteral("import"), QStringLiteral("README.md")}).status, 0);
    const Outcome ticked = shell.run({QStringLiteral("tick"), QStringLiteral("2307.08691")});
    QCOMPARE(ticked.status, 0);
    QCOMPARE(ticked.out, QByteArray());
    const QByteArray after = shell.read(QStringLiteral("README.md"));
    const QList<qsizetype> places = differences(seed, after);
    QCOMPARE(places.size(), 1);
    QCOMPARE(after[places.first()], 'X');
    QCOMPARE(seed[places.first()], ' ');
    QVERIFY(seed.mid(places.first()).startsWith(" ] [[2307.08691]"));
    QCOMPARE(shell.run({QStringLiteral("export")}).out, after);

    const Outcome unticked = shell.run({QStringLiteral("tick"), QStringLiteral("2307.08691"),
                                        QStringLiteral("--state"), QStringLiteral("unread")});
    QCOMPARE(unticked.status, 0);
    QCOMPARE(shell.read(QStringLiteral("README.md")), seed);
}

void TestCliTick::byIdAddressAndTitle_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("id") << QStringLiteral("2307.08691");
    QTest::newRow("id with a version") << QStringLiteral("arXiv:2307.08691v1");
    QTest::newRow("address") << QStringLiteral("https://arxiv.org/abs/2307.08691");
    QTest::newRow("PDF") << QStringLiteral("https://arxiv.org/pdf/2307.08691v2.pdf");
    QTest::newRow("part of the title") << QStringLiteral("attention-2");
}

void TestCliTick::byIdAddressAndTitle()
{
    QFETCH(const QString, name);
    Shell shell;
    shell.write(QStringLiteral("list.md"), sample);
    QCOMPARE(shell.run({QStringLiteral("import"), QStringLiteral("list.md")}).status, 0);
    const Outcome ticked = shell.run({QStringLiteral("tick"), name, QStringLiteral("--json")});
    QCOMPARE(ticked.status, 0);
    QCOMPARE(ticked.json().value(QStringLiteral("state")).toString(), QStringLiteral("read"));
    QCOMPARE(shell.read(QStringLiteral("list.md")),
             QByteArray(sample).replace("[ ] [[2307", "[x] [[2307"));
}

void TestCliTick::readingWritesNothing()
{
    Shell shell;
    shell.write(QStringLiteral("list.md"), sample);
    QCOMPARE(shell.run({QStringLiteral("import"), QStringLiteral("list.md")}).status, 0);
    const Outcome ticked = shell.run({QStringLiteral("tick"), QStringLiteral("2205.14135"),
                                      QStringLiteral("--state"), QStringLiteral("reading")});
    QCOMPARE(ticked.status, 0);
    QCOMPARE(shell.read(QStringLiteral("list.md")), sample);
    QCOMPARE(paper(shell.nodes(), QStringLiteral("FlashAttention: Fast"))
                 .value(QStringLiteral("state"))
                 .toString(),
             QStringLiteral("reading"));
}

void TestCliTick::severalMatch()
{
    Shell shell;
    shell.write(QStringLiteral("list.md"), sample);
    QCOMPARE(shell.run({QStringLiteral("import"), QStringLiteral("list.md")}).status, 0);
    const Outcome ticked = shell.run({QStringLiteral("tick"), QStringLiteral("Flash")});
    QCOMPARE(ticked.status, 1);
    QVERIFY2(ticked.err.contains("2205.14135") && ticked.err.contains("2307.08691"),
             ticked.err.constData());
    QCOMPARE(shell.read(QStringLiteral("list.md")), sample);
}

void TestCliTick::noneMatches()
{
    Shell shell;
    shell.write(QStringLiteral("list.md"), sample);
    QCOMPARE(shell.run({QStringLiteral("import"), QStringLiteral("list.md")}).status, 0);
    const Outcome ticked = shell.run({QStringLiteral("tick"), QStringLiteral("1706.03762")});
    QCOMPARE(ticked.status, 1);
    QVERIFY2(ticked.err.contains("1706.03762"), ticked.err.constData());
}

// The folder went away, as a share or a stick does.
void TestCliTick::fileThatCannotBeWritten()
{
    Shell shell;
    QVERIFY(QDir().mkpath(shell.path(QStringLiteral("away"))));
    shell.write(QStringLiteral("away/list.md"), sample);
    QCOMPARE(shell.run({QStringLiteral("import"), QStringLiteral("away/list.md")}).status, 0);
    QVERIFY(QDir().rename(shell.path(QStringLiteral("away")), shell.path(QStringLiteral("gone"))));
    const Outcome ticked = shell.run({QStringLiteral("tick"), QStringLiteral("2307.08691")});
    QCOMPARE(ticked.status, 1);
    QVERIFY2(ticked.err.contains("list.md"), ticked.err.constData());
    QCOMPARE(shell.read(QStringLiteral("gone/list.md")), sample);
    // The change stays in the library.
    QCOMPARE(shell.run({QStringLiteral("export")}).out,
             QByteArray(sample).replace("[ ] [[2307", "[x] [[2307"));
}

void TestCliTick::bothChanged()
{
    Shell shell;
    const QString file = shell.write(QStringLiteral("list.md"), sample);
    QCOMPARE(shell.run({QStringLiteral("import"), file}).status, 0);
    shell.write(QStringLiteral("list.md"), "");
    const Outcome ticked = shell.run({QStringLiteral("tick"), QStringLiteral("2307.08691")});
    QCOMPARE(ticked.status, 1);
    QVERIFY2(ticked.err.contains("emptied"), ticked.err.constData());
    QCOMPARE(shell.read(QStringLiteral("list.md")), QByteArray()); // never overwritten unasked
    QCOMPARE(shell.run({QStringLiteral("export")}).out,
             QByteArray(sample).replace("[ ] [[2307", "[x] [[2307"));
}

QTEST_GUILESS_MAIN(TestCliTick)
#include "tst_cli_tick.moc"
