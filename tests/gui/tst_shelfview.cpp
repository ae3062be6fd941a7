// SPDX-License-Identifier: MIT
#include "gui/desk.h"
#include "gui/linkdrop.h"
#include "gui/messagebar.h"
#include "gui/shelfmodel.h"
#include "gui/shelfview.h"
#include "library/shelf.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace paperdip;

namespace {

const QString raft = QStringLiteral("Raft");
const QString attention = QStringLiteral("Attention Is All You Need");
const QString decoding = QStringLiteral("Fast Transformer Decoding");
const QString gqa = QStringLiteral("GQA");

// The window with the shelf open, by keys alone.
class Shelf
{
public:
    Shelf()
    {
        for (const QString &title : {decoding, gqa, raft})
            toggle(title);
        open();
    }

    void toggle(const QString &title)
    {
        beActive(*desk.window);
        desk.select(title);
        desk.tree->setFocus();
        QTest::keyClick(desk.window.get(), Qt::Key_T, Qt::ControlModifier);
    }
    void open()
    {
        beActive(*desk.window);
        QTest::keyClick(desk.window.get(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        view = desk.window->findChild<ShelfView *>(QStringLiteral("shelfView"));
        tree = view->findChild<QTreeView *>(QStringLiteral("shelfTree"));
        model = tree->model();
        beActive(*view);
    }
    QStringList titles() const
    {
        QStringList titles;
        for (int row = 0; row < model->rowCount(); ++row)
            titles << model->index(row, ShelfModel::Paper).data().toString();
        return titles;
    }
    void choose(int row) const { tree->setCurrentIndex(model->index(row, 0)); }
    QString current() const { return tree->currentIndex().siblingAtColumn(0).data().toString(); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(tree, key, modifiers);
    }
    bool drop(const QMimeData &data, const QPoint &at) const
    {
        return dropOn(*tree->viewport(), data, at);
    }

    Desk desk;
    ShelfView *view = nullptr;
    QTreeView *tree = nullptr;
    QAbstractItemModel *model = nullptr;
};

} // namespace

// "Next up" in the real window.
class TestShelfView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareWindows(); }
    void init() { failOnWindowWarnings(); }

    void emptyShelfSaysWhatToDo()
    {
        const Desk desk;
        desk.action("shelf")->trigger();
        const auto *view = desk.window->findChild<ShelfView *>(QStringLiteral("shelfView"));
        QVERIFY(view != nullptr && view->isVisible());
        const auto *summary = view->findChild<QLabel *>(QStringLiteral("shelfSummary"));
        QVERIFY2(summary->text().contains(QStringLiteral("Ctrl+T")), qPrintable(summary->text()));
        QVERIFY(!view->findChild<QPushButton *>(QStringLiteral("shelfOff"))->isEnabled());
    }

    void saysItWhereItIsNotSeen()
    {
        const Desk desk;
        const auto *bar = desk.window->findChild<MessageBar *>();
        desk.select(raft);
        desk.action("shelve")->trigger();
        QVERIFY(bar->text(QStringLiteral("shelf")).contains(QStringLiteral("put on")));
        desk.action("shelve")->trigger();
        QVERIFY(bar->text(QStringLiteral("shelf")).contains(QStringLiteral("taken off")));
        desk.action("shelf")->trigger();
        QVERIFY(!bar->has(QStringLiteral("shelf")));
        desk.action("shelve")->trigger();
        QVERIFY(!bar->has(QStringLiteral("shelf")));
    }

    void oneKeyPutsOnAndTakesOff()
    {
        Shelf shelf;
        const QAbstractItemModelTester tester(shelf.model);
        QVERIFY(shelf.view->isVisible());
        QCOMPARE(shelf.titles(), QStringList({decoding, gqa, raft}));
        QVERIFY(!shelf.desk.window->findChild<MessageBar *>()->has(QStringLiteral("shelf")));
        shelf.toggle(gqa);
        QTRY_COMPARE(shelf.titles(), QStringList({decoding, raft}));
        shelf.desk.select(QStringLiteral("Kernel"));
        QTRY_VERIFY(!shelf.desk.action("shelve")->isEnabled()); // a section has no place on it
        shelf.desk.select(raft);
        QTRY_VERIFY(shelf.desk.action("shelve")->isEnabled());
    }

    void enterGoesToThePaper()
    {
        const Shelf shelf;
        shelf.choose(1);
        shelf.press(Qt::Key_Return);
        QCOMPARE(shelf.desk.tree->currentNode(), shelf.desk.node(gqa));
        QCOMPARE(shelf.model->index(1, ShelfModel::Place).data().toString(),
                 QStringLiteral("Systems/Serving"));
    }

    void altArrowsMoveAndUndoTakesBack()
    {
        const Shelf shelf;
        const QAbstractItemModelTester tester(shelf.model);
        shelf.choose(2);
        shelf.press(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(shelf.titles(), QStringList({decoding, raft, gqa}));
        QCOMPARE(shelf.current(), raft);
        shelf.press(Qt::Key_Up, Qt::AltModifier);
        shelf.press(Qt::Key_Up, Qt::AltModifier); // it is the first: nothing happens
        QCOMPARE(shelf.titles(), QStringList({raft, decoding, gqa}));
        shelf.press(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(shelf.titles(), QStringList({decoding, raft, gqa}));
        shelf.press(Qt::Key_Z, Qt::ControlModifier); // in this window, too
        QTRY_COMPARE(shelf.titles(), QStringList({raft, decoding, gqa}));
        QCOMPARE(shelf.current(), raft);
        shelf.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(shelf.titles(), QStringList({decoding, raft, gqa}));

        // Two together.
        shelf.tree->selectAll();
        shelf.tree->selectionModel()->select(
            shelf.model->index(0, 0), QItemSelectionModel::Deselect | QItemSelectionModel::Rows);
        shelf.press(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(shelf.titles(), QStringList({raft, gqa, decoding}));
    }

    void whatIsReadLeavesAndUndoBringsItBack()
    {
        const Shelf shelf;
        shelf.choose(1);
        shelf.press(Qt::Key_Space);
        QTRY_COMPARE(shelf.titles(), QStringList({decoding, raft}));
        QCOMPARE(shelf.current(), raft);
        QVERIFY(shelf.desk.library->bytes(shelf.desk.list()).contains("- [X] [[2305.13245] GQA]"));
        shelf.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(shelf.titles(), QStringList({decoding, gqa, raft}));
        QCOMPARE(shelf.desk.library->bytes(shelf.desk.list()), sampleList());

        // The same from a tick in the tree.
        beActive(*shelf.desk.window);
        shelf.desk.select(decoding);
        shelf.desk.press(Qt::Key_Space);
        QTRY_COMPARE(shelf.titles(), QStringList({gqa, raft}));
    }

    // Ticked by another program it stays, and shows that it is read, until it is taken off.
    void whatOthersTickedStaysUntilTakenOff()
    {
        const Shelf shelf;
        QByteArray bytes = sampleList();
        bytes.replace("- [ ] [[2305.13245] GQA]", "- [X] [[2305.13245] GQA]");
        QVERIFY(shelf.desk.library->replaceBytes(shelf.desk.list(), bytes));
        QTRY_COMPARE(shelf.model->index(1, ShelfModel::State).data().toString(),
                     QStringLiteral("Read"));
        shelf.choose(1);
        shelf.press(Qt::Key_Delete);
        QTRY_COMPARE(shelf.titles(), QStringList({decoding, raft}));
        QCOMPARE(shelf.desk.library->bytes(shelf.desk.list()), bytes);
    }

    void rowsAreDraggedToAnotherPlace()
    {
        const Shelf shelf;
        const std::unique_ptr<QMimeData> data(shelf.model->mimeData({shelf.model->index(2, 0)}));
        const QRect first = shelf.tree->visualRect(shelf.model->index(0, 0));
        QVERIFY(shelf.drop(*data, first.topLeft() + QPoint(20, 1)));
        QTRY_COMPARE(shelf.titles(), QStringList({raft, decoding, gqa}));
        QVERIFY(shelf.drop(*data, shelf.tree->viewport()->rect().bottomLeft() + QPoint(20, -5)));
        QTRY_COMPARE(shelf.titles(), QStringList({decoding, gqa, raft}));
        // In the tree such a row is nothing: no entry moves in its list.
        QVERIFY(!shelf.desk.drop(*data, shelf.desk.middleOf(gqa)));
        QCOMPARE(shelf.desk.library->bytes(shelf.desk.list()), sampleList());
    }

    void papersAreDraggedFromTheTree()
    {
        const Shelf shelf;
        const std::unique_ptr<QMimeData> data(
            shelf.desk.model->mimeData({shelf.desk.row(attention)}));
        const QRect second = shelf.tree->visualRect(shelf.model->index(1, 0));
        QVERIFY(shelf.drop(*data, second.topLeft() + QPoint(20, 1)));
        QTRY_COMPARE(shelf.titles(), QStringList({decoding, attention, gqa, raft}));
        QMimeData text;
        text.setText(QStringLiteral("https://arxiv.org/abs/1706.03762"));
        QVERIFY(!shelf.drop(text, second.center())); // a link goes to a list first
    }

    void staysOverRestart()
    {
        Shelf shelf;
        shelf.choose(2);
        shelf.press(Qt::Key_Up, Qt::AltModifier);
        shelf.desk.restart();
        shelf.open();
        QCOMPARE(shelf.titles(), QStringList({decoding, raft, gqa}));
    }

    void staysWhereAllIsReadAnewFromTheFiles()
    {
        const Shelf shelf;
        QTRY_COMPARE(shelf.desk.files->saveState(shelf.desk.list()), SaveState::Saved);
        QSignalSpy rebuilt(shelf.desk.files.get(), &LinkedFiles::rebuilt);
        shelf.desk.files->rebuild();
        QVERIFY(rebuilt.wait());
        QTest::qWait(100);
        QCOMPARE(shelf.titles(), QStringList({decoding, gqa, raft}));
    }

    void isInBackups()
    {
        Shelf shelf;
        shelf.desk.backups->makeNow();
        QTRY_COMPARE(shelf.desk.backups->all().size(), 1);
        shelf.tree->selectAll();
        shelf.press(Qt::Key_Delete);
        QTRY_COMPARE(shelf.titles(), QStringList());
        QVERIFY(shelf.desk.backups->restoreAtNextStart(shelf.desk.backups->all().first().path));
        shelf.desk.restart();
        shelf.open();
        QCOMPARE(shelf.titles(), QStringList({decoding, gqa, raft}));
    }
};

QTEST_MAIN(TestShelfView)
#include "tst_shelfview.moc"
