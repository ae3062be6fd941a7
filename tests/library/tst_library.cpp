// SPDX-License-Identifier: MIT
#include "libraryfixture.h"
#include "shared.h"

#include "library/listimport.h"
#include "library/noderow.h"
#include "library/search.h"
#include "library/searchindex.h"
#include "store/database.h"
#include "store/store.h"

#include <QDir>
#include <QLockFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace paperdip;

class TestLibrary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void treeOfTheHomeList();
    void treeOfTheSeed();
    void corpusComesBack_data();
    void corpusComesBack();
    void bytesSurviveReopening();
    void listsHaveNamesAndPaths();
    void findsLists();
    void findsSections();
    void findsPapers();
    void rowsKnowRecordsAndJobs();
    void rowsKnowTheirYear_data();
    void rowsKnowTheirYear();
    void authorsAreShort();
    void noteExistsBesideTheList();
    void bytesOfNodesAreTakenOnce();
    void filterHidesTheRest();
    void filterFollowsNewPapers();
    void replaceKeepsIds();
    void stepsUpAndDown_data();
    void stepsUpAndDown();
    void stepsBackToWhereItWas();
    void sectionsStep();
    void twoProcessesSeeEachOther();
    void oneProcessDoesNotOverwriteTheOther();
    void pollTellsRecordsAndLists();
    void listThatWasCutOtherwiseIsCutAnew();
    void damagedLibraryIsReplaced();
    void keepsWhatTheListHasNoPlaceFor();
    void marksInATableCount();
    void readsAnewWhatAnotherVersionRead();
    void importInSlicesIsWholeOrNotThere();
    void importThatWasCutOffGoesAtTheNextStart();

private:
    QString path(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }
    QStringList titlesIn(const char *section) const;
    int filterBy(const QString &query);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    ListId m_list = 0;
};

void TestLibrary::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_library.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
    m_library = openLibrary(path("library.db"));
    const Result<ListId> list = m_library->addList(homeList(), {});
    QVERIFY(list);
    m_list = *list;
}

QStringList TestLibrary::titlesIn(const char *section) const
{
    QStringList titles;
    const QList<NodeRow> rows = m_library->children(m_list, idOf(*m_library, m_list, section));
    for (const NodeRow &row : rows)
        titles << row.title;
    return titles;
}

void TestLibrary::treeOfTheHomeList()
{
    QCOMPARE(picture(*m_library, m_list),
             QStringLiteral("My Papers 2/6\n"
                            "  A reading group\n"
                            "  Systems 2/5\n"
                            "    Kernels 1/3\n"
                            "      [-] Attention Survey\n"
                            "      [x] FlashAttention: Fast and Exact\n"
                            "      [-] FlashAttention-2\n"
                            "    Decoding 1/2\n"
                            "      [x] Medusa\n"
                            "      [-] Parallel Decoding\n"
                            "    Serving 0/0\n"
                            "  Other 0/1\n"
                            "    Kernels 0/1\n"
                            "      [-] Paged Attention\n"));
    ViewOptions options;
    options.text = true;
    QVERIFY(picture(*m_library, m_list, options)
                .startsWith(QStringLiteral("My Papers 2/6\n  What I read.\n")));
    const QList<NodeRow> all = m_library->allNodes(m_list);
    QCOMPARE(all.first().papers, 6);
    QCOMPARE(all.first().read, 2);
    QCOMPARE(m_library->list(m_list)->papers, 6);
    QCOMPARE(readingsDiffer(*m_library, m_list), QString());
}

void TestLibrary::treeOfTheSeed()
{
    SKIP_WITHOUT_SHARED();
    const Result<ListId> list = m_library->addList(seedBytes(), {});
    QVERIFY(list);
    const QList<NodeRow> rows = m_library->allNodes(*list);
    QCOMPARE(rows.size(), 22);
    const auto count = [&](NodeKind kind) {
        return std::count_if(rows.begin(), rows.end(),
                             [kind](const NodeRow &row) { return row.kind == kind; });
    };
    QCOMPARE(count(NodeKind::Section), 7);
    QCOMPARE(count(NodeKind::Paper), 11);
    QCOMPARE(count(NodeKind::Source), 2);
    QCOMPARE(m_library->list(*list)->read, 3);
    QCOMPARE(m_library->list(*list)->name, QStringLiteral("Paper Dip"));
    QCOMPARE(m_library->findPapers(QStringLiteral("2305.10427"), *list).first().keywords,
             (QStringList{QStringLiteral("Jacobi Decoding"), QStringLiteral("Parallel Decoding")}));
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
    QCOMPARE(m_library->sections().size(), 7);
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

void TestLibrary::rowsKnowRecordsAndJobs()
{
    Record record;
    record.work = record.arxiv = QStringLiteral("2307.08691");
    record.title = QStringLiteral("FlashAttention-2");
    record.authors = {QStringLiteral("Tri Dao")};
    record.published = QDateTime(QDate(2023, 7, 17), QTime(17, 50), Qt::UTC);
    record.fetchedAt = QDateTime::currentDateTimeUtc();
    QVERIFY(m_library->store().records().put(record));
    const NodeRow row = rowOf(*m_library, m_list, QStringLiteral("FlashAttention-2"));
    QCOMPARE(row.authors, QStringLiteral("Dao"));
    QCOMPARE(row.year, 2023);
    QCOMPARE(row.fetch, FetchState::Done);

    QVERIFY(m_library->store().jobs().add({QStringLiteral("2401.10774")}, Service::Arxiv, 0, 1000));
    QCOMPARE(rowOf(*m_library, m_list, QStringLiteral("Medusa")).fetch, FetchState::Waiting);
    Job job = *m_library->store().jobs().find(QStringLiteral("2401.10774"));
    job.state = FetchState::Failed;
    job.error = ErrorCode::Http;
    job.reason = QStringLiteral("arXiv answered 503.");
    QVERIFY(m_library->store().jobs().update(job));
    const NodeRow failed = rowOf(*m_library, m_list, QStringLiteral("Medusa"));
    QCOMPARE(failed.fetch, FetchState::Failed);
    QCOMPARE(failed.fetchError, ErrorCode::Http);
    QCOMPARE(failed.fetchReason, QStringLiteral("arXiv answered 503."));
    QCOMPARE(rowOf(*m_library, m_list, QStringLiteral("Attention Survey")).fetch, FetchState::None);
}

void TestLibrary::rowsKnowTheirYear_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("year");
    QTest::newRow("new") << QStringLiteral("2307.08691") << 2023;
    QTest::newRow("four digits") << QStringLiteral("0704.0001") << 2007;
    QTest::newRow("old") << QStringLiteral("math/0309136") << 2003;
    QTest::newRow("first") << QStringLiteral("hep-th/9108001") << 1991;
    QTest::newRow("none") << QString() << 0;
}

void TestLibrary::rowsKnowTheirYear()
{
    QFETCH(QString, id);
    QFETCH(int, year);
    QCOMPARE(arxivYear(id), year);
}

void TestLibrary::authorsAreShort()
{
    QCOMPARE(shortAuthors({}), QString());
    QCOMPARE(shortAuthors({QStringLiteral("Tri Dao")}), QStringLiteral("Dao"));
    QCOMPARE(shortAuthors({QStringLiteral("Tri Dao"), QStringLiteral("Albert Gu")}),
             QStringLiteral("Dao & Gu"));
    QCOMPARE(shortAuthors({QStringLiteral("A B C"), QStringLiteral("D"), QStringLiteral("E")}),
             QStringLiteral("C et al."));
    QCOMPARE(shortAuthors({QStringLiteral("DeepSeek-AI")}), QStringLiteral("DeepSeek-AI"));
}

void TestLibrary::noteExistsBesideTheList()
{
    QVERIFY(QDir(m_folder->path()).mkpath(QStringLiteral("note")));
    QFile note(path("note/Medusa.md"));
    QVERIFY(note.open(QIODevice::WriteOnly));
    note.close();
    const Result<ListId> list = m_library->addList(homeList(), path("README.md"));
    QVERIFY(list);
    QVERIFY(rowOf(*m_library, *list, QStringLiteral("Medusa")).noteExists);
    QVERIFY(!rowOf(*m_library, *list, QStringLiteral("Attention Survey")).noteExists);
    QVERIFY(!rowOf(*m_library, *list, QStringLiteral("FlashAttention-2")).noteExists);
    QVERIFY(
        !rowOf(*m_library, m_list, QStringLiteral("Medusa")).noteExists); // a list without a file
}

void TestLibrary::bytesOfNodesAreTakenOnce()
{
    const NodeId section = idOf(*m_library, m_list, "Decoding");
    const NodeId paper = idOf(*m_library, m_list, "Medusa");
    const QByteArray bytes = m_library->bytes(QList<NodeId>{section, paper});
    QCOMPARE(bytes.count("2401.10774] Medusa"), 1);
    QVERIFY(bytes.startsWith("### Decoding\n"));
    QVERIFY(!bytes.contains("### Serving"));
}

void TestLibrary::filterHidesTheRest()
{
    ViewOptions options;
    options.filtered = true;
    const QString whole = picture(*m_library, m_list);
    QCOMPARE(filterBy(QStringLiteral("flash  2")), 2); // also the remark and the id
    QCOMPARE(filterBy(QStringLiteral("medusa tree")), 1);
    QCOMPARE(picture(*m_library, m_list, options),
             QStringLiteral("My Papers 2/6\n  Systems 2/5\n    Decoding 1/2\n      [x] Medusa\n"));
    QCOMPARE(filterBy(QStringLiteral("非线性")), 1);
    QCOMPARE(picture(*m_library, m_list), whole);
    m_library->setFilter(nullptr);
    QCOMPARE(picture(*m_library, m_list, options), whole);
}

// What the search finds, as the window has it.
int TestLibrary::filterBy(const QString &query)
{
    SearchIndex index(m_library->store());
    if (!index.catchUp([](int) { return true; }))
        return -1;
    const Result<SearchFilter> found =
        searchFilter(m_library->store(), query, [] { return false; });
    if (!found)
        return -1;
    m_library->setFilter(std::make_shared<TreeFilter>(found->tree));
    return found->papers;
}

void TestLibrary::filterFollowsNewPapers()
{
    ViewOptions options;
    options.filtered = true;
    QCOMPARE(filterBy(QStringLiteral("medusa")), 1);
    Identified paper;
    paper.kind = Identified::Kind::Arxiv;
    paper.id = QStringLiteral("2104.09864");
    paper.url = QStringLiteral("https://arxiv.org/abs/2104.09864");
    const auto plan =
        m_library->planPapers(m_list, {idOf(*m_library, m_list, "Serving"), Place::AtEnd}, {paper});
    QVERIFY(plan);
    QVERIFY(m_library->apply(*plan));
    const QString tree = picture(*m_library, m_list, options);
    QVERIFY2(tree.contains(QStringLiteral("Serving 0/1\n      [-] ")), qPrintable(tree));
    QVERIFY(!tree.contains(QStringLiteral("Other")));
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

void TestLibrary::stepsUpAndDown_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<int>("step");
    QTest::addColumn<QString>("path"); // of the section that it then stands in; empty: refused
    QTest::addColumn<int>("place");
    const auto row = [](const char *name, const char *title, int step, const char *path,
                        int place) {
        QTest::newRow(name) << QString::fromUtf8(title) << step << QString::fromUtf8(path) << place;
    };
    row("down", "Attention Survey", 1, "Systems/Kernels", 1);
    row("up", "FlashAttention-2", -1, "Systems/Kernels", 1);
    row("down into the next section", "FlashAttention-2", 1, "Systems/Decoding", 0);
    row("down into an empty section", "Parallel Decoding", 1, "Systems/Serving", 0);
    row("up into the section before", "Medusa", -1, "Systems/Kernels", 3);
    row("up into the section above", "Attention Survey", -1, "Systems", 0);
    row("up where one is empty", "Paged Attention", -1, "Other", 0);
    row("down at the end", "Paged Attention", 1, "", 0);
}

void TestLibrary::stepsUpAndDown()
{
    QFETCH(QString, title);
    QFETCH(int, step);
    QFETCH(QString, path);
    QFETCH(int, place);
    const NodeId node = rowOf(*m_library, m_list, title).id;
    const auto plan = m_library->planStep({node}, step);
    if (path.isEmpty()) {
        QVERIFY(!plan);
        QCOMPARE(plan.error().code, ErrorCode::Refused);
        return;
    }
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
    QVERIFY(m_library->apply(*plan));
    QCOMPARE(m_library->sectionPath(m_library->node(node)->parent), path);
    const QList<NodeRow> rows = m_library->children(m_list, m_library->node(node)->parent);
    QCOMPARE(rows.at(place).id, node);
    QCOMPARE(readingsDiffer(*m_library, m_list), QString());
}

void TestLibrary::stepsBackToWhereItWas()
{
    const NodeId node = idOf(*m_library, m_list, "Attention Survey");
    const QString before = picture(*m_library, m_list);
    for (const int step : {1, 1, 1, 1, -1, -1, -1, -1}) {
        const auto plan = m_library->planStep({node}, step);
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
        QVERIFY(m_library->apply(*plan));
    }
    QCOMPARE(picture(*m_library, m_list), before);
}

void TestLibrary::sectionsStep()
{
    const auto step = [this](const char *title, int by) {
        const auto plan = m_library->planStep({idOf(*m_library, m_list, title)}, by);
        return plan && m_library->apply(*plan);
    };
    QVERIFY(step("Decoding", -1));
    QCOMPARE(titlesIn("Systems").join(QLatin1Char(' ')),
             QStringLiteral("Decoding Kernels Serving"));
    QVERIFY(step("Decoding", 1));
    QCOMPARE(titlesIn("Systems").join(QLatin1Char(' ')),
             QStringLiteral("Kernels Decoding Serving"));
    QVERIFY(step("Serving", 1)); // into the next parent
    QCOMPARE(titlesIn("Systems").join(QLatin1Char(' ')), QStringLiteral("Kernels Decoding"));
    QCOMPARE(titlesIn("Other").join(QLatin1Char(' ')), QStringLiteral("Serving Kernels"));
    QVERIFY(step("Serving", -1));
    QCOMPARE(titlesIn("Systems").join(QLatin1Char(' ')),
             QStringLiteral("Kernels Decoding Serving"));
    QVERIFY(!step("My Papers", 1));
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

namespace {

constexpr char table[] =
    "# Table\n\n|read|title|\n|---|---|\n|✅|[One](https://arxiv.org/abs/2205.14135)|\n"
    "|⬜|[Two](https://arxiv.org/abs/2309.06180)|\n";

NodeRow paperOf(const Library &library, ListId list, int n)
{
    QList<NodeRow> papers = library.allNodes(list);
    papers.removeIf([](const NodeRow &row) { return row.kind != NodeKind::Paper; });
    return papers.value(n);
}

} // namespace

void TestLibrary::keepsWhatTheListHasNoPlaceFor()
{
    const Result<ListId> list = m_library->addList(table, {});
    QVERIFY(list);
    const NodeId two = paperOf(*m_library, *list, 1).id;
    const Result<Change> change = m_library->planRemark(two, QStringLiteral("mine alone"));
    QVERIFY(change);
    const Result<Change> undo = m_library->apply(*change);
    QVERIFY(undo);
    QCOMPARE(m_library->bytes(*list), QByteArray(table));
    QCOMPARE(m_library->node(two)->remark, QStringLiteral("mine alone"));
    QVERIFY(m_library->node(two)->remarkOnlyHere);
    QVERIFY(m_library->apply(*undo));
    QCOMPARE(m_library->node(two)->remark, QString());
}

void TestLibrary::marksInATableCount()
{
    const Result<ListId> list = m_library->addList(table, {});
    QVERIFY(list);
    QCOMPARE(m_library->list(*list)->papers, 2);
    QCOMPARE(m_library->list(*list)->read, 1);
    const NodeId two = paperOf(*m_library, *list, 1).id;
    const Result<Change> change = m_library->planState({two}, ReadState::Read);
    QVERIFY(change);
    QVERIFY(m_library->apply(*change));
    QCOMPARE(m_library->bytes(*list), QByteArray(table).replace("⬜", "✅"));
    QCOMPARE(m_library->list(*list)->read, 2);
    QCOMPARE(m_library->node(two)->state, ReadState::Read);
    QVERIFY(!m_library->node(two)->stateOnlyHere);
}

void TestLibrary::readsAnewWhatAnotherVersionRead()
{
    const Result<ListId> list = m_library->addList(table, {});
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

QTEST_GUILESS_MAIN(TestLibrary)
#include "tst_library.moc"
