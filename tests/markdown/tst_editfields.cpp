// SPDX-License-Identifier: MIT
#include "markdown/edit.h"

#include "markdown/edits.h"
#include "markdown/lineends.h"

#include <QRegularExpression>

using namespace paperdip;

// What is said of one entry: its box, title, link, keywords, remark and note.
class TestEditFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void ticks_data();
    void ticks();
    void entitlesPapers_data();
    void entitlesPapers();
    void entitlesSections_data();
    void entitlesSections();
    void addresses_data();
    void addresses();
    void keywords_data();
    void keywords();
    void remarks_data();
    void remarks();
    void notes_data();
    void notes();
};

void TestEditFields::ticks_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<bool>("read");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const char *before, bool read, const char *after) {
        QTest::newRow(name) << QByteArray(before) << read << QByteArray(after);
    };
    row("none is checked", "- [ ] [T](https://arxiv.org/abs/2401.00001)\n", true,
        "- [x] [T](https://arxiv.org/abs/2401.00001)\n");
    row("capital", "- [X] a\n- [ ] [T](u)\n", true, "- [X] a\n- [X] [T](u)\n");
    row("most", "- [x] a\n- [X] b\n- [X] c\n- [ ] [T](u)\n", true,
        "- [x] a\n- [X] b\n- [X] c\n- [X] [T](u)\n");
    row("empties", "- [X] T\r\n", false, "- [ ] T\r\n");
    row("is so already", "- [x] a\n- [X] T\n", true, "- [x] a\n- [X] T\n");
    row("nested", "- [ ] a\n  * [ ] T\n", true, "- [ ] a\n  * [x] T\n");
}

void TestEditFields::ticks()
{
    QFETCH(QByteArray, before);
    QFETCH(bool, read);
    QFETCH(QByteArray, after);
    const Document document = Document::read(before);
    const NodeId node = named(document, QStringLiteral("T"));
    QVERIFY(node != 0);
    QCOMPARE(bytesOrError(setRead(document, node, read)), after);
}

void TestEditFields::entitlesPapers_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const char *before, const QString &title,
                        const char *after) {
        QTest::newRow(name) << QByteArray(before) << title << QByteArray(after);
    };
    const QString plain = QStringLiteral("A New Title");
    row("home", "- [ ] [[2401.00001] Old](https://arxiv.org/abs/2401.00001)\n", plain,
        "- [ ] [[2401.00001] A New Title](https://arxiv.org/abs/2401.00001)\n");
    row("waits, home", "- [ ] [[2401.00001]](https://arxiv.org/abs/2401.00001)\n", plain,
        "- [ ] [[2401.00001] A New Title](https://arxiv.org/abs/2401.00001)\n");
    row("waits, id", "- [ ] [2401.00001](https://arxiv.org/abs/2401.00001)\n", plain,
        "- [ ] [A New Title](https://arxiv.org/abs/2401.00001)\n");
    row("waits, arXiv:id", "- [ ] [arXiv:2401.00001](https://arxiv.org/abs/2401.00001)\n", plain,
        "- [ ] [A New Title](https://arxiv.org/abs/2401.00001)\n");
    row("waits, empty", "- [ ] [](https://arxiv.org/abs/2401.00001)\n", plain,
        "- [ ] [A New Title](https://arxiv.org/abs/2401.00001)\n");
    row("waits, bare address", "- [ ] https://arxiv.org/abs/2401.00001\n", plain,
        "- [ ] [A New Title](https://arxiv.org/abs/2401.00001)\n");
    row("waits, angle brackets", "- [ ] <https://arxiv.org/abs/2401.00001>, kw\n", plain,
        "- [ ] [A New Title](https://arxiv.org/abs/2401.00001), kw\n");
    row("plain", "* [Old](https://arxiv.org/abs/2401.00001) | OSDI\n", plain,
        "* [A New Title](https://arxiv.org/abs/2401.00001) | OSDI\n");
    row("title before its link", "1. **Old.** [[Paper](https://arxiv.org/abs/2401.00001)]\n", plain,
        "1. **A New Title** [[Paper](https://arxiv.org/abs/2401.00001)]\n");
    row("no link", "- [ ] Old\n", plain, "- [ ] A New Title\n");
    row("line ends and blanks", "- [ ] [Old](u)\n", QStringLiteral("  A\nNew   Title "),
        "- [ ] [A New Title](u)\n");
    row("balanced brackets", "- [ ] [Old](u)\n", QStringLiteral("Do [MASK] it"),
        "- [ ] [Do [MASK] it](u)\n");
    row("unbalanced bracket", "- [ ] [Old](u)\n", QStringLiteral("Half [open"),
        "- [ ] [Half \\[open](u)\n");
    row("backslash", "- [ ] [Old](u)\n", QStringLiteral("a\\*b \\alpha"),
        "- [ ] [a\\\\*b \\alpha](u)\n");
    row("less than", "- [ ] [Old](u)\n", QStringLiteral("V_max<17.5 and more"),
        "- [ ] [V_max<17.5 and more](u)\n");
    row("emphasis", "- [ ] [Old](u)\n", QStringLiteral("a *b* c"), "- [ ] [a \\*b\\* c](u)\n");
    row("Chinese", "- [ ] [Old](u)\r\n", QStringLiteral("推测解码"), "- [ ] [推测解码](u)\r\n");
    row("taken back", "- [ ] [[2401.00001] Old](https://arxiv.org/abs/2401.00001)\n", QString(),
        "- [ ] [[2401.00001]](https://arxiv.org/abs/2401.00001)\n");
    row("taken back, plain", "- [ ] [Old](https://arxiv.org/abs/2401.00001)\n", QString(),
        "- [ ] [2401.00001](https://arxiv.org/abs/2401.00001)\n");
}

void TestEditFields::entitlesPapers()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, title);
    QFETCH(QByteArray, after);
    const Document document = Document::read(before);
    QCOMPARE(document.at(0).reading.kind, NodeKind::Paper);
    QCOMPARE(bytesOrError(setTitle(document, document.idAt(0), title)), after);
}

void TestEditFields::entitlesSections_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const char *before, const char *title,
                        const char *after) {
        QTest::newRow(name) << QByteArray(before) << QString::fromUtf8(title) << QByteArray(after);
    };
    row("atx", "## Old\n\ntext\n", "New", "## New\n\ntext\n");
    row("closed", "## Old ##\n", "New", "## New ##\n");
    row("empty", "##\n", "New", "## New\n");
    row("setext", "Old\n===\n", "New", "New\n===\n");
    row("ends in a sharp", "# Old\n", "C #", "# C \\#\n");
    row("linked", "## [Old](u)\n", "New", "## [New](u)\n");
    row("setext that would be a list", "Old\n---\n", "1. First", "1\\. First\n---\n");
    row("setext that would be a heading", "Old\n---\n", "# First", "\\# First\n---\n");
}

void TestEditFields::entitlesSections()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, title);
    QFETCH(QByteArray, after);
    const Document document = Document::read(before);
    QCOMPARE(bytesOrError(setTitle(document, document.idAt(0), title)), after);
}

void TestEditFields::addresses_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const char *before, const char *url, const char *after) {
        QTest::newRow(name) << QByteArray(before) << QString::fromUtf8(url) << QByteArray(after);
    };
    row("home", "- [ ] [[2401.00001] T](https://arxiv.org/abs/2401.00001)\n",
        "https://arxiv.org/abs/2402.00002",
        "- [ ] [[2402.00002] T](https://arxiv.org/abs/2402.00002)\n");
    row("home to elsewhere", "- [ ] [[2401.00001] T](https://arxiv.org/abs/2401.00001)\n",
        "https://example.org/a", "- [ ] [T](https://example.org/a)\n");
    row("placeholder", "- [ ] [2401.00001](https://arxiv.org/abs/2401.00001)\n",
        "https://arxiv.org/abs/2402.00002",
        "- [ ] [2402.00002](https://arxiv.org/abs/2402.00002)\n");
    row("parenthesis", "- [ ] [T](u)\n", "https://example.org/a(b",
        "- [ ] [T](https://example.org/a%28b)\n");
    row("blank", "- [ ] [T](<u v>)\n", "https://example.org/a b",
        "- [ ] [T](<https://example.org/a%20b>)\n");
    row("no link yet", "- [ ] T\n", "https://example.org/", "- [ ] [T](https://example.org/)\n");
    row("bare", "- [ ] https://example.org/a\n", "https://example.org/b",
        "- [ ] https://example.org/b\n");
}

void TestEditFields::addresses()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, url);
    QFETCH(QByteArray, after);
    const Document document = Document::read(before);
    QCOMPARE(bytesOrError(setUrl(document, document.idAt(0), url)), after);
}

void TestEditFields::keywords_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QStringList>("keywords");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const QByteArray &before, const QStringList &keywords,
                        const QByteArray &after) {
        QTest::newRow(name) << before << keywords << after;
    };
    const QStringList two{QStringLiteral("A"), QStringLiteral("B")};
    const QByteArray head = "- [ ] [T](u)\n";
    const QByteArray other = "- [ ] [V](v)\n\n  KV, [note](v.md)\n";
    row("other ones", head + "  Flash Attention, [note](flashattention.md)\n", two,
        head + "  A, B, [note](flashattention.md)\n");
    row("before a note", head + "  [note](a.md)\n", two, head + "  A, B, [note](a.md)\n");
    row("next line", head, two, head + "  A, B\n");
    row("as the neighbour", head + other, two, head.chopped(1) + "\n\n  A, B\n" + other);
    row("blank lines stay behind", head + "\n## S\n", two, head + "  A, B\n\n## S\n");
    row("before a remark", head + "  对不使用 draft model 的尝试，变成迭代。\n", two,
        head + "  A, B，对不使用 draft model 的尝试，变成迭代。\n");
    row("none, note stays", head + "  A, B, [note](a.md)\n", {}, head + "  [note](a.md)\n");
    row("none, line goes", head + "\n  A, B\n" + other, {}, head + other);
    row("none, line goes, blank lines stay", head + "  A, B\n\n# S\n", {}, head + "\n# S\n");
    row("own comma", head + "  甲、乙\n",
        {QStringLiteral("甲"), QStringLiteral("丙"), QStringLiteral("丁")},
        head + "  甲、丙、丁\n");
    row("CRLF", crlf(head), two, crlf(head + "  A, B\n"));
    row("no last line end", head.chopped(1), two, head + "  A, B");
    row("numbered", "1. [T](https://arxiv.org/abs/2401.00001)\n", two,
        "1. [T](https://arxiv.org/abs/2401.00001)\n   A, B\n");
    row("same line", "- [ ] [T](u): one\n- [ ] [Vela](v): two\n", two,
        "- [ ] [T](u): A, B\n- [ ] [Vela](v): two\n");
    row("same line, new", "- [ ] [T](u)\n- [ ] [Vela](v): two\n", two,
        "- [ ] [T](u): A, B\n- [ ] [Vela](v): two\n");
    row("same line, none", "- [ ] [T](u): one\n- [ ] [Vela](v): two\n", {},
        "- [ ] [T](u)\n- [ ] [Vela](v): two\n");
}

void TestEditFields::keywords()
{
    QFETCH(QByteArray, before);
    QFETCH(QStringList, keywords);
    QFETCH(QByteArray, after);
    const Document document = Document::read(before);
    QCOMPARE(bytesOrError(setKeywords(document, document.idAt(0), keywords)), after);
}

void TestEditFields::remarks_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("remark");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const QByteArray &before, const char *remark,
                        const QByteArray &after) {
        QTest::newRow(name) << before << QString::fromUtf8(remark) << after;
    };
    const QByteArray head = "- [ ] [T](u)\n";
    row("new", head, "Worth reading again.", head + "  Worth reading again.\n");
    row("behind keywords", head + "  A, B\n", "对不使用 draft model 的尝试，变成迭代。",
        head + "  A, B，对不使用 draft model 的尝试，变成迭代。\n");
    row("begins like a keyword", head + "  A, B\n", "值得再读一遍，尤其是第三节。",
        head + "  A, B\n  值得再读一遍，尤其是第三节。\n");
    row("begins like a keyword, over another",
        head + "  A，对不使用 draft model 的尝试，变成迭代。\n", "值得再读一遍，尤其是第三节。",
        head + "  A\n  值得再读一遍，尤其是第三节。\n");
    row("begins like a keyword, alone", head, "值得再读一遍，尤其是第三节。",
        head + "  > 值得再读一遍，尤其是第三节。\n");
    row("between keywords and note", head + "  A, B, [note](a.md)\n", "值得再读。",
        head + "  A, B，值得再读。 [note](a.md)\n");
    row("English, before a note", head + "  A, [note](a.md)\n",
        "it is worth reading this one again",
        head + "  A, it is worth reading this one again, [note](a.md)\n");
    row("another", head + "  A，对不使用 draft model 的尝试，变成迭代。\n",
        "将自回归解码视为求解非线性系统，可以再利用。",
        head + "  A，将自回归解码视为求解非线性系统，可以再利用。\n");
    row("none", head + "  A，对不使用 draft model 的尝试，变成迭代。\n", "", head + "  A\n");
    row("none, note stays", head + "  A，对不使用 draft model 的尝试，变成迭代。 [note](a.md)\n",
        "", head + "  A, [note](a.md)\n");
    row("none, line goes", head + "\n  An old remark.\n\n# S\n", "", head + "\n# S\n");
    row("short, behind keywords", head + "  A, B\n", "good", head + "  A, B\n  good\n");
    row("short, alone", head, "good", head + "  > good\n");
    row("quoted, another", head + "  > good\n", "better", head + "  > better\n");
    row("quoted, none", head + "  > good\n", "", head);
    row("lines become one", head, "One.\nTwo.", head + "  One. Two.\n");
    row("line breaks stay", head + "  This is the first line of it\n  and this the second.\n",
        "This is the first line of it and this the last.",
        head + "  This is the first line of it\n  and this the last.\n");
    row("links stay", head + "  It follows [another paper](v) in all but one thing.\n",
        "It follows another paper in all things, but one.",
        head + "  It follows [another paper](v) in all things, but one.\n");
    row("text below stays", head + "  - a line below it\n", "Worth reading again.",
        head + "  Worth reading again.\n  - a line below it\n");
}

void TestEditFields::remarks()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, remark);
    QFETCH(QByteArray, after);
    const Document document = Document::read(before);
    QCOMPARE(bytesOrError(setRemark(document, document.idAt(0), remark)), after);
}

void TestEditFields::notes_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const QByteArray &before, const char *path,
                        const QByteArray &after) {
        QTest::newRow(name) << before << QString::fromUtf8(path) << after;
    };
    const QByteArray head = "- [ ] [T](u)\n";
    row("new", head, "a.md", head + "  [note](a.md)\n");
    row("list's own word", head + "- [ ] [V](v)\n  [笔记](v.md)\n", "a.md",
        head + "  [笔记](a.md)\n- [ ] [V](v)\n  [笔记](v.md)\n");
    row("behind keywords", head + "  A, B\n", "note/a.md", head + "  A, B, [note](note/a.md)\n");
    row("behind a sentence", head + "  A，值得再读。\n", "a.md",
        head + "  A，值得再读。 [note](a.md)\n");
    row("another", head + "  A, [note](a.md)\n", "b.md", head + "  A, [note](b.md)\n");
    row("blank and parenthesis", head, "a b(.md", head + "  [note](a%20b%28.md)\n");
    row("per cent", head, "50%20.md", head + "  [note](50%2520.md)\n");
    row("Chinese", head, "note/推测.md", head + "  [note](note/推测.md)\n");
    row("none", head + "  A, [note](a.md)\n", "", head + "  A\n");
    row("none, first", head + "  [note](a.md), A\n", "", head + "  A\n");
    row("none, line goes", head + "  [note](a.md)\n\n# S\n", "", head + "\n# S\n");
    row("none, behind a sentence", head + "  A，值得再读。 [note](a.md)\n", "",
        head + "  A，值得再读。\n");
    row("by reference", head + "  A, [note][n]\n\n[n]: a.md\n", "b.md",
        head + "  A, [note](b.md)\n\n[n]: a.md\n");
}

void TestEditFields::notes()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, path);
    QFETCH(QByteArray, after);
    const Document document = Document::read(before);
    QCOMPARE(bytesOrError(setNote(document, document.idAt(0), path)), after);
}

QTEST_APPLESS_MAIN(TestEditFields)
#include "tst_editfields.moc"
