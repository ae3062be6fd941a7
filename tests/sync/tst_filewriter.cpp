// SPDX-License-Identifier: MIT
#include "sync/filewriter.h"

#include "shared.h"
#include "sync/quickfolder.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThread>

using namespace paperdip;

class TestFileWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void reportsOnItsOwnThread();
    void writesInOrder();
    void finishesWithoutAnEventLoop();
    void writesEverythingBeforeItGoes();
};

static WriteJob job(const QString &path, const QByteArray &bytes, const QByteArray &before)
{
    WriteJob job;
    job.path = path;
    job.bytes = bytes;
    if (!before.isEmpty())
        job.allowed << hashOf(before);
    return job;
}

void TestFileWriter::reportsOnItsOwnThread()
{
    const QTemporaryDir folder(quickFolder());
    FileWriter writer;
    QVERIFY(writer.isIdle());
    QList<bool> right;
    QList<ErrorCode> errors;
    connect(&writer, &FileWriter::done, this,
            [&](const QString &, const Result<QByteArray> &result) {
                right << (QThread::currentThread() == thread());
                if (!result)
                    errors << result.error().code;
            });
    writer.write(job(folder.filePath(QStringLiteral("a.md")), "one", {}));
    writer.write(job(folder.filePath(QStringLiteral("a.md")), "two", "not this"));
    QVERIFY(!writer.isIdle());
    QVERIFY(right.isEmpty()); // never from within write()
    QTRY_COMPARE(right, QList<bool>({true, true}));
    QCOMPARE(errors, QList<ErrorCode>{ErrorCode::Conflict});
    QVERIFY(writer.isIdle());
}

void TestFileWriter::writesInOrder()
{
    const QTemporaryDir folder(quickFolder());
    const QString path = folder.filePath(QStringLiteral("a.md"));
    FileWriter writer;
    int failures = 0;
    connect(&writer, &FileWriter::done, this,
            [&](const QString &, const Result<QByteArray> &result) { failures += result ? 0 : 1; });
    QByteArray before;
    for (int i = 1; i <= 10; ++i) { // each may only replace the one before it
        const QByteArray bytes = QByteArray::number(i);
        writer.write(job(path, bytes, before));
        before = bytes;
    }
    QTRY_VERIFY(writer.isIdle());
    QCOMPARE(failures, 0);
    QCOMPARE(readAll(path), QByteArray("10"));
}

void TestFileWriter::finishesWithoutAnEventLoop()
{
    const QTemporaryDir folder(quickFolder());
    const QString path = folder.filePath(QStringLiteral("a.md"));
    FileWriter writer;
    int done = 0;
    connect(&writer, &FileWriter::done, this, [&] {
        if (++done == 1) // what is given meanwhile is waited for, too
            writer.write(job(path, "two", "one"));
    });
    writer.write(job(path, "one", {}));
    writer.finish();
    QCOMPARE(done, 2);
    QVERIFY(writer.isIdle());
    QCOMPARE(readAll(path), QByteArray("two"));
}

void TestFileWriter::writesEverythingBeforeItGoes()
{
    const QTemporaryDir folder(quickFolder());
    {
        FileWriter writer;
        for (int i = 0; i < 8; ++i)
            writer.write(job(folder.filePath(QString::number(i)), "x", {}));
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 8);
}

QTEST_GUILESS_MAIN(TestFileWriter)
#include "tst_filewriter.moc"
