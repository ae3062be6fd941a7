// SPDX-License-Identifier: MIT
#include "markdown/outline.h"

#include <QRegularExpression>
#include <QTest>

using namespace paperdip;

namespace {

QString slotted(const QString &name, const QString &value)
{
    return value.isEmpty() ? QString() : QStringLiteral(" <%1 %2>").arg(name, value);
}

// Each paper's title and what else was found: "Title <id 2205.14135> <note n.md>". Sources begin
// with "source: ", sections with '#'; texts are left out.
QString found(const QByteArray &list)
{
    QStringList lines;
    for (const OutlineNode &node : read(list)) {
        const Reading &reading = node.reading;
        if (isSection(node))
            lines << QStringLiteral("# ") + reading.title;
        else if (reading.kind == NodeKind::Source)
            lines << QStringLiteral("source: ") + reading.title;
        else if (isPaper(node))
            lines << reading.title + slotted(QStringLiteral("id"), reading.arxiv) +
                         slotted(QStringLiteral("note"), reading.notePath) +
                         slotted(QStringLiteral("keywords"),
                                 reading.keywords.join(QLatin1Char(';'))) +
                         slotted(QStringLiteral("remark"), reading.remark) +
                         slotted(QStringLiteral("authors"), reading.authors) +
                         slotted(QStringLiteral("venue"), reading.venue) +
                         slotted(QStringLiteral("year"),
                                 reading.year > 0 ? QString::number(reading.year) : QString());
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

// What was wrong when lists of the corpus were read by eye beside the program, in our own words.
class TestRecognise : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void finds_data();
    void finds();
};

void TestRecognise::finds_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *list, const char *expected) {
        QTest::newRow(name) << QByteArray(list) << QString::fromUtf8(expected);
    };
    row("an arXiv number in parentheses is no part of a title",
        "- One Title of Mine (arXiv 2205.14135) [[Paper](https://arxiv.org/abs/2205.14135)]\n"
        "- Two Titles of Mine (arXiv: 2205.14136) [[Paper](https://arxiv.org/abs/2205.14136)]\n",
        "One Title of Mine <id 2205.14135> <venue arXiv>\n"
        "Two Titles of Mine <id 2205.14136> <venue arXiv>");
    row("a topic with a page of its own is no paper",
        "- **[Storage](storage/index.html)**\n  - **[How Logs are Kept](storage/logs.md)**\n"
        "- [Folder of One Paper](papers/one/)\n- [Query](query/README.md)\n"
        "  - [How Joins are Made][joins]\n\n[joins]: query/joins.md\n",
        "How Logs are Kept <note storage/logs.md>\nFolder of One Paper\n"
        "How Joins are Made <note query/joins.md>");
    row("a sentence around a link is no entry",
        "# A\n\nAs [One Title](https://a.org/1.pdf) says, it holds.\n\n"
        "[Two Titles](https://a.org/2.pdf) says more.\n",
        "# A\nTwo Titles <remark says more.>");
    row("a heading stays a paper where its note names a work in a sentence",
        "# A\n## [One Title](https://a.org/1.pdf)\n\n**Here**\n\n*See [K73](https://a.org/2.pdf) "
        "for trees*\n\nIt is so.\n",
        "# A\nOne Title <remark Here\nSee K73 for trees\nIt is so.>");
    row("a talk in a table of papers is none",
        "# A\n\n| Date | Title | Video |\n| - | - | - |\n"
        "| 1/2 | [One](https://a.org/1.pdf) | [v](https://youtu.be/1) |\n"
        "| 1/3 | How to read | [v](https://youtu.be/2) |\n| 1/4 | Two without a link | |\n"
        "| 1/5 | Writing, from [a book](https://a.org/book) | [v](https://youtu.be/3) |\n"
        "| 1/6 | [Three](https://a.org/3.pdf) | [v](https://youtu.be/4) |\n",
        "# A\nOne\nTwo without a link\nThree");
    row("a table that keeps what was read has papers only",
        "# A\n\n| Read | Title | Video |\n| - | - | - |\n"
        "| ✅ | [One](https://a.org/1.pdf) | |\n| | Two | [v](https://youtu.be/2) |\n",
        "# A\nOne\nTwo");
    row("pages that are alone in a section are sources",
        "# A\n- [A Comparison of Five Schedulers](https://a.org/post)\n# B\n"
        "- [One Title](https://a.org/1.pdf)\n- [A Comparison of Five More](https://b.org/post)\n",
        "# A\nsource: A Comparison of Five Schedulers\n# B\nOne Title\nA Comparison of Five More");
}

void TestRecognise::finds()
{
    QFETCH(const QByteArray, list);
    QFETCH(const QString, expected);
    QCOMPARE(found(list), expected);
}

QTEST_GUILESS_MAIN(TestRecognise)
#include "tst_recognise.moc"
