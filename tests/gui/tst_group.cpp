// SPDX-License-Identifier: MIT
#include "gui/desk.h"
#include "gui/listopener.h"
#include "gui/messagebar.h"
#include "gui/movetosection.h"
#include "gui/papercard.h"
#include "gui/statusstrip.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace paperdip;

// Several lists in one window, one of them only read.
class TestGroup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareWindows(); }
    void init();
    void refusesAtOnce();
    void showsIt();
    void dragsACopy();
    void offersOnlyListsThatMayChange();
    void cardNamesTheOtherLists();

private:
    static QByteArray otherList()
    {
        return "# Group\n\n## Shared\n\n"
               "- [X] [[1706.03762] Attention Is All You Need](https://arxiv.org/abs/1706.03762)\n"
               "- [X] [[2309.06180] PagedAttention](https://arxiv.org/abs/2309.06180)\n";
    }
    ListId openOther(Desk &desk) const;
    NodeId nodeIn(const Desk &desk, ListId list, const QString &title) const;
};

void TestGroup::init()
{
    failOnWindowWarnings();
}

ListId TestGroup::openOther(Desk &desk) const
{
    const QString path = desk.path(QStringLiteral("group.md"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(otherList()) < 0)
        qFatal("cannot write the other list");
    file.close();
    desk.window->openArguments({path});
    const auto *opener = desk.window->findChild<ListOpener *>();
    const bool there = QTest::qWaitFor([opener] { return !opener->isOpening(); });
    QTest::qWait(0);
    return there ? desk.library->listOfPath(path) : 0;
}

NodeId TestGroup::nodeIn(const Desk &desk, ListId list, const QString &title) const
{
    const QList<NodeRow> rows = desk.library->allNodes(list);
    for (const NodeRow &row : rows) {
        if (row.title == title)
            return row.id;
    }
    return 0;
}

void TestGroup::refusesAtOnce()
{
    Desk desk;
    const auto *bar = desk.window->findChild<MessageBar *>();
    desk.select(QStringLiteral("GQA"));
    QAction *only = desk.action("onlyRead");
    QVERIFY(only->isEnabled() && !only->isChecked());
    only->trigger();
    QVERIFY(only->isChecked());
    QVERIFY(desk.library->list(desk.list())->readOnly);
    desk.press(Qt::Key_Space);
    QVERIFY(bar->text(QStringLiteral("problem")).contains(QStringLiteral("only read")));
    QCOMPARE(desk.library->node(desk.node(QStringLiteral("GQA")))->state, ReadState::Unread);
    desk.press(Qt::Key_Delete);
    QVERIFY(desk.node(QStringLiteral("GQA")) != 0);
    QVERIFY(!(desk.model->flags(desk.row(QStringLiteral("GQA"))) & Qt::ItemIsEditable));
    only->trigger();
    desk.tree->setFocus();
    desk.press(Qt::Key_Space);
    QCOMPARE(desk.library->node(desk.node(QStringLiteral("GQA")))->state, ReadState::Read);
    QTRY_VERIFY(desk.fileBytes().contains("- [X] [[2305.13245] GQA]"));
}

void TestGroup::showsIt()
{
    Desk desk;
    openOther(desk);
    desk.select(QStringLiteral("GQA"));
    const QModelIndex list = desk.model->indexOfList(desk.list());
    const QImage before = desk.tree->viewport()->grab(desk.tree->visualRect(list)).toImage();
    QVERIFY(desk.library->setReadOnly(desk.list(), true));
    QCoreApplication::processEvents();
    QVERIFY(desk.model->isReadOnly(desk.model->indexOfList(desk.list())));
    QVERIFY(desk.tree->viewport()->grab(desk.tree->visualRect(list)).toImage() != before);
    QCOMPARE(desk.window->findChild<StatusStrip *>()->saveText(), QStringLiteral("Only read"));
}

void TestGroup::dragsACopy()
{
    Desk desk;
    const ListId group = openOther(desk);
    QVERIFY(group != 0);
    QVERIFY(desk.library->setReadOnly(group, true));
    const NodeId paged = nodeIn(desk, group, QStringLiteral("PagedAttention"));
    desk.tree->showNodes({paged});
    const std::unique_ptr<QMimeData> data(desk.model->mimeData({desk.model->indexOf(paged)}));
    QVERIFY(data);
    QVERIFY(desk.drop(*data, desk.middleOf(QStringLiteral("Serving"))));
    QTRY_COMPARE(desk.library->papersByArxiv(QStringLiteral("2309.06180")).size(), 2);
    QCOMPARE(desk.library->bytes(group), otherList());
    QVERIFY(desk.shownBelow(QStringLiteral("Serving")).contains(QStringLiteral("PagedAttention")));
    const NodeId copy = nodeIn(desk, desk.list(), QStringLiteral("PagedAttention"));
    QCOMPARE(desk.library->node(copy)->state, ReadState::Unread);
    QCOMPARE(desk.tree->currentNode(), copy);
    desk.action("undo")->trigger();
    QCOMPARE(nodeIn(desk, desk.list(), QStringLiteral("PagedAttention")), 0);
}

void TestGroup::offersOnlyListsThatMayChange()
{
    Desk desk;
    const ListId group = openOther(desk);
    QVERIFY(desk.library->setReadOnly(group, true));
    desk.select(QStringLiteral("GQA"));
    desk.action("moveTo")->trigger();
    const auto *found = desk.window->findChild<QListWidget *>(QStringLiteral("moveToFound"));
    QTRY_VERIFY(found != nullptr && found->count() > 0);
    for (int i = 0; i < found->count(); ++i)
        QVERIFY2(!found->item(i)->text().contains(QStringLiteral("Shared")),
                 qPrintable(found->item(i)->text()));
    desk.window->findChild<MoveToSection *>()->reject();
}

void TestGroup::cardNamesTheOtherLists()
{
    Desk desk;
    const ListId group = openOther(desk);
    desk.select(QStringLiteral("GQA"));
    const auto *others = desk.window->findChild<QWidget *>(QStringLiteral("others"));
    QVERIFY(others != nullptr && !others->isVisible());
    desk.select(QStringLiteral("Attention Is All You Need"));
    QVERIFY(others->isVisible());
    QList<QAbstractButton *> chips = others->findChildren<QAbstractButton *>();
    chips.removeIf([](const QAbstractButton *chip) { return !chip->isVisible(); });
    QCOMPARE(chips.size(), 1);
    QCOMPARE(chips.first()->text(), QStringLiteral("Group"));
    QTest::mouseClick(chips.first(), Qt::LeftButton);
    QTRY_COMPARE(desk.tree->currentNode(),
                 nodeIn(desk, group, QStringLiteral("Attention Is All You Need")));
}

QTEST_MAIN(TestGroup)
#include "tst_group.moc"
