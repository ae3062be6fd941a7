// SPDX-License-Identifier: MIT
#include "gui/barchart.h"
#include "gui/desk.h"
#include "gui/figurestext.h"
#include "gui/figuresview.h"
#include "gui/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>
#include <QTest>

using namespace paperdip;

namespace {

class Page
{
public:
    Page()
    {
        desk.select(QStringLiteral("Raft"));
        desk.press(Qt::Key_Space); // read, today
        QTest::keyClick(desk.window.get(), Qt::Key_F, Qt::ControlModifier | Qt::AltModifier);
        view = desk.window->findChild<FiguresView *>();
        weeks = view->findChild<BarChart *>(QStringLiteral("figureWeeks"));
        toRead = view->findChild<BarChart *>(QStringLiteral("figureToRead"));
    }

    Desk desk;
    FiguresView *view = nullptr;
    BarChart *weeks = nullptr;
    BarChart *toRead = nullptr;
};

// What stands drawn at the middle of a bar.
QColor colourOf(BarChart &chart, int bar)
{
    const QImage image = chart.grab().toImage();
    const QPointF middle = chart.barRect(bar).center() * image.devicePixelRatio();
    return image.pixelColor(middle.toPoint());
}

} // namespace

// The page of figures, in the real window.
class TestFiguresView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareWindows(); }
    void init() { failOnWindowWarnings(); }

    void showsWhatIsThere()
    {
        const Page page;
        QVERIFY(page.view->isVisible());
        QTRY_COMPARE(page.weeks->bars().size(), 26);
        QCOMPARE(page.weeks->bars().last().value, 1);
        QCOMPARE(page.toRead->bars().size(), 2);
        QCOMPARE(page.toRead->bars().first().tick, QStringLiteral("Systems/Kernel"));
        const auto *summary = page.view->findChild<QLabel *>(QStringLiteral("figuresSummary"));
        QVERIFY2(summary->text().startsWith(QStringLiteral("2 of 4")), qPrintable(summary->text()));
        // It follows what is ticked.
        beActive(*page.desk.window);
        page.desk.select(QStringLiteral("GQA"));
        page.desk.press(Qt::Key_Space);
        QTRY_COMPARE(page.weeks->bars().last().value, 2);
        QCOMPARE(page.toRead->bars().size(), 1);
    }

    void isDrawnInThePalette()
    {
        const Page page;
        QTRY_COMPARE(page.weeks->bars().size(), 26);
        QTRY_VERIFY(page.weeks->hasFocus());
        const Theme theme = Theme::of(page.weeks->palette());
        QCOMPARE(page.weeks->current(), 25); // the newest one is where the keyboard begins
        QCOMPARE(colourOf(*page.weeks, 25), theme.accent);
        QTest::keyClick(page.weeks, Qt::Key_Left);
        QCOMPARE(colourOf(*page.weeks, 25), theme.done);
        QVERIFY(page.weeks->barRect(24).height() == 0); // nothing was read then
        const QRectF bar = page.toRead->barRect(0);
        QVERIFY(page.toRead->rect().contains(bar.toRect()));
        QCOMPARE(page.toRead->bars().at(0).value, page.toRead->bars().at(1).value);
        QCOMPARE(bar.width(), page.toRead->barRect(1).width());
    }

    void keysAndMouseSayTheNumber()
    {
        const Page page;
        QTRY_COMPARE(page.weeks->bars().size(), 26);
        QTRY_VERIFY(page.weeks->hasFocus());
        QVERIFY(page.weeks->accessibleDescription().endsWith(QStringLiteral(": 1")));
        QVERIFY(page.weeks->accessibleName().contains(QStringLiteral("week")));
        QTest::keyClick(page.weeks, Qt::Key_Home);
        QCOMPARE(page.weeks->current(), 0);
        QVERIFY(page.weeks->accessibleDescription().endsWith(QStringLiteral(": 0")));
        QTest::keyClick(page.weeks, Qt::Key_Left);
        QCOMPARE(page.weeks->current(), 0);
        QTest::keyClick(page.weeks, Qt::Key_Right);
        QCOMPARE(page.weeks->current(), 1);
        const QPointF newest = page.weeks->barRect(25).center();
        QMouseEvent move(QEvent::MouseMove, newest, page.weeks->mapToGlobal(newest), Qt::NoButton,
                         Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(page.weeks, &move);
        QCOMPARE(page.weeks->current(), 25);
        // Tab goes on through all of them.
        QTest::keyClick(page.weeks, Qt::Key_Tab);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QTRY_VERIFY(page.toRead->hasFocus());
        QCOMPARE(page.toRead->current(), 0);
        QTest::keyClick(page.toRead, Qt::Key_Down);
        QTest::keyClick(page.toRead, Qt::Key_Return);
        QCOMPARE(page.desk.tree->currentNode(), page.desk.node(QStringLiteral("Serving")));
    }

    void isCopiedAsText()
    {
        const Page page;
        QTRY_COMPARE(page.weeks->bars().size(), 26);
        page.view->findChild<QPushButton *>(QStringLiteral("figuresCopy"))->click();
        const QString text = QApplication::clipboard()->text();
        QVERIFY(text.startsWith(QStringLiteral("2 of 4 papers read.")));
        QVERIFY(text.contains(QStringLiteral("\nSystems/Kernel, 2 of 3 read\t1\n")));
        QVERIFY(text.contains(QStringLiteral("\n2017\t1\n")));
        QCOMPARE(text.count(QLatin1Char('\t')), 26 + 24 + 2 + (2023 - 2017 + 1));
    }

    void emptyOnesSayWhatToDo()
    {
        Desk desk(QByteArray("# Nothing\n"));
        desk.action("figures")->trigger();
        const auto *view = desk.window->findChild<FiguresView *>();
        const QList<BarChart *> charts = view->findChildren<BarChart *>();
        QCOMPARE(charts.size(), 4);
        QTRY_COMPARE(charts.first()->bars().size(), 26);
        for (BarChart *chart : charts) {
            QVERIFY(chart->isEmpty());
            QVERIFY(!chart->accessibleDescription().isEmpty());
            QCOMPARE(chart->barAt(chart->rect().center()), -1);
            QTest::keyClick(chart, Qt::Key_End); // nothing to go to
            QCOMPARE(chart->current(), -1);
        }
    }

    void axesAreInTheirLanguage()
    {
        Figures figures;
        figures.months = {{QDate(2025, 10, 1), 1}, {QDate(2026, 1, 1), 2}, {QDate(2026, 2, 1), 0}};
        const QLocale chinese(QLocale::Chinese, QLocale::China);
        const QList<Bar> bars = FiguresText::months(figures, chinese).bars;
        QCOMPARE(bars.at(0).tick, QStringLiteral("10月"));
        QCOMPARE(bars.at(1).tick, QStringLiteral("2026"));
        QCOMPARE(bars.at(2).tick, QString()); // only each quarter's first
        QCOMPARE(FiguresText::months(figures, QLocale::c()).bars.at(0).tick, QStringLiteral("Oct"));
    }
};

QTEST_MAIN(TestFiguresView)
#include "tst_figuresview.moc"
