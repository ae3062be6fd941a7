// SPDX-License-Identifier: MIT
// Two clones, and a bare repository between them, for many random rounds: some with a window each,
// most with all that is below one (under the sanitizers a window takes a second a round).
#include "gui/gitdesk.h"
#include "gui/notepane.h"
#include "library/notes.h"
#include "store/store.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>

using namespace paperdip;

namespace {

constexpr int papersAtFirst = 24;
constexpr int patience = 20000; // ms

// What a paper must be at the end. Its words are changed by one side only; anybody ticks it.
struct Wanted
{
    int owner = 0;
    QString title;
    QString remark;
    bool read = false;
    bool removed = false;
    QStringList noteLines; // of the note, by anybody
};

QString idOf(int paper)
{
    return QStringLiteral("2401.%1").arg(10000 + paper);
}

QByteArray firstList()
{
    QByteArray list = "# Shared\n";
    for (int paper = 0; paper < papersAtFirst; ++paper) {
        const QByteArray number = QByteArray::number(paper);
        const QByteArray id = idOf(paper).toUtf8();
        if (paper % 8 == 0)
            list += "\n## Section " + number + "\n\n";
        list += "- [ ] [[" + id + "] Paper " + number + "](https://arxiv.org/abs/" + id + ")\n";
        list += paper % 4 == 0 ? "  key, [note](note/p" + number + ".md)\n" : QByteArray("  key\n");
    }
    return list;
}

// One clone of the list, and what is done with it.
class Clone
{
public:
    virtual ~Clone() = default;

    virtual Library &library() const = 0;
    virtual LinkedFiles &files() const = 0;
    virtual Repositories &repositories() const = 0;
    virtual QString folder() const = 0; // of the list
    virtual void open() = 0;
    virtual void tick(NodeId paper) = 0;
    virtual void pull() = 0;
    virtual void push() = 0;
    virtual QString addLine(NodeId paper, const QString &notePath, const QByteArray &line) = 0;

    ListId list() const { return library().lists().value(0).id; }
    QString path(const QString &name) const { return folder() + QLatin1Char('/') + name; }
    QByteArray bytes(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(path(name)).absolutePath());
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(name));
    }
    bool isInStep() const
    {
        return files().saveState(list()) == SaveState::Saved &&
               library().bytes(list()) == bytes(QStringLiteral("README.md"));
    }
    QByteArray git(const QByteArray &arguments) const
    {
        QProcess process;
        process.setWorkingDirectory(folder());
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral("git"), QString::fromUtf8(arguments).split(QLatin1Char(' ')));
        if (!process.waitForFinished(30000) || process.exitCode() != 0)
            qFatal("git %s: %s", arguments.constData(), process.readAll().constData());
        return process.readAll().trimmed();
    }
};

// With its window, by its actions and its note pane.
class WindowClone final : public Clone
{
public:
    WindowClone() : m_desk(firstList()) {}
    Library &library() const override { return *m_desk.library; }
    LinkedFiles &files() const override { return *m_desk.files; }
    Repositories &repositories() const override { return m_desk.repositories(); }
    QString folder() const override { return m_desk.folder(); }
    void open() override { m_desk.restart(); }
    void tick(NodeId paper) override
    {
        m_desk.tree->showNodes({paper});
        m_desk.action("tick")->trigger();
    }
    void pull() override { m_desk.action("gitPull")->trigger(); }
    void push() override { m_desk.action("gitPush")->trigger(); }
    QString addLine(NodeId paper, const QString &notePath, const QByteArray &line) override
    {
        auto *pane = m_desk.window->findChild<NotePane *>();
        m_desk.tree->showNodes({paper});
        const bool shown = QTest::qWaitFor(
            [&] { return pane->notePath().endsWith(notePath) && pane->text() == bytes(notePath); },
            patience);
        if (!shown)
            return QStringLiteral("the note was not shown: ") + pane->notePath();
        pane->replaceText(pane->text() + line);
        const Result<void> kept = pane->flush();
        return kept ? QString() : kept.error().message;
    }

private:
    GitDesk m_desk;
};

// Without one.
class PlainClone final : public Clone
{
public:
    PlainClone() { write(QStringLiteral("README.md"), firstList()); }
    Library &library() const override { return *m_library; }
    LinkedFiles &files() const override { return *m_files; }
    Repositories &repositories() const override { return *m_repositories; }
    QString folder() const override
    {
        return QFileInfo(m_folder.path()).canonicalFilePath() + QStringLiteral("/list");
    }
    void open() override
    {
        auto opened = Library::open(m_folder.filePath(QStringLiteral("library.db")));
        if (!opened)
            qFatal("cannot open the library");
        m_library = std::move(*opened);
        m_files = std::make_unique<LinkedFiles>(*m_library, true);
        m_notes = std::make_unique<Notes>(*m_library, true);
        m_repositories = std::make_unique<Repositories>(*m_library, *m_files);
        if (!m_files->open(path(QStringLiteral("README.md"))))
            qFatal("cannot open the list");
        m_files->start();
    }
    void tick(NodeId paper) override
    {
        const Result<Change> change = m_library->planState({paper}, ReadState::Read);
        QVERIFY(change && m_library->apply(*change));
    }
    void pull() override { m_repositories->pull(list()); }
    void push() override { m_repositories->push(list()); }
    QString addLine(NodeId, const QString &notePath, const QByteArray &line) override
    {
        const QString file = path(notePath);
        const Result<NoteContent> note = m_notes->read(file);
        Result<void> done = note ? m_notes->keepDraft(file, note->bytes + line)
                                 : Result<void>(Failure(note.error()));
        if (done)
            done = m_notes->flush();
        return done ? QString() : done.error().message;
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<LinkedFiles> m_files;
    std::unique_ptr<Notes> m_notes;
    std::unique_ptr<Repositories> m_repositories;
};

class Rounds
{
public:
    Rounds(quint32 seed, bool windows) : m_random(seed)
    {
        for (auto &clone : m_clones) {
            if (windows)
                clone = std::make_unique<WindowClone>();
            else
                clone = std::make_unique<PlainClone>();
        }
        for (int paper = 0; paper < papersAtFirst; ++paper) {
            Wanted wanted;
            wanted.owner = (paper / 4) % 2;
            wanted.title = QStringLiteral("Paper %1").arg(paper);
            m_papers << wanted;
            if (paper % 4 == 0)
                m_clones[0]->write(noteOf(paper), "# Note\n");
        }
        share();
        for (const auto &clone : m_clones) {
            clone->write(QStringLiteral("staged.txt"), "staged\n");
            clone->git("add staged.txt");
            clone->write(QStringLiteral("note/stray.md"), "no paper links to it\n");
            clone->open();
            clone->repositories().look(clone->list());
        }
    }

    // Empty: all went well.
    QString round()
    {
        const int side = m_random.bounded(2);
        Clone &clone = *m_clones[side];
        const int edits = m_random.bounded(4);
        for (int i = 0; i < edits; ++i) {
            if (const QString failed = edit(clone, side); !failed.isEmpty())
                return failed;
        }
        clone.write(QStringLiteral("note/stray.md"), QByteArray::number(++m_count));
        switch (m_random.bounded(8)) {
        case 0:
        case 1:
            return act(clone, [&] { clone.repositories().commitAll(clone.list(), false); });
        case 2:
        case 3:
        case 4:
            return act(clone, [&] {
                clone.repositories().commitAll(clone.list(), false, {GitAct::Pull, GitAct::Push});
            });
        case 5:
            return act(clone, [&] { clone.pull(); });
        case 6:
            return act(clone, [&] { clone.push(); });
        default:
            return {}; // it goes on typing
        }
    }
    // Until both have all.
    QString settle()
    {
        for (int turn = 0; turn < 8; ++turn) {
            Clone &clone = *m_clones[turn % 2];
            const QString failed = act(clone, [&] {
                clone.repositories().commitAll(clone.list(), false, {GitAct::Pull, GitAct::Push});
            });
            if (!failed.isEmpty())
                return failed;
        }
        return {};
    }
    QString check() const;
    int conflicts() const { return m_conflicts; }
    int merges() const { return m_merges; }

private:
    static QString noteOf(int paper) { return QStringLiteral("note/p%1.md").arg(paper); }
    void share() const;
    QString edit(Clone &clone, int side);
    QString addPaper(Clone &clone, int side);
    QString writeNote(Clone &clone, int paper);
    template<typename Act>
    QString act(Clone &clone, const Act &start);
    static NodeId nodeOf(const Clone &clone, int paper)
    {
        const QList<NodeRow> rows = clone.library().papersByArxiv(idOf(paper));
        return rows.size() == 1 ? rows.first().id : 0;
    }
    static QString apply(Clone &clone, const Result<Change> &change)
    {
        const Result<Change> done = change ? clone.library().apply(*change) : change;
        return done ? QString() : QStringLiteral("refused: ") + done.error().message;
    }
    QString checkSide(const Clone &clone) const;

    QRandomGenerator m_random;
    std::unique_ptr<Clone> m_clones[2];
    QList<Wanted> m_papers;
    int m_count = 0;
    int m_conflicts = 0;
    int m_merges = 0;
};

void Rounds::share() const
{
    const Clone &one = *m_clones[0];
    const Clone &two = *m_clones[1];
    one.git("init -q");
    one.git("add -A");
    one.git("commit -qm Begin");
    one.git("clone -q --bare . ../bare.git");
    const QByteArray bare = QFileInfo(one.folder()).absolutePath().toUtf8() + "/bare.git";
    one.git("remote add origin " + bare);
    one.git("fetch -q");
    one.git("branch -q --set-upstream-to origin/main");
    two.git("init -q");
    two.git("remote add origin " + bare);
    two.git("fetch -q");
    two.git("reset -q --hard origin/main");
    two.git("branch -q --set-upstream-to origin/main");
}

QString Rounds::edit(Clone &clone, int side)
{
    const int paper = m_random.bounded(static_cast<int>(m_papers.size()));
    const NodeId node = nodeOf(clone, paper);
    Wanted &wanted = m_papers[paper];
    if (node == 0) // removed, or not here yet
        return addPaper(clone, side);
    const bool own = wanted.owner == side && !wanted.removed;
    const int what = m_random.bounded(8);
    if (what == 0)
        return addPaper(clone, side);
    if (what <= 2 && !wanted.removed && !wanted.read) {
        wanted.read = true;
        clone.tick(node);
        return clone.library().node(node)->state == ReadState::Read ? QString()
                                                                    : QStringLiteral("not ticked");
    }
    if (what == 3 && paper < papersAtFirst && paper % 4 == 0 && !wanted.removed)
        return writeNote(clone, paper);
    if (!own)
        return {};
    if (what == 4) {
        wanted.title = QStringLiteral("Paper %1 第 %2 版").arg(paper).arg(++m_count);
        return apply(clone, clone.library().planTitle(node, wanted.title));
    }
    if (what == 5) {
        wanted.remark = QStringLiteral("remark %1.").arg(++m_count);
        return apply(clone, clone.library().planRemark(node, wanted.remark));
    }
    if (what == 6 && m_random.bounded(3) == 0 && paper % 4 != 0) {
        // Only once its tick is here: who removes wins over who did not change it.
        if (clone.library().node(node)->state != ReadState::Read)
            return {};
        wanted.removed = true;
        return apply(clone, clone.library().planRemove({node}));
    }
    const QList<SectionName> sections = clone.library().store().tree().sections();
    const NodeId section = sections.at(m_random.bounded(static_cast<int>(sections.size()))).node;
    return apply(clone, clone.library().planMove({node}, clone.list(), {section, Place::AtEnd}));
}

QString Rounds::addPaper(Clone &clone, int side)
{
    const auto paper = static_cast<int>(m_papers.size());
    Wanted wanted;
    wanted.owner = side;
    wanted.title = QStringLiteral("Paper %1").arg(paper);
    m_papers << wanted;
    const QList<SectionName> sections = clone.library().store().tree().sections();
    const NodeId section = sections.at(m_random.bounded(static_cast<int>(sections.size()))).node;
    NewPaper made;
    made.arxiv = idOf(paper);
    made.title = wanted.title;
    return apply(clone, clone.library().planPapers(clone.list(), {section, Place::AtEnd},
                                                   QList<NewPaper>{made}));
}

// Both sides may write at the end of the same note.
QString Rounds::writeNote(Clone &clone, int paper)
{
    const QString line = QStringLiteral("line %1").arg(++m_count);
    m_papers[paper].noteLines << line;
    const QString failed = clone.addLine(nodeOf(clone, paper), noteOf(paper), line.toUtf8() + '\n');
    return failed.isEmpty() ? QString() : QStringLiteral("note: ") + failed;
}

template<typename Act>
QString Rounds::act(Clone &clone, const Act &start)
{
    QSignalSpy acted(&clone.repositories(), &Repositories::acted);
    start();
    if (!QTest::qWaitFor([&] { return acted.count() > 0 && !clone.repositories().isActing(); },
                         patience))
        return QStringLiteral("Git did not end");
    for (const QList<QVariant> &one : acted) {
        const auto outcome = one.at(2).value<GitOutcome>();
        m_conflicts += outcome.conflicts();
        m_merges += outcome.kind == GitOutcome::Merged ? 1 : 0;
        for (const GitMergedFile &file : outcome.merged) {
            if (file.isList && file.conflicts > 0)
                return QStringLiteral("the list was in conflict");
        }
        if (!outcome.isDone() && outcome.kind != GitOutcome::Uncommitted &&
            outcome.kind != GitOutcome::Rejected)
            return QStringLiteral("outcome %1: %2 %3")
                .arg(outcome.kind)
                .arg(QString::fromUtf8(outcome.words), outcome.files.join(QLatin1Char(' ')));
    }
    if (!QTest::qWaitFor([&] { return clone.isInStep(); }, patience))
        return QStringLiteral("the list and its file are not in step: %1")
            .arg(clone.files().problem(clone.list()).message);
    return {};
}

QString Rounds::checkSide(const Clone &clone) const
{
    for (int paper = 0; paper < m_papers.size(); ++paper) {
        const Wanted &wanted = m_papers.at(paper);
        const QList<NodeRow> rows = clone.library().papersByArxiv(idOf(paper));
        const auto name = QStringLiteral("paper %1: ").arg(paper);
        if (rows.size() != (wanted.removed ? 0 : 1))
            return name + QStringLiteral("is there %1 times").arg(rows.size());
        if (wanted.removed)
            continue;
        const NodeRow &row = rows.first();
        if (row.title != wanted.title)
            return name + row.title + QStringLiteral(" for ") + wanted.title;
        if ((row.state == ReadState::Read) != wanted.read)
            return name + QStringLiteral("its tick");
        if (!wanted.remark.isEmpty() && row.remark != wanted.remark)
            return name + row.remark + QStringLiteral(" for ") + wanted.remark;
        if (wanted.noteLines.isEmpty())
            continue;
        const QStringList lines =
            QString::fromUtf8(clone.bytes(noteOf(paper))).split(QLatin1Char('\n'));
        for (const QString &line : wanted.noteLines) {
            if (lines.count(line) != 1)
                return name + QStringLiteral("its note has “%1” %2 times")
                                  .arg(line)
                                  .arg(lines.count(line));
        }
    }
    return {};
}

QString Rounds::check() const
{
    const Clone &one = *m_clones[0];
    const Clone &two = *m_clones[1];
    const QString readme = QStringLiteral("README.md");
    if (one.bytes(readme) != two.bytes(readme))
        return QStringLiteral("the lists differ");
    if (one.git("rev-parse HEAD^{tree}") != two.git("rev-parse HEAD^{tree}"))
        return QStringLiteral("the trees differ");
    for (const auto &clone : m_clones) {
        if (const QString wrong = checkSide(*clone); !wrong.isEmpty())
            return wrong + QLatin1Char('\n') +
                   QString::fromUtf8(clone->bytes(QStringLiteral("README.md")));
        if (clone->git("diff --cached --name-only") != "staged.txt")
            return QStringLiteral("what was staged is not");
        if (clone->git("status --porcelain") != "A  staged.txt\n?? note/stray.md")
            return QString::fromUtf8(clone->git("status --porcelain"));
        static const QRegularExpression named(
            QStringLiteral("^(README\\.md|note/(p\\d+|raft)\\.md)$"));
        const QList<QByteArray> files =
            clone->git("log --all -m --root --format= --name-only").split('\n');
        for (const QByteArray &file : files) {
            if (!file.isEmpty() && !named.match(QString::fromUtf8(file)).hasMatch())
                return QStringLiteral("a commit holds ") + QString::fromUtf8(file);
        }
    }
    return {};
}

} // namespace

class TestGitRounds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        prepareWindows();
        // Every save waits for the disk, and so does Git.
        if (quickFolder().startsWith(QLatin1String("/dev/shm")))
            qputenv("TMPDIR", "/dev/shm");
    }
    void init()
    {
        failOnWindowWarnings();
        isolateGit();
    }

    void rounds_data();
    void rounds();
};

void TestGitRounds::rounds_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<int>("rounds");
    QTest::addColumn<bool>("windows");
    // PAPERDIP_SEED and PAPERDIP_ROUNDS: others, or more of them.
    const quint32 seed = qEnvironmentVariable("PAPERDIP_SEED", QStringLiteral("1")).toUInt();
    const int rounds = qEnvironmentVariable("PAPERDIP_ROUNDS", QStringLiteral("200")).toInt();
    QTest::addRow("with windows, seed %u", seed) << seed << rounds / 4 << true;
    QTest::addRow("without, seed %u", seed + 1) << seed + 1 << rounds - rounds / 4 << false;
}

void TestGitRounds::rounds()
{
    QFETCH(quint32, seed);
    QFETCH(int, rounds);
    QFETCH(bool, windows);
    QElapsedTimer clock;
    clock.start();
    Rounds both(seed, windows);
    for (int round = 0; round < rounds; ++round) {
        const QString failed = both.round();
        QVERIFY2(failed.isEmpty(),
                 qPrintable(QStringLiteral("round %1: %2").arg(round).arg(failed)));
    }
    const QString unsettled = both.settle();
    QVERIFY2(unsettled.isEmpty(), qPrintable(unsettled));
    const QString wrong = both.check();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    QVERIFY(both.merges() > rounds / 20); // there was something to bring together
    qInfo("%d rounds, %d merges, %d places kept twice, %lld s", rounds, both.merges(),
          both.conflicts(), clock.elapsed() / 1000);
}

QTEST_MAIN(TestGitRounds)
#include "tst_gitrounds.moc"
