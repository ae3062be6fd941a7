// SPDX-License-Identifier: MIT
#include "library/searchindex.h"

#include "library/notes.h"
#include "library/search.h"
#include "library/searcher.h"
#include "searchdesk.h"
#include "store/database.h"
#include "store/interruption.h"
#include "store/schema.h"
#include "store/store.h"

#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace paperdip;

// The index follows what it is of, whatever happens to it.
class TestSearchIndex : public QObject, private SearchDesk
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void followsEdits();
    void followsRecords();
    void followsNotes();
    void followsListsThatMove();
    void changeWhileIndexing();
    void marksBesideAWriter();
    void wornOutIndexIsMadeAnew();
    void olderLibrary();
    void changedWhileReadAhead();
    void partsArePutTogether();
    void killedWhileIndexing();
    void inTheBackground();
};

void TestSearchIndex::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    clear();
}

void TestSearchIndex::followsEdits()
{
    fill();
    const SearchIndex index(m_library->store());
    QVERIFY(index.isUpToDate());
    const NodeId medusa = idOf(*m_library, m_reading, "Medusa");
    QVERIFY(m_library->apply(m_library->planState({medusa}, ReadState::Unread).value()));
    QVERIFY(index.isUpToDate()); // a tick is no text
    const Result<Change> back =
        m_library->apply(m_library->planTitle(medusa, QStringLiteral("Hydra 九头蛇")).value());
    QVERIFY(back);
    QVERIFY(!index.isUpToDate());
    catchUp();
    QVERIFY(index.isUpToDate());
    QCOMPARE(found("头蛇"), QStringLiteral("Hydra"));
    QCOMPARE(found("title:medusa"), QString());
    QVERIFY(m_library->apply(*back));
    catchUp();
    QCOMPARE(found("头蛇"), QString());
    QCOMPARE(found("title:medusa"), QStringLiteral("Medusa"));

    const Result<Change> removed = m_library->apply(m_library->planRemove({medusa}).value());
    QVERIFY(removed);
    QCOMPARE(found("medusa"), QString()); // at once
    QVERIFY(m_library->apply(*removed));
    catchUp();
    QCOMPARE(found("title:medusa"), QStringLiteral("Medusa"));

    QVERIFY(m_library->apply(m_library->planRemark(medusa, QStringLiteral("多头，并行")).value()));
    QVERIFY(
        m_library->apply(m_library->planKeywords(medusa, {QStringLiteral("多头解码")}).value()));
    catchUp();
    QCOMPARE(found("tag:多头解"), QStringLiteral("Medusa"));
    QCOMPARE(found("remark:并行"), QStringLiteral("Medusa"));
    QVERIFY(m_library->forgetList(m_other));
    QCOMPARE(found("eagle"), QString());
}

void TestSearchIndex::followsRecords()
{
    fill();
    QCOMPARE(found("sequoia"), QString());
    for (const char *work :
         {"2305.09781", "https://example.org/yoshinoya.pdf", "doi:10.1145/3600006.3613165"}) {
        Record record;
        record.work = QString::fromUtf8(work);
        record.abstract = QStringLiteral("Sequoia, 红杉");
        record.published =
            QDateTime(QDate(work[0] == 'd' ? 2021 : 2023, 1, 1), QTime(0, 0), Qt::UTC);
        QVERIFY(m_library->store().records().put(record));
    }
    catchUp();
    QCOMPARE(found("杉 sequoia year:..2022"), QStringLiteral("Über"));
    QCOMPARE(found("红杉").split(QLatin1Char(' ')).size(), 3);
    QCOMPARE(found("lukasz"), QString()); // the later record has no authors
}

void TestSearchIndex::followsNotes()
{
    fill(m_folder->filePath(QStringLiteral("library.db")));
    Notes notes(*m_library, false);
    const NodeId medusa = idOf(*m_library, m_reading, "Medusa");
    const QString path = notes.pathOf(medusa).value();
    QVERIFY(notes.read(path));
    catchUp();
    QVERIFY(notes.keepDraft(path, "草稿 draftword\n"));
    catchUp();
    QCOMPARE(found("草稿"), QStringLiteral("Medusa"));
    QCOMPARE(found("note:树形"), QString());
    QVERIFY(notes.flush());
    catchUp();
    QCOMPARE(found("draftword"), QStringLiteral("Medusa"));

    // By another program, which nobody told us.
    QVERIFY(SearchIndex(m_library->store()).lookAtNotes(&always));
    QVERIFY(SearchIndex(m_library->store()).isUpToDate());
    write("note/flash.md", "外部 edit\n");
    write("note/美杜莎.md", "外面 other edit\n");
    QVERIFY(SearchIndex(m_library->store()).lookAtNotes(&always));
    catchUp();
    QCOMPARE(found("外部"), QStringLiteral("FlashAttention"));
    QCOMPARE(found("外面"), QStringLiteral("Medusa"));
    QCOMPARE(found("softmax"), QString());
    QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("note/flash.md"))));
    QVERIFY(SearchIndex(m_library->store()).lookAtNotes(&always));
    catchUp();
    QCOMPARE(found("外部"), QString());
    QCOMPARE(found("has:note"), QStringLiteral("Medusa"));

    // A note that is new.
    const NodeId eagle = idOf(*m_library, m_other, "EAGLE: Speculative Sampling");
    QVERIFY(m_library->apply(m_library->planNote(eagle, QStringLiteral("note/eagle.md")).value()));
    catchUp();
    const QString fresh = notes.pathOf(eagle).value();
    QVERIFY(notes.read(fresh));
    QVERIFY(notes.keepDraft(fresh, "老鹰\n"));
    catchUp();
    QCOMPARE(found("老鹰"), QStringLiteral("EAGLE"));
}

void TestSearchIndex::followsListsThatMove()
{
    fill();
    write("moved/note/flash.md", "搬家\n");
    const QString path = write("moved/papers.md", searchedList);
    QVERIFY(m_library->store().lists().setPath(m_reading, path));
    catchUp();
    QCOMPARE(found("搬家"), QStringLiteral("FlashAttention"));
    QCOMPARE(found("softmax"), QString());
}

void TestSearchIndex::changeWhileIndexing()
{
    fill();
    SearchTable &table = m_library->store().search();
    const NodeId medusa = idOf(*m_library, m_reading, "Medusa");
    QVERIFY(table.markDirty(medusa));
    const DirtyNode first = table.dirty(0, 1).value(0);
    QCOMPARE(first.node, medusa);
    QVERIFY(m_library->apply(
        m_library->planTitle(medusa, QStringLiteral("Hydra")).value())); // while it is read
    const Result<bool> late = table.settle(first);
    QVERIFY(late && !*late);
    QCOMPARE(table.dirtyCount(), 1);
    catchUp();
    QCOMPARE(table.dirtyCount(), 0);
    QCOMPARE(found("hydra"), QStringLiteral("Hydra"));
}

// What is to be indexed is noted while another connection writes, between any two of its steps.
void TestSearchIndex::marksBesideAWriter()
{
    const QString path = m_folder->filePath(QStringLiteral("library.db"));
    m_library = openLibrary(path);
    QByteArray many = "# Many\n\n";
    for (int i = 0; i < 6000; ++i)
        many += "- [ ] [Paper](https://example.org/" + QByteArray::number(i) + ")\n";
    QVERIFY(m_library->addList(many, write("many.md", many)));
    const auto beside = Store::openBeside(path);
    QVERIFY(beside);
    QVERIFY((*beside)->database().execute(QStringLiteral("PRAGMA busy_timeout=0")));
    int looks = 0;
    const auto writeInBetween = [&] {
        ++looks;
        (void)(*beside)->search().setVersion(looks);
        return false;
    };
    const auto steps = m_library->store().database().interruptible(writeInBetween);
    const Result<NodeId> marked = m_library->store().search().markDirtyFrom(0, 10'000);
    QVERIFY2(marked, qPrintable(marked ? QString() : marked.error().detail));
    QVERIFY(looks > 0);
}

void TestSearchIndex::wornOutIndexIsMadeAnew()
{
    fill();
    SearchTable &table = m_library->store().search();
    const NodeId medusa = idOf(*m_library, m_reading, "Medusa");
    Transaction transaction(m_library->store().database());
    QVERIFY(transaction.begin());
    for (int i = 0; i < 4100; ++i)
        QVERIFY(table.put({medusa, {}, 0, false, 2024}, {QStringLiteral("word%1 ").arg(i)}));
    QVERIFY(transaction.commit());
    QCOMPARE(found("word4099"), QStringLiteral("Medusa"));
    QCOMPARE(found("word4098"), QString()); // what stood there before is found by nobody
    QVERIFY(table.isWornOut());
    // It can be stopped, and goes on from there.
    const Result<void> stopped = SearchIndex(m_library->store()).catchUp([](int) { return false; });
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    QVERIFY(!table.isWornOut());
    catchUp();
    QCOMPARE(found("word4099"), QString());
    QCOMPARE(found("medusa"), QStringLiteral("Medusa"));
    QVERIFY(!m_library->store().finder().hasWord(QStringLiteral("word")));
}

void TestSearchIndex::olderLibrary()
{
    const QString path = m_folder->filePath(QStringLiteral("library.db"));
    {
        const auto database = Database::open(path, schemaFiles().mid(0, 9));
        QVERIFY(database);
        ListTable lists(**database);
        const ListId list = lists.add(QStringLiteral("Old"), {}).value();
        const Document document = Document::read(QByteArray(searchedList));
        for (int i = 0; i < document.size(); ++i) {
            const Reading &reading = document.at(i).reading;
            Query node = (*database)->query(QStringLiteral(
                "INSERT INTO node (id, list_id, ord, parent_id, depth, source, kind, shape, "
                "structure, level, title, box) "
                "VALUES (?, ?, ?, nullif(?, 0), ?, ?, ?, ?, ?, ?, ?, ?)"));
            node.bind(i + 1).bind(list).bind((i + 1) * NodeTable::gap);
            node.bind(document.parentOf(i) + 1).bind(document.depthOf(i));
            node.bindBytes(document.bytesAt(i)).bind(static_cast<int>(reading.kind));
            node.bind(static_cast<int>(reading.shape));
            node.bind(static_cast<int>(reading.structure)).bind(reading.level);
            node.bind(reading.title.isNull() ? QStringLiteral("") : reading.title);
            node.bind(reading.box ? QVariant(int(*reading.box)) : QVariant());
            QVERIFY(node.run());
        }
        QVERIFY(lists.setComplete(list));
    }
    m_library = openLibrary(path);
    QVERIFY(!SearchIndex(m_library->store()).isUpToDate());
    catchUp();
    QVERIFY(SearchIndex(m_library->store()).isUpToDate());
    QCOMPARE(found("显存碎片"), QStringLiteral("Paged"));
}

// Many are read ahead of who writes: what was read of a node that changed since is not written.
void TestSearchIndex::changedWhileReadAhead()
{
    constexpr int papers = 1500;
    QByteArray list("# Many\n\n");
    for (int i = 0; i < papers; ++i)
        list += "- [ ] [Paper number" + QByteArray::number(i) + "](https://example.org/" +
                QByteArray::number(i) + ".pdf)\n";
    m_library = openLibrary(m_folder->filePath(QStringLiteral("library.db")));
    m_reading = m_library->addList(list, {}).value();
    const NodeId last =
        m_library->papersByWork(QStringLiteral("https://example.org/1499.pdf")).value(0).id;
    int calls = 0;
    const Result<void> done = SearchIndex(m_library->store()).catchUp([&](int left) {
        if (left > 0)
            ++calls;
        const auto plan = m_library->planTitle(last, QStringLiteral("Hydra%1").arg(calls));
        return left == 0 || (plan && m_library->apply(*plan).has_value());
    });
    QVERIFY(done);
    QVERIFY(calls > 0);
    catchUp();
    QVERIFY(SearchIndex(m_library->store()).isUpToDate());
    QCOMPARE(found("hydra"), QStringLiteral("Hydra%1").arg(calls));
    QCOMPARE(found("number1499"), QString());
    QCOMPARE(found("number1498"), QStringLiteral("Paper"));
}

// Each transaction leaves a part, and each search asks all of them.
void TestSearchIndex::partsArePutTogether()
{
    constexpr int changes = 80;
    fill();
    const NodeId medusa = idOf(*m_library, m_reading, "Medusa");
    for (int i = 0; i < changes; ++i) {
        const auto plan = m_library->planTitle(medusa, QStringLiteral("Hydra%1").arg(i));
        QVERIFY(plan && m_library->apply(*plan));
        catchUp();
    }
    Query parts = m_library->store().database().query(
        QStringLiteral("SELECT count(DISTINCT id >> 37) FROM search_data WHERE id > 1000"));
    QVERIFY(parts.run() && parts.next());
    QVERIFY2(parts.value(0).toInt() < 32, qPrintable(parts.value(0).toString()));
    QCOMPARE(found("hydra79"), QStringLiteral("Hydra79"));
    QCOMPARE(found("hydra78"), QString());
    QVERIFY(m_library->store().database().execute(
        QStringLiteral("INSERT INTO search(search) VALUES ('integrity-check')")));
}

void TestSearchIndex::killedWhileIndexing()
{
    constexpr int papers = 1500;
    const QString path = m_folder->filePath(QStringLiteral("library.db"));
    QByteArray list("# Many\n\n");
    for (int i = 0; i < papers; ++i)
        list += "- [ ] [Paper 推测" + QByteArray::number(i) + " alpha](https://example.org/" +
                QByteArray::number(i) + ".pdf)\n";
    {
        m_library = openLibrary(path);
        m_reading = m_library->addList(list, {}).value();
        m_library.reset();
    }
    int left = papers + 1;
    for (int round = 0; round < 2; ++round) {
        QProcess child;
        child.start(QStringLiteral(PAPERDIP_INDEX_CHILD), {path});
        QVERIFY(child.waitForReadyRead()); // killed in the middle of what follows
        child.kill();
        QVERIFY(child.waitForFinished());
        m_library = openLibrary(path);
        const int now = m_library->store().search().dirtyCount();
        QVERIFY2(now > 0 && now < left,
                 qPrintable(QStringLiteral("%1 of %2 left").arg(now).arg(left)));
        QVERIFY(m_library->store().quickCheck());
        const Result<QList<NodeId>> some =
            searchNodes(m_library->store(), QStringLiteral("title:alpha"), m_reading, &never);
        QVERIFY(some);
        QCOMPARE(some->size(), papers - now);
        m_library.reset();
        left = now;
    }
    m_library = openLibrary(path);
    catchUp();
    for (int i = 0; i < papers; i += 7) {
        const Result<QList<NodeId>> one =
            searchNodes(m_library->store(), QStringLiteral("\"测%1\"").arg(i), m_reading, &never);
        QVERIFY(one);
        QCOMPARE(one->size(), 1);
    }
}

void TestSearchIndex::inTheBackground()
{
    m_library = openLibrary(m_folder->filePath(QStringLiteral("library.db")));
    write("note/flash.md", flashNote);
    m_reading = m_library->addList(searchedList, write("papers.md", searchedList)).value();
    Searcher searcher(*m_library);
    QSignalSpy found(&searcher, &Searcher::found);
    QSignalSpy indexing(&searcher, &Searcher::indexing);
    const auto titles = [&found] {
        QStringList all;
        for (const SearchHit &hit : found.last().at(1).value<SearchAnswer>().hits)
            all << hit.title;
        return all.join(QLatin1Char('|'));
    };
    searcher.start();
    QTRY_VERIFY(!indexing.isEmpty() && indexing.last().at(0).toInt() == 0);
    QVERIFY(SearchIndex(m_library->store()).isUpToDate());

    // Of several, typed quickly, the last is answered in the end.
    for (const char *typed : {"p", "pa", "par", "parallel dec"})
        searcher.find(QString::fromUtf8(typed));
    QTRY_VERIFY(!found.isEmpty());
    QTRY_COMPARE(found.last().at(0).toString(), QStringLiteral("parallel dec"));
    QCOMPARE(titles(), QStringLiteral("Parallel Decoding"));

    // A change is followed by itself, and by a query that comes at once.
    const NodeId medusa = idOf(*m_library, m_reading, "Medusa");
    QVERIFY(m_library->apply(m_library->planTitle(medusa, QStringLiteral("Hydra")).value()));
    found.clear();
    searcher.find(QStringLiteral("hydra"));
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(titles(), QStringLiteral("Hydra"));
    QVERIFY(m_library->apply(m_library->planTitle(medusa, QStringLiteral("九头蛇")).value()));
    QTRY_VERIFY(SearchIndex(m_library->store()).isUpToDate());
    found.clear();
    searcher.find(QStringLiteral("头蛇"));
    searcher.cancel();
    searcher.find(QStringLiteral("九头"));
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(titles(), QStringLiteral("九头蛇"));

    indexing.clear();
    searcher.rebuild();
    QTRY_VERIFY(!indexing.isEmpty() && indexing.last().at(0).toInt() == 0);
    QVERIFY(SearchIndex(m_library->store()).isUpToDate());
    QCOMPARE(this->found("九头"), QStringLiteral("九头蛇"));
}

QTEST_GUILESS_MAIN(TestSearchIndex)
#include "tst_searchindex.moc"
