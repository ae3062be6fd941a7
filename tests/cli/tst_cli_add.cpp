// SPDX-License-Identifier: MIT
#include "cli/shell.h"
#include "metadata/arxivstub.h"
#include "shared.h"

using namespace paperdip;

// Papers by their links, with a local arXiv.
class TestCliAdd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void toTheSeed();
    void fetchesAtOnce();
    void retriesAfterBadAnswers();
    void refusedIdFails();
    void unknownIdWaits();
    void withoutNetwork();
    void isThereAlready();
    void titleIsKnownAlready();
    void severalAtOnce();
    void withoutAList();
    void withoutASection();
    void noLink();
    void sectionNames();
    void filesOfLinksAndPapers();
    void knownByAnotherAddress();

private:
    std::unique_ptr<ArxivStub> m_arxiv;
};

static const QByteArray sample = "# Mine\n\n## A\n\n- [ ] [[2205.14135] "
                                 "FlashAttention](https://arxiv.org/abs/2205.14135)\n\n## B\n";

void TestCliAdd::init()
{
    m_arxiv = std::make_unique<ArxivStub>();
    m_arxiv->setTitle(QStringLiteral("2309.06180"),
                      QStringLiteral("Efficient Memory Management with PagedAttention"));
}

static void useArxiv(Shell &shell, const ArxivStub &arxiv)
{
    shell.set(QStringLiteral("PAPERDIP_ARXIV_URL"), arxiv.url().toString());
    shell.set(QStringLiteral("PAPERDIP_ARXIV_PAUSE_MS"), QStringLiteral("0"));
}

void TestCliAdd::toTheSeed()
{
    SKIP_WITHOUT_SHARED();
    const QByteArray seed = seedBytes();
    Shell shell;
    useArxiv(shell, *m_arxiv);
    shell.write(QStringLiteral("README.md"), seed);
    QCOMPARE(shell.run({QStringLiteral("import"), QStringLiteral("README.md")}).status, 0);
    const Outcome added =
        shell.run({QStringLiteral("add"), QStringLiteral("https://arxiv.org/pdf/2309.06180v2.pdf"),
                   QStringLiteral("--section"), QStringLiteral("MLSys/Serving system"),
                   QStringLiteral("--no-fetch")});
    QCOMPARE(added.status, 0);
    QCOMPARE(added.out, QByteArray());
    QVERIFY(m_arxiv->requests().isEmpty());
    const QByteArray heading = "### Serving system\n";
    QCOMPARE(shell.read(QStringLiteral("README.md")),
             QByteArray(seed).replace(
                 heading, heading + "\n- [ ] [[2309.06180]](https://arxiv.org/abs/2309.06180)\n"));
    QJsonObject waiting;
    const QJsonArray nodes = shell.nodes();
    for (const QJsonValue &node : nodes) {
        if (node[QStringLiteral("arxiv")].toString() == QLatin1String("2309.06180"))
            waiting = node.toObject();
    }
    QCOMPARE(waiting[QStringLiteral("fetch")].toString(), QStringLiteral("waiting"));
    QCOMPARE(waiting[QStringLiteral("version")].toInt(), 2);

    const Outcome fetched = shell.run({QStringLiteral("fetch"), QStringLiteral("--json")});
    QCOMPARE(fetched.status, 0);
    QCOMPARE(fetched.json(), (QJsonObject{{QStringLiteral("done"), 1},
                                          {QStringLiteral("failed"), 0},
                                          {QStringLiteral("waiting"), 0}}));
    QCOMPARE(shell.read(QStringLiteral("README.md")),
             QByteArray(seed).replace(
                 heading, heading + "\n- [ ] [[2309.06180] Efficient Memory Management with "
                                    "PagedAttention](https://arxiv.org/abs/2309.06180)\n"));
    QCOMPARE(m_arxiv->requests().size(), 1);
}

void TestCliAdd::fetchesAtOnce()
{
    Shell shell;
    useArxiv(shell, *m_arxiv);
    shell.write(QStringLiteral("list.md"), sample);
    QCOMPARE(shell.run({QStringLiteral("import"), QStringLiteral("list.md")}).status, 0);
    const Outcome added =
        shell.run({QStringLiteral("add"), QStringLiteral("2309.06180"), QStringLiteral("--section"),
                   QStringLiteral("B"), QStringLiteral("--json")});
    QCOMPARE(added.status, 0);
    const QJsonObject one =
        added.json().value(QStringLiteral("papers")).toArray().first().toObject();
    QCOMPARE(one.value(QStringLiteral("title")).toString(),
             QStringLiteral("Efficient Memory Management with PagedAttention"));
    QCOMPARE(one.value(QStringLiteral("section")).toString(), QStringLiteral("B"));
    QCOMPARE(one.value(QStringLiteral("added")).toBool(), true);
    QVERIFY(shell.read(QStringLiteral("list.md"))
                .endsWith("## B\n\n- [ ] [[2309.06180] Efficient Memory Management with "
                          "PagedAttention](https://arxiv.org/abs/2309.06180)\n"));
}

void TestCliAdd::retriesAfterBadAnswers()
{
    m_arxiv->answerNext({{ArxivStub::Behaviour::Normal, 429, "Retry-After: 1"}});
    Shell shell;
    useArxiv(shell, *m_arxiv);
    shell.write(QStringLiteral("list.md"), sample);
    QCOMPARE(shell.run({QStringLiteral("import"), QStringLiteral("list.md")}).status, 0);
    QCOMPARE(shell.run({QStringLiteral("add"), QStringLiteral("2309.06180")}).status, 0);
    QVERIFY(shell.read(QStringLiteral("list.md")).contains("PagedAttention"));
    QCOMPARE(m_arxiv->requests().size(), 2);
}

void TestCliAdd::refusedIdFails()
{
    m_arxiv->setBad({QStringLiteral("2309.06180")});
    Shell shell;
    useArxiv(shell, *m_arxiv);
    shell.write(QStringLiteral("list.md"), sample);
    QCOMPARE(shell.run({QStringLiteral("import"), QStringLiteral("list.md")}).status, 0);
    const Outcome added = shell.run({QStringLiteral("add"), QStringLiteral("2309.06180")});
    QCOMPARE(added.status, 0); // it is in the list
    QVERIFY2(added.err.contains("2309.06180"), added.err.constData());
    QVERIFY(shell.read(QStringLiteral("list.md")).contains("[[2309.06180]]"));
    QCOMPARE(shell.run({QStringLiteral("fetch")}).status, 0); // nothing waits
    QCOMPARE(shell.run({QStringLiteral("fetch"), QStringLiteral("--again")}).status, 1);
}

void TestCliAdd::unknownIdWaits()
{
    m_arxiv->setUnknown({QStringLiteral("2309.06180")});
    Shell shell;
    useArxiv(shell, *m_arxiv);
    shell.write(QStringLiteral("list.md"), sample);
    QCOMPARE(shell.run({QStringLiteral("import"), QStringLiteral("list.md")}).status, 0);
    const Outcome added = shell.run({QStringLiteral("add"), QStringLiteral("2309.06180")});
    QCOMPARE(added.status, 0);
    QVERIFY(shell.read(QStringLiteral("list.md")).contains("[[2309.06180]]"));
}

void TestCliAdd::withoutNetwork()
{
    Shell shell;
    useArxiv(shell, *m_arxiv);
    shell.set(QStringLiteral("PAPERDIP_ARXIV_URL"), QStringLiteral("http://no.such.host.invalid"));
    shell.write(QStringLiteral("list.md"), sample);
    QCOMPARE(shell.run({QStringLiteral("import"), QStringLiteral("list.md")}).status, 0);
    const Outcome added = shell.run({QStringLiteral("add"), QStringLiteral("2309.06180")});
    QCOMPARE(added.status, 0);
    QVERIFY2(added.err.contains("paperdip fetch"), added.err.constData());
    QVERIFY(shell.read(QStringLiteral("list.md")).contains("[[2309.06180]]"));
    QCOMPARE(shell.run({QStringLiteral("fetch")}).status, 1);
    shell.set(QStringLiteral("PAPERDIP_ARXIV_URL"), m_arxiv->url().toString());
    QCOMPARE(shell.run({QStringLiteral("fetch")}).status, 0);
    QVERIFY(shell.read(QStringLiteral("list.md")).contains("PagedAttention"));
}

void TestCliAdd::isThereAlready()
{
    Shell shell;
    useArxiv(shell, *m_arxiv);
    shell.write(QStringLiteral("list.md"), sample);
    QCOMPARE(shell.run({QStringLiteral("import"), QStringLiteral("list.md")}).status, 0);
    const Outcome added =
        shell.run({QStringLiteral("add"), QStringLiteral("https://arxiv.org/pdf/2205.14135v3"),
                   QStringLiteral("--section"), QStringLiteral("B"), QStringLiteral("--no-fetch")});
    QCOMPARE(added.status, 0);
    QVERIFY2(added.err.contains("2205.14135") && added.err.contains("\"A"), added.err.constData());
    QCOMPARE(shell.read(QStringLiteral("list.md")), sample);
    const Outcome again =
        shell.run({QStringLiteral("add"), QStringLiteral("2205.14135"), QStringLiteral("--section"),
                   QStringLiteral("B"), QStringLiteral("--no-fetch"), QStringLiteral("--again")});
    QCOMPARE(again.status, 0);
    QCOMPARE(shell.read(QStringLiteral("list.md")),
             sample + "\n- [ ] [[2205.14135]](https://arxiv.org/abs/2205.14135)\n");
}

void TestCliAdd::titleIsKnownAlready()
{
    Shell shell;
    useArxiv(shell, *m_arxiv);
    shell.write(QStringLiteral("list.md"), sample);
    QCOMPARE(shell.run({QStringLiteral("import"), QStringLiteral("list.md")}).status, 0);
    QCOMPARE(shell.run({QStringLiteral("add"), QStringLiteral("2309.06180")}).status, 0);
    QCOMPARE(m_arxiv->requests().size(), 1);
    const Outcome again =
        shell.run({QStringLiteral("add"), QStringLiteral("2309.06180"), QStringLiteral("--again"),
                   QStringLiteral("--section"), QStringLiteral("B")});
    QCOMPARE(again.status, 0);
    QCOMPARE(m_arxiv->requests().size(), 1);
    QCOMPARE(shell.read(QStringLiteral("list.md")).count("PagedAttention"), 2);
}

void TestCliAdd::severalAtOnce()
{
    Shell shell;
    useArxiv(shell, *m_arxiv);
    shell.write(QStringLiteral("list.md"), sample);
    QCOMPARE(shell.run({QStringLiteral("import"), QStringLiteral("list.md")}).status, 0);
    const Outcome added = shell.run({QStringLiteral("add"), QStringLiteral("2309.06180"),
                                     QStringLiteral("1706.03762"), QStringLiteral("2309.06180v2"),
                                     QStringLiteral("https://example.org/P.pdf")});
    QCOMPARE(added.status, 0);
    const QByteArray after = shell.read(QStringLiteral("list.md"));
    const qsizetype first = after.indexOf("[[2309.06180] ");
    const qsizetype second = after.indexOf("[[1706.03762] ");
    QVERIFY(first > 0 && second > first);
    QVERIFY(after.indexOf("https://example.org/P.pdf") > second);
    QCOMPARE(after.count("2309.06180]"), 1);
    QCOMPARE(m_arxiv->requests().size(), 1);
}

void TestCliAdd::withoutAList()
{
    Shell shell;
    useArxiv(shell, *m_arxiv);
    QCOMPARE(shell.run({QStringLiteral("add"), QStringLiteral("2309.06180")}).status, 0);
    const Outcome exported = shell.run({QStringLiteral("export")});
    QCOMPARE(exported.status, 0);
    QVERIFY2(exported.out.contains("[[2309.06180] Efficient Memory Management with "
                                   "PagedAttention](https://arxiv.org/abs/2309.06180)\n"),
             exported.out.constData());
}

void TestCliAdd::withoutASection()
{
    Shell shell;
    useArxiv(shell, *m_arxiv);
    shell.write(QStringLiteral("list.md"), sample);
    QCOMPARE(shell.run({QStringLiteral("import"), QStringLiteral("list.md")}).status, 0);
    const Outcome added = shell.run(
        {QStringLiteral("add"), QStringLiteral("--no-fetch"), QStringLiteral("2309.06180")});
    QCOMPARE(added.status, 0);
    QCOMPARE(shell.read(QStringLiteral("list.md")),
             QByteArray(sample).replace(
                 "\n\n## B", "\n- [ ] [[2309.06180]](https://arxiv.org/abs/2309.06180)\n\n## B"));
}

void TestCliAdd::noLink()
{
    Shell shell;
    shell.write(QStringLiteral("list.md"), sample);
    QCOMPARE(shell.run({QStringLiteral("import"), QStringLiteral("list.md")}).status, 0);
    const Outcome added = shell.run(
        {QStringLiteral("add"), QStringLiteral("2309.06180"), QStringLiteral("no link at all")});
    QCOMPARE(added.status, 1);
    QVERIFY2(added.err.contains("no link at all"), added.err.constData());
    QCOMPARE(shell.read(QStringLiteral("list.md")), sample);
}

void TestCliAdd::sectionNames()
{
    Shell shell;
    const QByteArray list = "# L\n\n## A\n\n### Same\n\n## B\n\n### Same\n";
    shell.write(QStringLiteral("list.md"), list);
    QCOMPARE(shell.run({QStringLiteral("import"), QStringLiteral("list.md")}).status, 0);
    const auto add = [&](const QString &section) {
        return shell.run({QStringLiteral("add"), QStringLiteral("2309.06180"),
                          QStringLiteral("--no-fetch"), QStringLiteral("--section"), section});
    };
    const Outcome several = add(QStringLiteral("Same"));
    QCOMPARE(several.status, 1);
    QVERIFY2(several.err.contains("A/Same") && several.err.contains("B/Same"),
             several.err.constData());
    QCOMPARE(add(QStringLiteral("None")).status, 1);
    QCOMPARE(shell.read(QStringLiteral("list.md")), list);
    QCOMPARE(add(QStringLiteral("A/Same")).status, 0);
    QVERIFY(shell.read(QStringLiteral("list.md")).indexOf("2309.06180") <
            list.indexOf("## B") + 20);
}

void TestCliAdd::filesOfLinksAndPapers()
{
    Shell shell;
    shell.write(QStringLiteral("list.md"), sample);
    QCOMPARE(shell.run({QStringLiteral("import"), QStringLiteral("list.md")}).status, 0);
    const QStringList files{
        shell.write(QStringLiteral("a.url"),
                    "[InternetShortcut]\r\nURL=https://arxiv.org/abs/2309.06180\r\n"),
        shell.write(QStringLiteral("2312.07104v2.pdf"), "no PDF at all")};
    const auto add = [&](const QStringList &words) {
        return shell.run(QStringList{QStringLiteral("add"), QStringLiteral("--no-fetch")} + words);
    };
    QCOMPARE(add(files).status, 0);
    QCOMPARE(shell.read(QStringLiteral("list.md")),
             QByteArray(sample).replace(
                 "\n\n## B", "\n- [ ] [[2309.06180]](https://arxiv.org/abs/2309.06180)\n- [ ] "
                             "[[2312.07104]](https://arxiv.org/abs/2312.07104)\n\n## B"));
    // A file that says nothing, and one that another command takes.
    const Outcome thesis = add({shell.write(QStringLiteral("thesis.pdf"), "no PDF at all")});
    QCOMPARE(thesis.status, 1);
    QVERIFY2(thesis.err.contains("No arXiv id or DOI was found"), thesis.err.constData());
    const Outcome bib = add({shell.write(QStringLiteral("x.bib"), "@misc{a, title = {A}}")});
    QCOMPARE(bib.status, 1);
    QVERIFY2(bib.err.contains("paperdip import"), bib.err.constData());
}

void TestCliAdd::knownByAnotherAddress()
{
    Shell shell;
    const QByteArray list = "# L\n\n- [ ] [A](https://dl.acm.org/doi/10.1145/3600006.3613165)\n";
    shell.write(QStringLiteral("list.md"), list);
    QCOMPARE(shell.run({QStringLiteral("import"), QStringLiteral("list.md")}).status, 0);
    const Outcome added = shell.run({QStringLiteral("add"), QStringLiteral("--no-fetch"),
                                     QStringLiteral("doi:10.1145/3600006.3613165")});
    QCOMPARE(added.status, 0);
    QVERIFY2(added.err.contains("already"), added.err.constData());
    QCOMPARE(shell.read(QStringLiteral("list.md")), list);
}

QTEST_GUILESS_MAIN(TestCliAdd)
#include "tst_cli_add.moc"
