// SPDX-License-Identifier: MIT
#include "sync/filewatcher.h"

#include "shared.h"
#include "sync/folderplace.h"
#include "sync/obstacle.h"
#include "sync/quickfolder.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace paperdip;

class TestFileWatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyKindOfChangeInTurn();
    void fileThatIsNotThereYet();
    void folderThatIsNotThereYet();
    void changeBehindALink();
    void linkThatLeadsElsewhere();
    void sameSizeAndAnOlderDate();
    void folderRenamedAndBack();
    void folderUnmountedAndBack();
    void folderThatComesAndGoes();
    void removed();

private:
    void put(const QByteArray &bytes) const;
    void replace(const QByteArray &bytes) const; // as Git and careful editors do

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestFileWatcher::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>(quickFolder());
    m_path = m_folder->filePath(QStringLiteral("README.md"));
}

void TestFileWatcher::put(const QByteArray &bytes) const
{
    QFile out(m_path);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
        qFatal("cannot write");
}

void TestFileWatcher::replace(const QByteArray &bytes) const
{
    const QString beside = m_path + QStringLiteral(".new");
    QFile out(beside);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
        qFatal("cannot write");
    out.close();
    if (::rename(QFile::encodeName(beside).constData(), QFile::encodeName(m_path).constData()) != 0)
        qFatal("cannot rename");
}

void TestFileWatcher::everyKindOfChangeInTurn()
{
    put("one");
    FileWatcher watcher;
    watcher.add(m_path);
    QSignalSpy spy(&watcher, &FileWatcher::maybeChanged);
    put("two!");
    QTRY_VERIFY(!spy.isEmpty());
    for (int i = 0; i < 3; ++i) { // the watch holds after a replacement
        spy.clear();
        replace("new " + QByteArray::number(i));
        QTRY_VERIFY(!spy.isEmpty());
        QCOMPARE(spy.first().first().toString(), m_path);
    }
    spy.clear();
    QVERIFY(QFile::remove(m_path));
    QTRY_VERIFY(!spy.isEmpty());
    spy.clear();
    put("again");
    QTRY_VERIFY(!spy.isEmpty());
    spy.clear();
    put("");
    QTRY_VERIFY(!spy.isEmpty());
}

void TestFileWatcher::fileThatIsNotThereYet()
{
    FileWatcher watcher;
    watcher.add(m_path);
    QSignalSpy spy(&watcher, &FileWatcher::maybeChanged);
    put("one");
    QTRY_VERIFY(!spy.isEmpty());
}

void TestFileWatcher::folderThatIsNotThereYet()
{
    m_path = m_folder->filePath(QStringLiteral("note/a.md"));
    FileWatcher watcher;
    watcher.add(m_path);
    QSignalSpy spy(&watcher, &FileWatcher::maybeChanged);
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("note")));
    put("one");
    QTRY_VERIFY(!spy.isEmpty()); // nothing can be watched: by looking at it now and then
    spy.clear();
    put("two!");
    QTRY_VERIFY(!spy.isEmpty());
}

void TestFileWatcher::changeBehindALink()
{
    put("one");
    const QString link = m_folder->filePath(QStringLiteral("links/list.md"));
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("links")));
    QVERIFY(QFile::link(m_path, link));
    FileWatcher watcher;
    watcher.add(link);
    QSignalSpy spy(&watcher, &FileWatcher::maybeChanged);
    replace("two!");
    QTRY_VERIFY(!spy.isEmpty());
    QCOMPARE(spy.first().first().toString(), link);
    spy.clear();
    replace("three");
    QTRY_VERIFY(!spy.isEmpty());
}

void TestFileWatcher::linkThatLeadsElsewhere()
{
    put("one");
    const QString one = m_path;
    const QString link = m_folder->filePath(QStringLiteral("link.md"));
    QVERIFY(QFile::link(one, link));
    m_path = m_folder->filePath(QStringLiteral("other.md"));
    put("another");
    FileWatcher watcher;
    watcher.add(link);
    QSignalSpy spy(&watcher, &FileWatcher::maybeChanged);
    QVERIFY(QFile::remove(link) && QFile::link(m_path, link));
    QTRY_VERIFY(!spy.isEmpty());
}

void TestFileWatcher::sameSizeAndAnOlderDate()
{
    put("one");
    FileWatcher watcher;
    watcher.add(m_path);
    QSignalSpy spy(&watcher, &FileWatcher::maybeChanged);
    const QDateTime before = QFileInfo(m_path).lastModified();
    const QString beside = m_path + QStringLiteral(".new");
    QFile out(beside);
    QVERIFY(out.open(QIODevice::WriteOnly) && out.write("two") == 3);
    QVERIFY(out.flush() && out.setFileTime(before, QFileDevice::FileModificationTime));
    out.close();
    QCOMPARE(::rename(QFile::encodeName(beside).constData(), QFile::encodeName(m_path).constData()),
             0);
    QTRY_VERIFY(!spy.isEmpty());
}

void TestFileWatcher::folderRenamedAndBack()
{
    const QString folder = m_folder->filePath(QStringLiteral("list"));
    const QString elsewhere = m_folder->filePath(QStringLiteral("elsewhere"));
    QVERIFY(QDir().mkdir(folder));
    m_path = folder + QStringLiteral("/README.md");
    put("one");
    FileWatcher watcher;
    watcher.add(m_path);
    QSignalSpy spy(&watcher, &FileWatcher::maybeChanged);
    QVERIFY(QDir().rename(folder, elsewhere));
    QTRY_VERIFY(!spy.isEmpty());
    spy.clear();
    QVERIFY(QDir().rename(elsewhere, folder));
    QTRY_VERIFY(!spy.isEmpty());
    spy.clear();
    put("two!"); // and is watched again
    QTRY_VERIFY(!spy.isEmpty());
}

void TestFileWatcher::folderUnmountedAndBack()
{
    const QString server = m_folder->filePath(QStringLiteral("server"));
    const QString share = m_folder->filePath(QStringLiteral("share"));
    QVERIFY(QDir().mkdir(server) && QDir().mkdir(share));
    m_path = share + QStringLiteral("/README.md");
    const MountedFolder disk(server, share);
    if (!disk.isMounted())
        QSKIP("this process may mount nothing");
    put("one");
    const QString seen = folderPlaceOf(m_path);
    QVERIFY(!isFolderGone(m_path, seen));
    FileWatcher watcher;
    watcher.add(m_path);
    QSignalSpy spy(&watcher, &FileWatcher::maybeChanged);
    QVERIFY(disk.hide());
    QTRY_VERIFY(!spy.isEmpty());
    QVERIFY(isFolderGone(m_path, seen));
    QVERIFY(!isFolderGone(m_path, folderPlaceOf(m_path))); // a file that vanished, not a disk
    spy.clear();
    QVERIFY(disk.show());
    QTRY_VERIFY(!spy.isEmpty());
    QVERIFY(!isFolderGone(m_path, seen));
    QVERIFY(QFile::remove(m_path));
    QVERIFY(!isFolderGone(m_path, seen));
    QVERIFY(isFolderGone(m_folder->filePath(QStringLiteral("no/README.md")), {}));
}

// As what Git has in .git while it is in the middle of something.
void TestFileWatcher::folderThatComesAndGoes()
{
    m_path = m_folder->filePath(QStringLiteral("rebase-merge"));
    FileWatcher watcher;
    watcher.add(m_path);
    QSignalSpy spy(&watcher, &FileWatcher::maybeChanged);
    for (int i = 0; i < 2; ++i) {
        QVERIFY(QDir().mkdir(m_path));
        QTRY_VERIFY(!spy.isEmpty());
        spy.clear();
        QVERIFY(QDir().rmdir(m_path));
        QTRY_VERIFY(!spy.isEmpty());
        spy.clear();
    }
}

void TestFileWatcher::removed()
{
    put("one");
    const QString other = m_folder->filePath(QStringLiteral("other.md"));
    FileWatcher watcher;
    watcher.add(m_path);
    watcher.add(other);
    watcher.remove(m_path);
    QSignalSpy spy(&watcher, &FileWatcher::maybeChanged);
    put("two!");
    QVERIFY(QFile::copy(m_path, other));
    QTRY_VERIFY(!spy.isEmpty()); // the folder is still watched for the other one
    for (const QList<QVariant> &change : std::as_const(spy))
        QCOMPARE(change.first().toString(), other);
}

QTEST_GUILESS_MAIN(TestFileWatcher)
#include "tst_filewatcher.moc"
