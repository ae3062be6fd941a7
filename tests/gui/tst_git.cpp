// SPDX-License-Identifier: MIT
#include "gui/gitdesk.h"
#include "gui/gitline.h"
#include "gui/settings.h"
#include "store/store.h"
#include "sync/fakegit.h"

#include <QLabel>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTimer>

using namespace paperdip;

namespace {

const QString raft = QStringLiteral("Raft");
const QString decoding = QStringLiteral("Fast Transformer Decoding");
const QByteArray raftRead = "- [X] [Raft]";

void replaceIn(const GitDesk &desk, const char *from, const char *to)
{
    const QByteArray before = desk.fileBytes();
    QVERIFY(before.contains(from));
    desk.write(QStringLiteral("README.md"), QByteArray(before).replace(from, to));
}

} // namespace

// Git in the real window, with the true Git below it.
class TestGit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareWindows(); }
    void init()
    {
        failOnWindowWarnings();
        isolateGit();
    }

    void nothingWithoutARepository();
    void nothingWithoutGit();
    void showsTheState();
    void showsAndCommitsChanges();
    void keepsWhatWasWritten();
    void tellsWhatAHookSays();
    void refusesDuringAMerge();
    void pullsAndShows();
    void commitsAndPulls();
    void pullsAndPushes();
    void keepsBothAndSaysSo();
    void letsChooseBetweenEntries();
    void keepsWhatIsTypedMeanwhile();
    void refusesWhatIsNotSaved();
    void cancels();
    void commitsByItself();
    void pullsAtStart();
    void showsAPapersHistory();
    void showsANotesHistory();
    void datesTicks();
    void setsTheDriverUp();
};

void TestGit::nothingWithoutARepository()
{
    GitDesk desk;
    QVERIFY(!desk.action("gitChanges")->isEnabled());
    QVERIFY(!desk.action("gitPull")->isEnabled());
    QVERIFY(desk.state().isEmpty());
    const QList<QAction *> menus = desk.window->findChildren<QAction *>();
    for (const QAction *menu : menus)
        QVERIFY(menu->text() != QLatin1String("&Git") || !menu->isVisible());
}

void TestGit::nothingWithoutGit()
{
    GitDesk desk;
    desk.share();
    const NoGit none;
    desk.restart();
    QVERIFY(!desk.action("gitChanges")->isEnabled());
    QVERIFY(desk.state().isEmpty());
}

void TestGit::showsTheState()
{
    GitDesk desk;
    desk.share();
    desk.restart();
    QTRY_COMPARE(desk.state(), QStringLiteral("main"));
    QVERIFY(desk.action("gitChanges")->isEnabled());
    desk.select(raft);
    desk.press(Qt::Key_Space);
    QTRY_COMPARE(desk.state(), QStringLiteral("main · 1 changed"));
    desk.git("commit -qam Outside");
    desk.repositories().look(desk.list());
    QTRY_COMPARE(desk.state(), QStringLiteral("main ↑1"));
    desk.git("checkout -q --detach");
    desk.repositories().look(desk.list());
    QTRY_COMPARE(desk.state(), QStringLiteral("no branch"));
}

void TestGit::showsAndCommitsChanges()
{
    GitDesk desk;
    desk.share();
    desk.restart();
    desk.select(raft);
    desk.press(Qt::Key_Space); // not saved yet
    desk.write(QStringLiteral("note/raft.md"), "# Raft\n\n多数派。\n");
    desk.write(QStringLiteral("missing.md"), "# Attention\n");
    desk.write(QStringLiteral("other.txt"), "x");
    desk.action("gitChanges")->trigger();
    const auto *files = desk.part<QListWidget>("gitFiles");
    QTRY_COMPARE(files->count(), 3);
    QCOMPARE(files->item(0)->text(), QStringLiteral("README.md"));
    QCOMPARE(files->item(2)->text(),
             QStringLiteral("Attention Is All You Need — missing.md (new)"));
    QCOMPARE(
        desk.part<QLabel>("gitWords")->text(),
        QStringLiteral("1 read, note of Attention Is All You Need added, note of Raft edited"));
    QVERIFY(desk.part<QPlainTextEdit>("gitDiff")->toPlainText().contains(
        QStringLiteral("\n+- [X] [Raft]")));
    auto *message = desk.part<QPlainTextEdit>("gitMessage");
    QCOMPARE(message->toPlainText(), QStringLiteral("Read Raft, edit notes of 2 papers"));

    files->item(2)->setCheckState(Qt::Unchecked);
    message->setPlainText(QStringLiteral("Read it\n\n读完了。"));
    QSignalSpy acted(&desk.repositories(), &Repositories::acted);
    desk.part<QPushButton>("gitCommitAndPush")->click();
    QTRY_COMPARE(acted.count(), 2);
    QCOMPARE(desk.git("log -1 --format=%B"), "Read it\n\n读完了。");
    QCOMPARE(desk.git("show --format= --name-only HEAD"), "README.md\nnote/raft.md");
    QCOMPARE(desk.git("status --porcelain"), "?? missing.md\n?? other.txt");
    QCOMPARE(desk.git("rev-parse HEAD"), desk.git("rev-parse origin/main"));
    // What is left is shown, with a message of its own, and still without its tick.
    QTRY_COMPARE(files->count(), 1);
    QCOMPARE(files->item(0)->checkState(), Qt::Unchecked);
    QVERIFY(!desk.part<QPushButton>("gitCommit")->isEnabled());
    QTRY_COMPARE(message->toPlainText(), QStringLiteral("Edit note of Attention Is All You Need"));
    QCOMPARE(desk.messages().count(), 0);
}

void TestGit::keepsWhatWasWritten()
{
    GitDesk desk;
    desk.share();
    desk.restart();
    desk.select(raft);
    desk.press(Qt::Key_Space);
    desk.action("gitChanges")->trigger();
    auto *message = desk.part<QPlainTextEdit>("gitMessage");
    QTRY_COMPARE(message->toPlainText(), QStringLiteral("Read Raft"));
    message->setPlainText(QStringLiteral("Mine"));
    desk.window->activateWindow();
    desk.tree->setFocus();
    desk.select(decoding);
    desk.press(Qt::Key_Space);
    QTRY_COMPARE(desk.part<QLabel>("gitWords")->text(), QStringLiteral("2 read"));
    QCOMPARE(message->toPlainText(), QStringLiteral("Mine"));
}

void TestGit::tellsWhatAHookSays()
{
    GitDesk desk;
    desk.share();
    QDir().mkpath(desk.path(QStringLiteral("list/.git/hooks")));
    desk.write(QStringLiteral(".git/hooks/pre-commit"),
               "#!/bin/sh\necho 'no ticks on Sunday'\nexit 1\n");
    QFile(desk.path(QStringLiteral("list/.git/hooks/pre-commit")))
        .setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    desk.restart();
    desk.select(raft);
    desk.press(Qt::Key_Space);
    desk.action("gitChanges")->trigger();
    QTRY_VERIFY(desk.part<QPushButton>("gitCommit")->isEnabled());
    desk.part<QPushButton>("gitCommit")->click();
    QTRY_COMPARE(desk.message(GitAct::Commit),
                 QStringLiteral("Nothing was committed: no ticks on Sunday"));
    QVERIFY(desk.press("What Git said"));
    QCOMPARE(desk.part<QDialog>("gitOutput")->findChild<QPlainTextEdit *>()->toPlainText(),
             QStringLiteral("no ticks on Sunday\n"));
    QCOMPARE(desk.git("rev-list --count HEAD"), "1");
}

void TestGit::refusesDuringAMerge()
{
    GitDesk desk;
    desk.share();
    desk.git("checkout -q -b side");
    desk.write(QStringLiteral("note/raft.md"), "theirs\n");
    desk.git("commit -qam Side");
    desk.git("checkout -q main");
    desk.write(QStringLiteral("note/raft.md"), "ours\n");
    desk.git("commit -qam Main");
    desk.tryGit({QStringLiteral("merge"), QStringLiteral("side")});
    desk.restart();
    QTRY_COMPARE(desk.state(), QStringLiteral("main ↑1 · a merge is not finished"));
    desk.action("gitChanges")->trigger();
    QTRY_COMPARE(desk.part<QLabel>("gitWords")->text(), desk.state());
    QVERIFY(!desk.part<QPushButton>("gitCommit")->isEnabled());
    desk.action("gitPull")->trigger();
    QTRY_COMPARE(desk.message(GitAct::Pull),
                 QStringLiteral("Nothing was pulled: a merge is not finished. Finish it, or give "
                                "it up, with Git."));
}

void TestGit::pullsAndShows()
{
    GitDesk desk;
    desk.share();
    const GitDesk other;
    other.follow(desk.path(QStringLiteral("bare.git")));
    replaceIn(other, "- [ ] [Raft]", "- [X] [Raft]");
    other.git("commit -qam Theirs");
    other.git("push -q");
    desk.restart();
    desk.select(raft);
    QTRY_COMPARE(desk.state(), QStringLiteral("main"));
    desk.action("gitPull")->trigger();
    QVERIFY(!desk.action("gitPull")->isEnabled());
    QTRY_VERIFY(desk.fileBytes().contains(raftRead));
    QTRY_VERIFY(desk.isInStep());
    QTRY_COMPARE(desk.state(), QStringLiteral("main · pulled 1 commit(s)"));
    QCOMPARE(desk.tree->currentNode(), desk.node(raft));
    QCOMPARE(desk.messages().count(), 0);
    QVERIFY(desk.action("gitPull")->isEnabled());
}

// Both ticked something, and what was ticked here is not even saved yet.
void TestGit::commitsAndPulls()
{
    GitDesk desk;
    desk.share();
    const GitDesk other;
    other.follow(desk.path(QStringLiteral("bare.git")));
    replaceIn(other, "- [ ] [Raft]", "- [X] [Raft]");
    other.git("commit -qam Theirs");
    other.git("push -q");
    desk.restart();
    QTRY_COMPARE(desk.state(), QStringLiteral("main"));
    desk.select(decoding);
    desk.press(Qt::Key_Space);
    desk.action("gitPull")->trigger();
    QTRY_COMPARE(desk.message(GitAct::Pull),
                 QStringLiteral("Nothing was pulled: others changed README.md too, and your "
                                "changes to it are not committed yet."));
    QVERIFY(!desk.fileBytes().contains(raftRead));
    QVERIFY(desk.press("Commit and pull"));
    QTRY_VERIFY(desk.fileBytes().contains(raftRead));
    QTRY_VERIFY(desk.isInStep());
    QVERIFY(desk.fileBytes().contains("- [X] [[1911.02150]"));
    QCOMPARE(desk.git("log --first-parent --format=%s"),
             "Merge remote-tracking branch 'origin/main'\nRead Fast Transformer Decoding\nBegin");
    QVERIFY(desk.messages().count() == 0);
}

void TestGit::pullsAndPushes()
{
    GitDesk desk;
    desk.share();
    const GitDesk other;
    other.follow(desk.path(QStringLiteral("bare.git")));
    replaceIn(other, "- [ ] [Raft]", "- [X] [Raft]");
    other.git("commit -qam Theirs");
    other.git("push -q");
    replaceIn(desk, "- [ ] [[1911.02150]", "- [X] [[1911.02150]");
    desk.git("commit -qam Mine");
    desk.restart();
    QTRY_COMPARE(desk.state(), QStringLiteral("main ↑1"));
    desk.action("gitPush")->trigger();
    QTRY_COMPARE(desk.message(GitAct::Push),
                 QStringLiteral("Nothing was pushed: others have pushed in the meantime."));
    QVERIFY(desk.press("Pull and push"));
    QTRY_COMPARE(desk.state(), QStringLiteral("main · pushed"));
    QCOMPARE(desk.git("rev-parse HEAD"), desk.git("rev-parse origin/main"));
    QVERIFY(desk.fileBytes().contains(raftRead));
    QTRY_VERIFY(desk.isInStep());
}

void TestGit::keepsBothAndSaysSo()
{
    GitDesk desk;
    desk.share();
    const GitDesk other;
    other.follow(desk.path(QStringLiteral("bare.git")));
    other.write(QStringLiteral("note/raft.md"), "# Raft\n\ntheirs\n");
    other.git("commit -qam Theirs");
    other.git("push -q");
    desk.write(QStringLiteral("note/raft.md"), "# Raft\n\nmine\n");
    desk.git("commit -qam Mine");
    desk.restart();
    QTRY_COMPARE(desk.state(), QStringLiteral("main ↑1"));
    desk.action("gitPull")->trigger();
    QTRY_COMPARE(
        desk.message(GitAct::Pull),
        QStringLiteral("You and others changed the same in 1 place(s). Both forms are kept: "
                       "note/raft.md"));
    QFile note(desk.path(QStringLiteral("list/note/raft.md")));
    QVERIFY(note.open(QIODevice::ReadOnly));
    QCOMPARE(note.readAll(), "# Raft\n\nmine\ntheirs\n");
}

// Others changed the list, and while their commits come it is worked on here.
void TestGit::keepsWhatIsTypedMeanwhile()
{
    GitDesk desk;
    desk.share();
    const GitDesk other;
    other.follow(desk.path(QStringLiteral("bare.git")));
    replaceIn(other, "- [ ] [Raft]", "- [X] [Raft]");
    other.git("commit -qam Theirs");
    other.git("push -q");
    desk.restart();
    QTRY_COMPARE(desk.state(), QStringLiteral("main"));
    const FakeGit fake("case \"$*\" in *fetch*)\n"
                       "  touch $here/began; while [ ! -e $here/go ]; do sleep 0.02; done;; esac\n"
                       "exec $real \"$@\"\n");
    desk.action("gitPull")->trigger();
    QTRY_VERIFY(QFile::exists(fake.at(QStringLiteral("began"))));
    desk.select(decoding);
    desk.press(Qt::Key_Space);
    QTRY_VERIFY(desk.fileBytes().contains("- [X] [[1911.02150]"));
    QFile go(fake.at(QStringLiteral("go")));
    QVERIFY(go.open(QIODevice::WriteOnly));
    QTRY_VERIFY(!desk.message(GitAct::Pull).isEmpty());
    QVERIFY(desk.fileBytes().contains("- [X] [[1911.02150]"));
    QVERIFY(desk.press("Commit and pull"));
    QTRY_VERIFY(desk.fileBytes().contains(raftRead));
    QTRY_VERIFY(desk.isInStep());
    QVERIFY(desk.fileBytes().contains("- [X] [[1911.02150]"));
}

void TestGit::refusesWhatIsNotSaved()
{
    GitDesk desk;
    desk.share();
    desk.restart();
    QTRY_COMPARE(desk.state(), QStringLiteral("main"));
    desk.write(QStringLiteral("README.md"), {});
    QTRY_COMPARE(desk.files->saveState(desk.list()), SaveState::Asking);
    desk.action("gitPull")->trigger();
    QTRY_VERIFY(
        desk.message(GitAct::Pull)
            .startsWith(QStringLiteral("Nothing was pulled: the list could not be saved first")));
    QVERIFY(!desk.repositories().isActing());
}

void TestGit::letsChooseBetweenEntries()
{
    GitDesk desk;
    desk.share();
    const GitDesk other;
    other.follow(desk.path(QStringLiteral("bare.git")));
    replaceIn(other, "[Raft]", "[Raft of theirs]");
    other.git("commit -qam Theirs");
    other.git("push -q");
    replaceIn(desk, "[Raft]", "[Raft of mine]");
    desk.git("commit -qam Mine");
    desk.restart();
    QTRY_COMPARE(desk.state(), QStringLiteral("main ↑1"));
    desk.action("gitPull")->trigger();
    const QString key = QStringLiteral("conflicts-%1").arg(desk.list());
    QTRY_VERIFY(desk.messages().has(key));
    QTRY_VERIFY(desk.isInStep());
    QVERIFY(desk.fileBytes().contains("[Raft of mine]"));
    QVERIFY(desk.fileBytes().contains("[Raft of theirs]"));
    QVERIFY(desk.press("Choose…"));
    desk.window->findChild<QAbstractButton *>(QStringLiteral("conflictKeepMine"))->click();
    QTRY_VERIFY(!desk.messages().has(key));
    QTRY_VERIFY(!desk.fileBytes().contains("[Raft of theirs]"));
    QVERIFY(desk.fileBytes().contains("[Raft of mine]"));
}

void TestGit::cancels()
{
    GitDesk desk;
    desk.share();
    desk.restart();
    QTRY_COMPARE(desk.state(), QStringLiteral("main"));
    const FakeGit fake("case \"$*\" in *fetch*)\n"
                       "  printf 'Receiving objects:  42%% (3/7)\\r' >&2; sleep 1000;; esac\n"
                       "exec $real \"$@\"\n");
    desk.action("gitPull")->trigger();
    const auto *line = desk.part<ProgressLine>("gitWorkLine");
    QTRY_COMPARE(line->text(), QStringLiteral("Pulling… 42 %"));
    desk.part<QToolButton>("cancelGit")->click();
    QTRY_VERIFY(!desk.repositories().isActing());
    QVERIFY(line->isHidden());
    QCOMPARE(desk.messages().count(), 0);
    QVERIFY(desk.action("gitPull")->isEnabled());
}

void TestGit::commitsByItself()
{
    GitDesk desk;
    desk.share();
    desk.restart();
    QTRY_COMPARE(desk.state(), QStringLiteral("main"));
    QVERIFY(!desk.action("gitAutoCommit")->isChecked());
    QVERIFY(!desk.action("gitPullAtStart")->isChecked());
    auto *idle = desk.part<QTimer>("gitIdle");
    QVERIFY(idle->interval() >= 30000);
    desk.select(raft);
    desk.press(Qt::Key_Space);
    QTRY_COMPARE(desk.state(), QStringLiteral("main · 1 changed"));
    QVERIFY(!idle->isActive());
    idle->setInterval(10);
    desk.action("gitAutoCommit")->trigger();
    QTRY_COMPARE(desk.git("log --format=%s"), "Read Raft\nBegin");
    QTRY_COMPARE(desk.state(), QStringLiteral("main ↑1 · committed"));
    QVERIFY(Settings().value(QLatin1String(Settings::gitAutoCommit)).toBool());
}

void TestGit::pullsAtStart()
{
    GitDesk desk;
    desk.share();
    const GitDesk other;
    other.follow(desk.path(QStringLiteral("bare.git")));
    replaceIn(other, "- [ ] [Raft]", "- [X] [Raft]");
    other.git("commit -qam Theirs");
    other.git("push -q");
    Settings().setValue(QLatin1String(Settings::gitPullAtStart), true);
    desk.restart();
    QTRY_VERIFY(desk.fileBytes().contains(raftRead));
    QTRY_VERIFY(desk.isInStep());
    // Where it cannot be, nobody is bothered.
    desk.git("remote set-url origin /nowhere");
    desk.restart();
    QSignalSpy acted(&desk.repositories(), &Repositories::acted);
    QTRY_COMPARE(acted.count(), 1);
    QCOMPARE(desk.messages().count(), 0);
}

void TestGit::showsAPapersHistory()
{
    GitDesk desk;
    desk.share();
    replaceIn(desk, "- [ ] [Raft]", "- [X] [Raft]");
    desk.git("commit -qam 读完");
    replaceIn(desk, "[Raft](https://example.org/raft.pdf)",
              "[Raft 2](https://example.org/raft.pdf)");
    desk.git("commit -qam Retitle");
    desk.restart();
    QTRY_VERIFY(desk.node(QStringLiteral("Raft 2")) != 0);
    QTRY_VERIFY(desk.isInStep());
    desk.select(QStringLiteral("Raft 2"));
    QTRY_VERIFY(desk.action("paperHistory")->isEnabled());
    desk.action("paperHistory")->trigger();
    auto *list = desk.part<QListWidget>("historyList");
    QTRY_COMPARE(list->count(), 3);
    QVERIFY(list->item(1)->text().endsWith(QStringLiteral(" · Ada\n读完")));
    auto *bringBack = desk.part<QPushButton>("historyBringBack");
    QVERIFY(!bringBack->isEnabled()); // it is so now
    list->setCurrentRow(2);
    const auto *text = desk.part<QPlainTextEdit>("historyText");
    QVERIFY(text->toPlainText().contains(QStringLiteral("\n-- [X] [Raft 2]")));
    QVERIFY(text->toPlainText().contains(QStringLiteral("\n+- [ ] [Raft]")));
    const QByteArray before = desk.fileBytes();
    bringBack->click();
    QTRY_VERIFY(desk.fileBytes().contains("- [ ] [Raft]("));
    QTRY_VERIFY(desk.isInStep());
    desk.action("undo")->trigger();
    QTRY_COMPARE(desk.fileBytes(), before);
    desk.select(QStringLiteral("Kernel"));
    QVERIFY(!desk.action("paperHistory")->isEnabled());
}

void TestGit::showsANotesHistory()
{
    GitDesk desk;
    desk.share();
    desk.write(QStringLiteral("note/raft.md"), "# Raft\n\n多数派。\n");
    desk.git("commit -qam Note");
    desk.restart();
    desk.select(raft);
    QTRY_VERIFY(desk.action("noteHistory")->isEnabled());
    desk.action("noteHistory")->trigger();
    auto *list = desk.part<QListWidget>("historyList");
    QTRY_COMPARE(list->count(), 2);
    list->setCurrentRow(1);
    desk.part<QPushButton>("historyBringBack")->click();
    const auto note = [&desk] {
        QFile file(desk.path(QStringLiteral("list/note/raft.md")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QTRY_COMPARE(note(), "# Raft\n\n选主。\n");
}

void TestGit::datesTicks()
{
    GitDesk desk;
    desk.share();
    replaceIn(desk, "- [ ] [Raft]", "- [X] [Raft]");
    qputenv("GIT_AUTHOR_DATE", "1600000000 +0000");
    desk.git("commit -qam Tick");
    qunsetenv("GIT_AUTHOR_DATE");
    desk.restart();
    QTRY_VERIFY(desk.isInStep());
    QTRY_COMPARE(desk.library->store().data().find(desk.node(raft)).readAt, 1600000000);
    QTRY_VERIFY(desk.isInStep());
    QVERIFY(!desk.action("undo")->isEnabled());
}

void TestGit::setsTheDriverUp()
{
    GitDesk desk;
    desk.share();
    desk.restart();
    QTRY_COMPARE(desk.state(), QStringLiteral("main"));
    desk.action("gitDriver")->trigger();
    QTRY_VERIFY(desk.part<QPushButton>("driverUse") != nullptr);
    const QString shown = desk.part<QPlainTextEdit>("driverText")->toPlainText();
    for (const char *line : {"+ /README.md merge=paperdip", "+ /note/*.md merge=paperdip",
                             "+ merge.paperdip.driver = '"})
        QVERIFY2(shown.contains(QLatin1String(line)), qPrintable(shown));
    QCOMPARE(desk.git("status --porcelain"), QByteArray()); // nothing is written yet
    desk.part<QPushButton>("driverUse")->click();
    QTRY_COMPARE(desk.git("status --porcelain"), "?? .gitattributes");
    QCOMPARE(desk.git("config merge.paperdip.driver"),
             ('\'' + QCoreApplication::applicationFilePath().toUtf8() + "' merge %O %A %B -o %A"));
    // It belongs to the changes, and once there is nothing left to write.
    QTRY_COMPARE(desk.state(), QStringLiteral("main · 1 changed"));
    QTRY_VERIFY(desk.part<QPushButton>("driverUse") == nullptr);
    desk.action("gitDriver")->trigger();
    QTRY_VERIFY(desk.part<QDialog>("driverDialog") != nullptr);
    QVERIFY(desk.part<QPushButton>("driverUse") == nullptr);
    QCOMPARE(desk.messages().count(), 0);
}

QTEST_MAIN(TestGit)
#include "tst_git.moc"
