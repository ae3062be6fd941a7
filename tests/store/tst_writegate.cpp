// SPDX-License-Identifier: MIT
#include "store/writegate.h"

#include "crashed.h"
#include "sql.h"
#include "sync/quickfolder.h"

#include <QFile>
#include <QFileInfo>
#include <QMutex>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <array>
#include <atomic>
#include <functional>

using namespace paperdip;
using Kind = WriteGate::Kind;

namespace {

constexpr int patience = 60'000; // ms; nothing here waits that long
constexpr int requests = 40;

using Thread = std::unique_ptr<QThread>;

Thread started(const std::function<void()> &work)
{
    Thread thread(QThread::create(work));
    thread->start();
    return thread;
}

Result<void> insertOne(Database &database)
{
    return database.query(QStringLiteral("INSERT INTO list (name) VALUES ('a')")).run();
}

// In a transaction that lasts as long as that of a busy worker.
Result<void> insertSlowly(Database &database)
{
    Transaction transaction(database);
    Result<void> done = transaction.begin();
    if (done)
        done = insertOne(database);
    QThread::msleep(5);
    return done ? transaction.commit() : done;
}

// 6 MB, in a transaction.
Result<void> fillIn(Database &database)
{
    return database.execute(
        QStringLiteral("INSERT INTO list (name) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT "
                       "i + 1 FROM n WHERE i < 1500) SELECT hex(zeroblob(2000)) FROM n"));
}

Result<void> fill(Database &database)
{
    Transaction transaction(database);
    Result<void> done = transaction.begin();
    if (done)
        done = fillIn(database);
    return done ? transaction.commit() : done;
}

} // namespace

// Who of a process writes next. Counted, not timed: SQLite's own waiting lets a worker do dozens of
// transactions before a window has its turn.
class TestWriteGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void windowGoesFirst();
    void whoCameFirstGoesFirst();
    void givingUpLeavesNothing();
    void oneGateForAFile();
    void windowWaitsForOneTransaction_data();
    void windowWaitsForOneTransaction();
    void workersTakeTurns();
    void waitsNoLongerThanSqlite();
    void oneStatementWaitsAsATransactionDoes();
    void checkHoldsIt();
    void sliceEndsWhereAWindowWaits();
    void manyPagesAreMovedLater();
    void windowLeavesThePagesToAWorker();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("library.db")); }
    qint64 size() const { return QFileInfo(path()).size(); }
    bool isMoved() const { return size() > 4 * 1024 * 1024; } // what fill() wrote
    Thread waits(const std::shared_ptr<WriteGate> &gate, Kind kind, const char *name, int hold = 0);

    std::unique_ptr<QTemporaryDir> m_folder;
    QMutex m_mutex;
    QByteArrayList m_order; // in which they had it
};

void TestWriteGate::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>(quickFolder());
    QVERIFY(m_folder->isValid());
    m_order.clear();
}

// Returns once it waits. Then it has its turn for so many ms.
Thread TestWriteGate::waits(const std::shared_ptr<WriteGate> &gate, Kind kind, const char *name,
                            int hold)
{
    const int before = gate->waiting();
    Thread thread = started([this, gate, kind, name, hold] {
        if (!gate->take(kind, patience))
            return;
        {
            const QMutexLocker locker(&m_mutex);
            m_order << name;
        }
        QThread::msleep(static_cast<unsigned long>(hold));
        gate->giveBack();
    });
    while (gate->waiting() == before)
        QThread::yieldCurrentThread();
    return thread;
}

void TestWriteGate::windowGoesFirst()
{
    const auto gate = WriteGate::of(path());
    QVERIFY(gate->take(Kind::Worker, 0));
    const Thread worker = waits(gate, Kind::Worker, "worker");
    const Thread window = waits(gate, Kind::Window, "window");
    gate->giveBack();
    QVERIFY(worker->wait() && window->wait());
    QCOMPARE(m_order, (QByteArrayList{"window", "worker"}));
}

void TestWriteGate::whoCameFirstGoesFirst()
{
    const auto gate = WriteGate::of(path());
    QVERIFY(gate->take(Kind::Window, 0));
    std::vector<Thread> threads;
    const QByteArrayList names{"a", "b", "c", "d"};
    for (const QByteArray &name : names)
        threads.push_back(waits(gate, Kind::Worker, name.constData()));
    gate->giveBack();
    // Whoever gives back does not get it again before the others.
    QVERIFY(gate->take(Kind::Worker, patience));
    {
        const QMutexLocker locker(&m_mutex);
        QCOMPARE(m_order, names);
    }
    gate->giveBack();
    for (const Thread &thread : threads)
        QVERIFY(thread->wait());
}

void TestWriteGate::givingUpLeavesNothing()
{
    const auto gate = WriteGate::of(path());
    QVERIFY(gate->take(Kind::Window, 0));
    QVERIFY(!gate->take(Kind::Window, 0));
    QVERIFY(!gate->take(Kind::Worker, 1));
    QCOMPARE(gate->waiting(), 0);
    gate->giveBack();
    QVERIFY(gate->take(Kind::Worker, 0));
    gate->giveBack();
}

void TestWriteGate::oneGateForAFile()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QString link = m_folder->filePath(QStringLiteral("link.db"));
    QVERIFY(QFile::link(path(), link));
    const auto gate = WriteGate::of(path());
    QCOMPARE(WriteGate::of(link), gate);
    QCOMPARE(WriteGate::of(m_folder->path() + QStringLiteral("/./library.db")), gate);
    QVERIFY(WriteGate::of(m_folder->filePath(QStringLiteral("other.db"))) != gate);
}

void TestWriteGate::windowWaitsForOneTransaction_data()
{
    QTest::addColumn<bool>("inTransactions");
    QTest::newRow("transactions") << true;
    QTest::newRow("statements alone") << false;
}

// Beside a worker that writes slice upon slice without a pause.
void TestWriteGate::windowWaitsForOneTransaction()
{
    QFETCH(bool, inTransactions);
    const auto window = Database::open(path());
    QVERIFY(window);
    std::atomic<bool> stop = false;
    std::atomic<bool> failed = false;
    std::atomic<int> slices = 0;
    const Thread worker = started([&] {
        const auto beside = Database::openBeside(path());
        while (!stop) {
            failed = failed || !beside || !insertSlowly(**beside);
            ++slices;
        }
    });
    const auto ends = qScopeGuard([&] { stop = true; });
    while (slices == 0)
        QThread::yieldCurrentThread();
    int between = 0;
    for (int i = 0; i < requests; ++i) {
        const int before = slices;
        Transaction transaction(**window);
        QVERIFY(inTransactions ? transaction.begin() : insertOne(**window));
        between += slices - before;
        QVERIFY(!inTransactions || transaction.commit());
        QThread::msleep(1); // the worker goes on
    }
    stop = true;
    QVERIFY(worker->wait());
    QVERIFY(!failed);
    // One for each; and another where this thread was kept off its processor before it could ask.
    QVERIFY2(between <= 2 * requests, qPrintable(QString::number(between)));
    QVERIFY2(slices > requests / 2, qPrintable(QString::number(slices)));
}

void TestWriteGate::workersTakeTurns()
{
    QVERIFY(Database::open(path()));
    std::atomic<bool> stop = false;
    std::array<std::atomic<int>, 2> slices{0, 0};
    std::vector<Thread> workers;
    for (std::atomic<int> &own : slices) {
        workers.push_back(started([&stop, &own, this] {
            const auto beside = Database::openBeside(path());
            while (!stop)
                own += beside && insertSlowly(**beside) ? 1 : 0;
        }));
    }
    const auto ends = qScopeGuard([&] { stop = true; });
    while (slices[0] + slices[1] < requests || slices[0] == 0 || slices[1] == 0)
        QThread::msleep(1);
    stop = true;
    for (const Thread &worker : workers)
        QVERIFY(worker->wait());
    const int less = std::min(slices[0], slices[1]);
    QVERIFY2(less >= requests / 4, qPrintable(QString::number(less)));
}

// Also on one thread, which can only be refused; and afterwards everything goes on.
void TestWriteGate::waitsNoLongerThanSqlite()
{
    const auto one = Database::open(path());
    const auto two = Database::openBeside(path());
    QVERIFY(one && two);
    QVERIFY((*two)->execute(QStringLiteral("PRAGMA busy_timeout = 50")));
    {
        Transaction first(**one);
        QVERIFY(first.begin());
        Transaction inner(**one); // needs no turn of its own
        QVERIFY(inner.begin() && inner.commit());
        Transaction second(**two);
        const Result<void> refused = second.begin();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Locked);
    } // rolled back
    QVERIFY(insertSlowly(**two));
    QVERIFY(insertSlowly(**one));
    Query timeout = (*two)->query(QStringLiteral("PRAGMA busy_timeout"));
    QVERIFY(timeout.run() && timeout.next());
    QCOMPARE(timeout.value(0).toInt(), 50);
}

// Its window may write nothing, and nobody else does before it ends or is closed.
void TestWriteGate::checkHoldsIt()
{
    const auto crashed = [this] {
        const auto database = Database::open(path());
        return Crashed(**database);
    }();
    const auto gate = WriteGate::of(path());
    const auto isTaken = [&gate] {
        const bool had = gate->take(Kind::Worker, 0);
        if (had)
            gate->giveBack();
        return !had;
    };
    crashed.leave();
    {
        const auto window = Database::open(path(), Database::Check::Later);
        QVERIFY(window && (*window)->isUnchecked());
        QVERIFY(isTaken());
    }
    QVERIFY(!isTaken());
    crashed.leave();
    const auto window = Database::open(path(), Database::Check::Later);
    QVERIFY(window && isTaken());
    (*window)->endCheck();
    QVERIFY(!isTaken());
    QVERIFY(insertSlowly(**window));
}

void TestWriteGate::oneStatementWaitsAsATransactionDoes()
{
    const auto window = Database::open(path());
    const auto beside = Database::openBeside(path());
    QVERIFY(window && beside);
    QVERIFY((*window)->execute(QStringLiteral("PRAGMA busy_timeout = 50")));
    const auto gate = WriteGate::of(path());
    QVERIFY(gate->take(Kind::Worker, 0));
    QCOMPARE(insertOne(**window).error().code, ErrorCode::Locked);
    const QString other = QStringLiteral("UPDATE list SET name = 'b'");
    QCOMPARE((*window)->execute(other).error().code, ErrorCode::Locked);
    QVERIFY((*window)->query(QStringLiteral("SELECT 1")).run()); // who reads never waits
    gate->giveBack();
    QVERIFY(insertOne(**window));
    QVERIFY((*window)->execute(other));
    QVERIFY(gate->take(Kind::Worker, 0));
    gate->giveBack();
}

// And for nobody else.
void TestWriteGate::sliceEndsWhereAWindowWaits()
{
    QVERIFY(Database::open(path()));
    const auto beside = Database::openBeside(path());
    const auto gate = WriteGate::of(path());
    Transaction transaction(**beside);
    QVERIFY(transaction.begin());
    const Thread worker = waits(gate, Kind::Worker, "worker");
    QVERIFY(!(*beside)->isAwaited());
    const Thread window = waits(gate, Kind::Window, "window");
    QVERIFY((*beside)->isAwaited());
    QVERIFY(WriteSlice(**beside).isOver());
    QVERIFY(transaction.commit());
    QVERIFY(worker->wait() && window->wait());
    QVERIFY(!(*beside)->isAwaited());
}

void TestWriteGate::manyPagesAreMovedLater()
{
    const auto window = Database::open(path());
    QVERIFY(window);
    QVERIFY(fill(**window));
    QVERIFY(isMoved());
    const auto beside = Database::openBeside(path());
    {
        const NotDurable many(**beside);
        QCOMPARE(number(**beside, "PRAGMA synchronous"), 1);
        const qint64 before = size();
        QVERIFY(fill(**beside));
        QCOMPARE(size(), before);
        for (int i = 0; i < 2; ++i)
            QVERIFY(fill(**beside));
        QVERIFY(size() > before); // but some time they are
    }
    QCOMPARE(number(**beside, "PRAGMA synchronous"), 2);
}

void TestWriteGate::windowLeavesThePagesToAWorker()
{
    const auto window = Database::open(path());
    QVERIFY(window);
    const auto gate = WriteGate::of(path());
    Transaction transaction(**window);
    QVERIFY(transaction.begin());
    const Thread worker = waits(gate, Kind::Worker, "worker", 200);
    QVERIFY(fillIn(**window));
    QVERIFY(transaction.commit());
    QVERIFY(!isMoved());
    QVERIFY(worker->wait());
    QVERIFY(insertSlowly(**window));
    QVERIFY(isMoved());
}

QTEST_GUILESS_MAIN(TestWriteGate)
#include "tst_writegate.moc"
