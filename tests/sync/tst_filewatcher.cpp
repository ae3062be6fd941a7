// SPDX-License-Identifier: MIT
#include "sync/filewatcher.h"

#include "shared.h"
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
