// SPDX-License-Identifier: MIT
#include "crashed.h"
#include "gui/checkline.h"
#include "gui/desk.h"
#include "gui/messagebar.h"
#include "gui/noteeditor.h"
#include "library/librarycheck.h"
#include "store/store.h"

#include <QSignalSpy>

using namespace paperdip;

// The window while a library that was not closed properly is being checked.
class TestChecking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareWindows(); }
    void init() { failOnWindowWarnings(); }
    void editIsRefusedWithAReason();
    void selectingAsksForNothing();
    void noteCanBeReadAndThenWritten();
    void closesAtOnce();

private:
    static Crashed crash(Desk &desk)
    {
        Crashed crashed(desk.library->store().database());
        desk.closeLibrary();
        crashed.leave();
        desk.openAgain(Library::Anew::Later);
        return crashed;
    }
    static void check(const Desk &desk)
    {
        LibraryCheck check(*desk.library);
        QSignalSpy passed(&check, &LibraryCheck::passed);
        check.start();
        QTRY_COMPARE(passed.size(), 1);
    }
    static QString said(const Desk &desk) // empty: nothing
    {
        return desk.window->findChild<MessageBar *>(QStringLiteral("messages"))
            ->text(QStringLiteral("problem"));
    }
};

void TestChecking::editIsRefusedWithAReason()
{
    Desk desk;
    crash(desk);
    desk.select(QStringLiteral("GQA"));
    QCOMPARE(said(desk), QString());
    const auto *line = desk.window->findChild<CheckLine *>();
    QTRY_VERIFY(!line->text().isEmpty());
    desk.press(Qt::Key_Space);
    QVERIFY2(said(desk).contains(QStringLiteral("being checked")), qPrintable(said(desk)));
    QVERIFY(desk.library->node(desk.node(QStringLiteral("GQA")))->state == ReadState::Unread);
    check(desk);
    QVERIFY(line->text().isEmpty());
    desk.press(Qt::Key_Space);
    QVERIFY(desk.library->node(desk.node(QStringLiteral("GQA")))->state == ReadState::Read);
    QTRY_VERIFY(desk.fileBytes().contains("- [X] [[2305.13245] GQA]"));
}

void TestChecking::selectingAsksForNothing()
{
    Desk desk;
    crash(desk);
    desk.select(QStringLiteral("GQA"));
    QVERIFY(desk.fetcher->queued(9).isEmpty());
    QCOMPARE(said(desk), QString());
    check(desk);
    QCOMPARE(desk.fetcher->queued(9).size(), 1);
    QCOMPARE(desk.fetcher->queued(9).first().work, QStringLiteral("2305.13245"));
}

void TestChecking::noteCanBeReadAndThenWritten()
{
    Desk desk;
    crash(desk);
    desk.select(QStringLiteral("Raft"));
    desk.action("noteEdit")->trigger();
    auto *editor = desk.window->findChild<NoteEditor *>();
    QVERIFY(editor->toPlainText().startsWith(QStringLiteral("# Raft")));
    QVERIFY(editor->isReadOnly());
    check(desk);
    QVERIFY(!editor->isReadOnly());
    QTest::keyClick(editor, Qt::Key_X);
    const QString note = desk.path(QStringLiteral("list/note/raft.md"));
    QTRY_VERIFY(readAll(note).startsWith("x# Raft"));
}

void TestChecking::closesAtOnce()
{
    Desk desk;
    const Crashed crashed = crash(desk);
    auto check = std::make_unique<LibraryCheck>(*desk.library);
    check->start();
    QVERIFY(desk.window->close());
    check.reset();
    desk.closeLibrary();
    QVERIFY(crashed.isAsLeft());
    desk.openAgain(Library::Anew::Later);
    QVERIFY(!desk.library->mayWrite());
}

QTEST_MAIN(TestChecking)
#include "tst_checking.moc"
