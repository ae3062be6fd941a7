// SPDX-License-Identifier: MIT
#include "library/linkedfiles.h"

#include "libraryfixture.h"
#include "shared.h"
#include "store/store.h"
#include "sync/quickfolder.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace paperdip;

namespace {

constexpr auto Flash2 = "FlashAttention-2";

QByteArray without(QByteArray list, const char *entry)
{
    const qsizetype at = list.indexOf(entry);
    return list.remove(at, list.indexOf("\n- ", at + 1) + 1 - at);
}

// A branch's list: a paper fewer, a title changed.
QByteArray topicList()
{
    return without(homeList(), "- [ ] [[2307.08691]").replace("Paged Attention", "PagedAttention");
}

QByteArray ticked(QByteArray list)
{
    return list.replace("- [ ] [[2305.10427]", "- [X] [[2305.10427]");
}

} // namespace

// A list in a repository on which the user's own Git works, with a window's files watched.
class TestGitAround : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void switchIsFollowedAndBack();
    void switchThatLeavesTheFileIsQuiet();
    void switchWhileSomethingWaits();
    void switchThatHalves();
    void switchToWhereThereIsNone();
    void switchToACommit();
    void nothingIsWrittenMeanwhile_data();
    void nothingIsWrittenMeanwhile();
    void rebaseThatChangesTheList();
    void writesMeanwhileWhereAsked();
    void conflictInTheList();
    void stashIsFollowedAndKept();
    void resetIsFollowedAndKept();
    void stashWhileSomethingWaits();
    void commitsAndPullsAreQuiet();
    void waitsForAGitAtWork();

private:
    QString at(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    QString listPath() const { return at("repo/README.md"); }
    QByteArray file() const
    {
        return QFile::exists(listPath()) ? readAll(listPath()) : QByteArray("none");
    }
    void put(const char *name, const QByteArray &bytes) const;
    bool git(const QString &arguments) const;
    void commit(const QByteArray &list, const char *message) const;
    void begin(); // the window
    ListId list() const { return m_library->lists().first().id; }
    QByteArray bytes() const { return m_library->bytes(list()); }
    SaveState state() const { return m_files->saveState(list()); }
    OutsideChange outside() const { return m_library->list(list())->outside; }
    void setState(const char *title, ReadState state) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<LinkedFiles> m_files;
    std::unique_ptr<QSignalSpy> m_followed;
    std::unique_ptr<QSignalSpy> m_readIn;
};

void TestGitAround::initTestCase()
{
    if (QStandardPaths::findExecutable(QStringLiteral("git")).isEmpty())
        QSKIP("git is not here");
    qputenv("GIT_CONFIG_GLOBAL", "/dev/null");
    qputenv("GIT_CONFIG_NOSYSTEM", "1");
    for (const char *who : {"GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"})
        qputenv(who, "A. Tester");
    for (const char *who : {"GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"})
        qputenv(who, "tester@example.org");
    qputenv("GIT_EDITOR", "true");
}

void TestGitAround::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>(quickFolder());
    for (const char *name : {"repo", "data"})
        QVERIFY(QDir(m_folder->path()).mkdir(QString::fromLatin1(name)));
    QVERIFY(git(QStringLiteral("init -q -b main")));
    put("repo/other.txt", "one\n");
    commit(homeList(), "begin");
}

void TestGitAround::cleanup()
{
    m_readIn.reset();
    m_followed.reset();
    m_files.reset();
    m_library.reset();
}

void TestGitAround::put(const char *name, const QByteArray &bytes) const
{
    QFile out(at(name));
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
        qFatal("cannot write %s", name);
}

bool TestGitAround::git(const QString &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(at("repo"));
    process.start(QStringLiteral("git"), QProcess::splitCommand(arguments));
    return process.waitForFinished() && process.exitCode() == 0;
}

void TestGitAround::commit(const QByteArray &list, const char *message) const
{
    put("repo/README.md", list);
    QVERIFY(git(QStringLiteral("add README.md other.txt")));
    QVERIFY(git(QStringLiteral("commit -q -m \"%1\"").arg(QString::fromLatin1(message))));
}

void TestGitAround::begin()
{
    m_library = openLibrary(at("data/library.db"));
    m_files = std::make_unique<LinkedFiles>(*m_library, true);
    QVERIFY(m_files->open(listPath()));
    m_files->start();
    QTRY_VERIFY(m_files->work().isEmpty());
    m_followed = std::make_unique<QSignalSpy>(m_files.get(), &LinkedFiles::followedGit);
    m_readIn = std::make_unique<QSignalSpy>(m_files.get(), &LinkedFiles::readIn);
}

void TestGitAround::setState(const char *title, ReadState state) const
{
    const Result<Change> plan = m_library->planState({idOf(*m_library, list(), title)}, state);
    QVERIFY(plan && m_library->apply(*plan));
}

void TestGitAround::switchIsFollowedAndBack()
{
    QVERIFY(git(QStringLiteral("checkout -q -b topic")));
    commit(topicList(), "topic");
    QVERIFY(git(QStringLiteral("checkout -q main")));
    begin();
    setState(Flash2, ReadState::Reading); // lives in no file
    const NodeId medusa = idOf(*m_library, list(), "Medusa");
    QVERIFY(m_files->flush());
    QVERIFY(git(QStringLiteral("checkout -q topic")));
    QTRY_COMPARE(bytes(), topicList());
    QTRY_COMPARE(m_followed->size(), 1);
    const auto turn = m_followed->first().at(1).value<GitTurn>();
    QCOMPARE(turn.kind, GitTurn::Switched);
    QCOMPARE(turn.from + u'>' + turn.to, QStringLiteral("main>topic"));
    QCOMPARE(state(), SaveState::Saved);
    QCOMPARE(idOf(*m_library, list(), "Medusa"), medusa);
    QCOMPARE(idOf(*m_library, list(), Flash2), 0);
    QVERIFY(git(QStringLiteral("checkout -q main")));
    QTRY_COMPARE(bytes(), homeList());
    QTRY_COMPARE(m_followed->size(), 2);
    QCOMPARE(rowOf(*m_library, list(), QString::fromUtf8(Flash2)).state, ReadState::Reading);
    QCOMPARE(file(), homeList());
}

void TestGitAround::switchThatLeavesTheFileIsQuiet()
{
    QVERIFY(git(QStringLiteral("branch topic")));
    begin();
    QVERIFY(git(QStringLiteral("checkout -q topic")));
    QTRY_COMPARE(m_files->gitAround(list()).turn.kind, GitTurn::None); // noted
    QCOMPARE(m_files->gitAround(list()).trace.branch, QStringLiteral("topic"));
    QCOMPARE(m_followed->size(), 0);
    // What comes later is none of the switch's.
    put("repo/README.md", topicList());
    QTRY_COMPARE(m_readIn->size(), 1);
    QCOMPARE(m_followed->size(), 0);
}

void TestGitAround::switchWhileSomethingWaits()
{
    QVERIFY(git(QStringLiteral("checkout -q -b topic")));
    commit(topicList(), "topic");
    QVERIFY(git(QStringLiteral("checkout -q main")));
    begin();
    m_files->setAutomatic(false);
    setState("Parallel Decoding", ReadState::Read);
    QVERIFY(git(QStringLiteral("checkout -q topic")));
    QTRY_COMPARE(state(), SaveState::Asking);
    QCOMPARE(outside(), OutsideChange::Switched);
    QCOMPARE(m_files->gitAround(list()).turn.to, QStringLiteral("topic"));
    m_files->saveNow();
    QVERIFY(!m_files->flush());
    QCOMPARE(file(), topicList());
    QCOMPARE(bytes(), ticked(homeList()));
    QVERIFY(git(QStringLiteral("checkout -q main")));
    QTRY_COMPARE(state(), SaveState::Pending);
    QVERIFY(m_files->flush());
    QCOMPARE(file(), ticked(homeList()));
}

void TestGitAround::switchThatHalves()
{
    QVERIFY(git(QStringLiteral("checkout -q -b small")));
    commit("# My Papers\n\n- [ ] [[2305.10427] Parallel "
           "Decoding](https://arxiv.org/abs/2305.10427)\n",
           "small");
    QVERIFY(git(QStringLiteral("checkout -q main")));
    begin();
    QVERIFY(git(QStringLiteral("checkout -q small")));
    QTRY_COMPARE(state(), SaveState::Asking);
    QCOMPARE(outside(), OutsideChange::Halved);
    const GitTurn turn = m_files->gitAround(list()).turn; // is still known, for the message
    QCOMPARE(turn.kind, GitTurn::Switched);
    QCOMPARE(turn.to, QStringLiteral("small"));
    QCOMPARE(bytes(), homeList());
    QVERIFY(git(QStringLiteral("checkout -q main")));
    QTRY_COMPARE(state(), SaveState::Saved);
    QCOMPARE(bytes(), homeList());
}

void TestGitAround::switchToWhereThereIsNone()
{
    QVERIFY(git(QStringLiteral("checkout -q -b bare")));
    QVERIFY(git(QStringLiteral("rm -q README.md")));
    QVERIFY(git(QStringLiteral("commit -q -m gone")));
    QVERIFY(git(QStringLiteral("checkout -q main")));
    begin();
    QVERIFY(git(QStringLiteral("checkout -q bare")));
    QTRY_COMPARE(state(), SaveState::Asking);
    QCOMPARE(outside(), OutsideChange::Vanished);
    QCOMPARE(m_files->gitAround(list()).turn.kind, GitTurn::Switched);
    QVERIFY(git(QStringLiteral("checkout -q main")));
    QTRY_COMPARE(state(), SaveState::Saved);
    QCOMPARE(bytes(), homeList());
}

void TestGitAround::switchToACommit()
{
    commit(topicList(), "second");
    begin();
    QVERIFY(git(QStringLiteral("checkout -q HEAD~1")));
    QTRY_COMPARE(bytes(), homeList());
    QTRY_COMPARE(m_followed->size(), 1);
    const auto turn = m_followed->first().at(1).value<GitTurn>();
    QCOMPARE(turn.kind, GitTurn::Switched);
    QCOMPARE(turn.from, QStringLiteral("main"));
    QCOMPARE(turn.to.size(), 7);
}

void TestGitAround::nothingIsWrittenMeanwhile_data()
{
    QTest::addColumn<QString>("begin");
    QTest::addColumn<QString>("giveUp");
    QTest::addColumn<GitActivity>("activity");
    QTest::newRow("merge") << "merge -q topic"
                           << "merge --abort" << GitActivity::Merge;
    QTest::newRow("rebase") << "rebase -q topic"
                            << "rebase --abort" << GitActivity::Rebase;
    QTest::newRow("cherry-pick") << "cherry-pick topic"
                                 << "cherry-pick --abort" << GitActivity::CherryPick;
    QTest::newRow("revert") << "revert --no-edit HEAD~1"
                            << "revert --abort" << GitActivity::Revert;
    QTest::newRow("bisect") << "bisect start HEAD HEAD~1"
                            << "bisect reset" << GitActivity::Bisect;
}

// The list itself is not touched: the conflict is in another file.
void TestGitAround::nothingIsWrittenMeanwhile()
{
    QFETCH(QString, begin);
    QFETCH(QString, giveUp);
    QFETCH(GitActivity, activity);
    QVERIFY(git(QStringLiteral("checkout -q -b topic")));
    put("repo/other.txt", "two\n");
    commit(homeList(), "topic");
    QVERIFY(git(QStringLiteral("checkout -q main")));
    for (const char *text : {"three\n", "four\n"}) {
        put("repo/other.txt", text);
        commit(homeList(), "main");
    }
    this->begin();
    const bool done = git(begin);
    QVERIFY(done == (activity == GitActivity::Bisect));
    QTRY_COMPARE(m_files->gitAround(list()).state.activity, activity);
    setState("Parallel Decoding", ReadState::Read);
    QTRY_COMPARE(state(), SaveState::Asking);
    QCOMPARE(outside(), OutsideChange::GitUnderWay);
    QVERIFY(!m_files->flush());
    QCOMPARE(file(), homeList());
    QVERIFY(git(giveUp));
    QTRY_COMPARE(file(), ticked(homeList()));
    QTRY_COMPARE(state(), SaveState::Saved);
    QCOMPARE(bytes(), ticked(homeList()));
}

void TestGitAround::rebaseThatChangesTheList()
{
    QVERIFY(git(QStringLiteral("checkout -q -b topic")));
    put("repo/other.txt", "two\n");
    commit(homeList(), "topic");
    QVERIFY(git(QStringLiteral("checkout -q main")));
    put("repo/other.txt", "three\n");
    commit(topicList(), "main");
    QVERIFY(git(QStringLiteral("checkout -q topic")));
    begin();
    QVERIFY(!git(QStringLiteral("rebase -q main")));
    QTRY_COMPARE(state(), SaveState::Asking);
    QCOMPARE(outside(), OutsideChange::GitUnderWay);
    QCOMPARE(bytes(), homeList());
    put("repo/other.txt", "two and three\n");
    QVERIFY(git(QStringLiteral("add other.txt")));
    QVERIFY(git(QStringLiteral("rebase --continue")));
    QTRY_COMPARE(bytes(), topicList());
    QTRY_COMPARE(state(), SaveState::Saved);
}

void TestGitAround::writesMeanwhileWhereAsked()
{
    begin();
    QVERIFY(git(QStringLiteral("bisect start")));
    setState("Parallel Decoding", ReadState::Read);
    QTRY_COMPARE(outside(), OutsideChange::GitUnderWay);
    for (int looks = 0; looks < 20; ++looks) // which come to it after the choice was made
        m_files->check(list());
    QVERIFY(m_files->resolve(list(), Choice::Mine));
    QTRY_COMPARE_WITH_TIMEOUT(file(), ticked(homeList()), 20000);
    QTRY_COMPARE(state(), SaveState::Saved);
}

void TestGitAround::conflictInTheList()
{
    QVERIFY(git(QStringLiteral("checkout -q -b topic")));
    commit(homeList().replace("Paged Attention", "PagedAttention"), "topic");
    QVERIFY(git(QStringLiteral("checkout -q main")));
    commit(homeList().replace("Paged Attention", "Paged-Attention"), "main");
    begin();
    const QByteArray mine = bytes();
    QVERIFY(!git(QStringLiteral("merge -q topic")));
    QTRY_COMPARE(state(), SaveState::Asking);
    QCOMPARE(outside(), OutsideChange::ConflictMarkers);
    QCOMPARE(m_files->gitAround(list()).state.activity, GitActivity::Merge);
    setState("Parallel Decoding", ReadState::Read);
    QVERIFY(!m_files->flush());
    QVERIFY(file().contains("<<<<<<< "));
    QVERIFY(git(QStringLiteral("merge --abort")));
    QTRY_COMPARE(file(), ticked(mine));
}

void TestGitAround::stashIsFollowedAndKept()
{
    begin();
    setState("Parallel Decoding", ReadState::Read);
    QTRY_COMPARE(file(), ticked(homeList()));
    QTRY_COMPARE(state(), SaveState::Saved);
    QVERIFY(git(QStringLiteral("stash -q")));
    QTRY_COMPARE(bytes(), homeList());
    QTRY_COMPARE(m_followed->size(), 1);
    QCOMPARE(m_followed->first().at(1).value<GitTurn>().kind, GitTurn::Stashed);
    const QString kept = m_followed->first().at(2).toString();
    QCOMPARE(readAll(kept), ticked(homeList()));
    // The stash comes back: a change as any other.
    QVERIFY(git(QStringLiteral("stash pop -q")));
    QTRY_COMPARE(bytes(), ticked(homeList()));
    QCOMPARE(m_followed->size(), 1);
}

void TestGitAround::resetIsFollowedAndKept()
{
    begin();
    setState("Parallel Decoding", ReadState::Read);
    QTRY_COMPARE(file(), ticked(homeList()));
    QTRY_COMPARE(state(), SaveState::Saved);
    QVERIFY(git(QStringLiteral("reset -q --hard")));
    QTRY_COMPARE(bytes(), homeList());
    QTRY_COMPARE(m_followed->size(), 1);
    QCOMPARE(m_followed->first().at(1).value<GitTurn>().kind, GitTurn::Reset);
    QVERIFY(m_files->bringBack(list(), m_followed->first().at(2).toString()));
    QCOMPARE(bytes(), ticked(homeList()));
    QTRY_COMPARE(file(), ticked(homeList()));
}

void TestGitAround::stashWhileSomethingWaits()
{
    begin();
    setState("Parallel Decoding", ReadState::Read);
    QTRY_COMPARE(state(), SaveState::Saved);
    m_files->setAutomatic(false);
    setState("Medusa", ReadState::Unread);
    const QByteArray mine = bytes();
    QVERIFY(git(QStringLiteral("stash -q")));
    QTRY_COMPARE(state(), SaveState::Asking);
    QCOMPARE(outside(), OutsideChange::TakenBack);
    QCOMPARE(bytes(), mine);
    QCOMPARE(file(), homeList());
    QVERIFY(m_files->resolve(list(), Choice::Mine));
    QTRY_COMPARE(file(), mine);
}

void TestGitAround::commitsAndPullsAreQuiet()
{
    QVERIFY(git(QStringLiteral("checkout -q -b topic")));
    commit(topicList(), "topic");
    QVERIFY(git(QStringLiteral("checkout -q main")));
    begin();
    QVERIFY(git(QStringLiteral("merge -q topic")));
    QTRY_COMPARE(m_readIn->size(), 1);
    QCOMPARE(bytes(), topicList());
    QCOMPARE(m_followed->size(), 0);
    setState("Parallel Decoding", ReadState::Read);
    QTRY_COMPARE(state(), SaveState::Saved);
    QVERIFY(git(QStringLiteral("commit -q -a -m mine")));
    QTRY_COMPARE(m_files->gitAround(list()).turn.kind, GitTurn::None);
    QCOMPARE(bytes(), ticked(topicList()));
    QCOMPARE(m_followed->size(), 0);
    QCOMPARE(m_readIn->size(), 1);
}

// Between the files and HEAD a Git that switches stands in the index' lock.
void TestGitAround::waitsForAGitAtWork()
{
    begin();
    put("repo/.git/index.lock", "");
    put("repo/README.md", topicList());
    m_files->check(list());
    QTRY_VERIFY(m_files->work().isEmpty());
    QCOMPARE(bytes(), homeList());
    QVERIFY(QFile::remove(at("repo/.git/index.lock")));
    QTRY_COMPARE(bytes(), topicList());
}

QTEST_GUILESS_MAIN(TestGitAround)
#include "tst_gitaround.moc"
