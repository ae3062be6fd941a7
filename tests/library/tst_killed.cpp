// SPDX-License-Identifier: MIT
#include "library/backups.h"
#include "library/linkedfiles.h"
#include "library/notes.h"
#include "libraryfixture.h"
#include "shared.h"
#include "store/database.h"
#include "store/librarycopies.h"
#include "store/store.h"
#include "sync/quickfolder.h"
#include "sync/safefile.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <utime.h>

using namespace paperdip;

namespace {

QByteArray ticked(QByteArray list)
{
    return list.replace("- [ ] [[2307.08691]", "- [X] [[2307.08691]");
}

QByteArray pulled(QByteArray list)
{
    return list.replace("Paged Attention", "PagedAttention");
}

struct Ended
{
    bool killed = false;
    int status = 0;
    QList<QByteArray> said;
};

} // namespace

// A process is killed right before each of its calls that change what is on the disk, one after the
// other. Files and library are then as before, or as they were to become, and never in between;
// what it said was done is done; the next start goes on from there.
class TestKilled : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void atEachStep_data();
    void atEachStep();

private:
    QString at(const char *name) const
    {
        return m_top + QLatin1Char('/') + QString::fromUtf8(name);
    }
    void put(const char *name, const QByteArray &bytes) const;
    void prepare(const QByteArray &what);
    void prepareCutOff(Library &library) const;
    void begin() const; // as prepare() left it, under the same paths
    Ended run(const QByteArray &what, long killAt) const;
    void letTimePass() const;
    void checkFiles(const QByteArray &what, const Ended &ended) const;
    void checkLibrary(const QByteArray &what, const Ended &ended) const;
    void checkRest(const QByteArray &what) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_top;
};

void TestKilled::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TestKilled::put(const char *name, const QByteArray &bytes) const
{
    QFile out(at(name));
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
        qFatal("cannot write %s", name);
}

void TestKilled::prepare(const QByteArray &what)
{
    m_folder = std::make_unique<QTemporaryDir>(quickFolder());
    m_top = QFileInfo(m_folder->path()).canonicalFilePath();
    for (const char *name : {"data", "list/note"})
        QVERIFY(QDir().mkpath(at(name)));
    put("list/README.md", homeList());
    put("list/note/Medusa.md", "# Before\n");
    const std::unique_ptr<Library> library = openLibrary(at("data/library.db"));
    LinkedFiles files(*library, false);
    QVERIFY(files.open(at("list/README.md")));
    if (what == "restore") {
        Backups backups(*library);
        const QString copy = copyPath(library->path(), QDateTime::currentDateTime());
        QVERIFY(QDir().mkpath(backups.folder()));
        QVERIFY(library->store().database().copyTo(copy, [] { return false; }));
        QVERIFY(library->setReadOnly(library->lists().first().id, true)); // only since then
        QVERIFY(backups.restoreAtNextStart(copy));
    }
    if (what == "takein")
        put("list/README.md", pulled(homeList()));
    if (what == "again")
        prepareCutOff(*library);
}

// What was written last reached list and note, but that was not noted any more, and the library has
// gone on since: back to what was before.
void TestKilled::prepareCutOff(Library &library) const
{
    const ListId list = library.lists().first().id;
    put("list/README.md", pulled(homeList()));
    QVERIFY(library.replaceBytes(list, pulled(homeList())));
    QVERIFY(library.replaceBytes(list, homeList()));
    QVERIFY(library.store().files().setWriting(list, hashOf(pulled(homeList()))));
    const QString note = at("list/note/Medusa.md");
    Notes notes(library, false);
    QVERIFY(notes.read(note));
    put("list/note/Medusa.md", "# Cut off\n");
    QVERIFY(notes.keepDraft(note, "# Before\n"));
    QVERIFY(library.store().notes().setWriting(note, hashOf("# Cut off\n")));
}

void TestKilled::begin() const
{
    for (const char *folder : {"data", "list"}) {
        const QString kept = at("kept/") + QString::fromLatin1(folder);
        const bool first = !QDir(kept).exists();
        const QString from = first ? at(folder) : kept;
        const QString to = first ? kept : at(folder);
        QDir(to).removeRecursively();
        QDirIterator it(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString target = to + it.next().mid(from.size());
            QVERIFY(QDir().mkpath(QFileInfo(target).path()));
            QVERIFY(QFile::copy(it.filePath(), target));
        }
    }
}

Ended TestKilled::run(const QByteArray &what, long killAt) const
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(PAPERDIP_KILL_AT));
    environment.insert(QStringLiteral("KILL_AT"), QString::number(killAt));
    environment.insert(QStringLiteral("ASAN_OPTIONS"),
                       QStringLiteral("detect_leaks=0:verify_asan_link_order=0"));
    child.setProcessEnvironment(environment);
    child.start(QStringLiteral(PAPERDIP_STEP_CHILD),
                {at("data/library.db"), at("list/note/Medusa.md"),
                 QString::fromLatin1(what == "again" ? "write" : what)});
    if (!child.waitForFinished(60'000))
        qFatal("the child hangs");
    Ended ended;
    ended.killed = child.exitStatus() == QProcess::CrashExit;
    ended.status = child.exitCode();
    ended.said = child.readAllStandardOutput().split('\n');
    ended.said.removeAll(QByteArray());
    return ended;
}

// The next start comes a few seconds later: what a lock's age says has to fit.
void TestKilled::letTimePass() const
{
    const QFileInfoList locks = QDir(at("data/locks")).entryInfoList(QDir::Files);
    for (const QFileInfo &lock : locks) {
        const std::time_t then = lock.lastModified().toSecsSinceEpoch() - 3;
        const utimbuf times{then, then};
        QCOMPARE(utime(QFile::encodeName(lock.filePath()).constData(), &times), 0);
    }
}

void TestKilled::checkFiles(const QByteArray &what, const Ended &ended) const
{
    const bool again = what == "again";
    const QByteArray before = what == "takein" ? pulled(homeList()) : homeList();
    const QByteArray list = readAll(at("list/README.md"));
    QVERIFY(list == before || list == ticked(before) || (again && list == pulled(homeList())));
    const QByteArray note = readAll(at("list/note/Medusa.md"));
    QVERIFY(note == "# Before\n" || note == "# Typed\n" || (again && note == "# Cut off\n"));
    if (ended.said.contains("written"))
        QCOMPARE(list, ticked(before));
}

void TestKilled::checkLibrary(const QByteArray &what, const Ended &ended) const
{
    const std::unique_ptr<Library> library = openLibrary(at("data/library.db"));
    QVERIFY(library->recovered().isEmpty());
    QVERIFY(library->store().quickCheck());
    const ListId list = library->lists().value(0).id;
    QVERIFY(list != 0);
    QCOMPARE(readingsDiffer(*library, list), QString());
    const bool isTicked = library->bytes(list).contains("- [X] [[2307.08691]");
    if (ended.said.contains("ticked"))
        QVERIFY(isTicked);
    if (ended.said.contains("taken"))
        QVERIFY(library->bytes(list).contains("PagedAttention"));
    if (what == "restore")
        QVERIFY(!library->list(list)->readOnly);
    LinkedFiles files(*library, false);
    Notes notes(*library, false);
    const Result<NoteContent> note = notes.read(at("list/note/Medusa.md"));
    QVERIFY(note);
    if (what == "again")
        QVERIFY(!library->bytes(list).contains("PagedAttention")); // taken back before
    if (ended.said.contains("typed"))
        QCOMPARE(note->bytes, QByteArray("# Typed\n"));
    notes.write(at("list/note/Medusa.md"));
    QVERIFY(notes.flush());
    files.checkAll();
    QVERIFY(files.saveState(list) != SaveState::Asking);
    QVERIFY(files.flush());
    QCOMPARE(readAll(at("list/README.md")), library->bytes(list));
    if (what == "again")
        QVERIFY(!library->bytes(list).contains("PagedAttention"));
    if (isTicked)
        QVERIFY(readAll(at("list/README.md")).contains("- [X] [[2307.08691]"));
    QCOMPARE(readAll(at("list/note/Medusa.md")), note->bytes);
}

// Nothing is left beside the list, and every copy that has a copy's name is whole.
void TestKilled::checkRest(const QByteArray &what) const
{
    const auto entries = [this](const char *name) {
        const QDir folder(at(name));
        return folder.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name)
            .join(QLatin1Char(' '));
    };
    QCOMPARE(entries("list"), QStringLiteral("README.md note"));
    QCOMPARE(entries("list/note"), QStringLiteral("Medusa.md"));
    QVERIFY(!QFile::exists(at("data/kept")));
    const QList<LibraryCopy> copies = copiesOf(at("data/library.db"));
    for (const LibraryCopy &copy : copies) {
        const auto store = Store::openBeside(copy.path);
        QVERIFY(store && (*store)->quickCheck());
    }
    if (what != "restore")
        return;
    QVERIFY(!QFile::exists(waitingCopy(at("data/library.db"))));
    const auto before = Store::openBeside(at("data/library.db.before-restore"));
    QVERIFY(before && (*before)->quickCheck());
    QVERIFY((*before)->lists().all().first().readOnly);
}

void TestKilled::atEachStep_data()
{
    QTest::addColumn<QByteArray>("what");
    for (const char *what : {"write", "again", "takein", "copy", "restore"})
        QTest::newRow(what) << QByteArray(what);
}

void TestKilled::atEachStep()
{
    QFETCH(QByteArray, what);
    prepare(what);
    long step = 1;
    bool killed = true;
    for (; killed && step < 2000; ++step) {
        begin();
        const Ended ended = run(what, step);
        letTimePass();
        killed = ended.killed;
        if (!killed)
            QCOMPARE(ended.status, 0);
        checkFiles(what, ended);
        checkLibrary(what, ended);
        checkRest(what);
        if (QTest::currentTestFailed()) {
            qInfo("%s, killed before call %ld", what.constData(), step);
            return;
        }
    }
    qInfo("%s: %ld steps", what.constData(), step - 2);
    QVERIFY(!killed);
    QVERIFY(step > 10);
}

QTEST_GUILESS_MAIN(TestKilled)
#include "tst_killed.moc"
