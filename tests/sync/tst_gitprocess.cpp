// SPDX-License-Identifier: MIT
#include "sync/gitprocess.h"

#include "sync/fakegit.h"
#include "sync/gitworker.h"
#include "sync/realgit.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <csignal>

using namespace paperdip;

namespace {

GitCall call(const QStringList &arguments, const QByteArray &input = {}, bool writes = false)
{
    return {QDir::tempPath(), arguments, input, writes, {}};
}

bool isAlive(const QByteArray &pid)
{
    // Whoever adopted it may not have noticed its end yet.
    QFile status(QStringLiteral("/proc/%1/stat").arg(QString::fromLatin1(pid)));
    return status.open(QIODevice::ReadOnly) && !status.readAll().contains(") Z ");
}

QByteArray waitFor(const QString &path)
{
    QByteArray text;
    const bool came = QTest::qWaitFor(
        [&] {
            QFile file(path);
            text = file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
            return !text.isEmpty();
        },
        10000);
    return came ? text : QByteArray();
}

} // namespace

// How Git is run, and stopped.
class TestGitProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        isolateGit();
    }

    void noGit();
    void asksForNothing();
    void argumentsAreNoShell();
    void inputAndOutput();
    void tellsHowFarItIs();
    void cancels_data();
    void cancels();
    void workerInOrder();
    void workerGoes();
};

void TestGitProcess::noGit()
{
    const NoGit none;
    QVERIFY(gitProgram().isEmpty());
    QVERIFY(!runGit(call({QStringLiteral("version")})).isFine());
}

// No terminal, no input, no lock, no foreign repository, English.
void TestGitProcess::asksForNothing()
{
    const FakeGit fake("read line && echo read\n"
                       "(: </dev/tty) 2>/dev/null && echo terminal\n"
                       "echo \"$GIT_TERMINAL_PROMPT $GIT_OPTIONAL_LOCKS $GIT_DIR $LC_ALL\"\n");
    qputenv("GIT_DIR", "/nowhere");
    const GitAnswer reading = runGit(call({}));
    const GitAnswer writing = runGit(call({}, {}, true));
    qunsetenv("GIT_DIR");
    QCOMPARE(reading.out, "0 0  C.UTF-8\n");
    QCOMPARE(writing.out, "0   C.UTF-8\n");
}

void TestGitProcess::argumentsAreNoShell()
{
    const FakeGit fake("shift 6; for a; do echo \"[$a]\"; done\n");
    const GitAnswer answer =
        runGit(call({QStringLiteral("a b"), QStringLiteral("$(id)"), QStringLiteral("笔记"),
                     QStringLiteral("x\ny"), QStringLiteral("'\"*")}));
    QCOMPARE(answer.out, "[a b]\n[$(id)]\n[笔记]\n[x\ny]\n['\"*]\n");
}

void TestGitProcess::inputAndOutput()
{
    const FakeGit fake("cat; echo words >&2; exit 3\n");
    const QByteArray much(3'000'000, 'x'); // more than any pipe holds
    const GitAnswer answer = runGit(call({}, much));
    QCOMPARE(answer.status, 3);
    QVERIFY(!answer.isFine());
    QCOMPARE(answer.out, much);
    QCOMPARE(answer.err, "words\n");
}

void TestGitProcess::tellsHowFarItIs()
{
    const FakeGit fake("printf 'remote: Counting objects:  50%% (1/2)\\r' >&2\n"
                       "while [ ! -e $here/seen ]; do :; done\n"
                       "printf 'Receiving objects: 100%% (2/2), done.\\nFrom x\\n' >&2\n");
    QList<GitProgress> told;
    GitWatch watch;
    watch.progress = [&](const GitProgress &progress) {
        told << progress;
        QFile seen(fake.at(QStringLiteral("seen")));
        QVERIFY(seen.open(QIODevice::WriteOnly));
    };
    const GitAnswer answer = runGit(call({}), watch);
    QVERIFY(answer.isFine());
    QCOMPARE(told, (QList<GitProgress>{{QStringLiteral("Counting objects"), 50},
                                       {QStringLiteral("Receiving objects"), 100}}));
    QCOMPARE(answer.err, "From x\n");
}

void TestGitProcess::cancels_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("hangs") << QByteArray("sleep 1000 & echo $! > $here/pid; wait\n");
    QTest::newRow("will not end") << QByteArray(
        "trap '' TERM; sleep 1000 & echo $! > $here/pid; while :; do wait; done\n");
}

// Whatever it started ends with it.
void TestGitProcess::cancels()
{
    QFETCH(QByteArray, script);
    const FakeGit fake(script);
    GitWorker worker;
    GitAnswer answer;
    worker.run([&answer](const GitWatch &watch) -> GitWorker::Done {
        const auto result = std::make_shared<GitAnswer>(runGit(call({}), watch));
        return [&answer, result] { answer = *result; };
    });
    const QByteArray pid = waitFor(fake.at(QStringLiteral("pid")));
    QVERIFY(!pid.isEmpty());
    QVERIFY(isAlive(pid));
    worker.cancel();
    QTRY_VERIFY_WITH_TIMEOUT(worker.isIdle(), 10000);
    QVERIFY(answer.cancelled);
    QVERIFY(!answer.isFine());
    QTRY_VERIFY(!isAlive(pid));
}

void TestGitProcess::workerInOrder()
{
    GitWorker worker;
    QSignalSpy idle(&worker, &GitWorker::idle);
    QSignalSpy progress(&worker, &GitWorker::progress);
    QString told;
    std::atomic<bool> stopped = false;
    const auto job = [&](const QString &letter) {
        worker.run([&, letter](const GitWatch &watch) -> GitWorker::Done {
            watch.progress({letter, 1});
            stopped = stopped || watch.isStopped();
            return [&told, letter] { told += letter; };
        });
    };
    job(QStringLiteral("a"));
    job(QStringLiteral("b"));
    QTRY_COMPARE(told, QStringLiteral("ab"));
    QTRY_COMPARE(idle.count(), 1);
    QCOMPARE(progress.count(), 2);
    QVERIFY(!stopped);
    worker.cancel();
    job(QStringLiteral("c")); // what comes after is not meant
    QTRY_COMPARE(told, QStringLiteral("abc"));
    QVERIFY(!stopped);
}

void TestGitProcess::workerGoes()
{
    const FakeGit fake("sleep 1000 & echo $! > $here/pid; wait\n");
    bool told = false;
    auto worker = std::make_unique<GitWorker>();
    worker->run([&told](const GitWatch &watch) -> GitWorker::Done {
        (void)runGit(call({}), watch);
        return [&told] { told = true; };
    });
    const QByteArray pid = waitFor(fake.at(QStringLiteral("pid")));
    QElapsedTimer clock;
    clock.start();
    worker.reset();
    QVERIFY(clock.elapsed() < 4000);
    QTRY_VERIFY(!isAlive(pid));
    QCoreApplication::processEvents();
    QVERIFY(!told);
}

QTEST_GUILESS_MAIN(TestGitProcess)
#include "tst_gitprocess.moc"
