// SPDX-License-Identifier: MIT
#include "cli/shell.h"
#include "crashed.h"
#include "library/library.h"
#include "metadata/arxivstub.h"
#include "shared.h"

#include <QDir>
#include <QProcess>

using namespace paperdip;

namespace {

constexpr int patienceMs = 30'000;

const QByteArray list =
    "# Mine\n\n- [ ] [[2205.14135] FlashAttention](https://arxiv.org/abs/2205.14135)\n";

// The program with its window, on a library that the test looks into.
class Window
{
public:
    explicit Window(Shell &shell)
        : m_library(shell.path(QStringLiteral("library.db"))), m_environment(shell.environment())
    {
        m_environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        m_environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), shell.path(QString()));
    }
    ~Window()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    void start(QProcess &process, const QStringList &arguments = {}) const
    {
        process.setProcessEnvironment(m_environment);
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(qEnvironmentVariable("PAPERDIP_PROGRAM"),
                      QStringList{QStringLiteral("--library"), m_library} + arguments);
    }
    void start(const QStringList &arguments = {}) { start(m_process, arguments); }
    bool runs() const { return m_process.state() == QProcess::Running; }

    // Of each list in the library.
    QList<QByteArray> lists() const
    {
        const auto library = Library::open(m_library);
        QList<QByteArray> all;
        if (library) {
            for (const ListInfo &info : (*library)->lists())
                all << (*library)->bytes(info.id);
        }
        return all;
    }

private:
    QString m_library;
    QProcessEnvironment m_environment;
    QProcess m_process;
};

} // namespace

// What begins by itself once the window stands.
class TestApplication : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesOnWithTheQueue();
    void readsInWhatChangedMeanwhile();
    void secondStartHandsOver();
    void opensWhatWasCutOff();
    void anotherWindowWhereItIsDamaged();

private:
    static Crashed crash(const Shell &shell);
    static void import(const Shell &shell, const QStringList &words)
    {
        const Outcome done = shell.run(
            QStringList{QStringLiteral("--library"), shell.path(QStringLiteral("library.db"))} +
            words);
        QVERIFY2(done.status == 0, done.err.constData());
    }
};

void TestApplication::goesOnWithTheQueue()
{
    ArxivStub arxiv;
    Shell shell;
    shell.set(QStringLiteral("PAPERDIP_ARXIV_URL"), arxiv.url().toString());
    import(shell, {QStringLiteral("import"), shell.write(QStringLiteral("list.md"), list)});
    import(shell,
           {QStringLiteral("add"), QStringLiteral("--no-fetch"), QStringLiteral("2309.06180")});
    QVERIFY(arxiv.requests().isEmpty());
    Window window(shell);
    window.start();
    QTRY_VERIFY_WITH_TIMEOUT(
        shell.read(QStringLiteral("list.md")).contains("[[2309.06180] Title of 2309.06180]"),
        patienceMs);
    QVERIFY(window.runs());
}

void TestApplication::readsInWhatChangedMeanwhile()
{
    Shell shell;
    import(shell, {QStringLiteral("import"), shell.write(QStringLiteral("list.md"), list)});
    shell.write(QStringLiteral("list.md"), list + "\nBefore the start.\n");
    Window window(shell);
    QCOMPARE(window.lists().value(0), list);
    window.start();
    QTRY_COMPARE_WITH_TIMEOUT(window.lists().value(0), list + "\nBefore the start.\n", patienceMs);
    shell.write(QStringLiteral("list.md"), list + "\nAfter it.\n");
    QTRY_COMPARE_WITH_TIMEOUT(window.lists().value(0), list + "\nAfter it.\n", patienceMs);
    QVERIFY(window.runs());
}

Crashed TestApplication::crash(const Shell &shell)
{
    import(shell, {QStringLiteral("import"), shell.write(QStringLiteral("list.md"), list)});
    const auto make = [&shell] {
        const auto database = Database::open(shell.path(QStringLiteral("library.db")));
        return Crashed(**database);
    };
    Crashed crashed = make();
    crashed.leave();
    return crashed;
}

// What the command line names comes in once the check is through.
void TestApplication::opensWhatWasCutOff()
{
    Shell shell;
    const Crashed crashed = crash(shell);
    Window window(shell);
    window.start({shell.write(QStringLiteral("other.md"), "# Other\n")});
    QTRY_VERIFY_WITH_TIMEOUT(!crashed.isAsLeft(), patienceMs); // before the test itself checks it
    QTRY_COMPARE_WITH_TIMEOUT(window.lists().size(), 2, patienceMs);
    shell.write(QStringLiteral("list.md"), list + "\nAfter it.\n");
    QTRY_COMPARE_WITH_TIMEOUT(window.lists().value(0), list + "\nAfter it.\n", patienceMs);
    QVERIFY(window.runs());
}

void TestApplication::anotherWindowWhereItIsDamaged()
{
    Shell shell;
    Crashed crashed = crash(shell);
    crashed.leaveDamaged();
    Window window(shell);
    window.start({shell.write(QStringLiteral("other.md"), "# Other\n")});
    const QDir folder(shell.path(QString()));
    const auto aside = [&folder] {
        return folder.entryList({QStringLiteral("library.db.damaged-*")}, QDir::Files);
    };
    QTRY_VERIFY_WITH_TIMEOUT(!aside().isEmpty(), patienceMs);
    QCOMPARE(readAll(folder.filePath(aside().first())), crashed.file());
    // The test makes no library of its own where the new one is still to come.
    const auto holdsTheOther = [&folder] {
        QFile log(folder.filePath(QStringLiteral("library.db-wal")));
        return log.open(QIODevice::ReadOnly) && log.readAll().contains("# Other");
    };
    QTRY_VERIFY_WITH_TIMEOUT(holdsTheOther(), patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(window.lists().size(), 2, patienceMs);
    QCOMPARE(window.lists().value(0), list);
    shell.write(QStringLiteral("list.md"), list + "\nAfter it.\n");
    QTRY_COMPARE_WITH_TIMEOUT(window.lists().value(0), list + "\nAfter it.\n", patienceMs);
    QVERIFY(window.runs());
}

void TestApplication::secondStartHandsOver()
{
    Shell shell;
    import(shell, {QStringLiteral("import"), shell.write(QStringLiteral("list.md"), list)});
    Window window(shell);
    window.start();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(shell.path(QStringLiteral("library.db.window"))),
                             patienceMs);
    QProcess second;
    window.start(second, {shell.write(QStringLiteral("other.md"), "# Other\n")});
    QTRY_COMPARE_WITH_TIMEOUT(second.state(), QProcess::NotRunning, patienceMs);
    QCOMPARE(second.exitCode(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(window.lists().size(), 2, patienceMs);
    QVERIFY(window.runs());
}

QTEST_GUILESS_MAIN(TestApplication)
#include "tst_application.moc"
