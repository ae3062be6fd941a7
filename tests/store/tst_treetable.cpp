// SPDX-License-Identifier: MIT
#include "store/database.h"
#include "store/store.h"

#include <QTest>

using namespace paperdip;

namespace {

// Two spaces for each level, then: "S title", "P title" (a paper without a box), "P[ ] title",
// "P[x] title", "L title" (a source), "T title".
const char *const picture = "S List\n"
                            "  T prose\n"
                            "  S Kernel\n"
                            "    P[x] FlashAttention\n"
                            "      T a remark\n"
                            "    P[ ] FlashAttention-2\n"
                            "    L ADSL\n"
                            "  S Empty\n"
                            "  S Serving\n"
                            "    T groups\n"
                            "      P[X] vLLM 100%\n"
                            "      T more\n"
                            "    S Deep\n"
                            "      P 推测解码\n"
                            "S Other\n"
                            "T the end\n";

} // namespace

// The tree level by level, compared as a picture: what is fetched for every level, with counts.
class TestTreeTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsNoText();
    void showsTextWhereAsked();
    void countsPapersBelow();
    void findsAncestors();
    void filterShowsMatchesAndAncestors_data();
    void filterShowsMatchesAndAncestors();
    void filterFollowsWhatMoves();
    void findsPapers();
    void bytesOfASubtree();
    void sectionsOfAllLists();
    void otherListsAreNotMixedIn();
    void rowsAreFetchedLevelByLevel();

private:
    ListId addPicture(const QString &text);
    Result<void> addLine(ListId list, const QString &line, QList<NodeId> *path);
    QString print(NodeId parent, const TreeView &view, int depth = 0) const;
    NodeId idOf(const QString &title) const;
    QString countsOf(const TreeFilter &filter) const;

    std::unique_ptr<Store> m_store;
    ListId m_list = 0;
    int m_ord = 0;
};

void TestTreeTable::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    auto store = Store::open(QStringLiteral(":memory:"));
    QVERIFY(store);
    m_store = std::move(*store);
    m_list = addPicture(QString::fromUtf8(picture));
    QVERIFY(m_list != 0);
}

ListId TestTreeTable::addPicture(const QString &text)
{
    const Result<ListId> list = m_store->lists().add(QStringLiteral("list"), {});
    if (!list)
        return 0;
    QList<NodeId> path;
    const QStringList lines = text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        if (!addLine(*list, line, &path))
            return 0;
    }
    return m_store->lists().setComplete(*list) ? *list : 0;
}

Result<void> TestTreeTable::addLine(ListId list, const QString &line, QList<NodeId> *path)
{
    const QString text = line.trimmed();
    Reading reading;
    reading.kind = static_cast<NodeKind>(QStringLiteral("SPLT").indexOf(text.front()));
    if (text.mid(1).startsWith(QLatin1Char('[')))
        reading.box = text.at(2).toLatin1();
    reading.title = text.mid(text.indexOf(QLatin1Char(' '), reading.box ? 4 : 0) + 1);
    const QByteArray source = text.toUtf8() + '\n';
    NodeEntry entry;
    entry.id = m_store->nodes().lastId() + 1;
    entry.list = list;
    entry.depth = int(line.size() - text.size()) / 2;
    path->resize(entry.depth);
    entry.parent = path->isEmpty() ? 0 : path->last();
    entry.ord = ++m_ord;
    entry.source = &source;
    entry.reading = &reading;
    path->append(entry.id);
    return m_store->nodes().insert(entry);
}

QString TestTreeTable::print(NodeId parent, const TreeView &view, int depth) const
{
    QString text;
    const QList<TreeNode> nodes = m_store->tree().children(m_list, parent, view);
    for (const TreeNode &node : nodes) {
        text += QString(depth * 2, QLatin1Char(' ')) + node.title;
        if (node.kind == NodeKind::Section)
            text += QStringLiteral(" %1/%2").arg(node.count.read).arg(node.count.papers);
        text += QLatin1Char('\n');
        const QString below = print(node.id, view, depth + 1);
        if (node.hasChildren == m_store->tree().children(m_list, node.id, view).isEmpty())
            text += node.hasChildren ? QStringLiteral("(children are promised)\n")
                                     : QStringLiteral("(no children are promised)\n");
        text += below;
    }
    return text;
}

NodeId TestTreeTable::idOf(const QString &title) const
{
    const QList<TreeNode> nodes = m_store->tree().inOrder(m_list);
    for (const TreeNode &node : nodes) {
        if (node.title == title)
            return node.id;
    }
    return 0;
}

void TestTreeTable::showsNoText()
{
    QCOMPARE(print(0, {}), QStringLiteral("List 2/4\n"
                                          "  Kernel 1/2\n"
                                          "    FlashAttention\n"
                                          "    FlashAttention-2\n"
                                          "    ADSL\n"
                                          "  Empty 0/0\n"
                                          "  Serving 1/2\n"
                                          "    groups\n" // holds a paper
                                          "      vLLM 100%\n"
                                          "    Deep 0/1\n"
                                          "      推测解码\n"
                                          "Other 0/0\n"));
}

void TestTreeTable::showsTextWhereAsked()
{
    TreeView view;
    view.text = true;
    const QString text = print(0, view);
    QVERIFY(text.contains(QStringLiteral("  prose\n  Kernel")));
    QVERIFY(text.contains(QStringLiteral("      a remark\n")));
    QVERIFY(text.endsWith(QStringLiteral("Other 0/0\nthe end\n")));
    QVERIFY(!text.contains(QStringLiteral("promised")));
    QCOMPARE(text.count(QLatin1Char('\n')), 16);
}

void TestTreeTable::countsPapersBelow()
{
    QCOMPARE(m_store->lists().count(m_list), (PaperCount{4, 2}));
    NodeData data;
    data.state = ReadState::Read;
    QVERIFY(m_store->data().put(idOf(QStringLiteral("推测解码")), data));         // has no box
    QVERIFY(m_store->data().put(idOf(QStringLiteral("FlashAttention-2")), data)); // the box decides
    QCOMPARE(m_store->lists().count(m_list), (PaperCount{4, 3}));
    QCOMPARE(m_store->tree().count(idOf(QStringLiteral("Serving"))), (PaperCount{2, 2}));
    QCOMPARE(m_store->tree().find(idOf(QStringLiteral("Kernel")))->count, (PaperCount{2, 1}));
}

void TestTreeTable::findsAncestors()
{
    const QList<NodeId> above = m_store->tree().ancestors(idOf(QStringLiteral("推测解码")));
    QCOMPARE(above, (QList<NodeId>{idOf(QStringLiteral("List")), idOf(QStringLiteral("Serving")),
                                   idOf(QStringLiteral("Deep"))}));
    QVERIFY(m_store->tree().ancestors(idOf(QStringLiteral("Other"))).isEmpty());
    QVERIFY(m_store->tree().ancestors(12345).isEmpty());
}

void TestTreeTable::filterShowsMatchesAndAncestors_data()
{
    QTest::addColumn<QStringList>("found");
    QTest::addColumn<QString>("tree");
    QTest::addColumn<QString>("counts"); // below each: found, rows

    const auto titles = [](std::initializer_list<const char *> all) {
        QStringList list;
        for (const char *title : all)
            list << QString::fromUtf8(title);
        return list;
    };
    QTest::newRow("one") << titles({"FlashAttention-2"})
                         << QStringLiteral("List 2/4\n  Kernel 1/2\n    FlashAttention-2\n")
                         << QStringLiteral("list 1 1, List 1 1, Kernel 1 1");
    QTest::newRow("two of one section")
        << titles({"FlashAttention", "FlashAttention-2"})
        << QStringLiteral("List 2/4\n  Kernel 1/2\n    FlashAttention\n    FlashAttention-2\n")
        << QStringLiteral("list 2 1, List 2 1, Kernel 2 2");
    QTest::newRow("at two depths")
        << titles({"推测解码", "ADSL"})
        << QStringLiteral("List 2/4\n  Kernel 1/2\n    ADSL\n  Serving 1/2\n    Deep 0/1\n"
                          "      推测解码\n")
        << QStringLiteral("list 2 1, List 2 2, Kernel 1 1, Serving 1 1, Deep 1 1");
    QTest::newRow("below text") << titles({"vLLM 100%"})
                                << QStringLiteral("List 2/4\n  Serving 1/2\n    groups\n"
                                                  "      vLLM 100%\n")
                                << QStringLiteral("list 1 1, List 1 1, Serving 1 1, groups 1 1");
    QTest::newRow("nothing") << QStringList() << QString() << QStringLiteral("list 0 0");
    QTest::newRow("a section") << titles({"Empty"}) << QStringLiteral("List 2/4\n  Empty 0/0\n")
                               << QStringLiteral("list 1 1, List 1 1");
    QTest::newRow("a section and a paper below it")
        << titles({"Deep", "推测解码"})
        << QStringLiteral("List 2/4\n  Serving 1/2\n    Deep 0/1\n      推测解码\n")
        << QStringLiteral("list 2 1, List 2 1, Serving 2 1, Deep 1 1");
}

void TestTreeTable::filterShowsMatchesAndAncestors()
{
    QFETCH(QStringList, found);
    QFETCH(QString, tree);
    QFETCH(QString, counts);
    TreeFilter filter;
    for (const QString &title : std::as_const(found)) // as many at once, as one by one
        m_store->tree().letThrough(filter, QList<NodeId>{idOf(title)});
    QCOMPARE(print(0, {false, &filter}), tree);
    QCOMPARE(countsOf(filter), counts);

    QList<NodeId> nodes;
    for (const QString &title : std::as_const(found))
        nodes << idOf(title);
    TreeFilter atOnce;
    m_store->tree().letThrough(atOnce, nodes);
    QCOMPARE(countsOf(atOnce), counts);
    m_store->tree().letThrough(atOnce, nodes); // nothing new
    QCOMPARE(countsOf(atOnce), counts);
    QCOMPARE(print(0, {false, &atOnce}), tree);
}

// Where a row that was found moved to, nothing may have been found before.
void TestTreeTable::filterFollowsWhatMoves()
{
    TreeFilter filter;
    const NodeId moved = idOf(QStringLiteral("FlashAttention-2"));
    m_store->tree().letThrough(filter, QList<NodeId>{moved});
    QVERIFY(
        m_store->database().execute(QStringLiteral("UPDATE node SET parent_id = %1 WHERE id = %2")
                                        .arg(idOf(QStringLiteral("Deep")))
                                        .arg(moved)));
    m_store->tree().letThrough(filter, QList<NodeId>{moved});
    const QString now = print(0, {false, &filter});
    QVERIFY2(now.contains(QStringLiteral("  Serving 1/3\n    Deep 0/2\n      FlashAttention-2\n")),
             qPrintable(now));
}

QString TestTreeTable::countsOf(const TreeFilter &filter) const
{
    const FoundBelow list = filter.lists.value(m_list);
    QStringList counts{QStringLiteral("list %1 %2").arg(list.found).arg(list.rows)};
    const QList<TreeNode> nodes = m_store->tree().inOrder(m_list);
    for (const TreeNode &node : nodes) {
        if (filter.below.contains(node.id))
            counts << QStringLiteral("%1 %2 %3")
                          .arg(node.title)
                          .arg(filter.below.value(node.id).found)
                          .arg(filter.below.value(node.id).rows);
    }
    return counts.join(QStringLiteral(", "));
}

void TestTreeTable::findsPapers()
{
    QCOMPARE(m_store->tree().papersByTitle(QStringLiteral("flash"), 0).size(), 2);
    QCOMPARE(m_store->tree().papersByTitle(QStringLiteral("flash"), m_list).size(), 2);
    QCOMPARE(m_store->tree().papersByTitle(QStringLiteral("flash"), m_list + 1).size(), 0);
    QCOMPARE(m_store->tree().papersByTitle(QStringLiteral("ADSL"), 0).size(), 0); // a source
    QVERIFY(m_store->database().execute(
        QStringLiteral("UPDATE node SET arxiv = '1', url = 'https://a.b/c', doi = '10.1/x' WHERE "
                       "title LIKE 'vLLM%'")));
    QCOMPARE(m_store->tree().papersByArxiv(QStringLiteral("1"), 0).size(), 1);
    QCOMPARE(m_store->tree().papersByUrl(QStringLiteral("https://a.b/c"), 0).size(), 1);
    QCOMPARE(m_store->tree().papersByUrl(QStringLiteral("10.1/x"), 0).size(), 1);
}

void TestTreeTable::bytesOfASubtree()
{
    QCOMPARE(
        m_store->tree().bytes(idOf(QStringLiteral("Kernel"))),
        QByteArray("S Kernel\nP[x] FlashAttention\nT a remark\nP[ ] FlashAttention-2\nL ADSL\n"));
    QCOMPARE(m_store->tree().bytes(idOf(QStringLiteral("the end"))), QByteArray("T the end\n"));
}

void TestTreeTable::sectionsOfAllLists()
{
    QVERIFY(addPicture(QStringLiteral("S Second\n")) != 0);
    QStringList titles;
    const QList<SectionName> sections = m_store->tree().sections();
    for (const SectionName &section : sections)
        titles << section.title;
    QCOMPARE(titles.join(QLatin1Char(' ')),
             QStringLiteral("List Kernel Empty Serving Deep Other Second"));
    QCOMPARE(m_store->tree().lastSection(m_list), sections.at(5).node);
    QCOMPARE(m_store->tree().lastSection(m_list + 100), NodeId(0));
}

void TestTreeTable::otherListsAreNotMixedIn()
{
    const QString before = print(0, {});
    QVERIFY(addPicture(QString::fromUtf8(picture)) != 0);
    QCOMPARE(print(0, {}), before);
    QCOMPARE(m_store->lists().count(m_list), (PaperCount{4, 2}));
}

// A level of a big list must not read the whole list: SQLite's own plan says how it looks rows up.
void TestTreeTable::rowsAreFetchedLevelByLevel()
{
    Query plan = m_store->database().query(QStringLiteral("EXPLAIN QUERY PLAN ") +
                                           TreeTable::childrenSql(TreeView()));
    plan.bind(QVariant()).bind(m_list);
    QVERIFY(plan.run());
    QStringList steps;
    while (plan.next())
        steps << plan.value(3).toString();
    QVERIFY(!steps.isEmpty());
    for (const QString &step : std::as_const(steps))
        QVERIFY2(!step.startsWith(QLatin1String("SCAN")),
                 qPrintable(steps.join(QLatin1Char('\n'))));
    QVERIFY2(steps.filter(QStringLiteral("TEMP B-TREE")).isEmpty(),
             qPrintable(steps.join(QLatin1Char('\n'))));
    QVERIFY2(!steps.filter(QStringLiteral("node_parent")).isEmpty(),
             qPrintable(steps.join(QLatin1Char('\n'))));
}

QTEST_GUILESS_MAIN(TestTreeTable)
#include "tst_treetable.moc"
