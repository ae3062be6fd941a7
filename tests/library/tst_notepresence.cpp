// SPDX-License-Identifier: MIT
#include "library/notepresence.h"

#include "libraryfixture.h"
#include "shared.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace paperdip;

class TestNotePresence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void looksAtOnce();
    void writingIsSeen();
    void looksBehind();
    void tellsAllWhoAsked();
    void answersHoweverMany();
    void writingWhileItLooks();
    void goesWhileItLooks();
    void rowsDoNotWait();

private:
    void put(const QString &name) const
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_list;
};

void TestNotePresence::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_list = m_folder->filePath(QStringLiteral("README.md"));
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("note")));
    put(QStringLiteral("README.md"));
    put(QStringLiteral("note/a b.md"));
}

void TestNotePresence::looksAtOnce()
{
    NotePresence notes;
    QVERIFY(notes.isThere(1, m_list, QStringLiteral("note/a b.md")));
    QVERIFY(notes.isThere(1, m_list, QStringLiteral("note/a%20b.md")));
    QVERIFY(!notes.isThere(2, m_list, QStringLiteral("note/b.md")));
    QVERIFY(!notes.isThere(2, m_list, QStringLiteral("note")));
    QVERIFY(!notes.isThere(2, m_list, QStringLiteral("../outside.md")));
    QVERIFY(!notes.isThere(3, m_list, QString()));
    QVERIFY(!notes.isThere(3, QString(), QStringLiteral("note/a b.md")));
}

void TestNotePresence::writingIsSeen()
{
    NotePresence notes;
    const QString name = QStringLiteral("note/new.md");
    QVERIFY(!notes.isThere(1, m_list, name));
    put(name);
    QVERIFY(!notes.isThere(1, m_list, name)); // holds for a while
    QTest::qWait(2);
    notes.forget();
    QTest::qWait(2);
    QVERIFY(notes.isThere(1, m_list, name));
}

void TestNotePresence::looksBehind()
{
    NotePresence notes;
    notes.lookBehind();
    const QSignalSpy changed(&notes, &NotePresence::changed);
    QVERIFY(notes.isThere(1, m_list, QStringLiteral("note/a b.md")));
    QVERIFY(notes.isThere(2, m_list, QStringLiteral("note/b.md"))); // not known yet
    QVERIFY(!notes.isThere(3, QString(), QStringLiteral("note/b.md")));
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().value<QList<NodeId>>(), QList<NodeId>{2});
    QVERIFY(notes.isThere(1, m_list, QStringLiteral("note/a b.md")));
    QVERIFY(!notes.isThere(2, m_list, QStringLiteral("note/b.md")));

    put(QStringLiteral("note/b.md"));
    notes.forget();
    QTest::qWait(2);
    QVERIFY(!notes.isThere(2, m_list, QStringLiteral("note/b.md"))); // as it was last seen
    QTRY_COMPARE(changed.size(), 2);
    QVERIFY(notes.isThere(2, m_list, QStringLiteral("note/b.md")));
}

void TestNotePresence::tellsAllWhoAsked()
{
    NotePresence notes;
    notes.lookBehind();
    const QSignalSpy changed(&notes, &NotePresence::changed);
    for (const NodeId node : {5, 6, 5})
        QVERIFY(notes.isThere(node, m_list, QStringLiteral("note/b.md")));
    QTRY_COMPARE(changed.size(), 1);
    QList<NodeId> told = changed.first().first().value<QList<NodeId>>();
    std::sort(told.begin(), told.end());
    QCOMPARE(told, (QList<NodeId>{5, 6}));
}

void TestNotePresence::answersHoweverMany()
{
    constexpr int count = 1700;
    NotePresence notes;
    notes.lookBehind();
    QSet<NodeId> told;
    connect(&notes, &NotePresence::changed, this, [&](const QList<NodeId> &nodes) {
        for (const NodeId node : nodes)
            told << node;
    });
    for (int i = 0; i < count; ++i)
        QVERIFY(notes.isThere(i, m_list, QStringLiteral("note/none %1.md").arg(i)));
    QTRY_COMPARE(told.size(), count);
}

void TestNotePresence::writingWhileItLooks()
{
    NotePresence notes;
    notes.lookBehind();
    const QString name = QStringLiteral("note/new.md");
    QVERIFY(notes.isThere(1000, m_list, name)); // looked at first
    for (int i = 0; i < 490; ++i)
        (void)notes.isThere(i, m_list, QStringLiteral("note/none %1.md").arg(i));
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 22) // it has begun
        QCoreApplication::processEvents();
    put(name);
    notes.forget();
    (void)notes.isThere(1000, m_list, name); // the row is asked for again
    QTest::qWait(300);
    QVERIFY(notes.isThere(1000, m_list, name));
}

void TestNotePresence::goesWhileItLooks()
{
    auto notes = std::make_unique<NotePresence>();
    notes->lookBehind();
    const QSignalSpy changed(notes.get(), &NotePresence::changed);
    for (int i = 0; i < 400; ++i)
        (void)notes->isThere(i, m_list, QStringLiteral("note/none %1.md").arg(i));
    QTest::qWait(21); // it has begun
    notes.reset();
    QTest::qWait(20);
    QVERIFY(changed.size() <= 1);
}

// The rows of a library that a window shows.
void TestNotePresence::rowsDoNotWait()
{
    const auto library = openLibrary();
    library->lookForNotesBehind();
    const Result<ListId> list = library->addList(
        "# Papers\n\n- [Raft of Mine](https://arxiv.org/abs/2401.00001) [note](note/a%20b.md)\n"
        "- [Paxos of Mine](https://arxiv.org/abs/2401.00002) [note](note/gone.md)\n",
        m_list);
    QVERIFY(list);
    const NodeId raft = idOf(*library, *list, "Raft of Mine");
    const NodeId paxos = idOf(*library, *list, "Paxos of Mine");
    QSet<NodeId> changed;
    connect(library.get(), &Library::nodesChanged, this, [&](const QList<NodeId> &nodes) {
        for (const NodeId node : nodes)
            changed << node;
    });
    QVERIFY(library->node(raft)->noteExists);
    QVERIFY(library->node(paxos)->noteExists);
    QTRY_VERIFY(!library->node(paxos)->noteExists);
    QCOMPARE(changed, QSet<NodeId>{paxos});
    QVERIFY(library->node(raft)->noteExists);
}

QTEST_GUILESS_MAIN(TestNotePresence)
#include "tst_notepresence.moc"
