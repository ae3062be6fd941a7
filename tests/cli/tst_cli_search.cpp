// SPDX-License-Identifier: MIT
#include "cli/shell.h"

#include <QDir>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace paperdip;

// What `paperdip search` prints, for people and for programs.
class TestCliSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void lines();
    void json();
    void nothingFound();
    void followsTheFiles();
    void wrongUsage();

private:
    static Outcome search(const Shell &shell, const QStringList &words)
    {
        return shell.run(QStringList{QStringLiteral("search")} + words);
    }
    static void import(const Shell &shell)
    {
        QVERIFY(QDir().mkpath(shell.path(QStringLiteral("note"))));
        shell.write(QStringLiteral("note/flash.md"), "# Flash\n\n分块计算 softmax\n");
        shell.write(QStringLiteral("README.md"),
                    "# Mine\n\n## Spec Decode\n\n"
                    "- [ ] [[2401.10774] Medusa](https://arxiv.org/abs/2401.10774)\n\n"
                    "  这是一种能减少显存碎片的办法。\n"
                    "- [x] [[2205.14135] FlashAttention](https://arxiv.org/abs/2205.14135)\n"
                    "  [note](note/flash.md)\n");
        QCOMPARE(shell.run({QStringLiteral("import"), QStringLiteral("README.md")}).status, 0);
    }
};

void TestCliSearch::lines()
{
    const Shell shell;
    import(shell);
    const Outcome title = search(shell, {QStringLiteral("flash")});
    QCOMPARE(title.status, 0);
    QCOMPARE(title.out, QByteArray("FlashAttention\n"));
    QCOMPARE(title.err, QByteArray());
    QCOMPARE(search(shell, {QStringLiteral("显存碎")}).out,
             QByteArray("Medusa\tremark: 这是一种能减少显存碎片的办法。\n"));
    QCOMPARE(search(shell, {QStringLiteral("块计"), QStringLiteral("state:read")}).out,
             QByteArray("FlashAttention\tnote: # Flash  分块计算 softmax \n"));
    // The shell takes the quotes off.
    QCOMPARE(search(shell, {QStringLiteral("in:Spec Decode"), QStringLiteral("--limit"),
                            QStringLiteral("1")})
                 .out,
             QByteArray("Medusa\n"));
    QCOMPARE(
        search(shell, {QStringLiteral("--"), QStringLiteral("in:spec"), QStringLiteral("-medusa")})
            .out,
        QByteArray("FlashAttention\n"));
}

void TestCliSearch::json()
{
    const Shell shell;
    import(shell);
    const Outcome found = search(shell, {QStringLiteral("--json"), QStringLiteral("显存")});
    QCOMPARE(found.status, 0);
    const QJsonArray hits = QJsonDocument::fromJson(found.out).array();
    QCOMPARE(hits.size(), 1);
    const QJsonObject hit = hits.first().toObject();
    const QJsonObject medusa = paper(shell.nodes(), QStringLiteral("Medusa"));
    QCOMPARE(hit.value(QStringLiteral("node")), medusa.value(QStringLiteral("id")));
    QCOMPARE(hit.value(QStringLiteral("list")).toString(), QStringLiteral("Mine"));
    QCOMPARE(hit.value(QStringLiteral("title")).toString(), QStringLiteral("Medusa"));
    QCOMPARE(hit.value(QStringLiteral("field")).toString(), QStringLiteral("remark"));
    QCOMPARE(hit.value(QStringLiteral("snippet")).toString(),
             QStringLiteral("这是一种能减少显存碎片的办法。"));
    QCOMPARE(hit.size(), 5);
}

void TestCliSearch::nothingFound()
{
    const Shell shell;
    import(shell);
    const Outcome near = search(shell, {QStringLiteral("medsua")});
    QCOMPARE(near.status, 1);
    QCOMPARE(near.out, QByteArray());
    QVERIFY2(near.err.contains("did you mean \"medusa\"?"), near.err.constData());
    const Outcome json = search(shell, {QStringLiteral("--json"), QStringLiteral("zebra")});
    QCOMPARE(json.status, 1);
    QVERIFY(QJsonDocument::fromJson(json.out).isArray());
    QVERIFY(json.err.contains("zebra"));
}

void TestCliSearch::followsTheFiles()
{
    const Shell shell;
    import(shell);
    QCOMPARE(search(shell, {QStringLiteral("softmax")}).status, 0);
    shell.write(QStringLiteral("note/flash.md"), "# Other\n");
    QByteArray list = shell.read(QStringLiteral("README.md"));
    shell.write(QStringLiteral("README.md"), list.replace("Medusa", "Hydra 九头蛇"));
    QCOMPARE(search(shell, {QStringLiteral("softmax")}).status, 1);
    QCOMPARE(search(shell, {QStringLiteral("头蛇")}).out, QByteArray("Hydra 九头蛇\n"));
}

void TestCliSearch::wrongUsage()
{
    const Shell shell;
    QCOMPARE(search(shell, {}).status, 2);
    QCOMPARE(
        search(shell, {QStringLiteral("a"), QStringLiteral("--limit"), QStringLiteral("x")}).status,
        2);
    QCOMPARE(search(shell, {QStringLiteral("a")}).status, 1); // there is no library
    import(shell);
    QCOMPARE(search(shell, {QStringLiteral("a"), QStringLiteral("--list"), QStringLiteral("none")})
                 .status,
             1);
}

QTEST_GUILESS_MAIN(TestCliSearch)
#include "tst_cli_search.moc"
