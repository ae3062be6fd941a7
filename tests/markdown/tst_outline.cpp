// SPDX-License-Identifier: MIT
#include "markdown/outline.h"

#include "markdown/lineends.h"
#include "markdown/readingchecks.h"
#include "markdown/reallists.h"

#include <QRegularExpression>
#include <algorithm>

using namespace paperdip;

namespace {

// A tree as lines: two blanks a level, the kind's letter, the title.
QByteArray printed(const QByteArray &list)
{
    static constexpr char letters[] = {'#', 'P', 'S', 't'};
    QByteArrayList lines;
    for (const OutlineNode &node : read(list)) {
        lines << QByteArray(node.depth * 2, ' ') + letters[static_cast<int>(node.reading.kind)] +
                     ' ' + node.reading.title.toUtf8();
    }
    return lines.join('\n');
}

QByteArray withOtherIds(const QByteArray &list)
{
    const QRegularExpression id(QStringLiteral("\\b2\\d{3}\\.(\\d{5})\\b"));
    return QString::fromUtf8(list).replace(id, QStringLiteral("2101.\\1")).toUtf8();
}

QByteArray withSectionsReversed(const QByteArray &list)
{
    QByteArrayList sections;
    for (const QByteArray &line : list.split('\n')) {
        if (sections.isEmpty() || line.startsWith("## "))
            sections << QByteArray();
        sections.last() += line + '\n';
    }
    std::reverse(sections.begin() + 1, sections.end());
    return sections.join();
}

QByteArray withOtherBullets(QByteArray list)
{
    return list.replace("\n- ", "\n* ");
}

QByteArray withoutLastLineEnd(QByteArray list)
{
    while (list.endsWith('\n'))
        list.chop(1);
    return list;
}

} // namespace

// Whole lists: which of their nodes are what, and how they stand below each other.
class TestOutline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void seed_data();
    void seed();
    void trees_data();
    void trees();
    void namesTheList();
    void invariants_data();
    void invariants();
};

void TestOutline::seed_data()
{
    SKIP_WITHOUT_SHARED();
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<bool>("otherIds");
    const QByteArray bytes = seedBytes();
    QTest::newRow("as it is") << bytes << false;
    QTest::newRow("other ids") << withOtherIds(bytes) << true;
    QTest::newRow("sections reversed") << withSectionsReversed(bytes) << false;
    QTest::newRow("other bullets") << withOtherBullets(bytes) << false;
    QTest::newRow("CRLF") << crlf(bytes) << false;
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + bytes << false;
    QTest::newRow("no last line end") << withoutLastLineEnd(bytes) << false;
}

void TestOutline::seed()
{
    QFETCH(const QByteArray, list);
    QFETCH(const bool, otherIds);
    const Outline outline = read(list);
    QCOMPARE(outline.size(), size_t(22));
    QHash<NodeKind, int> kinds;
    QHash<QString, Reading> papers;
    int checked = 0;
    int notes = 0;
    for (const OutlineNode &node : outline) {
        ++kinds[node.reading.kind];
        checked += isChecked(node.reading);
        notes += !node.reading.notePath.isEmpty();
        if (!node.reading.arxiv.isEmpty())
            papers.insert(node.reading.arxiv.section(QLatin1Char('.'), 1), node.reading);
    }
    QCOMPARE(kinds[NodeKind::Section], 7);
    QCOMPARE(kinds[NodeKind::Paper], 11);
    QCOMPARE(kinds[NodeKind::Source], 2);
    QCOMPARE(kinds[NodeKind::Text], 2);
    QCOMPARE(checked, 3);
    QCOMPARE(notes, 4);
    QCOMPARE(papers.size(), 10);
    const Reading jacobi = papers.value(QStringLiteral("10427"));
    QCOMPARE(jacobi.arxiv, otherIds ? QStringLiteral("2101.10427") : QStringLiteral("2305.10427"));
    QCOMPARE(jacobi.keywords,
             QStringList({QStringLiteral("Jacobi Decoding"), QStringLiteral("Parallel Decoding")}));
    QVERIFY(jacobi.remark.startsWith(QStringLiteral("对不使用")));
    const Reading lookahead = papers.value(QStringLiteral("02057"));
    QCOMPARE(lookahead.keywords, QStringList(QStringLiteral("Lookahead Decoding")));
    QVERIFY(lookahead.remark.startsWith(QStringLiteral("将自回归")));
    const Reading medusa = papers.value(QStringLiteral("10774"));
    QCOMPARE(medusa.keywords.size(), 3);
    QVERIFY(medusa.remark.isEmpty());
    QCOMPARE(medusa.notePath, QStringLiteral("note/Medusa.md"));
    QCOMPARE(
        medusa.title,
        QStringLiteral(
            "Medusa: Simple LLM Inference Acceleration Framework with Multiple Decoding Heads"));
    QVERIFY(!medusa.placeholder);
}

void TestOutline::trees_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *list, const char *expected) {
        QTest::newRow(name) << QByteArray(list) << QByteArray(expected);
    };
    row("sections by level", "p\n\n# A\n### B\n- [ ] x\n## C\n# D\n",
        "t p\n# A\n  # B\n    P x\n  # C\n# D");
    row("unboxed with boxed siblings",
        "- [ ] a\n- [b](b.pdf)\n- [c](https://c.org)\n- d\n\n# E\n\n- [f](f.pdf)\n",
        "P a\nP b\nt c\nt d\n# E\n  t f");
    row("no boxes",
        "- [a](a.pdf)\n- [b](#b)\n- [c](https://github.com/c/c)\n- [d](https://d.org)\n- "
        "[e](e.md)\n",
        "P a\nt b\nt c\nt d\nt e");
    row("sources",
        "# A\n- [a](https://a.org)\n- <https://b.org>\n- [c](https://c.org) and more\n- [d](#d)\n# "
        "B\n- [e](https://e.org)\n- [ ] x\n",
        "# A\n  S a\n  S https://b.org\n  t c and more\n  t d\n# B\n  t e\n  P x");
    row("sources stand above papers of sub-sections", "# A\n- [a](https://a.org)\n## B\n- [ ] x\n",
        "# A\n  S a\n  # B\n    P x");
    row("text and papers below items",
        "- topic\n  - [a](a.pdf)\n    - remark\n  - [pdf](b.pdf)\n\n  behind\n",
        "t topic\n  P a\n    t remark\n  t pdf\n  t behind");
    row("contents", "- [A](#a)\n  - [B](#b)\n\n[TOC]\n", "t A\n  t B\nt [TOC]");
    row("prose with a link to a work",
        "- We now do list all the papers from this year's [ICLR](https://openreview.net/g) here\n",
        "t We now do list all the papers from this year's ICLR here");
}

void TestOutline::trees()
{
    QFETCH(const QByteArray, list);
    QFETCH(const QByteArray, expected);
    QCOMPARE(printed(list), expected);
    QCOMPARE(broken(list), nullptr);
}

void TestOutline::namesTheList()
{
    QCOMPARE(listTitle(read("## B\n# A\n")), QStringLiteral("A"));
    QCOMPARE(listTitle(read("x\n## B\n")), QStringLiteral("B"));
    QCOMPARE(listTitle(read("x\n")), QString());
}

void TestOutline::invariants_data()
{
    SKIP_WITHOUT_SHARED();
    addRealLists();
}

void TestOutline::invariants()
{
    QFETCH(const QByteArray, list);
    QCOMPARE(broken(list), nullptr);
}

QTEST_GUILESS_MAIN(TestOutline)
#include "tst_outline.moc"
