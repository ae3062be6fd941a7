// SPDX-License-Identifier: MIT
#include "generator.h"
#include "library/linkedfiles.h"
#include "library/listimport.h"
#include "library/searchindex.h"
#include "libraryfixture.h"
#include "shared.h"
#include "store/database.h"
#include "store/librarycopies.h"
#include "store/store.h"
#include "sync/quickfolder.h"
#include "sync/safefile.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>
#include <optional>

using namespace paperdip;

namespace {

constexpr int papers = 2500;
constexpr int papersKilled = 400;
constexpr int tickEveryMs = 50;
constexpr int patience = 120'000; // ms; a debug build on a busy machine
constexpr int kills = 8;          // spread over what a process does

qint64 rowsOf(const Library &library, const char *table)
{
    Query query = library.store().database().query(QStringLiteral("SELECT count(*) FROM ") +
                                                   QLatin1String(table));
    return query.run() && query.next() ? query.value(0).toLongLong() : -1;
}

// All but node_data, where ticks note their time.
QList<qint64> allRowsOf(const Library &library)
{
    QList<qint64> rows;
    for (const char *table : {"list", "list_file", "node", "paper_count", "search_dirty",
                              "search_doc", "record", "note"})
        rows << rowsOf(library, table);
    return rows;
}

// Reads and unreads a paper every 50 ms, as a person could in the window.
class Ticker
{
public:
    Ticker(Library &library, NodeId paper)
    {
        QObject::connect(&m_timer, &QTimer::timeout, &library, [this, &library, paper] {
            const bool read = library.node(paper)->state == ReadState::Read;
            const auto plan =
                library.planState({paper}, read ? ReadState::Unread : ReadState::Read);
            const auto done = plan ? library.apply(*plan) : plan;
            ++m_ticks;
            if (!done)
                m_refused << done.error().message;
        });
        m_timer.start(tickEveryMs);
    }
    int ticks() const { return m_ticks; }
    QStringList refused() const { return m_refused; }

private:
    QTimer m_timer;
    int m_ticks = 0;
    QStringList m_refused;
};

} // namespace

// A large list is read in by a worker while a person works in another one: nothing is refused, a
// cancel leaves nothing, and whoever is killed in the middle finds the library whole.
class TestBulkImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void noTickIsRefused();
    void cancelledWithoutATrace();
    void safeOnTheDiskWhenItIsSeen();
    void killed_data();
    void killed();

private:
    QString at(const char *name) const
    {
        return m_folder->path() + QLatin1Char('/') + QString::fromUtf8(name);
    }
    void openHome();
    void begin() const;
    long run(const QByteArray &what, long killAt) const;
    void check(const QByteArray &what) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    ListId m_home = 0;
};

void TestBulkImport::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_library.reset();
    m_folder = std::make_unique<QTemporaryDir>(quickFolder());
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("data")));
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("list")));
}

void TestBulkImport::openHome()
{
    QVERIFY(Generator(papers).write(at("list"), false));
    m_library = openLibrary(at("data/library.db"));
    const auto home = m_library->addList(homeList(), {});
    QVERIFY(home);
    m_home = *home;
}

void TestBulkImport::noTickIsRefused()
{
    openHome();
    LinkedFiles files(*m_library, true);
    QSignalSpy opened(&files, &LinkedFiles::opened);
    const Ticker ticker(*m_library, idOf(*m_library, m_home, "Paged Attention"));
    files.openLater(at("list/README.md"));
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, patience);
    QCOMPARE(ticker.refused(), QStringList());
    QVERIFY2(ticker.ticks() > 5, qPrintable(QString::number(ticker.ticks())));
    const auto list = opened.first().at(1).value<ListId>();
    QCOMPARE(m_library->bytes(list), Generator(papers).list(0));
    QCOMPARE(m_library->list(list)->papers, papers);
    QCOMPARE(readingsDiffer(*m_library, list), QString());
    QCOMPARE(readingsDiffer(*m_library, m_home), QString());
}

void TestBulkImport::cancelledWithoutATrace()
{
    openHome();
    const QList<qint64> before = allRowsOf(*m_library);
    LinkedFiles files(*m_library, true);
    QSignalSpy failed(&files, &LinkedFiles::openFailed);
    // Ticks from then on: one that waits for the disk could be told of the beginning at the end.
    std::optional<Ticker> ticker;
    connect(&files, &LinkedFiles::workChanged, &files, [&] {
        const QList<FileWork> work = files.work();
        if (ticker || work.isEmpty() || work.first().done == 0)
            return;
        files.stopOpening(); // something was written, most is not
        ticker.emplace(*m_library, idOf(*m_library, m_home, "Paged Attention"));
    });
    files.openLater(at("list/README.md"));
    QSignalSpy opened(&files, &LinkedFiles::opened);
    QTRY_VERIFY_WITH_TIMEOUT(failed.count() + opened.count() == 1, patience);
    QCOMPARE(opened.count(), 0);
    QCOMPARE(failed.first().at(1).value<Error>().code, ErrorCode::Cancelled);
    QVERIFY(ticker);
    QCOMPARE(ticker->refused(), QStringList());
    QCOMPARE(m_library->lists().size(), 1);
    QCOMPARE(allRowsOf(*m_library), before);
    QCOMPARE(readingsDiffer(*m_library, m_home), QString());
}

// What nobody sees yet need not be; the transaction that shows it takes it along.
void TestBulkImport::safeOnTheDiskWhenItIsSeen()
{
    openHome();
    const auto store = Store::openBeside(at("data/library.db"));
    QVERIFY(store);
    Database &database = (*store)->database();
    QVERIFY(database.execute(QStringLiteral("CREATE TEMP TABLE seen (synchronous)")));
    QVERIFY(database.execute(
        QStringLiteral("CREATE TEMP TRIGGER shown AFTER UPDATE OF incomplete ON list BEGIN "
                       "INSERT INTO seen SELECT synchronous FROM pragma_synchronous; END")));
    const QByteArray bytes = Generator(papersKilled).list(0);
    int before = -1;
    const auto imported = importInSlices(
        **store, {at("list/README.md"), bytes, hashOf(bytes)}, Document::read(bytes), [&](int) {
            Query now = database.query(QStringLiteral("PRAGMA synchronous"));
            before = now.run() && now.next() ? now.value(0).toInt() : -1;
            return true;
        });
    QVERIFY(imported);
    constexpr int normal = 1;
    constexpr int full = 2;
    QCOMPARE(before, normal);
    Query shown = database.query(QStringLiteral("SELECT synchronous FROM seen"));
    QVERIFY(shown.run() && shown.next());
    QCOMPARE(shown.value(0).toInt(), full);
}

// As it was before each process that is killed.
void TestBulkImport::begin() const
{
    QVERIFY(QDir(at("data")).removeRecursively());
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("data")));
    QVERIFY(QFile::copy(at("kept.db"), at("data/library.db")));
}

// The calls that it made which change the disk; 0: it was killed.
long TestBulkImport::run(const QByteArray &what, long killAt) const
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(PAPERDIP_KILL_AT));
    environment.insert(QStringLiteral("KILL_AT"), QString::number(killAt));
    environment.insert(QStringLiteral("KILL_COUNT"), at("count"));
    environment.insert(QStringLiteral("ASAN_OPTIONS"),
                       QStringLiteral("detect_leaks=0:verify_asan_link_order=0"));
    child.setProcessEnvironment(environment);
    child.start(QStringLiteral(PAPERDIP_STEP_CHILD),
                {at("data/library.db"), at("list/README.md"), QString::fromLatin1(what)});
    if (!child.waitForFinished(patience))
        qFatal("the child hangs");
    if (child.exitStatus() == QProcess::CrashExit)
        return 0;
    if (child.exitCode() != 0)
        qFatal("the child failed with %d", child.exitCode());
    return readAll(at("count")).trimmed().toLong();
}

// Complete, or as before; and what was cut off can be done again.
void TestBulkImport::check(const QByteArray &what) const
{
    const std::unique_ptr<Library> library = openLibrary(at("data/library.db"));
    QVERIFY(library->recovered().isEmpty());
    QVERIFY(library->store().quickCheck());
    QVERIFY(library->store().lists().incomplete().isEmpty());
    const QList<ListInfo> lists = library->lists();
    QVERIFY(lists.size() == 1 || (what == "import" && lists.size() == 2));
    for (const ListInfo &list : lists) {
        QCOMPARE(library->bytes(list.id),
                 list.path.isEmpty() ? homeList() : Generator(papersKilled).list(0));
        QCOMPARE(readingsDiffer(*library, list.id), QString());
    }
    const auto linked = std::count_if(lists.begin(), lists.end(),
                                      [](const ListInfo &list) { return !list.path.isEmpty(); });
    QCOMPARE(rowsOf(*library, "list_file"), linked);
    const QList<LibraryCopy> copies = copiesOf(library->path());
    for (const LibraryCopy &copy : copies) {
        const auto store = Store::openBeside(copy.path);
        QVERIFY(store && (*store)->quickCheck());
        QCOMPARE((*store)->lists().all().size(), 1);
    }
    SearchIndex index(library->store());
    QVERIFY(index.catchUp([](int) { return true; }));
    QCOMPARE(rowsOf(*library, "search_dirty"), 0);
}

void TestBulkImport::killed_data()
{
    QTest::addColumn<QByteArray>("what");
    for (const char *what : {"import", "rebuild", "copy"})
        QTest::newRow(what) << QByteArray(what);
}

void TestBulkImport::killed()
{
    QFETCH(QByteArray, what);
    QVERIFY(Generator(papersKilled).write(at("list"), false));
    {
        const std::unique_ptr<Library> library = openLibrary(at("kept.db"));
        QVERIFY(library->addList(what == "import" ? homeList() : Generator(papersKilled).list(0),
                                 what == "import" ? QString() : at("list/README.md")));
        if (what != "import") {
            const ListId list = library->lists().first().id;
            QVERIFY(library->store().files().setSeen(list, library->bytes(list), "hash", 0));
            QVERIFY(SearchIndex(library->store()).catchUp([](int) { return true; }));
        }
    }
    begin();
    const long steps = run(what, 0);
    QVERIFY2(steps > kills, qPrintable(QString::number(steps)));
    check(what);
    for (int i = 1; i <= kills && !QTest::currentTestFailed(); ++i) {
        begin();
        QCOMPARE(run(what, steps * i / (kills + 1)), 0);
        check(what);
    }
}

QTEST_GUILESS_MAIN(TestBulkImport)
#include "tst_bulkimport.moc"
