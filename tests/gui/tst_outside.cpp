// SPDX-License-Identifier: MIT
#include "gui/messagebar.h"
#include "gui/notedesk.h"
#include "gui/statusstrip.h"
#include "sync/obstacle.h"

#include <QAbstractButton>
#include <QAction>
#include <QInputMethodEvent>
#include <QProcess>
#include <QScrollBar>
#include <QStandardPaths>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

#include <functional>
#include <utime.h>

using namespace paperdip;

namespace {

constexpr auto Gqa = "GQA";

QByteArray longList()
{
    QByteArray list = sampleList();
    list += "\n## Long\n\n";
    for (int i = 10; i < 60; ++i) {
        const QByteArray number = QByteArray::number(i);
        list += "- [ ] [[2001.000" + number + "] Paper " + number +
                "](https://arxiv.org/abs/2001.000" + number + ")\n";
    }
    return list;
}

// What another program makes of the list: a title far down is another.
QByteArray edited(QByteArray list)
{
    return list.replace("Paper 42]", "Paper Forty-Two]");
}

QByteArray ticked(QByteArray list)
{
    return list.replace("- [ ] [[2305.13245] GQA]", "- [X] [[2305.13245] GQA]");
}

QByteArray withCrLf(QByteArray list)
{
    return list.replace("\n", "\r\n");
}

// The window as a person left it.
struct Seat
{
    QString selected;
    int scroll = 0;
    QStringList open;
    int caret = 0;
    QString note;

    bool operator==(const Seat &) const = default;
};

char *toString(const Seat &seat)
{
    return QTest::toString(QStringLiteral("%1 | %2 | %3 | %4 | %5")
                               .arg(seat.selected)
                               .arg(seat.scroll)
                               .arg(seat.open.join(u','))
                               .arg(seat.caret)
                               .arg(seat.note));
}

using Act = std::function<bool(NoteDesk &)>;

// What comes of a change from outside.
enum class Then {
    Nothing,  // the list is as it was
    Followed, // the list is as the file
    LineEnds, // the list has the file's, and what waits
    Asked,    // the list is as it was, and a message asks
    Away,     // likewise, and a message says that the folder is not there
};

} // namespace

Q_DECLARE_METATYPE(Act)

// Every kind of change from outside, with the window open: what a person looks at stays where it
// is, and nothing that was written, here or there, is lost.
class TestOutside : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void change_data();
    void change();
    void whileAnInputMethodComposes();
    void withoutPermission();
    void unreadable();
    void saysWhatGitDid();
    void bringsBackWhatAStashTook();

private:
    static void take(NoteDesk &desk); // a seat in the middle of everything
    static Seat seatOf(const NoteDesk &desk);
    static bool git(const NoteDesk &desk, const QString &arguments);
    static bool repository(const NoteDesk &desk, const QByteArray &topic);
    void addPlain(const char *name, const Act &act, Then then, const Act &back = {}) const;
    void addGit(const char *name, const Act &act, Then clean, Then pending, const Act &back) const;
};

void TestOutside::initTestCase()
{
    prepareWindows();
    qputenv("GIT_CONFIG_GLOBAL", "/dev/null");
    qputenv("GIT_CONFIG_NOSYSTEM", "1");
    for (const char *who : {"GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"})
        qputenv(who, "A. Tester");
    for (const char *who : {"GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"})
        qputenv(who, "tester@example.org");
    qputenv("GIT_EDITOR", "true");
}

void TestOutside::init()
{
    failOnWindowWarnings();
}

void TestOutside::take(NoteDesk &desk)
{
    desk.tree->expandAll();
    desk.tree->collapse(desk.row(QStringLiteral("Serving")));
    desk.select(QStringLiteral("Raft"));
    QTRY_VERIFY(desk.pane->isVisible());
    desk.action("noteEdit")->trigger();
    QTRY_COMPARE(desk.editor->toPlainText(), QStringLiteral("# Raft\n\n选主。\n"));
    desk.editor->setFocus();
    QTextCursor cursor = desk.editor->textCursor();
    cursor.setPosition(9);
    desk.editor->setTextCursor(cursor);
    QScrollBar *bar = desk.tree->verticalScrollBar();
    QVERIFY(bar->maximum() > 10);
    bar->setValue(bar->maximum() / 2);
}

Seat TestOutside::seatOf(const NoteDesk &desk)
{
    Seat seat;
    const QModelIndex current = desk.tree->currentIndex();
    seat.selected = current.data().toString();
    seat.scroll = desk.tree->verticalScrollBar()->value();
    for (const char *title : {"Systems", "Kernel", "Serving", "Other", "Long"}) {
        if (desk.tree->isExpanded(desk.row(QString::fromLatin1(title))))
            seat.open << QString::fromLatin1(title);
    }
    seat.caret = desk.editor->textCursor().position();
    seat.note = desk.editor->toPlainText();
    return seat;
}

bool TestOutside::git(const NoteDesk &desk, const QString &arguments)
{
    QProcess process;
    process.setWorkingDirectory(desk.path(QStringLiteral("list")));
    process.start(QStringLiteral("git"), QProcess::splitCommand(arguments));
    return process.waitForFinished() && process.exitCode() == 0;
}

// main with the list as it is, topic with another one; a file on which the two do not agree.
bool TestOutside::repository(const NoteDesk &desk, const QByteArray &topic)
{
    desk.write("other.txt", "one\n");
    bool done = git(desk, QStringLiteral("init -q -b main")) &&
                git(desk, QStringLiteral("add -A")) &&
                git(desk, QStringLiteral("commit -q -m one")) &&
                git(desk, QStringLiteral("checkout -q -b topic"));
    desk.write("README.md", topic);
    desk.write("other.txt", "two\n");
    done = done && git(desk, QStringLiteral("commit -q -a -m two")) &&
           git(desk, QStringLiteral("checkout -q main"));
    desk.write("other.txt", "three\n");
    return done && git(desk, QStringLiteral("commit -q -a -m three"));
}

void TestOutside::addPlain(const char *name, const Act &act, Then then, const Act &back) const
{
    for (const bool pending : {false, true}) {
        const bool both = pending && then == Then::Followed;
        QTest::addRow("%s, %s", name, pending ? "pending" : "clean")
            << Act([](NoteDesk &) { return true; }) << act << back << pending
            << (both ? Then::Asked : then);
    }
}

void TestOutside::addGit(const char *name, const Act &act, Then clean, Then pending,
                         const Act &back) const
{
    const Act prepare = [](NoteDesk &desk) { return repository(desk, edited(longList())); };
    QTest::addRow("%s, clean", name) << prepare << act << back << false << clean;
    QTest::addRow("%s, pending", name) << prepare << act << back << true << pending;
}

void TestOutside::change_data()
{
    QTest::addColumn<Act>("prepare");
    QTest::addColumn<Act>("act");
    QTest::addColumn<Act>("back"); // what makes it as it was; none: it cannot be
    QTest::addColumn<bool>("pending");
    QTest::addColumn<Then>("then");
    const auto put = [](const QByteArray &bytes) {
        return [bytes](NoteDesk &desk) {
            desk.write("README.md", bytes);
            return true;
        };
    };
    const auto renameOver = [](const QByteArray &bytes) {
        return [bytes](NoteDesk &desk) {
            desk.write("new.tmp", bytes);
            return std::rename(QFile::encodeName(desk.at("new.tmp")).constData(),
                               QFile::encodeName(desk.listPath()).constData()) == 0;
        };
    };
    const auto run = [](const char *arguments, bool expected = true) {
        return [arguments, expected](NoteDesk &desk) {
            return git(desk, QString::fromLatin1(arguments)) == expected;
        };
    };
    const Act whole = put(longList());
    const QByteArray list = longList();
    addPlain("edited in place", put(edited(list)), Then::Followed);
    addPlain("replaced by a rename", renameOver(edited(list)), Then::Followed);
    addPlain(
        "deleted and made again",
        [](NoteDesk &desk) {
            const bool gone = QFile::remove(desk.listPath());
            desk.write("README.md", edited(longList()));
            return gone;
        },
        Then::Followed);
    addPlain(
        "renamed away",
        [](NoteDesk &desk) { return QFile::rename(desk.listPath(), desk.at("away.md")); },
        Then::Asked,
        [](NoteDesk &desk) { return QFile::rename(desk.at("away.md"), desk.listPath()); });
    addPlain(
        "touched",
        [](NoteDesk &desk) {
            const utimbuf times{1'000'000'000, 1'000'000'000};
            return utime(QFile::encodeName(desk.listPath()).constData(), &times) == 0;
        },
        Then::Nothing);
    addPlain("line ends converted", put(withCrLf(list)), Then::LineEnds);
    addPlain("emptied", put(""), Then::Asked, whole);
    addPlain("halved", put(list.left(list.indexOf("- [ ] [[2001.00020]"))), Then::Asked, whole);
    addPlain(
        "conflict markers",
        put(QByteArray(list).replace("- [ ] [[2001.00042]", "<<<<<<< HEAD\n- [ ] [[2001.00042]") +
            "=======\n>>>>>>> topic\n"),
        Then::Asked, whole);
    addPlain(
        "folder renamed",
        [](NoteDesk &desk) {
            return QDir().rename(desk.path(QStringLiteral("list")),
                                 desk.path(QStringLiteral("elsewhere")));
        },
        Then::Away,
        [](NoteDesk &desk) {
            return QDir().rename(desk.path(QStringLiteral("elsewhere")),
                                 desk.path(QStringLiteral("list")));
        });
    addPlain(
        "link leads elsewhere",
        [](NoteDesk &desk) {
            desk.write("real.md", edited(longList()));
            return QFile::rename(desk.listPath(), desk.at("before.md")) &&
                   QFile::link(QStringLiteral("real.md"), desk.listPath());
        },
        Then::Followed);
    addPlain("a mark of the byte order", put("\xEF\xBB\xBF" + edited(list)), Then::Followed);
    addPlain("not in UTF-8", put(QByteArray(list).replace("Paper 42]", "Paper \xC4\xE3\xBA\xC3]")),
             Then::Followed);
    addGit("merge under way", run("merge -q topic", false), Then::Asked, Then::Asked,
           run("merge --abort"));
    addGit("rebase under way", run("rebase -q topic", false), Then::Asked, Then::Asked,
           run("rebase --abort"));
    addGit("cherry-pick under way", run("cherry-pick topic", false), Then::Asked, Then::Asked,
           run("cherry-pick --abort"));
    addGit("branch switched", run("checkout -q topic"), Then::Followed, Then::Asked,
           run("checkout -q main"));
    addGit("reset", run("reset -q --hard topic"), Then::Followed, Then::Asked, {});
}

void TestOutside::change()
{
    QFETCH(Act, prepare);
    QFETCH(Act, act);
    QFETCH(Act, back);
    QFETCH(bool, pending);
    QFETCH(Then, then);
    NoteDesk desk(longList());
    QVERIFY(prepare(desk));
    QTRY_VERIFY(desk.files->work().isEmpty());
    desk.files->checkAll();
    QTRY_VERIFY(desk.files->work().isEmpty());
    take(desk);
    desk.files->setAutomatic(false);
    if (pending) {
        const Result<Change> plan =
            desk.library->planState({desk.node(QString::fromLatin1(Gqa))}, ReadState::Read);
        QVERIFY(plan && desk.library->apply(*plan));
    }
    const QByteArray mine = desk.library->bytes(desk.list());
    const Seat seat = seatOf(desk);
    QVERIFY(act(desk));
    const QByteArray theirs = desk.fileBytes();
    const auto *bar = desk.window->findChild<MessageBar *>();
    const QString question = QStringLiteral("outside-%1").arg(desk.list());
    if (then == Then::Followed) {
        QTRY_COMPARE(desk.library->bytes(desk.list()), theirs);
    } else if (then == Then::LineEnds) {
        QTRY_COMPARE(desk.library->bytes(desk.list()), withCrLf(mine));
    } else if (then == Then::Nothing) {
        desk.files->checkAll();
        QTRY_VERIFY(desk.files->work().isEmpty());
        QVERIFY(!bar->has(question));
    } else if (then == Then::Away) {
        QTRY_VERIFY(bar->text(question).contains(desk.path(QStringLiteral("list"))));
    } else if (!back) {
        // Asked, or both brought together.
        QTRY_VERIFY(bar->has(question) || desk.library->bytes(desk.list()) != mine);
    } else {
        QTRY_VERIFY2(bar->has(question), qPrintable(bar->text(question)));
    }
    QTRY_VERIFY(desk.files->work().isEmpty());
    if (then != Then::Followed && (back || then == Then::Nothing))
        QCOMPARE(desk.library->bytes(desk.list()), mine);
    if (pending)
        QVERIFY(desk.library->bytes(desk.list()).contains("- [X] [[2305.13245] GQA]"));
    QCOMPARE(desk.fileBytes(), theirs);
    QCOMPARE(seatOf(desk), seat);
    if (!back)
        return;
    QVERIFY(back(desk));
    QTRY_VERIFY(!bar->has(question));
    QTRY_COMPARE(desk.library->bytes(desk.list()), mine);
    desk.files->setAutomatic(true);
    QTRY_COMPARE(desk.fileBytes(), mine);
    QCOMPARE(seatOf(desk), seat);
}

// The list and the note change while letters are being composed: the list is read, the note waits,
// and both what is composed and what was written are there in the end.
void TestOutside::whileAnInputMethodComposes()
{
    NoteDesk desk(longList());
    take(desk);
    QInputMethodEvent preedit(QStringLiteral("xuanju"), {});
    QCoreApplication::sendEvent(desk.editor, &preedit);
    Seat seat = seatOf(desk);
    desk.write("README.md", edited(longList()));
    desk.write("note/raft.md", "# Raft, elsewhere\n\n选主。\n");
    QTRY_COMPARE(desk.library->bytes(desk.list()), edited(longList()));
    QVERIFY(desk.node(QStringLiteral("Paper Forty-Two")) != 0);
    QTest::qWait(300); // the watcher has told of the note as well
    QCOMPARE(seatOf(desk), seat);
    QCOMPARE(desk.editor->textCursor().block().layout()->preeditAreaText(),
             QStringLiteral("xuanju"));
    QInputMethodEvent commit;
    commit.setCommitString(QStringLiteral("选举"));
    QCoreApplication::sendEvent(desk.editor, &commit);
    QTRY_COMPARE(desk.read("note/raft.md"), QByteArray("# Raft, elsewhere\n\n选选举主。\n"));
    QCOMPARE(desk.editor->toPlainText(), QStringLiteral("# Raft, elsewhere\n\n选选举主。\n"));
    QCOMPARE(desk.editor->textCursor().position(), 22);
}

void TestOutside::withoutPermission()
{
    const PlainUser user;
    if (!user.isPlain())
        QSKIP("this process can drop no rights");
    NoteDesk desk(longList());
    take(desk);
    desk.files->setAutomatic(false);
    const NodeId gqa = desk.node(QString::fromLatin1(Gqa));
    const Result<Change> plan = desk.library->planState({gqa}, ReadState::Read);
    QVERIFY(plan && desk.library->apply(*plan));
    const Seat seat = seatOf(desk);
    const QString folder = desk.path(QStringLiteral("list"));
    QVERIFY(QFile::setPermissions(folder, QFileDevice::Permissions(0x5555)));
    desk.files->setAutomatic(true);
    const auto *strip = desk.window->findChild<StatusStrip *>();
    QTRY_VERIFY2(strip->saveText().startsWith(QStringLiteral("Not saved")),
                 qPrintable(strip->saveText()));
    QCOMPARE(desk.fileBytes(), longList());
    QCOMPARE(desk.library->bytes(desk.list()), ticked(longList()));
    QCOMPARE(seatOf(desk), seat);
    QVERIFY(QFile::setPermissions(folder, QFileDevice::Permissions(0x7755)));
    QTRY_COMPARE_WITH_TIMEOUT(desk.fileBytes(), ticked(longList()), 20'000);
    QCOMPARE(seatOf(desk), seat);
}

void TestOutside::unreadable()
{
    const PlainUser user;
    if (!user.isPlain())
        QSKIP("this process can drop no rights");
    NoteDesk desk(longList());
    take(desk);
    const Seat seat = seatOf(desk);
    QVERIFY(QFile::setPermissions(desk.listPath(), QFileDevice::Permissions()));
    const auto *strip = desk.window->findChild<StatusStrip *>();
    QTRY_VERIFY2(strip->saveText().contains(QStringLiteral("could not be read")),
                 qPrintable(strip->saveText()));
    QCOMPARE(desk.library->bytes(desk.list()), longList());
    QCOMPARE(seatOf(desk), seat);
    QVERIFY(QFile::setPermissions(desk.listPath(), QFileDevice::Permissions(0x6644)));
    QTRY_COMPARE(strip->saveText(), QStringLiteral("Saved"));
    QCOMPARE(seatOf(desk), seat);
}

void TestOutside::saysWhatGitDid()
{
    NoteDesk desk(longList());
    QVERIFY(repository(desk, longList().left(longList().indexOf("- [ ] [[2001.00020]"))));
    desk.files->checkAll();
    QTRY_VERIFY(desk.files->work().isEmpty());
    const auto *bar = desk.window->findChild<MessageBar *>();
    const QString question = QStringLiteral("outside-%1").arg(desk.list());
    QVERIFY(git(desk, QStringLiteral("checkout -q topic")));
    QTRY_VERIFY(bar->has(question));
    QVERIFY2(bar->text(question).contains(QStringLiteral("topic")),
             qPrintable(bar->text(question)));
    QVERIFY(bar->text(question).contains(QStringLiteral("main")));
    QVERIFY(git(desk, QStringLiteral("checkout -q main")));
    QTRY_VERIFY(!bar->has(question));
    QVERIFY(!git(desk, QStringLiteral("merge -q topic")));
    QTRY_VERIFY(bar->text(question).startsWith(QStringLiteral("A merge is under way")));
    const auto *strip = desk.window->findChild<StatusStrip *>();
    QVERIFY2(strip->saveText().contains(QStringLiteral("Git")), qPrintable(strip->saveText()));
    QVERIFY(git(desk, QStringLiteral("merge --abort")));
    QTRY_VERIFY(!bar->has(question));
    QVERIFY(git(desk, QStringLiteral("checkout -q -b third")));
    desk.write("README.md", edited(longList()));
    QVERIFY(git(desk, QStringLiteral("commit -q -a -m third")));
    QTRY_COMPARE(desk.library->bytes(desk.list()), edited(longList()));
    QVERIFY(git(desk, QStringLiteral("checkout -q main")));
    const QString told = QStringLiteral("git-%1").arg(desk.list());
    QTRY_COMPARE(bar->text(told), QStringLiteral("third → main: “Reading” was read again"));
}

void TestOutside::bringsBackWhatAStashTook()
{
    NoteDesk desk(longList());
    QVERIFY(repository(desk, edited(longList())));
    desk.files->checkAll();
    QTRY_VERIFY(desk.files->work().isEmpty());
    desk.select(QString::fromLatin1(Gqa));
    desk.press(Qt::Key_Space);
    QTRY_COMPARE(desk.fileBytes(), ticked(longList()));
    QTRY_COMPARE(desk.files->saveState(desk.list()), SaveState::Saved);
    QVERIFY(git(desk, QStringLiteral("stash -q")));
    auto *bar = desk.window->findChild<MessageBar *>();
    const QString told = QStringLiteral("git-%1").arg(desk.list());
    QTRY_VERIFY(bar->text(told).contains(QStringLiteral("stash")));
    QCOMPARE(desk.library->bytes(desk.list()), longList());
    const QList<QAbstractButton *> buttons = bar->findChildren<QAbstractButton *>();
    for (QAbstractButton *button : buttons) {
        if (button->text() == QStringLiteral("Bring them back"))
            button->click();
    }
    QCOMPARE(desk.library->bytes(desk.list()), ticked(longList()));
    QTRY_COMPARE(desk.fileBytes(), ticked(longList()));
}

QTEST_MAIN(TestOutside)
#include "tst_outside.moc"
