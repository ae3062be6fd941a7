// SPDX-License-Identifier: MIT
#include "sync/worktree.h"

#include "sync/ownrepository.h"

#include "shared.h"

#include <QRegularExpression>
#include <QTemporaryDir>

using namespace paperdip;

// TOP/repo/.git, TOP/repo/papers/README.md, TOP/plain/README.md, TOP/outside.md
class TestWorkTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void findsTheRoot();
    void gitFileOfASubmodule();
    void resolves_data();
    void resolves();
    void refuses_data();
    void refuses();
    void linksThatLeave();
    void linksThatStay();
    void linkedListLivesWhereItsFileIs();
    void nameWithAPercentSign();
    void ownRepository_data();
    void ownRepository();

private:
    QString at(const QString &path) const { return m_top + QLatin1Char('/') + path; }
    void make(const QString &path) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_top;
};

void TestWorkTree::make(const QString &path) const
{
    QDir().mkpath(QFileInfo(at(path)).absolutePath());
    QFile out(at(path));
    if (!out.open(QIODevice::WriteOnly) || out.write("x") != 1)
        qFatal("cannot make %s", qPrintable(path));
}

void TestWorkTree::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    m_top = QFileInfo(m_folder->path()).canonicalFilePath();
    make(QStringLiteral("repo/.git/config"));
    make(QStringLiteral("repo/papers/README.md"));
    make(QStringLiteral("plain/README.md"));
    make(QStringLiteral("outside.md"));
}

void TestWorkTree::findsTheRoot()
{
    QCOMPARE(workTreeOf(at(QStringLiteral("repo/papers/README.md"))), at(QStringLiteral("repo")));
    QCOMPARE(workTreeOf(at(QStringLiteral("repo/new.md"))), at(QStringLiteral("repo")));
    QCOMPARE(workTreeOf(at(QStringLiteral("plain/README.md"))), at(QStringLiteral("plain")));
}

void TestWorkTree::gitFileOfASubmodule()
{
    make(QStringLiteral("repo/sub/.git"));
    make(QStringLiteral("repo/sub/README.md"));
    QCOMPARE(workTreeOf(at(QStringLiteral("repo/sub/README.md"))), at(QStringLiteral("repo/sub")));
}

void TestWorkTree::resolves_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("path");
    const QString inRepo = QStringLiteral("repo/papers/README.md");
    const auto row = [&](const char *name, const char *written, const char *path) {
        QTest::newRow(name) << inRepo << QString::fromUtf8(written) << QString::fromUtf8(path);
    };
    row("beside", "a.md", "repo/papers/a.md");
    row("below", "note/a.md", "repo/papers/note/a.md");
    row("dot", "./note/a.md", "repo/papers/note/a.md");
    row("up", "../a.md", "repo/a.md");
    row("from the root", "/note/a.md", "repo/note/a.md");
    row("percent", "note/%E8%AE%BA%E6%96%87%201.md", "repo/papers/note/论文 1.md");
    row("plain Chinese", "笔记/论文.md", "repo/papers/笔记/论文.md");
    row("fragment", "note/a.md#results", "repo/papers/note/a.md");
    row("hash in the name", "note/c%23.md", "repo/papers/note/c#.md");
    row("no escape", "note/100%.md", "repo/papers/note/100%.md");
    row("not UTF-8", "note/%FF.md", "repo/papers/note/%FF.md");
    row("around", "note/../b.md", "repo/papers/b.md");
    row("like Git's", ".github/a.md", "repo/papers/.github/a.md");
    QTest::newRow("root without Git")
        << QStringLiteral("plain/README.md") << QStringLiteral("/note/a.md")
        << QStringLiteral("plain/note/a.md");
}

void TestWorkTree::resolves()
{
    QFETCH(QString, list);
    QFETCH(QString, written);
    QFETCH(QString, path);
    const Result<QString> resolved = resolveInWorkTree(at(list), written);
    QVERIFY2(resolved, resolved ? "" : qPrintable(resolved.error().message));
    QCOMPARE(*resolved, at(path));
}

void TestWorkTree::refuses_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *name, const char *written, ErrorCode code) {
        QTest::newRow(name) << QString::fromUtf8(written) << code;
    };
    row("out of the tree", "../../outside.md", ErrorCode::Refused);
    row("escaped dots", "%2e%2e/%2e%2e/outside.md", ErrorCode::Refused);
    row("out and in again", "../../other/../outside.md", ErrorCode::Refused);
    row("root and up", "/../outside.md", ErrorCode::Refused);
    row("the root itself", "/.", ErrorCode::Refused);
    row("Git's hooks", "../.git/hooks/post-checkout", ErrorCode::Refused);
    row("Git's hooks in capitals", "/.GIT/hooks/pre-commit", ErrorCode::Refused);
    row("a submodule's", "/sub/.git/config", ErrorCode::Refused);
    row("empty", "", ErrorCode::Invalid);
    row("only a fragment", "#a", ErrorCode::Invalid);
    row("a folder", "note/", ErrorCode::Invalid);
    row("web", "https://example.org/a.md", ErrorCode::Invalid);
    row("file address", "file:///etc/passwd", ErrorCode::Invalid);
    row("another machine", "//server/share/a.md", ErrorCode::Invalid);
    row("Windows share", "\\\\server\\a.md", ErrorCode::Invalid);
    row("drive", "C:/a.md", ErrorCode::Invalid);
    row("zero byte", "a%00.md", ErrorCode::Invalid);
}

void TestWorkTree::refuses()
{
    QFETCH(QString, written);
    QFETCH(ErrorCode, code);
    const Result<QString> resolved =
        resolveInWorkTree(at(QStringLiteral("repo/papers/README.md")), written);
    QVERIFY(!resolved);
    QCOMPARE(resolved.error().code, code);
}

void TestWorkTree::linksThatLeave()
{
    const QString list = at(QStringLiteral("repo/papers/README.md"));
    QVERIFY(QFile::link(m_top, at(QStringLiteral("repo/papers/away"))));
    QVERIFY(QFile::link(at(QStringLiteral("outside.md")), at(QStringLiteral("repo/papers/a.md"))));
    QVERIFY(
        QFile::link(at(QStringLiteral("not-there.md")), at(QStringLiteral("repo/papers/b.md"))));
    QVERIFY(QFile::link(at(QStringLiteral("repo/.git")), at(QStringLiteral("repo/papers/g"))));
    QVERIFY(QFile::link(at(QStringLiteral("repo/papers/loop")),
                        at(QStringLiteral("repo/papers/loop"))));
    for (const char *written :
         {"away/outside.md", "away/new/x.md", "a.md", "b.md", "g/config", "loop/x.md"}) {
        const Result<QString> resolved = resolveInWorkTree(list, QString::fromUtf8(written));
        QVERIFY2(!resolved, written);
        QCOMPARE(resolved.error().code, ErrorCode::Refused);
    }
}

void TestWorkTree::linksThatStay()
{
    const QString list = at(QStringLiteral("repo/papers/README.md"));
    make(QStringLiteral("repo/notes/a.md"));
    QVERIFY(QFile::link(QStringLiteral("../notes"), at(QStringLiteral("repo/papers/note"))));
    QCOMPARE(*resolveInWorkTree(list, QStringLiteral("note/a.md")),
             at(QStringLiteral("repo/notes/a.md")));
    QCOMPARE(*resolveInWorkTree(list, QStringLiteral("note/new.md")),
             at(QStringLiteral("repo/notes/new.md")));
}

void TestWorkTree::linkedListLivesWhereItsFileIs()
{
    const QString link = at(QStringLiteral("plain/list.md"));
    QVERIFY(QFile::link(at(QStringLiteral("repo/papers/README.md")), link));
    QCOMPARE(workTreeOf(link), at(QStringLiteral("repo")));
    QCOMPARE(*resolveInWorkTree(link, QStringLiteral("a.md")),
             at(QStringLiteral("repo/papers/a.md")));
}

void TestWorkTree::nameWithAPercentSign()
{
    make(QStringLiteral("repo/papers/50%25.md"));
    QCOMPARE(
        *resolveInWorkTree(at(QStringLiteral("repo/papers/README.md")), QStringLiteral("50%25.md")),
        at(QStringLiteral("repo/papers/50%25.md")));
}

void TestWorkTree::ownRepository_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *name, const char *config, const char *url, const char *path) {
        QTest::newRow(name) << QByteArray(config) << QString::fromUtf8(url)
                            << QString::fromUtf8(path);
    };
    const char *const ssh = "[remote \"origin\"]\n\turl = git@github.com:Me/Papers.git\n";
    const char *const https = "[remote \"origin\"]\n\turl = https://github.com/me/papers\n";
    row("blob", ssh, "https://github.com/me/papers/blob/main/notes/a%20b.md", "/notes/a b.md");
    row("branch with a slash", https, "https://github.com/me/papers/blob/dev/x/notes/a%20b.md",
        "/notes/a b.md");
    row("raw", https, "https://raw.githubusercontent.com/me/papers/main/notes/a%20b.md",
        "/notes/a b.md");
    row("folder", https, "https://github.com/me/papers/tree/main/papers", "/papers/README.md");
    row("not there", https, "https://github.com/me/papers/blob/main/notes/no.md", "/notes/no.md");
    row("another's", https, "https://github.com/you/papers/blob/main/notes/a%20b.md", "");
    row("code", https, "https://github.com/me/papers", "");
    row("no remote", "[core]\n", "https://github.com/you/x/blob/main/notes/a%20b.md",
        "/notes/a b.md");
    row("no remote, no file", "[core]\n", "https://github.com/you/x/blob/main/notes/no.md", "");
    row("out of the tree", https, "https://github.com/me/papers/blob/main/../../outside.md", "");
}

void TestWorkTree::ownRepository()
{
    QFETCH(const QByteArray, config);
    QFETCH(const QString, url);
    QFETCH(const QString, path);
    make(QStringLiteral("repo/notes/a b.md"));
    QFile out(at(QStringLiteral("repo/.git/config")));
    QVERIFY(out.open(QIODevice::WriteOnly) && out.write(config) == config.size());
    out.close();
    const QString list = at(QStringLiteral("repo/papers/README.md"));
    QCOMPARE(ownRepositoryPath(list, url), path);
    make(QStringLiteral("repo/papers/one/README.md"));
    QCOMPARE(folderNote(list, QStringLiteral("./one/")), QStringLiteral("./one/README.md"));
    QCOMPARE(folderNote(list, QStringLiteral("two/")), QString());
}

QTEST_GUILESS_MAIN(TestWorkTree)
#include "tst_worktree.moc"
