// SPDX-License-Identifier: MIT
#include "gui/searchresults.h"

#include "gui/desk.h"
#include "gui/markedline.h"
#include "gui/notepane.h"
#include "gui/papercard.h"
#include "gui/searchresultsdelegate.h"
#include "gui/searchresultsview.h"
#include "gui/theme.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>
#include <QToolButton>

using namespace paperdip;

namespace {

const QString raft = QStringLiteral("Raft");

// Papers of several years, states and sections.
QByteArray mixedList()
{
    return "# Mixed\n"
           "\n"
           "## 推理\n"
           "\n"
           "- [ ] [[2309.06180] Paged Memory](https://arxiv.org/abs/2309.06180)\n"
           "\n"
           "  KV缓存的分页管理，减少显存碎片。\n"
           "\n"
           "- [X] [[2205.14135] Flash](https://arxiv.org/abs/2205.14135)\n"
           "\n"
           "  显存带宽是瓶颈。\n"
           "\n"
           "### Deep\n"
           "\n"
           "- [ ] [[2401.10774] Medusa 显存](https://arxiv.org/abs/2401.10774)\n"
           "\n"
           "## Other\n"
           "\n"
           "- [ ] [Zeta](https://example.org/z.pdf)\n"
           "- [X] [[2305.10427] alpha](https://arxiv.org/abs/2305.10427)\n";
}

QByteArray manyPapers(int count)
{
    QByteArray list("# Many\n\n## All\n\n");
    for (int i = 0; i < count; ++i)
        list += "- [ ] [Common " + QByteArray::number(i) + "](https://example.org/" +
                QByteArray::number(i) + ".pdf)\n";
    return list;
}

} // namespace

// What is found as one flat list: sorted, grouped, and a page at a time.
class TestSearchResults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareWindows(); }
    void init() { failOnWindowWarnings(); }
    void cleanup() { m_desk.reset(); }

    void saysWhatAndWhere();
    void marksWords();
    void snippetsShowWhatWasFound_data();
    void snippetsShowWhatWasFound();
    void withoutWordsItHasEverything();
    void sortsAndGroups_data();
    void sortsAndGroups();
    void filesKeepTheirOrder();
    void remembersHowItWas();
    void comesAPageAtATime_data();
    void comesAPageAtATime();
    void enterOpensAndEscReturns();
    void currentIsCurrentInTheTree();
    void spaceAndTheBoxTick();
    void showsInTheTree();
    void followsTheLibrary();
    void nothingFound();
    void menuByKeyboard();

private:
    void open(const QByteArray &list = mixedList());
    void makeFlat();
    void search(const QString &query);
    void choose(const char *action);
    // Titles, "# " before headings.
    QStringList rows() const;
    SearchResultsView *view() const { return m_desk->window->findChild<SearchResultsView *>(); }
    SearchResultsModel *model() const { return m_desk->window->findChild<SearchResultsModel *>(); }
    QLineEdit *field() const
    {
        return m_desk->window->findChild<QLineEdit *>(QStringLiteral("filterField"));
    }
    QString currentTitle() const { return view()->currentIndex().data().toString(); }

    std::unique_ptr<Desk> m_desk;
};

void TestSearchResults::open(const QByteArray &list)
{
    m_desk = std::make_unique<Desk>(list);
    QSignalSpy indexing(m_desk->searcher.get(), &Searcher::indexing);
    m_desk->searcher->noticeChange();
    QTRY_VERIFY_WITH_TIMEOUT(!indexing.isEmpty() && indexing.last().at(0).toInt() == 0, 20000);
    makeFlat();
}

void TestSearchResults::makeFlat()
{
    QSignalSpy found(m_desk->searcher.get(), &Searcher::found);
    QTest::keyClick(m_desk->window.get(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!found.isEmpty());
    QVERIFY(view()->isVisible());
}

void TestSearchResults::search(const QString &query)
{
    QSignalSpy found(m_desk->searcher.get(), &Searcher::found);
    QTest::keyClick(m_desk->window.get(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(field()->hasFocus());
    typeText(*field(), query);
    QTRY_VERIFY(!found.isEmpty() && found.last().at(0).toString() == query);
}

void TestSearchResults::choose(const char *action)
{
    QSignalSpy found(m_desk->searcher.get(), &Searcher::found);
    m_desk->action(action)->trigger();
    QTRY_VERIFY(!found.isEmpty());
}

QStringList TestSearchResults::rows() const
{
    QStringList titles;
    for (int i = 0; i < model()->rowCount(); ++i) {
        const QModelIndex row = model()->index(i, 0);
        const bool heading = model()->nodeAt(row) == 0;
        titles << (heading ? QStringLiteral("# %1 %2")
                                 .arg(row.data().toString())
                                 .arg(model()->rowAt(row)->group->count)
                           : row.data().toString());
    }
    return titles;
}

void TestSearchResults::saysWhatAndWhere()
{
    open();
    new QAbstractItemModelTester(model(), QAbstractItemModelTester::FailureReportingMode::Fatal,
                                 model());
    search(QStringLiteral("显存"));
    QCOMPARE(rows(), QStringList({QStringLiteral("Medusa 显存"), QStringLiteral("Flash"),
                                  QStringLiteral("Paged Memory")}));
    const SearchHit &first = model()->rowAt(model()->index(0, 0))->hit;
    QCOMPARE(first.field, SearchField::Title);
    QCOMPARE(first.listName, QStringLiteral("Mixed"));
    QCOMPARE(first.section, QStringLiteral("推理/Deep"));
    const SearchHit &second = model()->rowAt(model()->index(1, 0))->hit;
    QCOMPARE(second.field, SearchField::Remark);
    QCOMPARE(second.section, QStringLiteral("推理"));
    QCOMPARE(second.marks.size(), 1);
    const TextSpan mark = second.marks.first();
    QCOMPARE(second.snippet.mid(mark.first, mark.second - mark.first), QStringLiteral("显存"));

    search(QStringLiteral("KV缓存"));
    QCOMPARE(rows(), QStringList({QStringLiteral("Paged Memory")}));
    // The row with what was found has a line more.
    QVERIFY(view()->visualRect(model()->index(0, 0)).height() >
            2 * QFontMetrics(view()->font()).height());
}

void TestSearchResults::snippetsShowWhatWasFound_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("begins");
    const QString field = QStringLiteral("Remark: ");
    QTest::newRow("in sight") << QStringLiteral("a ") << QStringLiteral("draft")
                              << field + QStringLiteral("a draft");
    QTest::newRow("far") << QStringLiteral("verify it later ").repeated(9)
                         << QStringLiteral("draft") << field + QStringLiteral("…");
    QTest::newRow("without blanks") << QStringLiteral("自回归解码").repeated(12)
                                    << QStringLiteral("推测") << field + QStringLiteral("…");
    QTest::newRow("beyond the plane") << QStringLiteral("𠮷").repeated(80) << QStringLiteral("推测")
                                      << field + QStringLiteral("…");
}

void TestSearchResults::snippetsShowWhatWasFound()
{
    QFETCH(QString, before);
    QFETCH(QString, word);
    QFETCH(QString, begins);
    constexpr int width = 300;
    const QString field = QStringLiteral("Remark: ");
    const qsizetype at = field.size() + before.size();
    const MarkedLine line =
        withMarkInSight({field + before + word + QStringLiteral(" behind").repeated(9),
                         {{at, at + word.size()}},
                         QGuiApplication::font(),
                         {},
                         {}},
                        field.size(), width);
    const TextSpan mark = line.marks.value(0);
    QVERIFY2(line.text.startsWith(begins), qPrintable(line.text));
    QCOMPARE(line.text.mid(mark.first, mark.second - mark.first), word);
    QVERIFY(!line.text.at(field.size() + 1).isLowSurrogate());
    const QFontMetrics metrics(line.font);
    QVERIFY(metrics.horizontalAdvance(line.text.left(mark.second)) <= width);
    QVERIFY(mark.first <= field.size() + 2 || !before.contains(u' ') ||
            line.text.at(field.size() + 1).isLetter()); // a whole word
}

void TestSearchResults::marksWords()
{
    open();
    const QColor mark = Theme::of(view()->palette()).mark;
    const auto marked = [&](int row) {
        const QRect rect = view()->visualRect(model()->index(row, 0));
        const QImage image = view()->viewport()->grab(rect).toImage();
        int lines = 0;
        bool before = false;
        for (int y = 0; y < image.height(); ++y) {
            bool any = false;
            for (int x = 0; x < image.width(); ++x)
                any = any || image.pixelColor(x, y) == mark;
            lines += any && !before ? 1 : 0;
            before = any;
        }
        return lines;
    };
    QCOMPARE(marked(0), 0);
    search(QStringLiteral("显存"));
    QCOMPARE(marked(0), 1); // the title
    QCOMPARE(marked(1), 1); // what was found in the remark
}

void TestSearchResults::withoutWordsItHasEverything()
{
    open();
    QCOMPARE(rows(), QStringList({QStringLiteral("Paged Memory"), QStringLiteral("Flash"),
                                  QStringLiteral("Medusa 显存"), QStringLiteral("Zeta"),
                                  QStringLiteral("alpha")}));
}

void TestSearchResults::sortsAndGroups_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QByteArrayList>("actions");
    QTest::addColumn<QString>("order");

    const QString none;
    const QString words = QStringLiteral("显存");
    using Actions = QByteArrayList;
    QTest::newRow("title") << none << Actions{"order1"}
                           << QStringLiteral("alpha|Flash|Medusa 显存|Paged Memory|Zeta");
    QTest::newRow("title, reversed") << none << Actions{"order1", "descending"}
                                     << QStringLiteral("Zeta|Paged Memory|Medusa 显存|Flash|alpha");
    QTest::newRow("year, the newest first, the unknown last")
        << none << Actions{"order3"} << QStringLiteral("Medusa 显存|Paged Memory|alpha|Flash|Zeta");
    QTest::newRow("year, the oldest first, the unknown last")
        << none << Actions{"order3", "descending"}
        << QStringLiteral("Flash|Paged Memory|alpha|Medusa 显存|Zeta");
    QTest::newRow("state") << none << Actions{"order4"}
                           << QStringLiteral("Paged Memory|Medusa 显存|Zeta|Flash|alpha");
    QTest::newRow("the list, reversed") << none << Actions{"order5", "descending"}
                                        << QStringLiteral("alpha|Zeta|Medusa 显存|Flash|Paged "
                                                          "Memory");
    QTest::newRow("by section") << none << Actions{"group1"}
                                << QStringLiteral("# 推理 2|Paged Memory|Flash|# 推理/Deep 1|"
                                                  "Medusa 显存|# Other 2|Zeta|alpha");
    QTest::newRow("by section, sorted by title")
        << none << Actions{"order1", "group1"}
        << QStringLiteral("# 推理 2|Flash|Paged Memory|# 推理/Deep 1|Medusa 显存|# Other 2|alpha|"
                          "Zeta");
    QTest::newRow("by year") << none << Actions{"group2"}
                             << QStringLiteral(
                                    "#  1|Medusa 显存|#  2|Paged Memory|alpha|#  1|Flash|"
                                    "#  1|Zeta");
    QTest::newRow("by state") << none << Actions{"group3"}
                              << QStringLiteral("#  3|Paged Memory|Medusa 显存|Zeta|#  2|Flash|"
                                                "alpha");
    QTest::newRow("by list") << none << Actions{"group4"}
                             << QStringLiteral(
                                    "# Mixed 5|Paged Memory|Flash|Medusa 显存|Zeta|alpha");
    QTest::newRow("words by title")
        << words << Actions{"order1"} << QStringLiteral("Flash|Medusa 显存|Paged Memory");
    QTest::newRow("words by section, that of the best first")
        << words << Actions{"group1"}
        << QStringLiteral("# 推理/Deep 1|Medusa 显存|# 推理 2|Flash|Paged Memory");
}

void TestSearchResults::sortsAndGroups()
{
    QFETCH(QString, query);
    QFETCH(QByteArrayList, actions);
    QFETCH(QString, order);
    open();
    if (!query.isEmpty())
        search(query);
    for (const QByteArray &action : std::as_const(actions))
        choose(action.constData());
    QCOMPARE(rows().join(QLatin1Char('|')), order);
}

void TestSearchResults::filesKeepTheirOrder()
{
    open();
    choose("order1");
    choose("group2");
    QTest::keyClick(m_desk->window.get(), Qt::Key_S, Qt::ControlModifier);
    QTest::qWait(50);
    QCOMPARE(m_desk->fileBytes(), mixedList());
    QCOMPARE(m_desk->library->bytes(m_desk->list()), mixedList());
}

void TestSearchResults::remembersHowItWas()
{
    open();
    choose("order1");
    choose("group3");
    const QStringList before = rows();
    m_desk->restart();
    QVERIFY(view()->isVisible());
    QTRY_COMPARE(rows(), before);
    m_desk->action("flatList")->trigger();
    QVERIFY(m_desk->tree->isVisible());
    m_desk->restart();
    QVERIFY(m_desk->tree->isVisible());
}

void TestSearchResults::comesAPageAtATime_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QByteArray>("action");
    QTest::newRow("everything") << QString() << QByteArray();
    QTest::newRow("by rank") << QStringLiteral("common") << QByteArray();
    QTest::newRow("by title") << QStringLiteral("common") << QByteArray("order1");
}

void TestSearchResults::comesAPageAtATime()
{
    QFETCH(QString, query);
    QFETCH(QByteArray, action);
    open(manyPapers(120));
    if (!query.isEmpty())
        search(query);
    if (!action.isEmpty())
        choose(action.constData());
    QCOMPARE(model()->rowCount(), 50);
    QTest::qWait(100);
    QCOMPARE(model()->rowCount(), 50); // nobody scrolled
    view()->verticalScrollBar()->setValue(view()->verticalScrollBar()->maximum());
    QTRY_COMPARE(model()->rowCount(), 100);
    view()->verticalScrollBar()->setValue(view()->verticalScrollBar()->maximum());
    QTRY_COMPARE(model()->rowCount(), 120);
    const QStringList all = rows();
    QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), 120);
    QVERIFY(!model()->hasMore());
}

void TestSearchResults::enterOpensAndEscReturns()
{
    open(manyPapers(120));
    view()->setCurrentIndex(model()->index(30, 0));
    view()->setFocus();
    view()->verticalScrollBar()->setValue(view()->verticalScrollBar()->value() + 5);
    const int scroll = view()->verticalScrollBar()->value();
    const QString before = currentTitle();
    search(QStringLiteral("common 77"));
    QTest::keyClick(field(), Qt::Key_Return);
    QVERIFY(view()->hasFocus());
    QCOMPARE(currentTitle(), QStringLiteral("Common 77"));
    auto *note = m_desk->window->findChild<NotePane *>();
    QTRY_COMPARE(note->paper(), m_desk->node(QStringLiteral("Common 77")));
    QTest::keyClick(view(), Qt::Key_Return);
    QVERIFY(!view()->hasFocus());

    QTest::keyClick(m_desk->window.get(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClick(field(), Qt::Key_Escape);
    QCOMPARE(model()->rowCount(), 50);
    QCOMPARE(currentTitle(), before);
    QCOMPARE(view()->verticalScrollBar()->value(), scroll);
    QTRY_COMPARE(note->paper(), m_desk->node(before));

    // Also from the list itself.
    search(QStringLiteral("common 77"));
    QTest::keyClick(field(), Qt::Key_Down);
    QTest::keyClick(view(), Qt::Key_Escape);
    QVERIFY(field()->text().isEmpty());
    QCOMPARE(currentTitle(), before);
}

void TestSearchResults::currentIsCurrentInTheTree()
{
    open();
    search(QStringLiteral("medusa"));
    QTest::keyClick(field(), Qt::Key_Down);
    const NodeId medusa = m_desk->node(QStringLiteral("Medusa 显存"));
    QCOMPARE(m_desk->tree->currentNode(), medusa);
    QTRY_COMPARE(m_desk->window->findChild<NotePane *>()->paper(), medusa);
    QVERIFY(m_desk->action("markRead")->isEnabled());
    m_desk->action("markReading")->trigger();
    QCOMPARE(m_desk->library->node(medusa)->state, ReadState::Reading);
    QCOMPARE(model()->rowAt(model()->index(0, 0))->content.state, ReadState::Reading);
}

void TestSearchResults::spaceAndTheBoxTick()
{
    open();
    view()->setFocus();
    QTest::keyClick(view(), Qt::Key_Down);
    const NodeId first = model()->nodeAt(view()->currentIndex());
    const ReadState before = m_desk->library->node(first)->state;
    QTest::keyClick(view(), Qt::Key_Space);
    QVERIFY(m_desk->library->node(first)->state != before);

    const QModelIndex last = model()->index(3, 0);
    const NodeId zeta = model()->nodeAt(last);
    QStyleOptionViewItem option;
    option.rect = view()->visualRect(last);
    option.font = view()->font();
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {},
                      SearchResultsDelegate::boxRect(option).center());
    QCOMPARE(m_desk->library->node(zeta)->state, ReadState::Read);
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, option.rect.center());
    QCOMPARE(m_desk->library->node(zeta)->state, ReadState::Read); // beside the box
}

void TestSearchResults::showsInTheTree()
{
    open();
    search(QStringLiteral("medusa"));
    QTest::keyClick(field(), Qt::Key_Down);
    QTest::keyClick(view(), Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_desk->tree->isVisible());
    QVERIFY(m_desk->tree->hasFocus());
    QCOMPARE(m_desk->tree->currentIndex().data().toString(), QStringLiteral("Medusa 显存"));
    QVERIFY(m_desk->tree->isExpanded(m_desk->row(QStringLiteral("Deep"))));
    QVERIFY(field()->text().isEmpty());
    QVERIFY(m_desk->shownBelow(QStringLiteral("Other")).size() == 2); // no filter
}

void TestSearchResults::followsTheLibrary()
{
    open();
    choose("order1");
    view()->setCurrentIndex(model()->index(3, 0));
    QCOMPARE(currentTitle(), QStringLiteral("Paged Memory"));
    const auto plan = m_desk->library->planRemove({m_desk->node(QStringLiteral("Flash"))});
    QVERIFY(plan);
    QVERIFY(m_desk->library->apply(*plan));
    QTRY_COMPARE(rows(), QStringList({QStringLiteral("alpha"), QStringLiteral("Medusa 显存"),
                                      QStringLiteral("Paged Memory"), QStringLiteral("Zeta")}));
    QCOMPARE(currentTitle(), QStringLiteral("Paged Memory"));
    const auto title =
        m_desk->library->planTitle(m_desk->node(QStringLiteral("Zeta")), QStringLiteral("Omega"));
    QVERIFY(title);
    QVERIFY(m_desk->library->apply(*title));
    QCOMPARE(rows().last(), QStringLiteral("Omega")); // at once, and in its place
}

void TestSearchResults::nothingFound()
{
    open();
    search(QStringLiteral("medusaa"));
    QVERIFY(!view()->isVisible());
    QTest::keyClick(field(), Qt::Key_Return); // also before the near word is there
    QTRY_COMPARE(field()->text(), QStringLiteral("medusa"));
    QTRY_VERIFY(view()->isVisible());
    QCOMPARE(rows(), QStringList({QStringLiteral("Medusa 显存")}));
}

void TestSearchResults::menuByKeyboard()
{
    open();
    auto *arrange = m_desk->window->findChild<QToolButton *>(QStringLiteral("arrangeResults"));
    QVERIFY(arrange->isVisible());
    QVERIFY((arrange->focusPolicy() & Qt::TabFocus) != 0);
    const QStringList before = rows();
    arrange->setFocus(Qt::TabFocusReason);
    QTest::keyClick(arrange, Qt::Key_Space);
    auto *menu = m_desk->window->findChild<QMenu *>(QStringLiteral("arrangeMenu"));
    QTRY_VERIFY(menu->isVisible());
    QVERIFY(m_desk->action("order0")->isChecked());
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QVERIFY(m_desk->action("order1")->isChecked());
    QTRY_VERIFY(rows() != before);
    QCOMPARE(rows().first(), QStringLiteral("alpha"));
    QCOMPARE(arrange->text(), QStringLiteral("By title"));
}

QTEST_MAIN(TestSearchResults)
#include "tst_searchresults.moc"
