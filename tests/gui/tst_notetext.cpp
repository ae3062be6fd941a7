// SPDX-License-Identifier: MIT
#include "gui/htmltomarkdown.h"
#include "gui/notespans.h"
#include "gui/textdifference.h"
#include "gui/wordcount.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace paperdip;

namespace {

// Each letter's look as one sign; the first that holds.
QString looks(const QString &line, int before)
{
    QList<quint16> styles(line.size());
    const QList<NoteSpan> spans = spansOf(line, before);
    for (const NoteSpan &span : spans) {
        for (qsizetype i = span.begin; i < span.begin + span.length; ++i)
            styles[i] |= span.styles;
    }
    QString shown;
    for (const quint16 style : styles)
        shown += (style & MutedStyle) != 0      ? u'.'
                 : (style & CodeStyle) != 0     ? u'c'
                 : (style & FormulaStyle) != 0  ? u'f'
                 : (style & LinkStyle) != 0     ? u'l'
                 : (style & StrongStyle) != 0   ? u'b'
                 : (style & EmphasisStyle) != 0 ? u'i'
                 : (style & StrikeStyle) != 0   ? u's'
                 : (style & HeadingStyle) != 0  ? u'h'
                 : (style & QuoteStyle) != 0    ? u'q'
                                                : u' ';
    return shown;
}

} // namespace

class TestNoteText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin).*"))); }
    void lines_data();
    void lines();
    void states_data();
    void states();
    void longLinesTakeLittle();
    void words_data();
    void words();
    void differences_data();
    void differences();
    void html_data();
    void html();
    void hostileHtml();
};

void TestNoteText::lines_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *line, const char *shown) {
        QTest::newRow(line) << QString::fromUtf8(line) << QString::fromLatin1(shown);
    };
    row("text", "    ");
    row("## 标题 x", "..hhhhh");
    row("#no", "   ");
    row("a **粗体** b", "  ..bb..  ");
    row("a *i* _j_ b", "  .i. .i.  ");
    row("snake_case_word", "               ");
    row("**a*b", "     ");
    row("***both***", "...bbbb...");
    row("中**文**字", " ..b.. ");
    row("中文**“引”**字", "          ");
    row("~~旧~~", "..s..");
    row("`a*b*`", "cccccc");
    row("``a`b`` c", "ccccccc  ");
    row("`open *i*", "      .i.");
    row("$x_1$ 和 $y$", "fffff   fff");
    row("costs $5 and $6", "               ");
    row("$$E=mc^2$$", "ffffffffff");
    row("\\(x\\) y", "fffff  ");
    row("\\*no\\*", "      ");
    row("[文字](http://a.b)", ".ll.............");
    row("![图](a.png)", "..l........");
    row("[a](b(c)d) e", ".l........  ");
    row("[a][ref]", ".l......");
    row("[not a link]", "            ");
    row("see https://a.b/c。后", "    lllllllllllll  ");
    row("<https://a.b>", "lllllllllllll");
    row("<b>x</b>", "... ....");
    row("- item", "ll    ");
    row("  1. [x] done", "  lllllll    ");
    row("> quote", "..qqqqq");
    row("> - **b**", "..ll..b..");
    row("| a | b |", ".   .   .");
    row("|---|:-:|", ".........");
    row("---", "...");
    row("😀 **b** 😀", "   ..b..   ");
    row("[^1]: note", ".ll.      ");
}

void TestNoteText::lines()
{
    QFETCH(QString, line);
    QTEST(looks(line, notestate::Text), "shown");
}

void TestNoteText::states_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>(
        "states"); // t: text, c: code, f: formula, m: front matter, x: comment
    const auto row = [](const char *text, const char *states) {
        QTest::newRow(QByteArray(text).replace("\n", "\\n").constData())
            << QString::fromUtf8(text) << QString::fromLatin1(states);
    };
    row("a\n```\nb\n```\nc", "tcctt");
    row("```\n~~~\n```", "cct");
    row("````\n```\n````", "cct");
    row("```cpp\n``` x\n```", "cct");
    row("``` a`b\nx", "tt");
    row("---\ntitle: 甲\n---\nx", "mmtt");
    row("x\n---\ny", "ttt");
    row("$$\na\n$$\nb", "fftt");
    row("$$ a $$\nb", "tt");
    row("\\[\na\n\\] b", "fft");
    row("<!-- a\nb -->\nc", "xtt");
    row("> ```\n> x\n> ```", "cct");
    row("- a\n  ```\n  x\n  ```", "tcct");
}

void TestNoteText::states()
{
    QFETCH(QString, text);
    int state = notestate::AtStart;
    QString shown;
    const QStringList lines = text.split(u'\n');
    for (const QString &line : lines) {
        state = stateAfter(line, state);
        shown += isCode(state)                     ? u'c'
                 : state == notestate::FrontMatter ? u'm'
                 : state == notestate::Comment     ? u'x'
                 : state == notestate::Text        ? u't'
                                                   : u'f';
    }
    QTEST(shown, "states");
}

void TestNoteText::longLinesTakeLittle()
{
    const char *const parts[] = {"*",  "_a ", "**a *b ", "`",     "[",
                                 "](", "$a ", "<a",      "![a](", "~~a "};
    QElapsedTimer timer;
    timer.start();
    for (const char *part : parts)
        (void)spansOf(QString::fromLatin1(part).repeated(5000).left(5000), notestate::Text);
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
}

void TestNoteText::words_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count");
    QTest::newRow("none") << QString() << 0;
    QTest::newRow("Latin") << QStringLiteral("one two, three.") << 3;
    QTest::newRow("Chinese") << QStringLiteral("推测解码，很快。") << 6;
    QTest::newRow("both") << QStringLiteral("用 FlashAttention-2 训练") << 4;
    QTest::newRow("no blank between") << QStringLiteral("用GPU训练") << 4;
    QTest::newRow("marks") << QStringLiteral("- [ ] **a** — 😀") << 1;
    QTest::newRow("figures") << QStringLiteral("3.5 x86_64 don't") << 3;
    QTest::newRow("beyond the first plane") << QStringLiteral("𠮷野家") << 3;
    QTest::newRow("Korean goes by words") << QStringLiteral("안녕 세계") << 2;
}

void TestNoteText::words()
{
    QFETCH(QString, text);
    QFETCH(int, count);
    QCOMPARE(wordsIn(text), qsizetype(count));
}

void TestNoteText::differences_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("marked");
    const auto row = [](const char *before, const char *after, const char *marked) {
        QTest::newRow(after) << QString::fromUtf8(before) << QString::fromUtf8(after)
                             << QString::fromUtf8(marked);
    };
    row("the same", "the same", "");
    row("Medusa: Simple Heads", "My Medusa", "My Medusa");
    row("a simple list", "a single list", "single");
    row("one", "one more", " more");
    row("推测解码很快", "推测采样很快", "采样");
    row("用FlashAttention训练", "用FlashDecoding训练", "FlashDecoding");
    row("a 😀 b", "a 😁 b", "😁");
}

void TestNoteText::differences()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, marked);
    const TextDifference same = differenceInWords(before, after);
    QCOMPARE(after.mid(same.head, after.size() - same.head - same.tail), marked);
}

void TestNoteText::html_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("markdown");
    const auto row = [](const char *name, const char *html, const char *markdown) {
        QTest::newRow(name) << QString::fromUtf8(html) << QString::fromUtf8(markdown);
    };
    row("paragraphs", "<p>一</p><p>two</p>", "一\n\ntwo");
    row("fragment of a browser",
        "<html><body>\n<!--StartFragment--><p>a</p><!--EndFragment-->\n</body></html>", "a");
    row("headings", "<h1>T</h1><h3>小 <b>x</b></h3>", "# T\n\n### 小 x");
    row("emphasis", "<p>a <b>b</b> <i>c</i> <b><i>d</i></b> <s>e</s></p>",
        "a **b** *c* ***d*** ~~e~~");
    row("style of Docs", "<p><span style='font-weight:700'>b</span> c</p>", "**b** c");
    row("blanks stay outside", "<p>a<b> b </b>c</p>", "a **b** c");
    row("a full stop before a letter", "<p><b>结论：</b>好</p>", "**结论**：好");
    row("link", "<p>见 <a href='https://a.org/x_(y)'>这 <b>里</b></a>。</p>",
        "见 [这 **里**](https://a.org/x_(y))。");
    row("no script behind a link", "<a href='javascript:alert(1)'>x</a>", "x");
    row("code", "<p>use <code>a_b*c</code></p>", "use `a_b*c`");
    row("code with a backtick", "<p><code>a`b</code></p>", "`` a`b ``");
    row("block", "<pre><code>for x:\n    y\n</code></pre><p>z</p>", "```\nfor x:\n    y\n```\n\nz");
    row("list", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n  - c");
    row("numbers", "<ol><li>a</li><li>b<ul><li>c</li></ul></li></ol>", "1. a\n2. b\n   - c");
    row("quote", "<blockquote><p>a</p><p>b</p></blockquote><p>c</p>", "> a\n>\n> b\n\nc");
    row("rule", "<p>a</p><hr><p>b</p>", "a\n\n---\n\nb");
    row("break", "<p>a<br>b</p>", "a\\\nb");
    row("table",
        "<table><tr><th>模型</th><th>x|y</th></tr><tr><td>A</td><td>1<br>2</td></tr></table>",
        "| 模型 | x\\|y |\n| --- | --- |\n| A | 1<br>2 |");
    row("layout table", "<table><tr><td><p>a</p><p>b</p></td></tr></table>", "a\n\nb");
    row("picture", "<p><img src='https://a.org/b.png' alt='图'></p>", "![图](https://a.org/b.png)");
    row("marks are text", "<p>1 * 2 * 3 and *a* [b] # c</p>", "1 * 2 * 3 and \\*a\\* \\[b\\] # c");
    row("a number is no item", "<p>2023. A year</p>", "2023\\. A year");
    row("TeX stays", "<p>so $a_{1}*b$ is</p>", "so $a_{1}*b$ is");
    row("NBSP", "<p>a&nbsp;b</p>", "a b");
    row("entities", "<p>a &lt;b&gt; &amp;amp;</p>", "a \\<b> \\&amp;");
}

void TestNoteText::html()
{
    QFETCH(QString, html);
    QTEST(markdownOf(html), "markdown");
}

void TestNoteText::hostileHtml()
{
    const QString html = QStringLiteral(
        "<style>p{color:red}</style><script>alert(1)</script><p onclick='x()'>text</p>"
        "<img src='https://spy.org/1.gif' width=1 height=1><img src='file:///etc/passwd'>"
        "<img src='data:image/png;base64,AAAA'><iframe src='https://x.org'></iframe>"
        "<a href='data:text/html,x'>d</a><form><input value='v'></form>");
    const QString markdown = markdownOf(html);
    for (const char *bad :
         {"alert", "spy", "passwd", "base64", "iframe", "onclick", "color", "data:"})
        QVERIFY2(!markdown.contains(QLatin1String(bad)), qPrintable(markdown));
    QVERIFY(markdown.contains(QLatin1String("text")));
    QVERIFY(markdownOf(QStringLiteral("<p>x</p>").repeated(100'000)).isEmpty());
}

QTEST_MAIN(TestNoteText)
#include "tst_notetext.moc"
