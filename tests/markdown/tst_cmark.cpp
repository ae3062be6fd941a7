// SPDX-License-Identifier: MIT
#include "markdown/render.h"

#include "shared.h"

#include <QProcess>
#include <QSet>
#include <QStandardPaths>
#include <QTest>

using namespace paperdip;

namespace {

void replace(QString &html, const char *form, const QString &with)
{
    html.replace(QRegularExpression(QString::fromLatin1(form),
                                    QRegularExpression::DotMatchesEverythingOption),
                 with);
}

// What render.h lists, taken back or done on both sides. Nothing else may differ.
QString ours(const QByteArray &markdown)
{
    QString html = renderHtml(markdown, Maths::Left);
    replace(html, "<a name=\"[^\"]*\"></a>", {});
    replace(html, "<li class=\"checked\">", QStringLiteral("<li>[x]"));
    replace(html, "<li class=\"unchecked\">", QStringLiteral("<li>[ ]"));
    replace(html, "<(/?)s>", QStringLiteral("<\\1del>"));
    replace(html, "<div class=\"footnotes\">\n<hr />\n",
            QStringLiteral("<div class=\"footnotes\">\n"));
    return html;
}

QString theirs(const QByteArray &markdown)
{
    QProcess cmark;
    cmark.start(QStringLiteral("cmark-gfm"),
                {QStringLiteral("-e"), QStringLiteral("table"), QStringLiteral("-e"),
                 QStringLiteral("strikethrough"), QStringLiteral("-e"), QStringLiteral("tasklist"),
                 QStringLiteral("-e"), QStringLiteral("autolink"), QStringLiteral("-e"),
                 QStringLiteral("footnotes"), QStringLiteral("--validate-utf8")});
    cmark.write(markdown);
    cmark.closeWriteChannel();
    if (!cmark.waitForFinished())
        qFatal("cmark-gfm does not end");
    QString html = QString::fromUtf8(cmark.readAllStandardOutput());
    replace(html, "<li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> ",
            QStringLiteral("<li>[x]"));
    replace(html, "<li><input type=\"checkbox\" disabled=\"\" /> ", QStringLiteral("<li>[ ]"));
    replace(html, "<!-- raw HTML omitted -->", {});
    // Addresses that lead elsewhere.
    replace(html, " href=\"(?!https?:|mailto:)[^\"/?#:]*:[^\"]*\"", QStringLiteral(" href=\"\""));
    replace(html, " src=\"(?!https?:)[^\"/?#:]*:[^\"]*\"", QStringLiteral(" src=\"\""));
    // Footnotes.
    replace(html, "<section class=\"footnotes\" data-footnotes>",
            QStringLiteral("<div class=\"footnotes\">"));
    replace(html, "</section>\n", QStringLiteral("</div>\n"));
    replace(html, "<sup class=\"footnote-ref\">", QStringLiteral("<sup>"));
    replace(html, "<sup>(<a href=\"[^\"]*\") id=\"[^\"]*\" data-footnote-ref>",
            QStringLiteral("<sup>\\1>"));
    replace(html, "<li id=\"[^\"]*\">", QStringLiteral("<li>"));
    replace(html, " class=\"footnote-backref\" data-footnote-backref aria-label=\"[^\"]*\"", {});
    return html;
}

QStringList images(const QString &html)
{
    static const QRegularExpression tag(QStringLiteral("<img [^>]*>"));
    QStringList found;
    for (auto it = tag.globalMatch(html); it.hasNext();)
        found << it.next().captured();
    return found;
}

bool isWithin(const QStringList &few, const QStringList &many)
{
    qsizetype at = 0;
    for (const QString &wanted : few) {
        at = many.indexOf(wanted, at) + 1;
        if (at == 0)
            return false;
    }
    return true;
}

// Raw HTML: its pictures and line breaks are ours alone.
QString withoutRaw(QString html)
{
    replace(html, "<img [^>]*>", {});
    replace(html, "<br />\n?", {});
    replace(html, "<p>\\s*</p>", {});
    replace(html, "\\s+", QStringLiteral(" "));
    replace(html, "> <", QStringLiteral("><"));
    replace(html, " (</?p>)", QStringLiteral("\\1"));
    return html;
}

} // namespace

class TestCmark : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { registerExtensions(); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void shapes_data();
    void shapes();
    void corpus();
    void hostile_data();
    void hostile();

private:
    void compare(const QByteArray &markdown, const QString &name);
};

#define SKIP_WITHOUT_CMARK()                                                                       \
    if (QStandardPaths::findExecutable(QStringLiteral("cmark-gfm")).isEmpty())                     \
    QSKIP("the command cmark-gfm is not here (package cmark-gfm)")

void TestCmark::compare(const QByteArray &markdown, const QString &name)
{
    const QString mine = ours(markdown);
    const QString other = theirs(markdown);
    if (mine == other)
        return;
    static const QRegularExpression raw(QStringLiteral("<(img|br)\\b"),
                                        QRegularExpression::CaseInsensitiveOption);
    QVERIFY2(QString::fromUtf8(markdown).contains(raw), qPrintable(name));
    QVERIFY2(isWithin(images(other), images(mine)), qPrintable(name));
    const QString left = withoutRaw(mine);
    const QString right = withoutRaw(other);
    qsizetype at = 0;
    while (at < left.size() && at < right.size() && left[at] == right[at])
        ++at;
    QVERIFY2(left == right, qPrintable(QStringLiteral("%1: «%2» «%3»")
                                           .arg(name, left.mid(qMax(at - 40, qsizetype(0)), 120),
                                                right.mid(qMax(at - 40, qsizetype(0)), 120))));
}

void TestCmark::shapes_data()
{
    QTest::addColumn<QByteArray>("markdown");
    QTest::newRow("boxes") << QByteArray("- [ ] a\n- [X] b\n\n  c\n\n1. [x] d\n");
    QTest::newRow("footnotes") << QByteArray(
        "a[^1] b[^注] c[^1]\n\n[^1]: one\n\n    two\n\n[^注]: - x\n\n[^no]: gone\n");
    QTest::newRow("footnote in a list") << QByteArray("- a[^x]\n\n[^x]:\n    > quote\n");
    QTest::newRow("table") << QByteArray("|a|b|\n|:-|-:|\n|~~1~~|www.example.org|\n");
    QTest::newRow("headings") << QByteArray("# a\n\nb\n===\n\n## a ##\n");
    QTest::newRow("unsafe") << QByteArray(
        "[a](javascript:x) [b](ftp://x) ![c](data:image/png,x)\n");
    QTest::newRow("dollars") << QByteArray("$a_1$ and $b_2$, *c*\n\n$$\nx\n$$\n");
}

void TestCmark::shapes()
{
    SKIP_WITHOUT_CMARK();
    QFETCH(QByteArray, markdown);
    compare(markdown, QString::fromUtf8(QTest::currentDataTag()));
}

void TestCmark::corpus()
{
    SKIP_WITHOUT_CMARK();
    SKIP_WITHOUT_SHARED();
    const QStringList lists = corpusLists();
    const QString folder = sharedFolder() + QStringLiteral("/corpus/");
    int notes = 0;
    QDirIterator files(folder, {QStringLiteral("*.md")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QByteArray bytes = readAll(path);
        if (lists.contains(path.mid(folder.size())) || bytes.size() > RenderLimit)
            continue;
        ++notes;
        compare(bytes, path);
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY2(notes > 300, qPrintable(QString::number(notes)));
}

void TestCmark::hostile_data()
{
    QTest::addColumn<QByteArray>("markdown");
    const QByteArray all = readAll(QStringLiteral(PAPERDIP_TEST_DATA "/notes/hostile.txt"));
    qsizetype notes = 0;
    for (qsizetype begin = 0, end = 0; begin < all.size(); begin = end) {
        const qsizetype line = all.indexOf('\n', begin);
        const qsizetype next = all.indexOf("\n=== ", line);
        end = next < 0 ? all.size() : next + 1;
        QTest::newRow(all.mid(begin + 4, line - begin - 4).constData())
            << all.mid(line + 1, end - line - 1);
        ++notes;
    }
    QVERIFY(notes >= 60);
}

// Only tags and attributes that are known to be harmless, and addresses that lead to the web, to
// mail or to files beside the note.
void TestCmark::hostile()
{
    QFETCH(QByteArray, markdown);
    static const QSet<QString> tags{
        QStringLiteral("p"),     QStringLiteral("h1"),    QStringLiteral("a"),
        QStringLiteral("img"),   QStringLiteral("ul"),    QStringLiteral("ol"),
        QStringLiteral("li"),    QStringLiteral("table"), QStringLiteral("thead"),
        QStringLiteral("tr"),    QStringLiteral("th"),    QStringLiteral("td"),
        QStringLiteral("tbody"), QStringLiteral("pre"),   QStringLiteral("code"),
        QStringLiteral("sup"),   QStringLiteral("div"),   QStringLiteral("hr"),
        QStringLiteral("span")};
    static const QSet<QString> attributes{QStringLiteral("href"),  QStringLiteral("name"),
                                          QStringLiteral("title"), QStringLiteral("src"),
                                          QStringLiteral("class"), QStringLiteral("alt"),
                                          QStringLiteral("align")};
    static const QRegularExpression tag(
        QStringLiteral("<(/?)([a-z0-9]+)((?: [a-z]+=\"[^\"<>]*\")*)( /)?>"));
    static const QRegularExpression attribute(QStringLiteral(" ([a-z]+)=\"([^\"]*)\""));
    static const QRegularExpression address(QStringLiteral("^(https?:|mailto:|[^:]*$|[^:]*[/?#])"));
    for (const Maths maths : {Maths::Marked, Maths::Left}) {
        const QString html = renderHtml(markdown, maths);
        QVERIFY2(!QString(html).remove(tag).contains(u'<'), qPrintable(html));
        for (auto it = tag.globalMatch(html); it.hasNext();) {
            const QRegularExpressionMatch found = it.next();
            QVERIFY2(tags.contains(found.captured(2)), qPrintable(html));
            for (auto at = attribute.globalMatch(found.captured(3)); at.hasNext();) {
                const QRegularExpressionMatch named = at.next();
                QVERIFY2(attributes.contains(named.captured(1)), qPrintable(html));
                const bool leads = named.captured(1) == QLatin1String("href") ||
                                   named.captured(1) == QLatin1String("src");
                QVERIFY2(!leads || address.match(named.captured(2)).hasMatch(), qPrintable(html));
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestCmark)
#include "tst_cmark.moc"
