// SPDX-License-Identifier: MIT
#include "markdown/document.h"

#include "shared.h"

#include <QRegularExpression>

using namespace paperdip;

namespace {

constexpr qsizetype entriesPerTable = 20;

// One of tests/data/tables: what a person reads in the first entries of a list of the corpus, or in
// those from a section on.
struct Table
{
    QString list;
    QString section;
    QStringList rows; // title, id, section and state, each followed by a tab but the last
};

Table tableIn(const QString &file)
{
    QStringList lines = QString::fromUtf8(readAll(file)).split(QLatin1Char('\n'));
    const QStringList head = lines.takeFirst().split(QLatin1Char('\t'));
    lines.removeFirst(); // the names of the columns
    lines.removeAll(QString());
    return {head.value(1), head.value(3), lines};
}

int sectionAbove(const Outline &outline, int index)
{
    const auto at = [&outline](int i) -> const OutlineNode & {
        return outline[static_cast<size_t>(i)];
    };
    int section = at(index).parent;
    while (section >= 0 && !isSection(at(section)))
        section = at(section).parent;
    return section;
}

QString stateOf(const Reading &reading)
{
    if (!reading.box && !reading.mark)
        return QStringLiteral("none");
    return isRead(reading) ? QStringLiteral("read") : QStringLiteral("unread");
}

QStringList papersIn(const Outline &outline, const QString &fromSection)
{
    QStringList rows;
    bool reached = fromSection.isEmpty();
    for (int index = 0; index < int(outline.size()); ++index) {
        const OutlineNode &node = outline[static_cast<size_t>(index)];
        reached = reached || (isSection(node) && node.reading.title == fromSection);
        if (!reached || !isPaper(node))
            continue;
        const int section = sectionAbove(outline, index);
        const QStringList cells = {
            node.reading.title,
            node.reading.arxiv.isEmpty() ? QStringLiteral("-") : node.reading.arxiv,
            section < 0 ? QStringLiteral("-") : outline[static_cast<size_t>(section)].reading.title,
            stateOf(node.reading)};
        rows << cells.join(QLatin1Char('\t'));
    }
    return rows;
}

} // namespace

// Tables made by hand of the first twenty papers of lists of the corpus, each of another style (end
// condition 1 of the issue "Any Markdown reading list"). A list with fewer papers has them all.
class TestTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void holds_data();
    void holds();
};

void TestTables::holds_data()
{
    SKIP_WITHOUT_SHARED();
    QTest::addColumn<QString>("file");
    const QDir folder(QStringLiteral(PAPERDIP_TEST_DATA "/tables"));
    const QStringList names = folder.entryList({QStringLiteral("*.tsv")}, QDir::Files, QDir::Name);
    QVERIFY(names.size() >= 10);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void TestTables::holds()
{
    SKIP_WITHOUT_SHARED();
    QFETCH(QString, file);
    const Table table = tableIn(file);
    const QByteArray bytes = readAll(sharedFolder() + QStringLiteral("/corpus/") + table.list);
    const QStringList papers = papersIn(read(bytes), table.section);
    const QStringList first = papers.mid(0, entriesPerTable);
    QVERIFY(!table.rows.isEmpty() && table.rows.size() <= entriesPerTable);
    QStringList wrong;
    for (qsizetype row = 0; row < qMax(table.rows.size(), first.size()); ++row) {
        if (table.rows.value(row) != first.value(row))
            wrong << QStringLiteral("row %1\n  expected %2\n  came     %3")
                         .arg(QString::number(row + 1), table.rows.value(row), first.value(row));
    }
    for (const QString &row : std::as_const(wrong)) // more than a failure's message can hold
        qInfo("%s", qPrintable(row));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.value(0)));
}

QTEST_GUILESS_MAIN(TestTables)
#include "tst_tables.moc"
