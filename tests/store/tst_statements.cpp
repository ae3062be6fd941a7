// SPDX-License-Identifier: MIT
#include "sql.h"
#include "store/snapshot.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace paperdip;

// What is asked of a library's file, and what belongs together.
class TestStatements : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void secondWriterWaitsAndThenIsLocked();
    void nestedTransactionsAreOne();
    void snapshotIsOfOneMoment();
    void blobsAndNullsComeBack();
    void statementsAreReused();
    void statementsTakeWhatQueriesDo();
    void statementsAreBoundAgainWhileTheyStandOnARow();
    void statementsOfOneTextAreNested();
    void unfinishedStatementHoldsNothing();
    void otherConnectionIsNoticed();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("library.db")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestStatements::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestStatements::secondWriterWaitsAndThenIsLocked()
{
    const auto one = Database::open(path());
    const auto two = Database::open(path());
    QVERIFY(one && two);
    run(**two, "PRAGMA busy_timeout = 50");
    Transaction first(**one);
    QVERIFY(first.begin());
    Transaction second(**two);
    const Result<void> result = second.begin();
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Locked);
    QVERIFY(first.commit());
    Transaction third(**two);
    QVERIFY(third.begin());
    QVERIFY(third.commit());
}

void TestStatements::nestedTransactionsAreOne()
{
    const auto opened = Database::open(QStringLiteral(":memory:"));
    QVERIFY(opened);
    Database &database = **opened;
    const auto inNested = [&](bool innerCommits, bool outerCommits) {
        Transaction outer(database);
        if (!outer.begin())
            return false;
        {
            Transaction inner(database);
            if (!inner.begin() ||
                !database.execute(QStringLiteral("INSERT INTO list (name) VALUES ('n')")))
                return false;
            if (innerCommits && !inner.commit())
                return false;
        }
        return outerCommits && outer.commit();
    };
    QVERIFY(!inNested(true, false));
    QCOMPARE(number(database, "SELECT count(*) FROM list"), 0);
    QVERIFY(!inNested(false, true)); // what an inner one gave up cannot be committed in part
    QCOMPARE(number(database, "SELECT count(*) FROM list"), 0);
    QVERIFY(inNested(true, true));
    QCOMPARE(number(database, "SELECT count(*) FROM list"), 1);
}

void TestStatements::snapshotIsOfOneMoment()
{
    const auto one = Database::open(path());
    const auto two = Database::open(path());
    QVERIFY(one && two);
    const char *const count = "SELECT count(*) FROM list";
    {
        const Snapshot snapshot(**one);
        QCOMPARE(number(**one, count), 0);
        run(**two, "INSERT INTO list (name) VALUES ('a')");
        QCOMPARE(number(**one, count), 0);
        QCOMPARE(number(**two, count), 1);
        const Snapshot inner(**one); // joins the outer one
        QCOMPARE(number(**one, count), 0);
    }
    QCOMPARE(number(**one, count), 1);
    run(**two, "INSERT INTO list (name) VALUES ('b')");
    Transaction transaction(**one);
    QVERIFY(transaction.begin());
    run(**one, "INSERT INTO list (name) VALUES ('c')");
    QVERIFY(transaction.commit());
    QCOMPARE(number(**one, count), 3);
}

void TestStatements::blobsAndNullsComeBack()
{
    const auto database = Database::open(QStringLiteral(":memory:"));
    QVERIFY(database);
    run(**database, "CREATE TABLE t (a BLOB NOT NULL, b, c, d)");
    const QByteArray bytes("\0\xff\r\n\xe6", 5);
    Query insert = (*database)->query(QStringLiteral("INSERT INTO t VALUES (?, ?, ?, ?)"));
    QVERIFY(insert.bindBytes(bytes)
                .bind(QString())
                .bind(std::optional<int>())
                .bind(std::optional<int>(7))
                .run());
    QVERIFY(insert.bindBytes(QByteArray()).bind(QStringLiteral("")).bind(1).bind(2).run());
    Query select =
        (*database)->query(QStringLiteral("SELECT a, b, c, d, typeof(a) FROM t ORDER BY rowid"));
    QVERIFY(select.run());
    QVERIFY(select.next());
    QCOMPARE(select.value(0).toByteArray(), bytes);
    QVERIFY(select.value(1).isNull());
    QVERIFY(select.value(2).isNull());
    QCOMPARE(select.value(3).toInt(), 7);
    QVERIFY(select.next());
    QCOMPARE(select.value(0).toByteArray(), QByteArray(""));
    QCOMPARE(select.value(4).toString(), QStringLiteral("blob"));
    QVERIFY(!select.value(1).isNull());
    QVERIFY(!select.next());
}

// A SELECT that was not read to its end must not keep its snapshot, or the next write fails.
void TestStatements::statementsAreReused()
{
    const auto one = Database::open(path());
    const auto two = Database::open(path());
    QVERIFY(one && two);
    run(**one, "INSERT INTO list (name) VALUES ('a'), ('b')");
    for (int i = 0; i < 3; ++i) {
        {
            Query query = (*one)->query(QStringLiteral("SELECT name FROM list ORDER BY id"));
            QVERIFY(query.run() && query.next());
            QCOMPARE(query.value(0).toString(), QStringLiteral("a"));
        }
        run(**two, "INSERT INTO list (name) VALUES ('c')");
        Transaction transaction(**one);
        QVERIFY(transaction.begin());
        QVERIFY(transaction.commit());
    }
    Query bad = (*one)->query(QStringLiteral("SELECT nonsense FROM nowhere"));
    QVERIFY(!bad.run());
}

void TestStatements::statementsTakeWhatQueriesDo()
{
    const auto opened = Database::open(QStringLiteral(":memory:"));
    QVERIFY(opened);
    Database &database = **opened;
    run(database, "CREATE TABLE t (a BLOB NOT NULL, b, c, d, UNIQUE (c))");
    const QByteArray bytes("\0\xff\r\n\xe6", 5);
    const QString text = QStringLiteral("推测 Müller 𠮷");
    const auto insert = [&] { return database.statement("INSERT INTO t VALUES (?, ?, ?, ?)"); };
    {
        Statement statement = insert();
        QVERIFY(statement.bindBytes(bytes).bind(text).bind(qint64(7) << 40).bind(QString()).run());
        QCOMPARE(statement.lastInsertId(), 1);
        QCOMPARE(statement.rowsAffected(), 1);
        const std::optional<qint64> none;
        QVERIFY(
            statement.bindBytes(QByteArray()).bind(QStringLiteral("")).bind(none).bind(1).run());
        const Result<void> twice = // what is refused leaves the statement as it was
            statement.bindBytes(bytes).bind(text).bind(qint64(7) << 40).bind(QString()).run();
        QVERIFY(!twice);
        QCOMPARE(twice.error().code, ErrorCode::Invalid);
        Statement other = insert(); // while the first is in use
        QVERIFY(other.bindBytes(bytes).bind(text).bind(8).bind(none).run());
    }
    Statement select = database.statement(
        "SELECT b, c, d IS NULL, a = x'00ff0d0ae6', typeof(a), b IS NULL FROM t ORDER BY rowid");
    QVERIFY(select.run() && select.next());
    QCOMPARE(select.text(0), text);
    QCOMPARE(select.number(1), qint64(7) << 40);
    QCOMPARE(select.number(2), 1);
    QCOMPARE(select.number(3), 1);
    QVERIFY(select.next());
    QCOMPARE(select.text(4), QStringLiteral("blob"));
    QCOMPARE(select.number(5), 0);
    QVERIFY(select.next());
    QVERIFY(!select.next());
    QVERIFY(!select.next());
    const auto early = [&] { return database.statement("INSERT INTO later VALUES (?, ?)"); };
    const Result<void> tooEarly = early().bind(text).bindBytes(bytes).run();
    QVERIFY(!tooEarly);
    QCOMPARE(tooEarly.error().code, ErrorCode::Invalid);
    run(database, "CREATE TABLE later (a, b)");
    QVERIFY(early().bind(text).bindBytes(bytes).run());
}

// As with queries, the next write must not fail.
void TestStatements::statementsAreBoundAgainWhileTheyStandOnARow()
{
    const auto opened = Database::open(path());
    QVERIFY(opened);
    run(**opened, "CREATE TABLE step (id INTEGER PRIMARY KEY, up INTEGER, name)");
    run(**opened, "INSERT INTO step VALUES (1, NULL, ''), (2, 1, 'a'), (3, 2, NULL)");
    Statement row = (*opened)->statement("SELECT up FROM step WHERE id = ?");
    QVERIFY(row.bind(qint64(3)).run() && row.next());
    QCOMPARE(row.number(0), 2);
    QVERIFY(row.bind(qint64(2)).run() && row.next()); // it stands on a row still
    QCOMPARE(row.number(0), 1);
    QVERIFY(!row.next());
    QVERIFY(row.bind(qint64(1)).run() && row.next()); // it has ended
    QVERIFY(row.isNull(0));

    Statement by = (*opened)->statement(QStringLiteral("SELECT id FROM step WHERE name IS ?"));
    const QList<std::pair<QVariant, int>> names{
        {QStringLiteral("a"), 2}, {QString(QLatin1String("")), 1}, {QVariant(), 3}};
    for (const auto &[name, id] : names) {
        QVERIFY(by.bind(name).run() && by.next());
        QCOMPARE(by.number(0), id);
    }
    Statement text = (*opened)->statement("SELECT name FROM step ORDER BY id");
    QVERIFY(text.run() && text.next());
    QVERIFY(!text.text(0).isNull() && text.text(0).isEmpty());
    QVERIFY(text.next() && text.next());
    QVERIFY(text.text(0).isNull());
}

void TestStatements::statementsOfOneTextAreNested()
{
    const auto opened = Database::open(path());
    QVERIFY(opened);
    const QString sql = QStringLiteral("SELECT value FROM json_each('[1,2,3]')");
    int pairs = 0;
    Statement outer = (*opened)->statement(sql);
    for (bool ok = outer.run() && outer.next(); ok; ok = outer.next()) {
        Statement inner = (*opened)->statement(sql);
        for (bool more = inner.run() && inner.next(); more; more = inner.next())
            ++pairs;
    }
    QCOMPARE(pairs, 9);
}

void TestStatements::unfinishedStatementHoldsNothing()
{
    const auto one = Database::open(path());
    const auto two = Database::open(path());
    QVERIFY(one && two);
    run(**one, "INSERT INTO list (name) VALUES ('a'), ('b')");
    for (int i = 0; i < 2; ++i) {
        {
            Statement names = (*one)->statement("SELECT name FROM list ORDER BY id");
            QVERIFY(names.run() && names.next());
            QCOMPARE(names.text(0), QStringLiteral("a"));
        }
        run(**two, "INSERT INTO list (name) VALUES ('c')");
        Transaction transaction(**one);
        QVERIFY(transaction.begin());
        QVERIFY((*one)->statement("UPDATE list SET name = 'd' WHERE name = 'c'").run());
        QVERIFY(transaction.commit());
    }
}

void TestStatements::otherConnectionIsNoticed()
{
    const auto one = Database::open(path());
    const auto two = Database::open(path());
    QVERIFY(one && two);
    const qint64 before = (*one)->dataVersion();
    run(**one, "INSERT INTO list (name) VALUES ('mine')");
    QCOMPARE((*one)->dataVersion(), before);
    run(**two, "INSERT INTO list (name) VALUES ('theirs')");
    QVERIFY((*one)->dataVersion() != before);
}

QTEST_GUILESS_MAIN(TestStatements)
#include "tst_statements.moc"
