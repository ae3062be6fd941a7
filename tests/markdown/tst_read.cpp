// SPDX-License-Identifier: MIT
#include "markdown/outline.h"

#include "markdown/readingchecks.h"
#include "markdown/reallists.h"

#include <QRegularExpression>

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

// What is recognised in one entry or heading, and again once it has changed.
class TestRead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void papers_data();
    void papers();
    void boxes_data();
    void boxes();
    void headings_data();
    void headings();
    void placeholders_data();
    void placeholders();
    void spansSayWhatTheTextSays();
    void textBelowCountsToTheRemark();
    void referenceLinks();
    void readsAgainTheSame_data();
    void readsAgainTheSame();
    void readsAgainAfterAPatch();
    void readsNotAgainWhatMayDiffer_data();
    void readsNotAgainWhatMayDiffer();
};

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

void TestRead::readsAgainTheSame_data()
{
    SKIP_WITHOUT_SHARED();
    addRealLists();
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
