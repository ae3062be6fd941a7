// SPDX-License-Identifier: MIT
// Any tiles in the place of any others: what Document::spliced() gives is what a fresh read gives.
#include "markdown/document.h"

#include "markdown/freshread.h"
#include "markdown/interpreter.h"
#include "markdown/reallists.h"

#include <QRegularExpression>
#include <QTest>

#include <random>

using namespace paperdip;

namespace {

constexpr int drawsPerList = 24;
constexpr qsizetype ordinarySize = 4000; // bytes; of a larger list fewer are drawn
constexpr int fewestDraws = 1;

constexpr int plainFragments = 9;
// Behind the plain ones: what changes how the rest is read, or nearly does.
constexpr const char *fragments[] = {
    "- [ ] [A Paper](https://arxiv.org/abs/2401.00001)\n",
    "- [X] [A Paper](https://arxiv.org/abs/2401.00002) [note](n.md)\n\n",
    "- [ ] **A Title Without a Link in Bold**\n",
    "  - a remark below\n",
    "1. [ ] one\n",
    "## A Section\n\n",
    "#### Deep\n\n",
    "\n",
    "- [A Paper](https://arxiv.org/abs/2401.00003)\n",
    "- ~~[Struck Out](https://arxiv.org/abs/2401.00004)~~\n",
    "- [A page](https://example.org/page)\n",
    "# [Linked](https://arxiv.org/abs/2401.00005)\n\n",
    "### [ ] Boxed\n\n",
    "Setext\n---\n\n",
    "Words",
    "Words.\n\n",
    "**Bold:**\n\n",
    "```\n",
    "<!--\n",
    "<ul>\n<li><a href=\"https://arxiv.org/abs/2401.00006\">H</a></li>\n",
    "[label]: https://arxiv.org/abs/2401.00007\n",
    "[A Paper][label]\n\n",
    "| Paper | Year |\n|---|---|\n| [T](https://arxiv.org/abs/2401.00008) | 2024 |\n",
    "---\n\n",
    "> quoted\n\n",
    "\xEF\xBB\xBF",
    "+++\n",
};

class Drawer
{
public:
    explicit Drawer(quint32 seed) : m_random(seed) {}

    int below(int end) { return std::uniform_int_distribution<int>(0, end - 1)(m_random); }

    // Up to three runs, in order.
    std::vector<TileRun> runs(const Document &document)
    {
        std::vector<TileRun> runs;
        m_fragments = below(2) == 0 ? plainFragments : int(std::size(fragments));
        int at = 0;
        for (int left = 1 + below(3); left > 0 && at <= document.size(); --left) {
            TileRun run;
            run.begin = at + below(document.size() - at + 1);
            run.end = std::min(document.size(), run.begin + below(3));
            for (int count = below(4); count > 0; --count)
                run.tiles.push_back(tile(document, run));
            at = run.end + 1;
            runs.push_back(std::move(run));
        }
        return runs;
    }

private:
    Tile tile(const Document &document, const TileRun &run)
    {
        if (document.size() > 0 && below(3) == 0)
            return {0, document.bytesAt(below(document.size()))};
        const QByteArray bytes(fragments[below(m_fragments)]);
        if (run.begin < run.end && run.tiles.empty() && below(2) == 0) // a node's own new bytes
            return {document.idAt(run.begin),
                    below(2) == 0 ? bytes : document.bytesAt(run.begin) + bytes};
        return {0, bytes};
    }

    std::mt19937 m_random;
    int m_fragments = plainFragments;
};

QString differs(const Document &spliced, const Document &fresh)
{
    if (const QString fault = notFresh(spliced); !fault.isEmpty())
        return fault;
    for (int i = 0; i < fresh.size(); ++i) {
        const bool isKept = fresh.idAt(i) > 0 || spliced.idAt(i) > 0;
        if (isKept && fresh.idAt(i) != spliced.idAt(i))
            return QStringLiteral("node %1 has another id").arg(i);
    }
    for (const Tile &tile : fresh.tiles()) {
        if (spliced.indexOf(tile.node) != fresh.indexOf(tile.node) && tile.node > 0)
            return QStringLiteral("node %1 is not found").arg(tile.node);
    }
    return {};
}

// A node that is shared says the same and stands below the same.
QString mistold(const Document &before, const Document &after)
{
    const std::vector<int> changed = after.placesNotIn(before);
    for (int i = 0; i < after.size(); ++i) {
        if (std::binary_search(changed.begin(), changed.end(), i))
            continue;
        const int old = before.indexOf(after.idAt(i));
        if (old < 0 || before.bytesAt(old) != after.bytesAt(i) ||
            !(before.at(old) == after.at(i)) || before.parentIdAt(old) != after.parentIdAt(i))
            return QStringLiteral("node %1 is said to be as it was").arg(i);
    }
    return {};
}

} // namespace

class TestSpliceProperty : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }

    void isLikeAFreshRead_data() { addRealLists(); }
    void isLikeAFreshRead();
    void mostAreReadInParts();

private:
    quint32 m_seed = 0;
    int m_draws = drawsPerList;
    int m_all = 0;
    int m_inParts = 0;
};

void TestSpliceProperty::initTestCase()
{
    SKIP_WITHOUT_SHARED();
    m_seed = propertySeed();
    if (const int asked = qEnvironmentVariableIntValue("PAPERDIP_TEST_DRAWS"); asked > 0)
        m_draws = asked;
}

void TestSpliceProperty::isLikeAFreshRead()
{
    QFETCH(QByteArray, list);
    Drawer drawer(m_seed ^ quint32(qHash(list)));
    const Document source = numbered(Document::read(list));
    Document document = source;
    const double share =
        std::min(1.0, double(ordinarySize) / double(std::max(list.size(), qsizetype(1))));
    const int draws = std::max(fewestDraws, int(m_draws * share));
    for (int round = 0; round < draws; ++round) {
        if (round % 6 == 0)
            document = source;
        const std::vector<TileRun> runs = drawer.runs(document);
        ++m_all;
        m_inParts += document.splicedInParts(runs) ? 1 : 0;
        const Document spliced = document.spliced(runs);
        const Document fresh = Document::read(document.tilesWith(runs));
        for (const QString &fault : {differs(spliced, fresh), mistold(document, spliced)})
            QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("draw %1: ").arg(round) + fault));
        document = spliced;
    }
}

// What is read as a whole proves nothing.
void TestSpliceProperty::mostAreReadInParts()
{
    SKIP_WITHOUT_SHARED();
    qInfo("%d of %d in parts", m_inParts, m_all);
    QVERIFY(m_inParts * 10 > m_all);
}

QTEST_APPLESS_MAIN(TestSpliceProperty)

#include "tst_splice_property.moc"
