// SPDX-License-Identifier: MIT
#include "core/lineplaces.h"
#include "markdown/problems.h"
#include "markdown/reallists.h"

#include <QElapsedTimer>

using namespace paperdip;

Q_DECLARE_METATYPE(paperdip::ProblemKind)

// What a list's bytes alone say is wrong with it.
class TestProblems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void found_data();
    void found();
    void clean_data();
    void clean();
    void doubles();
    void placesCountCharacters();
    void linePlaces();
    void patchesOfOneNodeTogether();
    void fixesKeepTheNodes_data();
    void fixesKeepTheNodes();
    void tenThousandEntries();
    void hostileInputs_data();
    void hostileInputs();
};

namespace {

std::vector<Problem> problemsOf(const QByteArray &list)
{
    return findProblems(Document::read(list));
}

// The list with every fix.
QByteArray fixedList(const QByteArray &list)
{
    const Document document = Document::read(list);
    QHash<int, QList<Patch>> patches;
    for (const Problem &problem : findProblems(document)) {
        if (problem.fix)
            patches[problem.node] << *problem.fix;
    }
    QByteArray bytes;
    for (int i = 0; i < document.size(); ++i)
        bytes += patchedBytes(document.bytesAt(i), patches.value(i));
    return bytes;
}

QByteArray messages(const std::vector<Problem> &problems)
{
    QByteArray text;
    for (const Problem &problem : problems)
        text += inEnglish(problem.said).toUtf8() + '\n';
    return text;
}

} // namespace

void TestProblems::found_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<ProblemKind>("kind");
    QTest::addColumn<int>("column");
    QTest::addColumn<QByteArray>("fixed"); // empty: there is no one right answer
    const auto row = [](const char *name, const char *list, ProblemKind kind, int column,
                        const char *fixed = "") {
        QTest::newRow(name) << QByteArray(list) << kind << column << QByteArray(fixed);
    };
    row("label and link", "- [ ] [[2401.00001] A](https://arxiv.org/abs/2401.00002)\n",
        ProblemKind::IdMismatch, 9);
    row("text is an id", "| [2401.00001v2](https://arxiv.org/abs/2401.00002) | a |\n|---|---|\n",
        ProblemKind::IdMismatch, 4);
    row("label before the link", "- [2401.00001] [A Title](https://arxiv.org/abs/2401.00002)\n",
        ProblemKind::IdMismatch, 4);
    row("escaped label", "- [\\[2401.00001\\] A Title](https://arxiv.org/abs/2401.00002)\n",
        ProblemKind::IdMismatch, 6);
    row("two links of one paper",
        "- A Title [[arXiv](https://arxiv.org/abs/2401.00001)] "
        "[[PDF](https://arxiv.org/pdf/2401.00002)]\n",
        ProblemKind::IdMismatch, 56);
    row("empty link", "- [A Title](https://arxiv.org/abs/2401.00001) [[Code]()]\n",
        ProblemKind::EmptyLink, 48);
    row("blank between", "- [A Title] (https://arxiv.org/abs/2401.00001)\n",
        ProblemKind::BrokenLink, 3, "- [A Title](https://arxiv.org/abs/2401.00001)\n");
    row("blank between in text", "See [the page] (https://example.org/a_(b)).\n",
        ProblemKind::BrokenLink, 5, "See [the page](https://example.org/a_(b)).\n");
    row("blank in a file's name",
        "- [ ] [A Title](https://arxiv.org/abs/2401.00001) [note](note/my note.md)\n",
        ProblemKind::BrokenLink, 51,
        "- [ ] [A Title](https://arxiv.org/abs/2401.00001) [note](note/my%20note.md)\n");
    row("blank in an address", "- [A Title](https://example.org/a b.pdf)\n",
        ProblemKind::BrokenLink, 3);
    row("no scheme", "- [A Title](arxiv.org/abs/2401.00001)\n", ProblemKind::BrokenLink, 13,
        "- [A Title](https://arxiv.org/abs/2401.00001)\n");
    row("no scheme, another host", "- [A Title](www.example.org/~a/b.pdf)\n",
        ProblemKind::BrokenLink, 13, "- [A Title](https://www.example.org/~a/b.pdf)\n");
    row("no colon", "- [A Title](https//example.org/b.pdf)\n", ProblemKind::BrokenLink, 13,
        "- [A Title](https://example.org/b.pdf)\n");
    row("malformed in the link", "- [A Title](https://arxiv.org/abs/2401.00.12345)\n",
        ProblemKind::MalformedId, 13);
    row("too few digits", "- [A Title](https://arxiv.org/pdf/2401.1234)\n",
        ProblemKind::MalformedId, 13);
    row("malformed, and a label that says it",
        "- [ ] [[2401.12345] A Title](https://arxiv.org/abs/2401.00.12345)\n",
        ProblemKind::MalformedId, 30,
        "- [ ] [[2401.12345] A Title](https://arxiv.org/abs/2401.12345)\n");
    row("malformed in the label",
        "- [ ] [[2401.00.12345] A Title](https://arxiv.org/abs/2401.12345)\n",
        ProblemKind::MalformedId, 9,
        "- [ ] [[2401.12345] A Title](https://arxiv.org/abs/2401.12345)\n");
    row("comma behind the id", "- [A](https://arxiv.org/abs/2401.00001v2,)\n",
        ProblemKind::LinkRubbish, 7, "- [A](https://arxiv.org/abs/2401.00001v2)\n");
    row("brace behind the id", "- [A](https://arxiv.org/pdf/2401.00001.pdf})\n",
        ProblemKind::LinkRubbish, 7, "- [A](https://arxiv.org/pdf/2401.00001.pdf)\n");
    row("embed", "- [A](https://arxiv.org/abs/2401.00001&embed)\n", ProblemKind::LinkRubbish, 7,
        "- [A](https://arxiv.org/abs/2401.00001)\n");
    row("fragment of an abstract page", "- [A](https://arxiv.org/abs/2401.00001#x)\n",
        ProblemKind::LinkRubbish, 7, "- [A](https://arxiv.org/abs/2401.00001)\n");
    row("trackers", "- [A](https://e.org/a.pdf?utm_source=x&p=1&fbclid=y#s)\n",
        ProblemKind::LinkRubbish, 7, "- [A](https://e.org/a.pdf?p=1#s)\n");
    row("only trackers, escaped", "- [A](https://e.org/a.pdf?utm_source=x&amp;utm_medium=y)\n",
        ProblemKind::LinkRubbish, 7, "- [A](https://e.org/a.pdf)\n");
    row("full stop behind a DOI", "- [A](https://doi.org/10.1145/3600006.3613165.)\n",
        ProblemKind::LinkRubbish, 7, "- [A](https://doi.org/10.1145/3600006.3613165)\n");
}

void TestProblems::found()
{
    QFETCH(const QByteArray, list);
    QFETCH(const ProblemKind, kind);
    QFETCH(const int, column);
    QFETCH(const QByteArray, fixed);
    const auto problems = problemsOf(list);
    QVERIFY2(problems.size() == 1, messages(problems).constData());
    QCOMPARE(problems.front().kind, kind);
    QCOMPARE(problems.front().line, 1);
    QCOMPARE(problems.front().column, column);
    QVERIFY(!inEnglish(problems.front().said).isEmpty());
    QCOMPARE(problems.front().fix.has_value(), !fixed.isEmpty());
    if (fixed.isEmpty())
        return;
    QCOMPARE(fixedList(list), fixed);
    QVERIFY2(problemsOf(fixed).empty(), messages(problemsOf(fixed)).constData());
}

void TestProblems::clean_data()
{
    QTest::addColumn<QByteArray>("list");
    const auto row = [](const char *name, const char *list) {
        QTest::newRow(name) << QByteArray(list);
    };
    row("nothing", "");
    row("home form", "# A\n\n- [ ] [[2401.00001] A](https://arxiv.org/abs/2401.00001)\n");
    row("another version", "- [[2401.00001] A](https://arxiv.org/abs/2401.00001v3)\n");
    row("old id", "- [hep-th/9901001](https://arxiv.org/abs/hep-th/9901001)\n");
    row("a year in brackets", "- [2024] [A Title](https://arxiv.org/abs/2401.00001)\n");
    row("a date in brackets", "- [2024.01.12] [A Title](https://arxiv.org/abs/2401.00001)\n");
    row("two papers in one entry",
        "- [Paper](https://arxiv.org/abs/2401.00001), [Paper](https://arxiv.org/abs/2401.00002)\n");
    row("numbered papers", "- A [[paper 1](https://arxiv.org/abs/2401.00001)] "
                           "[[paper 2](https://arxiv.org/abs/2401.00002)]\n");
    row("a box before brackets", "- [ ] (https://arxiv.org/abs/2401.00001) A\n");
    row("a reference number", "As [1] (https://example.org) says.\n");
    row("a link, then brackets", "- [[Paper](https://e.org/a.pdf)] (https://e.org/b)\n");
    row("a number in brackets", "- [2113.45678] [A Title](https://arxiv.org/abs/2401.00001)\n");
    row("words in brackets", "- [A Title](https://e.org/a.pdf) [ICML'24] (see the talk.md file)\n");
    row("code", "`[x] (https://example.org)` and `[y]()`\n");
    row("fenced code", "```\n[x] (https://example.org) [y]()\n```\n");
    row("comment", "<!-- [x]() [y] (https://example.org) -->\n");
    row("a title behind the address", "- [A](https://e.org/a.pdf \"a b.md\")\n");
    row("angle brackets", "- [ ] [A](<note/my note.md>)\n");
    row("place in a PDF", "- [A](https://arxiv.org/pdf/2401.00001.pdf#page=3)\n");
    row("place in a page", "- [A](https://arxiv.org/html/2401.00001v1#S3)\n");
    row("a listing", "- [new](https://arxiv.org/list/cs.LG/recent?skip=0#x)\n");
    row("a query that is needed", "- [A](https://openreview.net/forum?id=x&noteId=y#z)\n");
    row("brackets of the address", "- [A](https://doi.org/10.1016/S0140-6736(05)66740-8)\n");
    row("an address in words", "- [A Title](https://e.org/a.pdf), www.example.org\n");
    row("a file", "- [A Title](example.org.md)\n- [B](doi.org/a.md)\n");
    row("short names", "- [ ] [[2401.00001] BERT](https://arxiv.org/abs/2401.00001)\n"
                       "- [ ] [[2401.00002] BERT](https://arxiv.org/abs/2401.00002)\n");
    row("slides of two papers", "- [Slides in USENIX ATC 2015](https://e.org/a.pdf)\n"
                                "- [Slides in USENIX ATC 2015](https://e.org/b.pdf)\n");
    row("no papers", "- [Home](#a-long-title-of-contents)\n- [Home](#a-long-title-of-contents)\n");
}

void TestProblems::clean()
{
    QFETCH(const QByteArray, list);
    QVERIFY2(problemsOf(list).empty(), messages(problemsOf(list)).constData());
}

void TestProblems::doubles()
{
    const QByteArray list = "# Papers\n\n## One\n\n"
                            "- [ ] [[2401.00001] A](https://arxiv.org/abs/2401.00001)\n"
                            "- [ ] [B](https://doi.org/10.1145/12345.ABC)\n"
                            "- [ ] [A Title of Some Length](https://e.org/a.pdf)\n\n## Two\n\n"
                            "- [ ] [Other](https://arxiv.org/pdf/2401.00001v2)\n"
                            "- [ ] [C](https://doi.org/10.1145/12345.abc)\n"
                            "- [ ] [A title of *some* length.](https://e.org/b.pdf)\n"
                            "- [ ] [Third](https://arxiv.org/pdf/2401.00001)\n";
    const auto problems = problemsOf(list);
    QVERIFY2(problems.size() == 4, messages(problems).constData());
    for (const Problem &problem : problems) {
        QCOMPARE(problem.kind, ProblemKind::Double);
        QCOMPARE(problem.severity, Severity::Hint);
        QVERIFY(!problem.fix);
        QVERIFY(inEnglish(problem.said).contains(QStringLiteral("in “One”")));
    }
    QCOMPARE(problems[0].line, 11);
    QVERIFY(inEnglish(problems[0].said).contains(QStringLiteral("arXiv 2401.00001")));
    QVERIFY(inEnglish(problems[0].said).contains(QStringLiteral("line 5")));
    QVERIFY(inEnglish(problems[1].said).contains(QStringLiteral("line 6")));
    QVERIFY(inEnglish(problems[2].said).contains(QStringLiteral("line 7")));
    QVERIFY(inEnglish(problems[3].said).contains(QStringLiteral("line 5")));
}

void TestProblems::placesCountCharacters()
{
    const auto problems =
        problemsOf("\xEF\xBB\xBF# 论文\r\n\r\n- [标题]()\r\n- 看[甲]()，[𝒳]()\r\n");
    QCOMPARE(problems.size(), size_t(3));
    QCOMPARE(std::pair(problems[0].line, problems[0].column), std::pair(3, 3));
    QCOMPARE(std::pair(problems[1].line, problems[1].column), std::pair(4, 4));
    QCOMPARE(std::pair(problems[2].line, problems[2].column), std::pair(4, 10));
}

void TestProblems::linePlaces()
{
    const LinePlaces places("a\rb\r\nc\nd");
    QCOMPARE(places.at(0), std::pair(1, 1));
    QCOMPARE(places.at(2), std::pair(2, 1));
    QCOMPARE(places.at(4), std::pair(2, 3));
    QCOMPARE(places.at(5), std::pair(3, 1));
    QCOMPARE(places.at(99), std::pair(4, 2));
    QCOMPARE(LinePlaces("").at(0), std::pair(1, 1));
    QCOMPARE(LinePlaces(QByteArray(1024, 'x')).at(1024), std::pair(1, 1025));
    QCOMPARE(LinePlaces("a\n" + QByteArray("论").repeated(3000) + "b").at(9002),
             std::pair(2, 3001));
    QCOMPARE(LinePlaces("\xEF\xBB\xBFx").at(0), std::pair(1, 1));
    QCOMPARE(LinePlaces("\xEF\xBB\xBFx").at(3), std::pair(1, 1));
}

void TestProblems::patchesOfOneNodeTogether()
{
    QCOMPARE(patchedBytes("abcdef", {{{4, 5}, "XY"}, {{0, 1}, ""}, {{4, 6}, "Z"}}),
             QByteArray("bcdXYf"));
    QCOMPARE(patchedBytes("abc", {}), QByteArray("abc"));
    QCOMPARE(fixedList("- [ ] [[2401.00.1234] A](https://arxiv.org/abs/2401.12345,) "
                       "[code] (https://github.com/a/b)\n"),
             QByteArray("- [ ] [[2401.12345] A](https://arxiv.org/abs/2401.12345) "
                        "[code](https://github.com/a/b)\n"));
}

void TestProblems::fixesKeepTheNodes_data()
{
    SKIP_WITHOUT_SHARED();
    addRealLists();
}

// In real lists too a fix takes its problem away, makes no other, and leaves all nodes in place.
void TestProblems::fixesKeepTheNodes()
{
    QFETCH(const QByteArray, list);
    const Document document = Document::read(list);
    const auto problems = findProblems(document);
    for (const Problem &problem : problems) {
        const QByteArray &segment = document.bytesAt(problem.node);
        QVERIFY(problem.span.begin >= 0 && problem.span.begin <= problem.span.end);
        QVERIFY(problem.span.end <= segment.size());
    }
    const auto fixes = std::count_if(problems.begin(), problems.end(),
                                     [](const Problem &problem) { return !!problem.fix; });
    const Document fixed = Document::read(fixedList(list));
    QCOMPARE(fixed.size(), document.size());
    const auto left = findProblems(fixed);
    QVERIFY(left.size() <= problems.size());
    QVERIFY(std::none_of(left.begin(), left.end(),
                         [](const Problem &problem) { return !!problem.fix; }));
    if (fixes == 0)
        QCOMPARE(fixed.bytes(), list);
}

struct TimedProblems
{
    std::vector<Problem> problems;
    qint64 ns = 0;
};

static TimedProblems timedProblems(const QByteArray &list)
{
    const Document document = Document::read(list);
    QElapsedTimer clock;
    clock.start();
    const auto problems = findProblems(document);
    return {problems, clock.nsecsElapsed()};
}

// How many times as long ten times as much took: about ten times, were it not for the machine;
// what grows with the square takes a hundred times.
static double growth(const TimedProblems &all, const QByteArray &tenth)
{
    const qint64 shortest =
        std::min({timedProblems(tenth).ns, timedProblems(tenth).ns, timedProblems(tenth).ns});
    return static_cast<double>(all.ns) / static_cast<double>(shortest);
}

static QByteArray manyEntries(int count)
{
    QByteArray list = "# Many\n\n";
    for (int i = 0; i < count; ++i) {
        const QByteArray id = "2401." + QByteArray::number(10000 + i / 2);
        list += "- [ ] [[" + id + "] A title of a certain length](https://arxiv.org/abs/" + id +
                "#x) [code] (https://github.com/a/b) [x]()\n";
    }
    return list;
}

void TestProblems::tenThousandEntries()
{
    const TimedProblems all = timedProblems(manyEntries(10000));
    QCOMPARE(all.problems.size(), size_t(4 * 10000 - 1));
    const double times = growth(all, manyEntries(1000));
    QVERIFY2(times < 40, qPrintable(QString::number(times)));
}

void TestProblems::hostileInputs_data()
{
    QTest::addColumn<QByteArray>("piece");
    const auto row = [](const char *name, const char *piece) {
        QTest::newRow(name) << QByteArray(piece);
    };
    row("brackets and addresses", "[a] (http://e.org/) ");
    row("never closed", "](");
    row("never closed, with words", "[a] (http://e.org");
    row("blanks", "[a](b c");
    row("ids", "[2401.00001] ");
    row("links", "[a](https://arxiv.org/abs/2401.00001,)");
    row("code", "`a` ] (");
}

// One entry of a several 100,000 bytes takes no more than its share.
void TestProblems::hostileInputs()
{
    QFETCH(const QByteArray, piece);
    const TimedProblems all = timedProblems("- " + piece.repeated(20000) + '\n');
    const double times = growth(all, "- " + piece.repeated(2000) + '\n');
    QVERIFY2(times < 40, qPrintable(QString::number(times)));
    QVERIFY(std::all_of(all.problems.begin(), all.problems.end(),
                        [](const Problem &problem) { return problem.node >= 0; }));
}

QTEST_GUILESS_MAIN(TestProblems)
#include "tst_problems.moc"
