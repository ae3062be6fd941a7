// SPDX-License-Identifier: MIT
#include "found.h"

#include <QRegularExpression>
#include <QTest>

using namespace paperdip;

// Shapes of lists that were read by eye beside the program, in our own words.
class TestOtherLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void finds_data();
    void finds();
};

void TestOtherLists::finds_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *list, const char *expected) {
        QTest::newRow(name) << QByteArray(list) << QString::fromUtf8(expected);
    };
    row("labels before a heading's words",
        "## [[PDF](https://a.org/1.pdf)] [[Project](https://a.org/p)] One Title of Mine\n\nIt "
        "is.\n",
        "One Title of Mine <remark It is.>");
    row("bold titles in a column",
        "| Year | Title | Read |\n|-|-|-|\n| 2023 | **Pages for Caches Made Small** | x |\n"
        "| 2022 | [One Title of Mine](https://a.org/1.pdf) | |\n",
        "Pages for Caches Made Small <year 2023>\nOne Title of Mine <year 2022>");
    row("blanks between names", // written as characters, so that they stay
        "- [One Title of Mine](https://a.org/1.pdf) by Ann &#32; Other, Bo Third, SOSP 2015\n",
        "One Title of Mine <authors Ann   Other, Bo Third> <venue SOSP> <year 2015>");
    row("the contents of a list's other pages",
        "# A\n- [Training](training.md#training)\n- [Serving](serving.md#serving)\n# B\n"
        "- [One Title of Mine](https://a.org/1.pdf)\n- [Two Titles](notes/two.md)\n",
        "# A\n# B\nOne Title of Mine\nTwo Titles <note notes/two.md>");
    row("a list without any link",
        "# A\n"
        "- One Title of Mine (SOSP 2015)\n"
        "- Two Titles of Mine （APSys 2020)\n"
        "- Three Titles of Mine （2016）\n"
        "- Four Titles of Mine (ICDE 2022, **best demo award**)\n"
        "- Five Titles of Mine (arXiv 2021) [Source Code](https://github.com/a/b)\n"
        "- How can this be?\n",
        "# A\n"
        "One Title of Mine <venue SOSP> <year 2015>\n"
        "Two Titles of Mine <venue APSys> <year 2020>\n"
        "Three Titles of Mine <year 2016>\n"
        "Four Titles of Mine <venue ICDE> <year 2022>\n"
        "Five Titles of Mine <venue arXiv> <year 2021>");
    row("news are no such list",
        "# A\n"
        "- Sep 27, 2023: A tag was added here.\n"
        "- Code of the first version, 2020\n"
        "- Something else that is text\n",
        "# A");
    row("a byline below a title",
        "# A\n"
        "- [One Title](https://a.org/1.pdf)\n"
        "- Two Titles of Mine\n"
        "  - SOSP 2020, Ann Author, Bo Other\n"
        "- Three Titles of Mine\n"
        "  - Ann Author, Bo Other. SOSP 2021\n"
        "- Some words of mine\n"
        "  - and some more\n",
        "# A\n"
        "One Title\n"
        "Two Titles of Mine <remark SOSP 2020, Ann Author, Bo Other> <authors Ann Author, Bo "
        "Other> <venue SOSP> <year 2020>\n"
        "Three Titles of Mine <remark Ann Author, Bo Other. SOSP 2021> <authors Ann Author, Bo "
        "Other> <venue SOSP> <year 2021>");
    row("titles in quotes",
        "- One: \"One Title of Mine\" CVPR. [[Paper]](https://a.org/1.pdf)\n"
        "  一句话。\n"
        "- \"Two Titles of Mine\" CVPR (Oral). [[Paper]](https://a.org/2.pdf)\n"
        "- \"Three Titles of Mine\" CVPR.\n",
        "One Title of Mine <remark 一句话。> <venue CVPR>\n"
        "Two Titles of Mine <venue CVPR>\n"
        "Three Titles of Mine <venue CVPR>");
    row("titles with notes alone",
        "- One Title of Mine [[note]](n/1.md)\n"
        "- Two Titles of Mine [[note]](n/2.md)\n"
        "- [Three] Three Titles of Mine [[note]](n/3.md)\n",
        "One Title of Mine <note n/1.md>\n"
        "Two Titles of Mine <note n/2.md>\n"
        "Three Titles of Mine <note n/3.md>");
    row("links between notes",
        "- [One Title](https://a.org/1.pdf) [[one]]\n"
        "- [[Two Titles]] [paper](https://a.org/2.pdf)\n"
        "- Three Titles of Mine [paper](https://a.org/3.pdf) [[n/three|my words]]\n"
        "- [[four|Four Titles]] [paper](https://a.org/4.pdf)\n",
        "One Title\n"
        "Two Titles\n"
        "Three Titles of Mine\n"
        "Four Titles");
    row("a title over two lines",
        "- CVPR 2023, **One**: All the Dimensions of\n"
        "Titles of Mine, [arXiv](https://arxiv.org/abs/2401.00001)\n"
        "- [2023/06] **Two Titles for\n"
        "Humans.** *Ann Author et al. arXiv.* [[paper](https://arxiv.org/abs/2401.00002)]\n"
        "- Three Titles of Mine [pdf](https://arxiv.org/abs/2401.00003)\n"
        "my remark.\n",
        "One: All the Dimensions of Titles of Mine <id 2401.00001> <venue CVPR> <year 2023>\n"
        "Two Titles for Humans <id 2401.00002> <authors Ann Author et al> <venue arXiv> <year "
        "2023>\n"
        "Three Titles of Mine <id 2401.00003> <remark my remark.>");
    row("words that are set off within a title",
        "- ICML 2022, The **bias** in learning, [arXiv](https://arxiv.org/abs/2401.00001)\n",
        "The bias in learning <id 2401.00001> <venue ICML> <year 2022>");
    row("a badge before the title of a row",
        "|Title|Links|\n"
        "|--|--|\n"
        "|[![Star](https://img.shields.io/x.svg)](https://github.com/a/b)<br>[One Title of "
        "Mine](https://arxiv.org/abs/2401.00001) <br> Ann Author, Bo "
        "Other|[Paper](https://arxiv.org/abs/2401.00001)|\n",
        "One Title of Mine <id 2401.00001> <authors Ann Author, Bo Other>");
    row("a dash is no remark",
        "|paper|收录|简介|\n"
        "|-|-|-|\n"
        "|[One Title](https://a.org/1.pdf)|ICML 2021|-|\n"
        "|[Two Titles](https://a.org/2.pdf)|2022|综述。|\n",
        "One Title <venue ICML> <year 2021>\n"
        "Two Titles <remark 综述。> <year 2022>");
    row("labels of headings",
        "# ATC 2020 [Program](https://a.org/atc)\n"
        "- [One Title](https://a.org/1.pdf)\n"
        "# B\n"
        "### Two Titles of Mine [[pdf](https://arxiv.org/abs/2401.00002)]\n"
        "It is so.\n",
        "# ATC 2020\n"
        "One Title\n"
        "# B\n"
        "Two Titles of Mine <id 2401.00002> <remark It is so.>");
    row("headings whose notes name works",
        "# A\n"
        "## [One Title](https://a.org/1.pdf)\n"
        "CCS 2016\n"
        "\n"
        "- a first word\n"
        "## [Two Titles](https://a.org/2.pdf)\n"
        "arXiv 2106; an old version is at [arXiv 2009](https://arxiv.org/abs/2009.00001)\n"
        "## [Three Titles](https://a.org/3.pdf)\n"
        "- **A defense.** As [Two Titles](https://a.org/2.pdf)\n"
        "## [Four Titles](https://a.org/4.pdf)\n",
        "# A\n"
        "One Title <remark CCS 2016\n"
        "a first word> <venue CCS> <year 2016>\n"
        "Two Titles <remark arXiv 2106; an old version is at arXiv 2009>\n"
        "Three Titles <remark A defense. As Two Titles>\n"
        "Four Titles");
    row("a place before a paragraph",
        "# A\n"
        "<a id=\"x\"></a>\n"
        "**One Title of Mine** (ASPLOS 2025) [[paper]](https://a.org/1.pdf)\n",
        "# A\n"
        "One Title of Mine <venue ASPLOS> <year 2025>");
    row("things to do beside a list",
        "# A\n"
        "- [One Title](https://a.org/1.pdf)\n"
        "- [Two Titles](https://a.org/2.pdf)\n"
        "- [Three Titles](https://a.org/3.pdf)\n"
        "- [Four Titles](https://a.org/4.pdf)\n"
        "- [Five Titles](https://a.org/5.pdf)\n"
        "- [Six Titles](https://a.org/6.pdf)\n"
        "- [Seven Titles](https://a.org/7.pdf)\n"
        "- [Eight Titles](https://a.org/8.pdf)\n"
        "- [Nine Titles](https://a.org/9.pdf)\n"
        "- [Ten Titles](https://a.org/10.pdf)\n"
        "- [More Titles](https://a.org/11.pdf)\n"
        "# To do\n"
        "- [ ] Add more\n",
        "# A\n"
        "One Title\n"
        "Two Titles\n"
        "Three Titles\n"
        "Four Titles\n"
        "Five Titles\n"
        "Six Titles\n"
        "Seven Titles\n"
        "Eight Titles\n"
        "Nine Titles\n"
        "Ten Titles\n"
        "More Titles\n"
        "# To do\n"
        "Add more");
}

void TestOtherLists::finds()
{
    QFETCH(const QByteArray, list);
    QFETCH(const QString, expected);
    QCOMPARE(found(list), expected);
}

QTEST_APPLESS_MAIN(TestOtherLists)
#include "tst_otherlists.moc"
