// SPDX-License-Identifier: MIT
#include "library/linkedfiles.h"
#include "library/notes.h"
#include "libraryfixture.h"
#include "shared.h"
#include "store/store.h"
#include "sync/quickfolder.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>

using namespace paperdip;

namespace {

constexpr int PerRound = 3000; // more steps than one makes before it is killed

} // namespace

// A process that works on a library is killed at random moments. What it said was done is there
// afterwards.
class TestCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingThatWasDoneIsLost();

private:
    QString at(const char *name) const
    {
        return m_top + QLatin1Char('/') + QString::fromUtf8(name);
    }
    void prepare() const;
    QList<QByteArray> runAndKill(quint32 seed, int firstNumber, int afterMs) const;
    void expect(const QList<QByteArray> &done);
    void checkFileIsWhole() const;
    void checkLibrary(Library &library, ListId list);
    void checkNote(Library &library, int upTo) const;
    void checkFolder() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_top;
    QHash<QString, bool> m_states; // of papers by arXiv id
    QSet<QString> m_added;
    int m_note = -1;
    int m_steps = 0;
};

void TestCrash::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>(quickFolder());
    m_top = QFileInfo(m_folder->path()).canonicalFilePath();
}

void TestCrash::prepare() const
{
    for (const char *name : {"data", "list/note"})
        QVERIFY(QDir().mkpath(at(name)));
    QFile list(at("list/README.md"));
    QVERIFY(list.open(QIODevice::WriteOnly));
    QCOMPARE(list.write(homeList()), homeList().size());
    list.close();
    const std::unique_ptr<Library> library = openLibrary(at("data/library.db"));
    LinkedFiles files(*library, false);
    QVERIFY(files.open(list.fileName()));
}

// What the process had said by the time it was killed; the last line may have been cut.
QList<QByteArray> TestCrash::runAndKill(quint32 seed, int firstNumber, int afterMs) const
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QStringLiteral(PAPERDIP_CRASH_CHILD),
                {at("data/library.db"), at("list/note/Medusa.md"), QString::number(seed),
                 QString::number(firstNumber)});
    if (!child.waitForStarted() || !child.waitForReadyRead(30'000))
        return {}; // it said nothing: the caller takes that for a failure
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < afterMs)
        child.waitForReadyRead(static_cast<int>(afterMs - clock.elapsed()));
    if (child.state() != QProcess::Running)
        return {}; // it gave up by itself
    child.kill();
    child.waitForFinished();
    QList<QByteArray> lines = child.readAllStandardOutput().split('\n');
    lines.removeLast();
    return lines;
}

void TestCrash::expect(const QList<QByteArray> &done)
{
    for (const QByteArray &line : done) {
        const QStringList words = QString::fromUtf8(line).split(QLatin1Char(' '));
        if (words.first() == QLatin1String("state"))
            m_states.insert(words.at(1), words.at(2) == QLatin1String("1"));
        else if (words.first() == QLatin1String("add"))
            m_added.insert(words.at(1));
        else
            m_note = words.at(1).toInt();
        ++m_steps;
    }
}

// An old version or a new one, but a whole one: it ends as every version of this list does.
void TestCrash::checkFileIsWhole() const
{
    const QByteArray bytes = readAll(at("list/README.md"));
    QVERIFY(bytes.startsWith("# My Papers\n"));
    QVERIFY(bytes.endsWith('\n'));
    QVERIFY(bytes.contains("[Paged Attention]") ||
            bytes.contains("Paged Attention](https://arxiv.org/abs/2309.06180)\n"));
    const QByteArray note =
        QFile::exists(at("list/note/Medusa.md")) ? readAll(at("list/note/Medusa.md")) : "# Note \n";
    QVERIFY2(note.startsWith("# Note ") && note.endsWith('\n'), note.constData());
}

// The change that was under way when the process was killed may be there or not, but no other.
void TestCrash::checkLibrary(Library &library, ListId list)
{
    QVERIFY(library.store().quickCheck());
    QCOMPARE(readingsDiffer(library, list), QString());
    QHash<QString, NodeRow> papers;
    const QList<NodeRow> rows = library.allNodes(list);
    for (const NodeRow &row : rows)
        papers.insert(row.arxiv, row);
    int unlike = 0;
    for (auto it = m_states.begin(); it != m_states.end(); ++it) {
        QVERIFY2(papers.contains(it.key()), qPrintable(it.key()));
        const bool found = papers.value(it.key()).state == ReadState::Read;
        unlike += found == it.value() ? 0 : 1;
        it.value() = found; // the next rounds go on from here
    }
    QVERIFY2(unlike <= 1, qPrintable(QString::number(unlike)));
    for (const QString &arxiv : m_added)
        QVERIFY2(papers.contains(arxiv), qPrintable(arxiv));
}

void TestCrash::checkNote(Library &library, int upTo) const
{
    if (m_note < 0)
        return;
    Notes notes(library, false);
    const Result<NoteContent> content = notes.read(at("list/note/Medusa.md"));
    QVERIFY(content);
    const int number = content->bytes.mid(7).trimmed().toInt();
    QVERIFY2(number >= m_note && number < upTo, content->bytes.constData()); // or the next one
    notes.write(content->path);
    QVERIFY(notes.flush());
    QCOMPARE(readAll(content->path), content->bytes);
    QVERIFY(notes.isSaved(content->path));
}

void TestCrash::checkFolder() const
{
    const auto entries = [](const QString &path) {
        return QDir(path).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                                    QDir::Name);
    };
    QCOMPARE(entries(at("list")),
             QStringList({QStringLiteral("README.md"), QStringLiteral("note")}));
    QVERIFY(entries(at("list/note")).size() <= 1);
    QVERIFY(!QFile::exists(at("data/kept"))); // nothing of ours was ever taken for another's
}

void TestCrash::nothingThatWasDoneIsLost()
{
    prepare();
    QRandomGenerator random = QRandomGenerator::securelySeeded();
    QElapsedTimer clock;
    clock.start();
    // As many as one asks for, else as many as there is time for.
    const int asked = qEnvironmentVariableIntValue("PAPERDIP_CRASH_ROUNDS");
    int rounds = 0;
    for (; asked > 0 ? rounds < asked : rounds < 25 && clock.elapsed() < 40'000; ++rounds) {
        const quint32 seed = random.generate();
        const QByteArray where =
            "round " + QByteArray::number(rounds) + ", seed " + QByteArray::number(seed);
        const QList<QByteArray> done = runAndKill(seed, rounds * PerRound, random.bounded(900));
        QVERIFY2(!done.isEmpty(), where.constData());
        expect(done);
        checkFileIsWhole();
        const std::unique_ptr<Library> library = openLibrary(at("data/library.db"));
        QVERIFY2(library->recovered().isEmpty(), where.constData());
        LinkedFiles files(*library, false);
        const ListId list = library->lists().first().id;
        checkLibrary(*library, list);
        checkNote(*library, (rounds + 1) * PerRound);
        files.checkAll();
        QVERIFY2(files.saveState(list) != SaveState::Asking, where.constData());
        // A lock that was cut off before its owner's id stood in it is believed for two seconds.
        QTRY_VERIFY2_WITH_TIMEOUT(files.flush(), where.constData(), 5000);
        QCOMPARE(readAll(at("list/README.md")), library->bytes(list));
        checkFolder();
        if (QTest::currentTestFailed()) {
            qInfo("%s", where.constData());
            return;
        }
    }
    qInfo("%d rounds, %d steps", rounds, m_steps);
    QVERIFY(rounds >= 3);
    QVERIFY(m_steps > 20);
}

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
