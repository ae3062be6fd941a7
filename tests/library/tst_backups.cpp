// SPDX-License-Identifier: MIT
#include "library/backups.h"

#include "library/linkedfiles.h"
#include "library/notes.h"
#include "libraryfixture.h"
#include "shared.h"
#include "store/database.h"
#include "store/store.h"
#include "sync/obstacle.h"
#include "sync/quickfolder.h"

#include <QDir>
#include <QLockFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace paperdip;

namespace {

constexpr auto Flash2 = "FlashAttention-2";
constexpr BackupTimes soon{20, 10, 24};

} // namespace

// Copies of the library, made by themselves, given back, and what takes a damaged library's place.
class TestBackups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void onesADayWhenIdle();
    void waitsWhileSomebodyWorks();
    void neverTwoAtOnce();
    void isGivenUpAtClose();
    void fullDiskIsSaidOnce();
    void whatLivesOnlyHereComesBack();
    void damagedComesBackFromCopyAndFiles();
    void damagedComesBackFromFilesAlone();
    void rebuiltFromTheFiles();
    void rebuildingKeepsWhatWaits();
    void notesAreReadAgain();

private:
    QString at(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    QString data() const { return at("data/library.db"); }
    QString file() const { return at("list/README.md"); }
    void put(const QString &where, const QByteArray &bytes) const;
    void makeLibrary() const; // with a paper that is being read: nothing of that is in the file
    void damage() const;
    QStringList copies() const
    {
        return QDir(at("data/backups")).entryList(QDir::Files, QDir::Name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestBackups::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>(quickFolder());
    for (const char *name : {"list/note", "data"})
        QVERIFY(QDir().mkpath(at(name)));
    put(file(), homeList());
}

void TestBackups::put(const QString &where, const QByteArray &bytes) const
{
    QFile out(where);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(where));
}

void TestBackups::makeLibrary() const
{
    const std::unique_ptr<Library> library = openLibrary(data());
    LinkedFiles files(*library, false);
    const Result<ListId> list = files.open(file());
    QVERIFY(list);
    const Result<Change> plan =
        library->planState({idOf(*library, *list, Flash2)}, ReadState::Reading);
    QVERIFY(plan && library->apply(*plan));
    QVERIFY(files.flush());
}

void TestBackups::damage() const
{
    QFile out(data());
    QVERIFY(out.open(QIODevice::ReadWrite));
    QVERIFY(out.seek(16)); // the tables can still be read, by one who does not look here
    out.write(QByteArray(4, '\xff'));
}

void TestBackups::onesADayWhenIdle()
{
    makeLibrary();
    const std::unique_ptr<Library> library = openLibrary(data());
    Backups backups(*library, soon);
    QSignalSpy made(&backups, &Backups::made);
    backups.start();
    QTRY_COMPARE(made.size(), 1);
    QCOMPARE(copies().size(), 1);
    QCOMPARE(backups.all().first().path, made.first().first().toString());
    QSignalSpy looked(&backups, &Backups::changed);
    QTRY_VERIFY(looked.size() >= 6); // looked again, and again found none due
    QCOMPARE(made.size(), 1);
    QCOMPARE(copies().size(), 1);
    // It is a day old now.
    const QString old = at("data/backups/library-20200101-000000.db");
    QVERIFY(QFile::rename(made.first().first().toString(), old));
    QTRY_COMPARE(made.size(), 2);
    QCOMPARE(copies().size(), 2);
}

void TestBackups::waitsWhileSomebodyWorks()
{
    makeLibrary();
    const std::unique_ptr<Library> library = openLibrary(data());
    const ListId list = library->lists().first().id;
    Backups backups(*library, {400, 10, 24});
    QSignalSpy made(&backups, &Backups::made);
    QSignalSpy begun(&backups, &Backups::changed);
    backups.start();
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; clock.elapsed() < 900; ++i) {
        const auto state = i % 2 == 0 ? ReadState::Read : ReadState::Reading;
        const Result<Change> plan = library->planState({idOf(*library, list, Flash2)}, state);
        QVERIFY(plan && library->apply(*plan));
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }
    QCOMPARE(begun.size(), 0);
    QTRY_COMPARE(made.size(), 1);
}

void TestBackups::neverTwoAtOnce()
{
    makeLibrary();
    const std::unique_ptr<Library> library = openLibrary(data());
    Backups one(*library);
    QSignalSpy made(&one, &Backups::made);
    one.makeNow();
    one.makeNow();
    QTRY_COMPARE(made.size(), 1);
    QVERIFY(!one.isMaking());
    // Another process is at it.
    QFile::remove(made.first().first().toString());
    QLockFile lock(at("data/locks/backup.lock"));
    QVERIFY(lock.tryLock(0));
    QSignalSpy changed(&one, &Backups::changed);
    QSignalSpy failed(&one, &Backups::failed);
    one.makeNow();
    QTRY_COMPARE(changed.size(), 2);
    QCOMPARE(copies(), QStringList());
    QCOMPARE(failed.size(), 0);
    lock.unlock();
    one.makeNow();
    QTRY_COMPARE(made.size(), 2);
}

void TestBackups::isGivenUpAtClose()
{
    makeLibrary();
    const std::unique_ptr<Library> library = openLibrary(data());
    QVERIFY(library->store().database().execute(QStringLiteral(
        "INSERT INTO page_entry WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
        "WHERE i < 400000) SELECT 'https://example.org/a/rather/long/address', 'entry ' || i, i "
        "FROM n")));
    put(at("data/left"), "x");
    QDir().mkpath(at("data/backups"));
    put(at("data/backups/library-20200101-000000.db.part"), "cut off once");
    {
        Backups backups(*library);
        backups.makeNow();
        QTRY_VERIFY(QDir(at("data/backups")).entryList({QStringLiteral("*.part")}) !=
                    QStringList{QStringLiteral("library-20200101-000000.db.part")});
    }
    QCOMPARE(copies(), QStringList());
    QVERIFY(library->store().quickCheck());
}

void TestBackups::fullDiskIsSaidOnce()
{
    makeLibrary();
    QVERIFY(QDir().mkpath(at("data/backups")));
    const std::unique_ptr<Library> library = openLibrary(data());
    Backups backups(*library);
    QSignalSpy made(&backups, &Backups::made);
    QSignalSpy failed(&backups, &Backups::failed);
    QSignalSpy changed(&backups, &Backups::changed);
    {
        const SmallDisk disk(at("data/backups"));
        if (!disk.isMounted())
            QSKIP("this process may not mount a small tmpfs");
        put(at("data/backups/library-20200101-000000.db"), "an older copy");
        for (int i = 1; i <= 2; ++i) {
            backups.makeNow();
            QTRY_COMPARE(changed.size(), 2 * i);
        }
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::DiskFull);
        QCOMPARE(copies(), QStringList{QStringLiteral("library-20200101-000000.db")});
    }
    backups.makeNow();
    QTRY_COMPARE(made.size(), 1);
}

void TestBackups::whatLivesOnlyHereComesBack()
{
    makeLibrary();
    {
        const std::unique_ptr<Library> library = openLibrary(data());
        Backups backups(*library);
        QSignalSpy made(&backups, &Backups::made);
        backups.makeNow();
        QTRY_COMPARE(made.size(), 1);
        const ListId list = library->lists().first().id;
        const Result<Change> plan =
            library->planState({idOf(*library, list, Flash2)}, ReadState::Unread);
        QVERIFY(plan && library->apply(*plan));
        QVERIFY(backups.restoreAtNextStart(backups.all().first().path));
        QVERIFY(backups.isRestoreWaiting());
        QVERIFY(backups.dontRestore());
        QVERIFY(!backups.isRestoreWaiting());
        QVERIFY(backups.restoreAtNextStart(backups.all().first().path));
    }
    QByteArray since = homeList();
    since.replace("Paged Attention", "PagedAttention"); // the file went on meanwhile
    put(file(), since);
    const std::unique_ptr<Library> library = openLibrary(data());
    QCOMPARE(library->origin().kind, LibraryOrigin::Restored);
    QVERIFY(library->recovered().isEmpty());
    const ListId list = library->lists().first().id;
    QCOMPARE(rowOf(*library, list, QString::fromUtf8(Flash2)).state, ReadState::Reading);
    LinkedFiles files(*library, false);
    files.check(list);
    QCOMPARE(library->bytes(list), since);
    QCOMPARE(readAll(file()), since);
    QCOMPARE(rowOf(*library, list, QString::fromUtf8(Flash2)).state, ReadState::Reading);
}

void TestBackups::damagedComesBackFromCopyAndFiles()
{
    makeLibrary();
    const QString later = at("list/later.md");
    put(later, "# Later\n\n- [ ] [[2309.06180] P](https://arxiv.org/abs/2309.06180)\n");
    {
        const std::unique_ptr<Library> library = openLibrary(data());
        Backups backups(*library);
        QSignalSpy made(&backups, &Backups::made);
        backups.makeNow();
        QTRY_COMPARE(made.size(), 1);
        LinkedFiles files(*library, false);
        QVERIFY(files.open(later)); // in no copy
        Notes notes(*library, false);
        QVERIFY(notes.read(at("list/note/n.md")));
        QVERIFY(notes.keepDraft(at("list/note/n.md"), "typed, not saved\n"));
    }
    damage();
    const std::unique_ptr<Library> library = openLibrary(data());
    QCOMPARE(library->origin().kind, LibraryOrigin::Recovered);
    QVERIFY(library->origin().copyMade.isValid());
    QVERIFY(QFile::exists(library->recovered()));
    QVERIFY(library->store().quickCheck());
    const ListId list = library->listOfPath(file());
    QCOMPARE(rowOf(*library, list, QString::fromUtf8(Flash2)).state, ReadState::Reading);
}

// The header is whole, a page of what can be made again is not: what is left says which lists there
// were, and what was typed.
void TestBackups::damagedComesBackFromFilesAlone()
{
    makeLibrary();
    const QString gone = at("list/gone.md");
    put(gone, "# Gone\n");
    {
        const std::unique_ptr<Library> library = openLibrary(data());
        LinkedFiles files(*library, false);
        QVERIFY(files.open(gone));
        Notes notes(*library, false);
        QVERIFY(notes.read(at("list/note/n.md")));
        QVERIFY(notes.keepDraft(at("list/note/n.md"), "typed, not saved\n"));
        QVERIFY(library->store().database().execute(QStringLiteral(
            "INSERT INTO page_entry WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
            "WHERE i < 4000) SELECT 'https://example.org/', 'entry ' || i, i FROM n")));
        QVERIFY(
            library->store().database().execute(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")));
        QVERIFY(library->store().database().execute(
            QStringLiteral("INSERT INTO setting VALUES ('a', 'b')")));
        QVERIFY(QFile::copy(data(), at("crashed.db")));
        QVERIFY(QFile::copy(data() + QStringLiteral("-wal"), at("crashed.db-wal")));
    }
    QVERIFY(QFile::remove(gone));
    {
        QFile out(at("crashed.db"));
        QVERIFY(out.open(QIODevice::ReadWrite));
        QVERIFY(out.seek(out.size() - 4 * 4096));
        out.write(QByteArray(3 * 4096, 'x'));
    }
    const std::unique_ptr<Library> library = openLibrary(at("crashed.db"));
    QCOMPARE(library->origin().kind, LibraryOrigin::Recovered);
    QVERIFY(!library->origin().copyMade.isValid());
    QCOMPARE(library->origin().unread, QStringList{gone});
    QCOMPARE(library->lists().size(), 1);
    const ListId list = library->listOfPath(file());
    QCOMPARE(library->bytes(list), homeList());
    QCOMPARE(library->list(list)->save, SaveState::Saved);
    Notes notes(*library, false);
    const Result<NoteContent> note = notes.read(at("list/note/n.md"));
    QVERIFY(note && note->hasDraft);
    QCOMPARE(note->bytes, QByteArray("typed, not saved\n"));
}

// Neither what the library holds of a list, nor what it read in it, is what it should be.
void TestBackups::rebuiltFromTheFiles()
{
    makeLibrary();
    const std::unique_ptr<Library> library = openLibrary(data());
    const ListId list = library->lists().first().id;
    const NodeId flash = idOf(*library, list, Flash2);
    Database &database = library->store().database();
    QVERIFY(database.execute(QStringLiteral("UPDATE node SET title = 'nonsense', keywords = 'x', "
                                            "url = NULL WHERE kind = 1")));
    QVERIFY(database.execute(
        QStringLiteral("UPDATE node SET source = CAST(replace(CAST(source AS TEXT), 'Paged', "
                       "'Damaged') AS BLOB)")));
    LinkedFiles files(*library, true);
    files.checkAll();
    QTRY_VERIFY(files.work().isEmpty());
    QVERIFY(library->bytes(list) != homeList()); // an ordinary look finds nothing
    QSignalSpy rebuilt(&files, &LinkedFiles::rebuilt);
    files.rebuild();
    QTRY_COMPARE(rebuilt.size(), 1);
    QCOMPARE(library->bytes(list), homeList());
    QCOMPARE(readingsDiffer(*library, list), QString());
    QCOMPARE(idOf(*library, list, Flash2), flash);
    QCOMPARE(library->node(flash)->state, ReadState::Reading);
    QCOMPARE(readAll(file()), homeList());
}

void TestBackups::rebuildingKeepsWhatWaits()
{
    makeLibrary();
    const std::unique_ptr<Library> library = openLibrary(data());
    const ListId list = library->lists().first().id;
    LinkedFiles files(*library, true);
    const Result<Change> plan = library->planState({idOf(*library, list, Flash2)}, ReadState::Read);
    QVERIFY(plan && library->apply(*plan));
    const QByteArray mine = library->bytes(list);
    QSignalSpy rebuilt(&files, &LinkedFiles::rebuilt);
    files.rebuild();
    QTRY_COMPARE(rebuilt.size(), 1);
    QCOMPARE(library->bytes(list), mine);
    QCOMPARE(readAll(file()), mine);
    put(file(), "");
    files.rebuild();
    QTRY_COMPARE(rebuilt.size(), 2);
    QCOMPARE(files.saveState(list), SaveState::Asking);
    QCOMPARE(library->bytes(list), mine);
}

void TestBackups::notesAreReadAgain()
{
    makeLibrary();
    const std::unique_ptr<Library> library = openLibrary(data());
    Notes notes(*library, true);
    const QString plain = at("list/note/plain.md");
    const QString drafted = at("list/note/drafted.md");
    for (const QString &path : {plain, drafted}) {
        put(path, "# Before\n");
        QVERIFY(notes.read(path));
    }
    QVERIFY(notes.keepDraft(drafted, "# Typed\n"));
    for (const QString &path : {plain, drafted})
        put(path, "# After\n");
    notes.readAgain();
    QTRY_COMPARE(library->store().notes().find(plain)->bytes, QByteArray("# After\n"));
    const std::optional<StoredNote> waiting = library->store().notes().find(drafted);
    QCOMPARE(waiting->bytes, QByteArray("# Before\n"));
    QCOMPARE(waiting->draft, QByteArray("# Typed\n"));
}

QTEST_GUILESS_MAIN(TestBackups)
#include "tst_backups.moc"
