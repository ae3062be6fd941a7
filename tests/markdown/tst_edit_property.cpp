// SPDX-License-Identifier: MIT
#include "markdown/edit.h"

#include "interpreter.h"
#include "shared.h"

#include <QRegularExpression>
#include <QTest>

#include <random>

using namespace paperdip;

namespace {

// Lists of every kind, small enough to change them many times under sanitizers.
const QStringList lists{
    QStringLiteral("Tramac__paper-reading-note/README.md"),
    QStringLiteral("QWERDF007__Notebooks/README.md"),
    QStringLiteral("kuc2477__dl-papers/README.md"),
    QStringLiteral("zhjwpku__paper-notes/src/databases/README.md"),
    QStringLiteral("zhjwpku__paper-notes/src/databases/vectordb/README.md"),
    QStringLiteral("HuaizhengZhang__AI-Infra-from-Zero-to-Hero/edge_system.md"),
    QStringLiteral("HuaizhengZhang__AI-Infra-from-Zero-to-Hero/README.md"),
    QStringLiteral("mental2008__awesome-papers/paper-list/systems-for-ml/llm.md"),
    QStringLiteral("zhjwpku__paper-notes/README.md"),
    QStringLiteral("zhjwpku__paper-notes/src/distributedsystem/README.md"),
    QStringLiteral(
        "tmgthb__Autonomous-Agents/resources/Autonomous_Agents_Research_Papers_Earlier.md"),
    QStringLiteral("weihaox__awesome-neural-rendering/docs/INTRODUCTION-AND-SURVEY.md"),
    QStringLiteral("eugeneyan__applied-ml/@2ebfa3ca/README.md"),
};

Document numbered(const QByteArray &bytes)
{
    const Document document = Document::read(bytes);
    std::vector<NodeId> ids;
    for (int i = 0; i < document.size(); ++i)
        ids.push_back(i + 1);
    return document.withIds(ids);
}

// A node's bytes without what a move or its neighbours may change: numbers, markers, indents,
// levels, blank lines.
QByteArray essence(const Document &document, NodeId node)
{
    static const QRegularExpression marks(QStringLiteral("^([-*+]|\\d+[.)]|#+)\\s+|\\s+#+$"));
    QByteArray bytes = document.tiles()[static_cast<size_t>(document.indexOf(node))].bytes;
    if (bytes.startsWith("\xEF\xBB\xBF"))
        bytes.remove(0, 3);
    QByteArray lines;
    for (const QByteArray &line : bytes.replace('\r', '\n').split('\n')) {
        if (const QByteArray text = line.trimmed(); !text.isEmpty())
            lines += (lines.isEmpty() ? QString::fromLatin1(text).remove(marks).toLatin1() : text) +
                     '\n';
    }
    return lines;
}

bool isFresh(const Document &document)
{
    const Document fresh = Document::read(document.bytes());
    return std::equal(document.outline().begin(), document.outline().end(), fresh.outline().begin(),
                      fresh.outline().end(), [](const OutlineNode &a, const OutlineNode &b) {
                          return a.segment == b.segment && a.reading == b.reading &&
                                 a.parent == b.parent;
                      });
}

// The change, carried out and taken back, gives both documents.
bool comesBack(const Document &before, const Document &after)
{
    const Change change = difference(1, before, after);
    Interpreter interpreter(before.tiles());
    return interpreter.run(change) && interpreter.tiles() == after.tiles() &&
           interpreter.run(Interpreter::inverse(change)) && interpreter.tiles() == before.tiles();
}

} // namespace

class TestEditProperty : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void changesAtRandom_data() { namesLists(lists.size()); }
    void changesAtRandom();
    void everyPaper_data() { namesLists(5); }
    void everyPaper();

private:
    static void namesLists(qsizetype count);
    static QByteArray load(const QString &list);
    NodeId anyNode(const Document &document);
    Place anyPlace(const Document &document);
    Result<Document> changeField(const Document &document, NodeId node);
    Result<Document> changeTree(const Document &document, NodeId node);

    quint32 m_seed = 0;
    std::mt19937 m_random;
};

void TestEditProperty::initTestCase()
{
    bool given = false;
    m_seed = qEnvironmentVariableIntValue("PAPERDIP_TEST_SEED", &given);
    if (!given)
        m_seed = std::random_device()();
    qInfo("seed: PAPERDIP_TEST_SEED=%u", m_seed);
    m_random.seed(m_seed);
}

void TestEditProperty::namesLists(qsizetype count)
{
    SKIP_WITHOUT_SHARED();
    QTest::addColumn<QString>("list");
    QTest::newRow("seed") << QString();
    for (const QString &list : lists.first(count))
        QTest::newRow(qPrintable(list)) << list;
}

QByteArray TestEditProperty::load(const QString &list)
{
    return list.isEmpty() ? seedBytes()
                          : readAll(sharedFolder() + QStringLiteral("/corpus/") + list);
}

NodeId TestEditProperty::anyNode(const Document &document)
{
    return document.idAt(static_cast<int>(m_random() % static_cast<quint32>(document.size())));
}

Place TestEditProperty::anyPlace(const Document &document)
{
    const NodeId node = anyNode(document);
    const int index = document.indexOf(node);
    switch (m_random() % 3) {
    case 0:
        return {node, Place::AtEnd};
    case 1:
        return {node, 0};
    default:
        return {document.idAt(document.at(index).parent), node};
    }
}

Result<Document> TestEditProperty::changeField(const Document &document, NodeId node)
{
    switch (m_random() % 6) {
    case 0:
        return setRead(document, node, m_random() % 2 == 0);
    case 1:
        return setTitle(document, node, QStringLiteral("A [new\\title *of* 推测"));
    case 2:
        return setKeywords(document, node, {QStringLiteral("One"), QStringLiteral("two words")});
    case 3:
        return setRemark(document, node,
                         m_random() % 2 == 0 ? QString()
                                             : QStringLiteral("A remark. 备注在这里。"));
    case 4:
        return setNote(document, node,
                       m_random() % 2 == 0 ? QString() : QStringLiteral("note/new one.md"));
    default:
        return setUrl(document, node, QStringLiteral("https://arxiv.org/abs/2309.06180"));
    }
}

Result<Document> TestEditProperty::changeTree(const Document &document, NodeId node)
{
    const auto documentOf = [](Result<Edited> edited) {
        return edited ? Result<Document>(std::move(edited->document))
                      : Result<Document>(Failure(edited.error()));
    };
    NewPaper paper;
    paper.arxiv = QStringLiteral("2309.06180");
    switch (m_random() % 5) {
    case 0:
        return documentOf(insertPapers(document, anyPlace(document), {paper, paper}));
    case 1:
        return documentOf(insertSection(document, anyPlace(document), QStringLiteral("New")));
    case 2:
        return removeNodes(document, {node});
    default:
        return documentOf(moveNodes(document, {node, anyNode(document)}, anyPlace(document)));
    }
}

void TestEditProperty::changesAtRandom()
{
    QFETCH(QString, list);
    Document document = numbered(load(list));
    QVERIFY(document.size() > 0);
    int changed = 0;
    for (int round = 0; (round < 14 || (changed == 0 && round < 200)) && document.size() > 0;
         ++round) {
        const NodeId node = anyNode(document);
        const bool field = round % 2 == 0;
        const Result<Document> after =
            field ? changeField(document, node) : changeTree(document, node);
        if (!after)
            continue;
        changed += after->bytes() != document.bytes() ? 1 : 0;
        QVERIFY2(isFresh(*after), after->bytes().constData());
        QVERIFY2(comesBack(document, *after), after->bytes().constData());
        for (const Tile &tile : document.tiles()) {
            const int now = after->indexOf(tile.node);
            if (now < 0 || (field && tile.node == node))
                continue;
            if (field)
                QCOMPARE(after->tiles()[static_cast<size_t>(now)].bytes, tile.bytes);
            else
                QCOMPARE(essence(*after, tile.node), essence(document, tile.node));
        }
        if (m_random() % 3 == 0)
            document = *after;
    }
    QVERIFY(changed > 0);
}

// Tick, retitle, set a remark, move to another section, each taken back: the source, byte for byte.
void TestEditProperty::everyPaper()
{
    QFETCH(QString, list);
    const Document document = numbered(load(list));
    QList<NodeId> sections;
    for (int i = 0; i < document.size(); ++i) {
        if (document.at(i).reading.kind == NodeKind::Section)
            sections << document.idAt(i);
    }
    int papers = 0;
    for (int i = 0; i < document.size(); ++i) {
        const Reading &reading = document.at(i).reading;
        if (reading.kind != NodeKind::Paper)
            continue;
        ++papers;
        const NodeId node = document.idAt(i);
        if (reading.box) {
            const auto ticked = setRead(document, node, !isChecked(reading));
            QVERIFY(ticked);
            QVERIFY(comesBack(document, *ticked));
            QCOMPARE(ticked->bytes().size(), document.bytes().size());
        }
        const auto titled = setTitle(document, node, QStringLiteral("A New Title of Words"));
        QVERIFY2(titled, document.tiles()[static_cast<size_t>(i)].bytes.constData());
        QVERIFY(comesBack(document, *titled));
        const auto remarked =
            setRemark(document, node, QStringLiteral("The words of a remark, written for a test."));
        QVERIFY2(remarked, document.tiles()[static_cast<size_t>(i)].bytes.constData());
        QVERIFY(comesBack(document, *remarked));
        const NodeId section = sections.at(papers % sections.size());
        const auto moved = moveNodes(document, {node}, Place{section, Place::AtEnd});
        QVERIFY2(moved, document.tiles()[static_cast<size_t>(i)].bytes.constData());
        QVERIFY(comesBack(document, moved->document));
        const Document &after = moved->document;
        QCOMPARE(after.idAt(after.at(after.indexOf(node)).parent), section);
    }
    QVERIFY(papers > 0);
}

QTEST_APPLESS_MAIN(TestEditProperty)
#include "tst_edit_property.moc"
