// SPDX-License-Identifier: MIT
#include "found.h"

#include <QRegularExpression>
#include <QTest>

using namespace paperdip;

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
        "| 1/3 | How to read | [v](https://youtu.be/2) [![w](w.svg)](https://w.org/3) |\n| 1/4 | "
        "Two without a link | |\n"
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

    row("a citation that is all a link",
        "[Ann, A., and Bo Other. \"One Title of Mine.\" SOSP 56.2 (2013): 7-8.]"
        "(https://a.org/1.pdf)\n",
        "One Title of Mine <authors Ann, A., and Bo Other> <venue SOSP 56.2> <year 2013>");
    row("people behind a linked title",
        "- [One Title of Mine, Made Fast for All, Ann Author, Bo M. Other, Cy Third SOSP 2015]"
        "(https://a.org/1.pdf)\n- [A Study of Street View, Open Images, Common Crawl]"
        "(https://a.org/2.pdf)\n",
        "One Title of Mine, Made Fast for All <authors Ann Author, Bo M. Other, Cy Third> <venue "
        "SOSP> "
        "<year 2015>\nA Study of Street View, Open Images, Common Crawl");
    row("what stands in brackets behind a title is a label",
        "- One Title of Mine [[Thesis]](https://a.org/1.pdf)\n"
        "- Two Titles of Mine [[Nature, 16.10](https://a.org/2.pdf)] [[Our Data](https://a.org)]\n"
        "- Systems in Ten Hours [[University of One, Twin Towns]](https://a.org/course)\n",
        "One Title of Mine\nTwo Titles of Mine");
    row("slides are not the paper",
        "- One Title of Mine [[Slides](https://a.org/s.pdf)] [[Paper](https://a.org/1.pdf)]\n"
        "- A Talk on Titles [[Slides: Day 1]](https://a.org/t.pdf)\n",
        "One Title of Mine");
    row("a paper's label may lead to any page",
        "- One Title of Mine [[PDF](https://drive.a.org/file/1)] [[Code](https://github.com/a/b)]\n"
        "- Two Titles of Mine [[Link](https://a.org/2)]\n",
        "One Title of Mine");
    row("the note is the one that says so, not the conference's page",
        "- One Title of Mine ([SOSP 2023](c/sosp.md)) [[Notes](n/1.md)] "
        "[[Paper](https://a.org/1.pdf)]\n"
        "- Two Titles of Mine ([SOSP 2023](c/sosp.md)) [[Paper](https://a.org/2.pdf)]\n",
        "One Title of Mine <note n/1.md> <venue SOSP> <year 2023>\n"
        "Two Titles of Mine <venue SOSP> <year 2023>");
    row("venues, further links and addresses are no keywords",
        "- [One Title](https://a.org/1.pdf) (SOSP 2015)\n"
        "- [Two Titles](https://a.org/2.pdf) ([Part 2](https://a.org/3)) `Org` `2021`\n"
        "- 2022-11-30, **Three Titles of Mine**, Ann Author et.al., Paper: "
        "[http://a.org/3.pdf](http://a.org/3.pdf), Code: **[https://a.org/4](https://a.org/4)**\n",
        "One Title <venue SOSP> <year 2015>\nTwo Titles <keywords Org;2021> <year 2021>\n"
        "Three Titles of Mine <authors Ann Author et.al> <year 2022>");
    row("people in italics behind a title are no keywords",
        "1. [**One Title of Mine.**](https://a.org/1.pdf) _Ann Author, Bo Other, Cy "
        "Third, "
        "Di Fourth, Ed fifth._ Arxiv 2023.\n",
        "One Title of Mine <authors Ann Author, Bo Other, Cy Third, Di Fourth, Ed "
        "fifth> "
        "<venue Arxiv> <year 2023>");
    row("initials end no sentence",
        "- One Title of Mine [[Paper](https://a.org/1.pdf)]\n"
        "  - Author, A., Other, B. C. and Third, C., 2017, April.\n"
        "- Two Titles of Mine [[Paper](https://a.org/2.pdf)]\n"
        "  - Ann Author, Bo M. Other, and Cy Third (*ATC 2021*)\n"
        "- Three Titles of Mine [[Paper](https://a.org/3.pdf)]\n"
        "  - Ann Author, Bo Other, Cy Third *SOSP 2023*\n",
        "One Title of Mine <remark Author, A., Other, B. C. and Third, C., 2017, April.> "
        "<authors Author, A., Other, B. C. and Third, C> <year 2017>\n"
        "Two Titles of Mine <remark Ann Author, Bo M. Other, and Cy Third (ATC 2021)> "
        "<authors Ann Author, Bo M. Other, and Cy Third> <venue ATC> <year 2021>\n"
        "Three Titles of Mine <remark Ann Author, Bo Other, Cy Third SOSP 2023> "
        "<authors Ann Author, Bo Other, Cy Third> <venue SOSP> <year 2023>");
    row("places of work are no people",
        "- One Title of Mine [[Paper](https://a.org/1.pdf)]\n  - Rice & Meta AI & Duke\n"
        "- Two Titles of Mine [[Paper](https://a.org/2.pdf)]\n  - Ann Author & Bo Other\n",
        "One Title of Mine <remark Rice & Meta AI & Duke>\n"
        "Two Titles of Mine <remark Ann Author & Bo Other> <authors Ann Author & Bo Other>");
    row("words that lead over to a link",
        "- 九年之后再来重读这一篇奠基之作：[AlexNet](https://a.org/1.pdf)\n"
        "- 撑起半边天的 [ResNet](https://a.org/2.pdf)\n",
        "AlexNet\nResNet");
    row("an entry with a byline and no link to the work",
        "# A\n\n**One Title of Mine.**<br>\n*Ann Author, Bo Other.*<br>\nSOSP 2015. "
        "[[PDF](https://a.org/1.pdf)]\n\n**Two Titles of Mine.**<br>\n*Ann Author, Bo Other.*<br>\n"
        "SOSP 2016.\n\n**[Three Titles of Mine.](https://a.org/3)**<br>\n*Ann Author, Bo "
        "Other.*\n\n"
        "**Not a title at all.**<br>\n*It is only set so.*\n",
        "# A\nOne Title of Mine <authors Ann Author, Bo Other> <venue SOSP> <year 2015>\n"
        "Two Titles of Mine <authors Ann Author, Bo Other> <venue SOSP> <year 2016>\n"
        "Three Titles of Mine <remark Not a title at all. It is only set so.> "
        "<authors Ann Author, Bo Other>");
    row("an open parenthesis is no venue",
        "**One Title of Mine.**<br>\n*Ann Author, Bo Other.*<br>\nTOG (SIGGRAPH) 2023. "
        "[[PDF](https://a.org/1.pdf)]\n",
        "One Title of Mine <authors Ann Author, Bo Other> <venue TOG (SIGGRAPH)> <year 2023>");

    row("short titles of pages count among longer ones",
        "# A\n- [One Title](https://a.org/1.pdf)\n- [A Tale of Two Titles](https://b.org/2)\n"
        "- [Three Titles](https://c.org/3)\n# B\n- [Two Titles](https://a.org/2.pdf)\n"
        "- [The Site](https://b.org)\n- [Other Site](https://c.org)\n",
        "# A\nOne Title\nA Tale of Two Titles\nThree Titles\n# B\nTwo Titles");
    row("a bare year behind a linked title", "- [One Title](https://a.org/1.pdf), 2014\n",
        "One Title <year 2014>");
    row("a date in the label of the link",
        "- *One Title of Mine* [[arXiv, 17.09]](https://a.org/1.pdf)\n",
        "One Title of Mine <venue arXiv> <year 2017>");
    row("one person in italics",
        "- [One Title](https://a.org/1.pdf) _Ann Author._ Arxiv 2023.\n"
        "- [Two Titles](https://a.org/2.pdf) _Best Paper_\n",
        "One Title <authors Ann Author> <venue Arxiv> <year 2023>\n"
        "Two Titles <keywords Best Paper>");
}

void TestRecognise::finds()
{
    QFETCH(const QByteArray, list);
    QFETCH(const QString, expected);
    QCOMPARE(found(list), expected);
}

QTEST_GUILESS_MAIN(TestRecognise)
#include "tst_recognise.moc"
