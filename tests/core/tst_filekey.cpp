// SPDX-License-Identifier: MIT
#include "core/filekey.h"

#include <QTest>

using namespace paperdip;

// Whose note a file may be: however it is written, the key is that of the file.
class TestFileKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isThatOfTheFile_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("file");
        const auto row = [](const char *written, const char *file) {
            QTest::newRow(written) << QString::fromUtf8(written) << QString::fromUtf8(file);
        };
        row("note/Medusa.md", "/home/a/note/Medusa.md");
        row("./note/Medusa.md#results", "/home/a/note/Medusa.md");
        row("note/Medusa.md#results/in short", "/home/a/note/Medusa.md");
        row("note/Medusa.md?from=/a/b", "/home/a/note/Medusa.md");
        row("note/Medusa.md?raw=true", "/home/a/note/Medusa.md");
        row("note\\Medusa.md", "/home/a/note/Medusa.md");
        row("note/a%20b.md", "/home/a/note/a b.md");
        row("note%2Fa%20b.md", "/home/a/note/a b.md");
        row("note/a%20b.md", "/home/a/note/a%20b.md"); // called so
        row("note/a%2520b.md", "/home/a/note/a%20b.md");
        row("note/%E7%AC%94%E8%AE%B0.md", "/home/a/note/笔记.md");
        row("note/笔记.md", "/home/a/note/笔记.md");
        row("note/a%23b.md", "/home/a/note/a#b.md");
        row("note/a#b.md", "/home/a/note/a#b.md");
        row("note/50%.md", "/home/a/note/50%.md");
    }

    void isThatOfTheFile()
    {
        QFETCH(const QString, written);
        QFETCH(const QString, file);
        QVERIFY(!fileKey(written).isEmpty());
        QCOMPARE(fileKey(written), fileKey(file));
        QCOMPARE(fileKey(written), fileKey(fileKey(written)));
    }

    void tellsFilesApart()
    {
        QVERIFY(fileKey(QStringLiteral("a.md")) != fileKey(QStringLiteral("b.md")));
        QCOMPARE(fileKey(QStringLiteral("x/a.md")), QStringLiteral("a.md"));
        QCOMPARE(fileKey({}), QString());
    }
};

QTEST_APPLESS_MAIN(TestFileKey)

#include "tst_filekey.moc"
