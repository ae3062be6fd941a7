// SPDX-License-Identifier: MIT
#include "markdown/formulas.h"
#include "markdown/render.h"

#include "shared.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace paperdip;

class TestFormulas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { registerExtensions(); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void finds_data();
    void finds();
    void shows_data();
    void shows();
    void switchedOff();
    void keepsLines();
    void linesAreRight();
    void leavesOtherTextAlone();
    void isQuick();
};

// What stands between "|" is a formula; a display formula has a "!" before it.
void TestFormulas::finds_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *markdown, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(markdown) << QString::fromUtf8(expected);
    };
    row("plain", "a $x$ b", "x");
    row("alone", "$x$", "x");
    row("two", "$x$ and $y$", "x|y");
    row("beside CJK", "复杂度为$O(n)$的算法", "O(n)");
    row("CJK signs", "（$x$），“$y$”。", "x|y");
    row("underscores", "$a_1 + b_1$ and $c_2$", "a_1 + b_1|c_2");
    row("stars", "$a * b$ and *c* $d*e$", "a * b|d*e");
    row("in emphasis", "**重要：$x$** 和 *$y$*", "x|y");
    row("in a link's text", "[看 $x$](a.md)", "x");
    row("in a heading", "# 关于 $x^2$", "x^2");
    row("in an item", "- $x$\n- [ ] $y$\n1. $z$", "x|y|z");
    row("in a quote", "> 其中 $x$\n> 和 $y$", "x|y");
    row("in a table", "| a | b |\n|---|---|\n| $x$ | $y$ |", "x|y");
    row("ending", "the $n$th, $k$s, $3$D", "n|k|3");
    row("signs behind", "$x$, $y$. ($z$)", "x|y|z");
    row("over two lines", "so $a +\nb$ is", "a +\nb");
    row("over a quote's lines", "> so $a +\n> b$ is", "a +\nb");
    row("escaped dollar within", "$a \\$ b$", "a \\$ b");
    row("double backslash at the end", "$a \\\\$ b", "a \\\\");
    row("backticks", "$`x_1`$ 与 $`a`$", "x_1|a");
    row("unclosed backtick within", "$a ` b$", "a ` b");
    row("display", "$$x$$", "!x");
    row("display in text", "公式 $$x$$ 如下", "!x");
    row("display on lines", "$$\nx = 1\n$$", "!x = 1");
    row("display behind text", "其中：$$\nx\n$$", "!x");
    row("display without a blank line", "text\n$$\nx\n$$\ntext", "!x");
    row("matrix", "$$\n\\begin{matrix} a & b \\\\ c & d \\end{matrix}\n$$",
        "!\\begin{matrix} a & b \\\\ c & d \\end{matrix}");
    row("a line like an item", "$$\na\n- b\n+ c\n$$", "!a\n- b\n+ c");
    row("a line like an underline", "$$\na\n=\nb\n$$", "!a\n=\nb");
    row("a line like a heading", "$$\na\n# b\n$$", "!a\n# b");
    row("a line like a quote", "$$\na\n> b\n$$", "!a\n> b");
    row("display in an item", "- 设\n  $$\n  x\n  $$\n- b", "!x");
    row("display in a quote", "> $$\n> x\n> $$", "!x");
    row("display with a dollar within", "$$a \\text{ if $b$}$$", "!a \\text{ if $b$}");
    row("CRLF", "$$\r\na\r\nb\r\n$$\r\n", "!a\nb");
    row("lone CR", "$$\ra\rb\r$$\r", "!a\nb");
    row("round", "这里 \\(x_1\\) 是", "x_1");
    row("round, a letter", "\\(n\\)", "n");
    row("round, a call", "\\(O(n)\\)", "O(n)");
    row("square", "\\[ a = b \\]", "!a = b");
    row("square on lines", "\\[\na = b\n\\]", "!a = b");
    row("square in an item", "- \\[ a = b \\]", "!a = b");
    row("behind a reference", "[a]: http://x.example\n\n$x$", "x");
    row("row behind bold", "**$x$**，其**中$y$的**", "x|y");

    row("money", "$5 and $6", "");
    row("money twice", "costs $5, or $6, or $7.", "");
    row("money in Chinese", "从$5涨到$10，US$3和US$4", "");
    row("money closed by chance", "$20 for two, 30$ for three", "");
    row("money and CJK", "$20元到30$", "");
    row("blank behind", "$ x$", "");
    row("blank before", "$x $", "");
    row("alone in a line", "a $ b", "");
    row("digit behind", "$x$1", "");
    row("shell", "$HOME:$PATH and $A/$B", "");
    row("shell in Chinese", "变量$HOME和$PATH", "");
    row("escaped", "\\$x\\$ and \\$y$", "");
    row("three", "$$$x$$$", "");
    row("nothing within", "$$ $$", "");
    row("code", "`$x$` and ``a ` $y$``", "");
    row("code first", "$a `b$` c", "");
    row("fence", "```\n$x$\n```\n\n~~~\n$$y$$\n~~~", "");
    row("indented code", "a\n\n    $x$", "");
    row("code in an item", "- a\n\n  ```sh\n  echo $A $B\n  ```", "");
    row("HTML", "<div>\n$x$\n</div>", "");
    row("tag", "a <b title=\"$x$\">c</b>", "");
    row("comment", "a <!-- $x$ --> b", "");
    row("address", "[a](http://x.example/$a$)", "");
    row("relative address", "![图](img/$a$.png)", "");
    row("bare address", "see https://x.example/$a$/b", "");
    row("autolink", "<https://x.example/$a$>", "");
    row("definition", "[a]: http://x.example/$a$", "");
    row("blank line between", "$$\na\n\nb\n$$", "");
    row("paragraphs", "a $x\n\ny$ b", "");
    row("items", "- a $x\n- y$ b", "");
    row("display across items", "- a $$ x\n- b $$ y", "");
    row("cells", "| a | b |\n|---|---|\n| $5 | 6$ |", "");
    row("escaped brackets", "\\[paper\\] \\(2020\\) \\(see below\\)", "");
    row("escaped brackets around a link", "\\[[Paper](http://x.example)\\]", "");
    row("square in text", "as in \\[ a = b \\] here", "");
    row("todo", "\\[TODO\\]", "");
    row("round in code", "`\\(x_1\\)`", "");
    row("line break", "a\\\\(b\\\\)", "");
    row("title", "[a](b.md \"$x$\")", "x"); // taken, and put back by renderHtml()
}

void TestFormulas::finds()
{
    QFETCH(QString, markdown);
    QFETCH(QString, expected);
    QStringList found;
    for (const Formula &formula : takeFormulas(markdown.toUtf8()).formulas)
        found << (formula.display ? QStringLiteral("!") : QString()) + formula.tex;
    QCOMPARE(found.join(u'|'), expected);
}

void TestFormulas::shows_data()
{
    QTest::addColumn<QString>("markdown");
    QTest::addColumn<QString>("html");
    const auto row = [](const char *name, const char *markdown, const char *html) {
        QTest::newRow(name) << QString::fromUtf8(markdown) << QString::fromUtf8(html);
    };
    row("inline", "复杂度$a_1*b_1*$是",
        "<p>复杂度<span class=\"math inline\">$a_1*b_1*$</span>是</p>\n");
    row("escaped", "$a<b&c$", "<p><span class=\"math inline\">$a&lt;b&amp;c$</span></p>\n");
    row("display", "$$x$$",
        "<p class=\"math\" align=\"center\"><span class=\"math display\">$$x$$</span></p>\n");
    row("between", "a\n$$x$$\nb",
        "<p>a</p>\n<p class=\"math\" align=\"center\"><span class=\"math display\">$$x$$</span></p>"
        "\n<p>b</p>\n");
    row("tight item", "- a\n  $$x$$",
        "<ul>\n<li>a\n<p class=\"math\" align=\"center\"><span class=\"math display\">$$x$$</span>"
        "</p>\n</li>\n</ul>\n");
    row("fence", "```math\nx_1 <\n```",
        "<p class=\"math\" align=\"center\"><span class=\"math display\">```math\nx_1 &lt;\n```"
        "</span></p>\n");
    row("other fence", "```mathematica\nx\n```",
        "<pre><code class=\"language-mathematica\">x\n</code></pre>\n");
    row("cell", "|a|\n|-|\n|b $x_1$|",
        "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b <span "
        "class=\"math inline\">$x_1$</span></td>\n</tr>\n</tbody>\n</table>\n");
    row("pipe in a formula", "a\n\n$|x|$",
        "<p>a</p>\n<p><span class=\"math inline\">$|x|$</span></p>\n");
    row("in a picture's text", "![$x$](a.png)", "<p><img src=\"a.png\" alt=\"$x$\" /></p>\n");
    row("in a title", "[a](b.md \"$x$\")", "<p><a href=\"b.md\" title=\"$x$\">a</a></p>\n");
    row("marks in the text",
        "$x$ \xEF\xB7\x90"
        "0\xEF\xB7\x91",
        "<p>$x$ \xEF\xB7\x90"
        "0\xEF\xB7\x91</p>\n");
    row("no tags from a formula", "$<script>alert(1)</script>$",
        "<p><span class=\"math inline\">$&lt;script&gt;alert(1)&lt;/script&gt;$</span></p>\n");
}

void TestFormulas::shows()
{
    QFETCH(QString, markdown);
    QFETCH(QString, html);
    static const QRegularExpression anchors(QStringLiteral("<a name=\"[^\"]*\"></a>"));
    QCOMPARE(renderHtml(markdown.toUtf8()).remove(anchors), html);
}

void TestFormulas::switchedOff()
{
    QCOMPARE(renderHtml("$a_1$ $$b$$", Maths::Left),
             QStringLiteral("<p><a name=\"line-1\"></a>$a_1$ $$b$$</p>\n"));
    QVERIFY(renderHtml("```math\nx\n```", Maths::Left).contains(QStringLiteral("language-math")));
}

// Headings have their words as GitHub makes them, lines those of the file.
void TestFormulas::keepsLines()
{
    const QString html = renderHtml("# The $k^2$ way\n\n$$\na\n$$\n\nb $x\n+y$ c\n\nd\n");
    for (const char *anchor : {"the-k2-way", "line-1", "line-3", "line-7", "line-10"})
        QVERIFY2(html.contains(QStringLiteral("name=\"%1\"").arg(QLatin1String(anchor))),
                 qPrintable(html));
}

void TestFormulas::linesAreRight()
{
    const FormulaText text = takeFormulas("$$\na\n$$\nb\n\n$x\ny$ c\nd\n");
    QCOMPARE(text.markdown.count('\n'), 5);
    const int original[] = {1, 4, 5, 6, 8, 9};
    for (int line = 1; line <= 6; ++line)
        QCOMPARE(text.originalLine(line), original[line - 1]);
}

// No dollar, no bracket behind a backslash: as before. And every note of the corpus comes back.
void TestFormulas::leavesOtherTextAlone()
{
    SKIP_WITHOUT_SHARED();
    QDirIterator files(sharedFolder() + QStringLiteral("/corpus"), {QStringLiteral("*.md")},
                       QDir::Files, QDirIterator::Subdirectories);
    int plain = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray note = file.read(200000);
        const FormulaText text = takeFormulas(note);
        if (!text.formulas.empty() || note.contains("```math")) {
            QByteArray back = text.restored(text.markdown);
            QCOMPARE(back.simplified().replace("> ", ""), note.simplified().replace("> ", ""));
            continue;
        }
        QCOMPARE(text.markdown, note);
        ++plain;
        if (note.size() < 20000)
            QCOMPARE(renderHtml(note), renderHtml(note, Maths::Left));
    }
    QVERIFY(plain > 100);
}

// Of whatever there is much, a note takes no longer than another.
void TestFormulas::isQuick()
{
    for (const char *piece : {"$", "$a ", "\\(", "\\[\n", "](", "`$", "$$ ", "<a ", "| $ ", "$x$\n",
                              "\\\\[", "$`", "[$](", "$$\n- "}) {
        const QByteArray markdown = QByteArray(piece).repeated(100000 / int(qstrlen(piece)));
        QElapsedTimer timer;
        timer.start();
        static_cast<void>(takeFormulas(markdown));
        QVERIFY2(timer.elapsed() < 3000, piece);
    }
}

QTEST_GUILESS_MAIN(TestFormulas)
#include "tst_formulas.moc"
