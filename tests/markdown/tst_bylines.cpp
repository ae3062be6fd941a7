// SPDX-License-Identifier: MIT
#include "found.h"

#include <QRegularExpression>
#include <QTest>

using namespace paperdip;

// Who wrote a paper and where it appeared, in the places where lists say it.
class TestBylines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void finds_data();
    void finds();
};

void TestBylines::finds_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *list, const char *expected) {
        QTest::newRow(name) << QByteArray(list) << QString::fromUtf8(expected);
    };
    row("people and a venue behind a linked title",
        "- [One Title](https://a.org/1.pdf) Ann Author, Bo Other, SOSP 2020\n"
        "- [Two Titles](https://a.org/2.pdf), Ann Author, Bo M. Other. SOSP 2021.\n"
        "- [Three Titles](https://a.org/3.pdf) Object Detection, Virtual Memory, SOSP 2022\n",
        "One Title <authors Ann Author, Bo Other> <venue SOSP> <year 2020>\n"
        "Two Titles <authors Ann Author, Bo M. Other> <venue SOSP> <year 2021>\n"
        "Three Titles <keywords Object Detection;Virtual Memory> <venue SOSP> <year 2022>");
    row("by",
        "- [One Title](https://a.org/1.pdf) by Ann A. Author\n"
        "- <[Two Titles](https://a.org/2.pdf)> by Ann Author, Bo Other, and Cy Third, 2012.\n"
        "- <[Three Titles](https://a.org/3.pdf)>by Author, Ann and Other, Bo, 2018\n"
        "- [Four Titles](https://a.org/4.pdf) by Ann Author: a remark that goes on.\n",
        "One Title <authors Ann A. Author>\n"
        "Two Titles <authors Ann Author, Bo Other, and Cy Third> <year 2012>\n"
        "Three Titles <authors Author, Ann and Other, Bo> <year 2018>\n"
        "Four Titles <remark by Ann Author: a remark that goes on.>");
    row("et al.",
        "- [One Title](https://a.org/1.pdf) - Ann Author et al.\n"
        "- [Two Titles](https://a.org/2.pdf) - Ann Author et al., 2023\n",
        "One Title <authors Ann Author et al>\n"
        "Two Titles <authors Ann Author et al> <year 2023>");
    row("within the link",
        "- [One Title of Mine, by Ann Author et al. in NIPS 1990](https://a.org/1.pdf)\n"
        "- [*Two Titles of Mine* by Ann Author et al. in ICLR, 2017](https://a.org/2.pdf)\n"
        "- [Three Titles of Mine，by Ann Author et al. in ECCV 2016](https://a.org/3.pdf)\n"
        "- [Learning by Example](https://a.org/4.pdf)\n",
        "One Title of Mine <authors Ann Author et al> <venue NIPS> <year 1990>\n"
        "Two Titles of Mine <authors Ann Author et al> <venue ICLR> <year 2017>\n"
        "Three Titles of Mine <authors Ann Author et al> <venue ECCV> <year 2016>\n"
        "Learning by Example");
    row("in italics behind a plain title",
        "- [2023/02] One Title of Mine Goes Here. *Ann Author et al. arXiv.* "
        "[[paper](https://a.org/1.pdf)]\n"
        "- [2023/07] Two Titles: of mine and of yours *Ann Author et al. CVPR* "
        "[[paper](https://a.org/2.pdf)]\n"
        "- [2022/10] **Three Titles of Mine.** *Ann Author. "
        "arXiv.*[[paper](https://a.org/3.pdf)]\n",
        "One Title of Mine Goes Here <authors Ann Author et al> <venue arXiv> <year 2023>\n"
        "Two Titles: of mine and of yours <authors Ann Author et al> <venue CVPR> <year 2023>\n"
        "Three Titles of Mine <authors Ann Author> <venue arXiv> <year 2022>");
    row("named fields",
        "- [One Title](https://a.org/1.pdf) 作者：张三、李四；会议：CVPR 2020\n"
        "- [Two Titles](https://a.org/2.pdf) 作者：张三，CVPR 2020\n"
        "- [Three Titles](https://a.org/3.pdf)\n"
        "  - Ann Author, Bo Other\n"
        "  - Date: March 27, 2026\n"
        "  - Publisher: arXiv\n",
        "One Title <authors 张三, 李四> <venue CVPR> <year 2020>\n"
        "Two Titles <authors 张三> <venue CVPR> <year 2020>\n"
        "Three Titles <remark Ann Author, Bo Other\n"
        "Date: March 27, 2026\n"
        "Publisher: arXiv> <authors Ann Author, Bo Other> <venue arXiv> <year 2026>");
    row("a venue is a keyword only between keywords",
        "- [一篇论文](https://a.org/1.pdf)，CVPR 2020\n"
        "- [Two Titles](https://a.org/2.pdf), cache, SOSP 2015\n"
        "- [Three Titles](https://a.org/3.pdf), cache, SOSP 2015, disk\n",
        "一篇论文 <venue CVPR> <year 2020>\n"
        "Two Titles <keywords cache> <venue SOSP> <year 2015>\n"
        "Three Titles <keywords cache;SOSP 2015;disk> <venue SOSP> <year 2015>");
    row("a year before the remark",
        "- [One Title](https://a.org/1.pdf) (1997): This is a remark of some length, and it goes "
        "on. So.\n"
        "- [Two Titles](https://a.org/2.pdf) (1995): cached sorting\n",
        "One Title <remark This is a remark of some length, and it goes on. So.> <year 1997>\n"
        "Two Titles <keywords cached sorting> <year 1995>");
    row("a label that says the venue",
        "- [[CVPR2021](https://a.org/1.pdf)] One Title: of Mine\n"
        "- [[TPAMI](https://a.org/2.pdf)] Two Titles: of Mine [[code](https://github.com/a/b)]\n"
        "- [CVPR 2020](https://openreview.net/group?id=1)\n",
        "One Title: of Mine <venue CVPR> <year 2021>\n"
        "Two Titles: of Mine <venue TPAMI>");
    row("labels in front",
        "- 【CVPR 2020】[One Title](https://a.org/1.pdf)\n"
        "- `CVPR 2021` Two Titles of Mine [论文](https://a.org/2.pdf)\n"
        "- (ICLR 2020) Three Titles of Mine [pdf](https://a.org/3.pdf)\n"
        "- Four Titles of Mine（CVPR 2020） [论文](https://a.org/4.pdf)\n",
        "One Title <venue CVPR> <year 2020>\n"
        "Two Titles of Mine <venue CVPR> <year 2021>\n"
        "Three Titles of Mine <venue ICLR> <year 2020>\n"
        "Four Titles of Mine <venue CVPR> <year 2020>");
    row("a citation in a paragraph",
        "**[2]** Author, Ann E., Bo Other, and Cy-Di Third. \"**One Title of Mine**.\" Neural "
        "computation 18.7 (2006): 1-5. [[pdf]](https://a.org/1.pdf) **(New)** :star:\n"
        "\n"
        "**[3]** Author, Ann, et al. \"Two Titles.\" arXiv preprint arXiv:1409.0001 (2014). "
        "[[pdf]](https://arxiv.org/pdf/1409.0001.pdf)\n",
        "One Title of Mine <keywords (New) :star:> <authors Author, Ann E., Bo Other, and Cy-Di "
        "Third> <venue Neural computation 18.7> <year 2006>\n"
        "Two Titles <id 1409.0001> <authors Author, Ann, et al> <venue arXiv> <year 2014>");
    row("a paragraph with names on a line",
        "**One Title of Mine**  \n"
        "Ann Author, Bo Other, Cy Third  \n"
        "[EuroVis 2017](https://doi.org/10.1111/1) • [Code](https://github.com/a/b)\n"
        "\n"
        "**Two Titles of Mine**  \n"
        "Ann Author and Bo Other  \n"
        "[arXiv](https://arxiv.org/abs/2401.00001)\n",
        "One Title of Mine <authors Ann Author, Bo Other, Cy Third> <venue EuroVis> <year 2017>\n"
        "Two Titles of Mine <id 2401.00001> <authors Ann Author and Bo Other> <venue arXiv>");
    row("a paragraph behind a venue",
        "# A\n"
        "SIGCOMM 2019, [One Title of "
        "Mine](https://a.org/one)---Notes:[zhihu](https://zhuanlan.zhihu.com/p/1)\n"
        "\n"
        "Information Systems Frontiers 2014, [Two Titles of Mine](https://a.org/2.pdf)\n",
        "# A\n"
        "One Title of Mine <venue SIGCOMM> <year 2019>\n"
        "Two Titles of Mine <venue Information Systems Frontiers> <year 2014>");
}

void TestBylines::finds()
{
    QFETCH(const QByteArray, list);
    QFETCH(const QString, expected);
    QCOMPARE(found(list), expected);
}

QTEST_APPLESS_MAIN(TestBylines)
#include "tst_bylines.moc"
