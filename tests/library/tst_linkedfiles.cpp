// SPDX-License-Identifier: MIT
#include "library/linkedfiles.h"
#include "library/listconflicts.h"

#include "libraryfixture.h"
#include "shared.h"
#include "store/store.h"
#include "sync/obstacle.h"
#include "sync/quickfolder.h"
#include "sync/safefile.h"

#include <QLockFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace paperdip;

namespace {

constexpr auto Flash2 = "FlashAttention-2";

QByteArray ticked(QByteArray list)
{
    return list.replace("- [ ] [[2307.08691]", "- [X] [[2307.08691]");
}

QByteArray renamed(QByteArray list)
{
    return list.replace("Paged Attention", "PagedAttention");
}

QByteArray retitled(QByteArray list)
{
    return list.replace("FlashAttention-2]", "Flash Attention Two]");
}

QByteArray halved(const QByteArray &list)
{
    return list.left(list.indexOf("- [ ] [[2307.08691]"));
}

// A window or a command line: a process' library and its files.
struct Desk
{
    Desk(const QString &path, bool watch) : library(openLibrary(path)), files(*library, watch)
    {
        files.start();
    }

    ListId list() const { return library->lists().value(0).id; }
    QByteArray bytes() const { return library->bytes(list()); }
    SaveState state() const { return files.saveState(list()); }
    Result<Change> tick(ReadState state = ReadState::Read)
    {
        const Result<Change> plan = library->planState({idOf(*library, list(), Flash2)}, state);
        return plan ? library->apply(*plan) : plan;
    }

    std::unique_ptr<Library> library;
    LinkedFiles files;
};

} // namespace

class TestLinkedFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void opensOnceUnderAllNames();
    void refusesWhatIsNoList();
    void findsTheListInAFolder();
    void writesByItselfWithinTwoSeconds();
    void writesOnlyByHand();
    void neverWritesWhatDidNotChange();
    void undoneBeforeItWasWritten();
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
    void fullDisk();
    void folderInItsPlace();
    void readOnly();
    void writesWhatWasPendingAtTheLastEnd();
    void cutOffWhileWriting();
    void cutOffAndGoneOn();
    void windowAndCommandLine();
    void commandLineWhileTheWindowWrites();
    void exportsACopy();
    void realLists();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("list/README.md")); }
    QString data() const { return m_folder->filePath(QStringLiteral("data/library.db")); }
    QByteArray file() const { return QFile::exists(path()) ? readAll(path()) : QByteArray("none"); }
    void put(const QByteArray &bytes, const QString &where = {}) const;
    QStringList kept() const;
    QStringList beside() const;
    void openIn(Desk &desk) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestLinkedFiles::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>(quickFolder());
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("list")));
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("data")));
    put(homeList());
}

void TestLinkedFiles::put(const QByteArray &bytes, const QString &where) const
{
    QFile out(where.isEmpty() ? path() : where);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(out.fileName()));
}

// The contents of the copies that were put aside.
QStringList TestLinkedFiles::kept() const
{
    QStringList contents;
    const QDir folder(m_folder->filePath(QStringLiteral("data/kept")));
    const QStringList names = folder.entryList(QDir::Files);
    for (const QString &name : names)
        contents << QString::fromUtf8(readAll(folder.filePath(name)));
    return contents;
}

QStringList TestLinkedFiles::beside() const
{
    return QDir(m_folder->filePath(QStringLiteral("list")))
        .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

void TestLinkedFiles::openIn(Desk &desk) const
{
    const Result<ListId> list = desk.files.open(path());
    QVERIFY(list);
    QCOMPARE(desk.state(), SaveState::Saved);
    QCOMPARE(desk.bytes(), file());
}

void TestLinkedFiles::opensOnceUnderAllNames()
{
    Desk desk(data(), false);
    const Result<ListId> list = desk.files.open(path());
    QVERIFY(list);
    const QString link = m_folder->filePath(QStringLiteral("link.md"));
    QVERIFY(QFile::link(path(), link));
    for (const QString &name :
         {path(), m_folder->filePath(QStringLiteral("list/../list/README.md")), link}) {
        const Result<ListId> again = desk.files.open(name);
        QVERIFY(again);
        QCOMPARE(*again, *list);
    }
    QCOMPARE(desk.library->lists().size(), 1);
    QCOMPARE(beside(), QStringList{QStringLiteral("README.md")});
}

void TestLinkedFiles::refusesWhatIsNoList()
{
    Desk desk(data(), false);
    QCOMPARE(desk.files.open(m_folder->path()).error().code, ErrorCode::Invalid);
    QCOMPARE(desk.files.open(m_folder->filePath(QStringLiteral("no.md"))).error().code,
             ErrorCode::NotFound);
    QVERIFY(desk.library->lists().isEmpty());
}

void TestLinkedFiles::findsTheListInAFolder()
{
    const QString folder = m_folder->filePath(QStringLiteral("list"));
    put("x", folder + QStringLiteral("/another.md"));
    QCOMPARE(*LinkedFiles::listInFolder(folder), path());
    QVERIFY(QFile::remove(path()));
    QCOMPARE(*LinkedFiles::listInFolder(folder), folder + QStringLiteral("/another.md"));
    put("x", folder + QStringLiteral("/third.md"));
    const Result<QString> several = LinkedFiles::listInFolder(folder);
    QCOMPARE(several.error().code, ErrorCode::Ambiguous);
    QCOMPARE(several.error().detail.split(QLatin1Char('\n')).size(), 2);
    QCOMPARE(LinkedFiles::listInFolder(m_folder->filePath(QStringLiteral("data"))).error().code,
             ErrorCode::NotFound);
}

void TestLinkedFiles::writesByItselfWithinTwoSeconds()
{
    Desk desk(data(), true);
    openIn(desk);
    QSignalSpy status(&desk.files, &LinkedFiles::statusChanged);
    QElapsedTimer clock;
    clock.start();
    QVERIFY(desk.tick());
    QCOMPARE(desk.state(), SaveState::Pending);
    QVERIFY(!desk.files.isAllSaved());
    QCOMPARE(file(), homeList()); // not from within apply()
    QTRY_COMPARE(file(), ticked(homeList()));
    QVERIFY2(clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
    QTRY_COMPARE(desk.state(), SaveState::Saved);
    QVERIFY(desk.files.isAllSaved());
    QVERIFY(status.size() >= 2);
    QCOMPARE(beside(), QStringList{QStringLiteral("README.md")});
}

void TestLinkedFiles::writesOnlyByHand()
{
    Desk desk(data(), true);
    openIn(desk);
    desk.files.setAutomatic(false);
    QVERIFY(desk.tick());
    QTest::qWait(700); // longer than a pause after which it would have been written
    QCOMPARE(file(), homeList());
    QCOMPARE(desk.state(), SaveState::Pending);
    desk.files.saveNow();
    QTRY_COMPARE(desk.state(), SaveState::Saved);
    QCOMPARE(file(), ticked(homeList()));
}

void TestLinkedFiles::neverWritesWhatDidNotChange()
{
    Desk desk(data(), false);
    openIn(desk);
    const QDateTime before = QFileInfo(path()).metadataChangeTime();
    QVERIFY(desk.files.flush());
    QVERIFY(desk.tick(ReadState::Reading)); // lives only in the library
    QVERIFY(desk.files.flush());
    QVERIFY(desk.files.isAllSaved());
    QCOMPARE(QFileInfo(path()).metadataChangeTime(), before);
}

void TestLinkedFiles::undoneBeforeItWasWritten()
{
    Desk desk(data(), false);
    openIn(desk);
    const QDateTime before = QFileInfo(path()).metadataChangeTime();
    const Result<Change> inverse = desk.tick();
    QVERIFY(inverse);
    QVERIFY(desk.library->apply(*inverse));
    QCOMPARE(desk.state(), SaveState::Pending);
    QVERIFY(desk.files.flush());
    QCOMPARE(desk.state(), SaveState::Saved);
    QCOMPARE(QFileInfo(path()).metadataChangeTime(), before);
}

void TestLinkedFiles::takesInWhatOthersWrote_data()
{
    QTest::addColumn<bool>("byRename");
    QTest::newRow("written in place") << false;
    QTest::newRow("renamed over, as Git does") << true;
}

void TestLinkedFiles::takesInWhatOthersWrote()
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

void TestLinkedFiles::mergesWhatBothChanged()
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
void TestLinkedFiles::keepsTwiceWhatCannotBeMerged()
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

void TestLinkedFiles::asksBeforeItFollows_data()
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

void TestLinkedFiles::asksBeforeItFollows()
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

void TestLinkedFiles::comesBackByItself_data()
{
    QTest::addColumn<QByteArray>("back");
    QTest::addColumn<bool>("pending");
    QTest::newRow("the same") << homeList() << false;
    QTest::newRow("another version") << renamed(homeList()) << false;
    QTest::newRow("the same while ours waits") << homeList() << true;
    QTest::newRow("ours") << ticked(homeList()) << true;
}

void TestLinkedFiles::comesBackByItself()
{
    QFETCH(QByteArray, back);
    QFETCH(bool, pending);
    for (const bool emptied : {true, false}) {
        init();
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

void TestLinkedFiles::onlyLineEndsChanged()
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
void TestLinkedFiles::exportOntoTheListItself()
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

void TestLinkedFiles::choosesMine()
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

void TestLinkedFiles::choosesTheFile()
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

void TestLinkedFiles::keepsBoth()
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

void TestLinkedFiles::vanishedForGood()
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

void TestLinkedFiles::vanishedAndMadeAgain()
{
    Desk desk(data(), true);
    openIn(desk);
    QVERIFY(QFile::remove(path()));
    QTRY_COMPARE(desk.state(), SaveState::Asking);
    QVERIFY(desk.files.resolve(desk.list(), Choice::Mine));
    QTRY_COMPARE(desk.state(), SaveState::Saved);
    QCOMPARE(file(), homeList());
}

void TestLinkedFiles::fullDisk()
{
    const SmallDisk disk(m_folder->filePath(QStringLiteral("list")));
    if (!disk.isMounted())
        QSKIP("a full disk can only be tried where a tmpfs may be mounted");
    put(homeList());
    Desk desk(data(), true);
    openIn(desk);
    const QString filler = m_folder->filePath(QStringLiteral("list/filler"));
    QFile out(filler);
    QVERIFY(out.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (out.write(QByteArray(4096, 'f')) == 4096) {
    }
    out.close();
    QVERIFY(desk.tick());
    QTRY_COMPARE(desk.state(), SaveState::Failed);
    QCOMPARE(desk.files.problem(desk.list()).code, ErrorCode::DiskFull);
    QVERIFY(!desk.files.isAllSaved());
    QCOMPARE(desk.files.flush().error().code, ErrorCode::DiskFull);
    QCOMPARE(file(), homeList());
    QCOMPARE(desk.bytes(), ticked(homeList()));
    QVERIFY(QFile::remove(filler));
    desk.files.saveNow();
    QTRY_COMPARE(desk.state(), SaveState::Saved);
    QCOMPARE(file(), ticked(homeList()));
    QVERIFY(desk.files.problem(desk.list()).message.isEmpty());
}

void TestLinkedFiles::folderInItsPlace()
{
    Desk desk(data(), true);
    openIn(desk);
    QVERIFY(QFile::remove(path()));
    QVERIFY(QDir().mkdir(path()));
    QVERIFY(desk.tick());
    QTRY_COMPARE(desk.state(), SaveState::Failed);
    QVERIFY(!desk.files.flush());
    QCOMPARE(desk.bytes(), ticked(homeList()));
    QVERIFY(QDir().rmdir(path()));
    put(homeList());
    QTRY_COMPARE(file(), ticked(homeList()));
    QTRY_COMPARE(desk.state(), SaveState::Saved);
}

void TestLinkedFiles::readOnly()
{
    Desk desk(data(), false);
    openIn(desk);
    QVERIFY(desk.tick());
    const auto readable = QFileDevice::ReadOwner | QFileDevice::ReadGroup | QFileDevice::ReadOther;
    QVERIFY(QFile::setPermissions(path(), readable));
    if (!QFileInfo(path()).isWritable()) { // root writes it all the same: tst_safefile tries that
                                           // as a plain user
        QCOMPARE(desk.files.flush().error().code, ErrorCode::Io);
        QCOMPARE(desk.state(), SaveState::Failed);
        QVERIFY(QFile::setPermissions(path(), readable | QFileDevice::WriteOwner));
    }
    QVERIFY(desk.files.flush());
    QCOMPARE(file(), ticked(homeList()));
}

void TestLinkedFiles::writesWhatWasPendingAtTheLastEnd()
{
    {
        Desk desk(data(), false);
        openIn(desk);
        QVERIFY(desk.tick());
    }
    QCOMPARE(file(), homeList());
    Desk desk(data(), true);
    QCOMPARE(desk.state(), SaveState::Pending);
    QTRY_COMPARE(file(), ticked(homeList()));
    QTRY_COMPARE(desk.state(), SaveState::Saved);
}

// The file was replaced, but the program ended before it could note that; nothing else happened.
void TestLinkedFiles::cutOffWhileWriting()
{
    {
        Desk desk(data(), false);
        openIn(desk);
        QVERIFY(desk.tick());
        FileTable &table = desk.library->store().files();
        QVERIFY(table.setWriting(desk.list(), hashOf(ticked(homeList()))));
        put(ticked(homeList()));
        put("", path() + QStringLiteral(".AbCdEf"));
    }
    Desk desk(data(), true);
    QTRY_COMPARE(desk.state(), SaveState::Saved);
    QCOMPARE(desk.bytes(), ticked(homeList()));
    QCOMPARE(beside(), QStringList{QStringLiteral("README.md")});
}

// The same, but the library has gone on meanwhile: the file is ours, and no question.
void TestLinkedFiles::cutOffAndGoneOn()
{
    {
        Desk desk(data(), false);
        openIn(desk);
        QVERIFY(desk.tick());
        QVERIFY(desk.library->store().files().setWriting(desk.list(), hashOf(ticked(homeList()))));
        put(ticked(homeList()));
        const Result<Change> plan = desk.library->planTitle(
            idOf(*desk.library, desk.list(), "Paged Attention"), QStringLiteral("PagedAttention"));
        QVERIFY(plan);
        QVERIFY(desk.library->apply(*plan));
    }
    Desk desk(data(), true);
    QSignalSpy asking(&desk.files, &LinkedFiles::asking);
    QTRY_COMPARE(desk.state(), SaveState::Saved);
    QCOMPARE(file(), ticked(renamed(homeList())));
    QCOMPARE(asking.size(), 0);
}

void TestLinkedFiles::windowAndCommandLine()
{
    Desk window(data(), true);
    openIn(window);
    for (int round = 0; round < 6; ++round) {
        Desk command(data(), false);
        command.files.check(command.list());
        QVERIFY(command.tick(round % 2 == 0 ? ReadState::Read : ReadState::Unread));
        if (round % 3 == 0) { // both at once, in different places
            window.library->pollOtherProcesses();
            const Result<Change> plan = window.library->planTitle(
                idOf(*window.library, window.list(), "Medusa"), QStringLiteral("Medusa"));
            QVERIFY(plan);
            QVERIFY(window.library->apply(*plan));
        }
        QVERIFY(command.files.flush());
        QCOMPARE(file(), command.bytes());
        window.library->pollOtherProcesses();
        QTRY_COMPARE(window.state(), SaveState::Saved);
        QCOMPARE(window.bytes(), command.bytes());
        QCOMPARE(file(), round % 2 == 0 ? ticked(homeList()) : homeList());
    }
}

void TestLinkedFiles::commandLineWhileTheWindowWrites()
{
    Desk window(data(), true);
    openIn(window);
    Desk command(data(), false);
    QVERIFY(window.tick());
    window.files.saveNow();
    QCOMPARE(window.state(), SaveState::Writing);
    const Result<Change> plan =
        command.library->planTitle(idOf(*command.library, command.list(), "Paged Attention"),
                                   QStringLiteral("PagedAttention"));
    QVERIFY(plan);
    QVERIFY(command.library->apply(*plan));
    // The window holds the lock until its event loop runs again.
    QTRY_VERIFY(window.state() != SaveState::Writing);
    QVERIFY(command.files.flush());
    QCOMPARE(file(), ticked(renamed(homeList())));
    window.library->pollOtherProcesses();
    QTRY_COMPARE(window.state(), SaveState::Saved);
    QCOMPARE(file(), ticked(renamed(homeList())));
    QCOMPARE(window.bytes(), file());
}

void TestLinkedFiles::exportsACopy()
{
    Desk desk(data(), false);
    openIn(desk);
    QVERIFY(desk.tick());
    const QString copy = m_folder->filePath(QStringLiteral("copy.md"));
    put("old", copy);
    QVERIFY(desk.files.exportTo(desk.list(), copy));
    QCOMPARE(readAll(copy), ticked(homeList()));
    QCOMPARE(file(), homeList());
    QCOMPARE(desk.state(), SaveState::Pending);
    QCOMPARE(desk.files.exportTo(desk.list(), m_folder->path()).error().code, ErrorCode::Invalid);
    QCOMPARE(desk.files.exportTo(99, copy).error().code, ErrorCode::NotFound);
}

void TestLinkedFiles::realLists()
{
    SKIP_WITHOUT_SHARED();
    put(seedBytes());
    {
        Desk desk(data(), false);
        openIn(desk);
        const Result<Change> plan = desk.library->planState(
            {desk.library->papersByArxiv(QStringLiteral("2307.08691")).first().id},
            ReadState::Read);
        QVERIFY(plan);
        QVERIFY(desk.library->apply(*plan));
        QVERIFY(desk.files.flush());
        QCOMPARE(file(), ticked(seedBytes()));
    }
    Desk desk(data(), false);
    QCOMPARE(desk.bytes(), ticked(seedBytes()));
}

QTEST_GUILESS_MAIN(TestLinkedFiles)
#include "tst_linkedfiles.moc"
