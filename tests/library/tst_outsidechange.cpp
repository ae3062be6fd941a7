// SPDX-License-Identifier: MIT
#include "library/linkedfiles.h"
#include "library/listconflicts.h"

#include "linkedfixture.h"

#include <QRegularExpression>
#include <QSignalSpy>

using namespace paperdip;

namespace {

QByteArray retitled(QByteArray list)
{
    return list.replace("FlashAttention-2]", "Flash Attention Two]");
}

QByteArray halved(const QByteArray &list)
{
    return list.left(list.indexOf("- [ ] [[2307.08691]"));
}

} // namespace

// What others did to the file of a list: taken in, merged, or asked about first.
class TestOutsideChange : public QObject, private ListFolder
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void takesInWhatOthersWrote_data();
    void takesInWhatOthersWrote();
    void mergesWhatBothChanged();
    void keepsTwiceWhatCannotBeMerged();
    void asksBeforeItFollows_data();
    void asksBeforeItFollows();
    void comesBackByItself_data();
    void comesBackByItself();
    void onlyLineEndsChanged();
    void exportOntoTheListItself();
    void choosesMine();
    void choosesTheFile();
    void keepsBoth();
    void vanishedForGood();
    void vanishedAndMadeAgain();
};

void TestOutsideChange::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    makeFolder();
}

void TestOutsideChange::takesInWhatOthersWrote_data()
{
    QTest::addColumn<bool>("byRename");
    QTest::newRow("written in place") << false;
    QTest::newRow("renamed over, as Git does") << true;
}

void TestOutsideChange::takesInWhatOthersWrote()
{
    QFETCH(bool, byRename);
    Desk desk(data(), true);
    openIn(desk);
    QSignalSpy readIn(&desk.files, &LinkedFiles::readIn);
    QSignalSpy asking(&desk.files, &LinkedFiles::asking);
    const NodeId flash = idOf(*desk.library, desk.list(), Flash2);
    if (byRename) {
        const QString other = path() + QStringLiteral(".tmp");
        put(renamed(homeList()), other);
        QCOMPARE(
            ::rename(QFile::encodeName(other).constData(), QFile::encodeName(path()).constData()),
            0);
    } else {
        put(renamed(homeList()));
    }
    QTRY_COMPARE(desk.bytes(), renamed(homeList()));
    QTRY_COMPARE(readIn.size(), 1); // told when the worker is done
    QCOMPARE(asking.size(), 0);
    QCOMPARE(desk.state(), SaveState::Saved);
    QCOMPARE(idOf(*desk.library, desk.list(), Flash2), flash);
    QVERIFY(desk.tick()); // and the file as it is now may be replaced
    QTRY_COMPARE(file(), ticked(renamed(homeList())));
    QCOMPARE(readIn.size(), 1);
    QCOMPARE(asking.size(), 0);
}

void TestOutsideChange::mergesWhatBothChanged()
{
    Desk desk(data(), true);
    openIn(desk);
    QSignalSpy asking(&desk.files, &LinkedFiles::asking);
    QSignalSpy readIn(&desk.files, &LinkedFiles::readIn);
    const NodeId flash = idOf(*desk.library, desk.list(), Flash2);
    QVERIFY(desk.tick());
    put(renamed(homeList()));
    QTRY_COMPARE(file(), ticked(renamed(homeList())));
    QTRY_COMPARE(desk.state(), SaveState::Saved);
    QCOMPARE(desk.bytes(), file());
    QCOMPARE(readIn.size(), 1);
    QCOMPARE(asking.size(), 0);
    QCOMPARE(idOf(*desk.library, desk.list(), Flash2), flash);
    QVERIFY(ListConflicts(*desk.library).open(desk.list()).isEmpty());
}

// Both retitled one entry.
void TestOutsideChange::keepsTwiceWhatCannotBeMerged()
{
    Desk desk(data(), true);
    openIn(desk);
    const NodeId flash = idOf(*desk.library, desk.list(), Flash2);
    const Result<Change> change = desk.library->planTitle(flash, QStringLiteral("Mine"));
    QVERIFY(change);
    QVERIFY(desk.library->apply(*change));
    const QByteArray mine = desk.bytes();
    put(retitled(homeList()));
    QTRY_COMPARE(desk.state(), SaveState::Saved);
    QTRY_COMPARE(file(), desk.bytes());
    QVERIFY(desk.bytes() != mine && desk.bytes() != retitled(homeList()));
    const ListConflicts conflicts(*desk.library);
    const QList<ListConflict> open = conflicts.open(desk.list());
    QCOMPARE(open.size(), 1);
    QCOMPARE(open.first().node, flash);
    QCOMPARE(open.first().title, QStringLiteral("Mine"));
    QVERIFY(retitled(homeList()).contains(open.first().theirs));
    QVERIFY(homeList().contains(open.first().base));
}

void TestOutsideChange::asksBeforeItFollows_data()
{
    QTest::addColumn<std::optional<QByteArray>>("disk");
    QTest::addColumn<OutsideChange>("outside");
    QTest::addColumn<bool>("pending");
    using Bytes = std::optional<QByteArray>;
    const QByteArray conflict =
        homeList().replace(
            "- [ ] [[2309.06180]",
            "<<<<<<< HEAD\n- [X] [[2309.06180] P](https://arxiv.org/abs/2309.06180)\n"
            "=======\n- [ ] [[2309.06180]") +
        ">>>>>>> theirs\n";
    for (const bool pending : {false, true}) {
        const char *when = pending ? "pending" : "clean";
        QTest::addRow("emptied, %s", when) << Bytes("") << OutsideChange::Emptied << pending;
        QTest::addRow("blanked, %s", when)
            << Bytes("\xEF\xBB\xBF\n \n") << OutsideChange::Emptied << pending;
        QTest::addRow("vanished, %s", when) << Bytes() << OutsideChange::Vanished << pending;
        QTest::addRow("conflict, %s", when)
            << Bytes(conflict) << OutsideChange::ConflictMarkers << pending;
        QTest::addRow("halved, %s", when)
            << Bytes(halved(homeList())) << OutsideChange::Halved << pending;
    }
}

void TestOutsideChange::asksBeforeItFollows()
{
    QFETCH(std::optional<QByteArray>, disk);
    QFETCH(OutsideChange, outside);
    QFETCH(bool, pending);
    const QByteArray mine = pending ? ticked(homeList()) : homeList();
    {
        Desk desk(data(), true);
        openIn(desk);
        if (pending)
            QVERIFY(desk.tick());
        if (disk)
            put(*disk);
        else
            QVERIFY(QFile::remove(path()));
        QTRY_COMPARE(desk.state(), SaveState::Asking);
        QCOMPARE(desk.library->list(desk.list())->outside, outside);
        QVERIFY(!desk.files.problem(desk.list()).message.isEmpty());
        QCOMPARE(desk.bytes(), mine);
        QCOMPARE(bool(desk.files.flush()), !pending);
        QCOMPARE(file(), disk.value_or("none"));
    }
    Desk later(data(), true); // it is still asked after a restart
    QCOMPARE(later.state(), SaveState::Asking);
    QVERIFY(later.tick(pending ? ReadState::Unread : ReadState::Read));
    later.files.saveNow();
    QCOMPARE(bool(later.files.flush()),
             pending); // pending: ticked and unticked, so nothing of ours is left
    QCOMPARE(file(), disk.value_or("none"));
}

void TestOutsideChange::comesBackByItself_data()
{
    QTest::addColumn<QByteArray>("back");
    QTest::addColumn<bool>("pending");
    QTest::newRow("the same") << homeList() << false;
    QTest::newRow("another version") << renamed(homeList()) << false;
    QTest::newRow("the same while ours waits") << homeList() << true;
    QTest::newRow("ours") << ticked(homeList()) << true;
}

void TestOutsideChange::comesBackByItself()
{
    QFETCH(QByteArray, back);
    QFETCH(bool, pending);
    for (const bool emptied : {true, false}) {
        makeFolder();
        Desk desk(data(), true);
        openIn(desk);
        if (pending)
            QVERIFY(desk.tick());
        if (emptied)
            put("");
        else
            QVERIFY(QFile::remove(path()));
        QTRY_COMPARE(desk.state(), SaveState::Asking);
        put(back);
        QTRY_COMPARE(desk.state(), SaveState::Saved);
        QCOMPARE(desk.bytes(), pending ? ticked(homeList()) : back);
        QCOMPARE(file(), desk.bytes());
    }
}

void TestOutsideChange::onlyLineEndsChanged()
{
    QByteArray crlf = homeList();
    crlf.replace("\n", "\r\n");
    Desk desk(data(), false);
    openIn(desk);
    QVERIFY(desk.tick());
    put(crlf);
    desk.files.check(desk.list());
    QCOMPARE(desk.state(), SaveState::Pending);
    QCOMPARE(desk.bytes(), ticked(crlf));
    QVERIFY(desk.files.flush());
    QCOMPARE(file(), ticked(crlf));

    put(ticked(homeList())); // the same as ours, but for them
    QVERIFY(desk.tick(ReadState::Reading));
    desk.files.check(desk.list());
    QCOMPARE(desk.bytes().contains('\r'), false);
}

// `paperdip export > README.md`: the shell empties the file, the window sees that, then it is whole
// again.
void TestOutsideChange::exportOntoTheListItself()
{
    Desk window(data(), true);
    openIn(window);
    put("");
    QTRY_COMPARE(window.state(), SaveState::Asking);
    {
        Desk command(data(), false);
        command.files.check(command.list());
        QCOMPARE(command.bytes(), homeList());
        put(command.bytes());
    }
    QTRY_COMPARE(window.state(), SaveState::Saved);
    QCOMPARE(window.bytes(), homeList());
    QCOMPARE(file(), homeList());
}

void TestOutsideChange::choosesMine()
{
    Desk desk(data(), false);
    openIn(desk);
    QVERIFY(!desk.files.resolve(desk.list(), Choice::Mine)); // there is nothing to choose
    QVERIFY(desk.tick());
    put(halved(homeList()));
    QVERIFY(!desk.files.flush());
    QVERIFY(desk.files.resolve(desk.list(), Choice::Mine));
    QVERIFY(desk.files.flush());
    QCOMPARE(file(), ticked(homeList()));
    QCOMPARE(desk.state(), SaveState::Saved);
    QCOMPARE(kept(), QStringList{QString::fromUtf8(halved(homeList()))});

    put(""); // nothing of ours is pending, and still the file gets it
    desk.files.check(desk.list());
    QVERIFY(desk.files.resolve(desk.list(), Choice::Mine));
    QVERIFY(desk.files.flush());
    QCOMPARE(file(), ticked(homeList()));
    QCOMPARE(kept().size(), 1);
}

void TestOutsideChange::choosesTheFile()
{
    Desk desk(data(), false);
    openIn(desk);
    QVERIFY(desk.tick());
    put("");
    QVERIFY(!desk.files.flush());
    QVERIFY(desk.files.resolve(desk.list(), Choice::OnDisk));
    QCOMPARE(desk.bytes(), QByteArray());
    QCOMPARE(desk.state(), SaveState::Saved);
    QCOMPARE(file(), QByteArray());
    QCOMPARE(kept(), QStringList{QString::fromUtf8(ticked(homeList()))});
}

void TestOutsideChange::keepsBoth()
{
    Desk desk(data(), false);
    openIn(desk);
    QVERIFY(desk.tick());
    put(halved(homeList()));
    QVERIFY(!desk.files.flush());
    const ListId list = desk.list();
    QVERIFY(desk.files.resolve(list, Choice::KeepBoth));
    QCOMPARE(desk.library->bytes(list), halved(homeList()));
    QCOMPARE(desk.files.saveState(list), SaveState::Saved);
    QCOMPARE(desk.library->lists().size(), 2);
    const ListInfo mine = desk.library->lists().at(1);
    QCOMPARE(desk.library->bytes(mine.id), ticked(homeList()));
    QVERIFY(mine.path.isEmpty());
    QVERIFY2(mine.name.startsWith(QStringLiteral("My Papers (mine, 20")), qPrintable(mine.name));
    QCOMPARE(desk.files.saveState(mine.id), SaveState::Unlinked);
    QVERIFY(desk.files.flush());
    QCOMPARE(file(), halved(homeList()));
}

void TestOutsideChange::vanishedForGood()
{
    Desk desk(data(), false);
    openIn(desk);
    QVERIFY(QFile::remove(path()));
    desk.files.check(desk.list());
    QVERIFY(desk.files.resolve(desk.list(), Choice::OnDisk));
    QCOMPARE(desk.bytes(), homeList());
    QCOMPARE(desk.state(), SaveState::Unlinked);
    QVERIFY(desk.tick());
    QVERIFY(desk.files.flush());
    QVERIFY(beside().isEmpty());
}

void TestOutsideChange::vanishedAndMadeAgain()
{
    Desk desk(data(), true);
    openIn(desk);
    QVERIFY(QFile::remove(path()));
    QTRY_COMPARE(desk.state(), SaveState::Asking);
    QVERIFY(desk.files.resolve(desk.list(), Choice::Mine));
    QTRY_COMPARE(desk.state(), SaveState::Saved);
    QCOMPARE(file(), homeList());
}

QTEST_GUILESS_MAIN(TestOutsideChange)
#include "tst_outsidechange.moc"
