// SPDX-License-Identifier: MIT
#include "gui/backupsview.h"
#include "gui/desk.h"
#include "gui/messagebar.h"
#include "store/database.h"
#include "store/store.h"

#include <QAction>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

using namespace paperdip;

// File > Backups…, as a person uses it.
class TestBackupsView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareWindows(); }
    void init() { failOnWindowWarnings(); }
    void makesAndRestores();
    void restoreIsTakenBack();
    void rebuilds();
    void saysThatItWasDamaged();

private:
    static BackupsView *view(const Desk &desk)
    {
        desk.action("backups")->trigger();
        return desk.window->findChild<BackupsView *>();
    }
    static QPushButton *button(const BackupsView *view, const char *name)
    {
        return view->findChild<QPushButton *>(QString::fromLatin1(name));
    }
    static QTreeWidget *list(const BackupsView *view)
    {
        return view->findChild<QTreeWidget *>(QStringLiteral("backupsList"));
    }
    static QString state(const BackupsView *view)
    {
        return view->findChild<QLabel *>(QStringLiteral("backupsState"))->text();
    }
    static void setState(const Desk &desk, ReadState state)
    {
        const Result<Change> plan =
            desk.library->planState({desk.node(QStringLiteral("GQA"))}, state);
        QVERIFY(plan && desk.library->apply(*plan));
    }
};

void TestBackupsView::makesAndRestores()
{
    Desk desk;
    setState(desk, ReadState::Reading);
    const BackupsView *shown = view(desk);
    QVERIFY(shown != nullptr && shown->isVisible());
    QCOMPARE(list(shown)->topLevelItemCount(), 0);
    QCOMPARE(state(shown), QStringLiteral("There is no backup yet."));
    QVERIFY(!button(shown, "backupsRestore")->isEnabled());
    button(shown, "backupsMake")->click();
    QVERIFY(!button(shown, "backupsMake")->isEnabled());
    QTRY_COMPARE(list(shown)->topLevelItemCount(), 1);
    QVERIFY(!list(shown)->topLevelItem(0)->text(1).isEmpty());
    setState(desk, ReadState::Unread);
    list(shown)->setCurrentItem(list(shown)->topLevelItem(0));
    button(shown, "backupsRestore")->click();
    QVERIFY2(state(shown).startsWith(QStringLiteral("At the next start")),
             qPrintable(state(shown)));
    desk.restart();
    QCOMPARE(desk.library->node(desk.node(QStringLiteral("GQA")))->state, ReadState::Reading);
    const auto *bar = desk.window->findChild<MessageBar *>();
    QVERIFY(bar->text(QStringLiteral("recovered")).contains(QStringLiteral("before-restore")));
}

void TestBackupsView::restoreIsTakenBack()
{
    Desk desk;
    const BackupsView *shown = view(desk);
    button(shown, "backupsMake")->click();
    QTRY_COMPARE(list(shown)->topLevelItemCount(), 1);
    list(shown)->setCurrentItem(list(shown)->topLevelItem(0));
    button(shown, "backupsRestore")->click();
    button(shown, "backupsRestore")->click();
    QVERIFY(state(shown).isEmpty());
    setState(desk, ReadState::Reading);
    desk.restart();
    QCOMPARE(desk.library->node(desk.node(QStringLiteral("GQA")))->state, ReadState::Reading);
    QCOMPARE(desk.library->origin().kind, LibraryOrigin::AsItWas);
}

void TestBackupsView::rebuilds()
{
    Desk desk;
    setState(desk, ReadState::Reading);
    QTRY_COMPARE(desk.files->saveState(desk.list()), SaveState::Saved);
    QVERIFY(desk.library->store().database().execute(
        QStringLiteral("UPDATE node SET title = 'nonsense' WHERE kind = 1")));
    const BackupsView *shown = view(desk);
    button(shown, "backupsRebuild")->click();
    QVERIFY(!button(shown, "backupsRebuild")->isEnabled());
    QTRY_VERIFY(button(shown, "backupsRebuild")->isEnabled());
    QCOMPARE(desk.library->node(desk.node(QStringLiteral("GQA")))->state, ReadState::Reading);
    desk.select(QStringLiteral("GQA"));
    QCOMPARE(desk.tree->currentIndex().data().toString(), QStringLiteral("GQA"));
    QVERIFY(desk.window->findChild<MessageBar *>()->has(QStringLiteral("rebuilt")));
}

void TestBackupsView::saysThatItWasDamaged()
{
    Desk desk;
    setState(desk, ReadState::Reading);
    const BackupsView *shown = view(desk);
    button(shown, "backupsMake")->click();
    QTRY_COMPARE(list(shown)->topLevelItemCount(), 1);
    desk.window->close();
    desk.closeLibrary();
    QFile file(desk.path(QStringLiteral("library.db")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write(QByteArray(100, '\0'));
    file.close();
    desk.openAgain();
    const auto *bar = desk.window->findChild<MessageBar *>();
    const QString text = bar->text(QStringLiteral("recovered"));
    QVERIFY2(text.contains(QStringLiteral("from the backup of")), qPrintable(text));
    QCOMPARE(desk.library->node(desk.node(QStringLiteral("GQA")))->state, ReadState::Reading);
    QTRY_VERIFY(desk.files->work().isEmpty());
    QCOMPARE(desk.library->bytes(desk.list()), sampleList());
}

QTEST_MAIN(TestBackupsView)
#include "tst_backupsview.moc"
