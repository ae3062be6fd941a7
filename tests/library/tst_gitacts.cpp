// SPDX-License-Identifier: MIT
#include "library/gitacts.h"

#include "library/libraryfixture.h"
#include "sync/fakegit.h"
#include "sync/realgit.h"

#include <QRegularExpression>

using namespace paperdip;

Q_DECLARE_METATYPE(paperdip::GitActivity)

namespace {

const QString mine = QStringLiteral("mine");
const QString theirs = QStringLiteral("their clone");
const QString list = QStringLiteral("README.md");
const QString medusa = QStringLiteral("note/Medusa.md");

// Two clones of one list with a note, and a bare repository between them.
struct TwoClones : RealGit
{
    TwoClones()
    {
        put(QStringLiteral("mine/note/Medusa.md"), "# Medusa\n\none\n\ntwo\n");
        start(mine, list, homeList());
        share(mine, QStringLiteral("bare.git"), theirs);
    }
    QList<ListTask> lists(const QString &clone) const
    {
        return {{1,
                 at(clone + QStringLiteral("/README.md")),
                 Document::read(bytes(clone + QStringLiteral("/README.md"))),
                 {}}};
    }
    GitRepository repository(const QString &clone) const { return GitRepository(at(clone)); }
    GitOutcome pull(const QString &clone) const
    {
        return pullLists(repository(clone), lists(clone));
    }
    GitOutcome commit(const QString &clone, const QStringList &paths) const
    {
        return commitFiles(repository(clone), paths, QStringLiteral("Change"));
    }
    void change(const QString &clone, const QByteArray &from, const QByteArray &to,
                const QString &file = list) const
    {
        const QString path = clone + QLatin1Char('/') + file;
        const QByteArray before = bytes(path);
        if (!before.contains(from))
            qFatal("nothing to change: %s", from.constData());
        put(path, QByteArray(before).replace(from, to));
    }
    void theyPush(const QByteArray &from, const QByteArray &to, const QString &file = list) const
    {
        change(theirs, from, to, file);
        commitAll(theirs, "Theirs");
        git(theirs, "push -q");
    }
    // Nothing of it was touched.
    QByteArray picture(const QString &clone) const
    {
        return git(clone, "rev-parse HEAD") + git(clone, "status --porcelain") +
               bytes(clone + QStringLiteral("/README.md"));
    }
};

const QByteArray flash = "- [ ] [[2307.08691] FlashAttention-2]";
const QByteArray flashRead = "- [X] [[2307.08691] FlashAttention-2]";
const QByteArray paged = "- [ ] [[2309.06180] Paged Attention]";
const QByteArray pagedRead = "- [X] [[2309.06180] Paged Attention]";

} // namespace

Q_DECLARE_METATYPE(paperdip::GitOutcome::Kind)

// Commit, pull and push, with the true Git between two clones.
class TestGitActs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void commits();
    void commitRefused_data();
    void commitRefused();
    void firstCommit();
    void commitFails();
    void pullsForward();
    void pullsWhatGitMerges();
    void mergesTheListByEntry();
    void mergesANoteByLines();
    void removedHereChangedThere();
    void keepsBothForms();
    void refusesOthersConflicts();
    void uncommitted();
    void foreignFilesInTheWay();
    void pullRefused_data();
    void pullRefused();
    void pullStops();
    void pushes();
    void pullsAndPushes();
    void noOneToPushTo();
    void asksForAPassword();
    void oldGit();
};

void TestGitActs::commits()
{
    const TwoClones two;
    two.change(mine, flash, flashRead);
    two.put(QStringLiteral("mine/note/survey.md"), "# Survey\n");
    two.put(QStringLiteral("mine/lies.txt"), "x");
    const GitOutcome done = two.commit(mine, {list, medusa, QStringLiteral("note/survey.md")});
    QCOMPARE(done.kind, GitOutcome::Committed);
    QCOMPARE(done.files, QStringList({list, QStringLiteral("note/survey.md")}));
    QCOMPARE(two.git(mine, "status --porcelain"), "?? lies.txt");
    QCOMPARE(two.commit(mine, {list}).kind, GitOutcome::NothingToCommit);
}

void TestGitActs::commitRefused_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<GitOutcome::Kind>("kind");
    QTest::addColumn<GitActivity>("activity");
    QTest::newRow("merge") << "merge -q origin/main" << GitOutcome::Unfinished
                           << GitActivity::Merge;
    QTest::newRow("rebase") << "rebase -q origin/main" << GitOutcome::Unfinished
                            << GitActivity::Rebase;
    QTest::newRow("cherry-pick") << "cherry-pick origin/main" << GitOutcome::Unfinished
                                 << GitActivity::CherryPick;
    QTest::newRow("bisect") << "bisect start" << GitOutcome::Unfinished << GitActivity::Bisect;
    QTest::newRow("detached") << "checkout -q --detach" << GitOutcome::Detached
                              << GitActivity::None;
}

void TestGitActs::commitRefused()
{
    QFETCH(QString, command);
    QFETCH(GitOutcome::Kind, kind);
    QFETCH(GitActivity, activity);
    const TwoClones two;
    two.theyPush("FlashAttention-2", "FlashAttention-3");
    two.change(mine, "FlashAttention-2", "FlashAttention-4");
    QCOMPARE(two.commit(mine, {list}).kind, GitOutcome::Committed);
    two.git(mine, "fetch -q");
    two.tryGit(mine, command.split(QLatin1Char(' ')));
    two.put(QStringLiteral("mine/note/Medusa.md"), "other\n");
    const QByteArray before = two.picture(mine);
    const GitOutcome commit = two.commit(mine, {medusa});
    QCOMPARE(commit.kind, kind);
    QCOMPARE(commit.activity, activity);
    QCOMPARE(two.pull(mine).kind, kind);
    QCOMPARE(two.picture(mine), before);
}

void TestGitActs::firstCommit()
{
    const TwoClones two;
    two.put(QStringLiteral("new/README.md"), homeList());
    two.put(QStringLiteral("new/lies.txt"), "x");
    const QString folder = QStringLiteral("new");
    two.git(folder, "init -q");
    QCOMPARE(two.commit(folder, {list}).kind, GitOutcome::Committed);
    QCOMPARE(two.git(folder, "show --format= --name-only HEAD"), "README.md");

    // A clone of what was empty then.
    const QString late = QStringLiteral("late");
    two.git({}, {QStringLiteral("init"), QStringLiteral("-q"), two.at(late)});
    two.git(late, {QStringLiteral("remote"), QStringLiteral("add"), QStringLiteral("origin"),
                   two.at(QStringLiteral("bare.git"))});
    two.git(late, "config branch.main.remote origin");
    two.git(late, "config branch.main.merge refs/heads/main");
    QCOMPARE(two.pull(late).kind, GitOutcome::Forwarded);
    QCOMPARE(two.bytes(QStringLiteral("late/README.md")), homeList());
    // Theirs was taken away.
    two.git(QStringLiteral("bare.git"), "branch -m main other");
    two.git(late, "config fetch.prune true");
    const QByteArray before = two.picture(late);
    QVERIFY(!two.pull(late).isDone());
    QCOMPARE(two.picture(late), before);
}

void TestGitActs::commitFails()
{
    const TwoClones two;
    two.change(mine, flash, "<<<<<<< a\n" + flash + "\n=======\nx\n>>>>>>> b\n");
    GitOutcome outcome = two.commit(mine, {list, medusa});
    QCOMPARE(outcome.kind, GitOutcome::Marked);
    QCOMPARE(outcome.files, QStringList{list});

    two.put(QStringLiteral("mine/README.md"), homeList() + "more\n");
    two.put(QStringLiteral("mine/.git/index.lock"), {});
    outcome = two.commit(mine, {list});
    QCOMPARE(outcome.kind, GitOutcome::Failed);
    QCOMPARE(outcome.trouble, GitTrouble::Locked);
    QVERIFY(QFile::remove(two.at(QStringLiteral("mine/.git/index.lock"))));

    const QString hook = QStringLiteral("mine/.git/hooks/commit-msg");
    two.put(hook, "#!/bin/sh\necho 'subject: too short' >&2\nexit 1\n");
    QFile(two.at(hook)).setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    outcome = two.commit(mine, {list});
    QCOMPARE(outcome.kind, GitOutcome::Failed);
    QCOMPARE(outcome.trouble, GitTrouble::Other);
    QVERIFY(outcome.words.contains("subject: too short"));
    const NoGit none;
    QCOMPARE(two.commit(mine, {list}).trouble, GitTrouble::Missing);
}

void TestGitActs::pullsForward()
{
    const TwoClones two;
    QCOMPARE(two.pull(mine).kind, GitOutcome::UpToDate);
    two.theyPush(flash, flashRead);
    // What is not committed and not met stays.
    two.put(QStringLiteral("mine/note/Medusa.md"), "typed\n");
    const GitOutcome done = two.pull(mine);
    QCOMPARE(done.kind, GitOutcome::Forwarded);
    QCOMPARE(done.commits, 1);
    QVERIFY(two.bytes(QStringLiteral("mine/README.md")).contains(flashRead));
    QCOMPARE(two.bytes(QStringLiteral("mine/note/Medusa.md")), "typed\n");
}

void TestGitActs::pullsWhatGitMerges()
{
    const TwoClones two;
    two.theyPush(flash, flashRead);
    two.change(mine, paged, pagedRead);
    two.commit(mine, {list});
    const GitOutcome done = two.pull(mine);
    QCOMPARE(done.kind, GitOutcome::Merged);
    QVERIFY(done.merged.isEmpty());
    const QByteArray bytes = two.bytes(QStringLiteral("mine/README.md"));
    QVERIFY(bytes.contains(flashRead) && bytes.contains(pagedRead));
    QCOMPARE(two.git(mine, "rev-list --count HEAD"), "4");
    QCOMPARE(two.git(mine, "status --porcelain"), QByteArray());
}

// The same lines, other papers: Git cannot, the list's merge can.
void TestGitActs::mergesTheListByEntry()
{
    const TwoClones two;
    const QByteArray end = "[[2309.06180] Paged Attention](https://arxiv.org/abs/2309.06180)\n";
    two.theyPush(end, end + "- [ ] [[2311.00001] Theirs](https://arxiv.org/abs/2311.00001)\n");
    two.change(mine, end, end + "- [ ] [[2311.00002] Mine](https://arxiv.org/abs/2311.00002)\n");
    two.commit(mine, {list});
    const QByteArray head = two.git(mine, "rev-parse HEAD");
    QByteArray out;
    QVERIFY(two.tryGit(mine, {QStringLiteral("pull"), QStringLiteral("--no-rebase")}, &out) != 0);
    two.git(mine, "merge --abort");
    Mergers mergers = Mergers::usual();
    int asked = 0;
    const BytesMerger real = mergers.list;
    mergers.list = [&](const QByteArray &base, const QByteArray &left, const QByteArray &right) {
        ++asked;
        return real(base, left, right);
    };
    const GitOutcome done = pullLists(two.repository(mine), two.lists(mine), mergers);
    QCOMPARE(done.kind, GitOutcome::Merged);
    QCOMPARE(asked, 1);
    QCOMPARE(done.merged.size(), 1);
    QCOMPARE(done.merged.first().base, homeList());
    const QByteArray bytes = two.bytes(QStringLiteral("mine/README.md"));
    QVERIFY(bytes.contains("] Theirs]") && bytes.contains("] Mine]"));
    QVERIFY(!bytes.contains("<<<<<<<"));
    QCOMPARE(two.git(mine, "rev-parse HEAD^1"), head);
    QCOMPARE(two.git(mine, "rev-parse HEAD^2"), two.git(mine, "rev-parse origin/main"));
    QCOMPARE(two.git(mine, "status --porcelain"), QByteArray());
}

void TestGitActs::mergesANoteByLines()
{
    const TwoClones two;
    two.theyPush("two\n", "two\ntheirs\n", medusa);
    two.change(mine, "one\n", "mine\n", medusa);
    two.commit(mine, {medusa});
    GitOutcome done = two.pull(mine);
    QCOMPARE(done.kind, GitOutcome::Merged);
    QCOMPARE(two.bytes(QStringLiteral("mine/note/Medusa.md")), "# Medusa\n\nmine\n\ntwo\ntheirs\n");
    // The same line: both.
    two.git(mine, "push -q");
    two.git(theirs, "pull -q");
    two.theyPush("theirs\n", "A\n", medusa);
    two.change(mine, "theirs\n", "B\n", medusa);
    two.commit(mine, {medusa});
    done = two.pull(mine);
    QCOMPARE(done.kind, GitOutcome::Merged);
    QCOMPARE(done.conflicts(), 1);
    QVERIFY(!done.merged.first().isList);
    QCOMPARE(two.bytes(QStringLiteral("mine/note/Medusa.md")), "# Medusa\n\nmine\n\ntwo\nB\nA\n");
}

void TestGitActs::removedHereChangedThere()
{
    const TwoClones two;
    two.theyPush("two\n", "two\ntheirs\n", medusa);
    QVERIFY(QFile::remove(two.at(QStringLiteral("mine/note/Medusa.md"))));
    two.commit(mine, {medusa});
    const GitOutcome done = two.pull(mine);
    QCOMPARE(done.kind, GitOutcome::Merged);
    QCOMPARE(done.conflicts(), 1);
    QVERIFY(two.bytes(QStringLiteral("mine/note/Medusa.md")).contains("theirs"));
}

void TestGitActs::keepsBothForms()
{
    const TwoClones two;
    two.theyPush("FlashAttention-2](", "Theirs](");
    two.change(mine, "FlashAttention-2](", "Mine](");
    two.commit(mine, {list});
    const GitOutcome done = two.pull(mine);
    QCOMPARE(done.kind, GitOutcome::Merged);
    QVERIFY(done.conflicts() >= 1);
    const QByteArray bytes = two.bytes(QStringLiteral("mine/README.md"));
    QVERIFY(bytes.contains("] Theirs]") && bytes.contains("] Mine]"));
    // Others do not get it unseen.
    QCOMPARE(two.git(QStringLiteral("bare.git"), "rev-parse main"),
             two.git(theirs, "rev-parse HEAD"));
}

void TestGitActs::refusesOthersConflicts()
{
    const TwoClones two;
    two.put(QStringLiteral("their clone/code.c"), "theirs\n");
    two.theyPush(flash, flashRead);
    two.put(QStringLiteral("mine/code.c"), "mine\n");
    two.change(mine, flash, flashRead + " ");
    two.commitAll(mine, "Mine");
    const QByteArray before = two.picture(mine);
    const GitOutcome done = two.pull(mine);
    QCOMPARE(done.kind, GitOutcome::Apart);
    QCOMPARE(done.files, QStringList{QStringLiteral("code.c")});
    QCOMPARE(two.picture(mine), before);
    QCOMPARE(gitStateOf(two.at(QStringLiteral("mine/README.md"))).activity, GitActivity::None);
}

void TestGitActs::uncommitted()
{
    const TwoClones two;
    two.theyPush(flash, flashRead);
    two.change(mine, paged, pagedRead);
    const QByteArray before = two.picture(mine);
    GitOutcome done = two.pull(mine);
    QCOMPARE(done.kind, GitOutcome::Uncommitted);
    QCOMPARE(done.files, QStringList{list});
    QCOMPARE(two.picture(mine), before);
    two.commit(mine, {list});
    QCOMPARE(two.pull(mine).kind, GitOutcome::Merged);

    // A new note that they have made too.
    two.git(mine, "push -q");
    two.git(theirs, "pull -q");
    two.put(QStringLiteral("their clone/note/survey.md"), "theirs\n");
    two.theyPush(pagedRead, paged);
    two.put(QStringLiteral("mine/note/survey.md"), "mine\n");
    done = two.pull(mine);
    QCOMPARE(done.kind, GitOutcome::Uncommitted);
    QCOMPARE(done.files, QStringList{QStringLiteral("note/survey.md")});
    two.commit(mine, {QStringLiteral("note/survey.md")});
    QCOMPARE(two.pull(mine).kind, GitOutcome::Merged);
    QCOMPARE(two.bytes(QStringLiteral("mine/note/survey.md")), "mine\ntheirs\n");
}

void TestGitActs::foreignFilesInTheWay()
{
    const TwoClones two;
    two.put(QStringLiteral("their clone/code.c"), "theirs\n");
    two.theyPush(flash, flashRead);
    two.put(QStringLiteral("mine/code.c"), "mine\n");
    const QByteArray before = two.picture(mine);
    const GitOutcome done = two.pull(mine);
    QCOMPARE(done.kind, GitOutcome::InTheWay);
    QCOMPARE(done.files, QStringList{QStringLiteral("code.c")});
    QCOMPARE(two.picture(mine), before);
}

void TestGitActs::pullRefused_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<GitOutcome::Kind>("kind");
    QTest::newRow("no upstream") << "branch --unset-upstream" << GitOutcome::NoUpstream;
    QTest::newRow("no remote") << "remote remove origin" << GitOutcome::NoRemote;
    QTest::newRow("no such place") << "remote set-url origin /nowhere" << GitOutcome::Failed;
}

void TestGitActs::pullRefused()
{
    QFETCH(QString, command);
    QFETCH(GitOutcome::Kind, kind);
    const TwoClones two;
    two.git(mine, command.toUtf8().constData());
    const GitOutcome done = two.pull(mine);
    QCOMPARE(done.kind, kind);
    if (kind == GitOutcome::Failed)
        QCOMPARE(done.trouble, GitTrouble::NoRepository);
}

// Stopped at every step, all is as it was, and the next pull comes through.
void TestGitActs::pullStops()
{
    const TwoClones two;
    two.theyPush("FlashAttention-2", "Theirs");
    two.change(mine, flash, flashRead);
    two.commit(mine, {list});
    const QByteArray before = two.picture(mine);
    GitOutcome done;
    int steps = 0;
    for (int allowed = 0; steps == 0; ++allowed) {
        int asked = 0;
        GitWatch watch;
        watch.isStopped = [&asked, allowed] { return asked++ >= allowed; };
        done = pullLists(GitRepository(two.at(mine), watch), two.lists(mine));
        if (done.isDone())
            steps = allowed;
        else
            QCOMPARE(done.trouble, GitTrouble::Cancelled);
        if (!done.isDone() && two.picture(mine) != before)
            QFAIL("half done");
        QVERIFY(allowed < 500);
    }
    QVERIFY(steps > 8);
    QCOMPARE(done.kind, GitOutcome::Merged);
    const QByteArray bytes = two.bytes(QStringLiteral("mine/README.md"));
    QVERIFY(bytes.contains("- [X] [[2307.08691]") && bytes.contains("] Theirs]"));
}

void TestGitActs::pushes()
{
    const TwoClones two;
    QCOMPARE(pushBranch(two.repository(mine)).kind, GitOutcome::UpToDate);
    two.change(mine, paged, pagedRead);
    two.commit(mine, {list});
    const GitOutcome done = pushBranch(two.repository(mine));
    QCOMPARE(done.kind, GitOutcome::Pushed);
    QCOMPARE(done.commits, 1);
    QCOMPARE(two.git(QStringLiteral("bare.git"), "rev-parse main"),
             two.git(mine, "rev-parse HEAD"));
    two.change(theirs, flash, flashRead);
    two.commit(theirs, {list});
    QCOMPARE(pushBranch(two.repository(theirs)).kind, GitOutcome::Rejected);
}

void TestGitActs::pullsAndPushes()
{
    const TwoClones two;
    two.theyPush(flash, flashRead);
    two.change(mine, paged, pagedRead);
    two.commit(mine, {list});
    // They push once more in the very moment between our pull and our push.
    two.change(theirs, flashRead, flash);
    two.commitAll(theirs, "Again");
    const FakeGit fake("case \"$*\" in *'push --progress'*)\n"
                       "  if [ ! -e $here/once ]; then touch $here/once; (cd '" +
                       two.at(theirs).toUtf8() +
                       "' && $real push -q); fi;;\n"
                       "esac\nexec $real \"$@\"\n");
    const GitOutcome done = pullAndPush(two.repository(mine), two.lists(mine));
    QCOMPARE(done.kind, GitOutcome::Pushed);
    QVERIFY(QFile::exists(fake.at(QStringLiteral("once"))));
    QCOMPARE(two.git(QStringLiteral("bare.git"), "rev-parse main"),
             two.git(mine, "rev-parse HEAD"));
    const QByteArray bytes = two.bytes(QStringLiteral("mine/README.md"));
    QVERIFY(bytes.contains(flash) && bytes.contains(pagedRead));
}

void TestGitActs::noOneToPushTo()
{
    const TwoClones two;
    two.git(mine, "checkout -q -b new");
    two.git(mine, {QStringLiteral("remote"), QStringLiteral("add"), QStringLiteral("second"),
                   two.at(QStringLiteral("bare.git"))});
    QCOMPARE(pushBranch(two.repository(mine)).kind, GitOutcome::NoUpstream);
    two.git(mine, "remote remove second");
    QCOMPARE(pushBranch(two.repository(mine)).kind, GitOutcome::Pushed);
    QCOMPARE(two.git(mine, "rev-parse --abbrev-ref @{u}"), "origin/new");
    two.git(mine, "remote remove origin");
    QCOMPARE(pushBranch(two.repository(mine)).kind, GitOutcome::NoRemote);
}

void TestGitActs::asksForAPassword()
{
    const TwoClones two;
    const FakeGit fake("case \"$*\" in *fetch*) echo \"fatal: could not read Username for "
                       "'https://example.org': terminal prompts disabled\" >&2; exit 128;; esac\n"
                       "exec $real \"$@\"\n");
    const GitOutcome done = two.pull(mine);
    QCOMPARE(done.kind, GitOutcome::Failed);
    QCOMPARE(done.trouble, GitTrouble::NoPassword);
}

void TestGitActs::oldGit()
{
    const TwoClones two;
    two.theyPush(flash, flashRead);
    two.change(mine, paged, pagedRead);
    two.commit(mine, {list});
    const QByteArray before = two.picture(mine);
    const FakeGit fake(
        "case \"$*\" in *--write-tree*) echo 'usage: git merge-tree <base-tree>' >&2; "
        "exit 129;; esac\nexec $real \"$@\"\n");
    const GitOutcome done = two.pull(mine);
    QCOMPARE(done.trouble, GitTrouble::TooOld);
    QCOMPARE(two.picture(mine), before);
}

QTEST_GUILESS_MAIN(TestGitActs)
#include "tst_gitacts.moc"
