// SPDX-License-Identifier: MIT
#include "cli/shell.h"

#include <QJsonDocument>
#include <QRegularExpression>

using namespace paperdip;

// Papers out in other programs' forms, and a .bib file in.
class TestCliFormats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void formats_data();
    void formats();
    void sectionAlone();
    void homeReadsBack();
    void ownTemplate();
    void wrongUsage_data();
    void wrongUsage();
    void importsBib();
    void doublesAreShownAndSkipped();
    void dryRunChangesNothing();
    void saysWhatIsBroken();

private:
    Outcome run(const char *words) const
    {
        return m_shell->run(QString::fromUtf8(words).split(QLatin1Char(' '), Qt::SkipEmptyParts));
    }

    std::unique_ptr<Shell> m_shell;
};

static const QByteArray list =
    "# Mine\n\n## A\n\n"
    "- [ ] [[2205.14135] FlashAttention](https://arxiv.org/abs/2205.14135)\n"
    "  Flash Attention, [note](note/a.md)\n"
    "- [X] [[2307.08691] FlashAttention-2](https://arxiv.org/abs/2307.08691)\n\n"
    "## B\n\n- [ ] [综述](https://example.org/x.pdf)\n\n## C\n";

static const QByteArray bib =
    "@misc{a, title = {Other words}, eprint = {2205.14135v2}, archivePrefix = {arXiv}}\n"
    "@article{b, title = {A {New} One}, doi = {10.1000/b}, author = {G{\\\"o}del, Kurt}}\n"
    "@misc{c, title = {No link}}\n";

void TestCliFormats::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_shell = std::make_unique<Shell>();
    m_shell->write(QStringLiteral("list.md"), list);
    m_shell->write(QStringLiteral("new.bib"), bib);
    QCOMPARE(run("import list.md").status, 0);
}

void TestCliFormats::formats_data()
{
    QTest::addColumn<QByteArray>("begins");
    QTest::addColumn<QByteArray>("holds");
    QTest::newRow("markdown") << QByteArray("# Mine\n\n## A\n\n- [ ] ") << QByteArray("## C\n");
    QTest::newRow("home") << QByteArray("# Mine\n\n## A\n\n- [ ] [[2205.14135] FlashAttention](")
                          << QByteArray("- [ ] [综述](https://example.org/x.pdf)\n");
    QTest::newRow("bibtex") << QByteArray("@misc{arxiv2205.14135,\n")
                            << QByteArray("title         = {{FlashAttention-2}}");
    QTest::newRow("ris") << QByteArray("TY  - UNPB\r\n") << QByteArray("KW  - Flash Attention\r\n");
    QTest::newRow("csl-json") << QByteArray("[\n") << QByteArray("\"id\": \"arxiv2205.14135\"");
    QTest::newRow("csv") << QByteArray("section,title,authors,year,")
                         << QByteArray("Mine/A,FlashAttention-2,,2023,");
    QTest::newRow("html") << QByteArray("<!DOCTYPE html>") << QByteArray("<h2>A</h2>");
}

void TestCliFormats::formats()
{
    QFETCH(const QByteArray, begins);
    QFETCH(const QByteArray, holds);
    const QString format = QString::fromUtf8(QTest::currentDataTag());
    const Outcome outcome =
        m_shell->run({QStringLiteral("export"), QStringLiteral("--format"), format});
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err, QByteArray());
    QVERIFY2(outcome.out.startsWith(begins), outcome.out.constData());
    QVERIFY2(outcome.out.contains(holds), outcome.out.constData());
    // To a file it is the same.
    const Outcome toFile = m_shell->run({QStringLiteral("export"), QStringLiteral("--format"),
                                         format, QStringLiteral("-o"), QStringLiteral("out")});
    QCOMPARE(toFile.status, 0);
    QCOMPARE(m_shell->read(QStringLiteral("out")), outcome.out);
}

void TestCliFormats::sectionAlone()
{
    const Outcome csv = run("export --format csv --section B");
    QCOMPARE(csv.out.count("\r\n"), 2);
    QVERIFY(csv.out.contains("Mine/B,综述"));
    QCOMPARE(run("export --section B").out,
             QByteArray("## B\n\n- [ ] [综述](https://example.org/x.pdf)\n\n"));
    QCOMPARE(run("export --section nowhere").status, 1);
}

void TestCliFormats::homeReadsBack()
{
    m_shell->write(QStringLiteral("again.md"), run("export --format home").out);
    QCOMPARE(run("import again.md").status, 0);
    QCOMPARE(run("export --list again.md --format csv").out,
             run("export --list list.md --format csv").out);
}

void TestCliFormats::ownTemplate()
{
    m_shell->write(QStringLiteral("form"), "* **{title}**{?arxiv: ({arxiv})}\n");
    const Outcome outcome = run("export --template form --section A");
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.out, QByteArray("# Mine\n\n## A\n\n* **FlashAttention** (2205.14135)\n"
                                     "* **FlashAttention-2** (2307.08691)\n"));
    m_shell->write(QStringLiteral("wrong"), "* {titel}\n");
    const Outcome wrong = run("export --template wrong");
    QCOMPARE(wrong.status, 1);
    QVERIFY2(wrong.err.contains("line 1: there is no field \"titel\""), wrong.err.constData());
    QCOMPARE(run("export --template missing").status, 1);
}

void TestCliFormats::wrongUsage_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("no such format") << QByteArray("export --format word");
    QTest::newRow("template without a file") << QByteArray("export --format template");
    QTest::newRow("template of another format")
        << QByteArray("export --format csv --template new.bib");
    QTest::newRow("list with a section") << QByteArray("import list.md --into A");
}

void TestCliFormats::wrongUsage()
{
    QFETCH(const QByteArray, words);
    const Outcome outcome = run(words.constData());
    QCOMPARE(outcome.status, 2);
    QVERIFY(!outcome.err.isEmpty());
    QCOMPARE(outcome.out, QByteArray());
}

void TestCliFormats::importsBib()
{
    const Outcome outcome = run("import new.bib --into C --json");
    QCOMPARE(outcome.status, 0);
    QCOMPARE(m_shell->read(QStringLiteral("list.md")),
             list + "\n- [ ] [A New One](https://doi.org/10.1000/b)\n");
    const QJsonArray entries = outcome.json()[QStringLiteral("bibliographies")]
                                   .toArray()
                                   .first()[QStringLiteral("entries")]
                                   .toArray();
    QCOMPARE(entries.size(), 3);
    QStringList outcomes;
    for (const QJsonValue &entry : entries)
        outcomes << entry[QStringLiteral("key")].toString() + QLatin1Char(' ') +
                        entry[QStringLiteral("outcome")].toString();
    QCOMPARE(outcomes, QStringList({QStringLiteral("a double"), QStringLiteral("c refused"),
                                    QStringLiteral("b added")}));
    // Again nothing is new.
    QCOMPARE(run("import new.bib --into C").status, 0);
    QCOMPARE(m_shell->read(QStringLiteral("list.md")).count("10.1000"), 1);
}

void TestCliFormats::doublesAreShownAndSkipped()
{
    const Outcome skipped = run("import new.bib --into C");
    QVERIFY2(skipped.err.contains("\"Other words\" stands in \"A\" already"),
             skipped.err.constData());
    QVERIFY2(skipped.err.contains("no arXiv id"), skipped.err.constData());
    const Outcome added = run("import new.bib --into B --doubles");
    QCOMPARE(added.status, 0);
    QVERIFY(m_shell->read(QStringLiteral("list.md"))
                .contains("- [ ] [[2205.14135] Other words](https://arxiv.org/abs/2205.14135)\n"));
}

void TestCliFormats::dryRunChangesNothing()
{
    const Outcome outcome = run("import new.bib --into C --dry-run");
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.err.contains("would add \"A New One\""), outcome.err.constData());
    QCOMPARE(m_shell->read(QStringLiteral("list.md")), list);
    QCOMPARE(run("export").out, list);
}

void TestCliFormats::saysWhatIsBroken()
{
    m_shell->write(QStringLiteral("broken.bib"), "@misc{x, title {y}}\n" + bib);
    const Outcome outcome = run("import broken.bib --into C");
    QCOMPARE(outcome.status, 0);
    QVERIFY2(outcome.err.contains("broken.bib, line 1: The entry \"x\" could not be read"),
             outcome.err.constData());
    QVERIFY(m_shell->read(QStringLiteral("list.md")).contains("A New One"));
    QCOMPARE(run("import missing.bib --into C").status, 1);
    QCOMPARE(run("import new.bib --into nowhere").status, 1);
    m_shell->write(QStringLiteral("empty.bib"), "% nothing\n");
    QCOMPARE(run("import empty.bib --into C").status, 1);
}

QTEST_GUILESS_MAIN(TestCliFormats)
#include "tst_cli_formats.moc"
