// SPDX-License-Identifier: MIT
#include "markdown/render.h"

#include "shared.h"

#include <QTest>

using namespace paperdip;

class TestRender : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { registerExtensions(); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void hostile_data();
    void hostile();
    void shows_data();
    void shows();
    void anchors();
    void bounded();
    void brokenBytes();
};

void TestRender::hostile_data()
{
    QTest::addColumn<QByteArray>("markdown");
    QTest::newRow("script") << QByteArray("<script>alert(1)</script>\n\ntext");
    QTest::newRow("inline script") << QByteArray("a <script>alert(1)</script> b");
    QTest::newRow("iframe") << QByteArray("<iframe src=\"https://evil.example\"></iframe>");
    QTest::newRow("style") << QByteArray("<style>@import url(https://evil.example);</style>");
    QTest::newRow("handler") << QByteArray("<img src=\"a.png\" onerror=\"alert(1)\">");
    QTest::newRow("inline handler") << QByteArray("x <img src=a.png onerror=alert(1)>");
    QTest::newRow("javascript link") << QByteArray("[a](javascript:alert(1))");
    QTest::newRow("upper case") << QByteArray("[a](JaVaScRiPt:alert(1))");
    QTest::newRow("entity") << QByteArray("[a](&#106;avascript:alert(1))");
    QTest::newRow("control character") << QByteArray("[a](<\x01javascript:alert(1)>)");
    QTest::newRow("vbscript") << QByteArray("[a](vbscript:x)");
    QTest::newRow("data") << QByteArray("[a](data:text/html;base64,PHNjcmlwdD4=)");
    QTest::newRow("data image") << QByteArray("![a](data:image/svg+xml;base64,PHN2Zz4=)");
    QTest::newRow("file") << QByteArray("[a](file:///etc/passwd)");
    QTest::newRow("file image") << QByteArray("![a](file:///etc/passwd)");
    QTest::newRow("html image, file") << QByteArray("<img src=\"file:///etc/passwd\">");
    QTest::newRow("html image, script") << QByteArray("<img src='javascript:alert(1)'>");
    QTest::newRow("quote in alt") << QByteArray(
        "<img alt='\"><script>alert(1)</script>' src=a.png>");
    QTest::newRow("autolink") << QByteArray("<javascript:alert(1)>");
    QTest::newRow("drive") << QByteArray("[a](C:/windows/system32/cmd.exe)");
    QTest::newRow("heading") << QByteArray("# a\"><script>alert(1)</script>");
    QTest::newRow("box in code") << QByteArray(
        "`<li><input type=\"checkbox\" onclick=\"alert(1)\">`");
}

void TestRender::hostile()
{
    QFETCH(QByteArray, markdown);
    const QString html = renderHtml(markdown);
    static const QRegularExpression tags(QStringLiteral("<[^>]*>"));
    for (auto found = tags.globalMatch(html); found.hasNext();) {
        const QString tag = found.next().captured().toLower();
        static const QRegularExpression bad(
            QStringLiteral("<(script|iframe|style|object|embed|form|input)|\\son[a-z]+=|(href|src)="
                           "\"[^\"]*(script|data|file|c):"));
        QVERIFY2(!bad.match(tag).hasMatch(), qPrintable(html));
    }
}

void TestRender::shows_data()
{
    QTest::addColumn<QByteArray>("markdown");
    QTest::addColumn<QString>("part");
    QTest::newRow("table") << QByteArray("|甲|b|\n|-|-:|\n|1|2|")
                           << QStringLiteral("<td align=\"right\">2</td>");
    QTest::newRow("strike") << QByteArray("~~gone~~") << QStringLiteral("<s>gone</s>");
    QTest::newRow("open box") << QByteArray("- [ ] todo")
                              << QStringLiteral(
                                     "<li class=\"unchecked\"><a name=\"line-1\"></a>todo");
    QTest::newRow("done box") << QByteArray("- [x] did")
                              << QStringLiteral("<li class=\"checked\"><a name=\"line-1\"></a>did");
    QTest::newRow("autolink") << QByteArray("see www.example.org/a")
                              << QStringLiteral("href=\"http://www.example.org/a\"");
    QTest::newRow("image") << QByteArray("![图](img/a%20b.png)")
                           << QStringLiteral("<img src=\"img/a%20b.png\" alt=\"图\" />");
    QTest::newRow("html image") << QByteArray(
                                       "<div align=center><img width=\"50%\" src='a.png'></div>")
                                << QStringLiteral("<img src=\"a.png\"");
    QTest::newRow("inline html image")
        << QByteArray("x <IMG SRC=a.png> y") << QStringLiteral("<img src=\"a.png\"");
    QTest::newRow("line break") << QByteArray("a<br/>b") << QStringLiteral("a<br />\nb");
    QTest::newRow("web link") << QByteArray("[a](https://a.example/?q=x:y)")
                              << QStringLiteral("href=\"https://a.example/?q=x:y\"");
    QTest::newRow("mail") << QByteArray("<a@b.example>")
                          << QStringLiteral("href=\"mailto:a@b.example\"");
    QTest::newRow("relative with colon")
        << QByteArray("[a](./x:y.md)") << QStringLiteral("href=\"./x:y.md\"");
    QTest::newRow("code") << QByteArray("```cpp\nint i < 3;\n```")
                          << QStringLiteral("int i &lt; 3;");
    QTest::newRow("text in omitted tags")
        << QByteArray("<kbd>Ctrl</kbd>") << QStringLiteral("Ctrl");
}

void TestRender::shows()
{
    QFETCH(QByteArray, markdown);
    QFETCH(QString, part);
    const QString html = renderHtml(markdown);
    QVERIFY2(html.contains(part), qPrintable(html));
}

void TestRender::anchors()
{
    const QString html = renderHtml("# 动机 Why?\n\ntext\n\n## 动机 why\n\n- a\n- b\n");
    QVERIFY2(html.contains(QStringLiteral("name=\"动机-why\"")), qPrintable(html));
    QVERIFY2(html.contains(QStringLiteral("name=\"动机-why-1\"")), qPrintable(html));
    for (const int line : {1, 3, 5, 7})
        QVERIFY2(html.contains(QStringLiteral("name=\"line-%1\"").arg(line)), qPrintable(html));
}

void TestRender::bounded()
{
    const QByteArray line = "0123456789 abcdefghij\n";
    const QString html = renderHtml(line.repeated(RenderLimit / line.size() * 2));
    QVERIFY(html.size() > RenderLimit / 2);
    QVERIFY(html.size() < RenderLimit * 3 / 2);
}

void TestRender::brokenBytes()
{
    const QString html =
        renderHtml(QByteArray("a\xFF\xFE") + QByteArray(1, '\0') + QByteArray("b"));
    QVERIFY(html.contains(QChar(0xFFFD)));
    QVERIFY(html.contains(QLatin1Char('b')));
    QCOMPARE(renderHtml({}), QString());
}

QTEST_GUILESS_MAIN(TestRender)
#include "tst_render.moc"
