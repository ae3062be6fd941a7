// SPDX-License-Identifier: MIT
#include "markdown/merge.h"

#include "markdown/interpreter.h"
#include "markdown/mergechecks.h"
#include "markdown/randomchange.h"
#include "markdown/reallists.h"
#include "shared.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

using namespace paperdip;

namespace {

constexpr int drawsPerList = 10;
constexpr qsizetype ordinarySize = 6000;  // bytes; of a larger list fewer merges are drawn
constexpr qsizetype largestSize = 500000; // a larger list only if PAPERDIP_TEST_DRAWS is set
constexpr qsizetype mostFailures = 4;     // shown of one list

// One side's version, and which nodes of the base it touched.
struct Side
{
    Document document;
    QSet<NodeId> changed; // other bytes, another place, or gone
    QSet<NodeId> gone;
    QSet<NodeId> holders; // sections that something was put into
    bool ownWords = true; // all values are this side's own
    QStringList log;
};

// Without marker and indent: what a move or a new number may change.
QByteArray saidBy(const Document &document, int index)
{
    const QByteArray &segment = document.bytesAt(index);
    QByteArray content = segment.first(contentEnd(segment));
    if (content.startsWith(byteOrderMark))
        content.remove(0, byteOrderMark.size());
    if (const auto head = itemHead(content); head && isItem(document.at(index)))
        content.remove(0, head->content);
    QByteArray said;
    for (const QByteArray &line : content.split('\n'))
        said += line.trimmed() + '\n';
    return said;
}

// Values that no other change has, so that what is told apart by them can be.
RandomChange asOwn(RandomChange change, int number, bool mine)
{
    const QString own = QStringLiteral("%1%2")
                            .arg(mine ? QStringLiteral("my") : QStringLiteral("their"))
                            .arg(number);
    const QString id =
        QStringLiteral("%1.%2").arg(mine ? 1801 : 1802).arg(number, 5, 10, QLatin1Char('0'));
    switch (change.kind) {
    case ChangeKind::Title:
    case ChangeKind::InsertSection:
        change.text = QStringLiteral("%1 %2").arg(own, change.text);
        break;
    case ChangeKind::Remark:
        if (!change.text.isEmpty())
            change.text = QStringLiteral("About %1: %2").arg(own, change.text);
        break;
    case ChangeKind::Link:
        change.text = QStringLiteral("https://arxiv.org/abs/") + id;
        break;
    case ChangeKind::Keywords:
        if (!change.keywords.isEmpty())
            change.keywords << own;
        break;
    case ChangeKind::Note:
        if (!change.text.isEmpty())
            change.text = QStringLiteral("note/%1.md").arg(own);
        break;
    default:
        break;
    }
    for (qsizetype i = 0; i < change.papers.size(); ++i) {
        NewPaper &paper = change.papers[i];
        const QString nth = id + QString::number(i);
        paper.version = 0;
        if (!paper.arxiv.isEmpty())
            paper.arxiv = nth.left(10);
        if (i > 0 && !paper.arxiv.isEmpty())
            paper.arxiv = QStringLiteral("17") + paper.arxiv.mid(2);
        if (!paper.url.isEmpty())
            paper.url = QStringLiteral("https://example.org/%1-%2.pdf").arg(own).arg(i);
        if (!paper.title.isEmpty())
            paper.title = QStringLiteral("%1 %2 %3").arg(own).arg(i).arg(paper.title);
    }
    return change;
}

void noteChanges(const Document &base, Side &side)
{
    for (int i = 0; i < base.size(); ++i) {
        const NodeId id = base.idAt(i);
        const int now = side.document.indexOf(id);
        if (now < 0)
            side.gone << id;
        if (now < 0 || saidBy(base, i) != saidBy(side.document, now) ||
            base.at(i).segment.level != side.document.at(now).segment.level ||
            base.idAt(base.parentOf(i)) != side.document.idAt(side.document.parentOf(now)))
            side.changed << id;
    }
}

Side drawnSide(const Document &base, ChangeDrawer &drawer, bool mine, int &number)
{
    Side side;
    side.document = base;
    for (int changes = 1 + drawer.below(4); changes > 0; --changes) {
        RandomChange change = drawer.draw(side.document);
        if (drawer.below(8) == 0)
            side.ownWords = false;
        else
            change = asOwn(change, ++number, mine);
        const Result<Changed> after = carryOut(side.document, change);
        if (!after || after->document.size() == 0)
            continue;
        side.log << change.inWords(side.document);
        if (change.kind >= ChangeKind::MoveWithin)
            side.changed << change.node;
        if (change.kind >= ChangeKind::Insert)
            side.holders << change.place.parent << change.place.after;
        side.document = after->document;
    }
    noteChanges(base, side);
    return side;
}

// Without the lines of reference definitions: what re-formats puts their addresses in place.
QByteArray withoutDefinitions(const Document &document)
{
    QByteArray bytes;
    for (int i = 0; i < document.size(); ++i) {
        if (!isDefinitions(document.at(i)))
            bytes += document.bytesAt(i);
    }
    return bytes;
}

// Without entities and labels of reference links, which do not outlive being re-formatted.
QByteArray shown(const QByteArray &bytes)
{
    static const QRegularExpression written(
        QStringLiteral("&#?[A-Za-z0-9]+;|(?<=\\])\\[[^\\]\n]*\\]"));
    return QString::fromUtf8(bytes).replace(written, QStringLiteral(" ")).toUtf8();
}

bool hasEntries(const Document &document)
{
    return std::any_of(document.nodes().begin(), document.nodes().end(), [](const ListNode &node) {
        return isPaper(node) || node.reading.kind == NodeKind::Source;
    });
}

bool touchOthers(const Side &mine, const Side &theirs)
{
    return !mine.changed.intersects(theirs.changed) && !mine.holders.intersects(theirs.gone) &&
           !theirs.holders.intersects(mine.gone);
}

void addSaid(QHash<QByteArray, int> &said, const Document &document, int index, int by = 1)
{
    if (!isDefinitions(document.at(index)) &&
        document.at(index).segment.structure != Structure::Lead)
        said[saidBy(document, index)] += by;
}

// Where the sides touch different entries the merge says what each of them says; empty: it does.
QString notTogether(const Document &base, const Side &mine, const Side &theirs,
                    const QByteArray &merged)
{
    QHash<QByteArray, int> said;
    for (int i = 0; i < base.size(); ++i) {
        const NodeId id = base.idAt(i);
        if (mine.gone.contains(id) || theirs.gone.contains(id))
            continue;
        const Document &from = theirs.changed.contains(id) ? theirs.document : mine.document;
        addSaid(said, from, from.indexOf(id));
    }
    for (const Side *side : {&mine, &theirs}) {
        for (int i = 0; i < side->document.size(); ++i) {
            if (base.indexOf(side->document.idAt(i)) < 0)
                addSaid(said, side->document, i);
        }
    }
    const Document is = Document::read(merged);
    for (int i = 0; i < is.size(); ++i)
        addSaid(said, is, i, -1);
    for (auto one = said.cbegin(); one != said.cend(); ++one) {
        if (*one != 0)
            return QString::fromUtf8((*one > 0 ? "missing: " : "too much: ") + one.key());
    }
    return {};
}

QByteArray reformatted(const QByteArray &bytes, const QStringList &options)
{
    QProcess process;
    process.start(QStringLiteral("cmark-gfm"), options);
    process.write(bytes);
    process.closeWriteChannel();
    return process.waitForFinished() && process.exitCode() == 0 ? process.readAllStandardOutput()
                                                                : QByteArray();
}

// With PAPERDIP_TEST_KEEP, a folder: the versions of a list whose merge broke.
void keep(const QString &name, const QList<std::pair<QString, QByteArray>> &files)
{
    const QString folder = qEnvironmentVariable("PAPERDIP_TEST_KEEP");
    for (const auto &[end, bytes] : files) {
        QFile file(folder + QLatin1Char('/') + name + end);
        if (!folder.isEmpty() && file.open(QIODevice::WriteOnly))
            file.write(bytes);
    }
}

} // namespace

class TestMergeProperty : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }

    void editsAtRandom_data() { addRealLists(); }
    void editsAtRandom();
    void counts();

private:
    QString mergeOnce(const Document &base, ChangeDrawer &drawer, int round);
    QString check(const Document &base, const Side &mine, const Side &theirs, bool formatted,
                  const QByteArray &my, const QByteArray &their, const ListMerge &merge);
    int draws(qsizetype size) const;

    quint32 m_seed = 0;
    int m_draws = drawsPerList;
    bool m_hasFormatter = false;
    int m_number = 0;
    int m_merges = 0;
    int m_apart = 0;
    int m_formatted = 0;
    int m_conflicts = 0;
    int m_byLines = 0;
};

void TestMergeProperty::initTestCase()
{
    SKIP_WITHOUT_SHARED();
    m_seed = propertySeed();
    if (const int asked = qEnvironmentVariableIntValue("PAPERDIP_TEST_DRAWS"); asked > 0)
        m_draws = asked;
    m_hasFormatter = !QStandardPaths::findExecutable(QStringLiteral("cmark-gfm")).isEmpty();
    if (!m_hasFormatter)
        qInfo("cmark-gfm is not here: no side is re-formatted");
    qInfo("of each list at most PAPERDIP_TEST_DRAWS=%d", m_draws);
}

int TestMergeProperty::draws(qsizetype size) const
{
    const double share = std::min(1.0, double(ordinarySize) / double(std::max(size, qsizetype(1))));
    return std::max(1, int(m_draws * share));
}

QString TestMergeProperty::check(const Document &base, const Side &mine, const Side &theirs,
                                 bool formatted, const QByteArray &my, const QByteArray &their,
                                 const ListMerge &merge)
{
    const QByteArray was = base.bytes();
    for (const QByteArray &side : {my, their}) {
        if (const QString fault = brokenIdentity(was, side); !fault.isEmpty())
            return fault;
    }
    if (const QString fault = misplacedConflict(merge); !fault.isEmpty())
        return fault;
    const bool apart = touchOthers(mine, theirs) && mine.ownWords && theirs.ownWords &&
                       hasEntries(base); // else it is merged by lines
    m_apart += apart ? 1 : 0;
    m_conflicts += merge.conflicts.isEmpty() ? 0 : 1;
    m_byLines += std::any_of(
        merge.conflicts.begin(), merge.conflicts.end(),
        [](const MergeConflict &conflict) { return conflict.kind == MergeConflict::Kind::Lines; });
    if (apart && !merge.conflicts.isEmpty())
        return QStringLiteral("a conflict between different entries: \"%1\" / \"%2\" / \"%3\"")
            .arg(QString::fromUtf8(merge.conflicts.first().base),
                 QString::fromUtf8(merge.conflicts.first().mine),
                 QString::fromUtf8(merge.conflicts.first().theirs));
    if (apart && !formatted) {
        if (const QString fault = notTogether(base, mine, theirs, merge.bytes); !fault.isEmpty())
            return fault;
    }
    if (!formatted)
        return lostWords(was, my, their, merge.bytes);
    return lostWords(shown(withoutDefinitions(base)), shown(withoutDefinitions(mine.document)),
                     shown(withoutDefinitions(theirs.document)), shown(merge.bytes), true);
}

// Two sides that went apart; empty: they came together as they should.
QString TestMergeProperty::mergeOnce(const Document &base, ChangeDrawer &drawer, int round)
{
    const Side mine = drawnSide(base, drawer, true, m_number);
    const Side theirs = drawnSide(base, drawer, false, m_number);
    QByteArray my = mine.document.bytes();
    QByteArray their = theirs.document.bytes();
    const bool formatted = m_hasFormatter && round % 3 == 2;
    if (formatted) {
        QStringList options{QStringLiteral("-t"), QStringLiteral("commonmark")};
        if (drawer.below(2) == 0)
            options << QStringLiteral("-e") << QStringLiteral("tasklist");
        QByteArray &side = drawer.below(2) == 0 ? my : their;
        side = reformatted(side, options);
        ++m_formatted;
    }
    const ListMerge merge = mergeLists(base.bytes(), my, their);
    ++m_merges;
    const QString fault = check(base, mine, theirs, formatted, my, their, merge);
    if (fault.isEmpty())
        return {};
    keep(QStringLiteral("%1.%2")
             .arg(QString::fromLatin1(QTest::currentDataTag()).replace(u'/', u'_'))
             .arg(round),
         {{QStringLiteral(".base.md"), base.bytes()},
          {QStringLiteral(".mine.md"), my},
          {QStringLiteral(".theirs.md"), their},
          {QStringLiteral(".merged.md"), merge.bytes}});
    return QStringLiteral("%1\n  mine: %2\n  theirs: %3%4")
        .arg(fault, mine.log.join(QStringLiteral("; ")), theirs.log.join(QStringLiteral("; ")),
             formatted ? QStringLiteral(" (one re-formatted)") : QString());
}

void TestMergeProperty::editsAtRandom()
{
    SKIP_WITHOUT_SHARED();
    QFETCH(QByteArray, list);
    if (list.isEmpty())
        return;
    if (list.size() > largestSize && !qEnvironmentVariableIsSet("PAPERDIP_TEST_DRAWS"))
        QSKIP("a merge of this list takes long; set PAPERDIP_TEST_DRAWS");
    quint32 name = 0; // so that a list's merges are the same when it is tested alone
    for (const char *at = QTest::currentDataTag(); *at != '\0'; ++at)
        name = name * 31 + static_cast<unsigned char>(*at);
    ChangeDrawer drawer(m_seed ^ name);
    m_number = 0;
    const Document base = numbered(Document::read(list));
    QStringList failures;
    for (int round = 0; round < draws(list.size()) && failures.size() < mostFailures; ++round) {
        if (const QString fault = mergeOnce(base, drawer, round); !fault.isEmpty())
            failures << QStringLiteral("merge %1: %2").arg(round).arg(fault);
    }
    QVERIFY2(failures.isEmpty(), qPrintable(QLatin1Char('\n') + failures.join(QLatin1Char('\n'))));
}

void TestMergeProperty::counts()
{
    SKIP_WITHOUT_SHARED();
    qInfo("%d merges, %d of different entries, %d with one side re-formatted, %d with conflicts, "
          "%d by lines",
          m_merges, m_apart, m_formatted, m_conflicts, m_byLines);
    QVERIFY(m_apart > 0);
    QVERIFY(m_conflicts > 0);
    QVERIFY(!m_hasFormatter || m_formatted > 0);
}

QTEST_GUILESS_MAIN(TestMergeProperty)
#include "tst_merge_property.moc"
