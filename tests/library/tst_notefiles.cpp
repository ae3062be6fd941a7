// SPDX-License-Identifier: MIT
#include "library/notefiles.h"

#include "library/linkedfiles.h"
#include "library/noteindex.h"
#include "library/notes.h"
#include "libraryfixture.h"
#include "shared.h"
#include "sync/quickfolder.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace paperdip;

namespace {

const QByteArray paperLink = "https://arxiv.org/abs/2401.10774";

} // namespace

// Renaming and removing notes with all that hangs on them.
class TestNoteFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void knowsWhoLinks();
    void readsAgainWhatChanged();
    void renamesWithEverything();
    void movesToAnotherFolder();
    void everyEntryThatNamesIt();
    void sharedPicturesStay();
    void refuses_data();
    void refuses();
    void failureLeavesAllAsItWas();
    void changedMeanwhileIsRefused();
    void removesAndBringsBack();

private:
    QString at(const QString &name) const { return m_top + QStringLiteral("/list/") + name; }
    void put(const QString &name, const QByteArray &bytes) const;
    NodeId paper(const char *title) const { return idOf(*m_library, m_list, title); }
    void look() const;
    QHash<QString, QByteArray> snapshot() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_top;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<LinkedFiles> m_linked;
    std::unique_ptr<Notes> m_notes;
    std::unique_ptr<NoteIndex> m_index;
    std::unique_ptr<NoteFiles> m_files;
    ListId m_list = 0;
};

void TestNoteFiles::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>(quickFolder());
    m_top = QFileInfo(m_folder->path()).canonicalFilePath();
    qputenv("XDG_DATA_HOME", (m_top + QStringLiteral("/trash")).toUtf8());
    QDir().mkpath(m_top + QStringLiteral("/trash"));
    put(QStringLiteral("README.md"), homeList());
    put(QStringLiteral("note/Medusa.md"),
        "# [Medusa](" + paperLink +
            ")\n\n![a](image/Medusa/1.png) and ![](./image/Medusa/2.png \"t\")\n"
            "See [myself](Medusa.md#x), [the survey](survey.md) and [up](../flashattention.md).\n"
            "<img src=\"image/Medusa/1.png\">\n\n[ref]: survey.md\n");
    put(QStringLiteral("note/image/Medusa/1.png"), "one");
    put(QStringLiteral("note/image/Medusa/2.png"), "two");
    put(QStringLiteral("note/survey.md"), "# Survey\n\n- [Medusa](./Medusa.md#heads), "
                                          "`[no](Medusa.md)`\n- [x][m]\n\n[m]: Medusa.md\n");
    put(QStringLiteral("flashattention.md"), "Compare 2401.10774 and [it](note/Medusa.md).\n");
    put(QStringLiteral("log/day.md"), "Read arXiv:2401.10774 today.\n");
    m_library = openLibrary(m_top + QStringLiteral("/data/library.db"));
    m_linked = std::make_unique<LinkedFiles>(*m_library, false);
    const Result<ListId> opened = m_linked->open(at(QStringLiteral("README.md")));
    QVERIFY(opened);
    m_list = *opened;
    m_notes = std::make_unique<Notes>(*m_library, false);
    m_index = std::make_unique<NoteIndex>(*m_library);
    m_files = std::make_unique<NoteFiles>(*m_library, *m_notes);
    look();
}

void TestNoteFiles::cleanup()
{
    m_files.reset();
    m_index.reset();
    m_notes.reset();
    m_linked.reset();
    m_library.reset();
    qunsetenv("XDG_DATA_HOME");
}

void TestNoteFiles::put(const QString &name, const QByteArray &bytes) const
{
    QDir().mkpath(QFileInfo(at(name)).absolutePath());
    QFile out(at(name));
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(name));
}

void TestNoteFiles::look() const
{
    QSignalSpy ready(m_index.get(), &NoteIndex::ready);
    m_index->refresh(m_list);
    QTRY_VERIFY(!ready.isEmpty());
}

// Every file below the list's folder, and the list's bytes.
QHash<QString, QByteArray> TestNoteFiles::snapshot() const
{
    QHash<QString, QByteArray> files;
    QDirIterator it(at(QString()), QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        files.insert(path, readAll(path));
    }
    files.insert(QStringLiteral("list"), m_library->bytes(m_list));
    return files;
}

void TestNoteFiles::knowsWhoLinks()
{
    const QString medusa = at(QStringLiteral("note/Medusa.md"));
    QCOMPARE(m_index->linkingTo(medusa), (QStringList{at(QStringLiteral("flashattention.md")),
                                                      at(QStringLiteral("note/survey.md"))}));
    QCOMPARE(m_index->mentioning(QStringLiteral("2401.10774"), medusa),
             QStringList{at(QStringLiteral("log/day.md"))});
    QCOMPARE(m_index->titleOf(at(QStringLiteral("note/survey.md"))), QStringLiteral("Survey"));
    QCOMPARE(m_index->titleOf(at(QStringLiteral("log/day.md"))), QStringLiteral("day"));
    QCOMPARE(m_index->likely(at(QStringLiteral("medusa.md"))), QStringList{medusa});
}

void TestNoteFiles::readsAgainWhatChanged()
{
    put(QStringLiteral("log/day.md"), "# A day\n\n[Medusa](../note/Medusa.md)\n");
    QVERIFY(QFile::remove(at(QStringLiteral("flashattention.md"))));
    look();
    QCOMPARE(m_index->linkingTo(at(QStringLiteral("note/Medusa.md"))),
             (QStringList{at(QStringLiteral("log/day.md")), at(QStringLiteral("note/survey.md"))}));
    QCOMPARE(m_index->titleOf(at(QStringLiteral("log/day.md"))), QStringLiteral("A day"));
}

void TestNoteFiles::renamesWithEverything()
{
    const auto before = snapshot();
    const auto step =
        m_files->planRename(paper("Medusa"), QStringLiteral("note/Medusa 2.md"), *m_index);
    QVERIFY2(step, qPrintable(step ? QString() : step.error().message));
    QCOMPARE(snapshot(), before); // a plan changes nothing
    const auto inverse = m_files->apply(*step);
    QVERIFY2(inverse, qPrintable(inverse ? QString() : inverse.error().message));
    QVERIFY(!QFile::exists(at(QStringLiteral("note/Medusa.md"))));
    QVERIFY(!QFile::exists(at(QStringLiteral("note/image/Medusa"))));
    QCOMPARE(readAll(at(QStringLiteral("note/image/Medusa 2/2.png"))), QByteArray("two"));
    QCOMPARE(
        readAll(at(QStringLiteral("note/Medusa 2.md"))),
        QByteArray("# [Medusa](" + paperLink +
                   ")\n\n![a](image/Medusa%202/1.png) and ![](./image/Medusa%202/2.png \"t\")\n"
                   "See [myself](Medusa%202.md#x), [the survey](survey.md) and "
                   "[up](../flashattention.md).\n"
                   "<img src=\"image/Medusa%202/1.png\">\n\n[ref]: survey.md\n"));
    QCOMPARE(readAll(at(QStringLiteral("note/survey.md"))),
             QByteArray("# Survey\n\n- [Medusa](./Medusa%202.md#heads), `[no](Medusa.md)`\n"
                        "- [x][m]\n\n[m]: Medusa%202.md\n"));
    QCOMPARE(readAll(at(QStringLiteral("flashattention.md"))),
             QByteArray("Compare 2401.10774 and [it](note/Medusa%202.md).\n"));
    QCOMPARE(m_library->bytes(m_list),
             homeList().replace("[note](note/Medusa.md)", "[note](note/Medusa%202.md)"));
    QVERIFY(m_library->node(paper("Medusa"))->noteExists);
    const auto again = m_files->apply(*inverse);
    QVERIFY(again);
    QCOMPARE(snapshot(), before);
    QVERIFY(m_files->apply(*again));
    QVERIFY(QFile::exists(at(QStringLiteral("note/Medusa 2.md"))));
}

void TestNoteFiles::movesToAnotherFolder()
{
    const auto before = snapshot();
    const auto step =
        m_files->planRename(paper("Medusa"), QStringLiteral("decoding/medusa.md"), *m_index);
    QVERIFY(step);
    const auto inverse = m_files->apply(*step);
    QVERIFY(inverse);
    QCOMPARE(readAll(at(QStringLiteral("decoding/image/medusa/1.png"))), QByteArray("one"));
    QCOMPARE(readAll(at(QStringLiteral("decoding/medusa.md"))),
             QByteArray("# [Medusa](" + paperLink +
                        ")\n\n![a](image/medusa/1.png) and ![](./image/medusa/2.png \"t\")\n"
                        "See [myself](medusa.md#x), [the survey](../note/survey.md) and "
                        "[up](../flashattention.md).\n"
                        "<img src=\"image/medusa/1.png\">\n\n[ref]: ../note/survey.md\n"));
    QVERIFY(
        readAll(at(QStringLiteral("note/survey.md"))).contains("](../decoding/medusa.md#heads)"));
    QVERIFY(m_files->apply(*inverse));
    QCOMPARE(snapshot(), before);
}

void TestNoteFiles::everyEntryThatNamesIt()
{
    put(QStringLiteral("other/README.md"),
        "# Other\n\n- [ ] [Medusa](https://arxiv.org/abs/2401.10774)\n\n  "
        "[note](../note/Medusa.md)\n- [ ] [Medusa again](https://arxiv.org/abs/2401.10774)\n\n  "
        "[note](/note/Medusa.md)\n");
    QDir().mkpath(at(QStringLiteral(".git")));
    const Result<ListId> other = m_linked->open(at(QStringLiteral("other/README.md")));
    QVERIFY(other);
    look();
    const auto step = m_files->planRename(paper("Medusa"), QStringLiteral("note/m.md"), *m_index);
    QVERIFY2(step, qPrintable(step ? QString() : step.error().message));
    QVERIFY(m_files->apply(*step));
    const QByteArray bytes = m_library->bytes(*other);
    QVERIFY2(bytes.contains("[note](../note/m.md)") && bytes.contains("[note](/note/m.md)"),
             bytes.constData());
    QVERIFY(m_library->bytes(m_list).contains("[note](note/m.md)"));
}

void TestNoteFiles::sharedPicturesStay()
{
    put(QStringLiteral("note/survey.md"), "![](image/Medusa/1.png)\n");
    look();
    const auto step = m_files->planRename(paper("Medusa"), QStringLiteral("note/m.md"), *m_index);
    QVERIFY(step);
    QCOMPARE(step->moves.size(), 1);
    QVERIFY(m_files->apply(*step));
    QVERIFY(QFile::exists(at(QStringLiteral("note/image/Medusa/1.png"))));
    QVERIFY(readAll(at(QStringLiteral("note/m.md"))).contains("![a](image/Medusa/1.png)"));
}

void TestNoteFiles::refuses_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *written, ErrorCode code) {
        QTest::newRow(written) << QString::fromUtf8(written) << code;
    };
    row("note/Medusa.txt", ErrorCode::Invalid);
    row("note/.md", ErrorCode::Invalid);
    row("note/a:b.md", ErrorCode::Invalid);
    row("note/aux.md", ErrorCode::Invalid);
    row("../../outside.md", ErrorCode::Refused);
    row("note/survey.md", ErrorCode::Refused); // taken
}

void TestNoteFiles::refuses()
{
    QFETCH(QString, written);
    QFETCH(ErrorCode, code);
    const auto before = snapshot();
    const auto step = m_files->planRename(paper("Medusa"), written, *m_index);
    if (step) {
        const auto applied = m_files->apply(*step);
        QVERIFY(!applied);
        QCOMPARE(applied.error().code, code);
    } else {
        QCOMPARE(step.error().code, code);
    }
    QCOMPARE(snapshot(), before);
}

// The last of the files cannot be written: nothing has moved.
void TestNoteFiles::failureLeavesAllAsItWas()
{
    const auto step =
        m_files->planRename(paper("Medusa"), QStringLiteral("note/Medusa2.md"), *m_index);
    QVERIFY(step);
    put(QStringLiteral("flashattention.md"), "Changed [it](note/Medusa.md).\n");
    const auto before = snapshot();
    const auto applied = m_files->apply(*step);
    QVERIFY(!applied);
    QCOMPARE(applied.error().code, ErrorCode::Conflict);
    QCOMPARE(snapshot(), before);
}

void TestNoteFiles::changedMeanwhileIsRefused()
{
    const auto step =
        m_files->planRename(paper("Medusa"), QStringLiteral("note/Medusa2.md"), *m_index);
    QVERIFY(step);
    const auto inverse = m_files->apply(*step);
    QVERIFY(inverse);
    put(QStringLiteral("note/Medusa.md"), "somebody's own\n");
    const auto before = snapshot();
    const auto undone = m_files->apply(*inverse);
    QVERIFY(!undone);
    QCOMPARE(undone.error().code, ErrorCode::Refused);
    QCOMPARE(snapshot(), before);
}

void TestNoteFiles::removesAndBringsBack()
{
    const auto before = snapshot();
    const auto step = m_files->planRemove(paper("Medusa"), *m_index);
    QVERIFY2(step, qPrintable(step ? QString() : step.error().message));
    const auto inverse = m_files->apply(*step);
    QVERIFY2(inverse, qPrintable(inverse ? QString() : inverse.error().message));
    QVERIFY(!QFile::exists(at(QStringLiteral("note/Medusa.md"))));
    QVERIFY(!QFile::exists(at(QStringLiteral("note/image/Medusa"))));
    QCOMPARE(readAll(at(QStringLiteral("flashattention.md"))),
             QByteArray("Compare 2401.10774 and it.\n"));
    QVERIFY(m_library->node(paper("Medusa"))->notePath.isEmpty());
    QVERIFY(!m_library->bytes(m_list).contains("Medusa.md"));
    const auto again = m_files->apply(*inverse);
    QVERIFY2(again, qPrintable(again ? QString() : again.error().message));
    QCOMPARE(snapshot(), before);
    QVERIFY(m_files->apply(*again));
    QVERIFY(!QFile::exists(at(QStringLiteral("note/Medusa.md"))));
}

QTEST_GUILESS_MAIN(TestNoteFiles)
#include "tst_notefiles.moc"
