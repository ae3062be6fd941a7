// SPDX-License-Identifier: MIT
#include "cli/shell.h"
#include "shared.h"

#include <QSet>
#include <algorithm>

using namespace paperdip;

// What show --json says of the seed, and of the seed as other people might have written it.
class TestCliFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seed_data();
    void seed();
    void seedInDetail();
    void everyNodeHasEveryKey();
    void outlineForPeople();
};

static QByteArray sectionsReversed(const QByteArray &bytes)
{
    const qsizetype begin = bytes.indexOf("### ");
    const qsizetype end = bytes.indexOf("## Other");
    QByteArrayList blocks;
    for (qsizetype at = begin; at < end;) {
        const qsizetype next = bytes.indexOf("\n### ", at);
        const qsizetype stop = next < 0 || next > end ? end : next + 1;
        blocks << bytes.mid(at, stop - at);
        at = stop;
    }
    std::reverse(blocks.begin(), blocks.end());
    return bytes.left(begin) + blocks.join() + bytes.mid(end);
}

static QByteArray idsReplaced(QByteArray bytes)
{
    for (const char *id : {"2205.1", "2307.0", "2407.0", "2308.1", "2401.1", "2305.1", "2402.0",
                           "2406.1", "2503.0"}) {
        QByteArray other(id);
        other[1] = static_cast<char>(other[1] - 1); // a year before
        bytes.replace(id, other);
    }
    return bytes;
}

void TestCliFacts::seed_data()
{
    SKIP_WITHOUT_SHARED();
    const QByteArray bytes = seedBytes();
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("as it is") << bytes;
    QTest::newRow("ids replaced") << idsReplaced(bytes);
    QTest::newRow("sections reversed") << sectionsReversed(bytes);
    QTest::newRow("star bullets") << QByteArray(bytes).replace("\n- ", "\n* ");
    QTest::newRow("CRLF") << QByteArray(bytes).replace("\n", "\r\n");
    QTest::newRow("BOM") << "\xef\xbb\xbf" + bytes;
    QTest::newRow("no last newline") << bytes.chopped(1);
}

void TestCliFacts::seed()
{
    QFETCH(const QByteArray, bytes);
    Shell shell;
    shell.write(QStringLiteral("README.md"), bytes);
    QCOMPARE(shell.run({QStringLiteral("import"), QStringLiteral("README.md")}).status, 0);
    const QJsonArray nodes = shell.nodes();
    QCOMPARE(nodes.size(), 22);
    QCOMPARE(count(nodes, QStringLiteral("section")), 7);
    QCOMPARE(count(nodes, QStringLiteral("paper")), 11);
    QCOMPARE(count(nodes, QStringLiteral("source")), 2);

    int read = 0;
    int notes = 0;
    QSet<QString> ids;
    for (const QJsonValue &node : nodes) {
        read += node[QStringLiteral("state")].toString() == QLatin1String("read") ? 1 : 0;
        notes += node[QStringLiteral("note")].isObject() ? 1 : 0;
        if (const QString id = node[QStringLiteral("arxiv")].toString(); !id.isEmpty())
            ids << id;
    }
    QCOMPARE(read, 3);
    QCOMPARE(notes, 4);
    QCOMPARE(ids.size(), 10);

    const QJsonObject parallel = paper(nodes, QStringLiteral("Accelerating Transformer"));
    QVERIFY(parallel[QStringLiteral("remark")].toString().startsWith(QStringLiteral("对不使用")));
    QCOMPARE(parallel[QStringLiteral("keywords")].toArray(),
             (QJsonArray{QStringLiteral("Jacobi Decoding"), QStringLiteral("Parallel Decoding")}));
    const QJsonObject lookahead = paper(nodes, QStringLiteral("Break the Sequential"));
    QVERIFY(lookahead[QStringLiteral("remark")].toString().startsWith(QStringLiteral("将自回归")));
    QCOMPARE(lookahead[QStringLiteral("keywords")].toArray(),
             QJsonArray{QStringLiteral("Lookahead Decoding")});
    const QJsonObject medusa = paper(nodes, QStringLiteral("Medusa"));
    QCOMPARE(medusa[QStringLiteral("keywords")].toArray().size(), 3);
    QCOMPARE(medusa[QStringLiteral("remark")].toString(), QString());
}

void TestCliFacts::seedInDetail()
{
    SKIP_WITHOUT_SHARED();
    Shell shell;
    shell.write(QStringLiteral("README.md"), seedBytes());
    QCOMPARE(shell.run({QStringLiteral("import"), QStringLiteral("README.md")}).status, 0);
    const QJsonObject flash = paper(shell.nodes(), QStringLiteral("FlashAttention: Fast"));
    QCOMPARE(flash[QStringLiteral("depth")].toInt(), 3);
    QCOMPARE(flash[QStringLiteral("line")].toInt(), 16);
    QCOMPARE(flash[QStringLiteral("lines")].toInt(), 2);
    QCOMPARE(flash[QStringLiteral("shape")].toString(), QStringLiteral("item"));
    QCOMPARE(flash[QStringLiteral("box")].toString(), QStringLiteral("X"));
    QCOMPARE(flash[QStringLiteral("state")].toString(), QStringLiteral("read"));
    QCOMPARE(flash[QStringLiteral("arxiv")].toString(), QStringLiteral("2205.14135"));
    QVERIFY(flash[QStringLiteral("version")].isNull());
    QVERIFY(flash[QStringLiteral("doi")].isNull());
    QCOMPARE(flash[QStringLiteral("url")].toString(),
             QStringLiteral("https://arxiv.org/abs/2205.14135"));
    QCOMPARE(
        flash[QStringLiteral("links")].toArray(),
        (QJsonArray{QJsonObject{{QStringLiteral("text"), QStringLiteral("note")},
                                {QStringLiteral("url"), QStringLiteral("flashattention.md")}}}));
    QCOMPARE(flash[QStringLiteral("keywords")].toArray(),
             QJsonArray{QStringLiteral("Flash Attention")});
    QCOMPARE(flash[QStringLiteral("note")].toObject(),
             (QJsonObject{{QStringLiteral("path"), QStringLiteral("flashattention.md")},
                          {QStringLiteral("exists"), false}}));
    QCOMPARE(flash[QStringLiteral("fetch")].toString(), QStringLiteral("none"));
}

void TestCliFacts::everyNodeHasEveryKey()
{
    Shell shell;
    shell.write(QStringLiteral("list.md"),
                "# A\n\nText.\n\n- [Home](https://example.org)\n\n## B\n\n"
                "- [ ] [P](https://arxiv.org/abs/2205.14135v2)\n");
    QCOMPARE(shell.run({QStringLiteral("import"), QStringLiteral("list.md")}).status, 0);
    const QJsonArray nodes = shell.nodes();
    QCOMPARE(nodes.size(), 5);
    const QStringList keys = nodes.first().toObject().keys();
    for (const char *key :
         {"id", "kind", "depth", "line", "lines", "level", "title", "shape", "box", "state",
          "arxiv", "version", "doi", "url", "links", "keywords", "remark", "note", "fetch"})
        QVERIFY2(keys.contains(QLatin1String(key)), key);
    for (const QJsonValue &node : nodes)
        QCOMPARE(node.toObject().keys(), keys);
    QCOMPARE(nodes[3][QStringLiteral("level")].toInt(), 2);
    QCOMPARE(nodes[4][QStringLiteral("version")].toInt(), 2);
    QCOMPARE(nodes[4][QStringLiteral("box")].toString(), QStringLiteral(" "));
}

void TestCliFacts::outlineForPeople()
{
    Shell shell;
    shell.write(
        QStringLiteral("list.md"),
        "# A\n\n- [x] [P](https://arxiv.org/abs/2205.14135)\n- [ ] [Q](https://e.org/q.pdf)\n");
    QCOMPARE(shell.run({QStringLiteral("import"), QStringLiteral("list.md")}).status, 0);
    const Outcome shown = shell.run({QStringLiteral("show")});
    QCOMPARE(shown.status, 0);
    QVERIFY2(shown.out.contains("# A\n"), shown.out.constData());
    QVERIFY2(shown.out.contains("[x] P  2205.14135\n"), shown.out.constData());
    QVERIFY2(shown.out.contains("[ ] Q\n"), shown.out.constData());
}

QTEST_GUILESS_MAIN(TestCliFacts)
#include "tst_cli_facts.moc"
