// SPDX-License-Identifier: MIT
#include "gui/desk.h"
#include "gui/payloads.h"

#include <QGuiApplication>
#include <QProcess>
#include <QTest>

using namespace paperdip;

namespace {

const QString serving = QStringLiteral("Serving");
constexpr QPoint sourceAt{20, 900}; // below the window

// A mouse that moves by itself, and the program that drags under it.
class Drag
{
public:
    Drag(const Payload &payload, const QString &action)
    {
        QStringList words{QString::number(sourceAt.x()), QString::number(sourceAt.y()), action};
        for (const auto &[target, bytes] : payload)
            words << target + QLatin1Char('=') + QString::fromLatin1(bytes.toHex());
        m_source.start(QStringLiteral(PAPERDIP_DRAG_SOURCE), words);
    }
    ~Drag()
    {
        m_source.kill();
        m_source.waitForFinished();
    }

    // In the background: the window must answer meanwhile.
    void moveTo(const QPoint &to)
    {
        const QPoint from = sourceAt + QPoint(30, 30);
        QStringList words =
            pointer(from) + QStringList{QStringLiteral("mousedown"), QStringLiteral("1")};
        for (int i = 1; i <= 8; ++i)
            words << pointer(from + (to - from) * i / 8);
        m_mouse.start(QStringLiteral("xdotool"), words);
    }
    void release()
    {
        m_mouse.start(QStringLiteral("xdotool"), {QStringLiteral("mouseup"), QStringLiteral("1")});
    }
    bool mouseRests() const { return m_mouse.state() == QProcess::NotRunning; }

    // What the source said so far.
    QStringList said()
    {
        m_said += m_source.readAllStandardOutput();
        return QString::fromUtf8(m_said).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    }

private:
    static QStringList pointer(const QPoint &at)
    {
        return {QStringLiteral("mousemove"), QString::number(at.x()), QString::number(at.y()),
                QStringLiteral("sleep"), QStringLiteral("0.04")};
    }

    QProcess m_source;
    QProcess m_mouse;
    QByteArray m_said;
};

} // namespace

// Drags from another process, by the X server's own protocol, with the bytes that browsers offer.
// Needs xcb (under Xvfb) and xdotool.
class TestForeignDrag : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QGuiApplication::platformName() != QLatin1String("xcb"))
            QSKIP("needs an X server");
        prepareWindows();
    }
    void init() { failOnWindowWarnings(); }

    void lands_data()
    {
        QTest::addColumn<Payload>("payload");
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("finished");
        const QList<NamedPayload> all = browserPayloads();
        const QString copy = QStringLiteral("Copy");
        for (const NamedPayload &one : all) {
            if (!one.onX11.isEmpty())
                QTest::newRow(one.name) << one.onX11 << copy << one.entries
                                        << QStringLiteral("finished 1 XdndActionCopy");
        }
        // Chrome offers links, too; a move must delete nothing.
        QTest::newRow("Chrome: a link, as a link")
            << all.first().onX11 << QStringLiteral("Link") << all.first().entries
            << QStringLiteral("finished 1 XdndActionLink");
        QTest::newRow("Chrome: a link, to be moved")
            << all.first().onX11 << QStringLiteral("Move") << all.first().entries
            << QStringLiteral("finished 1 none");
    }

    void lands()
    {
        QFETCH(const Payload, payload);
        QFETCH(const QString, action);
        QFETCH(const QString, expected);
        QFETCH(const QString, finished);
        Desk desk;
        desk.window->setGeometry(0, 0, 1000, 800);
        QVERIFY(QTest::qWaitForWindowExposed(desk.window.get()));
        Drag drag(payload, action);
        QTRY_VERIFY(drag.said().contains(QStringLiteral("ready")));
        drag.moveTo(desk.tree->viewport()->mapToGlobal(desk.middleOf(serving)));
        QTRY_VERIFY(drag.mouseRests());
        QTRY_VERIFY(drag.said().contains(QStringLiteral("status 1")));
        drag.release();
        QTRY_COMPARE(drag.said().last(), finished);
        QTRY_COMPARE(desk.shownBelow(serving).size(), 1 + expected.split(QLatin1Char('\n')).size());
        const QString bytes = QString::fromUtf8(desk.library->bytes(desk.list()));
        QVERIFY2(bytes.contains(QStringLiteral("折中。\n") + expected +
                                QStringLiteral("\n\n### Empty\n")),
                 qPrintable(bytes));
    }
};

QTEST_MAIN(TestForeignDrag)
#include "tst_foreigndrag.moc"
