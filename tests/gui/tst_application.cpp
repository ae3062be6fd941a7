// SPDX-License-Identifier: MIT
#include "cli/shell.h"
#include "library/library.h"
#include "metadata/arxivstub.h"
#include "shared.h"

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
    void start() { start(m_process); }
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

private:
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
