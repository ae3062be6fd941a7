// SPDX-License-Identifier: MIT
#include "library/noteversions.h"

#include "library/linkedfiles.h"
#include "library/notes.h"
#include "libraryfixture.h"
#include "shared.h"
#include "store/store.h"
#include "sync/quickfolder.h"

#include <QRegularExpression>
#include <QTemporaryDir>

using namespace paperdip;

namespace {

constexpr qint64 now = 1'700'000'000;

QList<NoteVersion> every(qint64 seconds, int count)
{
    QList<NoteVersion> versions;
    for (int i = 0; i < count; ++i)
        versions.append({i + 1, now - i * seconds});
    return versions;
}

// A list with one note.
struct House
{
    House()
    {
        QDir().mkpath(folder.filePath(QStringLiteral("list/note")));
        put(QStringLiteral("README.md"), homeList());
        put(QStringLiteral("note/Medusa.md"), "one\n");
        library = openLibrary(folder.filePath(QStringLiteral("library.db")));
        files = std::make_unique<LinkedFiles>(*library, false);
        if (!files->open(at(QStringLiteral("README.md"))))
            qFatal("cannot open the list");
        notes = std::make_unique<Notes>(*library, false);
    }
    QString at(const QString &name) const
    {
        return QFileInfo(folder.path()).canonicalFilePath() + QStringLiteral("/list/") + name;
    }
    void put(const QString &name, const QByteArray &bytes) const
    {
        QFile out(at(name));
        if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(name));
    }
    void type(const QByteArray &bytes) const
    {
        QVERIFY(notes->keepDraft(note, bytes));
        QVERIFY(notes->flush());
        QCOMPARE(readAll(note), bytes);
    }
    QList<QByteArray> texts() const
    {
        QList<QByteArray> texts;
        const QList<NoteVersion> versions = notes->versions(note);
        for (const NoteVersion &version : versions)
            texts << notes->version(version.id);
        return texts;
    }

    QTemporaryDir folder{quickFolder()};
    std::unique_ptr<Library> library;
    std::unique_ptr<LinkedFiles> files;
    std::unique_ptr<Notes> notes;
    QString note = at(QStringLiteral("note/Medusa.md"));
};

} // namespace

// What notes held earlier.
class TestNoteVersions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void thinsOut_data();
    void thinsOut();
    void keepsWhatIsReplaced();
    void notOneForEveryLetter();
    void whatOthersWroteOver();
    void followsARename();
};

void TestNoteVersions::thinsOut_data()
{
    QTest::addColumn<QList<NoteVersion>>("versions");
    QTest::addColumn<qsizetype>("kept");
    QTest::newRow("few") << every(3600, 10) << qsizetype(10);
    QTest::newRow("never more than fifty") << every(600, 80) << qsizetype(50);
    QTest::newRow("close together in the last hour") << every(30, 40) << qsizetype(40);
    QTest::newRow("a day apart") << every(24 * 3600, 30) << qsizetype(30);
    QTest::newRow("half-daily for three weeks") << every(12 * 3600, 42) << qsizetype(15 + 14);
}

void TestNoteVersions::thinsOut()
{
    QFETCH(QList<NoteVersion>, versions);
    QFETCH(qsizetype, kept);
    const QList<qint64> surplus = surplusVersions(versions, now);
    QVERIFY2(qAbs(versions.size() - surplus.size() - kept) <= 1,
             qPrintable(QString::number(versions.size() - surplus.size())));
    QVERIFY(!surplus.contains(versions.first().id)); // the newest always stays
}

void TestNoteVersions::keepsWhatIsReplaced()
{
    const House house;
    QVERIFY(house.notes->read(house.note));
    QVERIFY(house.texts().isEmpty());
    house.type("one\ntwo\n");
    QCOMPARE(house.texts(), QList<QByteArray>{"one\n"});
}

void TestNoteVersions::notOneForEveryLetter()
{
    const House house;
    QVERIFY(house.notes->read(house.note));
    house.type("one\ntwo\n");
    house.type("one\ntwo\nthree\n");
    QCOMPARE(house.texts(), QList<QByteArray>{"one\n"});
    house.type("1\n"); // more than half is gone
    QCOMPARE(house.texts(), (QList<QByteArray>{"one\ntwo\nthree\n", "one\n"}));
}

void TestNoteVersions::whatOthersWroteOver()
{
    const House house;
    QVERIFY(house.notes->read(house.note));
    house.put(QStringLiteral("note/Medusa.md"), "theirs\n");
    QVERIFY(house.notes->read(house.note));
    house.put(QStringLiteral("note/Medusa.md"), "theirs again\n");
    QVERIFY(house.notes->read(house.note));
    QCOMPARE(house.texts(), (QList<QByteArray>{"theirs\n", "one\n"}));
}

void TestNoteVersions::followsARename()
{
    House house;
    QVERIFY(house.notes->read(house.note));
    house.type("one\ntwo\n");
    const QString other = house.at(QStringLiteral("note/other.md"));
    QVERIFY(house.library->store().notes().rename(house.note, other));
    house.note = other;
    QCOMPARE(house.texts(), QList<QByteArray>{"one\n"});
}

QTEST_GUILESS_MAIN(TestNoteVersions)
#include "tst_noteversions.moc"
