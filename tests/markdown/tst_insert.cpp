// SPDX-License-Identifier: MIT
#include "markdown/edit.h"

#include "markdown/edits.h"
#include "markdown/lineends.h"
#include "shared.h"

#include <QRegularExpression>

using namespace paperdip;

namespace {

const QByteArray vllm = "[[2309.06180]](https://arxiv.org/abs/2309.06180)";

} // namespace

// New papers and sections, in the list's own form.
class TestInsert : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void inserts_data();
    void inserts();
    void insertsIntoTheSeed();
    void insertsSections_data();
    void insertsSections();
};

void TestInsert::inserts_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("parent");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QByteArray>("result");
    const auto row = [](const char *name, const QByteArray &before, const char *parent,
                        const char *after, const QByteArray &result) {
        QTest::newRow(name) << before << QString::fromUtf8(parent) << QString::fromUtf8(after)
                            << result;
    };
    const QByteArray a = "[[2401.00001] A](https://arxiv.org/abs/2401.00001)";
    const QByteArray b = "[[2401.00002] B](https://arxiv.org/abs/2401.00002)";
    row("empty list", "", "", "end", "- [ ] " + vllm + "\n");
    row("only a heading", "# S\n", "S", "end", "# S\n\n- [ ] " + vllm + "\n");
    row("no last line end", "# S\n\n- [ ] " + a, "S", "end",
        "# S\n\n- [ ] " + a + "\n- [ ] " + vllm);
    row("between two", "- [ ] " + a + "\n- [ ] " + b + "\n", "", "A",
        "- [ ] " + a + "\n- [ ] " + vllm + "\n- [ ] " + b + "\n");
    row("before the first", "# S\n\n- [ ] " + a + "\n- [ ] " + b + "\n", "S", "first",
        "# S\n\n- [ ] " + vllm + "\n- [ ] " + a + "\n- [ ] " + b + "\n");
    row("loose", "# S\n\n* [ ] " + a + "\n\n* [ ] " + b + "\n\n\n# R\n", "S", "end",
        "# S\n\n* [ ] " + a + "\n\n* [ ] " + b + "\n\n* [ ] " + vllm + "\n\n\n# R\n");
    row("before the first sub-heading", "# S\n\n- [ ] " + a + "\n\n## R\n\n- [ ] " + b + "\n", "S",
        "end", "# S\n\n- [ ] " + a + "\n- [ ] " + vllm + "\n\n## R\n\n- [ ] " + b + "\n");
    row("no boxes", "* " + a + "\n", "", "end", "* " + a + "\n* " + vllm + "\n");
    row("plain form", "- [A](https://arxiv.org/abs/2401.00001)\n", "", "end",
        "- [A](https://arxiv.org/abs/2401.00001)\n- "
        "[2309.06180](https://arxiv.org/abs/2309.06180)\n");
    row("PDF form", "- [A](https://arxiv.org/pdf/2401.00001.pdf)\n", "", "end",
        "- [A](https://arxiv.org/pdf/2401.00001.pdf)\n- "
        "[2309.06180](https://arxiv.org/pdf/2309.06180.pdf)\n");
    row("versioned form", "- [A](https://arxiv.org/abs/2401.00001v3)\n", "", "end",
        "- [A](https://arxiv.org/abs/2401.00001v3)\n- "
        "[2309.06180](https://arxiv.org/abs/2309.06180v2)\n");
    row("label form", "- **A.** [[Paper](https://arxiv.org/abs/2401.00001)]\n", "", "end",
        "- **A.** [[Paper](https://arxiv.org/abs/2401.00001)]\n"
        "- **2309.06180** [[Paper](https://arxiv.org/abs/2309.06180)]\n");
    row("numbered", "1. " + a + "\n2. " + b + "\n", "", "A",
        "1. " + a + "\n2. " + vllm + "\n3. " + b + "\n");
    row("all ones", "1. " + a + "\n1. " + b + "\n", "", "end",
        "1. " + a + "\n1. " + b + "\n1. " + vllm + "\n");
    row("parenthesis, ninth", "8) " + a + "\n9) " + b + "\n   Keyword\n", "", "A",
        "8) " + a + "\n9) " + vllm + "\n10) " + b + "\n    Keyword\n");
    row("a lone CR in the neighbour's title", "# S\n\n- [ ] [A:\rB](https://arxiv.org/abs/1)\n",
        "S", "end",
        "# S\n\n- [ ] [A:\rB](https://arxiv.org/abs/1)\n"
        "- [ ] [2309.06180](https://arxiv.org/abs/2309.06180)\n");
    row("CRLF", crlf("# S\n\n- [ ] " + a + "\n\n# R\n"), "S", "end",
        crlf("# S\n\n- [ ] " + a + "\n- [ ] " + vllm + "\n\n# R\n"));
    row("byte order mark", "\xEF\xBB\xBF- [ ] " + a + "\n", "", "first",
        "\xEF\xBB\xBF- [ ] " + vllm + "\n- [ ] " + a + "\n");
    row("below an item", "* Topic\n  * " + a + "\n* Next\n", "Topic", "end",
        "* Topic\n  * " + a + "\n  * " + vllm + "\n* Next\n");
    row("tabs", "* Topic\n\t* " + a + "\n* Next\n", "Topic", "end",
        "* Topic\n\t* " + a + "\n\t* " + vllm + "\n* Next\n");
    row("behind what is nested", "- [ ] " + a + "\n  - text\n\n# S\n", "", "end",
        "- [ ] " + a + "\n  - text\n- [ ] " + vllm + "\n\n# S\n");
    row("before definitions", "# S\n\n- [ ] " + a + "\n\n[n]: a.md\n", "S", "end",
        "# S\n\n- [ ] " + a + "\n- [ ] " + vllm + "\n\n[n]: a.md\n");
    row("behind a paragraph", "# S\n\nSome words.\n\n# R\n", "S", "end",
        "# S\n\nSome words.\n\n- [ ] " + vllm + "\n\n# R\n");
    row("front matter", "---\na: b\n---\n", "", "end", "---\na: b\n---\n\n- [ ] " + vllm + "\n");
    row("tight headings", "# S\n- [ ] " + a + "\n# R\n# Q\n", "R", "end",
        "# S\n- [ ] " + a + "\n# R\n- [ ] " + vllm + "\n# Q\n");
}

void TestInsert::inserts()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, parent);
    QFETCH(QString, after);
    QFETCH(QByteArray, result);
    const Document document = Document::read(before);
    const Place place = placeNamed(document, parent, after);
    const auto edited =
        insertPapers(document, place, {arxivPaper(QStringLiteral("2309.06180"), {}, 2)});
    QCOMPARE(bytesOrError(edited), result);
    QCOMPARE(edited->nodes.size(), 1);
    QVERIFY(edited->nodes.first() < 0);
    QCOMPARE(edited->document.at(edited->document.indexOf(edited->nodes.first())).reading.arxiv,
             QStringLiteral("2309.06180"));
}

void TestInsert::insertsIntoTheSeed()
{
    SKIP_WITHOUT_SHARED();
    const QByteArray seed = seedBytes();
    const Document document = Document::read(seed);
    const QString title = QStringLiteral(
        "Efficient Memory Management for Large Language Model Serving with PagedAttention");
    const QByteArray entry =
        "- [ ] [[2309.06180] " + title.toUtf8() + "](https://arxiv.org/abs/2309.06180)\n";

    const Place serving{named(document, QStringLiteral("Serving system")), Place::AtEnd};
    const QList<NewPaper> paper{arxivPaper(QStringLiteral("2309.06180"), {}, 2)};
    const auto edited = insertPapers(document, serving, paper);
    QVERIFY(edited);
    const auto titled = setTitle(edited->document, edited->nodes.first(), title);
    QByteArray expected = seed;
    expected.replace("### Serving system\n\n", "### Serving system\n\n" + entry + "\n");
    QCOMPARE(bytesOrError(titled), expected);

    const Place other{named(document, QStringLiteral("Other")), Place::AtEnd};
    QCOMPARE(bytesOrError(insertPapers(document, other, paper)), seed + "\n- [ ] " + vllm + "\n");

    // Behind a paper that has no arXiv id, in the home form all the same.
    const Place survey{named(document, QStringLiteral("Kernel")),
                       named(document, QStringLiteral("Attention Survey"))};
    QByteArray kernel = seed;
    kernel.replace("attention_survey.md)\n", "attention_survey.md)\n- [ ] " + vllm + "\n");
    QCOMPARE(bytesOrError(insertPapers(document, survey, paper)), kernel);

    NewPaper page;
    page.url = QStringLiteral("https://example.org/a.pdf");
    QByteArray pages = seed;
    pages.replace("### Serving system\n\n",
                  "### Serving system\n\n- [ ] [https://example.org/a.pdf](https://"
                  "example.org/a.pdf)\n- [ ] " +
                      vllm + "\n\n");
    QCOMPARE(bytesOrError(insertPapers(document, serving, {page, paper.first()})), pages);
}

void TestInsert::insertsSections_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("parent");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QByteArray>("result");
    const auto row = [](const char *name, const QByteArray &before, const char *parent,
                        const char *after, const QByteArray &result) {
        QTest::newRow(name) << before << QString::fromUtf8(parent) << QString::fromUtf8(after)
                            << result;
    };
    const QByteArray list = "# A\n\n- [ ] p\n\n## B\n\n## C\n\n- [ ] q\n";
    row("empty list", "", "", "end", "# New\n");
    row("at the end", list, "A", "end", list + "\n## New\n");
    row("between", list, "A", "B", "# A\n\n- [ ] p\n\n## B\n\n## New\n\n## C\n\n- [ ] q\n");
    row("behind an entry", list, "A", "p", "# A\n\n- [ ] p\n\n## New\n\n## B\n\n## C\n\n- [ ] q\n");
    row("first", list, "A", "first", "# A\n\n- [ ] p\n\n## New\n\n## B\n\n## C\n\n- [ ] q\n");
    row("deeper", list, "B", "end", "# A\n\n- [ ] p\n\n## B\n\n### New\n\n## C\n\n- [ ] q\n");
    row("top", list, "", "end", list + "\n# New\n");
    row("skipped level", "# A\n\n### B\n", "A", "end", "# A\n\n### B\n\n### New\n");
    row("no last line end", "# A\n\n- [ ] p", "A", "end", "# A\n\n- [ ] p\n\n## New");
}

void TestInsert::insertsSections()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, parent);
    QFETCH(QString, after);
    QFETCH(QByteArray, result);
    const Document document = Document::read(before);
    const Place place = placeNamed(document, parent, after);
    QCOMPARE(bytesOrError(insertSection(document, place, QStringLiteral("New"))), result);
}

QTEST_APPLESS_MAIN(TestInsert)
#include "tst_insert.moc"
