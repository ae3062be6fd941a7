// SPDX-License-Identifier: MIT
#include "markdown/notebox.h"

#include <QRegularExpression>
#include <QTest>

using namespace paperdip;

class TestNoteBox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void turns_data();
    void turns();
    void refuses_data();
    void refuses();
};

void TestNoteBox::turns_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<int>("line");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const char *before, int line, const char *after) {
        QTest::newRow(name) << QByteArray(before) << line << QByteArray(after);
    };
    row("tick", "- [ ] a\n", 1, "- [x] a\n");
    row("empty", "- [x] a\n", 1, "- [ ] a\n");
    row("the note's letter", "- [X] a\n- [ ] b\n", 2, "- [X] a\n- [X] b\n");
    row("the letter of most", "- [X] a\n- [x] b\n- [x] c\n- [ ] d\n", 4,
        "- [X] a\n- [x] b\n- [x] c\n- [x] d\n");
    row("BOM", "\xEF\xBB\xBF- [ ] a\n", 1, "\xEF\xBB\xBF- [x] a\n");
    row("CRLF", "a\r\n\r\n* [ ] b\r\n", 3, "a\r\n\r\n* [x] b\r\n");
    row("lone CR", "a\r- [ ] b\r- [ ] c", 3, "a\r- [ ] b\r- [x] c");
    row("numbers", "1. [ ] a\n2) [x] b\n", 1, "1. [x] a\n2) [x] b\n");
    row("deeper", "- a\n\t+ [ ]\tb [x]\n", 2, "- a\n\t+ [x]\tb [x]\n");
    row("broken UTF-8 beside", "\xFF\n- [ ] \xC3(\n", 2, "\xFF\n- [x] \xC3(\n");
    row("Chinese", "- [ ] 读 \xF0\x9F\x93\x9D\n", 1, "- [x] 读 \xF0\x9F\x93\x9D\n");
}

void TestNoteBox::turns()
{
    QFETCH(QByteArray, before);
    QFETCH(int, line);
    QFETCH(QByteArray, after);
    const bool ticked = before.count(" ]") > after.count(" ]");
    QCOMPARE(withBox(before, line, ticked), std::optional(after));
    QCOMPARE(withBox(after, line, ticked), std::nullopt); // it is so already
}

void TestNoteBox::refuses_data()
{
    QTest::addColumn<QByteArray>("markdown");
    QTest::newRow("no box") << QByteArray("- a\n");
    QTest::newRow("no item") << QByteArray("[ ] a\n");
    QTest::newRow("a link") << QByteArray("- [ ](a.md)\n");
    QTest::newRow("another letter") << QByteArray("- [y] a\n");
    QTest::newRow("no blank") << QByteArray("-[ ] a\n");
    QTest::newRow("cut off") << QByteArray("- [ ");
    QTest::newRow("nothing") << QByteArray();
}

void TestNoteBox::refuses()
{
    QFETCH(QByteArray, markdown);
    for (const int line : {0, 1, 2, 100})
        QVERIFY(!withBox(markdown, line, true));
}

QTEST_GUILESS_MAIN(TestNoteBox)
#include "tst_notebox.moc"
