// SPDX-License-Identifier: MIT
#include "gui/messagebar.h"
#include "gui/notedesk.h"
#include "gui/statusstrip.h"
#include "sync/obstacle.h"

#include <QAbstractButton>
#include <QAction>
#include <QStandardPaths>
#include <QTest>

using namespace paperdip;

namespace {

constexpr int patience = 20'000; // ms; it is tried again every ten seconds

// The window with a list and a note on such a share.
struct ShareDesk : NoteDesk
{
    ShareDesk() : share(path(QStringLiteral("server")), path(QStringLiteral("list/share")))
    {
        write("share/README.md", bytes());
        write("share/note/shared.md", "# Shared\n");
        window->openArguments({shared()});
    }

    static QByteArray bytes()
    {
        return "# On a share\n\n## Part\n\n"
               "- [ ] [[2001.00001] One](https://arxiv.org/abs/2001.00001)\n"
               "  [note](note/shared.md)\n"
               "- [ ] [[2001.00002] Two](https://arxiv.org/abs/2001.00002)\n";
    }
    static QByteArray ticked()
    {
        return bytes().replace("- [ ] [[2001.00002]", "- [x] [[2001.00002]");
    }
    QString shared() const { return at("share/README.md"); }
    ListId sharedList() const { return library->listOfPath(shared()); }
    NodeId sharedNode(const char *arxiv) const
    {
        return library->papersByArxiv(QString::fromLatin1(arxiv)).value(0).id;
    }
    Result<Change> tick() const
    {
        const Result<Change> plan = library->planState({sharedNode("2001.00002")}, ReadState::Read);
        return plan ? library->apply(*plan) : plan;
    }
    QString strip() const { return window->findChild<StatusStrip *>()->saveText(); }

    MountedFolder share;
};

} // namespace

// What a disk or a network refuses: the window says it, keeps the work, and writes it when it can
// again.
class TestObstacles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepareWindows(); }
    void init() { failOnWindowWarnings(); }
    void fullDisk();
    void readOnlyMount();
    void renameRefused();
    void networkFolderGone();
    void networkFolderGoneForGood();
    void closesWhileItIsGone();
    void startsWhileItIsGone();

private:
    static void open(ShareDesk &desk);
    static void type(const ShareDesk &desk, const QString &text);
};

#define SKIP_WITHOUT_SHARE(desk)                                                                   \
    if (!(desk).share.isMounted())                                                                 \
    QSKIP("this process may mount nothing")

void TestObstacles::open(ShareDesk &desk)
{
    QTRY_VERIFY(desk.sharedList() != 0 && desk.files->work().isEmpty());
    desk.files->checkAll();
    QTRY_VERIFY(desk.files->work().isEmpty());
    desk.tree->showNodes({desk.sharedNode("2001.00001")});
    desk.action("noteEdit")->trigger();
    QTRY_COMPARE(desk.editor->toPlainText(), QStringLiteral("# Shared\n"));
}

void TestObstacles::type(const ShareDesk &desk, const QString &text)
{
    desk.editor->setFocus();
    desk.editor->moveCursor(QTextCursor::End);
    QTest::keyClicks(desk.editor, text);
}

void TestObstacles::fullDisk()
{
    ShareDesk desk;
    SKIP_WITHOUT_SHARE(desk);
    open(desk);
    QFile filler(desk.at("share/filler"));
    QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (filler.write(QByteArray(4096, 'x')) == 4096) {
    }
    QVERIFY(desk.tick());
    type(desk, QStringLiteral("typed"));
    QTRY_VERIFY2(desk.strip().contains(QStringLiteral("full")), qPrintable(desk.strip()));
    QTRY_VERIFY(desk.files->saveState(desk.sharedList()) == SaveState::Failed);
    QCOMPARE(desk.read("share/README.md"), ShareDesk::bytes());
    QCOMPARE(desk.read("share/note/shared.md"), QByteArray("# Shared\n"));
    QCOMPARE(desk.library->bytes(desk.sharedList()), ShareDesk::ticked());
    QVERIFY(filler.remove());
    QTRY_COMPARE_WITH_TIMEOUT(desk.read("share/README.md"), ShareDesk::ticked(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(desk.read("share/note/shared.md"), QByteArray("# Shared\ntyped"),
                              patience);
    QTRY_COMPARE(desk.strip(), QStringLiteral("Saved"));
}

void TestObstacles::readOnlyMount()
{
    ShareDesk desk;
    SKIP_WITHOUT_SHARE(desk);
    open(desk);
    desk.files->setAutomatic(false);
    QVERIFY(desk.tick());
    QVERIFY(desk.share.setReadOnly(true));
    desk.files->setAutomatic(true);
    QTRY_VERIFY2(desk.strip().startsWith(QStringLiteral("Not saved")), qPrintable(desk.strip()));
    QCOMPARE(desk.read("share/README.md"), ShareDesk::bytes());
    QCOMPARE(desk.library->bytes(desk.sharedList()), ShareDesk::ticked());
    // What comes now is refused at once.
    desk.tree->showNodes({desk.sharedNode("2001.00001")});
    desk.tree->setFocus();
    desk.press(Qt::Key_Space);
    const auto *bar = desk.window->findChild<MessageBar *>();
    QVERIFY(bar->text(QStringLiteral("problem")).contains(QStringLiteral("only read")));
    QCOMPARE(desk.library->bytes(desk.sharedList()), ShareDesk::ticked());
    QVERIFY(desk.share.setReadOnly(false));
    QTRY_COMPARE_WITH_TIMEOUT(desk.read("share/README.md"), ShareDesk::ticked(), patience);
    QTRY_COMPARE(desk.strip(), QStringLiteral("Saved"));
}

// What is mounted at a file's own place cannot be replaced by a rename.
void TestObstacles::renameRefused()
{
    ShareDesk desk;
    SKIP_WITHOUT_SHARE(desk);
    open(desk);
    const QByteArray file = QFile::encodeName(desk.shared());
    QCOMPARE(mount(file.constData(), file.constData(), nullptr, MS_BIND, nullptr), 0);
    QVERIFY(desk.tick());
    QTRY_VERIFY2(desk.strip().startsWith(QStringLiteral("Not saved")), qPrintable(desk.strip()));
    QCOMPARE(desk.read("share/README.md"), ShareDesk::bytes());
    QCOMPARE(desk.library->bytes(desk.sharedList()), ShareDesk::ticked());
    const QStringList beside = QDir(desk.at("share")).entryList(QDir::Files | QDir::Hidden);
    QCOMPARE(beside, QStringList{QStringLiteral("README.md")});
    QCOMPARE(umount2(file.constData(), MNT_DETACH), 0);
    QTRY_COMPARE_WITH_TIMEOUT(desk.read("share/README.md"), ShareDesk::ticked(), patience);
    QTRY_COMPARE(desk.strip(), QStringLiteral("Saved"));
}

void TestObstacles::networkFolderGone()
{
    ShareDesk desk;
    SKIP_WITHOUT_SHARE(desk);
    open(desk);
    QVERIFY(desk.share.hide());
    const auto *bar = desk.window->findChild<MessageBar *>();
    const QString message = QStringLiteral("outside-%1").arg(desk.sharedList());
    QTRY_VERIFY2(bar->text(message).contains(QStringLiteral("is not there")),
                 qPrintable(bar->text(message)));
    QVERIFY(desk.files->saveState(desk.sharedList()) != SaveState::Asking);
    // One works on, in the list and in the note.
    QVERIFY(desk.tick());
    type(desk, QStringLiteral("typed"));
    QTRY_VERIFY2(desk.strip().startsWith(QStringLiteral("Not saved")), qPrintable(desk.strip()));
    QCOMPARE(desk.library->bytes(desk.sharedList()), ShareDesk::ticked());
    QCOMPARE(desk.editor->toPlainText(), QStringLiteral("# Shared\ntyped"));
    QVERIFY(!QTest::qWaitFor([&] { return !QDir(desk.at("share")).isEmpty(); }, 1500));
    QVERIFY(desk.share.show());
    QTRY_VERIFY_WITH_TIMEOUT(!bar->has(message), patience);
    QTRY_COMPARE_WITH_TIMEOUT(desk.read("share/README.md"), ShareDesk::ticked(), patience);
    QTRY_COMPARE_WITH_TIMEOUT(desk.read("share/note/shared.md"), QByteArray("# Shared\ntyped"),
                              patience);
    QTRY_COMPARE(desk.strip(), QStringLiteral("Saved"));
}

void TestObstacles::networkFolderGoneForGood()
{
    ShareDesk desk;
    SKIP_WITHOUT_SHARE(desk);
    open(desk);
    const ListId list = desk.sharedList();
    QVERIFY(desk.share.hide());
    auto *bar = desk.window->findChild<MessageBar *>();
    const QString message = QStringLiteral("outside-%1").arg(list);
    QTRY_VERIFY(bar->has(message));
    const QList<QAbstractButton *> buttons = bar->findChildren<QAbstractButton *>();
    for (QAbstractButton *button : buttons) {
        if (button->text() == QStringLiteral("Keep only on this computer"))
            button->click();
    }
    QTRY_VERIFY(!bar->has(message));
    QCOMPARE(desk.files->saveState(list), SaveState::Unlinked);
    QCOMPARE(desk.library->bytes(list), ShareDesk::bytes());
}

// Nothing of ours waits: a folder that is away keeps nobody from closing.
void TestObstacles::closesWhileItIsGone()
{
    ShareDesk desk;
    SKIP_WITHOUT_SHARE(desk);
    open(desk);
    QVERIFY(desk.share.hide());
    const auto *bar = desk.window->findChild<MessageBar *>();
    QTRY_VERIFY(bar->has(QStringLiteral("outside-%1").arg(desk.sharedList())));
    QVERIFY(desk.window->close());
    desk.window->show();
    QVERIFY(desk.tick());
    QVERIFY(!desk.window->close());
    QVERIFY(bar->has(QStringLiteral("close")));
}

void TestObstacles::startsWhileItIsGone()
{
    ShareDesk desk;
    SKIP_WITHOUT_SHARE(desk);
    open(desk);
    QVERIFY(desk.share.hide());
    desk.restart();
    const ListId list = desk.sharedList();
    const auto *bar = desk.window->findChild<MessageBar *>();
    const QString message = QStringLiteral("outside-%1").arg(list);
    QTRY_VERIFY(bar->text(message).contains(QStringLiteral("is not there")));
    QCOMPARE(desk.library->bytes(list), ShareDesk::bytes());
    QVERIFY(desk.tick());
    QVERIFY(desk.share.show());
    QTRY_COMPARE_WITH_TIMEOUT(desk.read("share/README.md"), ShareDesk::ticked(), patience);
}

QTEST_MAIN(TestObstacles)
#include "tst_obstacles.moc"
