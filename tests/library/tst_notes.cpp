// SPDX-License-Identifier: MIT
#include "library/notes.h"

#include "library/linkedfiles.h"
#include "libraryfixture.h"
#include "shared.h"
#include "store/store.h"
#include "sync/quickfolder.h"
#include "sync/safefile.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace paperdip;

namespace {

// A library with the home list as list/README.md, and its notes.
struct Desk
{
    explicit Desk(const QString &folder, bool watch = false)
        : library(openLibrary(folder + QStringLiteral("/data/library.db"))), files(*library, false),
          notes(*library, watch)
    {
        const Result<ListId> opened = files.open(folder + QStringLiteral("/list/README.md"));
        if (!opened)
            qFatal("cannot open the list");
        list = *opened;
    }

    NodeId paper(const char *title) const { return idOf(*library, list, title); }
    std::optional<StoredNote> stored(const QString &path) const
    {
        return library->store().notes().find(path);
    }

    std::unique_ptr<Library> library;
    LinkedFiles files;
    Notes notes;
    ListId list = 0;
};

} // namespace

class TestNotes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void findsTheFile();
    void findsWhatOnlyTheFilesTell();
    void refusesWhatLiesOutside();
    void proposesAPath();
    void proposesAFreeName();
    void beginsANewNote();
    void learnsATemplate();
    void writesADraftAndClearsIt();
    void makesTheFolderOfANewNote();
    void neverWritesWhatDidNotChange();
    void keepsTheVeryBytes();
    void typedOnWhileWriting();
    void notUtf8_data();
    void notUtf8();
    void largeNote();
    void seesAnOutsideChange();
    void mergesWhatTouchesOtherLines();
    void conflictAndMine();
    void conflictAndTheFile();
    void conflictAndBoth();
    void conflictThatGoesAway();
    void keepsWhatWasEmptiedOrVanished();
    void draftLeftAtTheStart();
    void draftThatReachedTheFile();
    void draftLeftAndTheFileChanged();
    void cutOffWhileWriting();
    void failsAndTriesAgain();

private:
    QString folder() const { return m_folder->path(); }
    QString at(const char *name) const
    {
        return m_top + QStringLiteral("/list/") + QString::fromUtf8(name);
    }
    void put(const QString &path, const QByteArray &bytes) const;
    QStringList kept() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_top;
};

void TestNotes::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>(quickFolder());
    m_top = QFileInfo(m_folder->path()).canonicalFilePath();
    QVERIFY(QDir(m_top).mkpath(QStringLiteral("list/note")));
    QVERIFY(QDir(m_top).mkpath(QStringLiteral("data")));
    put(at("README.md"), homeList());
    put(at("note/Medusa.md"), "# Medusa\n");
}

void TestNotes::put(const QString &path, const QByteArray &bytes) const
{
    QFile out(path);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

QStringList TestNotes::kept() const
{
    QStringList contents;
    const QDir data(m_folder->filePath(QStringLiteral("data/kept")));
    const QStringList entries = data.entryList(QDir::Files);
    for (const QString &name : entries)
        contents << QString::fromUtf8(readAll(data.filePath(name)));
    return contents;
}

void TestNotes::findsTheFile()
{
    const Desk desk(folder());
    QCOMPARE(*desk.notes.pathOf(desk.paper("Medusa")), at("note/Medusa.md"));
    QCOMPARE(*desk.notes.pathOf(desk.paper("Attention Survey")), at("note/survey.md"));
    QCOMPARE(desk.notes.pathOf(desk.paper("Paged Attention")).error().code, ErrorCode::NotFound);
    QCOMPARE(desk.notes.pathOf(999).error().code, ErrorCode::NotFound);
}

// The repository's own address, and a folder with a README.md; the list's bytes stay.
void TestNotes::findsWhatOnlyTheFilesTell()
{
    QDir().mkpath(at(".git"));
    put(at(".git/config"), "[remote \"origin\"]\n\turl = git@github.com:me/papers.git\n");
    put(at("note/own one.md"), "own");
    QDir().mkpath(at("deep/two"));
    put(at("deep/two/README.md"), "two");
    const QByteArray list =
        "# A\n\n- [Paper One of Mine](https://arxiv.org/abs/2401.00001) "
        "[note](https://github.com/me/papers/blob/main/note/own%20one.md)\n"
        "- [Paper Two of Mine](https://arxiv.org/abs/2401.00002) [notes](deep/two/)\n"
        "- [Paper Three of Mine](https://arxiv.org/abs/2401.00003) "
        "[note](https://github.com/you/papers/blob/main/note/own%20one.md)\n";
    put(at("README.md"), list);
    const Desk desk(folder());
    QCOMPARE(*desk.notes.pathOf(desk.paper("Paper One of Mine")), at("note/own one.md"));
    QVERIFY(desk.library->node(desk.paper("Paper One of Mine"))->noteExists);
    QCOMPARE(*desk.notes.pathOf(desk.paper("Paper Two of Mine")), at("deep/two/README.md"));
    QCOMPARE(desk.notes.pathOf(desk.paper("Paper Three of Mine")).error().code,
             ErrorCode::NotFound);
    QCOMPARE(desk.library->bytes(desk.list), list);
}

void TestNotes::refusesWhatLiesOutside()
{
    Desk desk(folder());
    QCOMPARE(desk.notes.resolve(desk.list, QStringLiteral("../secret.md")).error().code,
             ErrorCode::Refused);
    QVERIFY(QFile::link(m_top, at("away")));
    QCOMPARE(desk.notes.resolve(desk.list, QStringLiteral("away/secret.md")).error().code,
             ErrorCode::Refused);
    const Result<ListId> unlinked = desk.library->addList(homeList(), {}, QStringLiteral("Here"));
    QVERIFY(unlinked);
    QCOMPARE(desk.notes.resolve(*unlinked, QStringLiteral("a.md")).error().code,
             ErrorCode::NotFound);
}

void TestNotes::proposesAPath()
{
    const Desk desk(folder());
    QCOMPARE(desk.notes.proposePath(desk.paper("Paged Attention")),
             QStringLiteral("note/Paged_Attention.md"));
    QCOMPARE(desk.notes.proposePath(desk.paper("FlashAttention: Fast and Exact")),
             QStringLiteral("note/flashattention.md"));
}

void TestNotes::proposesAFreeName()
{
    const Desk desk(folder());
    put(at("note/Paged_Attention.md"), "somebody's");
    put(at("note/survey.md"), "# Survey\n");
    QCOMPARE(desk.notes.proposePath(desk.paper("Paged Attention")),
             QStringLiteral("note/Paged_Attention_2.md"));
    // Medusa's own note is taken, on disk and in the list.
    QCOMPARE(desk.notes.proposePath(desk.paper("Medusa")), QStringLiteral("./note/medusa_2.md"));
}

void TestNotes::learnsATemplate()
{
    put(at("note/one.md"), "# One\n\n## Idea\n\n1\n\n## Doubts\n\n2\n");
    put(at("note/two.md"), "# Two\n\n## Idea\n\n3\n\n## Doubts\n\n4\n");
    put(at("README.md"), "- [One of Mine](https://arxiv.org/abs/2401.00001) [note](note/one.md)\n"
                         "- [Two of Mine](https://arxiv.org/abs/2401.00002) [note](note/two.md)\n"
                         "- [Gone](https://arxiv.org/abs/2401.00003) [note](note/gone.md)\n");
    const Desk desk(folder());
    const QString learnt = desk.notes.learntTemplate(desk.list);
    QVERIFY2(learnt.contains(QStringLiteral("## Idea")), qPrintable(learnt));
    QVERIFY2(learnt.contains(QStringLiteral("## Doubts")), qPrintable(learnt));
}

void TestNotes::beginsANewNote()
{
    Desk desk(folder());
    const NodeId paper = desk.paper("Paged Attention");
    QCOMPARE(desk.notes.newNote(paper), QByteArray("# Paged Attention\n\n"));
    put(at("note/Medusa.md"), "# [Medusa](https://arxiv.org/abs/2401.10774)\r\n\r\n## Why\r\n");
    const QByteArray linked = "# [Paged Attention](https://arxiv.org/abs/2309.06180)\r\n\r\n";
    QCOMPARE(desk.notes.newNote(paper), linked + "## Why\r\n\r\n");
    // The list's own template, until it is taken back.
    QVERIFY(desk.notes.setNoteTemplate(desk.list, QStringLiteral("# {title} ({arxiv})\n\n## Q\n")));
    QCOMPARE(desk.notes.newNote(paper),
             QByteArray("# Paged Attention (2309.06180)\r\n\r\n## Q\r\n\r\n"));
    QCOMPARE(desk.notes.setNoteTemplate(desk.list, QStringLiteral("{nothing}")).error().code,
             ErrorCode::Invalid);
    QVERIFY(desk.notes.setNoteTemplate(desk.list, {}));
    QVERIFY(desk.notes.newNote(paper).startsWith(linked));
}

void TestNotes::writesADraftAndClearsIt()
{
    Desk desk(folder());
    const QString path = at("note/Medusa.md");
    const Result<NoteContent> content = desk.notes.read(path);
    QVERIFY(content);
    QCOMPARE(content->bytes, QByteArray("# Medusa\n"));
    QVERIFY(content->exists);
    QVERIFY(!content->readOnly);
    QVERIFY(!content->hasDraft);
    QVERIFY(desk.notes.isSaved(path));

    QSignalSpy saved(&desk.notes, &Notes::saved);
    QVERIFY(desk.notes.keepDraft(path, "# Medusa\nnew\n"));
    QVERIFY(!desk.notes.isSaved(path));
    QCOMPARE(desk.stored(path)->draft, QByteArray("# Medusa\nnew\n"));
    QCOMPARE(readAll(path), QByteArray("# Medusa\n"));
    desk.notes.write(path);
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(readAll(path), QByteArray("# Medusa\nnew\n"));
    QVERIFY(desk.notes.isSaved(path));
    QVERIFY(!desk.stored(path)->draft);
    QCOMPARE(desk.stored(path)->bytes, QByteArray("# Medusa\nnew\n"));
    QCOMPARE(desk.stored(path)->hash, hashOf("# Medusa\nnew\n"));
}

void TestNotes::makesTheFolderOfANewNote()
{
    Desk desk(folder());
    const QString path = at("other/deep/new.md");
    const Result<NoteContent> content = desk.notes.read(path);
    QVERIFY(content);
    QVERIFY(!content->exists);
    QVERIFY(!QFile::exists(at("other")));
    QVERIFY(desk.notes.keepDraft(path, "text"));
    QVERIFY(desk.notes.flush());
    QCOMPARE(readAll(path), QByteArray("text"));
    QVERIFY(desk.notes.isSaved(path));
}

void TestNotes::neverWritesWhatDidNotChange()
{
    Desk desk(folder());
    const QString path = at("note/Medusa.md");
    QVERIFY(desk.notes.read(path));
    const QDateTime before = QFileInfo(path).metadataChangeTime();
    QVERIFY(desk.notes.keepDraft(path, "# Medusa\n"));
    QVERIFY(desk.notes.isSaved(path));
    QVERIFY(desk.notes.keepDraft(path, "typed"));
    QVERIFY(desk.notes.keepDraft(path, "# Medusa\n")); // and taken back
    QVERIFY(desk.notes.isSaved(path));
    desk.notes.write(path);
    QVERIFY(desk.notes.flush());
    QCOMPARE(QFileInfo(path).metadataChangeTime(), before);
}

void TestNotes::keepsTheVeryBytes()
{
    const QByteArray bytes("\xEF\xBB\xBF# M\xC2\xA0\xE2\x80\xA8\r\nlone\rcr, no end");
    Desk desk(folder());
    const QString path = at("note/Medusa.md");
    QVERIFY(desk.notes.read(path));
    QVERIFY(desk.notes.keepDraft(path, bytes));
    QVERIFY(desk.notes.flush());
    QCOMPARE(readAll(path), bytes);
    QCOMPARE(desk.notes.read(path)->bytes, bytes);
}

void TestNotes::typedOnWhileWriting()
{
    Desk desk(folder());
    const QString path = at("note/Medusa.md");
    QVERIFY(desk.notes.read(path));
    for (int i = 0; i < 5; ++i) {
        QVERIFY(desk.notes.keepDraft(path, "text " + QByteArray::number(i)));
        desk.notes.write(path);
    }
    QVERIFY(!desk.notes.isSaved(path));
    QTRY_VERIFY(desk.notes.isSaved(path));
    QCOMPARE(readAll(path), QByteArray("text 4"));
}

void TestNotes::notUtf8_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("GB 18030") << QByteArray("\xC2\xDB\xCE\xC4\n");
    QTest::newRow("UTF-16") << QByteArray("\xFF\xFE\x61\x00\x62\x00", 6);
    QTest::newRow("UTF-16 without a mark") << QByteArray("a\0b\0", 4);
    QTest::newRow("cut in the middle") << QByteArray("abc \xE8\xAE");
}

void TestNotes::notUtf8()
{
    QFETCH(QByteArray, bytes);
    const QString path = at("note/Medusa.md");
    put(path, bytes);
    Desk desk(folder());
    const Result<NoteContent> content = desk.notes.read(path);
    QVERIFY(content);
    QVERIFY(content->readOnly);
    QCOMPARE(content->problem.code, ErrorCode::NotUtf8);
    QCOMPARE(content->bytes, bytes);
    const Result<void> refused = desk.notes.keepDraft(path, "text");
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotUtf8);
    QVERIFY(desk.notes.flush());
    QCOMPARE(readAll(path), bytes);
}

void TestNotes::largeNote()
{
    const QByteArray line("A line of a long note, 中文。\n");
    const QByteArray bytes = line.repeated(5 * 1024 * 1024 / static_cast<int>(line.size()));
    Desk desk(folder());
    const QString path = at("note/Medusa.md");
    put(path, bytes);
    QCOMPARE(desk.notes.read(path)->bytes.size(), bytes.size());
    QVERIFY(desk.notes.keepDraft(path, bytes + "end"));
    QVERIFY(desk.notes.flush());
    QCOMPARE(readAll(path), bytes + "end");
}

void TestNotes::seesAnOutsideChange()
{
    Desk desk(folder(), true);
    const QString path = at("note/Medusa.md");
    QVERIFY(desk.notes.read(path));
    desk.notes.setOpen(path);
    QSignalSpy changed(&desk.notes, &Notes::changedOutside);
    QSignalSpy conflict(&desk.notes, &Notes::conflict);
    put(path, "theirs");
    QTRY_VERIFY(!changed.isEmpty());
    QCOMPARE(desk.notes.read(path)->bytes, QByteArray("theirs"));
    QVERIFY(desk.notes.keepDraft(path, "theirs and mine"));
    QVERIFY(desk.notes.flush());
    QCOMPARE(readAll(path), QByteArray("theirs and mine"));
    QCOMPARE(conflict.size(), 0);
}

void TestNotes::mergesWhatTouchesOtherLines()
{
    Desk desk(folder());
    const QString path = at("note/Medusa.md");
    put(path, "# Medusa\n\none\n\ntwo\n");
    QVERIFY(desk.notes.read(path));
    QSignalSpy conflict(&desk.notes, &Notes::conflict);
    QSignalSpy changed(&desk.notes, &Notes::changedOutside);
    put(path, "# Medusa\n\none\n\ntwo, theirs\nmore\n");
    QVERIFY(desk.notes.keepDraft(path, "# Medusa, mine\n\none\n\ntwo\n"));
    desk.notes.write(path);
    QVERIFY(desk.notes.flush());
    QVERIFY(desk.notes.flush());
    const QByteArray both("# Medusa, mine\n\none\n\ntwo, theirs\nmore\n");
    QTRY_COMPARE(readAll(path), both);
    QCOMPARE(changed.size(), 1);
    QVERIFY(conflict.isEmpty());
    QTRY_VERIFY(desk.notes.isSaved(path));
    QCOMPARE(desk.notes.read(path)->bytes, both);
}

void TestNotes::conflictAndMine()
{
    Desk desk(folder());
    const QString path = at("note/Medusa.md");
    QVERIFY(desk.notes.read(path));
    QSignalSpy conflict(&desk.notes, &Notes::conflict);
    put(path, "theirs");
    QVERIFY(desk.notes.keepDraft(path, "mine"));
    desk.notes.write(path);
    QTRY_COMPARE(conflict.size(), 1);
    QCOMPARE(readAll(path), QByteArray("theirs"));
    QCOMPARE(desk.stored(path)->draft, QByteArray("mine"));
    QVERIFY(desk.notes.keepDraft(path, "mine, typed on"));
    desk.notes.write(path); // not before the choice is made
    QVERIFY(desk.notes.flush());
    QCOMPARE(readAll(path), QByteArray("theirs"));
    QVERIFY(desk.notes.resolveConflict(path, Choice::Mine));
    QVERIFY(desk.notes.flush());
    QCOMPARE(readAll(path), QByteArray("mine, typed on"));
    QCOMPARE(kept(), QStringList{QStringLiteral("theirs")});
    QVERIFY(desk.notes.isSaved(path));
}

void TestNotes::conflictAndTheFile()
{
    Desk desk(folder());
    const QString path = at("note/Medusa.md");
    QVERIFY(desk.notes.read(path));
    put(path, "theirs");
    QVERIFY(desk.notes.keepDraft(path, "mine"));
    QVERIFY(desk.notes.flush());
    QSignalSpy changed(&desk.notes, &Notes::changedOutside);
    QVERIFY(desk.notes.resolveConflict(path, Choice::OnDisk));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(desk.notes.read(path)->bytes, QByteArray("theirs"));
    QCOMPARE(readAll(path), QByteArray("theirs"));
    QCOMPARE(kept(), QStringList{QStringLiteral("mine")});
    QVERIFY(desk.notes.isSaved(path));
}

void TestNotes::conflictAndBoth()
{
    Desk desk(folder());
    const QString path = at("note/Medusa.md");
    QVERIFY(desk.notes.read(path));
    put(path, "theirs");
    QVERIFY(desk.notes.keepDraft(path, "mine"));
    QVERIFY(desk.notes.flush());
    QVERIFY(desk.notes.resolveConflict(path, Choice::KeepBoth));
    QVERIFY(desk.notes.flush());
    const QByteArray both = readAll(path);
    QCOMPARE(both, QByteArray("mine\ntheirs"));
    QCOMPARE(desk.notes.read(path)->bytes, both);
}

void TestNotes::conflictThatGoesAway()
{
    Desk desk(folder(), true);
    const QString path = at("note/Medusa.md");
    QVERIFY(desk.notes.read(path));
    desk.notes.setOpen(path);
    put(path, "theirs");
    QVERIFY(desk.notes.keepDraft(path, "mine"));
    desk.notes.write(path);
    QSignalSpy conflict(&desk.notes, &Notes::conflict);
    QTRY_COMPARE(conflict.size(), 1);
    put(path, "# Medusa\n"); // git checkout
    QTRY_COMPARE(readAll(path), QByteArray("mine"));
    QTRY_VERIFY(desk.notes.isSaved(path));
}

void TestNotes::keepsWhatWasEmptiedOrVanished()
{
    Desk desk(folder());
    const QString path = at("note/Medusa.md");
    QVERIFY(desk.notes.read(path));
    put(path, "");
    QCOMPARE(desk.notes.read(path)->bytes, QByteArray());
    QCOMPARE(kept(), QStringList{QStringLiteral("# Medusa\n")});
    put(path, "again");
    QVERIFY(desk.notes.read(path));
    QVERIFY(QFile::remove(path));
    QVERIFY(!desk.notes.read(path)->exists);
    QVERIFY(!desk.notes.read(path)->exists);
    QCOMPARE(kept().size(), 2); // once, however often it is read
    QVERIFY(desk.notes.keepDraft(path, "anew"));
    QVERIFY(desk.notes.flush());
    QCOMPARE(readAll(path), QByteArray("anew"));
}

void TestNotes::draftLeftAtTheStart()
{
    const QString path = at("note/Medusa.md");
    {
        Desk desk(folder());
        QVERIFY(desk.notes.read(path));
        QVERIFY(desk.notes.keepDraft(path, "typed"));
    }
    Desk desk(folder());
    QVERIFY(desk.notes.flush()); // nobody has taken it up
    QCOMPARE(readAll(path), QByteArray("# Medusa\n"));
    QVERIFY(!desk.notes.isSaved(path));
    const Result<NoteContent> content = desk.notes.read(path);
    QVERIFY(content);
    QVERIFY(content->hasDraft);
    QCOMPARE(content->bytes, QByteArray("typed"));
    desk.notes.write(path);
    QVERIFY(desk.notes.flush());
    QCOMPARE(readAll(path), QByteArray("typed"));
    QVERIFY(kept().isEmpty());
}

void TestNotes::draftThatReachedTheFile()
{
    const QString path = at("note/Medusa.md");
    {
        Desk desk(folder());
        QVERIFY(desk.notes.read(path));
        QVERIFY(desk.notes.keepDraft(path, "typed"));
        put(path, "typed"); // written, and then the program ended before it could note that
        put(path + QStringLiteral(".AbCdEf"), "");
        QVERIFY(desk.library->store().notes().setWriting(path, hashOf("typed")));
    }
    Desk desk(folder());
    const Result<NoteContent> content = desk.notes.read(path);
    QVERIFY(content);
    QVERIFY(!content->hasDraft);
    QCOMPARE(content->bytes, QByteArray("typed"));
    QVERIFY(desk.notes.isSaved(path));
    QVERIFY(!QFile::exists(path + QStringLiteral(".AbCdEf")));
}

void TestNotes::draftLeftAndTheFileChanged()
{
    const QString path = at("note/Medusa.md");
    {
        Desk desk(folder());
        QVERIFY(desk.notes.read(path));
        QVERIFY(desk.notes.keepDraft(path, "typed"));
        put(path, "theirs");
    }
    Desk desk(folder());
    QSignalSpy conflict(&desk.notes, &Notes::conflict);
    QVERIFY(desk.notes.read(path)->hasDraft);
    QCOMPARE(conflict.size(), 0); // not from within read()
    QTRY_COMPARE(conflict.size(), 1);
    QVERIFY(desk.notes.resolveConflict(path, Choice::OnDisk));
    QCOMPARE(desk.notes.read(path)->bytes, QByteArray("theirs"));
    QCOMPARE(kept(), QStringList{QStringLiteral("typed")});
}

void TestNotes::cutOffWhileWriting()
{
    const QString path = at("note/new.md"); // a new one: there was nothing before
    {
        Desk desk(folder());
        QVERIFY(desk.notes.keepDraft(path, "one"));
        QVERIFY(desk.library->store().notes().setWriting(path, hashOf("one")));
        put(path, "one");
        QVERIFY(desk.notes.keepDraft(path, "one two"));
    }
    Desk desk(folder());
    QSignalSpy conflict(&desk.notes, &Notes::conflict);
    QVERIFY(desk.notes.read(path)->hasDraft);
    desk.notes.write(path);
    QVERIFY(desk.notes.flush());
    QCOMPARE(readAll(path), QByteArray("one two"));
    QCOMPARE(conflict.size(), 0);
}

void TestNotes::failsAndTriesAgain()
{
    Desk desk(folder());
    put(at("plain"), "a file where the folder should be");
    const QString path = at("plain/new.md");
    QSignalSpy failed(&desk.notes, &Notes::failed);
    QVERIFY(desk.notes.keepDraft(path, "text"));
    desk.notes.write(path);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().at(1).value<Error>().code, ErrorCode::Io);
    QVERIFY(!desk.notes.flush());
    QVERIFY(!desk.notes.isSaved(path));
    QCOMPARE(desk.stored(path)->draft, QByteArray("text"));
    QVERIFY(QFile::remove(at("plain")));
    QVERIFY(desk.notes.flush());
    QCOMPARE(readAll(path), QByteArray("text"));
}

QTEST_GUILESS_MAIN(TestNotes)
#include "tst_notes.moc"
