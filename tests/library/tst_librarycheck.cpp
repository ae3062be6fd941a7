// SPDX-License-Identifier: MIT
#include "library/librarycheck.h"

#include "crashed.h"
#include "library/linkedfiles.h"
#include "library/notes.h"
#include "libraryfixture.h"
#include "store/store.h"
#include "sync/quickfolder.h"

#include <QDir>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace paperdip;

namespace {

constexpr auto Flash2 = "FlashAttention-2";

std::unique_ptr<Library> openLater(const QString &path)
{
    auto library = Library::open(path, Library::Anew::Later);
    if (!library)
        qFatal("%s", qPrintable(library.error().detail));
    return std::move(*library);
}

// Opens the library, begins to check it, and is killed.
void killAtCheck(const QString &path)
{
    const pid_t child = fork();
    if (child == 0) {
        const std::unique_ptr<Library> library = openLater(path);
        LibraryCheck check(*library);
        check.start();
        kill(getpid(), SIGKILL);
    }
    int status = 0;
    QCOMPARE(waitpid(child, &status, 0), child);
    QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

} // namespace

// A library that was not closed properly: nothing is written before its check is through.
class TestLibraryCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingToCheck();
    void editIsRefusedUntilItIsThrough();
    void filesWait();
    void notesWait();
    void importWaits();
    void closedDuringTheCheck();
    void killedDuringTheCheck();
    void damagedIsReplaced();

private:
    QString at(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    QString data() const { return at("data/library.db"); }
    QString file() const { return at("list/README.md"); }
    void put(const QString &where, const QByteArray &bytes) const;
    Crashed crash(); // a change is in the library, and not in the file

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestLibraryCheck::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>(quickFolder());
    for (const char *name : {"list/note", "data"})
        QVERIFY(QDir().mkpath(at(name)));
    put(file(), homeList());
}

void TestLibraryCheck::put(const QString &where, const QByteArray &bytes) const
{
    QFile out(where);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(where));
}

Crashed TestLibraryCheck::crash()
{
    const auto make = [this] {
        const std::unique_ptr<Library> library = openLibrary(data());
        LinkedFiles files(*library, false);
        const Result<ListId> list = files.open(file());
        const Result<Change> plan =
            list ? library->planState({idOf(*library, *list, Flash2)}, ReadState::Read)
                 : Result<Change>(Failure(list.error()));
        if (!plan || !library->apply(*plan))
            qFatal("the list cannot be changed");
        return Crashed(library->store().database());
    };
    Crashed crashed = make();
    crashed.leave();
    return crashed;
}

void TestLibraryCheck::nothingToCheck()
{
    crash();
    openLibrary(data()); // checked at once, and closed properly
    const std::unique_ptr<Library> library = openLater(data());
    QVERIFY(library->mayWrite());
    LibraryCheck check(*library);
    QSignalSpy passed(&check, &LibraryCheck::passed);
    check.start();
    QCOMPARE(passed.size(), 1);
}

void TestLibraryCheck::editIsRefusedUntilItIsThrough()
{
    crash();
    const std::unique_ptr<Library> library = openLater(data());
    const ListId list = library->lists().first().id;
    const Result<Change> plan =
        library->planState({idOf(*library, list, Flash2)}, ReadState::Unread);
    QVERIFY(plan);
    const auto refusal = [&] {
        const Result<Change> done = library->apply(*plan);
        return done ? ErrorCode::Io : done.error().code;
    };
    const QByteArray before = library->bytes(list);
    QCOMPARE(refusal(), ErrorCode::Checking);
    LibraryCheck check(*library);
    QSignalSpy passed(&check, &LibraryCheck::passed);
    check.start();
    QCOMPARE(refusal(), ErrorCode::Checking); // the worker's answer comes with the event loop
    QVERIFY(!library->forgetList(list));
    QCOMPARE(library->bytes(list), before);
    QTRY_COMPARE(passed.size(), 1);
    QVERIFY(library->apply(*plan));
    QVERIFY(library->bytes(list) != before);
}

void TestLibraryCheck::filesWait()
{
    crash();
    const std::unique_ptr<Library> library = openLater(data());
    const ListId list = library->lists().first().id;
    LinkedFiles files(*library, true);
    files.start();
    files.saveNow();
    QVERIFY(files.flush()); // as at close: does not wait, and does not write
    QCOMPARE(readAll(file()), homeList());
    LibraryCheck check(*library);
    check.start();
    QTRY_COMPARE(readAll(file()), library->bytes(list));
    QVERIFY(library->bytes(list) != homeList());
    QTRY_COMPARE(files.saveState(list), SaveState::Saved);
}

void TestLibraryCheck::notesWait()
{
    const QString path = at("list/note/survey.md");
    put(path, "# Survey\n");
    crash();
    const std::unique_ptr<Library> library = openLater(data());
    Notes notes(*library, true);
    const Result<NoteContent> content = notes.read(path);
    QVERIFY(content);
    QCOMPARE(content->bytes, QByteArray("# Survey\n"));
    const Result<void> kept = notes.keepDraft(path, "# Survey\n\nmore\n");
    QVERIFY(!kept && kept.error().code == ErrorCode::Checking);
    QVERIFY(notes.flush());
    QCOMPARE(readAll(path), QByteArray("# Survey\n"));
    LibraryCheck check(*library);
    QSignalSpy passed(&check, &LibraryCheck::passed);
    check.start();
    QTRY_COMPARE(passed.size(), 1);
    QVERIFY(notes.read(path)); // taken in now, as its editor does it
    QVERIFY(notes.keepDraft(path, "# Survey\n\nmore\n"));
    QVERIFY(notes.flush());
    QCOMPARE(readAll(path), QByteArray("# Survey\n\nmore\n"));
}

void TestLibraryCheck::importWaits()
{
    crash();
    put(at("list/other.md"), "# Other\n");
    const std::unique_ptr<Library> library = openLater(data());
    LinkedFiles files(*library, true);
    QSignalSpy opened(&files, &LinkedFiles::opened);
    files.openLater(at("list/other.md"));
    LibraryCheck check(*library);
    QSignalSpy passed(&check, &LibraryCheck::passed);
    QCOMPARE(library->lists().size(), 1);
    check.start();
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(passed.size(), 1);
    QCOMPARE(library->lists().size(), 2);
}

void TestLibraryCheck::closedDuringTheCheck()
{
    const Crashed crashed = crash();
    {
        const std::unique_ptr<Library> library = openLater(data());
        LibraryCheck check(*library);
        QSignalSpy passed(&check, &LibraryCheck::passed);
        check.start();
        QCOMPARE(passed.size(), 0);
    }
    QVERIFY(crashed.isAsLeft());
    const std::unique_ptr<Library> library = openLater(data());
    QVERIFY(!library->mayWrite());
}

void TestLibraryCheck::killedDuringTheCheck()
{
    Crashed crashed = crash();
    crashed.leaveDamaged();
    killAtCheck(data());
    QVERIFY(crashed.isAsLeft());
    const std::unique_ptr<Library> library = openLater(data());
    LibraryCheck check(*library);
    QSignalSpy damaged(&check, &LibraryCheck::foundDamage);
    check.start();
    QTRY_COMPARE(damaged.size(), 1);
}

void TestLibraryCheck::damagedIsReplaced()
{
    Crashed crashed = crash();
    crashed.leaveDamaged();
    {
        const std::unique_ptr<Library> library = openLater(data());
        LibraryCheck check(*library);
        QSignalSpy damaged(&check, &LibraryCheck::foundDamage);
        QSignalSpy passed(&check, &LibraryCheck::passed);
        check.start();
        QTRY_COMPARE(damaged.size(), 1);
        QCOMPARE(passed.size(), 0);
        QVERIFY(!library->mayWrite());
    }
    auto library = Library::openDamaged(data());
    QVERIFY(library);
    QVERIFY((*library)->mayWrite());
    QCOMPARE((*library)->origin().kind, LibraryOrigin::Recovered);
    QCOMPARE(readAll((*library)->recovered()), crashed.file());
    const ListId list = (*library)->listOfPath(file());
    QCOMPARE((*library)->bytes(list), homeList());
    const Result<Change> plan =
        (*library)->planState({idOf(**library, list, Flash2)}, ReadState::Read);
    QVERIFY(plan && (*library)->apply(*plan));
}

QTEST_GUILESS_MAIN(TestLibraryCheck)
#include "tst_librarycheck.moc"
