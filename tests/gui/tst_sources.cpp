// SPDX-License-Identifier: MIT
#include "gui/chip.h"
#include "gui/desk.h"
#include "gui/messagebar.h"
#include "gui/sectionbox.h"
#include "gui/sourcetree.h"
#include "gui/sourceview.h"
#include "shared.h"

#include <QAction>
#include <QApplication>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>

using namespace paperdip;

namespace {

// A list with a source on a server of our own.
struct House
{
    House()
    {
        qputenv("PAPERDIP_PAGE_URL", pages.url().toEncoded());
        qputenv("PAPERDIP_CROSSREF_URL", crossref.url().toEncoded());
        show(readAll(QStringLiteral(PAPERDIP_TEST_DATA "/pages/sources.html")));
        crossref.speak("application/json", [](const QByteArray &) {
            return readAll(QStringLiteral(PAPERDIP_TEST_DATA "/pages/crossref_clocks.json"));
        });
        QByteArray list = sampleList();
        list.replace("https://example.org/group/", address().toUtf8());
        desk = std::make_unique<Desk>(list);
        desk->select(QStringLiteral("A reading group"));
    }

    QString address() const { return pages.url().toString() + QStringLiteral("/group/"); }
    void show(const QByteArray &html)
    {
        pages.speak("text/html; charset=utf-8", [html](const QByteArray &) { return html; });
    }

    SourceView *view() const { return desk->window->findChild<SourceView *>(); }
    SourceTree *tree() const { return part<SourceTree>("entries"); }
    template<typename T>
    T *part(const char *name) const
    {
        T *found = view() == nullptr ? nullptr : view()->findChild<T *>(QString::fromLatin1(name));
        if (found == nullptr)
            qFatal("no widget %s", name);
        return found;
    }
    void click(const char *name) const
    {
        QTest::mouseClick(part<QPushButton>(name), Qt::LeftButton);
    }
    QString status() const { return part<QLabel>("status")->text(); }
    bool found() const
    {
        return QTest::qWaitFor([this] { return tree()->topLevelItemCount() > 0; }, 20000);
    }
    void open() const
    {
        desk->press(Qt::Key_Return);
        if (!found())
            qFatal("nothing was found: %s", qPrintable(status()));
    }
    QTreeWidgetItem *row(const char *title) const
    {
        const auto rows =
            tree()->findItems(QString::fromUtf8(title), Qt::MatchStartsWith | Qt::MatchRecursive);
        return rows.isEmpty() ? nullptr : rows.first();
    }
    void press(QTreeWidgetItem *item, int key) const
    {
        tree()->setCurrentItem(item);
        QTest::keyClick(tree(), static_cast<Qt::Key>(key));
    }

    ArxivStub pages;
    ArxivStub crossref;
    std::unique_ptr<Desk> desk;
};

bool canBeTicked(const QTreeWidgetItem *item)
{
    return item->data(0, Qt::CheckStateRole).isValid();
}

} // namespace

// Sources in the real window: the page's papers, chosen ones into the list, citations looked up.
class TestSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareWindows(); }
    void init() { failOnWindowWarnings(); }

    void showsWhatIsThere();
    void addsTheTickedAsOneStep();
    void marksWhatIsNew();
    void looksUpACitation();
    void refusesAMatch();
    void lookupThatFailsCanBeRepeated();
    void findsOnThePage();
    void silentServerHoldsNothingUp();
    void saysWhatWentWrong();
    void takesADroppedAddress();
    void everyWayLeadsThere();
};

void TestSources::showsWhatIsThere()
{
    House house;
    house.open();
    QCOMPARE(house.tree()->topLevelItemCount(), 2);
    QCOMPARE(house.tree()->topLevelItem(0)->text(0), QStringLiteral("Spring 2025"));
    QCOMPARE(house.tree()->topLevelItem(1)->text(0), QStringLiteral("Classics"));
    const QTreeWidgetItem *known = house.row("Attention Is All You Need");
    QVERIFY(known->text(3).contains(QStringLiteral("Systems/Kernel")));
    QVERIFY(!canBeTicked(known));
    const QTreeWidgetItem *fresh = house.row("Efficient Memory Management");
    QCOMPARE(fresh->text(2), QStringLiteral("arXiv 2309.06180 +1"));
    QCOMPARE(fresh->checkState(0), Qt::Unchecked);
    QVERIFY(canBeTicked(fresh));
    QVERIFY(fresh->text(3).isEmpty()); // the first look: nothing is new
    QVERIFY(!canBeTicked(house.row("Time, Clocks")));
    QVERIFY(house.status().contains(QStringLiteral("Reading Group")));
    QCOMPARE(house.part<SectionBox>("section")->currentText(), QStringLiteral("Reading"));
    QVERIFY(!house.part<QPushButton>("add")->isEnabled());
    QVERIFY(!house.part<QPushButton>("selectNew")->isEnabled());
    // One request, and none to anybody else.
    QCOMPARE(house.pages.requests().size(), 1);
    QVERIFY(house.crossref.requests().isEmpty());
    // Enter on what is in the list goes there.
    house.press(house.row("Attention Is All You Need"), Qt::Key_Return);
    QTRY_COMPARE(house.desk->tree->currentNode(),
                 house.desk->node(QStringLiteral("Attention Is All You Need")));
}

void TestSources::addsTheTickedAsOneStep()
{
    House house;
    house.desk->fetcher->start();
    const QByteArray before = house.desk->fileBytes();
    house.open();
    house.press(house.row("Efficient Memory Management"), Qt::Key_Space);
    house.press(house.row("A Paper in a PDF"), Qt::Key_Return);
    auto *section = house.part<SectionBox>("section");
    QTRY_VERIFY(section->findText(QStringLiteral("Systems/Empty")) > 0);
    section->setCurrentIndex(section->findText(QStringLiteral("Systems/Empty")));
    QVERIFY(house.part<QPushButton>("add")->text().contains(QStringLiteral("2")));
    house.click("add");
    const QByteArray added =
        "### Empty\n\n"
        "- [ ] [[2309.06180] Efficient Memory Management for Large Language Model Serving]"
        "(https://arxiv.org/abs/2309.06180)\n"
        "- [ ] [A Paper in a PDF](" +
        house.pages.url().toEncoded() + "/group/a.pdf)\n\n";
    QTRY_COMPARE(house.desk->fileBytes(), QByteArray(before).replace("### Empty\n\n", added));
    QCOMPARE(house.desk->tree->selectedNodes().size(), 2);
    // The page shows them as there, and they cannot come twice.
    QTRY_VERIFY(!canBeTicked(house.row("A Paper in a PDF")));
    QVERIFY(house.row("A Paper in a PDF")->text(3).contains(QStringLiteral("Systems/Empty")));
    QVERIFY(!house.part<QPushButton>("add")->isEnabled());
    // What has a service is fetched as if it had been dropped.
    QTRY_VERIFY(house.desk->library->record(QStringLiteral("2309.06180")).has_value());
    house.desk->window->undoStack().undo();
    QTRY_COMPARE(house.desk->fileBytes(), before);
    QTRY_VERIFY(canBeTicked(house.row("A Paper in a PDF")));
}

void TestSources::marksWhatIsNew()
{
    House house;
    house.open();
    QByteArray html = readAll(QStringLiteral(PAPERDIP_TEST_DATA "/pages/sources.html"));
    house.show(html.replace("<!-- later -->",
                            "<li><a href=\"https://arxiv.org/abs/2401.10774\">Medusa: Simple LLM "
                            "Inference Acceleration Framework</a></li>"
                            "<li>Ann Other and Bo Third, <i>Another Old Paper About Clocks</i>, "
                            "Journal of Clocks 3(4):1-2, May 1979.</li>"));
    house.click("look");
    QVERIFY(house.found());
    QCOMPARE(house.row("Medusa")->text(3), QStringLiteral("New"));
    QVERIFY(house.row("Another Old Paper")->text(3).contains(QStringLiteral("New")));
    QVERIFY(house.row("Efficient Memory Management")->text(3).isEmpty());
    QVERIFY(house.status().contains(QStringLiteral("2")));
    house.click("selectNew");
    QCOMPARE(house.row("Medusa")->checkState(0), Qt::Checked);
    QCOMPARE(house.tree()->ticked().size(), 1);
    // It was seen now, also by a later start.
    house.desk->restart();
    house.desk->select(QStringLiteral("A reading group"));
    house.open();
    QVERIFY(house.row("Medusa")->text(3).isEmpty());
    QVERIFY(!house.part<QPushButton>("selectNew")->isEnabled());
}

void TestSources::looksUpACitation()
{
    House house;
    house.open();
    QVERIFY(!house.part<QPushButton>("lookUp")->isEnabled());
    house.tree()->setCurrentItem(house.row("Time, Clocks"));
    QVERIFY(house.part<QPushButton>("lookUp")->isEnabled());
    house.click("lookUp");
    QTRY_COMPARE(house.row("Time, Clocks")->childCount(), 2);
    const QByteArray asked = house.crossref.requests().first().target;
    QVERIFY2(asked.contains("Lamport") && asked.contains("Ordering"), asked.constData());
    QTreeWidgetItem *first = house.row("Time, Clocks")->child(0);
    QTreeWidgetItem *second = house.row("Time, Clocks")->child(1);
    QCOMPARE(first->text(3), QStringLiteral("1978"));
    QCOMPARE(first->text(1),
             QStringLiteral("Lamport · Communications of the ACM 21(7), 558-565 (1978)"));
    // Nothing is ticked before a person did it, and of several one at most.
    QCOMPARE(first->checkState(0), Qt::Unchecked);
    QVERIFY(house.tree()->ticked().isEmpty());
    house.press(second, Qt::Key_Space);
    house.press(first, Qt::Key_Space);
    QCOMPARE(second->checkState(0), Qt::Unchecked);
    QCOMPARE(house.tree()->ticked().size(), 1);
    house.click("add");
    QTRY_VERIFY(house.desk->fileBytes().contains(
        "[Time, clocks, and the ordering of events in a distributed system]"
        "(https://doi.org/10.1145/359545.359563)"));
    QTRY_VERIFY(house.row("Time, Clocks")->text(3).contains(QStringLiteral("Already")));
}

void TestSources::refusesAMatch()
{
    House house;
    const QByteArray before = house.desk->fileBytes();
    house.open();
    house.press(house.row("Time, Clocks"), Qt::Key_Return);
    QTRY_COMPARE(house.row("Time, Clocks")->childCount(), 2);
    QTreeWidgetItem *first = house.row("Time, Clocks")->child(0);
    house.press(first, Qt::Key_Space);
    QCOMPARE(house.tree()->ticked().size(), 1);
    house.press(first, Qt::Key_Space);
    QVERIFY(house.tree()->ticked().isEmpty());
    QVERIFY(!house.part<QPushButton>("add")->isEnabled());
    QTest::keyClick(house.view(), Qt::Key_Escape);
    QVERIFY(!house.view()->isVisible());
    QCOMPARE(house.desk->library->bytes(house.desk->list()), before);
}

void TestSources::lookupThatFailsCanBeRepeated()
{
    House house;
    house.crossref.answerNext({{ArxivStub::Behaviour::Normal, 503}});
    house.open();
    house.tree()->setCurrentItem(house.row("Time, Clocks"));
    house.click("lookUp");
    QTRY_VERIFY(house.part<QPushButton>("lookUp")->isEnabled()); // while it runs it cannot be asked
    QCOMPARE(house.row("Time, Clocks")->childCount(), 0);
    house.crossref.speak("application/json", [](const QByteArray &) {
        return QByteArray("{\"status\":\"ok\",\"message-type\":\"work-list\","
                          "\"message\":{\"items\":[]}}");
    });
    house.click("lookUp");
    QTRY_VERIFY(house.row("Time, Clocks")->text(3).contains(QStringLiteral("Nothing")));
}

void TestSources::findsOnThePage()
{
    House house;
    house.open();
    auto *filter = house.part<QLineEdit>("filter");
    filter->setFocus();
    QTest::keyClicks(filter, QStringLiteral("lamport"));
    QTRY_VERIFY(house.row("Efficient Memory Management")->isHidden());
    QVERIFY(!house.row("Time, Clocks")->isHidden());
    QVERIFY(house.tree()->topLevelItem(0)->isHidden());
    QTest::keyClick(filter, Qt::Key_Escape);
    QTRY_VERIFY(!house.row("Efficient Memory Management")->isHidden());
    QVERIFY(house.view()->isVisible());
}

void TestSources::silentServerHoldsNothingUp()
{
    House house;
    house.pages.answerAlways({ArxivStub::Behaviour::Silent});
    house.desk->press(Qt::Key_Return);
    QTRY_COMPARE(house.pages.requests().size(), 1);
    QVERIFY(house.part<QProgressBar>("progress")->isVisible());
    QVERIFY(house.status().contains(QStringLiteral("127.0.0.1")));
    // The window works on.
    house.desk->window->activateWindow();
    house.desk->select(QStringLiteral("Raft"));
    house.desk->tree->setFocus();
    house.desk->press(Qt::Key_Space);
    QTRY_VERIFY(house.desk->fileBytes().contains("- [X] [Raft]"));
    house.click("look"); // stop
    QVERIFY(!house.part<QProgressBar>("progress")->isVisible());
    house.pages.answerAlways({});
    house.click("look");
    QVERIFY(house.found());
}

void TestSources::saysWhatWentWrong()
{
    House house;
    house.pages.answerNext({{ArxivStub::Behaviour::Normal, 404}});
    house.desk->press(Qt::Key_Return);
    QTRY_VERIFY(house.status().contains(QStringLiteral("refused")));
    house.pages.refuseConnections();
    house.click("look");
    QTRY_VERIFY(house.status().contains(QStringLiteral("no connection")));
    house.pages.acceptConnections();
    house.pages.speak("application/pdf", [](const QByteArray &) { return QByteArray("%PDF-1"); });
    house.click("look");
    QTRY_VERIFY(house.status().contains(QStringLiteral("nothing that could be read")));
    house.show("<p>Nothing here.</p>");
    house.click("look");
    QTRY_VERIFY(house.status().contains(QStringLiteral("No papers")));
    auto *address = house.part<QLineEdit>("address");
    for (const QString &bad : {QStringLiteral("no address"), QStringLiteral("file:///etc/passwd"),
                               QStringLiteral("javascript:alert(1)")}) {
        address->setText(bad);
        QTest::keyClick(address, Qt::Key_Return);
        QVERIFY(house.status().contains(QStringLiteral("not the address")));
    }
    address->setText(QStringLiteral("http://192.168.0.1/"));
    QTest::keyClick(address, Qt::Key_Return);
    QTRY_VERIFY(house.status().contains(QStringLiteral("public")));
}

void TestSources::takesADroppedAddress()
{
    House house;
    house.desk->select(QStringLiteral("GQA"));
    house.desk->action("lookForPapers")->trigger();
    QVERIFY(house.view()->isVisible());
    QVERIFY(house.part<QLineEdit>("address")->text().isEmpty());
    QCOMPARE(house.part<SectionBox>("section")->currentText(), QStringLiteral("Systems/Serving"));
    QMimeData data;
    data.setUrls({QUrl(house.address())});
    data.setText(house.address());
    const QPoint at = house.view()->rect().center();
    QDragEnterEvent enter(at, Qt::CopyAction | Qt::LinkAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(house.view(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(at, Qt::CopyAction | Qt::LinkAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(house.view(), &drop);
    QVERIFY(house.found());
    QCOMPARE(house.part<QLineEdit>("address")->text(), house.address());
    QCOMPARE(house.desk->library->bytes(house.desk->list()), house.desk->fileBytes());
}

void TestSources::everyWayLeadsThere()
{
    House house;
    auto *chip = house.desk->window->findChild<Chip *>(QStringLiteral("lookForPapers"));
    QVERIFY(chip != nullptr);
    QTest::mouseClick(chip, Qt::LeftButton);
    QVERIFY(house.found());
    house.view()->close();
    const QPoint middle = house.desk->middleOf(QStringLiteral("A reading group"));
    QTest::mouseClick(house.desk->tree->viewport(), Qt::LeftButton, {}, middle);
    QTest::mouseDClick(house.desk->tree->viewport(), Qt::LeftButton, {}, middle);
    QVERIFY(house.view()->isVisible());
    QTRY_COMPARE(house.pages.requests().size(), 2);
    QVERIFY(house.found());
    house.view()->close();
    Q_EMIT house.desk->tree->customContextMenuRequested(middle);
    auto *menu = house.desk->tree->findChild<QMenu *>();
    QVERIFY(menu != nullptr);
    QCOMPARE(menu->actions().first(), house.desk->action("lookForPapers"));
    menu->close();
}

QTEST_MAIN(TestSources)
#include "tst_sources.moc"
