// SPDX-License-Identifier: MIT
#include "markdown/edit.h"

#include "shared.h"

#include <QRegularExpression>
#include <QTest>

using namespace paperdip;

namespace {

// The node of that title; 0: none.
NodeId named(const Document &document, const QString &title)
{
    for (int i = 0; i < document.size(); ++i) {
        const Reading &reading = document.at(i).reading;
        if (reading.title == title || (!title.isEmpty() && reading.arxiv == title))
            return document.idAt(i);
    }
    return 0;
}

template<typename T>
QByteArray bytesOrError(const Result<T> &result)
{
    if (!result)
        return "error " + QByteArray::number(static_cast<int>(result.error().code)) + ": " +
               result.error().message.toUtf8();
    if constexpr (std::is_same_v<T, Edited>)
        return result->document.bytes();
    else
        return result->bytes();
}

NewPaper arxivPaper(const QString &id, const QString &title = {}, int version = 0)
{
    NewPaper paper;
    paper.arxiv = id;
    paper.version = version;
    paper.title = title;
    return paper;
}

const QByteArray vllm = "[[2309.06180]](https://arxiv.org/abs/2309.06180)";

QByteArray withEnds(QByteArray text, const QByteArray &lineEnd)
{
    return text.replace("\n", lineEnd);
}

} // namespace

class TestEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void relevelsSections_data();
    void relevelsSections();

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
    void inserts_data();
    void inserts();
    void insertsIntoTheSeed();
    void insertsSections_data();
    void insertsSections();
    void removes_data();
    void removes();
    void removesNearTables_data();
    void removesNearTables();
    void keepsTablesWhole();
    void moves_data();
    void moves();
    void movesToAnotherList();
    void refuses();
    void copies();
};

void TestEdit::ticks_data()
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

void TestEdit::ticks()
{
    QFETCH(QByteArray, before);
    QFETCH(bool, read);
    QFETCH(QByteArray, after);
    const Document document = Document::read(before);
    const NodeId node = named(document, QStringLiteral("T"));
    QVERIFY(node != 0);
    QCOMPARE(bytesOrError(setRead(document, node, read)), after);
}

void TestEdit::entitlesPapers_data()
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

void TestEdit::entitlesPapers()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, title);
    QFETCH(QByteArray, after);
    const Document document = Document::read(before);
    QCOMPARE(document.at(0).reading.kind, NodeKind::Paper);
    QCOMPARE(bytesOrError(setTitle(document, document.idAt(0), title)), after);
}

void TestEdit::entitlesSections_data()
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

void TestEdit::entitlesSections()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, title);
    QFETCH(QByteArray, after);
    const Document document = Document::read(before);
    QCOMPARE(bytesOrError(setTitle(document, document.idAt(0), title)), after);
}

void TestEdit::addresses_data()
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

void TestEdit::addresses()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, url);
    QFETCH(QByteArray, after);
    const Document document = Document::read(before);
    QCOMPARE(bytesOrError(setUrl(document, document.idAt(0), url)), after);
}

void TestEdit::keywords_data()
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
    row("CRLF", withEnds(head, "\r\n"), two, withEnds(head + "  A, B\n", "\r\n"));
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

void TestEdit::keywords()
{
    QFETCH(QByteArray, before);
    QFETCH(QStringList, keywords);
    QFETCH(QByteArray, after);
    const Document document = Document::read(before);
    QCOMPARE(bytesOrError(setKeywords(document, document.idAt(0), keywords)), after);
}

void TestEdit::remarks_data()
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

void TestEdit::remarks()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, remark);
    QFETCH(QByteArray, after);
    const Document document = Document::read(before);
    QCOMPARE(bytesOrError(setRemark(document, document.idAt(0), remark)), after);
}

void TestEdit::notes_data()
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

void TestEdit::notes()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, path);
    QFETCH(QByteArray, after);
    const Document document = Document::read(before);
    QCOMPARE(bytesOrError(setNote(document, document.idAt(0), path)), after);
}

void TestEdit::inserts_data()
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
    row("CRLF", withEnds("# S\n\n- [ ] " + a + "\n\n# R\n", "\r\n"), "S", "end",
        withEnds("# S\n\n- [ ] " + a + "\n- [ ] " + vllm + "\n\n# R\n", "\r\n"));
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

void TestEdit::inserts()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, parent);
    QFETCH(QString, after);
    QFETCH(QByteArray, result);
    const Document document = Document::read(before);
    Place place;
    place.parent = parent.isEmpty() ? 0 : named(document, parent);
    place.after = after == QStringLiteral("end")     ? Place::AtEnd
                  : after == QStringLiteral("first") ? 0
                                                     : named(document, after);
    const auto edited =
        insertPapers(document, place, {arxivPaper(QStringLiteral("2309.06180"), {}, 2)});
    QCOMPARE(bytesOrError(edited), result);
    QCOMPARE(edited->nodes.size(), 1);
    QVERIFY(edited->nodes.first() < 0);
    QCOMPARE(edited->document.at(edited->document.indexOf(edited->nodes.first())).reading.arxiv,
             QStringLiteral("2309.06180"));
}

void TestEdit::insertsIntoTheSeed()
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

void TestEdit::insertsSections_data()
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

void TestEdit::insertsSections()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, parent);
    QFETCH(QString, after);
    QFETCH(QByteArray, result);
    const Document document = Document::read(before);
    Place place;
    place.parent = parent.isEmpty() ? 0 : named(document, parent);
    place.after = after == QStringLiteral("end")     ? Place::AtEnd
                  : after == QStringLiteral("first") ? 0
                                                     : named(document, after);
    QCOMPARE(bytesOrError(insertSection(document, place, QStringLiteral("New"))), result);
}

void TestEdit::removes_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QStringList>("nodes");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const QByteArray &before, const char *nodes,
                        const QByteArray &after) {
        QTest::newRow(name) << before << QString::fromUtf8(nodes).split(QLatin1Char(',')) << after;
    };
    const QByteArray list = "# A\n\n- [ ] p\n- [ ] q\n\n## B\n\n- [ ] r\n";
    row("first entry", list, "p", "# A\n\n- [ ] q\n\n## B\n\n- [ ] r\n");
    row("last entry", list, "q", "# A\n\n- [ ] p\n\n## B\n\n- [ ] r\n");
    row("all entries", list, "p,q", "# A\n\n## B\n\n- [ ] r\n");
    row("only entry", list, "r", "# A\n\n- [ ] p\n- [ ] q\n\n## B\n");
    row("section", list, "B", "# A\n\n- [ ] p\n- [ ] q\n");
    row("everything", list, "A", "");
    row("definitions stay", "# A\n\n- [ ] p\n\n[n]: a.md\n", "A", "[n]: a.md\n");
    row("definitions stay behind an entry", "# A\n\n- [ ] p\n\n[n]: a.md\n", "p",
        "# A\n\n[n]: a.md\n");
    row("renumbered", "1. a\n2. [ ] p\n3. c\n", "p", "1. a\n2. c\n");
    row("no last line end", "- [ ] p\n- [ ] q", "q", "- [ ] p");
    row("paragraphs do not join", "one\n\n- [ ] p\n\ntwo\n", "p", "one\n\ntwo\n");
    row("with what is nested", "- [ ] p\n  - x\n- [ ] q\n", "p", "- [ ] q\n");
    row("byte order mark", "\xEF\xBB\xBF- [ ] p\n- [ ] q\n", "p", "\xEF\xBB\xBF- [ ] q\n");
}

void TestEdit::removes()
{
    QFETCH(QByteArray, before);
    QFETCH(QStringList, nodes);
    QFETCH(QByteArray, after);
    const Document document = Document::read(before);
    QList<NodeId> ids;
    for (const QString &name : nodes)
        ids << named(document, name);
    QCOMPARE(bytesOrError(removeNodes(document, ids)), after);
}

void TestEdit::removesNearTables_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QList<int>>("tiles");
    QTest::addColumn<QByteArray>("after");
    const QByteArray table = "| a |\n| - |\n| 1 |\n| 2 |\n";
    const QByteArray refused = "error 3: What stands around it would fall apart without it.";
    QTest::newRow("a row") << table << QList{2} << QByteArray("| a |\n| - |\n| 2 |\n");
    QTest::newRow("all rows") << table << QList{2, 3} << QByteArray("| a |\n| - |\n");
    QTest::newRow("the header") << table << QList{0} << refused;
    QTest::newRow("the delimiter") << table << QList{1} << refused;
    QTest::newRow("all but one row") << table << QList{0, 1, 3} << refused;
    QTest::newRow("the head, below an entry") << "- [ ] p\n\n" + table << QList{1, 2} << refused;
    QTest::newRow("the last row before text")
        << table + "\ntext\n"
        << QList{3} << QByteArray("| a |\n| - |\n| 1 |\n\ntext\n");
    QTest::newRow("a whole table") << table + "\ntext\n"
                                   << QList{0, 1, 2, 3} << QByteArray("text\n");
    QTest::newRow("what parts an entry from a line")
        << QByteArray("- [ ] p\n***\nq\n") << QList{1} << QByteArray("- [ ] p\n\nq\n");
    QTest::newRow("what parts two paragraphs")
        << QByteArray("p\n***\nq\n") << QList{1} << QByteArray("p\n\nq\n");
    QTest::newRow("what parts definitions") << QByteArray("[a]: a.md\n\np\n\n[b]: b.md\n")
                                            << QList{1} << QByteArray("[a]: a.md\n\n[b]: b.md\n");
}

// Rows without their head would be a paragraph, or part of the entry above.
void TestEdit::removesNearTables()
{
    QFETCH(QByteArray, before);
    QFETCH(QList<int>, tiles);
    QFETCH(QByteArray, after);
    const Document document = Document::read(before);
    QList<NodeId> ids;
    for (const int tile : tiles)
        ids << document.idAt(tile);
    QCOMPARE(bytesOrError(removeNodes(document, ids)), after);
}

// One row left behind would still be a node, but no longer a row.
void TestEdit::keepsTablesWhole()
{
    const Document document = Document::read("| a |\n| - |\n| 1 |\n\ntext\n\n***\n");
    const NodeId delimiter = document.idAt(1);
    const NodeId row = document.idAt(2);
    const NodeId text = document.idAt(3);
    QVERIFY(!moveNodes(document, {row}, Place{0, text}));
    QVERIFY(!moveNodes(document, {text}, Place{0, delimiter}));
    QVERIFY(
        !insertPapers(document, Place{0, delimiter}, {arxivPaper(QStringLiteral("2309.06180"))}));
    QVERIFY(moveNodes(document, {text}, Place{0, document.idAt(4)}));
}

void TestEdit::moves_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QStringList>("nodes");
    QTest::addColumn<QString>("parent");
    QTest::addColumn<QString>("behind");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const QByteArray &before, const char *nodes,
                        const char *parent, const char *behind, const QByteArray &after) {
        QTest::newRow(name) << before << QString::fromUtf8(nodes).split(QLatin1Char(','))
                            << QString::fromUtf8(parent) << QString::fromUtf8(behind) << after;
    };
    const QByteArray list = "# A\n\n- [ ] p\n- [ ] q\n\n## B\n\n- [ ] r\n\n## C\n";
    row("to the end", list, "p", "A", "end",
        "# A\n\n- [ ] q\n- [ ] p\n\n## B\n\n- [ ] r\n\n## C\n");
    row("to the front", list, "q", "A", "first",
        "# A\n\n- [ ] q\n- [ ] p\n\n## B\n\n- [ ] r\n\n## C\n");
    row("where it is", list, "q", "A", "p", list);
    row("behind itself", list, "p", "A", "p", list);
    row("to another section", list, "q", "B", "first",
        "# A\n\n- [ ] p\n\n## B\n\n- [ ] q\n- [ ] r\n\n## C\n");
    row("to an empty section", list, "p,q", "C", "end",
        "# A\n\n## B\n\n- [ ] r\n\n## C\n\n- [ ] p\n- [ ] q\n");
    row("section up", list, "C", "A", "q", "# A\n\n- [ ] p\n- [ ] q\n\n## C\n\n## B\n\n- [ ] r\n");
    row("section deeper", list, "C", "B", "end",
        "# A\n\n- [ ] p\n- [ ] q\n\n## B\n\n- [ ] r\n\n### C\n");
    row("section to the top", list, "B", "", "end",
        "# A\n\n- [ ] p\n- [ ] q\n\n## C\n\n# B\n\n- [ ] r\n");
    row("setext becomes atx", "A\n=\n\nB\n-\n\nC\n-\n", "C", "B", "end", "A\n=\n\nB\n-\n\n### C\n");
    row("setext changes its line", "A\n=\n\nB\n---\n", "B", "", "end", "A\n=\n\nB\n===\n");
    row("closed heading", "# A #\n\n## B ##\n\n## C ##\n", "C", "B", "end",
        "# A #\n\n## B ##\n\n### C ###\n");
    row("marker follows", "# A\n\n- [ ] p\n\n# B\n\n* [ ] q\n", "p", "B", "end",
        "# A\n\n# B\n\n* [ ] q\n* [ ] p\n");
    row("deeper in", "- [ ] p\n  more of p\n- [ ] q\n  - [ ] r\n", "p", "q", "end",
        "- [ ] q\n  - [ ] r\n  - [ ] p\n    more of p\n");
    row("further out", "- [ ] q\n  - [ ] p\n\n    more of p\n    - x\n- [ ] r\n", "p", "", "end",
        "- [ ] q\n- [ ] r\n- [ ] p\n\n  more of p\n  - x\n");
    row("into a numbered list", "- [ ] p\n  - x\n\n# A\n\n1. [ ] q\n2. [ ] r\n", "p", "A", "q",
        "# A\n\n1. [ ] q\n2. [ ] p\n   - x\n3. [ ] r\n");
    row("out of a numbered list", "1. [ ] p\n2. [ ] q\n3. [ ] r\n\n# A\n\n- [ ] s\n", "p", "A",
        "end", "1. [ ] q\n2. [ ] r\n\n# A\n\n- [ ] s\n- [ ] p\n");
    row("definitions stay", "# A\n\n- [ ] p\n\n# B\n\n- [ ] q\n\n[n]: a.md\n", "B", "A", "end",
        "# A\n\n- [ ] p\n\n## B\n\n- [ ] q\n\n[n]: a.md\n");
    row("entry away from definitions", "# A\n\n- [ ] p\n\n# B\n\n- [ ] q\n\n[n]: a.md\n", "q", "A",
        "end", "# A\n\n- [ ] p\n- [ ] q\n\n# B\n\n[n]: a.md\n");
    row("no last line end", "- [ ] p\n- [ ] q", "p", "", "end", "- [ ] q\n- [ ] p");
    row("last one without line end", "- [ ] p\n- [ ] q", "q", "", "first", "- [ ] q\n- [ ] p");
    row("numbered, without line end", "1. [ ] p\n2. [ ] q", "q", "", "first", "1. [ ] q\n2. [ ] p");
    row("CRLF", withEnds(list, "\r\n"), "p", "B", "end",
        withEnds("# A\n\n- [ ] q\n\n## B\n\n- [ ] r\n- [ ] p\n\n## C\n", "\r\n"));
    row("lazy line", "- [ ] p\nlazy\n- [ ] q\n  - [ ] r\n", "p", "q", "end",
        "- [ ] q\n  - [ ] r\n  - [ ] p\nlazy\n");
}

void TestEdit::moves()
{
    QFETCH(QByteArray, before);
    QFETCH(QStringList, nodes);
    QFETCH(QString, parent);
    QFETCH(QString, behind);
    QFETCH(QByteArray, after);
    const Document document = Document::read(before);
    QList<NodeId> ids;
    for (const QString &name : nodes)
        ids << named(document, name);
    Place place;
    place.parent = parent.isEmpty() ? 0 : named(document, parent);
    place.after = behind == QStringLiteral("end")     ? Place::AtEnd
                  : behind == QStringLiteral("first") ? 0
                                                      : named(document, behind);
    const auto edited = moveNodes(document, ids, place);
    QCOMPARE(bytesOrError(edited), after);
    QCOMPARE(edited->nodes, ids);
}

void TestEdit::movesToAnotherList()
{
    const Document from =
        Document::read(Tiles{{1, "# A\n\n"}, {2, "- [ ] p\n  - x\n"}, {3, "- [ ] q\n"}});
    const Document to = Document::read(Tiles{{11, "# B\n\n"}, {12, "* [ ] r\n"}});
    const auto moved = moveNodes(from, {2}, to, Place{11, Place::AtEnd});
    QVERIFY(moved);
    QCOMPARE(moved->first.bytes(), QByteArray("# A\n\n- [ ] q\n"));
    QCOMPARE(moved->second.document.bytes(), QByteArray("# B\n\n* [ ] r\n* [ ] p\n  - x\n"));
    QCOMPARE(moved->second.nodes, QList<NodeId>{2});
    QVERIFY(moved->second.document.indexOf(2) >= 0);
}

void TestEdit::refuses()
{
    const Document document = Document::read(QByteArray(
        "# A\n\n## B\n\n###### F\n\n- [T](https://arxiv.org/abs/2401.00001)\n\nwords\n"));
    const auto id = [&](const char *title) { return named(document, QString::fromUtf8(title)); };
    const auto code = [](const auto &result) {
        return result ? ErrorCode::Cancelled : result.error().code;
    };
    QCOMPARE(code(setRead(document, id("T"), true)), ErrorCode::Refused);
    QCOMPARE(code(setTitle(document, id("words"), QStringLiteral("x"))), ErrorCode::Refused);
    QCOMPARE(code(setTitle(document, id("A"), QString())), ErrorCode::Invalid);
    QCOMPARE(code(setTitle(document, 99, QStringLiteral("x"))), ErrorCode::NotFound);
    QCOMPARE(code(moveNodes(document, {id("A")}, Place{id("B"), Place::AtEnd})),
             ErrorCode::Refused);
    QCOMPARE(code(moveNodes(document, {id("B")}, Place{id("F"), Place::AtEnd})),
             ErrorCode::Refused);
    QCOMPARE(code(insertSection(document, Place{id("F"), Place::AtEnd}, QStringLiteral("x"))),
             ErrorCode::Refused);
    QCOMPARE(code(insertPapers(document, Place{99, Place::AtEnd}, {NewPaper()})),
             ErrorCode::Invalid);
    QCOMPARE(code(setKeywords(document, id("T"), {QStringLiteral("a, b")})), ErrorCode::Invalid);
    QCOMPARE(code(setNote(document, id("T"), QStringLiteral("a.txt"))), ErrorCode::Invalid);
    QCOMPARE(code(removeNodes(document, {99})), ErrorCode::NotFound);
}

void TestEdit::copies()
{
    const Document document =
        Document::read(QByteArray("# A\n\n- [ ] p\n  - x\n- [ ] q\n\n## B\n"));
    const auto id = [&](const char *title) { return named(document, QString::fromUtf8(title)); };
    QCOMPARE(bytesOf(document, {id("q"), id("x"), id("p")}),
             QByteArray("- [ ] p\n  - x\n- [ ] q\n\n"));
    QCOMPARE(bytesOf(document, {id("A")}), document.bytes());
}

void TestEdit::relevelsSections_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QString>("section");
    QTest::addColumn<int>("by");
    QTest::addColumn<QByteArray>("expected"); // or the error's beginning
    const auto row = [](const char *name, const char *list, const char *section, int by,
                        const char *expected) {
        QTest::newRow(name) << QByteArray(list) << QString::fromUtf8(section) << by
                            << QByteArray(expected);
    };
    row("with all below", "# A\n\n## B\n\n- x\n\n### C\n\n## D\n", "B", 1,
        "# A\n\n### B\n\n- x\n\n#### C\n\n## D\n");
    row("higher", "# A\n## B\n### C\n", "B", -1, "# A\n# B\n## C\n");
    row("closed", "## A ##\n", "A", 1, "### A ###\n");
    row("underlined, in its form", "A\n===\n", "A", 1, "A\n---\n");
    row("underlined, too deep for it", "A\n---\n\ntext\n", "A", 1, "### A\n\ntext\n");
    row("line ends", "## A\r\n\r\n- x\r\n", "A", -1, "# A\r\n\r\n- x\r\n");
    row("byte order mark", "\xEF\xBB\xBF# A\n", "A", 1, "\xEF\xBB\xBF## A\n");
    row("no higher", "# A\n", "A", -1, "error ");
    row("no deeper", "##### A\n###### B\n", "A", 1, "error ");
    row("a bold line", "**A**\n\n- [T of Mine](https://arxiv.org/abs/2401.00001)\n", "A", 1,
        "error ");
}

void TestEdit::relevelsSections()
{
    QFETCH(const QByteArray, list);
    QFETCH(const QString, section);
    QFETCH(const int, by);
    QFETCH(const QByteArray, expected);
    const Document document = Document::read(list);
    const QByteArray got = bytesOrError(relevelSections(document, {named(document, section)}, by));
    if (expected == "error ")
        QVERIFY2(got.startsWith(expected), got.constData());
    else
        QCOMPARE(got, expected);
}

QTEST_APPLESS_MAIN(TestEdit)
#include "tst_edit.moc"
