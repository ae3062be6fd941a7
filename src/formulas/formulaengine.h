// SPDX-License-Identifier: MIT
#pragma once

#include "formulas/formulafiles.h"
#include "formulas/formulalayout.h"

#include <QFont>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <memory>

namespace paperdip {

class FormulaWorker;

// Typesets formulas on a thread of its own, which starts with the first of them. Every formula is
// typeset once and kept. Lives on the thread of the window.
class FormulaEngine : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype LongestSource = 4096; // characters; longer ones are not tried
    static constexpr int Patience = 1000;            // ms for one formula

    // `font` sets what KaTeX's fonts do not have.
    explicit FormulaEngine(const FormulaFiles &files, const QFont &font, QObject *parent = nullptr);
    ~FormulaEngine() override; // breaks off what is being typeset

    // Null where it is not typeset yet: it will be, and ready() tells. Where it cannot be, the
    // layout says why.
    std::shared_ptr<const FormulaLayout> layout(const FormulaSource &source);

Q_SIGNALS:
    void ready(const paperdip::FormulaSource &source);

private:
    using Layout = std::shared_ptr<const FormulaLayout>;

    Layout refused(const FormulaSource &source);
    void request(const FormulaSource &source);
    void keep(const FormulaSource &source, const Layout &layout);

    FormulaFiles m_files;
    QFont m_font;
    QHash<FormulaSource, Layout> m_layouts;
    QSet<FormulaSource> m_waiting;
    QTimer m_watchdog;
    std::unique_ptr<FormulaWorker> m_worker; // made when it is first needed
};

} // namespace paperdip
