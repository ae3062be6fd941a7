// SPDX-License-Identifier: MIT
#include "store/librarycopies.h"

#include "store/database.h"
#include "store/schema.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace paperdip;
using Outcome = Database::Outcome;

namespace {

// A Sunday.
const QDateTime today(QDate(2026, 11, 29), QTime(12, 0));

} // namespace

// Copies of the library: which stay, how one is made, and how it takes the library's place.
class TestLibraryCopies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void someStay_data();
    void someStay();
    void agesDayByDay();
    void areFoundByTheirNames();
    void isWholeAndAlone();
    void isBrokenOff();
    void waitsForTheNextStart();
    void waitsWhileAnotherIsAtWork();
    void isTakenAfterAnEndInBetween();
    void damagedIsRefused();
    void takesADamagedOnesPlace();
    void damagedAndNewerCopiesArePassedOver();
    void whatCanBeReadIsSalvaged();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("library.db")); }
    QStringList files(const QString &below = {}) const
    {
        return QDir(m_folder->path() + below).entryList(QDir::Files, QDir::Name);
    }
    static void run(Database &database, const QString &sql)
    {
        const Result<void> result = database.execute(sql);
        QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    }
    static QString names(Database &database)
    {
        Query query = database.query(
            QStringLiteral("SELECT group_concat(name) FROM (SELECT name FROM list ORDER BY id)"));
        return query.run() && query.next() ? query.value(0).toString() : QStringLiteral("?");
    }
    void add(const QString &name) const;
    QString copyNow(const QDateTime &made = today) const;
    void damage() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestLibraryCopies::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("backups")));
}

void TestLibraryCopies::add(const QString &name) const
{
    const auto database = Database::open(path());
    QVERIFY(database);
    run(**database, QStringLiteral("INSERT INTO list (name) VALUES ('%1')").arg(name));
}

QString TestLibraryCopies::copyNow(const QDateTime &made) const
{
    const auto database = Database::open(path());
    const QString copy = copyPath(path(), made);
    if (!database || !(*database)->copyTo(copy, [] { return false; }))
        qFatal("no copy");
    return copy;
}

void TestLibraryCopies::damage() const
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write(QByteArray(100, '\0'));
}

void TestLibraryCopies::someStay_data()
{
    QTest::addColumn<QStringList>("copies");
    QTest::addColumn<QStringList>("stay");
    using List = QStringList;
    const auto row = [](const char *name, const char *copies, const char *stay) {
        QTest::newRow(name) << List(QString::fromLatin1(copies).split(u' ', Qt::SkipEmptyParts))
                            << List(QString::fromLatin1(stay).split(u' ', Qt::SkipEmptyParts));
    };
    row("none", "", "");
    row("one a day", "1129-11 1128-11 1127-11", "1129-11 1128-11 1127-11");
    row("the newest of a day", "1129-08 1129-11 1128-02 1128-23", "1129-11 1128-23");
    row("seven days", "1123-00 1122-23", "1123-00 1122-23");
    row("then a week's newest", "1122-09 1121-09 1116-09 1115-09 1114-09", "1122-09 1115-09");
    row("four weeks", "1122-09 1115-09 1108-09 1101-09 1025-09 1018-09",
        "1122-09 1115-09 1108-09 1101-09");
    row("after a long rest nothing goes for its age", "0303-09 0302-09 0309-09 0501-09",
        "0303-09 0309-09 0501-09");
    row("the clock was wrong", "1231-09 1129-11", "1231-09 1129-11");
}

void TestLibraryCopies::someStay()
{
    QFETCH(QStringList, copies);
    QFETCH(QStringList, stay);
    QList<LibraryCopy> all;
    for (const QString &name : copies)
        all.append(
            {name,
             QDateTime::fromString(QStringLiteral("2026") + name, QStringLiteral("yyyyMMdd-HH")),
             1});
    const QList<LibraryCopy> surplus = surplusCopies(all, today);
    for (const LibraryCopy &copy : surplus)
        QVERIFY2(copies.contains(copy.path), qPrintable(copy.path));
    QStringList left = copies;
    for (const LibraryCopy &copy : surplus)
        left.removeOne(copy.path);
    left.sort();
    stay.sort();
    QCOMPARE(left, stay);
}

// Thinned every day: always the last seven days', and the Sundays' of the four weeks before this.
void TestLibraryCopies::agesDayByDay()
{
    QList<LibraryCopy> copies;
    for (int day = 0; day < 60; ++day) {
        const QDateTime now = today.addDays(day);
        copies.append({QString::number(day), now, 1});
        const QList<LibraryCopy> surplus = surplusCopies(copies, now);
        for (const LibraryCopy &copy : surplus)
            copies.removeIf([&](const LibraryCopy &one) { return one.path == copy.path; });
        QSet<QDate> wanted;
        for (int age = 0; age < 7; ++age)
            wanted << now.date().addDays(-age);
        for (int week = 0; week < 4; ++week)
            wanted << now.date().addDays(-now.date().dayOfWeek() - 7 * week);
        QSet<QDate> found;
        for (const LibraryCopy &copy : std::as_const(copies))
            found << copy.made.date();
        if (day >= 35)
            QCOMPARE(found, wanted);
    }
}

void TestLibraryCopies::areFoundByTheirNames()
{
    add(QStringLiteral("a"));
    const QString copy = copyNow();
    QCOMPARE(QFileInfo(copy).fileName(), QStringLiteral("library-20261129-120000.db"));
    for (const char *other : {"library-20261129-120000.db.part", "other-20261129-120000.db",
                              "library-20269999-120000.db", "library-.db", "letter.txt"}) {
        QFile file(copiesFolder(path()) + u'/' + QString::fromLatin1(other));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    const QList<LibraryCopy> found = copiesOf(path());
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().path, copy);
    QCOMPARE(found.first().made, today);
    QCOMPARE(found.first().size, QFileInfo(copy).size());
}

void TestLibraryCopies::isWholeAndAlone()
{
    add(QStringLiteral("a"));
    const auto database = Database::open(path());
    QVERIFY(database);
    run(**database, QStringLiteral("INSERT INTO list (name) VALUES ('in the WAL')"));
    const QString copy = copyPath(path(), today);
    QVERIFY((*database)->copyTo(copy, [] { return false; }));
    QCOMPARE(files(QStringLiteral("/backups")), QStringList{QFileInfo(copy).fileName()});
    const auto other = Database::open(copy);
    QVERIFY(other);
    QCOMPARE((*other)->outcome(), Outcome::Current);
    QCOMPARE(names(**other), QStringLiteral("a,in the WAL"));
}

void TestLibraryCopies::isBrokenOff()
{
    const auto database = Database::open(path());
    QVERIFY(database);
    run(**database,
        QStringLiteral("INSERT INTO list (name) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT "
                       "i + 1 FROM n WHERE i < 200000) SELECT 'a list ' || i FROM n"));
    int asked = 0;
    const QString copy = copyPath(path(), today);
    const Result<void> copied = (*database)->copyTo(copy, [&asked] { return ++asked > 2; });
    QVERIFY(!copied);
    QCOMPARE(copied.error().code, ErrorCode::Cancelled);
    QVERIFY(asked > 2);
    run(**database, QStringLiteral("INSERT INTO list (name) VALUES ('goes on')"));
}

void TestLibraryCopies::waitsForTheNextStart()
{
    add(QStringLiteral("a"));
    const QString copy = copyNow();
    add(QStringLiteral("b"));
    QVERIFY(letCopyWait(path(), copy));
    QVERIFY(QFile::exists(waitingCopy(path())));
    {
        const auto database = Database::open(path());
        QVERIFY(database);
        QCOMPARE((*database)->outcome(), Outcome::Restored);
        QCOMPARE(names(**database), QStringLiteral("a"));
        QCOMPARE((*database)->keptAside(), path() + QStringLiteral(".before-restore"));
    }
    QVERIFY(QFile::exists(copy));
    QCOMPARE(files(), QStringList({QStringLiteral("library.db"),
                                   QStringLiteral("library.db.before-restore")}));
    const auto before = Database::open(path() + QStringLiteral(".before-restore"));
    QVERIFY(before);
    QCOMPARE(names(**before), QStringLiteral("a,b"));
    const auto again = Database::open(path());
    QVERIFY(again);
    QCOMPARE((*again)->outcome(), Outcome::Current);
}

void TestLibraryCopies::waitsWhileAnotherIsAtWork()
{
    add(QStringLiteral("a"));
    QVERIFY(letCopyWait(path(), copyNow()));
    {
        const auto other = Database::openBeside(path());
        QVERIFY(other);
        run(**other, QStringLiteral("INSERT INTO list (name) VALUES ('b')"));
        const auto database = Database::open(path());
        QVERIFY(database);
        QCOMPARE((*database)->outcome(), Outcome::Current);
        QCOMPARE(names(**database), QStringLiteral("a,b"));
    }
    const auto later = Database::open(path());
    QVERIFY(later);
    QCOMPARE((*later)->outcome(), Outcome::Restored);
}

// The library was put aside, and the copy had not yet come.
void TestLibraryCopies::isTakenAfterAnEndInBetween()
{
    add(QStringLiteral("a"));
    QVERIFY(letCopyWait(path(), copyNow()));
    QVERIFY(QFile::rename(path(), path() + QStringLiteral(".before-restore")));
    const auto database = Database::open(path());
    QVERIFY(database);
    QCOMPARE(names(**database), QStringLiteral("a"));
    QVERIFY(!QFile::exists(waitingCopy(path())));
}

void TestLibraryCopies::damagedIsRefused()
{
    add(QStringLiteral("a"));
    const QString copy = copyNow();
    QFile file(copy);
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write(QByteArray(100, 'x'));
    file.close();
    const Result<void> waits = letCopyWait(path(), copy);
    QVERIFY(!waits);
    QCOMPARE(waits.error().code, ErrorCode::Damaged);
    QVERIFY(!QFile::exists(waitingCopy(path())));
}

void TestLibraryCopies::takesADamagedOnesPlace()
{
    add(QStringLiteral("a"));
    copyNow(today.addDays(-1));
    add(QStringLiteral("b"));
    const QString newest = copyNow();
    add(QStringLiteral("c"));
    damage();
    const auto database = Database::open(path());
    QVERIFY(database);
    QCOMPARE((*database)->outcome(), Outcome::Recovered);
    QCOMPARE((*database)->takenFrom(), newest);
    QCOMPARE(names(**database), QStringLiteral("a,b"));
    QVERIFY(QFile::exists((*database)->keptAside()));
    QVERIFY(QFile::exists(newest));
}

void TestLibraryCopies::damagedAndNewerCopiesArePassedOver()
{
    add(QStringLiteral("a"));
    const QString good = copyNow(today.addDays(-2));
    {
        const auto newer = Database::open(copyNow(today.addDays(-1)));
        QVERIFY(newer);
        run(**newer, QStringLiteral("PRAGMA user_version = %1").arg(schemaFiles().size() + 1));
    }
    QFile bad(copyNow());
    QVERIFY(bad.open(QIODevice::ReadWrite));
    bad.write(QByteArray(100, 'x'));
    bad.close();
    damage();
    const auto database = Database::open(path());
    QVERIFY(database);
    QCOMPARE((*database)->takenFrom(), good);
    QCOMPARE(names(**database), QStringLiteral("a"));
}

// Only the pages of another table are garbage.
void TestLibraryCopies::whatCanBeReadIsSalvaged()
{
    {
        const auto database = Database::open(path());
        QVERIFY(database);
        run(**database, QStringLiteral("INSERT INTO list (name, path, incomplete) VALUES ('a', "
                                       "'/l/a.md', 0), ('b', NULL, 0), ('c', '/l/c.md', 1)"));
        run(**database,
            QStringLiteral("INSERT INTO note (path, draft) VALUES ('/l/n.md', x'4E21'), "
                           "('/l/m.md', NULL)"));
        run(**database,
            QStringLiteral("INSERT INTO setting WITH RECURSIVE n(i) AS (SELECT 1 UNION "
                           "ALL SELECT i + 1 FROM n WHERE i < 3000) SELECT 'key ' || i, "
                           "'a rather long value ' || i FROM n"));
    }
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(file.size() - 5 * 4096));
        file.write(QByteArray(4 * 4096, 'x'));
    }
    const Salvage found = salvageFrom(path());
    QCOMPARE(found.lists, QStringList{QStringLiteral("/l/a.md")});
    QCOMPARE(found.notes.size(), 1);
    QCOMPARE(found.notes.first().second, QByteArray("N!"));
    QFile letter(m_folder->filePath(QStringLiteral("letter")));
    QVERIFY(letter.open(QIODevice::WriteOnly));
    letter.write(QByteArray("no database at all ").repeated(100));
    letter.close();
    QVERIFY(salvageFrom(letter.fileName()).lists.isEmpty());
}

QTEST_GUILESS_MAIN(TestLibraryCopies)
#include "tst_librarycopies.moc"
