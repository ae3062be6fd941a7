// SPDX-License-Identifier: MIT
#include "crashed.h"
#include "sql.h"
#include "store/breaker.h"
#include "store/database.h"
#include "store/filetable.h"
#include "store/schema.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace paperdip;
using Outcome = Database::Outcome;

// Every way in which opening a library can end, each brought about by damaging or ageing a real
// file.
class TestDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isCreated();
    void isCurrent();
    void isMigratedWithACopy();
    void olderMigrationKeepsWhatItHad();
    void bytesOfFilesMoveToTheirTable();
    void failedMigrationChangesNothing();
    void newerIsRefused();
    void otherDatabaseIsRefused();
    void listIsNotTakenForALibrary();
    void damagedIsKeptAside_data();
    void damagedIsKeptAside();
    void damageInsideIsFoundAfterACrash();
    void uncheckedIsNotWritten();
    void uncheckedStaysUnchecked();
    void damageFoundLater();
    void migrationChecksFirst();
    void usedByAnotherIsNotUnchecked();
    void checkIsBrokenOff();
    void emptyFileIsCreated();
    void folderCannotBeMade();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("library.db")); }
    void makeLibrary();
    Crashed makeCrashed();

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDatabase::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestDatabase::makeLibrary()
{
    auto database = Database::open(path());
    QVERIFY(database);
    run(**database, "INSERT INTO list (name) VALUES ('kept')");
}

Crashed TestDatabase::makeCrashed()
{
    const auto make = [this] {
        makeLibrary();
        const auto database = Database::open(path());
        return Crashed(**database);
    };
    Crashed crashed = make();
    crashed.leave();
    return crashed;
}

void TestDatabase::isCreated()
{
    const auto database =
        Database::open(m_folder->filePath(QStringLiteral("a/new/folder/library.db")));
    QVERIFY(database);
    QCOMPARE((*database)->outcome(), Outcome::Created);
    QCOMPARE(number(**database, "PRAGMA user_version"), int(schemaFiles().size()));
    QCOMPARE(number(**database, "PRAGMA synchronous"), 2);
    QCOMPARE(number(**database, "PRAGMA foreign_keys"), 1);
    Query mode = (*database)->query(QStringLiteral("PRAGMA journal_mode"));
    QVERIFY(mode.run() && mode.next());
    QCOMPARE(mode.value(0).toString(), QStringLiteral("wal"));
}

void TestDatabase::isCurrent()
{
    makeLibrary();
    const auto database = Database::open(path());
    QVERIFY(database);
    QCOMPARE((*database)->outcome(), Outcome::Current);
    QCOMPARE(number(**database, "SELECT count(*) FROM list"), 1);
}

void TestDatabase::isMigratedWithACopy()
{
    makeLibrary();
    QStringList schema = schemaFiles();
    const int version = int(schema.size()) + 1;
    schema << QStringLiteral("ALTER TABLE list ADD COLUMN colour TEXT;\n"
                             "CREATE TRIGGER paint AFTER INSERT ON list BEGIN\n"
                             "    UPDATE list SET colour = 'red; green' WHERE id = new.id;\n"
                             "END;\n"
                             "UPDATE list SET colour = 'blue';\n");
    {
        const auto database = Database::open(path(), schema);
        QVERIFY(database);
        QCOMPARE((*database)->outcome(), Outcome::Migrated);
        QCOMPARE(number(**database, "PRAGMA user_version"), version);
        QCOMPARE(number(**database, "SELECT count(*) FROM list WHERE colour = 'blue'"), 1);
        run(**database, "INSERT INTO list (name) VALUES ('b')");
        QCOMPARE(number(**database, "SELECT count(*) FROM list WHERE colour = 'red; green'"), 1);
        QCOMPARE((*database)->copy(), path() + QStringLiteral(".before-%1").arg(version));
    }
    // The copy is a whole library of the older version.
    const auto copy = Database::open(path() + QStringLiteral(".before-%1").arg(version));
    QVERIFY(copy);
    QCOMPARE((*copy)->outcome(), Outcome::Current);
    QCOMPARE(number(**copy, "SELECT count(*) FROM list WHERE name = 'kept'"), 1);
}

void TestDatabase::olderMigrationKeepsWhatItHad()
{
    const QStringList first{QStringLiteral("CREATE TABLE list (name TEXT);")};
    {
        const auto database = Database::open(path(), first);
        QVERIFY(database);
        run(**database, "INSERT INTO list VALUES ('a'), ('b')");
    }
    QStringList third = first;
    third << QStringLiteral("ALTER TABLE list ADD COLUMN two INTEGER NOT NULL DEFAULT 2;")
          << QStringLiteral("CREATE TABLE other AS SELECT name, two + 1 AS three FROM list;");
    const auto database = Database::open(path(), third);
    QVERIFY(database);
    QCOMPARE((*database)->outcome(), Outcome::Migrated);
    QCOMPARE(number(**database, "SELECT sum(three) FROM other"), 6);
}

void TestDatabase::bytesOfFilesMoveToTheirTable()
{
    {
        const auto database = Database::open(path(), schemaFiles().mid(0, 2));
        QVERIFY(database);
        run(**database, "INSERT INTO list (name, path, seen_hash, seen_bytes) VALUES "
                        "('linked', '/a/README.md', x'01', x'2D2041'), ('ours', NULL, NULL, NULL)");
    }
    const auto database = Database::open(path());
    QVERIFY(database);
    QCOMPARE((*database)->outcome(), Outcome::Migrated);
    FileTable files(**database);
    QCOMPARE(files.seenBytes(1).value_or("none"), QByteArray("- A"));
    QVERIFY(!files.seenBytes(2));
    QVERIFY(files.unlink(1));
    QVERIFY(!files.seenBytes(1));
    QVERIFY(files.setSeen(2, "b", "hash", 0));
    run(**database, "DELETE FROM list WHERE id = 2");
    QCOMPARE(number(**database, "SELECT count(*) FROM list_file"), 0);
}

void TestDatabase::failedMigrationChangesNothing()
{
    makeLibrary();
    QStringList schema = schemaFiles();
    const int version = int(schema.size());
    schema << QStringLiteral("CREATE TABLE half (a);\nUPDATE nonsense SET a = 1;\n");
    const auto failed = Database::open(path(), schema);
    QVERIFY(!failed);
    QCOMPARE(failed.error().code, ErrorCode::Invalid);
    const auto database = Database::open(path());
    QVERIFY(database);
    QCOMPARE(number(**database, "PRAGMA user_version"), version);
    QCOMPARE(number(**database, "SELECT count(*) FROM sqlite_master WHERE name = 'half'"), 0);
    QCOMPARE(number(**database, "SELECT count(*) FROM list"), 1);
}

void TestDatabase::newerIsRefused()
{
    makeLibrary();
    {
        const auto database = Database::open(path());
        QVERIFY(database);
        run(**database, "PRAGMA user_version = 1000");
    }
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray before = file.readAll();
    const auto database = Database::open(path());
    QVERIFY(!database);
    QCOMPARE(database.error().code, ErrorCode::NewerLibrary);
    QVERIFY(file.seek(0));
    QCOMPARE(file.readAll(), before);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files),
             QStringList{QStringLiteral("library.db")});
}

void TestDatabase::otherDatabaseIsRefused()
{
    {
        QSqlDatabase other =
            QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
        other.setDatabaseName(path());
        QVERIFY(other.open());
        QVERIFY(QSqlQuery(other).exec(QStringLiteral("CREATE TABLE bookmarks (url)")));
        other.close();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("other"));
    const auto database = Database::open(path());
    QVERIFY(!database);
    QCOMPARE(database.error().code, ErrorCode::Invalid);
}

void TestDatabase::listIsNotTakenForALibrary()
{
    const QString list = m_folder->filePath(QStringLiteral("README.md"));
    QFile file(list);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("# A list\n");
    file.close();
    const auto database = Database::open(list);
    QVERIFY(!database);
    QCOMPARE(database.error().code, ErrorCode::Invalid);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files),
             QStringList{QStringLiteral("README.md")});
}

void TestDatabase::damagedIsKeptAside_data()
{
    QTest::addColumn<int>("keep");         // bytes that are left of the file
    QTest::addColumn<QByteArray>("start"); // what its first bytes become
    QTest::newRow("truncated") << 5000 << QByteArray();
    QTest::newRow("within the header") << 60 << QByteArray();
    QTest::newRow("zeroed header") << -1 << QByteArray(100, '\0');
    QTest::newRow("not a database")
        << 0 << QByteArray("This is a letter to my aunt, and quite a long one. ").repeated(40);
}

void TestDatabase::damagedIsKeptAside()
{
    QFETCH(int, keep);
    QFETCH(QByteArray, start);
    makeLibrary();
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    if (keep >= 0)
        QVERIFY(file.resize(keep));
    file.write(start);
    file.close();
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray damaged = file.readAll();
    file.close();

    const auto database = Database::open(path());
    QVERIFY(database);
    QCOMPARE((*database)->outcome(), Outcome::Recovered);
    QCOMPARE(number(**database, "SELECT count(*) FROM list"), 0);
    QVERIFY((*database)->keptAside().startsWith(path() + QStringLiteral(".damaged-")));
    QFile aside((*database)->keptAside());
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), damaged);
    run(**database, "INSERT INTO list (name) VALUES ('new')");
}

// A page in the middle is garbage: opening alone does not see it, the check after an unclean exit
// does.
void TestDatabase::damageInsideIsFoundAfterACrash()
{
    {
        const auto database = Database::open(path());
        QVERIFY(database);
        run(**database, "INSERT INTO list (name) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT "
                        "i + 1 FROM n "
                        "WHERE i < 2000) SELECT 'a list with quite a long name ' || i FROM n");
        run(**database, "PRAGMA wal_checkpoint(TRUNCATE)");
        run(**database, "INSERT INTO setting VALUES ('a', 'b')");
        // What a crash leaves: the file and its WAL, and nobody who holds them.
        QVERIFY(QFile::copy(path(), m_folder->filePath(QStringLiteral("crashed.db"))));
        QVERIFY(QFile::copy(path() + QStringLiteral("-wal"),
                            m_folder->filePath(QStringLiteral("crashed.db-wal"))));
    }
    const QString crashed = m_folder->filePath(QStringLiteral("crashed.db"));
    {
        QFile file(crashed);
        QVERIFY(file.open(QIODevice::ReadWrite));
        for (qint64 page = 20; page < 30; ++page) {
            QVERIFY(file.seek(page * 4096));
            file.write(QByteArray(4096, 'x'));
        }
    }
    const auto database = Database::open(crashed);
    QVERIFY(database);
    QCOMPARE((*database)->outcome(), Outcome::Recovered);
    QVERIFY(QFile::exists((*database)->keptAside()));
    QCOMPARE(number(**database, "SELECT count(*) FROM list"), 0);
}

// Neither by itself nor by another connection, and then by both.
void TestDatabase::uncheckedIsNotWritten()
{
    makeCrashed();
    const auto database = Database::open(path(), Database::Check::Later);
    QVERIFY(database);
    QVERIFY((*database)->isUnchecked());
    QCOMPARE(number(**database, "SELECT count(*) FROM list"), 1);
    const char *const insert = "INSERT INTO list (name) VALUES ('new')";
    const auto refusal = [&] {
        const Result<void> result = (*database)->execute(QString::fromUtf8(insert));
        return result ? ErrorCode::Io : result.error().code;
    };
    QCOMPARE(refusal(), ErrorCode::Checking);
    const Result<void> asQuery = (*database)->query(QString::fromUtf8(insert)).run();
    QVERIFY(!asQuery && asQuery.error().code == ErrorCode::Checking);
    const auto begin = [](Database &where) {
        Transaction transaction(where);
        const Result<void> begun = transaction.begin();
        return begun ? transaction.commit() : begun;
    };
    const Result<void> begun = begin(**database);
    QVERIFY(!begun && begun.error().code == ErrorCode::Checking);
    const auto other = Database::openBeside(path());
    QVERIFY(other);
    run(**other, "PRAGMA busy_timeout = 50");
    const Result<void> beside = begin(**other);
    QVERIFY(!beside && beside.error().code == ErrorCode::Locked);

    (*database)->endCheck();
    QVERIFY(!(*database)->isUnchecked());
    QVERIFY(begin(**database));
    QVERIFY(begin(**other));
    run(**database, insert);
    QCOMPARE(number(**other, "SELECT count(*) FROM list"), 2);
}

// Closed, or killed, before the check was through: not a byte has changed, and the next start
// checks.
void TestDatabase::uncheckedStaysUnchecked()
{
    const Crashed crashed = makeCrashed();
    for (int i = 0; i < 2; ++i) {
        const auto database = Database::open(path(), Database::Check::Later);
        QVERIFY(database && (*database)->isUnchecked());
        QCOMPARE(number(**database, "SELECT count(*) FROM list"), 1);
    }
    QVERIFY(crashed.isAsLeft());
    {
        const auto database = Database::open(path(), Database::Check::Later);
        QVERIFY(database);
        (*database)->endCheck();
    }
    const auto database = Database::open(path(), Database::Check::Later);
    QVERIFY(database && !(*database)->isUnchecked());
}

void TestDatabase::damageFoundLater()
{
    Crashed crashed = makeCrashed();
    crashed.leaveDamaged();
    {
        const auto database = Database::open(path(), Database::Check::Later);
        QVERIFY(database && (*database)->isUnchecked());
        const auto worker = Database::openBeside(path());
        QVERIFY(worker);
        const Result<void> sound = (*worker)->quickCheck();
        QVERIFY(!sound && sound.error().code == ErrorCode::Damaged);
    }
    QVERIFY(crashed.isAsLeft());
    const auto database = Database::open(path(), Database::Check::Failed);
    QVERIFY(database);
    QCOMPARE((*database)->outcome(), Outcome::Recovered);
    QVERIFY(!(*database)->isUnchecked());
    QCOMPARE(readAll((*database)->keptAside()), crashed.file());
    QCOMPARE(readAll((*database)->keptAside() + QStringLiteral("-wal")), crashed.log());
    QCOMPARE(number(**database, "SELECT count(*) FROM list"), 0);
    run(**database, "INSERT INTO list (name) VALUES ('new')");
}

// A migration writes, so it waits for the check.
void TestDatabase::migrationChecksFirst()
{
    QStringList schema = schemaFiles();
    schema << QStringLiteral("CREATE TABLE newest (a);");
    const Crashed whole = makeCrashed();
    {
        const auto database = Database::open(path(), schema, Database::Check::Later);
        QVERIFY(database && !(*database)->isUnchecked());
        QCOMPARE((*database)->outcome(), Outcome::Migrated);
    }
    Crashed crashed = whole;
    crashed.leaveDamaged();
    const auto database = Database::open(path(), schema, Database::Check::Later);
    QVERIFY(database && !(*database)->isUnchecked());
    QCOMPARE((*database)->outcome(), Outcome::Recovered);
}

void TestDatabase::usedByAnotherIsNotUnchecked()
{
    makeLibrary();
    const auto one = Database::open(path(), Database::Check::Later);
    QVERIFY(one && !(*one)->isUnchecked());
    run(**one, "INSERT INTO list (name) VALUES ('in the WAL')");
    const auto two = Database::open(path(), Database::Check::Later);
    QVERIFY(two && !(*two)->isUnchecked());
}

void TestDatabase::checkIsBrokenOff()
{
    makeLibrary();
    const auto database = Database::open(path());
    QVERIFY(database);
    run(**database, "INSERT INTO list (name) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + "
                    "1 FROM n WHERE i < 300000) SELECT 'a list with a long name ' || i FROM n");
    Breaker breaker;
    std::atomic<bool> ended = false;
    const std::unique_ptr<QThread> other(QThread::create([&] {
        while (!ended)
            breaker.stop();
    }));
    other->start();
    const Result<void> broken = (*database)->quickCheck(breaker); // which else succeeds
    ended = true;
    QVERIFY(other->wait());
    QVERIFY(!broken);
    QCOMPARE(broken.error().code, ErrorCode::Cancelled);
    QVERIFY((*database)->quickCheck());
}

void TestDatabase::emptyFileIsCreated()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const auto database = Database::open(path());
    QVERIFY(database);
    QCOMPARE((*database)->outcome(), Outcome::Created);
}

void TestDatabase::folderCannotBeMade()
{
    QFile file(m_folder->filePath(QStringLiteral("plain")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const auto database = Database::open(file.fileName() + QStringLiteral("/library.db"));
    QVERIFY(!database);
    QCOMPARE(database.error().code, ErrorCode::Io);
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
