// SPDX-License-Identifier: MIT
#include "store/jobtable.h"

#include "store/database.h"
#include "store/recordtable.h"

#include <QTest>

using namespace paperdip;

namespace {

const JobTable::Services arxivOnly{Service::Arxiv};

const QString flash = QStringLiteral("2205.14135");
const QString paged = QStringLiteral("2309.06180");

} // namespace

class TestJobTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void addsInOrder();
    void addsOnceAndRaises();
    void failedStartsAnew();
    void keepsWhatItIsGiven();
    void waitsUntilItsTime();
    void resetsWhatRan();
    void remembersTheLastRequest();
    void recordsComeBack();

private:
    std::unique_ptr<Database> m_database;
};

void TestJobTable::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    auto opened = Database::open(QStringLiteral(":memory:"));
    QVERIFY(opened);
    m_database = std::move(*opened);
}

void TestJobTable::addsInOrder()
{
    JobTable jobs(*m_database);
    QStringList many;
    for (int i = 1; i <= 1200; ++i)
        many << QStringLiteral("2205.%1").arg(i, 5, 10, QLatin1Char('0'));
    QVERIFY(jobs.add(many, Service::Arxiv, 0, 100));
    QVERIFY(jobs.add({flash}, Service::Arxiv, 10, 101));
    QCOMPARE(jobs.count(FetchState::Waiting), 1201);
    const QList<Job> due = jobs.due(200, 3, arxivOnly);
    QCOMPARE(due.size(), 3);
    QCOMPARE(due[0].work, flash);
    QCOMPARE(due[1].work, many[0]);
    QCOMPARE(due[2].work, many[1]);
    QCOMPARE(due[0].createdAt, 101);
    QVERIFY(jobs.remove(many));
    QCOMPARE(jobs.all().size(), 1);
}

void TestJobTable::addsOnceAndRaises()
{
    JobTable jobs(*m_database);
    QVERIFY(jobs.add({flash, paged}, Service::Arxiv, 0, 100));
    Job job = *jobs.find(flash);
    job.attempts = 2;
    job.notBefore = 500;
    QVERIFY(jobs.update(job));
    QVERIFY(jobs.add({flash}, Service::Arxiv, 10, 200));
    const Job raised = *jobs.find(flash);
    QCOMPARE(raised.priority, 10);
    QCOMPARE(raised.attempts, 2); // it goes on where it was
    QCOMPARE(raised.notBefore, 500);
    QCOMPARE(raised.createdAt, 100);
    QVERIFY(jobs.add({flash}, Service::Arxiv, 0, 300));
    QCOMPARE(jobs.find(flash)->priority, 10);
    job.state = FetchState::Running;
    QVERIFY(jobs.update(job));
    QVERIFY(jobs.add({flash}, Service::Arxiv, 10, 200));
    QCOMPARE(jobs.find(flash)->state, FetchState::Running);
    QCOMPARE(jobs.all().size(), 2);
}

void TestJobTable::failedStartsAnew()
{
    JobTable jobs(*m_database);
    QVERIFY(jobs.add({flash}, Service::Arxiv, 0, 100));
    Job job = *jobs.find(flash);
    job.state = FetchState::Failed;
    job.attempts = 4;
    job.notBefore = 500;
    job.reason = QStringLiteral("no");
    QVERIFY(jobs.update(job));
    QVERIFY(jobs.add({flash}, Service::Arxiv, 0, 200));
    const Job anew = *jobs.find(flash);
    QCOMPARE(anew.state, FetchState::Waiting);
    QCOMPARE(anew.attempts, 0);
    QCOMPARE(anew.notBefore, 0);
    QVERIFY(anew.reason.isEmpty());
}

void TestJobTable::keepsWhatItIsGiven()
{
    JobTable jobs(*m_database);
    QVERIFY(jobs.add({flash}, Service::Arxiv, 3, 100));
    Job job = *jobs.find(flash);
    job.state = FetchState::Unknown;
    job.attempts = 1;
    job.notBefore = 7;
    job.error = ErrorCode::Unknown;
    job.reason = QStringLiteral("arXiv does not know 推测.");
    QVERIFY(jobs.update(job));
    QCOMPARE(*jobs.find(flash), job);
    QVERIFY(!jobs.find(paged));
}

void TestJobTable::waitsUntilItsTime()
{
    JobTable jobs(*m_database);
    QVERIFY(!jobs.nextDue(arxivOnly));
    QVERIFY(jobs.add({flash}, Service::Arxiv, 0, 100));
    QCOMPARE(jobs.nextDue(arxivOnly), std::optional<qint64>(0));
    Job job = *jobs.find(flash);
    job.notBefore = 500;
    QVERIFY(jobs.update(job));
    QVERIFY(jobs.due(499, 50, arxivOnly).isEmpty());
    QCOMPARE(jobs.due(500, 50, arxivOnly).size(), 1);
    QCOMPARE(jobs.nextDue(arxivOnly), std::optional<qint64>(500));
}

void TestJobTable::resetsWhatRan()
{
    JobTable jobs(*m_database);
    QVERIFY(jobs.add({flash, paged}, Service::Arxiv, 0, 100));
    Job job = *jobs.find(flash);
    job.state = FetchState::Running;
    QVERIFY(jobs.update(job));
    QCOMPARE(jobs.due(200, 50, arxivOnly).size(), 1);
    QVERIFY(jobs.resetRunning(arxivOnly));
    QCOMPARE(jobs.due(200, 50, arxivOnly).size(), 2);
    QCOMPARE(jobs.count(FetchState::Running), 0);
}

void TestJobTable::remembersTheLastRequest()
{
    JobTable jobs(*m_database);
    QCOMPARE(jobs.lastRequestEnd(), 0);
    QVERIFY(jobs.setLastRequestEnd(1795500000123));
    QVERIFY(jobs.setLastRequestEnd(1795500000456));
    QCOMPARE(jobs.lastRequestEnd(), 1795500000456);
}

void TestJobTable::recordsComeBack()
{
    RecordTable records(*m_database);
    Record bare;
    bare.work = bare.arxiv = flash;
    bare.fetchedAt = QDateTime::fromSecsSinceEpoch(1795500000, Qt::UTC);
    QVERIFY(records.put(bare));
    QCOMPARE(*records.find(flash), bare);
    Record full = bare;
    full.version = 3;
    full.title = QStringLiteral("V_max<17.5 and 推测");
    full.authors = QStringList{QStringLiteral("Ann B. Author"), QStringLiteral("李 明")};
    full.abstract = QStringLiteral("One.\n\nTwo.");
    full.published = QDateTime(QDate(2022, 5, 27), QTime(17, 53, 9), Qt::UTC);
    full.updated = QDateTime(QDate(2022, 6, 23), QTime(17, 53, 32), Qt::UTC);
    full.primaryCategory = QStringLiteral("cs.LG");
    full.categories = QStringList{QStringLiteral("cs.LG"), QStringLiteral("47A16, 47B38")};
    full.comment = QStringLiteral("12 pages");
    full.journalRef = QStringLiteral("J. 1:1");
    full.doi = QStringLiteral("10.1145/1.2");
    QVERIFY(records.put(full));
    QCOMPARE(*records.find(flash), full);
    QVERIFY(!records.find(paged));
}

QTEST_GUILESS_MAIN(TestJobTable)
#include "tst_jobtable.moc"
