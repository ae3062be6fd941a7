// SPDX-License-Identifier: MIT
#include "core/linemerge.h"

#include <QRandomGenerator>
#include <QTest>

using namespace paperdip;

namespace {

// Agreed text as it is, a conflict as "<mine|theirs>"; line ends as "/".
QByteArray shown(const QList<MergedStretch> &merge)
{
    QByteArray text;
    for (const MergedStretch &stretch : merge)
        text += stretch.agreed ? stretch.text : '<' + stretch.mine + '|' + stretch.theirs + '>';
    return text.replace("\r\n", "~").replace('\n', '/');
}

QByteArray lines(const char *text)
{
    return QByteArray(text).replace("~", "\r\n").replace('/', '\n');
}

QByteArray joined(const std::vector<QByteArray> &parts)
{
    QByteArray text;
    for (const QByteArray &part : parts)
        text += part;
    return text;
}

} // namespace

// Texts brought together line by line.
class TestLineMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cutsLines();
    void merges_data();
    void merges();
    void nothingIsLost();
    void changesApartNeverConflict();
    void oneSideAlone();
};

void TestLineMerge::cutsLines()
{
    const QByteArray text("a\r\nb\rc\n\n\rd");
    const std::vector<QByteArray> expected{"a\r\n", "b\r", "c\n", "\n", "\r", "d"};
    QCOMPARE(linesOf(text), expected);
    QCOMPARE(joined(linesOf(text)), text);
    QVERIFY(linesOf({}).empty());
}

void TestLineMerge::merges_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("mine");
    QTest::addColumn<QByteArray>("theirs");
    QTest::addColumn<QByteArray>("merged");
    const auto row = [](const char *name, const char *base, const char *mine, const char *theirs,
                        const char *merged) {
        QTest::newRow(name) << lines(base) << lines(mine) << lines(theirs) << QByteArray(merged);
    };
    row("nothing", "a/b/", "a/b/", "a/b/", "a/b/");
    row("mine alone", "a/b/", "a/x/", "a/b/", "a/x/");
    row("theirs alone", "a/b/", "a/b/", "y/b/", "y/b/");
    row("both, apart", "a/b/c/", "x/b/c/", "a/b/z/", "x/b/z/");
    row("both the same", "a/b/c/", "a/x/c/", "a/x/c/", "a/x/c/");
    row("both, the same line", "a/b/c/", "a/x/c/", "a/y/c/", "a/<x/|y/>c/");
    row("added at one place", "a/b/", "a/x/b/", "a/y/b/", "a/<x/|y/>b/");
    row("removed and changed", "a/b/c/", "a/c/", "a/y/c/", "a/<|y/>c/");
    row("removed and untouched", "a/b/c/", "a/c/", "a/b/c/d/", "a/c/d/");
    row("at both ends", "m/", "a/m/", "m/z/", "a/m/z/");
    row("line ends alone", "a/b/", "a/b/", "a~b~", "a~b~");
    row("line ends and a word", "a/b/c/", "a/x/c/", "a~b~c~", "a~x/c~");
    row("no last line end", "a/b", "a/b/c", "a/b", "a/b/c");
    row("from nothing", "", "a/", "", "a/");
    row("both from nothing", "", "a/", "b/", "<a/|b/>");
    row("emptied and untouched", "a/b/", "", "a/b/", "");
    row("repeated lines", "-/a/-/b/-/", "-/a/-/b/-/c/-/", "-/x/-/b/-/", "-/x/-/b/-/c/-/");
}

void TestLineMerge::merges()
{
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, mine);
    QFETCH(QByteArray, theirs);
    QFETCH(QByteArray, merged);
    const QList<MergedStretch> merge = mergeLines(base, mine, theirs);
    QCOMPARE(shown(merge), merged);
    QCOMPARE(hasConflict(merge), merged.contains('<'));
}

namespace {

std::vector<QByteArray> randomText(QRandomGenerator &random, int length)
{
    std::vector<QByteArray> text;
    for (int i = 0; i < length; ++i)
        text.push_back(random.bounded(3) == 0 ? QByteArray("\n")
                                              : QByteArray::number(random.bounded(length)) + '\n');
    return text;
}

} // namespace

// Every line that a side added is in the result.
void TestLineMerge::nothingIsLost()
{
    for (quint32 seed = 1; seed <= 400; ++seed) {
        QRandomGenerator random(seed);
        const std::vector<QByteArray> base = randomText(random, 30);
        const auto edited = [&](const char *sign) {
            std::vector<QByteArray> text = base;
            for (int i = 0; i < 6; ++i) {
                const auto at = static_cast<std::ptrdiff_t>(random.bounded(int(text.size())));
                if (random.bounded(2) == 0)
                    text.insert(text.begin() + at, sign + QByteArray::number(i) + '\n');
                else
                    text[static_cast<size_t>(at)] = sign + QByteArray::number(i) + '\n';
            }
            return text;
        };
        const std::vector<QByteArray> mine = edited("mine ");
        const std::vector<QByteArray> theirs = edited("theirs ");
        const QByteArray merged =
            mergedText(mergeLines(joined(base), joined(mine), joined(theirs)));
        for (const auto *side : {&mine, &theirs}) {
            for (const QByteArray &line : *side) {
                if (line.contains('e'))
                    QVERIFY2(merged.contains(line), qPrintable(QString::number(seed)));
            }
        }
    }
}

void TestLineMerge::changesApartNeverConflict()
{
    for (quint32 seed = 1; seed <= 200; ++seed) {
        QRandomGenerator random(seed);
        std::vector<QByteArray> base;
        for (int i = 0; i < 60; ++i)
            base.push_back("line " + QByteArray::number(i) + '\n');
        std::vector<QByteArray> mine = base;
        std::vector<QByteArray> theirs = base;
        std::vector<QByteArray> both = base;
        for (size_t i = 0; i + 3 < base.size(); i += 4) {
            auto &side = random.bounded(2) == 0 ? mine : theirs;
            side[i] = both[i] = "new " + QByteArray::number(int(i)) + '\n';
        }
        const auto merge = mergeLines(joined(base), joined(mine), joined(theirs));
        QVERIFY(!hasConflict(merge));
        QCOMPARE(mergedText(merge), joined(both));
    }
}

void TestLineMerge::oneSideAlone()
{
    for (quint32 seed = 1; seed <= 200; ++seed) {
        QRandomGenerator random(seed);
        const QByteArray base = joined(randomText(random, 40));
        const QByteArray other = joined(randomText(random, 40));
        QCOMPARE(mergedText(mergeLines(base, other, base)), other);
        QCOMPARE(mergedText(mergeLines(base, base, other)), other);
        QCOMPARE(mergedText(mergeLines(base, other, other)), other);
    }
}

QTEST_APPLESS_MAIN(TestLineMerge)
#include "tst_linemerge.moc"
