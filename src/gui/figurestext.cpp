// SPDX-License-Identifier: MIT
#include "gui/figurestext.h"

#include "core/readabletex.h"

namespace paperdip {

QString FiguresText::summary(const Figures &figures)
{
    if (figures.papers == 0)
        return tr("There are no papers here yet.");
    QString text =
        tr("%1 of %n papers read.", nullptr, figures.papers).arg(QLocale().toString(figures.read));
    if (figures.undated > 0)
        text += QLatin1Char('\n') +
                tr("Of %n of these nobody knows when: they were ticked outside Paper Dip, and Git "
                   "does not tell.",
                   nullptr, figures.undated);
    return text;
}

FiguresText::Page FiguresText::weeks(const Figures &figures, const QLocale &locale)
{
    Page page{tr("Read per week"),
              {},
              tr("No paper was marked as read in the last 26 weeks. What "
                 "you tick from now on is counted here."),
              {}};
    int month = 0;
    for (const ReadIn &week : figures.weeks) {
        const QString day = locale.toString(week.begin, tr("MMM d", "date on an axis"));
        const bool first = week.begin.month() != month; // of its month
        month = week.begin.month();
        page.bars.append({first ? day : QString(),
                          tr("Week of %1").arg(locale.toString(week.begin, QLocale::LongFormat)),
                          week.papers});
    }
    return page;
}

FiguresText::Page FiguresText::months(const Figures &figures, const QLocale &locale)
{
    Page page{tr("Read per month"),
              {},
              tr("No paper was marked as read in the last 24 months. "
                 "What you tick from now on is counted here."),
              {}};
    for (const ReadIn &month : figures.months) {
        const int number = month.begin.month();
        QString tick; // each quarter's first
        if (number == 1)
            tick = QString::number(month.begin.year());
        else if (number % 3 == 1)
            tick = locale.toString(month.begin, tr("MMM", "month on an axis"));
        page.bars.append(
            {tick, locale.toString(month.begin, tr("MMMM yyyy", "month and year")), month.papers});
    }
    return page;
}

FiguresText::Page FiguresText::toRead(const Figures &figures)
{
    Page page{tr("To read, by section"), {}, {}, {}};
    page.empty = figures.papers == 0 ? tr("Add papers to a list, and what is to be read stands "
                                          "here.")
                                     : tr("Everything is read. Time for new papers.");
    for (const SectionFigure &section : figures.toRead) {
        const QString name = readableTex(section.name);
        page.bars.append({name,
                          tr("%1, %2 of %3 read").arg(name).arg(section.read).arg(section.papers),
                          section.toRead()});
    }
    if (figures.otherToRead > 0)
        page.rest = tr("%n more to read in other sections", nullptr, figures.otherToRead);
    return page;
}

FiguresText::Page FiguresText::years(const Figures &figures)
{
    Page page{tr("Papers by year"), {}, {}, {}};
    page.empty = figures.papers == 0
                     ? tr("Add papers to a list, and their years stand here.")
                     : tr("No paper’s year is known yet. “Fetch abstracts” brings it.");
    for (const YearFigure &year : figures.years) {
        const QString name = QString::number(year.year);
        page.bars.append({name, name, year.papers});
    }
    QStringList rest;
    if (figures.earlier > 0)
        rest << tr("%n from earlier years", nullptr, figures.earlier);
    if (figures.yearless > 0)
        rest << tr("%n whose year is not known", nullptr, figures.yearless);
    page.rest = rest.join(QStringLiteral(" · "));
    return page;
}

QString FiguresText::plain(const QString &summary, const QList<Page> &pages)
{
    QString text = summary + QLatin1Char('\n');
    for (const Page &page : pages) {
        text += QLatin1Char('\n') + page.title + QLatin1Char('\n');
        for (const Bar &bar : page.bars)
            text += bar.name + QLatin1Char('\t') + QString::number(bar.value) + QLatin1Char('\n');
        if (!page.rest.isEmpty())
            text += page.rest + QLatin1Char('\n');
    }
    return text;
}

} // namespace paperdip
