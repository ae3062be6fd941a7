// SPDX-License-Identifier: MIT
#include "library/figures.h"

#include "library/noderow.h"
#include "store/store.h"

#include <algorithm>
#include <map>

namespace paperdip {

namespace {

using Days = QList<std::pair<QDate, int>>;

constexpr int firstYear = 1800; // what is said to be older is a misreading

QDate weekOf(const QDate &day, Qt::DayOfWeek firstDay)
{
    return day.addDays(-((day.dayOfWeek() - firstDay + 7) % 7));
}

QDate monthOf(const QDate &day)
{
    return {day.year(), day.month(), 1};
}

// A bar for each period up to that of today, with what was read in it.
template<typename Begin, typename Before>
QList<ReadIn> periods(const Days &days, const QDate &today, int most, Begin begin, Before before)
{
    std::map<QDate, int> counts;
    for (const auto &[day, papers] : days)
        counts[begin(day)] += papers;
    QList<ReadIn> bars;
    QDate at = begin(today);
    for (int i = 0; i < most; ++i) {
        const auto found = counts.find(at);
        bars.prepend({at, found == counts.end() ? 0 : found->second});
        at = before(at);
    }
    return bars;
}

// "MLSys/Kernel"; the heading that names the list goes without saying. Of several lists, with the
// list's name.
QString sectionName(Store &store, const SectionCount &one, bool several)
{
    const std::optional<StoredList> list = store.lists().find(one.list);
    const QString listName = list ? list->name : QString();
    QStringList names;
    const QList<NodeId> above =
        one.section != 0 ? store.tree().ancestors(one.section) : QList<NodeId>();
    for (const NodeId node : above) {
        const std::optional<TreeNode> found = store.tree().find(node);
        if (found && found->kind == NodeKind::Section && found->title != listName)
            names << found->title;
    }
    names << one.title;
    const QString path = names.join(QLatin1Char('/'));
    return several && path != listName ? listName + QStringLiteral(" · ") + path : path;
}

void addSections(Figures &figures, const QList<SectionCount> &sections, Store &store)
{
    const bool several = !sections.isEmpty() && sections.first().list != sections.last().list;
    QList<SectionCount> open = sections;
    open.removeIf([](const SectionCount &one) { return one.count.papers == one.count.read; });
    std::stable_sort(open.begin(), open.end(), [](const SectionCount &a, const SectionCount &b) {
        return a.count.papers - a.count.read > b.count.papers - b.count.read;
    });
    for (const SectionCount &one : std::as_const(open)) {
        if (figures.toRead.size() == Figures::mostSections) {
            figures.otherToRead += one.count.papers - one.count.read;
            continue;
        }
        const QString name = sectionName(store, one, several);
        figures.toRead.append({one.section, name, one.count.papers, one.count.read});
    }
}

void addYears(Figures &figures, const QList<FigureTable::YearGroup> &groups, int thisYear)
{
    std::map<int, int> years;
    for (const FigureTable::YearGroup &group : groups) {
        const int year = group.recorded != 0  ? group.recorded
                         : group.written != 0 ? group.written
                                              : arxivYear(group.arxiv);
        if (year < firstYear || year > thisYear + 1) // in print ahead of its date
            figures.yearless += group.works;
        else
            years[year] += group.works;
    }
    if (years.empty())
        return;
    const int last = years.rbegin()->first;
    const int first = std::max(years.begin()->first, last - Figures::mostYears + 1);
    for (int year = first; year <= last; ++year)
        figures.years.append({year, years[year]});
    for (const auto &[year, works] : years)
        figures.earlier += year < first ? works : 0;
}

} // namespace

Result<Figures> readFigures(Store &store, ListId list, const QDate &today, Qt::DayOfWeek firstDay)
{
    FigureTable &table = store.figures();
    const Result<PaperCount> papers = table.papers(list);
    const Result<Days> days = papers ? table.readByDay(list) : Failure(papers.error());
    const Result<int> undated = days ? table.readWithoutDay(list) : Failure(days.error());
    const auto sections = undated ? table.bySection(list) : Failure(undated.error());
    const auto years = sections ? table.byYear(list) : Failure(sections.error());
    if (!years)
        return Failure(years.error());
    Figures figures;
    figures.papers = papers->papers;
    figures.read = papers->read;
    figures.undated = *undated;
    figures.weeks = periods(
        *days, today, Figures::mostWeeks,
        [firstDay](const QDate &day) { return weekOf(day, firstDay); },
        [](const QDate &week) { return week.addDays(-7); });
    figures.months = periods(*days, today, Figures::mostMonths, monthOf,
                             [](const QDate &month) { return month.addMonths(-1); });
    addSections(figures, *sections, store);
    addYears(figures, *years, today.year());
    return figures;
}

} // namespace paperdip
