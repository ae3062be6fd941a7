// SPDX-License-Identifier: MIT
#include "markdown/outline.h"
#include "markdown/reallists.h"

#include <QRegularExpression>
#include <QSet>
#include <algorithm>

using namespace paperdip;

namespace {

QString slice(const QByteArray &segment, Span span)
{
    return span.isNull() ? QString() : QString::fromUtf8(segment.mid(span.begin, span.size()));
}

QByteArray segmentOf(const QByteArray &list, const OutlineNode &node)
{
    return list.mid(node.begin, node.end - node.begin);
}

// The first node of a kind, or none.
std::optional<Reading> firstOf(NodeKind kind, const QByteArray &list)
{
    for (const OutlineNode &node : read(list)) {
        if (node.reading.kind == kind)
            return node.reading;
    }
    return {};
}

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

bool isInside(Span span, qsizetype size)
{
    return span.isNull() || (span.begin <= span.end && span.end <= size);
}

bool isInside(const Link &link, qsizetype size)
{
    return isInside(link.whole, size) && isInside(link.textSpan, size) &&
           isInside(link.urlSpan, size) && link.whole.size() > 0;
}

// What must hold of every reading; the name of what does not, or nothing.
const char *broken(const QByteArray &list)
{
    const Outline outline = read(list);
    for (size_t index = 0; index < outline.size(); ++index) {
        const OutlineNode &node = outline[index];
        const Reading &reading = node.reading;
        const qsizetype size = node.end - node.begin;
        if (node.parent >= static_cast<int>(index) || node.parent < -1)
            return "a parent stands before its children";
        if (node.depth !=
            (node.parent < 0 ? 0 : outline[static_cast<size_t>(node.parent)].depth + 1))
            return "depth";
        if (!isInside(reading.titleSpan, size) || !isInside(reading.keywordsSpan, size) ||
            !isInside(reading.remarkSpan, size) || (reading.main && !isInside(*reading.main, size)))
            return "a span inside the segment";
        for (const Link &link : reading.links) {
            if (!isInside(link, size))
                return "a link inside the segment";
        }
        if (reading.box && list[node.begin + reading.boxAt] != *reading.box)
            return "the box's byte";
        if (reading.noteLink >= reading.links.size())
            return "the note's link";
        if (reading.keywords.isEmpty() != reading.keywordsSpan.isNull())
            return "keywords have a span";
        if (reading.kind != NodeKind::Paper && reading.box)
            return "a boxed item is a paper";
    }
    return nullptr;
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

QByteArray asWindowsFile(QByteArray list)
{
    return list.replace("\n", "\r\n");
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

struct Expected
{
    QString title;
    QString url;
    QString arxiv;
    QStringList keywords;
    QString remark;
    QString note;
};

} // namespace
Q_DECLARE_METATYPE(Expected)

class TestRead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void seed_data();
    void seed();
    void papers_data();
    void papers();
    void trees_data();
    void trees();
    void boxes_data();
    void boxes();
    void headings_data();
    void headings();
    void placeholders_data();
    void placeholders();
    void spansSayWhatTheTextSays();
    void textBelowCountsToTheRemark();
    void referenceLinks();
    void namesTheList();
    void invariants_data();
    void invariants();
    void readsAgainTheSame_data();
    void readsAgainTheSame();
    void readsAgainAfterAPatch();
    void readsNotAgainWhatMayDiffer_data();
    void readsNotAgainWhatMayDiffer();
};

void TestRead::seed_data()
{
    SKIP_WITHOUT_SHARED();
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<bool>("otherIds");
    const QByteArray bytes = seedBytes();
    QTest::newRow("as it is") << bytes << false;
    QTest::newRow("other ids") << withOtherIds(bytes) << true;
    QTest::newRow("sections reversed") << withSectionsReversed(bytes) << false;
    QTest::newRow("other bullets") << withOtherBullets(bytes) << false;
    QTest::newRow("CRLF") << asWindowsFile(bytes) << false;
    QTest::newRow("byte order mark") << "\xEF\xBB\xBF" + bytes << false;
    QTest::newRow("no last line end") << withoutLastLineEnd(bytes) << false;
}

void TestRead::seed()
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

void TestRead::papers_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<Expected>("expected");
    const auto row = [](const char *name, const char *list, Expected expected) {
        QTest::newRow(name) << QByteArray(list) << expected;
    };
    const auto u = [](const char *text) { return QString::fromUtf8(text); };
    const QString abs = u("https://arxiv.org/abs/2205.14135");
    const QString id = u("2205.14135");
    row("home form", "- [ ] [[2205.14135] A: B](https://arxiv.org/abs/2205.14135)\n",
        {u("A: B"), abs, id, {}, {}, {}});
    row("escaped label", "- [ ] [\\[2205.14135\\] A](https://arxiv.org/abs/2205.14135)\n",
        {u("A"), abs, id, {}, {}, {}});
    row("plain form", "- [x] [A Title](https://arxiv.org/pdf/2205.14135v2.pdf)\n",
        {u("A Title"), u("https://arxiv.org/pdf/2205.14135v2.pdf"), id, {}, {}, {}});
    for (const char *marker : {"*", "+", "1.", "1)"}) {
        const QByteArray list = QByteArray(marker) + " [X] [A](https://arxiv.org/abs/2205.14135)\n";
        QTest::newRow(marker) << list << Expected{u("A"), abs, id, {}, {}, {}};
    }
    row("no link", "- [ ] A *fine* title\n", {u("A fine title"), {}, {}, {}, {}, {}});
    row("no box", "- [A](https://arxiv.org/abs/2205.14135)\n", {u("A"), abs, id, {}, {}, {}});
    row("title, then labels",
        "- A Title [[Paper](https://arxiv.org/abs/2205.14135)] [[Code](https://github.com/a/b)]\n",
        {u("A Title"), abs, id, {}, {}, {}});
    row("bold title, then labels", "1. **A Title.** [paper](https://arxiv.org/abs/2205.14135)\n",
        {u("A Title"), abs, id, {}, {}, {}});
    row("a quote that begins a linked title",
        "- [“Zooming In” on Web Browsers](https://arxiv.org/abs/2205.14135)\n",
        {u("“Zooming In” on Web Browsers"), abs, id, {}, {}, {}});
    row("a quote that begins a title",
        "- “Zooming In” on Browsers [[Paper](https://arxiv.org/abs/2205.14135)]\n",
        {u("“Zooming In” on Browsers"), abs, id, {}, {}, {}});
    row("a title in quotes in a citation",
        "- Ann A, et al. \"One Title of Mine.\" SOSP (2023). "
        "[[Paper](https://arxiv.org/abs/2205.14135)]\n",
        {u("One Title of Mine"), abs, id, {}, {}, {}});
    row("label, then title", "- [Paper](https://arxiv.org/abs/2205.14135) A Title\n",
        {u("A Title"), abs, id, {}, {}, {}});
    row("tag, then linked title", "- 💡 [SOSP'24] [A Title](https://arxiv.org/abs/2205.14135)\n",
        {u("A Title"), abs, id, {}, {}, {}});
    row("emphasis, code and entities", "- [ ] [**A** `b` &amp; \\*c](https://a.org/x.pdf)\n",
        {u("A b & *c"), u("https://a.org/x.pdf"), {}, {}, {}, {}});
    row("a title over two lines", "- [ ] [A\n  Title](https://arxiv.org/abs/2205.14135)\n",
        {u("A Title"), abs, id, {}, {}, {}});
    row("parentheses in the address", "- [ ] [A](https://a.org/x_(y).pdf)\n",
        {u("A"), u("https://a.org/x_(y).pdf"), {}, {}, {}, {}});
    row("angle brackets and a title", "- [ ] [A](<https://a.org/x y.pdf> \"t\")\n",
        {u("A"), u("https://a.org/x y.pdf"), {}, {}, {}, {}});
    row("an address alone", "- [ ] https://arxiv.org/abs/2205.14135\n", {id, abs, id, {}, {}, {}});
    row("keywords on the next line", "- [ ] [A](u.pdf)\n  kw one, two，three、four\n",
        {u("A"), u("u.pdf"), {}, {u("kw one"), u("two"), u("three"), u("four")}, {}, {}});
    row("keywords in a paragraph", "- [ ] [A](u.pdf)\n\n  kw, [note](n.md)\n",
        {u("A"), u("u.pdf"), {}, {u("kw")}, {}, u("n.md")});
    row("lazy remark", "- [ ] [A](u.pdf)\nThis says more than a keyword would.\n",
        {u("A"), u("u.pdf"), {}, {}, u("This says more than a keyword would."), {}});
    row("a full stop makes a remark", "- [ ] [A](u.pdf)\n  Good.\n",
        {u("A"), u("u.pdf"), {}, {}, u("Good."), {}});
    row("KV cache is a keyword", "- [ ] [A](u.pdf)\n  KV缓存\n",
        {u("A"), u("u.pdf"), {}, {u("KV缓存")}, {}, {}});
    row("the remark ends before the note",
        "- [ ] [A](u.pdf)\n\n  kw, It is good, and fast., [note](n.md)\n",
        {u("A"), u("u.pdf"), {}, {u("kw"), u("It is good")}, u("and fast."), u("n.md")});
    row("remark over several lines",
        "- [ ] [A](u.pdf)\n\n  One sentence here.\n  中\n  文\n\n  Last "
        "words.\n",
        {u("A"), u("u.pdf"), {}, {}, u("One sentence here. 中文 Last words."), {}});
    row("quotes belong to the remark", "- [ ] [A](u.pdf)\n  > so they say\n  > it is\n",
        {u("A"), u("u.pdf"), {}, {}, u("so they say it is"), {}});
    row("code does not", "- [ ] [A](u.pdf)\n\n  ```\n  x, [n](y.md)\n  ```\n",
        {u("A"), u("u.pdf"), {}, {}, {}, {}});
    row("remark on the same line", "- [x] [A](u.pdf): optimises what was slow before in it\n",
        {u("A"), u("u.pdf"), {}, {}, u("optimises what was slow before in it"), {}});
    row("venue behind a pipe, keywords below", "- [A](u.pdf) | OSDI' 24\n  kw\n",
        {u("A"), u("u.pdf"), {}, {u("kw")}, {}, {}});
    row("breaks are nothing", "- [ ] [A](u.pdf) <br />\n", {u("A"), u("u.pdf"), {}, {}, {}, {}});
    row("note by ./", "- [ ] [A](u.pdf) [note](./note/a%20b.md)\n",
        {u("A"), u("u.pdf"), {}, {}, {}, u("./note/a b.md")});
    row("note by ../", "- [ ] [A](u.pdf) [note](../a.md#top)\n",
        {u("A"), u("u.pdf"), {}, {}, {}, u("../a.md")});
    row("note from the root", "- [ ] [A](u.pdf) [笔记](/n/a.md)\n",
        {u("A"), u("u.pdf"), {}, {}, {}, u("/n/a.md")});
    row("the title is the note's link", "- [x] [A Title](./notes/7.md)\n",
        {u("A Title"), u("./notes/7.md"), {}, {}, {}, u("./notes/7.md")});
    row("no note elsewhere", "- [ ] [A](u.pdf) [note](https://a.org/n.md)\n",
        {u("A"), u("u.pdf"), {}, {}, {}, {}});
    row("id from a labelled link",
        "- [ ] [A](https://openreview.net/forum?id=x) [arXiv](https://arxiv.org/abs/2205.14135)\n",
        {u("A"), u("https://openreview.net/forum?id=x"), id, {}, {}, {}});
}

void TestRead::papers()
{
    QFETCH(const QByteArray, list);
    QFETCH(const Expected, expected);
    const std::optional<Reading> paper = firstOf(NodeKind::Paper, list);
    QVERIFY(paper);
    QCOMPARE(paper->title, expected.title);
    QCOMPARE(paper->main ? paper->main->url : QString(), expected.url);
    QCOMPARE(paper->arxiv, expected.arxiv);
    QCOMPARE(paper->keywords, expected.keywords);
    QCOMPARE(paper->remark, expected.remark);
    QCOMPARE(paper->notePath, expected.note);
    QCOMPARE(broken(list), nullptr);
}

void TestRead::trees_data()
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

void TestRead::trees()
{
    QFETCH(const QByteArray, list);
    QFETCH(const QByteArray, expected);
    QCOMPARE(printed(list), expected);
    QCOMPARE(broken(list), nullptr);
}

void TestRead::boxes_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<int>("box"); // -1: none
    QTest::newRow("open") << QByteArray("- [ ] a\n") << int(' ');
    QTest::newRow("small") << QByteArray("- [x] a\n") << int('x');
    QTest::newRow("large") << QByteArray("- [X]\ta\n") << int('X');
    QTest::newRow("in a nested item") << QByteArray("- - [x] a\n") << int('x');
    QTest::newRow("nothing behind it") << QByteArray("- [ ]\n") << -1;
    QTest::newRow("blanks behind it") << QByteArray("- [ ]  \n- b\n") << -1;
    QTest::newRow("at the end") << QByteArray("- [ ]") << -1;
    QTest::newRow("no blank behind it") << QByteArray("- [x](u)\n") << -1;
    QTest::newRow("another letter") << QByteArray("- [y] a\n") << -1;
    QTest::newRow("two letters") << QByteArray("- [xx] a\n") << -1;
    QTest::newRow("no item") << QByteArray("[x] a\n") << -1;
    QTest::newRow("under a mark") << QByteArray("\xEF\xBB\xBF- [x] a\n") << int('x');
}

void TestRead::boxes()
{
    QFETCH(const QByteArray, list);
    QFETCH(const int, box);
    const Reading reading = read(list).front().reading;
    QCOMPARE(reading.box ? int(*reading.box) : -1, box);
    QCOMPARE(reading.kind, box < 0 ? NodeKind::Text : NodeKind::Paper);
    QCOMPARE(broken(list), nullptr);
}

void TestRead::headings_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("raw");
    QTest::addColumn<QString>("url");
    const auto row = [](const char *list, const char *title, const char *raw,
                        const char *url = "") {
        QTest::newRow(list) << QByteArray(list) << QString::fromUtf8(title)
                            << QString::fromUtf8(raw) << QString::fromUtf8(url);
    };
    row("# A", "A", "A");
    row("  ##  A *b* `c` ##  \n", "A b c", "A *b* `c`");
    row("# A #b\n", "A #b", "A #b");
    row("# #\n", "", "");
    row("#\n", "", "");
    row("A\nB\n===\n", "A B", "A\nB");
    row("A\r\n---\r\n", "A", "A");
    row("\xEF\xBB\xBF# A\n", "A", "A");
    row("### [A](https://a.org/x.html)\n", "A", "A", "https://a.org/x.html");
    row("### **[A](u)**\n", "A", "A", "u");
    row("### A [b](u)\n", "A b", "A [b](u)");
}

void TestRead::headings()
{
    QFETCH(const QByteArray, list);
    QFETCH(const QString, title);
    QFETCH(const QString, raw);
    QFETCH(const QString, url);
    const Reading reading = read(list).front().reading;
    QCOMPARE(reading.kind, NodeKind::Section);
    QCOMPARE(reading.title, title);
    QCOMPARE(slice(list, reading.titleSpan), raw);
    QCOMPARE(reading.main ? reading.main->url : QString(), url);
}

void TestRead::placeholders_data()
{
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<bool>("placeholder");
    QTest::newRow("id in brackets")
        << QByteArray("[[2309.06180]](https://arxiv.org/abs/2309.06180)") << true;
    QTest::newRow("id") << QByteArray("[2309.06180](https://arxiv.org/abs/2309.06180)") << true;
    QTest::newRow("arXiv:id") << QByteArray("[arXiv:2309.06180](https://arxiv.org/abs/2309.06180)")
                              << true;
    QTest::newRow("address")
        << QByteArray("[https://arxiv.org/abs/2309.06180](https://arxiv.org/abs/2309.06180)")
        << true;
    QTest::newRow("address alone") << QByteArray("<https://arxiv.org/abs/2309.06180>") << true;
    QTest::newRow("empty") << QByteArray("[](https://arxiv.org/abs/2309.06180)") << true;
    QTest::newRow("title") << QByteArray("[[2309.06180] T](https://arxiv.org/abs/2309.06180)")
                           << false;
    QTest::newRow("another id") << QByteArray("[2309.06181](https://arxiv.org/abs/2309.06180)")
                                << false;
    QTest::newRow("no link") << QByteArray("T") << false;
}

void TestRead::placeholders()
{
    QFETCH(const QByteArray, item);
    QFETCH(const bool, placeholder);
    const std::optional<Reading> paper = firstOf(NodeKind::Paper, "- [ ] " + item + '\n');
    QVERIFY(paper);
    QCOMPARE(paper->placeholder, placeholder);
    QCOMPARE(firstOf(NodeKind::Paper, "- [ ] x\n- " + item + '\n')->kind, NodeKind::Paper);
}

void TestRead::spansSayWhatTheTextSays()
{
    const QByteArray list = "- [x] [[2205.14135] *A* B](https://arxiv.org/abs/2205.14135)\n\n"
                            "  one, *two*, [note](n.md)，"
                            "a remark that is *long* enough, and goes on\n";
    const Reading paper = firstOf(NodeKind::Paper, list).value();
    QCOMPARE(slice(list, paper.titleSpan), QStringLiteral("*A* B"));
    QCOMPARE(paper.title, QStringLiteral("A B"));
    QCOMPARE(slice(list, paper.main->textSpan), QStringLiteral("[2205.14135] *A* B"));
    QCOMPARE(slice(list, paper.main->urlSpan), QStringLiteral("https://arxiv.org/abs/2205.14135"));
    QCOMPARE(slice(list, paper.main->whole),
             QStringLiteral("[[2205.14135] *A* B](https://arxiv.org/abs/2205.14135)"));
    QCOMPARE(slice(list, paper.keywordsSpan), QStringLiteral("one, *two*"));
    QCOMPARE(paper.keywords, QStringList({QStringLiteral("one"), QStringLiteral("two")}));
    QCOMPARE(slice(list, paper.remarkSpan),
             QStringLiteral("a remark that is *long* enough, and goes on"));
    QCOMPARE(paper.remark, QStringLiteral("a remark that is long enough, and goes on"));
    QCOMPARE(paper.noteLink, 0);
    QCOMPARE(slice(list, paper.links[0].whole), QStringLiteral("[note](n.md)"));
    QCOMPARE(list[paper.boxAt], 'x');
}

void TestRead::textBelowCountsToTheRemark()
{
    const QByteArray list =
        "- [ ] [A](a.pdf)\n\n  My own words on it are here.\n\n  - one\n    - two\n\n  three\n"
        "- [ ] [B](b.pdf)\n  - only\n  - [C](c.pdf)\n";
    const Outline outline = read(list);
    QCOMPARE(outline[0].reading.remark,
             QStringLiteral("My own words on it are here.\none\ntwo\nthree"));
    QCOMPARE(outline[4].reading.remark, QStringLiteral("only\nC"));
    QVERIFY(outline[4].reading.remarkSpan.isNull());
}

void TestRead::referenceLinks()
{
    const QByteArray list =
        "- [A][one]\n- [Two  Words][]\n- [three]\n- [four]\n\n"
        "[ONE]: https://arxiv.org/abs/2205.14135 'title'\n[two words]: <b.pdf>\n[three]:\n c.pdf\n";
    const Outline outline = read(list);
    QCOMPARE(outline[0].reading.main->url, QStringLiteral("https://arxiv.org/abs/2205.14135"));
    QCOMPARE(outline[0].reading.arxiv, QStringLiteral("2205.14135"));
    QVERIFY(outline[0].reading.main->urlSpan.isNull());
    QCOMPARE(outline[1].reading.main->url, QStringLiteral("b.pdf"));
    QCOMPARE(outline[2].reading.main->url, QStringLiteral("c.pdf"));
    QCOMPARE(outline[3].reading.kind, NodeKind::Text);
    QCOMPARE(outline[4].segment.structure, Structure::Definitions);
}

void TestRead::namesTheList()
{
    QCOMPARE(listTitle(read("## B\n# A\n")), QStringLiteral("A"));
    QCOMPARE(listTitle(read("x\n## B\n")), QStringLiteral("B"));
    QCOMPARE(listTitle(read("x\n")), QString());
}

void TestRead::invariants_data()
{
    SKIP_WITHOUT_SHARED();
    addRealLists();
}

void TestRead::invariants()
{
    QFETCH(const QByteArray, list);
    QCOMPARE(broken(list), nullptr);
}

void TestRead::readsAgainTheSame_data()
{
    invariants_data();
}

// What readAgain gives is what read gave; and it does give something but where definitions may come
// in.
void TestRead::readsAgainTheSame()
{
    QFETCH(const QByteArray, list);
    int papers = 0;
    int again = 0;
    for (const OutlineNode &node : read(list)) {
        const Structure structure = node.segment.structure;
        const bool isAlone = structure == Structure::Item || structure == Structure::Heading ||
                             structure == Structure::Paragraph;
        const bool isReference = node.reading.main && node.reading.main->urlSpan.isNull();
        if (node.reading.kind != NodeKind::Paper || !isAlone || isReference)
            continue;
        ++papers;
        const std::optional<Reading> reading = readAgain(segmentOf(list, node), node.reading);
        again += reading.has_value();
        QVERIFY2(!reading || *reading == node.reading, qPrintable(node.reading.title));
    }
    QVERIFY2(papers < 4 || again * 4 >= papers * 3,
             qPrintable(QStringLiteral("%1 of %2").arg(again).arg(papers)));
}

void TestRead::readsAgainAfterAPatch()
{
    const QByteArray list =
        "# S\n- [ ] [[2205.14135] A](https://arxiv.org/abs/2205.14135)\n  kw\n  - below\n- [ ] B\n";
    const Outline before = read(list);
    for (const auto &[from, to] : {std::pair("[ ] [[", "[x] [["),
                                   {"] A]", "] A Longer Title]"},
                                   {"kw", "kw, other"},
                                   {"kw", "A remark that says more than a keyword."},
                                   {"2205.14135] A", "2205.14135]"}}) {
        QByteArray segment = segmentOf(list, before[1]);
        segment.replace(from, to);
        QByteArray whole = list;
        whole.replace(from, to);
        const std::optional<Reading> reading = readAgain(segment, before[1].reading);
        QVERIFY2(reading, to);
        QVERIFY2(*reading == read(whole)[1].reading, to);
    }
}

void TestRead::readsNotAgainWhatMayDiffer_data()
{
    QTest::addColumn<QByteArray>("segment");
    QTest::newRow("no box") << QByteArray("- [A](a.pdf)\n");
    QTest::newRow("two items") << QByteArray("- [ ] [A](a.pdf)\n- b\n");
    QTest::newRow("a sub-item") << QByteArray("- [ ] [A](a.pdf)\n  - b\n");
    QTest::newRow("no item") << QByteArray("[ ] [A](a.pdf)\n");
    QTest::newRow("text behind it") << QByteArray("- [ ] [A](a.pdf)\n\nb\n");
    QTest::newRow("open code") << QByteArray("- [ ] [A](a.pdf)\n\n```\n");
    QTest::newRow("a label that the list may define") << QByteArray("- [ ] [A](a.pdf) [b]\n");
    QTest::newRow("nothing") << QByteArray();
}

void TestRead::readsNotAgainWhatMayDiffer()
{
    QFETCH(const QByteArray, segment);
    const Reading before = read("- [ ] [A](a.pdf)\n").front().reading;
    QVERIFY(!readAgain(segment, before));
}

QTEST_GUILESS_MAIN(TestRead)
#include "tst_read.moc"
