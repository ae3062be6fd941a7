// SPDX-License-Identifier: MIT
#include "sync/safefile.h"

#include "obstacle.h"
#include "shared.h"
#include "sync/quickfolder.h"

#include <QLockFile>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <sys/stat.h>

using namespace paperdip;

class TestSafeFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsWhatIsThere();
    void refusesToReadWhatIsNoFile();
    void writesWhatIsAllowed();
    void refusesWhatChanged_data();
    void refusesWhatChanged();
    void leavesAnEqualFileAlone();
    void keepsLinksAndPermissions();
    void writesThroughADanglingLink();
    void saysThatLinksGoInCircles();
    void makesFoldersOnlyWhenTold();
    void saysWhatStandsInTheWay();
    void readOnlyFileAndFolder();
    void fullDisk();
    void waitsForNoDeadLock();
    void heldLock();
    void unfilledLock();
    void removesOnlyItsOwnLeftovers();
    void keepsCopiesApart();

private:
    QString file(const QString &name) const { return m_folder->filePath(name); }
    QString make(const QString &name, const QByteArray &bytes) const;
    QStringList names() const
    {
        return QDir(m_folder->path())
            .entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

static WriteJob job(const QString &path, const QByteArray &bytes, const QList<QByteArray> &allowed)
{
    WriteJob job;
    job.path = path;
    job.bytes = bytes;
    for (const QByteArray &content : allowed)
        job.allowed << hashOf(content);
    return job;
}

void TestSafeFile::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>(quickFolder());
    QVERIFY(m_folder->isValid());
}

QString TestSafeFile::make(const QString &name, const QByteArray &bytes) const
{
    QFile out(file(name));
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
        qFatal("cannot make %s", qPrintable(name));
    return out.fileName();
}

void TestSafeFile::readsWhatIsThere()
{
    const QByteArray bytes("a\r\n\0\xff z", 7);
    const Result<QByteArray> read = readFile(make(QStringLiteral("a.md"), bytes));
    QVERIFY(read);
    QCOMPARE(*read, bytes);
    QVERIFY(readFile(file(QStringLiteral("a.md")), 7));
    const Result<QByteArray> tooLarge = readFile(file(QStringLiteral("a.md")), 6);
    QVERIFY(!tooLarge);
    QCOMPARE(tooLarge.error().code, ErrorCode::Invalid);
}

void TestSafeFile::refusesToReadWhatIsNoFile()
{
    const Result<QByteArray> missing = readFile(file(QStringLiteral("none.md")));
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    QVERIFY(missing.error().message.contains(QStringLiteral("none.md")));
    QCOMPARE(readFile(m_folder->path()).error().code, ErrorCode::Invalid);
    const QString pipe = file(QStringLiteral("pipe"));
    QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QCOMPARE(readFile(pipe).error().code, ErrorCode::Invalid);
}

void TestSafeFile::writesWhatIsAllowed()
{
    const QString path = file(QStringLiteral("a.md"));
    const Result<QByteArray> made = writeFile(job(path, "one", {}));
    QVERIFY(made);
    QCOMPARE(*made, hashOf("one"));
    QCOMPARE(readAll(path), QByteArray("one"));
    QVERIFY(writeFile(job(path, "two", {"other", "one"})));
    QCOMPARE(readAll(path), QByteArray("two"));
    QVERIFY(writeFile(job(path, "", {"two"})));
    QCOMPARE(readAll(path), QByteArray());
    const QByteArray large(5 * 1024 * 1024, 'x');
    QVERIFY(writeFile(job(path, large, {""})));
    QCOMPARE(readAll(path), large);
    QCOMPARE(names(), QStringList{QStringLiteral("a.md")});
}

void TestSafeFile::refusesWhatChanged_data()
{
    QTest::addColumn<std::optional<QByteArray>>("present");
    QTest::addColumn<QList<QByteArray>>("allowed");
    using Bytes = std::optional<QByteArray>;
    QTest::newRow("another") << Bytes("theirs") << QList<QByteArray>{"ours"};
    QTest::newRow("emptied") << Bytes("") << QList<QByteArray>{"ours"};
    QTest::newRow("made meanwhile") << Bytes("theirs") << QList<QByteArray>{};
    QTest::newRow("vanished") << Bytes() << QList<QByteArray>{"ours"};
}

void TestSafeFile::refusesWhatChanged()
{
    QFETCH(std::optional<QByteArray>, present);
    QFETCH(QList<QByteArray>, allowed);
    const QString path = file(QStringLiteral("a.md"));
    if (present)
        make(QStringLiteral("a.md"), *present);
    const Result<QByteArray> written = writeFile(job(path, "new", allowed));
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Conflict);
    QCOMPARE(written.error().subject, path);
    QCOMPARE(QFile::exists(path), present.has_value());
    if (present)
        QCOMPARE(readAll(path), *present);
}

void TestSafeFile::leavesAnEqualFileAlone()
{
    const QString path = make(QStringLiteral("a.md"), "same");
    const QDateTime before = QDateTime::currentDateTime().addSecs(-1000);
    {
        QFile out(path);
        QVERIFY(out.open(QIODevice::ReadWrite));
        QVERIFY(out.setFileTime(before, QFileDevice::FileModificationTime));
    }
    const Result<QByteArray> written = writeFile(job(path, "same", {}));
    QVERIFY(written);
    QCOMPARE(*written, hashOf("same"));
    QCOMPARE(QFileInfo(path).lastModified().toSecsSinceEpoch(), before.toSecsSinceEpoch());
}

void TestSafeFile::keepsLinksAndPermissions()
{
    const QString target = make(QStringLiteral("real.md"), "one");
    QVERIFY(QFile::setPermissions(target, QFileDevice::ReadOwner | QFileDevice::WriteOwner |
                                              QFileDevice::ExeOwner));
    const auto permissions = QFile::permissions(target);
    const QString first = file(QStringLiteral("first.md"));
    const QString second = file(QStringLiteral("second.md"));
    QVERIFY(QFile::link(QStringLiteral("real.md"), first));
    QVERIFY(QFile::link(QStringLiteral("first.md"), second));
    QVERIFY(writeFile(job(second, "two", {"one"})));
    QVERIFY(QFileInfo(first).isSymLink());
    QVERIFY(QFileInfo(second).isSymLink());
    QVERIFY(!QFileInfo(target).isSymLink());
    QCOMPARE(readAll(target), QByteArray("two"));
    QCOMPARE(QFile::permissions(target), permissions);
}

void TestSafeFile::writesThroughADanglingLink()
{
    const QString link = file(QStringLiteral("link.md"));
    QVERIFY(QFile::link(QStringLiteral("to-be.md"), link));
    QVERIFY(writeFile(job(link, "new", {})));
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(readAll(file(QStringLiteral("to-be.md"))), QByteArray("new"));
}

void TestSafeFile::saysThatLinksGoInCircles()
{
    QVERIFY(QFile::link(QStringLiteral("b.md"), file(QStringLiteral("a.md"))));
    QVERIFY(QFile::link(QStringLiteral("a.md"), file(QStringLiteral("b.md"))));
    const Result<QByteArray> written = writeFile(job(file(QStringLiteral("a.md")), "new", {}));
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Io);
}

void TestSafeFile::makesFoldersOnlyWhenTold()
{
    WriteJob note = job(file(QStringLiteral("note/deep/a.md")), "new", {});
    const Result<QByteArray> refused = writeFile(note);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotFound);
    QVERIFY(names().isEmpty());
    note.makeFolders = true;
    QVERIFY(writeFile(note));
    QCOMPARE(readAll(note.path), QByteArray("new"));
}

void TestSafeFile::saysWhatStandsInTheWay()
{
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("a.md")));
    const Result<QByteArray> onFolder = writeFile(job(file(QStringLiteral("a.md")), "new", {}));
    QVERIFY(!onFolder);
    QCOMPARE(onFolder.error().code, ErrorCode::Io);
    QVERIFY(onFolder.error().message.contains(QStringLiteral("a.md")));

    make(QStringLiteral("plain"), "x");
    WriteJob below = job(file(QStringLiteral("plain/a.md")), "new", {});
    QCOMPARE(writeFile(below).error().code, ErrorCode::NotFound);
    below.makeFolders = true;
    const Result<QByteArray> belowFile = writeFile(below);
    QVERIFY(!belowFile);
    QCOMPARE(belowFile.error().code, ErrorCode::Io);
    QCOMPARE(readAll(file(QStringLiteral("plain"))), QByteArray("x"));
}

void TestSafeFile::readOnlyFileAndFolder()
{
    const auto everyone = QFileDevice::ReadOwner | QFileDevice::ExeOwner | QFileDevice::ReadGroup |
                          QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::ExeOther;
    const auto writable =
        QFileDevice::WriteOwner | QFileDevice::WriteGroup | QFileDevice::WriteOther;
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("shut")));
    const QString inShut = make(QStringLiteral("shut/a.md"), "one");
    const QString readOnly = make(QStringLiteral("b.md"), "one");
    const QString unreadable = make(QStringLiteral("c.md"), "one");
    QVERIFY(QFile::setPermissions(inShut, everyone | writable));
    QVERIFY(QFile::setPermissions(readOnly, everyone));
    QVERIFY(QFile::setPermissions(unreadable, QFileDevice::Permissions()));
    QVERIFY(QFile::setPermissions(file(QStringLiteral("shut")), everyone));
    QVERIFY(QFile::setPermissions(m_folder->path(), everyone | writable));
    {
        const PlainUser user;
        QVERIFY(user.isPlain());
        for (const QString &path : {inShut, readOnly}) {
            const Result<QByteArray> written = writeFile(job(path, "two", {"one"}));
            QVERIFY(!written);
            QVERIFY2(written.error().message.contains(path), qPrintable(written.error().message));
            QCOMPARE(written.error().code, ErrorCode::Io);
        }
        QCOMPARE(readFile(unreadable).error().code, ErrorCode::Io);
        QCOMPARE(writeFile(job(unreadable, "two", {"one"})).error().code, ErrorCode::Io);
    }
    QVERIFY(
        QFile::setPermissions(file(QStringLiteral("shut")), everyone | QFileDevice::WriteOwner));
    QCOMPARE(readAll(inShut), QByteArray("one"));
    QCOMPARE(readAll(readOnly), QByteArray("one"));
}

void TestSafeFile::fullDisk()
{
    const SmallDisk disk(m_folder->path());
    if (!disk.isMounted())
        QSKIP("a full disk can only be tried where a tmpfs may be mounted");
    const QString path = make(QStringLiteral("a.md"), "one");
    for (const int size :
         {100'000, 60'000}) { // far too large; too large only beside the old one and a filler
        const QByteArray filler(size == 60'000 ? 20'000 : 0, 'f');
        make(QStringLiteral("filler"), filler);
        const Result<QByteArray> written = writeFile(job(path, QByteArray(size, 'x'), {"one"}));
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::DiskFull);
        QCOMPARE(readAll(path), QByteArray("one"));
        QCOMPARE(names().size(), 2);
    }
    make(QStringLiteral("filler"), {});
    QVERIFY(writeFile(job(path, QByteArray(20'000, 'x'), {"one"})));
}

void TestSafeFile::waitsForNoDeadLock()
{
    WriteJob locked = job(file(QStringLiteral("a.md")), "new", {});
    locked.lockPath = file(QStringLiteral("a.lock"));
    make(QStringLiteral("a.lock"), "999999\ngone\n" + QSysInfo::machineHostName().toUtf8() + "\n");
    QVERIFY(writeFile(locked));
    QCOMPARE(names(), QStringList{QStringLiteral("a.md")});
}

void TestSafeFile::heldLock()
{
    WriteJob locked = job(file(QStringLiteral("a.md")), "new", {});
    locked.lockPath = file(QStringLiteral("a.lock"));
    QLockFile other(locked.lockPath);
    QVERIFY(other.tryLock(0));
    const Result<QByteArray> written = writeFile(locked);
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Locked);
    QVERIFY(!QFile::exists(locked.path));
}

// Its process was killed between making it and writing into it, which may just be going on.
void TestSafeFile::unfilledLock()
{
    const QString path = make(QStringLiteral("a.lock"), "");
    QLockFile lock(path);
    lock.setStaleLockTime(0);
    QVERIFY(!takeLock(lock, 0));
    QFile made(path);
    QVERIFY(made.open(QIODevice::ReadWrite));
    QVERIFY(made.setFileTime(QDateTime::currentDateTime().addSecs(-3),
                             QFileDevice::FileModificationTime));
    made.close();
    QVERIFY(takeLock(lock, 0));
    QVERIFY(lock.isLocked());
}

void TestSafeFile::removesOnlyItsOwnLeftovers()
{
    const QString path = make(QStringLiteral("a.md"), "one");
    make(QStringLiteral("a.md.AbCdEf"), "");
    make(QStringLiteral("a.md.ghIjKl"), "two");
    make(QStringLiteral("a.md.mnopqr"), "three");
    make(QStringLiteral("a.md.backup"), "mine"); // somebody's own, though it looks alike
    make(QStringLiteral("a.md.123456"), "");     // no name that QSaveFile gives
    make(QStringLiteral("b.md.AbCdEf"), "");
    removeLeftovers(path, "two", hashOf("three"));
    QCOMPARE(names(), QStringList({QStringLiteral("a.md"), QStringLiteral("a.md.123456"),
                                   QStringLiteral("a.md.backup"), QStringLiteral("b.md.AbCdEf")}));
}

void TestSafeFile::keepsCopiesApart()
{
    const QString kept = file(QStringLiteral("kept"));
    const Result<QString> first = keepCopy(kept, QStringLiteral("README.md"), "one");
    const Result<QString> second = keepCopy(kept, QStringLiteral("README.md"), "two");
    QVERIFY(first);
    QVERIFY(second);
    QVERIFY(*first != *second);
    QCOMPARE(readAll(*first), QByteArray("one"));
    QCOMPARE(readAll(*second), QByteArray("two"));
    QVERIFY(QFileInfo(*first).fileName().startsWith(QStringLiteral("README-20")));
    QVERIFY(first->endsWith(QStringLiteral(".md")));
}

QTEST_GUILESS_MAIN(TestSafeFile)
#include "tst_safefile.moc"
