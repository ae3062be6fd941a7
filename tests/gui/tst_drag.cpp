// SPDX-License-Identifier: MIT
#include "gui/desk.h"
#include "gui/theme.h"
#include "markdown/render.h"

#include <QApplication>
#include <QTest>
#include <QTimer>
#include <QWindow>

using namespace paperdip;

// A true drag: the window system starts it, so a mouse is moved step by step from timers while it
// runs. Needs xcb (under Xvfb); offscreen nothing would happen.
class TestDrag : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QGuiApplication::platformName() != QLatin1String("xcb"))
            QSKIP("needs an X server");
        prepareWindows();
    }

    void movesAPaperToAnotherSection()
    {
        Desk desk;
        QVERIFY(QTest::qWaitForWindowExposed(desk.window.get()));
        drag(desk, QStringLiteral("Raft"), QStringLiteral("Empty"));
        QTRY_COMPARE(desk.shownBelow(QStringLiteral("Empty")),
                     QStringList({QStringLiteral("Raft")}));
        QTRY_VERIFY(desk.fileBytes().contains("### Empty\n\n- [ ] [Raft]"));
        desk.window->undoStack().undo();
        QTRY_COMPARE(desk.fileBytes(), sampleList());
    }

    void movesASectionWithAllBelowIt()
    {
        Desk desk;
        QVERIFY(QTest::qWaitForWindowExposed(desk.window.get()));
        drag(desk, QStringLiteral("Serving"), QStringLiteral("Other"));
        QTRY_COMPARE(desk.shownBelow(QStringLiteral("Other")),
                     QStringList({QStringLiteral("Serving")}));
        QCOMPARE(desk.shownBelow(QStringLiteral("Serving")), QStringList({QStringLiteral("GQA")}));
    }

private:
    static void drag(const Desk &desk, const QString &what, const QString &onto)
    {
        QWindow *window = desk.window->windowHandle();
        const auto inWindow = [&](const QPoint &at) {
            return desk.tree->viewport()->mapTo(desk.window.get(), at);
        };
        const QPoint from = inWindow(desk.middleOf(what));
        const QPoint to = inWindow(desk.middleOf(onto));
        // QDrag::exec() runs an event loop of its own: every step comes from its own timer.
        int at = 0;
        const auto later = [&at](auto step) { QTimer::singleShot(at += 60, step); };
        later([=] { QTest::mousePress(window, Qt::LeftButton, {}, from); });
        for (int i = 1; i <= 10; ++i)
            later([=] { QTest::mouseMove(window, from + (to - from) * i / 10); });
        later([=] { QTest::mouseMove(window, to); });
        bool done = false;
        later([=] { QTest::mouseRelease(window, Qt::LeftButton, {}, to); });
        later([&done] { done = true; });
        QTRY_VERIFY(done);
    }
};

QTEST_MAIN(TestDrag)
#include "tst_drag.moc"
