// SPDX-License-Identifier: MIT
#include "gui/desk.h"
#include "gui/noteeditor.h"
#include "gui/notepane.h"
#include "gui/papercard.h"
#include "gui/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>

using namespace paperdip;

namespace {

constexpr int patience = 60000; // ms; a debug build on a busy machine

const QString raft = QStringLiteral("Raft");
const QString decoding = QStringLiteral("Fast Transformer Decoding");

// Sections enough to scroll, with papers in Chinese.
QByteArray longList()
{
    QByteArray list("# Long\n\n");
    for (int section = 0; section < 12; ++section) {
        list += "## Section " + QByteArray::number(section) + "\n\n";
        for (int paper = 0; paper < 8; ++paper) {
            const QByteArray number = QByteArray::number(section * 100 + paper);
            list += "- [ ] [Paper " + number + "](https://example.org/p" + number + ".pdf)\n";
        }
        list += "\n";
    }
    list += "## 推理\n\n"
            "- [ ] [[2309.06180] Paged Memory](https://arxiv.org/abs/2309.06180)\n\n"
            "  KV缓存的分页管理，减少显存碎片。\n\n"
            "- [X] [显存带宽](https://example.org/band.pdf)\n";
    return list;
}

bool hasColour(const QImage &image, const QColor &colour)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == colour)
                return true;
        }
    }
    return false;
}

} // namespace

// Typing into the window's one field, and what becomes of the tree.
class TestSearching : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareWindows(); }
    void init() { failOnWindowWarnings(); }
    void cleanup() { m_desk.reset(); }

    void finds_data();
    void finds();
    void marksWhatWasFound();
    void escReturns();
    void escReturnsFromTheResults();
    void emptyingStaysAtWhatIsCurrent();
    void enterGoesToWhatWasFound();
    void enterWaitsForTheAnswer();
    void theCardStaysWhileTyping();
    void newerLetterEndsTheSearch();
    void nothingFoundOffersANearWord();
    void savedNoteIsFound();
    void tickedStaysInSight();
    void newPaperStaysInSight();
    void listsWithoutHitsAreHidden();
    void manyOpenAFewAtATime();
    void goingToAPaperEndsTheSearch();
    void indexThatGrowsIsAskedAgain();

private:
    void open(const QByteArray &list = sampleList());
    void type(const QString &query);
    void search(const QString &query); // and waits for what it finds
    QLineEdit *field() const
    {
        return m_desk->window->findChild<QLineEdit *>(QStringLiteral("filterField"));
    }
    QStackedWidget *pages() const
    {
        return m_desk->window->findChild<QStackedWidget *>(QStringLiteral("treePages"));
    }
    QStringList shown() const { return picture(*m_desk->model, m_desk->tree->rootIndex()); }
    QString currentTitle() const { return m_desk->tree->currentIndex().data().toString(); }
    QStringList places() const; // every row that is seen, with its height above the window
    void waitForIndex() const;

    std::unique_ptr<Desk> m_desk;
};

void TestSearching::open(const QByteArray &list)
{
    m_desk = std::make_unique<Desk>(list);
    new QAbstractItemModelTester(
        m_desk->model, QAbstractItemModelTester::FailureReportingMode::Fatal, m_desk->window.get());
    waitForIndex();
}

void TestSearching::waitForIndex() const
{
    QSignalSpy indexing(m_desk->searcher.get(), &Searcher::indexing);
    m_desk->searcher->noticeChange();
    QTRY_VERIFY_WITH_TIMEOUT(!indexing.isEmpty() && indexing.last().at(0).toInt() == 0, patience);
}

void TestSearching::type(const QString &query)
{
    QTest::keyClick(m_desk->window.get(), Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(field()->hasFocus());
    typeText(*field(), query);
}

void TestSearching::search(const QString &query)
{
    QSignalSpy filtered(m_desk->searcher.get(), &Searcher::filtered);
    type(query);
    QTRY_VERIFY_WITH_TIMEOUT(!filtered.isEmpty() && filtered.last().at(0).toString() == query,
                             patience);
}

QStringList TestSearching::places() const
{
    QStringList lines;
    const OutlineView *tree = m_desk->tree;
    for (QModelIndex row = tree->indexAt(QPoint(50, 0)); row.isValid(); row = tree->indexBelow(row))
        lines
            << QStringLiteral("%1 %2").arg(tree->visualRect(row).top()).arg(row.data().toString());
    return lines;
}

void TestSearching::finds_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("titles");

    const QString group = QStringLiteral("Long");
    const QString section = QStringLiteral("  推理");
    const QString paged = QStringLiteral("    Paged Memory");
    const QString band = QStringLiteral("    显存带宽");
    QTest::newRow("one Chinese character")
        << QStringLiteral("显") << QStringList{group, section, paged, band};
    QTest::newRow("two") << QStringLiteral("显存") << QStringList{group, section, paged, band};
    QTest::newRow("mixed") << QStringLiteral("KV缓存") << QStringList{group, section, paged};
    QTest::newRow("mixed, in full width")
        << QStringLiteral("ｋｖ缓存") << QStringList{group, section, paged};
    QTest::newRow("an id") << QStringLiteral("2309.06180") << QStringList{group, section, paged};
    QTest::newRow("a state") << QStringLiteral("显存 state:read")
                             << QStringList{group, section, band};
    QTest::newRow("in a section") << QStringLiteral("in:推理 paged")
                                  << QStringList{group, section, paged};
    QTest::newRow("all but one") << QStringLiteral("显存 -碎片")
                                 << QStringList{group, section, band};
    QTest::newRow("a phrase") << QStringLiteral("\"paper 1103\"")
                              << QStringList{group, QStringLiteral("  Section 11"),
                                             QStringLiteral("    Paper 1103")};
}

void TestSearching::finds()
{
    QFETCH(QString, query);
    QFETCH(QStringList, titles);
    open(longList());
    const QStringList whole = shown();
    search(query);
    QCOMPARE(shown(), titles);
    QCOMPARE(pages()->currentWidget(), m_desk->tree);
    QTest::keyClick(field(), Qt::Key_Escape);
    QCOMPARE(shown(), whole);
}

void TestSearching::marksWhatWasFound()
{
    open();
    const QColor mark = Theme::of(m_desk->tree->palette()).mark;
    search(QStringLiteral("decoding"));
    const auto picture = [this](const QString &title) {
        return m_desk->tree->viewport()
            ->grab(m_desk->tree->visualRect(m_desk->row(title)))
            .toImage();
    };
    QVERIFY(hasColour(picture(decoding), mark));
    QVERIFY(!hasColour(picture(QStringLiteral("Kernel")), mark));
    QTest::keyClick(field(), Qt::Key_Escape);
    QVERIFY(!hasColour(picture(decoding), mark));
}

void TestSearching::escReturns()
{
    open(longList());
    OutlineView *tree = m_desk->tree;
    tree->collapse(m_desk->row(QStringLiteral("Section 3")));
    m_desk->select(QStringLiteral("Paper 702"));
    tree->selectionModel()->select(m_desk->row(QStringLiteral("Paper 704")),
                                   QItemSelectionModel::Select);
    tree->verticalScrollBar()->setValue(tree->verticalScrollBar()->value() + 7);
    const QStringList before = places();
    QVERIFY(before.size() > 10);
    QVERIFY(tree->verticalScrollBar()->value() > 0);

    search(QStringLiteral("显存"));
    QVERIFY(places() != before);
    QTest::keyClick(field(), Qt::Key_Escape);
    QCOMPARE(places(), before);
    QCOMPARE(currentTitle(), QStringLiteral("Paper 702"));
    QCOMPARE(tree->selectedNodes(), QList<NodeId>({m_desk->node(QStringLiteral("Paper 702")),
                                                   m_desk->node(QStringLiteral("Paper 704"))}));
    QVERIFY(!tree->isExpanded(m_desk->row(QStringLiteral("Section 3"))));
    QVERIFY(tree->isExpanded(m_desk->row(QStringLiteral("Section 4"))));
    QVERIFY(tree->hasFocus());
    QVERIFY(field()->text().isEmpty());
}

void TestSearching::escReturnsFromTheResults()
{
    open(longList());
    m_desk->select(QStringLiteral("Paper 702"));
    const QStringList before = places();
    search(QStringLiteral("显存"));
    QTest::keyClick(field(), Qt::Key_Down);
    QVERIFY(m_desk->tree->hasFocus());
    QTest::keyClick(m_desk->tree, Qt::Key_Down);
    QCOMPARE(currentTitle(), QStringLiteral("显存带宽"));
    QTest::keyClick(m_desk->tree, Qt::Key_Escape);
    QCOMPARE(places(), before);
    QCOMPARE(currentTitle(), QStringLiteral("Paper 702"));
    QVERIFY(field()->text().isEmpty());
}

void TestSearching::emptyingStaysAtWhatIsCurrent()
{
    open(longList());
    m_desk->select(QStringLiteral("Paper 1"));
    search(QStringLiteral("带宽"));
    QTest::keyClick(field(), Qt::Key_Down);
    field()->setFocus();
    field()->selectAll();
    QTest::keyClick(field(), Qt::Key_Delete);
    QTRY_VERIFY(shown().size() > 50);
    QCOMPARE(currentTitle(), QStringLiteral("显存带宽"));
    const QRect row = m_desk->tree->visualRect(m_desk->tree->currentIndex());
    QVERIFY(row.top() >= 0); // and Qt's own scrollTo() is a pixel short at the end
    QVERIFY(row.bottom() <= m_desk->tree->viewport()->height());
}

void TestSearching::enterGoesToWhatWasFound()
{
    open();
    search(QStringLiteral("gqa"));
    QTest::keyClick(field(), Qt::Key_Return);
    QVERIFY(m_desk->tree->hasFocus());
    QCOMPARE(currentTitle(), QStringLiteral("GQA"));
    QTRY_COMPARE(m_desk->window->findChild<NotePane *>()->paper(),
                 m_desk->node(QStringLiteral("GQA")));
}

void TestSearching::enterWaitsForTheAnswer()
{
    open();
    type(QStringLiteral("gqa"));
    QTest::keyClick(field(), Qt::Key_Return);
    QTRY_VERIFY(m_desk->tree->hasFocus());
    QCOMPARE(currentTitle(), QStringLiteral("GQA"));
}

// What one reads does not change under one's eyes, and nothing is fetched of what rushes by.
void TestSearching::theCardStaysWhileTyping()
{
    open();
    m_desk->select(raft);
    const NotePane *note = m_desk->window->findChild<NotePane *>();
    QTRY_COMPARE(note->paper(), m_desk->node(raft));
    search(QStringLiteral("gqa"));
    QTest::qWait(50);
    QCOMPARE(note->paper(), m_desk->node(raft));
    QVERIFY(!m_desk->action("tick")->isEnabled()); // of a row that is not there
}

void TestSearching::newerLetterEndsTheSearch()
{
    open(longList());
    QSignalSpy filtered(m_desk->searcher.get(), &Searcher::filtered);
    m_desk->searcher->filter(QStringLiteral("p"));
    m_desk->searcher->filter(QStringLiteral("pa"));
    m_desk->searcher->filter(QStringLiteral("paged"));
    QTRY_COMPARE(filtered.size(), 1);
    QCOMPARE(filtered.first().at(0).toString(), QStringLiteral("paged"));
    m_desk->searcher->filter(QStringLiteral("p"));
    m_desk->searcher->cancel();
    QTest::qWait(100);
    QCOMPARE(filtered.size(), 1);
    // Nor does anyone want near words of what was asked before.
    const QSignalSpy nears(m_desk->searcher.get(), &Searcher::nearFound);
    m_desk->searcher->findNear(QStringLiteral("memroy"));
    QTRY_COMPARE(nears.size(), 1);
    QCOMPARE(nears.first().at(1).toString(), QStringLiteral("memory"));
    m_desk->searcher->findNear(QStringLiteral("memroy"));
    m_desk->searcher->filter(QStringLiteral("paged"));
    QTRY_COMPARE(filtered.size(), 2);
    QTest::qWait(100);
    QCOMPARE(nears.size(), 1);
}

void TestSearching::nothingFoundOffersANearWord()
{
    open();
    search(QStringLiteral("attenion"));
    QVERIFY(pages()->currentWidget() != m_desk->tree);
    const auto *text = pages()->currentWidget()->findChild<QLabel *>();
    QVERIFY(text->isVisible());
    QVERIFY(text->text().contains(QStringLiteral("attenion")));
    auto *offer = m_desk->window->findChild<QPushButton *>(QStringLiteral("searchNear"));
    QTRY_VERIFY(offer->isVisible());
    QVERIFY(offer->text().contains(QStringLiteral("attention")));
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(field()->text(), QStringLiteral("attention"));
    QTRY_COMPARE(pages()->currentWidget(), m_desk->tree);
    QCOMPARE(shown().last().trimmed(), QStringLiteral("Attention Is All You Need"));

    search(QStringLiteral("qqqqqqqq"));
    QVERIFY(!offer->isVisible());
    QTest::keyClick(field(), Qt::Key_Escape);
    QCOMPARE(pages()->currentWidget(), m_desk->tree);
}

void TestSearching::savedNoteIsFound()
{
    open();
    m_desk->window->findChild<NotePane *>()->setMode(NotePane::Mode::Edit);
    m_desk->select(raft);
    auto *editor = m_desk->window->findChild<NoteEditor *>();
    QTRY_COMPARE(editor->bytes(), QByteArray("# Raft\n\n选主。\n"));
    search(QStringLiteral("选主"));
    QCOMPARE(shown().last().trimmed(), raft);
    search(QStringLiteral("quorum"));
    QVERIFY(pages()->currentWidget() != m_desk->tree);
    QTest::keyClick(field(), Qt::Key_Escape);

    QSignalSpy saved(m_desk->notes.get(), &Notes::saved);
    editor->setFocus();
    QTest::keyClicks(editor, QStringLiteral("quorum "));
    QTRY_VERIFY_WITH_TIMEOUT(!saved.isEmpty(), 10000);
    search(QStringLiteral("quorum"));
    QCOMPARE(shown().last().trimmed(), raft);
}

void TestSearching::tickedStaysInSight()
{
    open();
    search(QStringLiteral("state:unread raft"));
    QTest::keyClick(field(), Qt::Key_Return);
    m_desk->press(Qt::Key_Space);
    waitForIndex();
    QTRY_VERIFY(m_desk->fileBytes().contains("[X] [Raft]") ||
                m_desk->fileBytes().contains("[x] [Raft]"));
    QCOMPARE(shown().last().trimmed(), raft);
    QCOMPARE(currentTitle(), raft);
}

void TestSearching::newPaperStaysInSight()
{
    open();
    search(QStringLiteral("gqa"));
    Identified paper;
    paper.kind = Identified::Kind::Arxiv;
    paper.id = QStringLiteral("2104.09864");
    paper.url = QStringLiteral("https://arxiv.org/abs/2104.09864");
    const auto plan = m_desk->library->planPapers(
        m_desk->list(), {m_desk->node(QStringLiteral("Empty")), Place::AtEnd}, {paper});
    QVERIFY(plan);
    QVERIFY(m_desk->library->apply(*plan));
    QVERIFY(shown().contains(QStringLiteral("    Empty")));
    QVERIFY(shown().contains(QStringLiteral("      GQA")));
    QVERIFY(!shown().contains(QStringLiteral("      Raft")));
}

void TestSearching::listsWithoutHitsAreHidden()
{
    open();
    QVERIFY(
        m_desk->library->addList("# Other\n\n- [ ] [Paxos](https://example.org/paxos.pdf)\n", {})
            .has_value());
    waitForIndex();
    QCOMPARE(m_desk->model->rowCount(), 2);
    search(QStringLiteral("paxos"));
    QCOMPARE(shown(), QStringList({QStringLiteral("Other"), QStringLiteral("  Other"),
                                   QStringLiteral("    Paxos")}));
    QTest::keyClick(field(), Qt::Key_Escape);
    QCOMPARE(m_desk->model->rowCount(), 2);
}

// All of it is there, but what opens by itself is bounded: the rest waits to be opened.
void TestSearching::manyOpenAFewAtATime()
{
    QByteArray list("# Many\n\n");
    constexpr int sections = 30;
    constexpr int papers = 100;
    for (int section = 0; section < sections; ++section) {
        list += "## Part " + QByteArray::number(section) + "\n\n";
        for (int paper = 0; paper < papers; ++paper)
            list += "- [ ] [Common " + QByteArray::number(section * papers + paper) +
                    "](https://example.org/" + QByteArray::number(section * papers + paper) +
                    ".pdf)\n";
        list += "\n";
    }
    open(list);
    const auto openParts = [this] {
        int open = 0;
        const QModelIndex root = m_desk->model->index(0, 0, m_desk->tree->rootIndex());
        for (int i = 0; i < m_desk->model->rowCount(root); ++i)
            open += m_desk->tree->isExpanded(m_desk->model->index(i, 0, root)) ? 1 : 0;
        return open;
    };
    int atOnce = 0;
    connect(m_desk->searcher.get(), &Searcher::filtered, this, [&] { atOnce = openParts(); });
    search(QStringLiteral("common"));
    QVERIFY2(atOnce >= 1 && atOnce <= 2, qPrintable(QString::number(atOnce)));
    QTRY_COMPARE(openParts(), 19); // 30 + 19 * 100 rows of 2000
    const QModelIndex last = m_desk->row(QStringLiteral("Part 29"));
    QCOMPARE(m_desk->model->rowAt(last)->found, papers);
    m_desk->tree->expand(last);
    QCOMPARE(m_desk->model->rowCount(last), papers);
}

void TestSearching::goingToAPaperEndsTheSearch()
{
    open();
    m_desk->select(raft);
    search(QStringLiteral("gqa"));
    const NodeId paper = m_desk->node(decoding);
    Q_EMIT m_desk->window->findChild<PaperCard *>()->goTo(paper);
    QVERIFY(field()->text().isEmpty());
    QCOMPARE(currentTitle(), decoding);
    QVERIFY(shown().contains(QStringLiteral("      Raft")));
}

void TestSearching::indexThatGrowsIsAskedAgain()
{
    open();
    search(QStringLiteral("raft"));
    QTest::keyClick(field(), Qt::Key_Down);
    QCOMPARE(currentTitle(), raft);
    QVERIFY(m_desk->library
                ->addList("# Other\n\n- [ ] [Raft refloated](https://example.org/r.pdf)\n", {})
                .has_value());
    QTRY_VERIFY(shown().contains(QStringLiteral("    Raft refloated")));
    QCOMPARE(currentTitle(), raft);
    QVERIFY(m_desk->tree->hasFocus());
}

QTEST_MAIN(TestSearching)
#include "tst_searching.moc"
