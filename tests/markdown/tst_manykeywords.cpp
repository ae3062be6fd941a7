// SPDX-License-Identifier: MIT
#include "markdown/manykeywords.h"

#include "markdown/reallists.h"

#include <QRegularExpression>
#include <QTest>
#include <algorithm>

using namespace paperdip;

namespace {

QList<NodeId> allPapers(const Document &document)
{
    QList<NodeId> papers;
    for (int i = 0; i < document.size(); ++i) {
        if (document.at(i).reading.kind == NodeKind::Paper)
            papers << document.idAt(i);
    }
    return papers;
}

bool never()
{
    return false;
}

const QString llm = QStringLiteral("LLM");

} // namespace

// Renaming and merging keywords of many papers, byte for byte.
class TestManyKeywords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void namesAnew_data();
    void namesAnew();
    void changesOnlyWhatIsNamed_data();
    void changesOnlyWhatIsNamed();
    void leavesWhatCannotHoldTheName();
    void stopsWhenTold();
    void realLists_data() { addRealLists(); }
    void realLists();
};

void TestManyKeywords::namesAnew_data()
{
    QTest::addColumn<QStringList>("keywords");
    QTest::addColumn<QStringList>("named");
    const auto row = [](const char *name, const char *keywords, const char *named) {
        QTest::newRow(name) << QString::fromUtf8(keywords).split(QLatin1Char(' '))
                            << QString::fromUtf8(named).split(QLatin1Char(' '));
    };
    row("one", "a b", "LLM b");
    row("both, once", "b a x c", "b LLM c");
    row("it is there already", "LLM a b", "LLM b");
    row("there behind", "a b LLM", "LLM b");
    row("none", "b c", "b c");
    row("another case is another word", "A b", "A b");
}

void TestManyKeywords::namesAnew()
{
    QFETCH(QStringList, keywords);
    QFETCH(QStringList, named);
    QCOMPARE(renamedKeywords(keywords, {QStringLiteral("a"), QStringLiteral("x")}, llm), named);
}

void TestManyKeywords::changesOnlyWhatIsNamed_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &after) {
        QTest::newRow(name) << before << after;
    };
    const QByteArray item = "- [ ] [[2205.14135] Flash](https://arxiv.org/abs/2205.14135)\n";
    const QByteArray next = "- [X] [[2401.10774] Medusa](https://arxiv.org/abs/2401.10774)\n";
    row("items", item + "  Large Models, note it\n" + next + "\n  medusa, Large Models\n",
        item + "  LLM, note it\n" + next + "\n  medusa, LLM\n");
    row("each with its own separators", item + "  大模型、量化\n" + next + "  tree,大模型 ,  b\n",
        item + "  LLM、量化\n" + next + "  tree,LLM ,  b\n");
    row("a link between", item + "  Large Models, [note](n.md), big models\n",
        item + "  LLM, [note](n.md)\n");
    row("merged: once, in the first one's place", item + "  x, big models, y, Large Models, z\n",
        item + "  x, LLM, y, z\n");
    row("merged into one that is there", item + "  big models, y, LLM\n", item + "  LLM, y\n");
    row("merged over two lines", item + "  Large Models,\n  big models, z\n", item + "  LLM, z\n");
    row("emphasis stays", item + "  **Large Models**, *z*, y\n", item + "  **LLM**, *z*, y\n");
    row("the same word in a title or a remark",
        "- [ ] [Large Models](https://arxiv.org/abs/2205.14135)\n  Large Models，这里讲 Large "
        "Models 的做法。\n",
        "- [ ] [Large Models](https://arxiv.org/abs/2205.14135)\n  LLM，这里讲 Large Models "
        "的做法。\n");
    row("CRLF", "- [ ] [A](https://arxiv.org/abs/2205.14135)\r\n  Large Models, y\r\n",
        "- [ ] [A](https://arxiv.org/abs/2205.14135)\r\n  LLM, y\r\n");
    row("a table keeps its width",
        "| Title | Tags |\n|---|---|\n"
        "| [Flash](https://arxiv.org/abs/2205.14135) | Large Models, y |\n"
        "| [Medusa](https://arxiv.org/abs/2401.10774) | Large Models    |\n",
        "| Title | Tags |\n|---|---|\n"
        "| [Flash](https://arxiv.org/abs/2205.14135) | LLM, y |\n"
        "| [Medusa](https://arxiv.org/abs/2401.10774) | LLM             |\n");
    row("paragraphs",
        "# R\n\n[**Flash**](https://arxiv.org/abs/2205.14135)\nLarge Models, y\n\n"
        "[**Medusa**](https://arxiv.org/abs/2401.10774)\ny, big models\n",
        "# R\n\n[**Flash**](https://arxiv.org/abs/2205.14135)\nLLM, y\n\n"
        "[**Medusa**](https://arxiv.org/abs/2401.10774)\ny, LLM\n");
}

void TestManyKeywords::changesOnlyWhatIsNamed()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const Document document = Document::read(before);
    const QStringList from{QStringLiteral("Large Models"), QStringLiteral("big models"),
                           QStringLiteral("大模型")};
    const Result<KeywordsRenamed> renamed =
        renameKeywords(document, allPapers(document), from, llm, never);
    QVERIFY(renamed);
    QCOMPARE(renamed->document.bytes(), after);
    QVERIFY(renamed->refused.isEmpty());
    // What a fresh reading of the bytes says.
    const Document fresh = Document::read(after);
    QCOMPARE(fresh.size(), renamed->document.size());
    for (int i = 0; i < fresh.size(); ++i)
        QCOMPARE(renamed->document.at(i).reading, fresh.at(i).reading);
}

// A name of six words would read as a remark: none of these entries is squeezed into it.
void TestManyKeywords::leavesWhatCannotHoldTheName()
{
    const QByteArray bytes = "- [ ] [A](https://arxiv.org/abs/2205.14135)\n  big models\n"
                             "- [ ] [B](https://arxiv.org/abs/2401.10774)\n  y, big models\n";
    const Document document = Document::read(bytes);
    const Result<KeywordsRenamed> renamed =
        renameKeywords(document, allPapers(document), {QStringLiteral("big models")},
                       QStringLiteral("all the models that are big today"), never);
    QVERIFY(renamed);
    QCOMPARE(renamed->document.bytes(), bytes);
    QCOMPARE(renamed->refused.size(), 2);
    QCOMPARE(renamed->refused.first().second.code, ErrorCode::Invalid);
}

void TestManyKeywords::stopsWhenTold()
{
    const Document document = Document::read(
        QByteArray("- [ ] [A](https://arxiv.org/abs/2205.14135)\n  big models, y\n"));
    const Result<KeywordsRenamed> renamed =
        renameKeywords(document, allPapers(document), {QStringLiteral("big models")},
                       QStringLiteral("a, b"), [] { return true; });
    QVERIFY(!renamed);
    QCOMPARE(renamed.error().code, ErrorCode::Cancelled);
}

// The commonest keyword of every list that people wrote, by another name: no other byte changes,
// and the old name brings the old bytes back.
void TestManyKeywords::realLists()
{
    QFETCH(QByteArray, list);
    const Document document = Document::read(list);
    QHash<QString, int> counts;
    for (int i = 0; i < document.size(); ++i) {
        for (const QString &keyword : document.at(i).reading.keywords)
            ++counts[keyword];
    }
    if (counts.isEmpty())
        return;
    const auto commonest = std::max_element(counts.cbegin(), counts.cend());
    const QString name = commonest.key();
    const QString other = QStringLiteral("Renamed");
    QList<NodeId> papers = allPapers(document);
    papers.removeIf([&](NodeId paper) {
        return !document.at(document.indexOf(paper)).reading.keywords.contains(name);
    });
    const Result<KeywordsRenamed> renamed = renameKeywords(document, papers, {name}, other, never);
    QVERIFY(renamed);
    const Document &after = renamed->document;
    QCOMPARE(after.size(), document.size());
    for (int i = 0; i < document.size(); ++i) {
        const Reading &was = document.at(i).reading;
        const bool refused =
            std::any_of(renamed->refused.begin(), renamed->refused.end(),
                        [&](const auto &left) { return left.first == document.idAt(i); });
        const bool changes = papers.contains(document.idAt(i)) && !refused;
        QCOMPARE(after.at(i).reading.keywords,
                 changes ? renamedKeywords(was.keywords, {name}, other) : was.keywords);
        QCOMPARE(after.at(i).reading.title, was.title);
        QCOMPARE(after.at(i).reading.links.size(), was.links.size());
        if (!changes)
            QCOMPARE(after.bytesAt(i), document.bytesAt(i));
    }
    QVERIFY(renamed->refused.size() < papers.size() || papers.size() < 3);
    papers.removeIf([&](NodeId paper) { // once in an entry, so that the way back is one
        return document.at(document.indexOf(paper)).reading.keywords.count(name) != 1;
    });
    const Result<KeywordsRenamed> back = renameKeywords(after, papers, {other}, name, never);
    QVERIFY(back);
    for (const NodeId paper : std::as_const(papers)) {
        const int index = document.indexOf(paper);
        QCOMPARE(back->document.at(index).reading, document.at(index).reading);
    }
}

QTEST_GUILESS_MAIN(TestManyKeywords)
#include "tst_manykeywords.moc"
