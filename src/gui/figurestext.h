// SPDX-License-Identifier: MIT
#pragma once

#include "gui/barchart.h"
#include "library/figures.h"

#include <QCoreApplication>
#include <QLocale>

namespace paperdip {

// Figures in the window's language.
class FiguresText
{
    Q_DECLARE_TR_FUNCTIONS(paperdip::FiguresText)

public:
    // A figure as it is drawn.
    struct Page
    {
        QString title;
        QList<Bar> bars;
        QString empty; // what to do where there is nothing
        QString rest;  // what no bar shows; or empty
    };

    static QString summary(const Figures &figures);
    static Page weeks(const Figures &figures, const QLocale &locale);
    static Page months(const Figures &figures, const QLocale &locale);
    static Page toRead(const Figures &figures);
    static Page years(const Figures &figures);
    // All of them, to be pasted: a line for each bar, its name and its number with a tab between.
    static QString plain(const QString &summary, const QList<Page> &pages);
};

} // namespace paperdip
