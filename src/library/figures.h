// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"
#include "core/result.h"

#include <QDate>
#include <functional>

namespace paperdip {

class Store;

// What was read in a week or month.
struct ReadIn
{
    QDate begin; // of the week or month
    int papers = 0;

    bool operator==(const ReadIn &) const = default;
};

struct SectionFigure
{
    NodeId section = 0; // 0: before a list's first section
    QString name;       // with the sections around it, "MLSys/Kernel"
    int papers = 0;
    int read = 0;
    int toRead() const { return papers - read; }

    bool operator==(const SectionFigure &) const = default;
};

struct YearFigure
{
    int year = 0;
    int papers = 0;

    bool operator==(const YearFigure &) const = default;
};

// What a person has read and has still to read, in numbers.
struct Figures
{
    static constexpr int mostWeeks = 26;
    static constexpr int mostMonths = 24;
    static constexpr int mostSections = 12;
    static constexpr int mostYears = 40;

    int papers = 0; // entries, as the tree counts them
    int read = 0;
    int undated = 0;             // read, and nobody knows when
    QList<ReadIn> weeks;         // the last ones, this one too; each there, if only with 0
    QList<ReadIn> months;        // likewise
    QList<SectionFigure> toRead; // those with the most to read, the most first
    int otherToRead = 0;         // in the sections that are not among these
    QList<YearFigure> years;     // by their year, each between the first and the last there
    int earlier = 0;             // than the first of these
    int yearless = 0;
};

// Of one list, or (0) of all, as of `today`; weeks begin on `firstDay`. Cancelled.
Result<Figures> readFigures(Store &store, ListId list, const QDate &today, Qt::DayOfWeek firstDay);

} // namespace paperdip
