// SPDX-License-Identifier: MIT
#include "library/gitlook.h"

#include "library/libraryfixture.h"
#include "sync/realgit.h"

#include <QRegularExpression>

using namespace paperdip;

Q_DECLARE_METATYPE(paperdip::ListDifference)
Q_DECLARE_METATYPE(paperdip::MessageStyle)

namespace {

const QString repo = QStringLiteral("repo");

QByteArray changed(QByteArray from, const QByteArray &what, const QByteArray &to)
{
    if (!from.contains(what))
        qFatal("nothing to change: %s", what.constData());
    return from.replace(what, to);
}

ListTask task(const RealGit &git, const QString &path)
{
    return {1, git.at(path), Document::read(git.bytes(path)), {}};
}

QStringList lines(const QList<GitChange> &changes)
{
    QStringList lines;
    for (const GitChange &change : changes)
        lines << QLatin1String("LNP").at(change.kind) +
                     QString(QLatin1String("MAD").at(change.how)) + QLatin1Char(' ') + change.path +
                     (change.title.isEmpty() ? QString() : QStringLiteral(" = ") + change.title);
    return lines;
}

} // namespace

// What changed since the last commit: files, entries, words.
class TestGitLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void difference_data();
    void difference();
    void style_data();
    void style();
    void message_data();
    void message();
    void changedFiles();
    void noRepository();
    void firstCommit();
    void otherPlaces();
    void lineEnds();
};

void TestGitLook::difference_data()
{
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<ListDifference>("expected");
    const QByteArray list = homeList();
    const QByteArray paged = "- [ ] [[2309.06180] Paged Attention]";
    const QByteArray second = "- [ ] [[2307.08691] FlashAttention-2]"
                              "(https://arxiv.org/abs/2307.08691)\n  Flash Attention 2\n";
    const auto row = [&](const char *name, const QByteArray &after,
                         const std::function<void(ListDifference &)> &change) {
        ListDifference expected;
        change(expected);
        QTest::newRow(name) << after << expected;
    };
    row("nothing", list, [](auto &) {});
    row("read", changed(list, paged, "- [X] [[2309.06180] Paged Attention]"),
        [](auto &d) { d.read << QStringLiteral("Paged Attention"); });
    row("unread", changed(list, "- [X] [[2401.10774] Medusa]", "- [ ] [[2401.10774] Medusa]"),
        [](auto &d) { d.unread << QStringLiteral("Medusa"); });
    row("added", list + "- [ ] [New](https://arxiv.org/abs/2311.00001)\n",
        [](auto &d) { d.added << QStringLiteral("New"); });
    row("removed", changed(list, second, {}),
        [](auto &d) { d.removed << QStringLiteral("FlashAttention-2"); });
    row("remark", changed(list, "  Flash Attention 2\n", "  快得多\n"),
        [](auto &d) { d.edited << QStringLiteral("FlashAttention-2"); });
    row("moved", changed(list, second, {}) + second,
        [](auto &d) { d.moved << QStringLiteral("FlashAttention-2"); });
    row("section", changed(list, "### Serving", "### Services"),
        [](auto &d) { d.sections << QStringLiteral("Services") << QStringLiteral("Serving"); });
    row("text", changed(list, "What I read.", "What we read."), [](auto &d) { d.text = true; });
    row("markers", QByteArray(list).replace("- [", "* ["), [](auto &d) { d.onlyForm = true; });
}

void TestGitLook::difference()
{
    QFETCH(QByteArray, after);
    QFETCH(ListDifference, expected);
    const ListDifference found = listDifference(Document::read(homeList()), after);
    if (found != expected)
        qInfo() << found.sections << found.moved << found.edited << found.text;
    QCOMPARE(found, expected);
}

void TestGitLook::style_data()
{
    QTest::addColumn<QStringList>("subjects");
    QTest::addColumn<MessageStyle>("expected");
    const auto row = [](const char *name, const QStringList &subjects, const MessageStyle &style) {
        QTest::newRow(name) << subjects << style;
    };
    row("none", {}, {false, {}, true});
    row("English", {QStringLiteral("Add a paper"), QStringLiteral("Read Medusa")},
        {false, {}, true});
    row("small", {QStringLiteral("add a paper"), QStringLiteral("read it")}, {false, {}, false});
    row("Chinese",
        {QStringLiteral("读完一篇"), QStringLiteral("Update README.md"), QStringLiteral("加笔记"),
         QStringLiteral("Merge branch 'main' of x")},
        {true, {}, true});
    row("prefix",
        {QStringLiteral("docs: add a paper"), QStringLiteral("docs: read"),
         QStringLiteral("fix: link"), QStringLiteral("Begin")},
        {false, QStringLiteral("docs: "), false});
    row("Chinese prefix", {QStringLiteral("docs: 读完"), QStringLiteral("docs: 加一篇")},
        {true, QStringLiteral("docs: "), false});
}

void TestGitLook::style()
{
    QFETCH(QStringList, subjects);
    QFETCH(MessageStyle, expected);
    QCOMPARE(messageStyle(subjects), expected);
    QVERIFY(messageStyle({}, true).chinese);
}

void TestGitLook::message_data()
{
    QTest::addColumn<QStringList>("added");
    QTest::addColumn<QStringList>("read");
    QTest::addColumn<QStringList>("notes");
    QTest::addColumn<MessageStyle>("style");
    QTest::addColumn<QString>("expected");
    const QStringList one{QStringLiteral("Medusa")};
    const QStringList three{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
    const MessageStyle zh{true, {}, true};
    QTest::newRow("all") << three << one << one << MessageStyle()
                         << QStringLiteral("Add 3 papers, read Medusa, edit note of Medusa");
    QTest::newRow("all, Chinese") << three << one << one << zh
                                  << QStringLiteral(
                                         "添加 3 篇论文，读完《Medusa》，修改《Medusa》的笔记");
    QTest::newRow("prefix") << one << QStringList() << QStringList()
                            << MessageStyle{false, QStringLiteral("docs: "), false}
                            << QStringLiteral("docs: add Medusa");
    QTest::newRow("something") << QStringList() << QStringList() << QStringList() << MessageStyle()
                               << QStringLiteral("Update the list");
    QTest::newRow("a percent sign")
        << QStringList{QStringLiteral("99%1 of %2")} << QStringList() << QStringList()
        << MessageStyle() << QStringLiteral("Add 99%1 of %2");
}

void TestGitLook::message()
{
    QFETCH(QStringList, added);
    QFETCH(QStringList, read);
    QFETCH(QStringList, notes);
    QFETCH(MessageStyle, style);
    CommitContent content;
    content.list.added = added;
    content.list.read = read;
    content.notes = notes;
    QTEST(proposedMessage(content, style), "expected");
}

void TestGitLook::changedFiles()
{
    const RealGit git;
    git.put(QStringLiteral("repo/note/Medusa.md"), "# Medusa\n\n![](<图/a b.png>)\n");
    git.put(QStringLiteral("repo/note/图/a b.png"), "old");
    git.put(QStringLiteral("repo/flashattention.md"), "gone soon\n");
    git.put(QStringLiteral("repo/code.c"), "x");
    git.start(repo, QStringLiteral("README.md"), homeList());
    PictureMemory memory;
    const QString path = QStringLiteral("repo/README.md");
    QVERIFY(lookAtRepository(task(git, path), {}, memory).changes.isEmpty());

    git.put(path, changed(homeList(), "- [ ] [Attention Survey]", "- [x] [Attention Survey]"));
    git.put(QStringLiteral("repo/note/survey.md"), "# Survey\n\n<img src=\"./fig.png\">\n");
    git.put(QStringLiteral("repo/note/fig.png"), "new");
    git.put(QStringLiteral("repo/note/stray.md"), "no paper links to it");
    git.put(QStringLiteral("repo/note/图/a b.png"), "other");
    git.put(QStringLiteral("repo/code.c"), "y");
    QVERIFY(QFile::remove(git.at(QStringLiteral("repo/flashattention.md"))));
    const GitChanges changes = readGitChanges(task(git, path), {}, memory, false);
    QCOMPARE(lines(changes.look.changes).join(QLatin1Char('\n')),
             QStringList({QStringLiteral("LM README.md"),
                          QStringLiteral("ND flashattention.md = FlashAttention: Fast and Exact"),
                          QStringLiteral("NA note/survey.md = Attention Survey"),
                          QStringLiteral("PM note/图/a b.png"), QStringLiteral("PA note/fig.png")})
                 .join(QLatin1Char('\n')));
    QCOMPARE(changes.difference.read, QStringList{QStringLiteral("Attention Survey")});
    QVERIFY(changes.look.changes[0].diff.contains("\n+- [x] [Attention Survey]"));
    QVERIFY(changes.look.changes[2].diff.contains("\n+# Survey"));
    QVERIFY(changes.look.changes[3].diff.isEmpty());
    QCOMPARE(changes.message, QStringLiteral("Read Attention Survey, edit notes of 2 papers"));
    QCOMPARE(changes.look.status.branch, QStringLiteral("main"));
}

void TestGitLook::noRepository()
{
    const RealGit git;
    git.put(QStringLiteral("repo/README.md"), homeList());
    PictureMemory memory;
    const GitLook look = lookAtRepository(task(git, QStringLiteral("repo/README.md")), {}, memory);
    QVERIFY(!look.state.isWorkTree());
    QVERIFY(!look.failure);
}

void TestGitLook::firstCommit()
{
    const RealGit git;
    git.put(QStringLiteral("repo/README.md"), homeList());
    git.git(repo, "init -q");
    PictureMemory memory;
    const GitChanges changes =
        readGitChanges(task(git, QStringLiteral("repo/README.md")), {}, memory, true);
    QCOMPARE(lines(changes.look.changes), QStringList{QStringLiteral("LA README.md")});
    QCOMPARE(changes.difference.added.size(), 7);
    QVERIFY(changes.message.startsWith(QStringLiteral("添加 7 篇论文")));
}

// By a symbolic link, in a linked work tree, in a submodule, in a folder below.
void TestGitLook::otherPlaces()
{
    const RealGit git;
    git.put(QStringLiteral("repo/论文 清单/note/survey.md"), "one\n");
    git.start(repo, QStringLiteral("论文 清单/papers.md"), homeList());
    git.start(QStringLiteral("inner"), QStringLiteral("papers.md"), homeList());
    git.git(repo, {QStringLiteral("-c"), QStringLiteral("protocol.file.allow=always"),
                   QStringLiteral("submodule"), QStringLiteral("--quiet"), QStringLiteral("add"),
                   git.at(QStringLiteral("inner")), QStringLiteral("sub")});
    git.commitAll(repo, "Add a submodule");
    git.git(repo,
            {QStringLiteral("worktree"), QStringLiteral("add"), QStringLiteral("-q"),
             QStringLiteral("-b"), QStringLiteral("other"), git.at(QStringLiteral("other tree"))});
    QVERIFY(QFile::link(git.at(QStringLiteral("repo/论文 清单/papers.md")),
                        git.at(QStringLiteral("link.md"))));
    for (const char *place : {"repo/论文 清单", "other tree/论文 清单"})
        git.put(QString::fromUtf8(place) + QStringLiteral("/note/survey.md"), "two\n");
    git.put(QStringLiteral("repo/sub/papers.md"), homeList() + "\nmore\n");
    PictureMemory memory;
    const auto look = [&](const char *path) {
        return lines(lookAtRepository(task(git, QString::fromUtf8(path)), {}, memory).changes);
    };
    const QStringList note{QStringLiteral("NM 论文 清单/note/survey.md = Attention Survey")};
    QCOMPARE(look("repo/论文 清单/papers.md"), note);
    QCOMPARE(look("link.md"), note);
    QCOMPARE(look("other tree/论文 清单/papers.md"), note);
    QCOMPARE(look("repo/sub/papers.md"), QStringList{QStringLiteral("LM papers.md")});
}

// Git converts them: no change, and not all lines of the diff.
void TestGitLook::lineEnds()
{
    const RealGit git;
    git.start(repo, QStringLiteral("README.md"), homeList());
    git.git(repo, "config core.autocrlf true");
    const QString path = QStringLiteral("repo/README.md");
    QVERIFY(QFile::remove(git.at(path)));
    git.git(repo, "checkout -q README.md");
    QCOMPARE(git.bytes(path), homeList().replace("\n", "\r\n"));
    PictureMemory memory;
    QVERIFY(lookAtRepository(task(git, path), {}, memory).changes.isEmpty());
    git.put(path, changed(homeList(), "What I read.", "More.").replace("\n", "\r\n"));
    const GitChanges changes = readGitChanges(task(git, path), {}, memory, false);
    QCOMPARE(changes.look.changes.size(), 1);
    QCOMPARE(changes.look.changes[0].diff.count("\n+"), 2); // with the header
    QVERIFY(changes.difference.text);
    QVERIFY(changes.difference.edited.isEmpty());
}

QTEST_GUILESS_MAIN(TestGitLook)
#include "tst_gitlook.moc"
