// SPDX-License-Identifier: MIT
#include "markdown/edit.h"

#include "markdown/freshread.h"
#include "markdown/interpreter.h"
#include "markdown/randomchange.h"
#include "markdown/reallists.h"
#include "shared.h"

#include <QRegularExpression>
#include <QTest>

using namespace paperdip;

namespace {

constexpr int drawsPerList = 155;
constexpr qsizetype ordinarySize = 3500; // bytes; of a larger list fewer changes are drawn
constexpr int fewestDraws = 1;
constexpr qsizetype mostFailures = 6; // shown of one list
// Of a kind of change that the list's form allows, so many in a hundred may be refused.
constexpr int refusalsAllowed = 5;
constexpr int drawsThatTell = 100;

// The change, carried out and taken back, gives both documents.
QString notTakenBack(const Document &before, const Document &after)
{
    const Change change = difference(1, before, after);
    Interpreter interpreter(before.tiles());
    if (!interpreter.run(change) || interpreter.tiles() != after.tiles())
        return QStringLiteral("the difference does not lead to the result");
    if (!interpreter.run(Interpreter::inverse(change)) || interpreter.tiles() != before.tiles())
        return QStringLiteral("undo does not give the source back");
    return {};
}

// What a node is may depend on what stands around it (design, "Read"): a line or a linked heading
// may become a paper, a link line a source or text; a paper that names no work and has no box may
// cease to be one where a neighbour has left.
bool mayTurn(const ListNode &was, const ListNode &is, const RandomChange &change)
{
    if (isPaper(was)) {
        const bool byItself = was.reading.box || was.reading.claim == Claim::Work;
        return !byItself && change.kind >= ChangeKind::Remove;
    }
    const bool isBoldLine =
        was.segment.structure == Structure::Paragraph; // a section by its papers
    return isPaper(is) || isBoldLine || isSection(was) == isSection(is);
}

// A rule line, or the only paper of a bold line.
bool endsOwning(const Document &document, int index)
{
    const ListNode &node = document.at(index);
    const int parent = document.parentOf(index);
    const bool bold = parent >= 0 && document.at(parent).reading.shape == Shape::Bold;
    return node.segment.structure == Structure::Rule || bold;
}

QString addressOf(const Reading &reading)
{
    return reading.main ? reading.main->url : QString();
}

// Every node that is not the change's own is there, says the same, and stands where it stood.
QString lostNode(const Document &before, const Document &after, const QSet<NodeId> &touched,
                 const RandomChange &change)
{
    // Without a rule, or a bold line's papers, what stood below belongs to what stands above.
    const bool withoutRule =
        change.kind >= ChangeKind::Remove && endsOwning(before, before.indexOf(change.node));
    for (int i = 0; i < before.size(); ++i) {
        const ListNode &was = before.at(i);
        if (touched.contains(before.idAt(i)) || isDefinitions(was))
            continue; // definitions may join: their lines are compared
        const int now = after.indexOf(before.idAt(i));
        if (now < 0)
            return QStringLiteral("\"%1\" is gone").arg(was.reading.title);
        const ListNode &is = after.at(now);
        const bool turned = was.reading.kind != is.reading.kind;
        const bool says = was.reading.title == is.reading.title &&
                          addressOf(was.reading) == addressOf(is.reading) &&
                          was.reading.keywords == is.reading.keywords &&
                          was.reading.notePath == is.reading.notePath;
        const bool same = was.segment.structure == is.segment.structure &&
                          was.reading.box == is.reading.box &&
                          (turned ? mayTurn(was, is, change) : says);
        if (!same)
            return QStringLiteral("\"%1\" (kind %2) became \"%3\" (kind %4)")
                .arg(was.reading.title)
                .arg(int(was.reading.kind))
                .arg(is.reading.title)
                .arg(int(is.reading.kind));
        if (!withoutRule && before.parentIdAt(i) != after.parentIdAt(now))
            return QStringLiteral("\"%1\" stands below another node").arg(was.reading.title);
    }
    return {};
}

bool isRuleAt(const Document &document, int index)
{
    return index >= 0 && index < document.size() && isRule(document.at(index));
}

// A paper that is a paragraph takes the rule line beside it along, or gets one.
void addRuleLines(const Document &document, QSet<NodeId> &touched)
{
    for (int i = 0; i < document.size(); ++i) {
        if (!touched.contains(document.idAt(i)) || isRule(document.at(i)))
            continue;
        for (const int beside : {i - 1, i + 1}) {
            if (isRuleAt(document, beside))
                touched << document.idAt(beside);
        }
    }
}

// Two rule lines with nothing between them, where there were none.
QString doubledRules(const Document &before, const Document &after)
{
    const auto count = [](const Document &document) {
        int found = 0;
        for (int i = 0; i < document.size(); ++i)
            found += isRuleAt(document, i) && isRuleAt(document, i + 1) ? 1 : 0;
        return found;
    };
    return count(after) > count(before) ? QStringLiteral("two rule lines stand together")
                                        : QString();
}

QString broken(const Document &before, const RandomChange &change, const Changed &after)
{
    Touched touched = touchedBy(before, change, after);
    addRuleLines(before, touched.lines);
    addRuleLines(after.document, touched.lines);
    for (const QString &fault :
         {differenceOutside(before, after.document, touched), doubledRules(before, after.document),
          notShown(before, change, after), lostNode(before, after.document, touched.lines, change),
          notFresh(after.document), notTakenBack(before, after.document)}) {
        if (!fault.isEmpty())
            return fault;
    }
    return {};
}

// With PAPERDIP_TEST_KEEP, a folder: both versions of a list that a change broke.
void keep(const QString &name, const Document &before, const Document &after)
{
    const QString folder = qEnvironmentVariable("PAPERDIP_TEST_KEEP");
    if (folder.isEmpty())
        return;
    for (const auto &[end, document] : {std::pair(".before.md", &before), {".after.md", &after}}) {
        QFile file(folder + QLatin1Char('/') + name + QLatin1String(end));
        if (file.open(QIODevice::WriteOnly))
            file.write(document->bytes());
    }
}

} // namespace

class TestEditProperty : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }

    void changesAtRandom_data() { addRealLists(); }
    void changesAtRandom();
    void fewAreRefused();

private:
    // What became of the changes of one kind.
    struct Counts
    {
        int drawn = 0;
        int changed = 0;
        int formRefuses = 0; // the list's form has no place for it
        int refused = 0;     // any other refusal
    };

    int draws(qsizetype size) const;
    QString changeOnce(Document &document, ChangeDrawer &drawer);

    quint32 m_seed = 0;
    int m_draws = drawsPerList;
    std::array<Counts, changeKinds> m_counts;
};

void TestEditProperty::initTestCase()
{
    SKIP_WITHOUT_SHARED();
    m_seed = propertySeed();
    if (const int asked = qEnvironmentVariableIntValue("PAPERDIP_TEST_DRAWS"); asked > 0)
        m_draws = asked;
    qInfo("of each list at most PAPERDIP_TEST_DRAWS=%d", m_draws);
}

int TestEditProperty::draws(qsizetype size) const
{
    const double share = std::min(1.0, double(ordinarySize) / double(std::max(size, qsizetype(1))));
    return std::max(std::min(m_draws, fewestDraws), int(m_draws * share));
}

// One change, which now and then stays; empty: all is as it should be.
QString TestEditProperty::changeOnce(Document &document, ChangeDrawer &drawer)
{
    const RandomChange change = drawer.draw(document);
    Counts &counts = m_counts.at(static_cast<size_t>(change.kind));
    ++counts.drawn;
    const Result<Changed> after = carryOut(document, change);
    if (!after) {
        const Error &error = after.error();
        const bool form = mayBeRefused(document, change, error);
        ++(form ? counts.formRefuses : counts.refused);
        if (!form && qEnvironmentVariableIsSet("PAPERDIP_TEST_REFUSALS"))
            qInfo("refused: %s: %s", qPrintable(change.inWords(document)),
                  qPrintable(error.message));
        const bool known = error.code == ErrorCode::Refused || error.code == ErrorCode::Invalid ||
                           error.code == ErrorCode::NoPlace;
        return known ? QString() : change.inWords(document) + QStringLiteral(": ") + error.message;
    }
    counts.changed += after->document.bytes() != document.bytes() ? 1 : 0;
    const QString fault = broken(document, change, *after);
    if (!fault.isEmpty()) {
        const QString name = QString::fromLatin1(QTest::currentDataTag()).replace(u'/', u'_');
        keep(QStringLiteral("%1.%2").arg(name).arg(counts.drawn), document, after->document);
        return change.inWords(document) + QStringLiteral(": ") + fault;
    }
    if (drawer.below(3) == 0 && after->document.size() > 0)
        document = numbered(after->document);
    return {};
}

void TestEditProperty::changesAtRandom()
{
    SKIP_WITHOUT_SHARED();
    QFETCH(QByteArray, list);
    if (list.isEmpty())
        return;
    quint32 name = 0; // so that a list's changes are the same when it is tested alone
    for (const char *at = QTest::currentDataTag(); *at != '\0'; ++at)
        name = name * 31 + static_cast<unsigned char>(*at);
    ChangeDrawer drawer(m_seed ^ name);
    const Document source = numbered(Document::read(list));
    Document document = source;
    QStringList failures;
    for (int round = 0; round < draws(list.size()); ++round) {
        if (round % 10 == 0)
            document = source;
        const QString fault = changeOnce(document, drawer);
        if (!fault.isEmpty())
            failures << QStringLiteral("draw %1: %2").arg(round).arg(fault);
        if (failures.size() == mostFailures)
            break;
    }
    QVERIFY2(failures.isEmpty(), qPrintable(QLatin1Char('\n') + failures.join(QLatin1Char('\n'))));
}

void TestEditProperty::fewAreRefused()
{
    SKIP_WITHOUT_SHARED();
    QStringList tooMany;
    int all = 0;
    for (size_t kind = 0; kind < m_counts.size(); ++kind) {
        const Counts &counts = m_counts.at(kind);
        qInfo("%-14s %5d drawn, %5d changed something, %4d the list's form refuses, %3d refused",
              changeNames.at(kind), counts.drawn, counts.changed, counts.formRefuses,
              counts.refused);
        all += counts.drawn;
        const int possible = counts.drawn - counts.formRefuses;
        if (possible >= drawsThatTell) {
            if (counts.refused * 100 > possible * refusalsAllowed)
                tooMany << QLatin1String(changeNames.at(kind));
            QVERIFY2(counts.changed > 0, changeNames.at(kind));
        }
    }
    qInfo("%d changes", all);
    QVERIFY2(tooMany.isEmpty(), qPrintable(tooMany.join(QLatin1String(", "))));
}

QTEST_APPLESS_MAIN(TestEditProperty)
#include "tst_edit_property.moc"
