// SPDX-License-Identifier: MIT
#include "library/linkedfiles.h"

#include "linkedfixture.h"
#include "store/store.h"
#include "sync/obstacle.h"
#include "sync/safefile.h"

#include <QRegularExpression>
#include <QSignalSpy>

using namespace paperdip;

// What the library has comes into its files: opened, written, and what keeps it from that.
class TestLinkedFiles : public QObject, private ListFolder
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
    void fullDisk();
    void folderInItsPlace();
    void readOnly();
    void writesWhatWasPendingAtTheLastEnd();
    void cutOffWhileWriting();
    void cutOffAndGoneOn();
    void windowAndCommandLine();
    void commandLineWhileTheWindowWrites();
    void exportsACopy();
    void closesBehind();
    void realLists();
};

void TestLinkedFiles::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    makeFolder();
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

// A list that is closed is gone at once. What is stored of it goes behind, and what only the
// library knew of it is there again though it is opened again at once.
void TestLinkedFiles::closesBehind()
{
    Desk desk(data(), true);
    const Result<ListId> list = desk.files.open(path());
    QVERIFY(list);
    QVERIFY(desk.tick(ReadState::Reading));
    const NodeId paper = idOf(*desk.library, *list, Flash2);
    QVERIFY(desk.files.flush());
    QVERIFY(desk.library->forgetList(*list));
    QVERIFY(desk.library->lists().isEmpty());
    QVERIFY(desk.library->findPapers(QString::fromLatin1(Flash2)).isEmpty());
    QSignalSpy opened(&desk.files, &LinkedFiles::opened);
    desk.files.openLater(path());
    QTRY_COMPARE(opened.count(), 1);
    QVERIFY(desk.list() != *list);
    const NodeId again = idOf(*desk.library, desk.list(), Flash2);
    QCOMPARE(desk.library->node(again)->state, ReadState::Reading);
    QTRY_VERIFY(desk.library->store().lists().emptied().isEmpty());
    QCOMPARE(desk.library->store().nodes().listOf(paper), ListId(0));
    QCOMPARE(desk.bytes(), homeList());
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
