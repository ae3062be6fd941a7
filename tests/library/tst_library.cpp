// SPDX-License-Identifier: MIT
#include "homelibrary.h"
#include "shared.h"

#include "library/exporter.h"
#include "library/listimport.h"
#include "library/listremoval.h"
#include "store/database.h"
#include "store/store.h"

#include <QDir>
#include <QLockFile>
#include <QSignalSpy>

using namespace paperdip;

// Lists and what is found in them; and that they outlast a restart, another process, a mishap.
class TestLibrary : public QObject, private HomeLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void corpusComesBack_data();
    void corpusComesBack();
    void bytesSurviveReopening();
    void listsHaveNamesAndPaths();
    void findsLists();
    void findsSections();
    void findsPapers();
    void bytesOfNodesAreTakenOnce();
    void replaceKeepsIds();
    void twoProcessesSeeEachOther();
    void oneProcessDoesNotOverwriteTheOther();
    void pollTellsRecordsAndLists();
    void listThatWasCutOtherwiseIsCutAnew();
    void damagedLibraryIsReplaced();
    void readsAnewWhatAnotherVersionRead();
    void importInSlicesIsWholeOrNotThere();
    void importThatWasCutOffGoesAtTheNextStart();
    void closedListThatWasLeftGoesAtTheNextStart();
    void closedListGoesInTurns();
};

void TestLibrary::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    openHomeInFolder();
}

void TestLibrary::corpusComesBack_data()
{
    SKIP_WITHOUT_SHARED();
    QTest::addColumn<QString>("path");
    const QStringList lists = corpusLists();
    for (const QString &list : lists)
        QTest::newRow(qPrintable(list)) << sharedFolder() + QStringLiteral("/corpus/") + list;
}

void TestLibrary::corpusComesBack()
{
    QFETCH(QString, path);
    const QByteArray bytes = readAll(path);
    const Result<ListId> list = m_library->addList(bytes, {});
    QVERIFY(list);
    QCOMPARE(m_library->bytes(*list), bytes);
    QCOMPARE(readingsDiffer(*m_library, *list), QString());
}

void TestLibrary::bytesSurviveReopening()
{
    const QByteArray odd = QByteArrayLiteral("\xef\xbb\xbf# A\r\n\r\n- [ ] \xff\xfe\0 x\r- two");
    const Result<ListId> list = m_library->addList(odd, {});
    QVERIFY(list);
    const Result<ListId> empty = m_library->addList({}, {}, QStringLiteral("Shelf"));
    QVERIFY(empty);
    m_library.reset();
    m_library = openLibrary(path("library.db"));
    QCOMPARE(m_library->bytes(*list), odd);
    QCOMPARE(m_library->bytes(*empty), QByteArray());
    QCOMPARE(m_library->bytes(m_list), homeList());
    QCOMPARE(m_library->lists().size(), 3);
    QCOMPARE(m_library->lists().last().name, QStringLiteral("Shelf"));
    QCOMPARE(m_library->recovered(), QString());
}

void TestLibrary::listsHaveNamesAndPaths()
{
    const QString file = path("reading.md");
    const Result<ListId> list = m_library->addList("no heading\n", file);
    QVERIFY(list);
    const Result<ListInfo> info = m_library->list(*list);
    QVERIFY(info);
    QCOMPARE(info->name, QStringLiteral("reading"));
    QCOMPARE(info->path, file);
    QCOMPARE(m_library->listOfPath(file), *list);
    const Result<ListId> twice = m_library->addList("other\n", file);
    QVERIFY(!twice);
    QCOMPARE(twice.error().code, ErrorCode::Refused);
    QCOMPARE(m_library->list(m_list)->save, SaveState::Unlinked);
    QSignalSpy changed(m_library.get(), &Library::listsChanged);
    QVERIFY(m_library->forgetList(*list));
    QCOMPARE(changed.count(), 1);
    QVERIFY(!m_library->list(*list));
    QCOMPARE(m_library->listOfPath(file), ListId(0));
    QVERIFY(!m_library->forgetList(*list));
}

void TestLibrary::findsLists()
{
    QCOMPARE(*m_library->findList({}), m_list); // the only one
    const Result<ListId> a = m_library->addList("# Same\n", path("a/README.md"));
    const Result<ListId> b = m_library->addList("# Same\n", path("b/README.md"));
    QVERIFY(a && b);
    QCOMPARE(*m_library->findList(QStringLiteral("my papers")), m_list);
    QCOMPARE(*m_library->findList(path("b/README.md")), *b);
    QCOMPARE(*m_library->findList(QStringLiteral("a/README.md")), *a);
    QCOMPARE(*m_library->findList(QString::number(*b)), *b);
    for (const char *several : {"", "Same", "README.md"}) {
        const Result<ListId> found = m_library->findList(QString::fromLatin1(several));
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::Ambiguous);
        QVERIFY(found.error().detail.contains(path("a/README.md")));
        QVERIFY(found.error().detail.contains(path("b/README.md")));
    }
    QCOMPARE(m_library->findList(QStringLiteral("nonsense")).error().code, ErrorCode::NotFound);
}

void TestLibrary::findsSections()
{
    const auto found = [this](const char *name) {
        return m_library->findSection(m_list, QString::fromUtf8(name));
    };
    const NodeId serving = idOf(*m_library, m_list, "Serving");
    QCOMPARE(m_library->sectionPath(serving), QStringLiteral("Systems/Serving"));
    QCOMPARE(m_library->sectionPath(idOf(*m_library, m_list, "My Papers")),
             QStringLiteral("My Papers"));
    QCOMPARE(*found("Systems/Serving"), serving);
    QCOMPARE(*found("My Papers/Systems/Serving"), serving);
    QCOMPARE(*found("serving"), serving);
    QCOMPARE(*found("My Papers"), idOf(*m_library, m_list, "My Papers"));
    QCOMPARE(m_library->sectionPath(*found("Other/Kernels")), QStringLiteral("Other/Kernels"));
    QCOMPARE(found("Kernels").error().code, ErrorCode::Ambiguous);
    QCOMPARE(found("Kernels").error().detail, QStringLiteral("Systems/Kernels\nOther/Kernels"));
    for (const char *nothing : {"", "ernels", "Systems/Other", "Systems/"})
        QCOMPARE(found(nothing).error().code, ErrorCode::NotFound);
    QCOMPARE(m_library->store().tree().sections(m_list).size(), 7);
}

void TestLibrary::findsPapers()
{
    const auto titles = [this](const char *text) {
        QStringList found;
        const QList<NodeRow> rows = m_library->findPapers(QString::fromUtf8(text), m_list);
        for (const NodeRow &row : rows)
            found << row.title;
        return found.join(QLatin1Char('|'));
    };
    const QString second = QStringLiteral("FlashAttention-2");
    QCOMPARE(titles("2307.08691"), second);
    QCOMPARE(titles("arXiv:2307.08691v2"), second);
    QCOMPARE(titles("https://arxiv.org/pdf/2307.08691v1.pdf"), second);
    QCOMPARE(titles("https://survey.example.org/files/Survey.pdf"),
             QStringLiteral("Attention Survey"));
    QCOMPARE(titles("attention-2"), second);
    QCOMPARE(titles("flashattention"),
             QStringLiteral("FlashAttention: Fast and Exact|FlashAttention-2"));
    QCOMPARE(titles(" "), QString());
    QCOMPARE(titles("nonsense"), QString());
}

void TestLibrary::bytesOfNodesAreTakenOnce()
{
    const NodeId section = idOf(*m_library, m_list, "Decoding");
    const NodeId paper = idOf(*m_library, m_list, "Medusa");
    const QByteArray bytes = markdownOf(m_library->store(), {section, paper});
    QCOMPARE(bytes.count("2401.10774] Medusa"), 1);
    QVERIFY(bytes.startsWith("### Decoding\n"));
    QVERIFY(!bytes.contains("### Serving"));
}

// Another editor rewrote every marker and blank line: ids stay.
void TestLibrary::replaceKeepsIds()
{
    QByteArray other = homeList().replace("- [", "* [").replace("\n\n", "\n\n\n");
    other.replace("FlashAttention-2]", "FlashAttention 2]");
    QHash<QString, NodeId> before;
    const QList<NodeRow> rows = m_library->allNodes(m_list);
    for (const NodeRow &row : rows) {
        if (!row.arxiv.isEmpty() || row.kind == NodeKind::Section)
            before.insert(row.arxiv + m_library->sectionPath(row.id), row.id);
    }
    QVERIFY(m_library->replaceBytes(m_list, other));
    QCOMPARE(m_library->bytes(m_list), other);
    QCOMPARE(readingsDiffer(*m_library, m_list), QString());
    int kept = 0;
    const QList<NodeRow> now = m_library->allNodes(m_list);
    for (const NodeRow &row : now) {
        if (row.arxiv.isEmpty() && row.kind != NodeKind::Section)
            continue;
        if (const NodeId id = before.value(row.arxiv + m_library->sectionPath(row.id))) {
            QCOMPARE(row.id, id);
            ++kept;
        }
    }
    QCOMPARE(kept, int(before.size()));
    QSignalSpy changed(m_library.get(), &Library::listChanged);
    QVERIFY(m_library->replaceBytes(m_list, other)->isEmpty());
    QCOMPARE(changed.count(), 0);
}

void TestLibrary::twoProcessesSeeEachOther()
{
    const std::unique_ptr<Library> other = openLibrary(path("library.db"));
    QSignalSpy everything(m_library.get(), &Library::everythingChanged);
    QSignalSpy changed(m_library.get(), &Library::listChanged);
    m_library->pollOtherProcesses();
    QCOMPARE(everything.count(), 0);

    const NodeId paper = idOf(*other, m_list, "FlashAttention-2");
    QVERIFY(other->apply(*other->planState({paper}, ReadState::Read)));
    m_library->pollOtherProcesses();
    QCOMPARE(everything.count(), 1);
    QCOMPARE(everything.first().first().toLongLong(), m_list);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_library->node(paper)->state, ReadState::Read);
    m_library->pollOtherProcesses();
    QCOMPARE(everything.count(), 1); // told once

    // Ours on top of theirs, without having looked: the plan is made on what is there now.
    QVERIFY(other->apply(*other->planTitle(paper, QStringLiteral("FA2"))));
    QVERIFY(m_library->apply(*m_library->planState({paper}, ReadState::Unread)));
    QCOMPARE(m_library->node(paper)->title, QStringLiteral("FA2"));
    m_library->pollOtherProcesses();
    QCOMPARE(everything.count(), 2); // their title is not lost on the view
    other->pollOtherProcesses();
    QCOMPARE(other->node(paper)->state, ReadState::Unread);
    QCOMPARE(other->bytes(m_list), m_library->bytes(m_list));
}

void TestLibrary::oneProcessDoesNotOverwriteTheOther()
{
    const std::unique_ptr<Library> other = openLibrary(path("library.db"));
    const NodeId paper = idOf(*other, m_list, "FlashAttention-2");
    const auto mine = m_library->planTitle(paper, QStringLiteral("Mine"));
    const auto theirs = other->planTitle(paper, QStringLiteral("Theirs"));
    QVERIFY(mine && theirs);
    QVERIFY(other->apply(*theirs));
    const auto result = m_library->apply(*mine);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Conflict);
    QCOMPARE(m_library->node(paper)->title, QStringLiteral("Theirs"));
}

void TestLibrary::pollTellsRecordsAndLists()
{
    const std::unique_ptr<Library> other = openLibrary(path("library.db"));
    QSignalSpy lists(m_library.get(), &Library::listsChanged);
    QSignalSpy records(m_library.get(), &Library::recordChanged);
    QVERIFY(other->addList("# New\n", {}));
    m_library->pollOtherProcesses();
    QCOMPARE(lists.count(), 1);
    Record record;
    record.work = record.arxiv = QStringLiteral("2307.08691");
    record.fetchedAt = QDateTime::currentDateTimeUtc();
    QVERIFY(other->store().records().put(record));
    QVERIFY(other->store().jobs().add({QStringLiteral("2401.10774")}, Service::Arxiv, 0, 1000));
    m_library->pollOtherProcesses();
    QSet<QString> told;
    for (const QList<QVariant> &arguments : std::as_const(records))
        told.insert(arguments.first().toString());
    QCOMPARE(told, (QSet<QString>{QStringLiteral("2307.08691"), QStringLiteral("2401.10774")}));
    QCOMPARE(lists.count(), 1);
}

// What an older version of the program may leave: two entries in one segment, one entry in two.
void TestLibrary::listThatWasCutOtherwiseIsCutAnew()
{
    const NodeId joined = idOf(*m_library, m_list, "FlashAttention: Fast and Exact");
    const NodeId swallowed = idOf(*m_library, m_list, "FlashAttention-2");
    const NodeId medusa = idOf(*m_library, m_list, "Medusa");
    Database &database = m_library->store().database();
    const auto change = [&](const QString &sql) { return database.execute(sql).has_value(); };
    QVERIFY(change(
        QStringLiteral(
            "UPDATE node SET source = CAST(source || (SELECT source FROM node WHERE id = %1) "
            "AS BLOB) WHERE id = %2")
            .arg(swallowed)
            .arg(joined)));
    QVERIFY(change(QStringLiteral("DELETE FROM node WHERE id = %1").arg(swallowed)));
    QVERIFY(change(
        QStringLiteral(
            "INSERT INTO node (list_id, ord, source, kind, shape, structure, level, depth) "
            "SELECT list_id, ord + 1, substr(source, 9), 3, 0, 3, 0, 0 FROM node WHERE id = %1")
            .arg(medusa)));
    QVERIFY(change(
        QStringLiteral("UPDATE node SET source = substr(source, 1, 8) WHERE id = %1").arg(medusa)));
    m_library.reset();
    m_library = openLibrary(path("library.db"));
    QCOMPARE(m_library->bytes(m_list), homeList());

    const auto plan = m_library->planState({joined}, ReadState::Unread);
    QVERIFY(plan);
    const auto undo = m_library->apply(*plan);
    QVERIFY(undo);
    QCOMPARE(readingsDiffer(*m_library, m_list), QString());
    QVERIFY(m_library->apply(*undo));
    QCOMPARE(m_library->bytes(m_list), homeList());
    QCOMPARE(idOf(*m_library, m_list, "Medusa"), medusa);
    QVERIFY(idOf(*m_library, m_list, "FlashAttention-2") > swallowed);
}

void TestLibrary::damagedLibraryIsReplaced()
{
    m_library.reset();
    QFile file(path("library.db"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    m_library = openLibrary(path("library.db"));
    QVERIFY(QFile::exists(m_library->recovered()));
    QVERIFY(m_library->lists().isEmpty());
    QVERIFY(m_library->addList(homeList(), {}));
}

void TestLibrary::readsAnewWhatAnotherVersionRead()
{
    const Result<ListId> list = m_library->addList(markedTable, {});
    QVERIFY(list);
    const NodeId one = paperOf(*m_library, *list, 0).id;
    m_library.reset();
    {
        const auto store = Store::open(path("library.db"));
        QVERIFY(store);
        QVERIFY((*store)->database().execute(
            QStringLiteral("UPDATE node SET kind = 3, title = 'old'")));
        QVERIFY((*store)->nodes().setReadingVersion(1));
    }
    m_library = openLibrary(path("library.db"));
    QCOMPARE(m_library->node(one)->title, QStringLiteral("One"));
    QCOMPARE(m_library->list(*list)->papers, 2);
    QCOMPARE(m_library->list(*list)->save, SaveState::Unlinked);
}

void TestLibrary::importInSlicesIsWholeOrNotThere()
{
    QByteArray bytes = "# Many\n\n";
    for (int i = 0; i < 1000; ++i)
        bytes += "- [ ] [Paper " + QByteArray::number(i) + "](https://example.org/" +
                 QByteArray::number(i) + ".pdf)\n";
    const FileToImport file{path("many.md"), bytes, "hash"};
    const Document document = Document::read(bytes);
    ListTable &lists = m_library->store().lists();
    int slices = 0;
    const auto givesUp = [&](int written) {
        ++slices;
        [&] { // what was written is there, and nobody sees it
            QVERIFY(written < document.size());
            QVERIFY(!lists.incomplete().isEmpty());
            QCOMPARE(m_library->lists().size(), 1);
        }();
        return slices < 2;
    };
    const auto none = importInSlices(m_library->store(), file, document, givesUp);
    QCOMPARE(none.error().code, ErrorCode::Cancelled);
    QCOMPARE(slices, 2);
    QVERIFY(lists.incomplete().isEmpty());

    const auto list = importInSlices(m_library->store(), file, document, [](int) { return true; });
    QVERIFY(list);
    QCOMPARE(m_library->bytes(list->list), bytes);
    QCOMPARE(list->document.idAt(0), m_library->allNodes(list->list).first().id);
    QCOMPARE(m_library->list(list->list)->papers, 1000);
    QCOMPARE(m_library->list(list->list)->save, SaveState::Saved);
    const auto again = importInSlices(m_library->store(), file, document, [](int) { return true; });
    QCOMPARE(again.error().code, ErrorCode::Refused);
    QVERIFY(lists.incomplete().isEmpty());
}

void TestLibrary::importThatWasCutOffGoesAtTheNextStart()
{
    QVERIFY(m_library->store().lists().add(QStringLiteral("half"), {}));
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("locks")));
    {
        QLockFile atWork(importLock(m_folder->path()));
        QVERIFY(atWork.tryLock(0));
        const auto other = openLibrary(path("library.db"));
        QVERIFY(!other->store().lists().incomplete().isEmpty());
    }
    const auto next = openLibrary(path("library.db"));
    QVERIFY(next->store().lists().incomplete().isEmpty());
    QCOMPARE(next->lists().size(), 1);
}

// As where the program ended right behind the closing of a list.
void TestLibrary::closedListThatWasLeftGoesAtTheNextStart()
{
    const QString title = QStringLiteral("FlashAttention-2");
    const NodeId paper = idOf(*m_library, m_list, title.toUtf8().constData());
    QVERIFY(m_library->apply(*m_library->planState({paper}, ReadState::Reading)));
    QObject::connect(m_library.get(), &Library::listClosed, m_library.get(), [] {});
    QVERIFY(m_library->forgetList(m_list));
    QVERIFY(m_library->findPapers(title).isEmpty());
    QCOMPARE(m_library->store().nodes().listOf(paper), m_list); // not yet
    m_library.reset();

    m_library = openLibrary(path("library.db"));
    QVERIFY(m_library->store().lists().emptied().isEmpty());
    QCOMPARE(m_library->store().nodes().listOf(paper), ListId(0));
    m_list = *m_library->addList(homeList(), {});
    QCOMPARE(rowOf(*m_library, m_list, title).state, ReadState::Reading);
}

// Turn by turn, each of which gets on though it may not take any time; what comes in meanwhile has
// what was known of the closed list's papers.
void TestLibrary::closedListGoesInTurns()
{
    QByteArray many = "# Many\n\n";
    for (int i = 0; i < 1200; ++i)
        many += "- [ ] [Paper](https://example.org/" + QByteArray::number(i) + ")\n";
    const ListId list = *m_library->addList(many, {});
    const QString url = QStringLiteral("https://example.org/7");
    const NodeId paper = m_library->findPapers(url).first().id;
    const QString flash = QStringLiteral("FlashAttention-2");
    const NodeId other = idOf(*m_library, m_list, "FlashAttention-2");
    QVERIFY(m_library->apply(*m_library->planState({paper, other}, ReadState::Reading)));
    QObject::connect(m_library.get(), &Library::listClosed, m_library.get(), [] {});
    QVERIFY(m_library->forgetList(list));
    QVERIFY(m_library->store().tree().papersNamed({QStringLiteral("Paper")}, 5).isEmpty());
    Store &store = m_library->store();
    const ListId again = *m_library->addList("- [ ] [Paper](https://example.org/7)\n", {});
    QCOMPARE(rowOf(*m_library, again, QStringLiteral("Paper")).state, ReadState::Reading);
    int turns = 0;
    for (Result<bool> all = false; all && !*all; ++turns) {
        all = removeClosed(store, [] { return false; });
        QVERIFY(all && turns < 10);
    }
    QCOMPARE(turns, 4); // three slices, and nothing left
    QVERIFY(store.lists().closed().isEmpty() && store.lists().emptied().isEmpty());
    QCOMPARE(store.nodes().listOf(paper), ListId(0));
    QCOMPARE(rowOf(*m_library, m_list, flash).state, ReadState::Reading);
}

QTEST_GUILESS_MAIN(TestLibrary)
#include "tst_library.moc"
