// SPDX-License-Identifier: MIT
#include "library/githistory.h"

#include "library/histories.h"
#include "library/libraryfixture.h"
#include "library/linkedfiles.h"
#include "store/store.h"
#include "sync/fakegit.h"
#include "sync/realgit.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace paperdip;

namespace {

const QString repo = QStringLiteral("repo");
const QString list = QStringLiteral("README.md");
const QByteArray flash = "- [ ] [[2307.08691] FlashAttention-2]";

// A repository whose commits are an hour apart.
struct Hours : RealGit
{
    Hours() { start(repo, list, homeList()); }
    ~Hours()
    {
        qunsetenv("GIT_AUTHOR_DATE");
        qunsetenv("GIT_COMMITTER_DATE");
    }
    Hours(const Hours &) = delete;
    Hours &operator=(const Hours &) = delete;

    static qint64 hour(int n) { return 1'600'000'000 + n * 3600; }
    void at(int n) const
    {
        const QByteArray date = QByteArray::number(hour(n)) + " +0800";
        qputenv("GIT_AUTHOR_DATE", date);
        qputenv("GIT_COMMITTER_DATE", date);
    }
    using RealGit::at;
    void change(int n, const QByteArray &from, const QByteArray &to, const char *subject,
                const QString &name = list) const
    {
        at(n);
        const QString path = repo + QLatin1Char('/') + name;
        const QByteArray before = bytes(path);
        if (!before.contains(from))
            qFatal("nothing to change: %s", from.constData());
        put(path, QByteArray(before).replace(from, to));
        commitAll(repo, subject);
    }
    GitRepository repository() const { return GitRepository(at(repo)); }
    Document now(const QString &name = list) const
    {
        return Document::read(bytes(repo + QLatin1Char('/') + name));
    }
};

NodeId nodeCalled(const Document &document, const char *title)
{
    for (int i = 0; i < document.size(); ++i) {
        if (document.at(i).reading.title == QString::fromUtf8(title))
            return document.idAt(i);
    }
    return 0;
}

QStringList told(const GitResult<QList<GitVersion>> &versions)
{
    QStringList lines;
    for (const GitVersion &version : versions ? *versions : QList<GitVersion>()) {
        lines << version.commit.subject +
                     (version.isThere ? QLatin1String(": ") : QLatin1String(" (gone)")) +
                     QString::fromUtf8(version.bytes).section(QLatin1Char('\n'), 0, 0).left(40);
    }
    return lines;
}

} // namespace

// What was, by the true Git.
class TestGitHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void ofAnEntry();
    void acrossBranches();
    void acrossARename();
    void takenOutAndBack();
    void ofANote();
    void stops();
    void tickDaysOfAll();
    void tickDaysAcrossBranches();
    void fillsInDates();
    void bringsBack();
    void isBounded();
};

void TestGitHistory::ofAnEntry()
{
    const Hours git;
    git.change(1, "Medusa]", "Medusa 2]", "Other entry");
    git.change(2, flash, "- [X] [[2307.08691] FlashAttention-2]", "读完");
    git.change(3, "### Decoding", "### Decoders", "Section");
    git.change(4, "FlashAttention-2]", "FlashAttention 2]", "Retitle");
    git.change(5, "  Flash Attention 2\n", "  快\n", "Remark");
    const Document now = git.now();
    const auto versions =
        entryHistory(git.repository(), list, now, nodeCalled(now, "FlashAttention 2"));
    QCOMPARE(told(versions).join(QLatin1Char('\n')),
             QStringList({QStringLiteral("Remark: - [X] [[2307.08691] FlashAttention 2](ht"),
                          QStringLiteral("Retitle: - [X] [[2307.08691] FlashAttention 2](ht"),
                          QStringLiteral("读完: - [X] [[2307.08691] FlashAttention-2](ht"),
                          QStringLiteral("Begin: - [ ] [[2307.08691] FlashAttention-2](ht")})
                 .join(QLatin1Char('\n')));
    QCOMPARE(versions->at(2).commit.author, QStringLiteral("Ada"));
    QCOMPARE(versions->at(2).commit.time, Hours::hour(2));
    QVERIFY(versions->at(3).bytes.endsWith("\n  Flash Attention 2"));
    // What is not committed is no version.
    git.put(QStringLiteral("repo/README.md"), git.bytes(QStringLiteral("repo/README.md")) + "\n");
    QCOMPARE(
        entryHistory(git.repository(), list, git.now(), nodeCalled(git.now(), "FlashAttention 2"))
            ->size(),
        4);
}

void TestGitHistory::acrossBranches()
{
    const Hours git;
    git.git(repo, "checkout -q -b side");
    git.change(3, "Medusa]", "Medusa 2]", "Side");
    git.git(repo, "checkout -q main");
    git.change(2, flash, "- [X] [[2307.08691] FlashAttention-2]", "Tick");
    git.at(4);
    git.git(repo, "merge -q --no-edit side");
    const Document now = git.now();
    const NodeId node = nodeCalled(now, "FlashAttention-2");
    QCOMPARE(told(entryHistory(git.repository(), list, now, node)).join(QLatin1Char('|')),
             QStringLiteral("Tick: - [X] [[2307.08691] FlashAttention-2](ht|"
                            "Begin: - [ ] [[2307.08691] FlashAttention-2](ht"));
}

void TestGitHistory::acrossARename()
{
    const Hours git;
    git.change(1, flash, "- [X] [[2307.08691] FlashAttention-2]", "Tick");
    git.at(2);
    git.git(repo, {QStringLiteral("mv"), list, QStringLiteral("论文 一.md")});
    git.commitAll(repo, "Rename");
    const QString name = QStringLiteral("论文 一.md");
    git.change(3, "FlashAttention-2]", "FlashAttention 2]", "Retitle", name);
    const Document now = git.now(name);
    const auto versions =
        entryHistory(git.repository(), name, now, nodeCalled(now, "FlashAttention 2"));
    QStringList subjects;
    for (const GitVersion &version : *versions)
        subjects << version.commit.subject;
    QCOMPARE(subjects.join(QLatin1Char(' ')), QStringLiteral("Retitle Tick Begin"));
}

void TestGitHistory::takenOutAndBack()
{
    const Hours git;
    const QByteArray entry =
        "- [ ] [[2309.06180] Paged Attention](https://arxiv.org/abs/2309.06180)\n";
    git.change(1, entry, {}, "Out");
    git.change(2, "### Kernels\n\n", "### Kernels\n\n" + entry, "Back");
    const Document now = git.now();
    QCOMPARE(told(entryHistory(git.repository(), list, now, nodeCalled(now, "Paged Attention")))
                 .join(QLatin1Char('|')),
             QStringLiteral("Back: - [ ] [[2309.06180] Paged Attention](htt|Out (gone)|"
                            "Begin: - [ ] [[2309.06180] Paged Attention](htt"));
}

void TestGitHistory::ofANote()
{
    const Hours git;
    git.put(QStringLiteral("repo/note/Medusa.md"), "one\ntwo\nthree\n");
    git.at(1);
    git.commitAll(repo, "Write");
    git.at(2);
    git.git(repo,
            {QStringLiteral("mv"), QStringLiteral("note/Medusa.md"), QStringLiteral("美杜莎.md")});
    git.commitAll(repo, "Rename");
    git.change(3, "two\n", "2\n", "Edit", QStringLiteral("美杜莎.md"));
    const auto versions = noteHistory(git.repository(), QStringLiteral("美杜莎.md"));
    QCOMPARE(told(versions).join(QLatin1Char('|')),
             QStringLiteral("Edit: one|Rename: one|Write: one"));
    QCOMPARE(versions->at(0).bytes, "one\n2\nthree\n");
    QCOMPARE(versions->at(2).bytes, "one\ntwo\nthree\n");
}

void TestGitHistory::stops()
{
    const Hours git;
    GitWatch watch;
    int asked = 0;
    watch.isStopped = [&asked] { return ++asked > 3; };
    const Document now = git.now();
    const auto versions = entryHistory(GitRepository(git.at(repo), watch), list, now, 1);
    QVERIFY(!versions);
    QCOMPARE(versions.error().trouble, GitTrouble::Cancelled);
}

void TestGitHistory::tickDaysOfAll()
{
    const Hours git;
    git.change(1, flash, "- [X] [[2307.08691] FlashAttention-2]", "Tick");
    git.change(2, "- [X] [[2307.08691]", "- [ ] [[2307.08691]", "Untick");
    git.change(3, "FlashAttention-2]", "FlashAttention 2]", "Retitle");
    git.change(4, "- [ ] [[2307.08691]", "* [x] [[2307.08691]", "Tick again");
    git.change(5, "## Other\n", "- [x] [New](https://arxiv.org/abs/2311.00001)\n\n## Other\n",
               "New");
    git.change(6, "New]", "Newer]", "Retitle");
    const Document now = git.now();
    QSet<NodeId> read;
    for (const char *title : {"FlashAttention 2", "Newer", "Medusa"})
        read << nodeCalled(now, title);
    QVERIFY(!read.contains(0));
    const auto days = tickDays(git.repository(), list, now, read);
    QVERIFY(days);
    QCOMPARE(days->value(nodeCalled(now, "FlashAttention 2")), Hours::hour(4));
    QCOMPARE(days->value(nodeCalled(now, "Newer")), Hours::hour(5));
    QVERIFY(!days->contains(nodeCalled(now, "Medusa"))); // as long as there is a list
}

// A commit on another branch, where it was not ticked yet, came later.
void TestGitHistory::tickDaysAcrossBranches()
{
    const Hours git;
    git.git(repo, "checkout -q -b side");
    git.change(3, "Medusa]", "Medusa 2]", "Side");
    git.git(repo, "checkout -q main");
    git.change(2, flash, "- [X] [[2307.08691] FlashAttention-2]", "Tick");
    git.at(4);
    git.git(repo, "merge -q --no-edit side");
    const Document now = git.now();
    const NodeId node = nodeCalled(now, "FlashAttention-2");
    QCOMPARE(tickDays(git.repository(), list, now, {node})->value(node), Hours::hour(2));
}

void TestGitHistory::fillsInDates()
{
    const Hours git;
    git.change(1, flash, "- [X] [[2307.08691] FlashAttention-2]", "Tick");
    const auto library = openLibrary(git.at(QStringLiteral("library.db")));
    LinkedFiles files(*library, false);
    const Result<ListId> id = files.open(git.at(QStringLiteral("repo/README.md")));
    QVERIFY(id);
    const NodeId ticked = idOf(*library, *id, "FlashAttention-2");
    const NodeId medusa = idOf(*library, *id, "Medusa");
    const NodeId paged = idOf(*library, *id, "Paged Attention");
    QVERIFY(library->apply(*library->planState({paged}, ReadState::Read))); // dated already
    const qint64 today = library->store().data().find(paged).readAt;
    QVERIFY(today > 0);
    Histories histories(*library);
    QSignalSpy dated(&histories, &Histories::dated);
    histories.dateTicks(*id);
    QTRY_COMPARE(dated.count(), 1);
    QCOMPARE(dated.first().at(1).toInt(), 1);
    const int left = dated.first().at(2).toInt();
    QCOMPARE(left, 2); // Medusa and one more: as long as there is a list
    // Nothing new: nothing is looked for again.
    Histories next(*library);
    QSignalSpy again(&next, &Histories::dated);
    QSignalSpy read(&next, &Histories::read);
    next.dateTicks(*id, left);
    next.readEntry(medusa);
    QTRY_COMPARE(read.count(), 1);
    QCOMPARE(again.count(), 0);
    QCOMPARE(library->store().data().find(ticked).readAt, Hours::hour(1));
    QCOMPARE(library->store().data().find(medusa).readAt, 0);
    QCOMPARE(library->store().data().find(paged).readAt, today);
    // The bytes are what they were.
    QVERIFY(files.flush());
    QCOMPARE(library->bytes(*id), git.bytes(QStringLiteral("repo/README.md")));
}

void TestGitHistory::bringsBack()
{
    const Hours git;
    git.change(1, "FlashAttention-2]", "FlashAttention 2]", "Retitle");
    git.put(QStringLiteral("repo/README.md"),
            git.bytes(QStringLiteral("repo/README.md")).replace("\n", "\r\n"));
    const auto library = openLibrary(git.at(QStringLiteral("library.db")));
    LinkedFiles files(*library, false);
    const Result<ListId> id = files.open(git.at(QStringLiteral("repo/README.md")));
    const NodeId node = idOf(*library, *id, "FlashAttention 2");
    Histories histories(*library);
    QSignalSpy read(&histories, &Histories::read);
    histories.readEntry(node);
    QTRY_COMPARE(read.count(), 1);
    const auto history = read.first().first().value<GitHistory>();
    QCOMPARE(history.node, node);
    QCOMPARE(history.versions.size(), 2);
    const QByteArray before = library->bytes(*id);
    const Result<Change> change =
        Histories::planBringBack(*library, node, history.versions.last().bytes);
    QVERIFY(change);
    const Result<Change> inverse = library->apply(*change);
    QVERIFY(inverse);
    QCOMPARE(library->bytes(*id), homeList().replace("\n", "\r\n"));
    QVERIFY(library->apply(*inverse));
    QCOMPARE(library->bytes(*id), before);
    QVERIFY(!Histories::planBringBack(*library, node, "# A heading"));

    const NoGit none;
    histories.readEntry(node);
    histories.dateTicks(*id);
}

// The newest 500 versions of a list, however many there are.
void TestGitHistory::isBounded()
{
    const Hours git;
    constexpr int commits = 620;
    QByteArray stream;
    for (int i = 1; i <= commits; ++i) {
        QByteArray list = homeList();
        list.replace("  Flash Attention 2\n", "  remark " + QByteArray::number(i / 10) + "\n");
        if (i >= 305)
            list.replace(flash, "- [X] [[2307.08691] FlashAttention-2]");
        list += "- [ ] [Other " + QByteArray::number(i) + "](https://example.org/a.pdf)\n";
        stream += "commit refs/heads/main\ncommitter Ada <a@example.org> " +
                  QByteArray::number(Hours::hour(i)) + " +0000\ndata 1\nx\n" +
                  (i == 1 ? QByteArray("from refs/heads/main^0\n") : QByteArray()) +
                  "M 100644 inline README.md\ndata " + QByteArray::number(list.size()) + '\n' +
                  list + '\n';
    }
    git.put(QStringLiteral("stream"), stream);
    QProcess import;
    import.setWorkingDirectory(git.at(repo));
    import.setStandardInputFile(git.at(QStringLiteral("stream")));
    import.start(QStringLiteral("git"), {QStringLiteral("fast-import"), QStringLiteral("--quiet")});
    QVERIFY(import.waitForFinished() && import.exitCode() == 0);
    git.git(repo, "reset -q --hard");
    const Document now = git.now();
    const NodeId node = nodeCalled(now, "FlashAttention-2");
    QElapsedTimer clock;
    clock.start();
    const auto versions = entryHistory(git.repository(), list, now, node);
    const qint64 entryTime = clock.restart();
    QVERIFY(versions);
    // 121 to 620: a remark each ten, a tick between two of them, and where it is cut off.
    QCOMPARE(versions->size(), 50 + 1 + 1);
    QCOMPARE(tickDays(git.repository(), list, now, {node})->value(node), Hours::hour(305));
    qInfo("500 versions of %lld bytes: the entry's in %lld ms, all ticks in %lld ms",
          static_cast<long long>(now.bytes().size()), entryTime, clock.elapsed());
}

QTEST_GUILESS_MAIN(TestGitHistory)
#include "tst_githistory.moc"
