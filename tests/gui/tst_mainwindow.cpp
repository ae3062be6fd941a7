// SPDX-License-Identifier: MIT
#include "gui/addfield.h"
#include "gui/desk.h"
#include "gui/messagebar.h"
#include "gui/movetosection.h"
#include "gui/notepane.h"
#include "gui/papercard.h"
#include "gui/statusstrip.h"
#include "gui/theme.h"
#include "gui/translators.h"
#include "markdown/render.h"
#include "shared.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QStackedWidget>
#include <QTest>
#include <QUrl>
#include <algorithm>

using namespace paperdip;

namespace {

const QString raft = QStringLiteral("Raft");
const QString attention = QStringLiteral("Attention Is All You Need");
const QString decoding = QStringLiteral("Fast Transformer Decoding");
const QString kernel = QStringLiteral("Kernel");
const QString serving = QStringLiteral("Serving");
const QString arxivPaper = QStringLiteral("2309.06180");

std::unique_ptr<QMimeData> linkTo(const QString &url)
{
    auto data = std::make_unique<QMimeData>();
    data->setUrls({QUrl(url)});
    data->setText(url);
    return data;
}

// Takes the addresses that would go to the browser.
class UrlCatcher : public QObject
{
    Q_OBJECT

public:
    UrlCatcher() { QDesktopServices::setUrlHandler(QStringLiteral("https"), this, "take"); }
    ~UrlCatcher() override { QDesktopServices::unsetUrlHandler(QStringLiteral("https")); }

    QStringList urls;

public Q_SLOTS:
    void take(const QUrl &url) { urls << url.toString(); }
};

} // namespace

// The real window, driven by keys, mouse and drops, down to the bytes in the file.
class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareWindows(); }

    void init() { failOnWindowWarnings(); }

    // From the search field, which has the keys at first, down the tree and over to the card.
    void tabLeadsFromLeftToRight()
    {
        const Desk desk;
        QWidget *window = desk.window.get();
        QList<QWidget *> chain;
        for (QWidget *next = window->nextInFocusChain(); next != window;
             next = next->nextInFocusChain())
            chain << next;
        const auto stops = [](const QWidget *widget) {
            return widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) != 0;
        };
        QWidget *search = window->findChild<QWidget *>(QStringLiteral("filterField"));
        QCOMPARE(*std::find_if(chain.begin(), chain.end(), stops), search);
        QList<qsizetype> places;
        for (QWidget *part : {search, static_cast<QWidget *>(desk.tree),
                              window->findChild<QWidget *>(QStringLiteral("addField")),
                              static_cast<QWidget *>(window->findChild<PaperCard *>()),
                              static_cast<QWidget *>(window->findChild<NotePane *>()),
                              static_cast<QWidget *>(window->findChild<StatusStrip *>())})
            places << chain.indexOf(part);
        QVERIFY(!places.contains(-1));
        QVERIFY(std::is_sorted(places.begin(), places.end()));
    }

    void showsTheList()
    {
        Desk desk;
        QCOMPARE(picture(*desk.model, desk.tree->rootIndex()),
                 QStringList({QStringLiteral("Reading"), QStringLiteral("  A reading group"),
                              QStringLiteral("  Systems"), QStringLiteral("    Kernel"),
                              QStringLiteral("      Raft"),
                              QStringLiteral("      Attention Is All You Need"),
                              QStringLiteral("      Fast Transformer Decoding"),
                              QStringLiteral("    Serving"), QStringLiteral("      GQA"),
                              QStringLiteral("    Empty"), QStringLiteral("  Other")}));
        QVERIFY(desk.tree->isExpanded(desk.row(kernel)));
        QVERIFY(desk.window->windowTitle().contains(QStringLiteral("Reading")));
    }

    void showsTextOnRequest()
    {
        Desk desk;
        desk.action("showText")->trigger();
        QVERIFY(desk.shownBelow(QStringLiteral("Reading")).contains(QStringLiteral("一份清单。")));
        desk.action("showText")->trigger();
        QVERIFY(!desk.shownBelow(QStringLiteral("Reading")).contains(QStringLiteral("一份清单。")));
    }

    void ticksWithSpaceAndWithTheMouse()
    {
        Desk desk;
        const QByteArray before = desk.fileBytes();
        desk.select(raft);
        desk.press(Qt::Key_Space);
        const QByteArray ticked = QByteArray(before).replace("- [ ] [Raft]", "- [X] [Raft]");
        QTRY_COMPARE(desk.fileBytes(), ticked);

        QTest::mouseClick(desk.tree->viewport(), Qt::LeftButton, {}, desk.boxOf(raft));
        QTRY_COMPARE(desk.fileBytes(), before);
        // Beside the box nothing is ticked.
        QTest::mouseClick(desk.tree->viewport(), Qt::LeftButton, {}, desk.middleOf(raft));
        QCOMPARE(desk.library->bytes(desk.list()), before);
    }

    void countsWhatIsRead()
    {
        Desk desk;
        QCOMPARE(desk.model->rowAt(desk.row(kernel))->read, 1);
        desk.select(raft);
        desk.press(Qt::Key_Space);
        QCOMPARE(desk.model->rowAt(desk.row(kernel))->read, 2);
        QCOMPARE(desk.model->rowAt(desk.row(QStringLiteral("Reading")))->read, 2);
    }

    void dropsALinkOnASection()
    {
        Desk desk;
        desk.fetcher->start();
        desk.stub.setTitle(arxivPaper, QStringLiteral("PagedAttention"));
        const auto link = linkTo(QStringLiteral("https://arxiv.org/pdf/2309.06180v2.pdf"));
        QVERIFY(desk.drop(*link, desk.middleOf(serving)));
        QCOMPARE(desk.shownBelow(serving).size(), 2);
        QCOMPARE(desk.tree->currentIndex(), desk.model->index(1, 0, desk.row(serving)));
        QTRY_COMPARE(desk.shownBelow(serving),
                     QStringList({QStringLiteral("GQA"), QStringLiteral("PagedAttention")}));
        QTRY_VERIFY(desk.fileBytes().contains(
            "- [ ] [[2309.06180] PagedAttention](https://arxiv.org/abs/2309.06180)\n"));

        QUndoStack &stack = desk.window->undoStack();
        QCOMPARE(stack.count(), 2); // the paper, and its title
        stack.undo();
        stack.undo();
        QCOMPARE(desk.library->bytes(desk.list()), sampleList());
        QTRY_COMPARE(desk.fileBytes(), sampleList());
    }

    void dropsBetweenRows()
    {
        Desk desk;
        const auto link = linkTo(QStringLiteral("https://arxiv.org/abs/2309.06180"));
        const QRect rect = desk.tree->visualRect(desk.row(attention));
        QVERIFY(desk.drop(*link, QPoint(rect.center().x(), rect.top() + 2)));
        const QStringList shown = desk.shownBelow(kernel);
        QCOMPARE(shown.size(), 4);
        QCOMPARE(shown.at(0), raft);
        QCOMPARE(shown.at(2), attention);
    }

    void pastesBehindTheSelectedPaper()
    {
        Desk desk;
        desk.select(raft);
        QApplication::clipboard()->setText(QStringLiteral("2309.06180 and arXiv:2312.07104"));
        desk.press(Qt::Key_V, Qt::ControlModifier);
        const QStringList shown = desk.shownBelow(kernel);
        QCOMPARE(shown.size(), 5);
        QCOMPARE(shown.at(0), raft);
        QCOMPARE(shown.at(3), attention);
        QCOMPARE(desk.tree->selectedNodes().size(), 2);
    }

    void offersWhatIsThereAlready()
    {
        Desk desk;
        desk.select(serving);
        auto *bar = desk.window->findChild<MessageBar *>();
        QApplication::clipboard()->setText(QStringLiteral("https://arxiv.org/abs/1706.03762"));
        desk.press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(desk.library->bytes(desk.list()), sampleList());
        QVERIFY(bar->has(QStringLiteral("known-1706.03762")));

        QList<QAbstractButton *> buttons;
        const QList<QAbstractButton *> all = bar->findChildren<QAbstractButton *>();
        for (QAbstractButton *button : all) {
            if (button->text() == QStringLiteral("Add here too"))
                buttons << button;
        }
        QCOMPARE(buttons.size(), 1);
        buttons.first()->click();
        QCOMPARE(desk.shownBelow(serving).size(), 2);
        QVERIFY(!bar->has(QStringLiteral("known-1706.03762")));
    }

    void addsByTheField()
    {
        Desk desk;
        desk.select(serving);
        desk.action("addPaper")->trigger();
        auto *field = desk.window->findChild<AddField *>();
        auto *line = field->findChild<QLineEdit *>();
        QTRY_VERIFY(line->hasFocus());
        QVERIFY(line->placeholderText().contains(serving));
        QTest::keyClicks(line, QStringLiteral("2309.06180"));
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(desk.shownBelow(serving).size(), 2);
    }

    void movesByKeys()
    {
        Desk desk;
        desk.select(raft);
        desk.press(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(desk.shownBelow(kernel), QStringList({attention, raft, decoding}));
        QCOMPARE(desk.tree->currentNode(), desk.node(raft));
        desk.press(Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE(desk.library->bytes(desk.list()), sampleList());
    }

    void movesToASectionFoundByTyping()
    {
        Desk desk;
        desk.select(raft);
        desk.press(Qt::Key_M, Qt::ControlModifier);
        auto *field = desk.window->findChild<QLineEdit *>(QStringLiteral("moveToField"));
        auto *found = desk.window->findChild<QListWidget *>(QStringLiteral("moveToFound"));
        QTRY_VERIFY(field->isVisible());
        QTRY_COMPARE(found->count(), 6);
        QTest::keyClicks(field, QStringLiteral("serv"));
        QCOMPARE(found->count(), 1);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(desk.shownBelow(serving), QStringList({QStringLiteral("GQA"), raft}));
        QCOMPARE(desk.tree->currentNode(), desk.node(raft));
        // Who types faster than the sections are read has what was meant.
        desk.action("moveTo")->trigger();
        QCOMPARE(found->count(), 0);
        QTest::keyClicks(field, QStringLiteral("kern"));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(!field->isVisible());
        QCOMPARE(desk.shownBelow(kernel).last(), raft);
    }

    void offersSomeOfManySections()
    {
        QByteArray list = "# Many\n";
        for (int i = 0; i < MoveToSection::MostShown; ++i)
            list += "\n## S" + QByteArray::number(i) + "\n";
        list += "\n## Last\n\n- [ ] [Raft](https://example.org/raft.pdf)\n\n### Below\n";
        Desk desk(list);
        desk.select(raft);
        desk.action("moveTo")->trigger();
        auto *field = desk.window->findChild<QLineEdit *>(QStringLiteral("moveToField"));
        auto *found = desk.window->findChild<QListWidget *>(QStringLiteral("moveToFound"));
        auto *hint = desk.window->findChild<QLabel *>(QStringLiteral("moveToHint"));
        QTRY_COMPARE(found->count(), MoveToSection::MostShown);
        QVERIFY2(hint->text().startsWith(QStringLiteral("3 more")), qPrintable(hint->text()));
        QTest::keyClicks(field, QStringLiteral("last"));
        QCOMPARE(found->count(), 2);
        QVERIFY(hint->text().startsWith(QStringLiteral("Enter moves")));
        QTest::keyClick(field, Qt::Key_Escape);
        // What lies below what moves is no place for it.
        desk.select(QStringLiteral("Last"));
        desk.action("moveTo")->trigger();
        QTRY_COMPARE(found->count(), MoveToSection::MostShown);
        QTest::keyClicks(field, QStringLiteral("last"));
        QCOMPARE(found->count(), 0);
    }

    void movesByADropOfItsOwnRows()
    {
        Desk desk;
        const std::unique_ptr<QMimeData> rows(
            desk.model->mimeData({desk.row(raft), desk.row(attention)}));
        QVERIFY(rows->text().startsWith(QStringLiteral("- [ ] [Raft]")));
        QVERIFY(desk.drop(*rows, desk.middleOf(QStringLiteral("Empty"))));
        QCOMPARE(desk.shownBelow(QStringLiteral("Empty")), QStringList({raft, attention}));
        QCOMPARE(desk.shownBelow(kernel), QStringList({decoding}));
        desk.window->undoStack().undo();
        QCOMPARE(desk.library->bytes(desk.list()), sampleList());
    }

    void movesASection()
    {
        Desk desk;
        const std::unique_ptr<QMimeData> rows(desk.model->mimeData({desk.row(serving)}));
        QVERIFY(desk.drop(*rows, desk.middleOf(QStringLiteral("Other"))));
        QCOMPARE(desk.shownBelow(QStringLiteral("Other")), QStringList({serving}));
        QVERIFY(desk.tree->isExpanded(desk.row(serving)));
    }

    void renamesInPlace()
    {
        Desk desk;
        desk.select(kernel);
        desk.press(Qt::Key_F2);
        auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(editor != nullptr);
        QCOMPARE(editor->text(), kernel);
        editor->selectAll();
        QTest::keyClicks(editor, QStringLiteral("Attention"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(desk.fileBytes().contains("### Attention\n"));
    }

    void makesASectionAndNamesIt()
    {
        Desk desk;
        desk.select(QStringLiteral("Other"));
        desk.action("newSection")->trigger();
        auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(editor != nullptr);
        editor->selectAll();
        QTest::keyClicks(editor, QStringLiteral("Inbox"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(desk.shownBelow(QStringLiteral("Other")),
                     QStringList({QStringLiteral("Inbox")}));
        QTRY_VERIFY(desk.fileBytes().contains("### Inbox\n"));
    }

    void undoesEverythingDownToTheFile_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("own list") << sampleList();
        if (!sharedFolder().isEmpty())
            QTest::newRow("seed") << seedBytes();
    }

    void undoesEverythingDownToTheFile()
    {
        QFETCH(const QByteArray, bytes);
        Desk desk(bytes);
        const QList<NodeRow> nodes = desk.library->allNodes(desk.list());
        QList<NodeId> papers;
        QList<NodeId> sections;
        for (const NodeRow &node : nodes) {
            if (node.kind == NodeKind::Paper)
                papers << node.id;
            if (node.kind == NodeKind::Section)
                sections << node.id;
        }
        QList<QByteArray> steps{bytes};
        const auto done = [&] {
            const QByteArray now = desk.library->bytes(desk.list());
            QVERIFY(now != steps.last());
            steps << now;
        };
        desk.tree->showNodes({papers.at(0)});
        desk.press(Qt::Key_Space);
        done();
        desk.press(Qt::Key_Down, Qt::AltModifier);
        done();
        QApplication::clipboard()->setText(QStringLiteral("https://arxiv.org/abs/2309.06180"));
        desk.press(Qt::Key_V, Qt::ControlModifier);
        done();
        desk.tree->showNodes({sections.at(2)});
        desk.press(Qt::Key_Delete);
        done();
        desk.tree->showNodes({sections.last()});
        QVERIFY(desk.drop(*linkTo(QStringLiteral("https://doi.org/10.1145/3600006.3613165")),
                          desk.tree->visualRect(desk.model->indexOf(sections.last())).center()));
        done();
        QCOMPARE(desk.window->undoStack().count(), steps.size() - 1);
        QTRY_COMPARE(desk.fileBytes(), steps.last());

        while (desk.window->undoStack().canUndo()) {
            steps.removeLast();
            desk.press(Qt::Key_Z, Qt::ControlModifier);
            QCOMPARE(desk.library->bytes(desk.list()), steps.last());
        }
        QCOMPARE(steps.size(), 1);
        QTRY_COMPARE(desk.fileBytes(), bytes);
    }

    void saysWhenAStepCannotBeUndone()
    {
        Desk desk;
        desk.select(raft);
        desk.press(Qt::Key_Space);
        const Result<Change> other =
            desk.library->planTitle(desk.node(raft), QStringLiteral("Renamed elsewhere"));
        QVERIFY(other.has_value());
        QVERIFY(desk.library->apply(*other).has_value());
        desk.window->undoStack().undo();
        QVERIFY(desk.window->findChild<MessageBar *>()->has(QStringLiteral("undo")));
        QCOMPARE(desk.window->undoStack().count(), 0);
        QVERIFY(desk.library->bytes(desk.list()).contains("[X] [Renamed elsewhere]"));
    }

    void copiesAsMarkdown()
    {
        Desk desk;
        desk.select(decoding);
        desk.press(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text().trimmed(),
                 QStringLiteral("- [ ] [[1911.02150] Fast Transformer Decoding]"
                                "(https://arxiv.org/abs/1911.02150)"));
        desk.action("copyTitle")->trigger();
        QCOMPARE(QApplication::clipboard()->text(), decoding);
    }

    void opensPagesByKeys()
    {
        Desk desk;
        UrlCatcher catcher;
        desk.select(decoding);
        desk.press(Qt::Key_Return, Qt::ControlModifier);
        desk.press(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(catcher.urls, QStringList({QStringLiteral("https://arxiv.org/abs/1911.02150"),
                                            QStringLiteral("https://arxiv.org/pdf/1911.02150")}));
    }

    void filters()
    {
        Desk desk;
        auto *field = desk.window->findChild<QLineEdit *>(QStringLiteral("filterField"));
        desk.tree->collapse(desk.row(serving));
        desk.action("filter")->trigger();
        QTRY_VERIFY(field->hasFocus());
        QTest::keyClicks(field, QStringLiteral("decoding"));
        QTRY_COMPARE(picture(*desk.model, desk.tree->rootIndex()),
                     QStringList({QStringLiteral("Reading"), QStringLiteral("  Systems"),
                                  QStringLiteral("    Kernel"),
                                  QStringLiteral("      Fast Transformer Decoding")}));
        QTest::keyClick(field, Qt::Key_Escape);
        QTRY_COMPARE(desk.shownBelow(kernel).size(), 3);
        QVERIFY(desk.tree->isExpanded(desk.row(kernel)));
        QVERIFY(!desk.tree->isExpanded(desk.row(serving)));
    }

    void asksAboutAnOutsideChange()
    {
        Desk desk;
        auto *bar = desk.window->findChild<MessageBar *>();
        desk.select(raft);
        QFile file(desk.listPath());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.close();
        QTRY_VERIFY(bar->count() > 0);
        QCOMPARE(desk.library->bytes(desk.list()), sampleList());
        QList<QAbstractButton *> mine;
        const QList<QAbstractButton *> all = bar->findChildren<QAbstractButton *>();
        for (QAbstractButton *button : all) {
            if (button->text() == QStringLiteral("Mine"))
                mine << button;
        }
        QCOMPARE(mine.size(), 1);
        mine.first()->click();
        QTRY_COMPARE(desk.fileBytes(), sampleList());
        QTRY_COMPARE(bar->count(), 0);
    }

    void followsAnOutsideChange()
    {
        Desk desk;
        desk.select(decoding);
        QFile file(desk.listPath());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(sampleList().replace("- [ ] [Raft]", "- [X] [Raft, again]"));
        file.close();
        QTRY_COMPARE(desk.shownBelow(kernel).first(), QStringLiteral("Raft, again"));
        QCOMPARE(desk.tree->currentNode(), desk.node(decoding));
    }

    void remembersWhereItStood()
    {
        Desk desk;
        desk.select(decoding);
        desk.tree->collapse(desk.row(serving));
        desk.action("zoomIn")->trigger();
        desk.window->resize(1000, 700);
        desk.restart();
        QCOMPARE(desk.tree->currentNode(), desk.node(decoding));
        QVERIFY(desk.tree->isExpanded(desk.row(kernel)));
        QVERIFY(!desk.tree->isExpanded(desk.row(serving)));
        QCOMPARE(desk.tree->zoom(), 1);
    }

    void savesOnClose()
    {
        Desk desk;
        desk.select(raft);
        desk.press(Qt::Key_Space);
        QVERIFY(desk.window->close());
        QVERIFY(desk.fileBytes().contains("- [X] [Raft]"));
    }

    void switchesItsLanguage()
    {
        Desk desk;
        Translators translators;
        translators.use(QStringLiteral("zh_CN"));
        QTRY_VERIFY(desk.action("openList")->text() != QStringLiteral("&Open list…"));
        translators.use(QStringLiteral("en"));
        QTRY_COMPARE(desk.action("openList")->text(), QStringLiteral("&Open list…"));
    }

    void startsFriendly()
    {
        Desk desk;
        desk.restart();
        QVERIFY(desk.window->findChild<QPushButton *>(QStringLiteral("startSample")) == nullptr);
        QVERIFY(desk.library->forgetList(desk.list()).has_value()); // now it is made
        auto *pages = desk.window->findChild<QStackedWidget *>(QStringLiteral("pages"));
        QCOMPARE(pages->currentWidget()->objectName(), QStringLiteral("startPage"));
        desk.window->findChild<QPushButton *>(QStringLiteral("startSample"))->click();
        QTRY_COMPARE(pages->currentWidget()->objectName(), QStringLiteral("splitter"));
        QCOMPARE(desk.library->lists().size(), 1);
        QVERIFY(desk.library->lists().first().papers >= 10);
        QCOMPARE(desk.window->focusWidget(), static_cast<QWidget *>(desk.tree));
        QVERIFY(desk.library->lists().first().path.startsWith(desk.folder.path()));
    }

    void makesAListForALinkDroppedOnTheEmptyWindow()
    {
        Desk desk;
        QVERIFY(desk.library->forgetList(desk.list()).has_value());
        const auto link = linkTo(QStringLiteral("https://arxiv.org/abs/2309.06180"));
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, link.get(), Qt::LeftButton, {});
        QCoreApplication::sendEvent(desk.window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPoint(50, 50), Qt::CopyAction, link.get(), Qt::LeftButton, {});
        QCoreApplication::sendEvent(desk.window.get(), &drop);
        QCOMPARE(desk.library->lists().size(), 1);
        QCOMPARE(desk.library->papersByArxiv(arxivPaper).size(), 1);
    }

    void showsSeveralListsAsRows()
    {
        Desk desk;
        const QString second = desk.path(QStringLiteral("second.md"));
        QFile file(second);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("# Second\n\n- [ ] [[2309.06180] Paged](https://arxiv.org/abs/2309.06180)\n");
        file.close();
        auto data = std::make_unique<QMimeData>();
        data->setUrls({QUrl::fromLocalFile(second)});
        QVERIFY(desk.drop(*data, desk.middleOf(raft)));
        QTRY_COMPARE(desk.model->rowCount(), 2);
        QVERIFY(!desk.tree->rootIndex().isValid());
        QVERIFY(desk.library->forgetList(desk.library->listOfPath(second)).has_value());
        QCOMPARE(desk.model->rowCount(), 1);
        QVERIFY(desk.tree->rootIndex().isValid());
        QCOMPARE(desk.shownBelow(kernel).size(), 3);
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
