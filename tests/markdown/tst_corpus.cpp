// SPDX-License-Identifier: MIT
#include "core/identify.h"
#include "markdown/document.h"
#include "markdown/labels.h"

#include "shared.h"

#include <QRegularExpression>
#include <QSet>

using namespace paperdip;

namespace {

struct Index
{
    QString list;
    int boxes = 0;
    int checked = 0;
    int ids = 0;
    int headings = 0;
};

QList<Index> corpusIndex()
{
    QList<Index> rows;
    const QList<QByteArray> lines =
        readAll(sharedFolder() + QStringLiteral("/corpus/INDEX.tsv")).split('\n');
    const QList<QByteArray> names = lines.first().split('\t');
    const auto column = [&names](const char *name) { return names.indexOf(QByteArray(name)); };
    for (const QByteArray &line : lines.mid(1)) {
        const QList<QByteArray> cells = line.split('\t');
        if (cells.size() != names.size())
            continue;
        rows << Index{QString::fromUtf8(cells.at(column("list"))),
                      cells.at(column("checkboxes")).toInt(), cells.at(column("checked")).toInt(),
                      cells.at(column("distinct_arxiv_ids")).toInt(),
                      cells.at(column("headings")).toInt()};
    }
    return rows;
}

// Ids of all addresses of arXiv in the text, read without any of the program's own readers.
QSet<QString> idsIn(const QByteArray &bytes)
{
    static const QRegularExpression address(
        QStringLiteral("arxiv\\.org/(?:abs|pdf|html)/(\\d{4}\\.\\d{4,5}|[a-z-]+(?:\\.[A-Z]{2})?/"
                       "\\d{7})(?![\\d.]*\\d)"),
        QRegularExpression::CaseInsensitiveOption);
    QSet<QString> ids;
    auto match = address.globalMatch(QString::fromUtf8(bytes));
    while (match.hasNext())
        ids.insert(match.next().captured(1));
    return ids;
}

// What was recognised in a list.
struct Findings
{
    int papers = 0;
    int boxes = 0;
    int checked = 0;
    int headings = 0;
    QSet<QString> main;
    QSet<QString> further;
    QStringList badTitles;
    QStringList badPapers;
};

QString sample(const QStringList &words)
{
    return words.mid(0, 12).join(QLatin1String(" | "));
}

Findings findingsOf(const Outline &outline)
{
    Findings found;
    for (const OutlineNode &node : outline) {
        const Reading &reading = node.reading;
        found.boxes += reading.boxAt >= 0;
        found.checked += reading.boxAt >= 0 && isChecked(reading);
        found.headings += reading.shape == Shape::Heading;
        if (!isPaper(node))
            continue;
        ++found.papers;
        if (!reading.arxiv.isEmpty())
            found.main.insert(reading.arxiv);
        for (const Link &link : reading.links) {
            if (const auto id = arxivFromUrl(link.url))
                found.further.insert(id->id);
        }
        const QString &title = reading.title;
        if (title.size() < 3 || title.contains(QLatin1String("://")) || isLabel(title))
            found.badTitles << QString::fromUtf8("%1: %2").arg(node.begin).arg(title);
        const Target target = reading.main ? classifyTarget(reading.main->url) : Target::Other;
        if (target == Target::Anchor || target == Target::Badge)
            found.badPapers << title;
    }
    return found;
}

} // namespace

// What the issue "Any Markdown reading list" promises of each list of the corpus (its end
// condition 1).
class TestCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void recognises_data();
    void recognises();
};

void TestCorpus::recognises_data()
{
    SKIP_WITHOUT_SHARED();
    QTest::addColumn<int>("row");
    const QList<Index> rows = corpusIndex();
    for (int row = 0; row < rows.size(); ++row)
        QTest::newRow(qPrintable(rows.at(row).list)) << row;
}

void TestCorpus::recognises()
{
    SKIP_WITHOUT_SHARED();
    QFETCH(int, row);
    const Index index = corpusIndex().at(row);
    const QByteArray bytes = readAll(sharedFolder() + QStringLiteral("/corpus/") + index.list);
    const Outline outline = read(bytes);
    const Findings found = findingsOf(outline);
    const QSet<QString> ids = idsIn(bytes);
    const auto main = (ids & found.main).size();
    const QSet<QString> absent = ids - found.main;
    const auto further = (absent & found.further).size();
    const QStringList others = (absent & found.further).values();
    const QStringList missing = (absent - found.further).values();
    qInfo("%5d papers, %4d ids: %4d main %3d further %3d missing, %d titles", found.papers,
          int(ids.size()), int(main), int(further), int(missing.size()),
          int(found.badTitles.size()));
    QCOMPARE(found.boxes, index.boxes);
    QCOMPARE(found.checked, index.checked);
    QCOMPARE(found.headings, index.headings);
    QCOMPARE(ids.size(), index.ids);
    QVERIFY2(found.badTitles.isEmpty(), qPrintable(sample(found.badTitles)));
    QVERIFY2(found.badPapers.isEmpty(), qPrintable(sample(found.badPapers)));
    QVERIFY2((main + further) * 100 >= ids.size() * 99, qPrintable(sample(missing)));
    // One list has a quote of eight lines with a work each: the cut makes it one segment (design,
    // "The list as bytes"), so one of its works is the paper and four are further links.
    const qsizetype inOneQuote = index.list.startsWith(QLatin1String("opendilab")) ? 4 : 0;
    QVERIFY2((further - inOneQuote) * 100 <= ids.size() * 3, qPrintable(sample(others)));
}

QTEST_GUILESS_MAIN(TestCorpus)
#include "tst_corpus.moc"
