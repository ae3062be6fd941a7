// SPDX-License-Identifier: MIT
#pragma once

#include "formulas/formulafiles.h"
#include "formulas/formulalayout.h"

#include <QElapsedTimer>
#include <QFont>
#include <QMutex>
#include <QThread>
#include <QWaitCondition>

#include <deque>
#include <memory>

namespace paperdip {

class Fonts;
class Katex;

// The thread that typesets, in the order in which it was asked.
class FormulaWorker : public QThread
{
    Q_OBJECT

public:
    FormulaWorker(const FormulaFiles &files, const QFont &font);
    ~FormulaWorker() override;

    void add(const FormulaSource &source);
    // Breaks off a formula that has taken longer than this.
    void breakOff(int milliseconds);

Q_SIGNALS:
    void done(const paperdip::FormulaSource &source,
              const std::shared_ptr<const paperdip::FormulaLayout> &layout);

protected:
    void run() override;

private:
    bool next(FormulaSource &source);
    FormulaLayout typeset(Katex &katex, Fonts &fonts, const FormulaSource &source);

    FormulaFiles m_files;
    QFont m_font;
    QMutex m_mutex; // for all below
    QWaitCondition m_wake;
    std::deque<FormulaSource> m_queue;
    Katex *m_katex = nullptr; // while a formula is with it
    QElapsedTimer m_since;
    bool m_stop = false;
};

} // namespace paperdip
