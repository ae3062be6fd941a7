// SPDX-License-Identifier: MIT
#include "library/figures.h"

#include "library/asker.h"
#include "library/libraryfixture.h"
#include "store/store.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTimeZone>
#include <ctime>

using namespace paperdip;

namespace {

// Written by hand: 8 papers, 5 read; what the figures must say of it stands in the tests.
const QByteArray byHand = "# Mine\n\n"
                          "- [X] [Before any section](https://arxiv.org/abs/1706.03762)\n\n"
                          "## Systems\n\n"
                          "- [ ] [Raft](https://example.org/raft.pdf)\n\n"
                          "### Kernels\n\n"
                          "- [X] [[2205.14135] Flash](https://arxiv.org/abs/2205.14135)\n"
                          "- [X] [[2307.08691] Flash 2](https://arxiv.org/abs/2307.08691)\n"
                          "- [ ] [[2309.06180] Paged](https://arxiv.org/abs/2309.06180)\n"
                          "- [ ] [[2305.13245] GQA](https://arxiv.org/abs/2305.13245)\n\n"
                          "## Theory\n\n"
                          "- [X] [[hep-th/9711200] Old](https://arxiv.org/abs/hep-th/9711200)\n"
                          "- [X] [[2401.10774] Medusa](https://arxiv.org/abs/2401.10774)\n";

const QDate today(2026, 11, 29); // a Sunday

} // namespace

// What the figures say of a small library.
class TestFigures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TZ", "Asia/Shanghai"); // eight hours ahead
        tzset();
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_library = openLibrary();
        m_list = m_library->addList(byHand, {}).value_or(0);
    }

    void empty();
    void readPerWeekAndMonth();
    void weeksBeginWhereTheyDo();
    void aWorkIsReadOnce();
    void whatIsUntickedWasNotRead();
    void toReadBySection();
    void nameOfTheListIsSaidOfSeveral();
    void papersByYear();
    void manySectionsAndYears();
    void answersOnAWorker();

private:
    Figures figures(ListId list, Qt::DayOfWeek firstDay = Qt::Monday) const
    {
        const Result<Figures> read = readFigures(m_library->store(), list, today, firstDay);
        if (!read)
            qFatal("%s", qPrintable(read.error().message));
        return *read;
    }
    void readOn(const char *title, const char *utc, ListId list = 0) const
    {
        const NodeId node = idOf(*m_library, list != 0 ? list : m_list, title);
        const NodeData before = m_library->store().data().find(node);
        NodeData after = before;
        after.readAt =
            QDateTime::fromString(QString::fromLatin1(utc) + QLatin1Char('Z'), Qt::ISODate)
                .toSecsSinceEpoch();
        if (!m_library->apply(Change{{SetData{node, before, after}}}))
            qFatal("not set: %s", title);
    }
    static int in(const QList<ReadIn> &bars, const QDate &begin)
    {
        for (const ReadIn &bar : bars) {
            if (bar.begin == begin)
                return bar.papers;
        }
        return -1;
    }
    static int sum(const QList<ReadIn> &bars)
    {
        int sum = 0;
        for (const ReadIn &bar : bars)
            sum += bar.papers;
        return sum;
    }

    std::unique_ptr<Library> m_library;
    ListId m_list = 0;
};

void TestFigures::empty()
{
    m_library = openLibrary();
    const Figures none = figures(0);
    QCOMPARE(none.papers, 0);
    QCOMPARE(none.weeks.size(), Figures::mostWeeks);
    QCOMPARE(none.months.size(), Figures::mostMonths);
    QCOMPARE(sum(none.weeks), 0);
    QVERIFY(none.toRead.isEmpty() && none.years.isEmpty());
}

void TestFigures::readPerWeekAndMonth()
{
    readOn("Flash", "2026-11-29T10:00:00");   // this week
    readOn("Flash 2", "2026-11-22T15:59:00"); // Sunday, 23:59 there: the last minute of its week
    readOn("Medusa", "2026-11-22T16:00:00");  // one minute later it is Monday there
    readOn("Old", "2024-12-31T16:30:00");     // New Year's Day there, 2025
    const Figures all = figures(m_list);
    QCOMPARE(all.papers, 8);
    QCOMPARE(all.read, 5);
    QCOMPARE(all.undated, 1); // the one before any section
    QCOMPARE(all.weeks.size(), 26);
    QCOMPARE(all.weeks.last(), (ReadIn{QDate(2026, 11, 23), 2}));
    QCOMPARE(in(all.weeks, QDate(2026, 11, 16)), 1);
    QCOMPARE(sum(all.weeks), 3);
    QCOMPARE(all.weeks.first().begin, QDate(2026, 6, 1));
    QCOMPARE(all.months.size(), 24);
    QCOMPARE(all.months.last(), (ReadIn{QDate(2026, 11, 1), 3}));
    QCOMPARE(in(all.months, QDate(2025, 1, 1)), 1);
    QCOMPARE(all.months.first().begin, QDate(2024, 12, 1));
    QCOMPARE(sum(all.months), 4);
}

void TestFigures::weeksBeginWhereTheyDo()
{
    readOn("Flash", "2026-11-28T15:59:00");  // Saturday, 23:59 there
    readOn("Medusa", "2026-11-28T16:00:00"); // Sunday
    QCOMPARE(figures(m_list).weeks.last(), (ReadIn{QDate(2026, 11, 23), 2}));
    const QList<ReadIn> weeks = figures(m_list, Qt::Sunday).weeks;
    QCOMPARE(weeks.last(), (ReadIn{QDate(2026, 11, 29), 1}));
    QCOMPARE(in(weeks, QDate(2026, 11, 22)), 1);
}

// In two lists, on two days: it was read on the first of them, and is one paper of its year.
void TestFigures::aWorkIsReadOnce()
{
    const ListId other =
        m_library->addList("# Other\n\n- [X] [Flash](https://arxiv.org/abs/2205.14135v2)\n", {})
            .value_or(0);
    readOn("Flash", "2026-11-10T10:00:00");
    readOn("Flash", "2026-11-20T10:00:00", other);
    const Figures all = figures(0);
    QCOMPARE(all.papers, 9); // entries
    QCOMPARE(sum(all.weeks), 1);
    QCOMPARE(in(all.weeks, QDate(2026, 11, 9)), 1);
    QCOMPARE(all.years.last(), (YearFigure{2024, 1}));
    QCOMPARE(all.years.at(all.years.size() - 3), (YearFigure{2022, 1}));
    QCOMPARE(in(figures(other).weeks, QDate(2026, 11, 16)), 1);
}

void TestFigures::whatIsUntickedWasNotRead()
{
    readOn("Flash", "2026-11-10T10:00:00");
    QByteArray bytes = byHand; // another program takes the tick back
    bytes.replace("- [X] [[2205.14135] Flash]", "- [ ] [[2205.14135] Flash]");
    QVERIFY(m_library->replaceBytes(m_list, bytes));
    const Figures all = figures(m_list);
    QCOMPARE(all.read, 4);
    QCOMPARE(sum(all.weeks), 0);
}

void TestFigures::toReadBySection()
{
    const QList<SectionFigure> sections = figures(m_list).toRead;
    QCOMPARE(sections.size(), 2); // in Theory, and before any section, all is read
    QCOMPARE(sections.at(0), (SectionFigure{idOf(*m_library, m_list, "Kernels"),
                                            QStringLiteral("Systems/Kernels"), 4, 2}));
    QCOMPARE(sections.at(1),
             (SectionFigure{idOf(*m_library, m_list, "Systems"), QStringLiteral("Systems"), 1, 0}));
    QCOMPARE(figures(m_list).otherToRead, 0);
}

void TestFigures::nameOfTheListIsSaidOfSeveral()
{
    QVERIFY(m_library->addList("# Other\n\n- [ ] [A](https://arxiv.org/abs/2101.00001)\n", {}));
    const QList<SectionFigure> sections = figures(0).toRead;
    QCOMPARE(sections.size(), 3);
    QCOMPARE(sections.at(0).name, QStringLiteral("Mine · Systems/Kernels"));
    QCOMPARE(sections.at(2).name, QStringLiteral("Other"));
}

void TestFigures::papersByYear()
{
    Record record; // what a service knows counts more than an id
    record.work = record.arxiv = QStringLiteral("2401.10774");
    record.published = QDateTime(QDate(2021, 5, 1), QTime(0, 0), Qt::UTC);
    record.fetchedAt = QDateTime::currentDateTimeUtc();
    QVERIFY(m_library->store().records().put(record));
    const Figures all = figures(m_list);
    QCOMPARE(all.yearless, 1); // Raft
    QCOMPARE(all.earlier, 0);
    QCOMPARE(all.years.first(), (YearFigure{1997, 1}));
    QCOMPARE(all.years.last(), (YearFigure{2023, 3}));
    QCOMPARE(all.years.size(), 2023 - 1997 + 1);
    QCOMPARE(all.years.at(2017 - 1997), (YearFigure{2017, 1}));
    QCOMPARE(all.years.at(2021 - 1997), (YearFigure{2021, 1}));
    QCOMPARE(all.years.at(2022 - 1997), (YearFigure{2022, 1}));
    QCOMPARE(all.years.at(2000 - 1997), (YearFigure{2000, 0}));
}

void TestFigures::manySectionsAndYears()
{
    QByteArray bytes = "# Many\n";
    for (int i = 1; i <= 15; ++i) {
        bytes += "\n## S" + QByteArray::number(i) + "\n\n";
        for (int paper = 0; paper < i; ++paper)
            bytes += "- [ ] [P" + QByteArray::number(100 * i + paper) + "](https://arxiv.org/abs/" +
                     (i == 1 ? "2101.0" : "2301.0") + QByteArray::number(1000 + 100 * i + paper) +
                     ")\n";
    }
    const ListId many = m_library->addList(bytes, {}).value_or(0);
    const Figures all = figures(many);
    QCOMPARE(all.toRead.size(), Figures::mostSections);
    QCOMPARE(all.toRead.first().name, QStringLiteral("S15"));
    QCOMPARE(all.toRead.first().toRead(), 15);
    QCOMPARE(all.otherToRead, 3 + 2 + 1);
    QCOMPARE(all.years, QList<YearFigure>({{2021, 1}, {2022, 0}, {2023, 15 * 16 / 2 - 1}}));
}

// As the window asks: beside the library's own connection, and only for the newest question.
void TestFigures::answersOnAWorker()
{
    const QTemporaryDir folder;
    m_library = openLibrary(folder.filePath(QStringLiteral("library.db")));
    m_list = m_library->addList(byHand, {}).value_or(0);
    readOn("Flash", "2026-11-29T10:00:00");
    Asker asker(*m_library);
    int answers = 0;
    int papers = 0;
    const auto ask = [&](ListId list) {
        asker.ask<Figures>(
            [list](Store &store, Documents &, const Asker::IsStopped &) {
                return readFigures(store, list, today, Qt::Monday);
            },
            [&](const Result<Figures> &read) {
                ++answers;
                papers = read ? read->papers : -1;
            });
    };
    ask(0);
    ask(m_list + 1); // no such list
    ask(m_list);
    QVERIFY(asker.isAsking());
    QTRY_COMPARE(answers, 1);
    QVERIFY(!asker.isAsking());
    QCOMPARE(papers, 8);
    ask(m_list);
    asker.cancel();
    QTest::qWait(200);
    QCOMPARE(answers, 1);
}

QTEST_GUILESS_MAIN(TestFigures)
#include "tst_figures.moc"
