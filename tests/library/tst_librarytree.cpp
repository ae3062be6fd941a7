// SPDX-License-Identifier: MIT
#include "homelibrary.h"
#include "shared.h"

#include "library/noderow.h"
#include "library/search.h"
#include "library/searchindex.h"
#include "store/store.h"

#include <QDir>

using namespace paperdip;

// A list as a tree: its rows and what they say, what a filter leaves, steps up and down.
class TestLibraryTree : public QObject, private HomeLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void treeOfTheHomeList();
    void treeOfTheSeed();
    void rowsKnowRecordsAndJobs();
    void rowsKnowTheirYear_data();
    void rowsKnowTheirYear();
    void authorsAreShort();
    void noteExistsBesideTheList();
    void filterHidesTheRest();
    void filterFollowsNewPapers();
    void stepsUpAndDown_data();
    void stepsUpAndDown();
    void stepsBackToWhereItWas();
    void sectionsStep();
    void keepsWhatTheListHasNoPlaceFor();
    void marksInATableCount();

private:
    QStringList titlesIn(const char *section) const;
    int filterBy(const QString &query);
};

void TestLibraryTree::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    openHomeInFolder();
}

QStringList TestLibraryTree::titlesIn(const char *section) const
{
    QStringList titles;
    const QList<NodeRow> rows = m_library->children(m_list, idOf(*m_library, m_list, section));
    for (const NodeRow &row : rows)
        titles << row.title;
    return titles;
}

// What the search finds, as the window has it.
int TestLibraryTree::filterBy(const QString &query)
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

void TestLibraryTree::treeOfTheHomeList()
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

void TestLibraryTree::treeOfTheSeed()
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

void TestLibraryTree::rowsKnowRecordsAndJobs()
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

void TestLibraryTree::rowsKnowTheirYear_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("year");
    QTest::newRow("new") << QStringLiteral("2307.08691") << 2023;
    QTest::newRow("four digits") << QStringLiteral("0704.0001") << 2007;
    QTest::newRow("old") << QStringLiteral("math/0309136") << 2003;
    QTest::newRow("first") << QStringLiteral("hep-th/9108001") << 1991;
    QTest::newRow("none") << QString() << 0;
}

void TestLibraryTree::rowsKnowTheirYear()
{
    QFETCH(QString, id);
    QFETCH(int, year);
    QCOMPARE(arxivYear(id), year);
}

void TestLibraryTree::authorsAreShort()
{
    QCOMPARE(shortAuthors({}), QString());
    QCOMPARE(shortAuthors({QStringLiteral("Tri Dao")}), QStringLiteral("Dao"));
    QCOMPARE(shortAuthors({QStringLiteral("Tri Dao"), QStringLiteral("Albert Gu")}),
             QStringLiteral("Dao & Gu"));
    QCOMPARE(shortAuthors({QStringLiteral("A B C"), QStringLiteral("D"), QStringLiteral("E")}),
             QStringLiteral("C et al."));
    QCOMPARE(shortAuthors({QStringLiteral("DeepSeek-AI")}), QStringLiteral("DeepSeek-AI"));
}

void TestLibraryTree::noteExistsBesideTheList()
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

void TestLibraryTree::filterHidesTheRest()
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

void TestLibraryTree::filterFollowsNewPapers()
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

void TestLibraryTree::stepsUpAndDown_data()
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

void TestLibraryTree::stepsUpAndDown()
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

void TestLibraryTree::stepsBackToWhereItWas()
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

void TestLibraryTree::sectionsStep()
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

void TestLibraryTree::keepsWhatTheListHasNoPlaceFor()
{
    const Result<ListId> list = m_library->addList(markedTable, {});
    QVERIFY(list);
    const NodeId two = paperOf(*m_library, *list, 1).id;
    const Result<Change> change = m_library->planRemark(two, QStringLiteral("mine alone"));
    QVERIFY(change);
    const Result<Change> undo = m_library->apply(*change);
    QVERIFY(undo);
    QCOMPARE(m_library->bytes(*list), QByteArray(markedTable));
    QCOMPARE(m_library->node(two)->remark, QStringLiteral("mine alone"));
    QVERIFY(m_library->node(two)->remarkOnlyHere);
    QVERIFY(m_library->apply(*undo));
    QCOMPARE(m_library->node(two)->remark, QString());
}

void TestLibraryTree::marksInATableCount()
{
    const Result<ListId> list = m_library->addList(markedTable, {});
    QVERIFY(list);
    QCOMPARE(m_library->list(*list)->papers, 2);
    QCOMPARE(m_library->list(*list)->read, 1);
    const NodeId two = paperOf(*m_library, *list, 1).id;
    const Result<Change> change = m_library->planState({two}, ReadState::Read);
    QVERIFY(change);
    QVERIFY(m_library->apply(*change));
    QCOMPARE(m_library->bytes(*list), QByteArray(markedTable).replace("⬜", "✅"));
    QCOMPARE(m_library->list(*list)->read, 2);
    QCOMPARE(m_library->node(two)->state, ReadState::Read);
    QVERIFY(!m_library->node(two)->stateOnlyHere);
}

QTEST_GUILESS_MAIN(TestLibraryTree)
#include "tst_librarytree.moc"
