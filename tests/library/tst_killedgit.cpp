// SPDX-License-Identifier: MIT
#include "library/gitacts.h"
#include "libraryfixture.h"
#include "sync/realgit.h"

#include <QDirIterator>
#include <QRegularExpression>

#include <algorithm>

using namespace paperdip;

namespace {

const QString ours = QStringLiteral("mine");
const QString list = QStringLiteral("mine/README.md");

QByteArray ticked(QByteArray bytes)
{
    return bytes.replace("- [ ] [[2307.08691]", "- [X] [[2307.08691]");
}

QByteArray retitled(QByteArray bytes)
{
    return bytes.replace("Paged Attention]", "PagedAttention]");
}

} // namespace

// Our process, or a Git that it runs, is killed right before each call that changes what is on the
// disk. The list's file is then as before or as it was to become, the repository is sound, and the
// same act done again ends as it should.
class TestKilledGit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void commit();
    void pull();

private:
    // Exit status; below 0: it was killed itself.
    int run(const QString &what, long killAt) const;
    void beginAnew() const;
    bool isQuiet() const;
    void clearLocks() const;
    void atEachStep(const QString &what, const QByteArray &before, const QByteArray &after) const;

    std::unique_ptr<RealGit> m_git;
};

int TestKilledGit::run(const QString &what, long killAt) const
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (killAt > 0) {
        environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(PAPERDIP_KILL_AT));
        environment.insert(QStringLiteral("KILL_AT"), QString::number(killAt));
    }
    environment.insert(QStringLiteral("ASAN_OPTIONS"),
                       QStringLiteral("detect_leaks=0:verify_asan_link_order=0"));
    child.setProcessEnvironment(environment);
    child.start(QStringLiteral(PAPERDIP_GIT_CHILD), {m_git->at(ours), what});
    if (!child.waitForFinished(60'000))
        qFatal("the child hangs");
    return child.exitStatus() == QProcess::CrashExit ? -1 : child.exitCode();
}

void TestKilledGit::beginAnew() const
{
    QDir(m_git->at(ours)).removeRecursively();
    QCOMPARE(QProcess::execute(
                 QStringLiteral("cp"),
                 {QStringLiteral("-a"), m_git->at(QStringLiteral("kept")), m_git->at(ours)}),
             0);
}

// No process works in the clone any more: a Git outlives us where we were killed.
bool TestKilledGit::isQuiet() const
{
    const QStringList processes =
        QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs);
    return std::none_of(processes.begin(), processes.end(), [this](const QString &process) {
        const QString folder = QFile::symLinkTarget(QStringLiteral("/proc/%1/cwd").arg(process));
        return folder.startsWith(m_git->at(ours));
    });
}

// As a person is told to, where a Git was killed.
void TestKilledGit::clearLocks() const
{
    QDirIterator locks(m_git->at(ours + QStringLiteral("/.git")), {QStringLiteral("*.lock")},
                       QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (locks.hasNext())
        QVERIFY(QFile::remove(locks.next()));
}

void TestKilledGit::atEachStep(const QString &what, const QByteArray &before,
                               const QByteArray &after) const
{
    QVERIFY(QDir().rename(m_git->at(ours), m_git->at(QStringLiteral("kept"))));
    constexpr int untroubled = 12; // so many steps later no process makes so many calls
    int kills = 0;
    int calm = 0;
    for (long step = 1; calm < untroubled && step < 1000; ++step) {
        beginAnew();
        const int status = run(what, step);
        QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), 20000);
        calm = status == 0 ? calm + 1 : 0;
        kills += status == 0 ? 0 : 1;
        const QByteArray found = m_git->bytes(list);
        QVERIFY2(found == before || found == after, qPrintable(QString::number(step)));
        clearLocks();
        QCOMPARE(m_git->tryGit(ours, {QStringLiteral("fsck"), QStringLiteral("--no-dangling")}), 0);
        if (status == 0)
            QCOMPARE(m_git->git(ours, "show HEAD:README.md"), after.trimmed());
        QCOMPARE(run(what, 0), 0); // the next start
        QCOMPARE(m_git->bytes(list), after);
        QCOMPARE(m_git->git(ours, "show HEAD:README.md"), after.trimmed());
        QCOMPARE(m_git->git(ours, "status --porcelain --untracked-files=no"),
                 QByteArray("M other.txt"));
        QCOMPARE(m_git->git(ours, "diff --name-only HEAD~1 HEAD"), QByteArray("README.md"));
        if (QTest::currentTestFailed()) {
            qInfo("%s, killed before call %ld", qPrintable(what), step);
            return;
        }
    }
    qInfo("%s: %d kills", qPrintable(what), kills);
    QVERIFY(kills > 5);
    QVERIFY(calm >= untroubled);
}

void TestKilledGit::commit()
{
    m_git = std::make_unique<RealGit>();
    m_git->put(QStringLiteral("mine/other.txt"), "not ours\n");
    m_git->start(ours, QStringLiteral("README.md"), homeList());
    m_git->put(QStringLiteral("mine/other.txt"), "not ours, and not to be committed\n");
    m_git->put(list, ticked(homeList()));
    atEachStep(QStringLiteral("commit"), ticked(homeList()), ticked(homeList()));
}

void TestKilledGit::pull()
{
    const QString theirs = QStringLiteral("theirs");
    m_git = std::make_unique<RealGit>();
    m_git->put(QStringLiteral("mine/other.txt"), "not ours\n");
    m_git->start(ours, QStringLiteral("README.md"), homeList());
    m_git->share(ours, QStringLiteral("bare.git"), theirs);
    m_git->put(theirs + QStringLiteral("/README.md"), retitled(homeList()));
    m_git->commitAll(theirs, "Theirs");
    m_git->git(theirs, "push -q");
    m_git->put(list, ticked(homeList()));
    m_git->commitAll(ours, "Mine");
    m_git->put(QStringLiteral("mine/other.txt"), "not ours, and not to be committed\n");
    atEachStep(QStringLiteral("pull"), ticked(homeList()), retitled(ticked(homeList())));
}

QTEST_GUILESS_MAIN(TestKilledGit)
#include "tst_killedgit.moc"
