// SPDX-License-Identifier: MIT
#include "formulas/formulaengine.h"

#include "formulas/formulaworker.h"

#include <QLoggingCategory>

namespace paperdip {

namespace {

constexpr qsizetype MostKept = 4000; // formulas; some 10 kB each
constexpr int WatchEvery = 250;      // ms

} // namespace

FormulaEngine::FormulaEngine(const FormulaFiles &files, const QFont &font, QObject *parent)
    : QObject(parent), m_files(files), m_font(font)
{
    m_watchdog.setInterval(WatchEvery);
    connect(&m_watchdog, &QTimer::timeout, this, [this] { m_worker->breakOff(Patience); });
}

FormulaEngine::~FormulaEngine() = default;

std::shared_ptr<const FormulaLayout> FormulaEngine::layout(const FormulaSource &source)
{
    const auto found = m_layouts.constFind(source);
    if (found != m_layouts.cend())
        return *found;
    if (Layout none = refused(source))
        return none;
    if (!m_waiting.contains(source))
        request(source);
    return nullptr;
}

// Null: it can be tried.
FormulaEngine::Layout FormulaEngine::refused(const FormulaSource &source)
{
    Error error;
    if (!m_files.areThere())
        error = {ErrorCode::NotFound,
                 QStringLiteral("KaTeX"),
                 QStringLiteral("KaTeX is not installed."),
                 {}};
    else if (source.tex.size() > LongestSource)
        error = {ErrorCode::Refused, {}, QStringLiteral("The formula is too large."), {}};
    else
        return nullptr;
    FormulaLayout layout;
    layout.problem = error;
    return std::make_shared<const FormulaLayout>(layout);
}

void FormulaEngine::request(const FormulaSource &source)
{
    if (!m_worker) {
        // KaTeX's minified script hoists its variables; Qt warns of each.
        QLoggingCategory::setFilterRules(QStringLiteral("qt.qml.compiler.warning=false"));
        m_worker = std::make_unique<FormulaWorker>(m_files, m_font);
        qRegisterMetaType<std::shared_ptr<const FormulaLayout>>();
        connect(m_worker.get(), &FormulaWorker::done, this, &FormulaEngine::keep);
        m_worker->start();
    }
    m_waiting.insert(source);
    m_worker->add(source);
    if (!m_watchdog.isActive())
        m_watchdog.start();
}

void FormulaEngine::keep(const FormulaSource &source, const Layout &layout)
{
    if (m_layouts.size() >= MostKept)
        m_layouts.clear();
    m_layouts.insert(source, layout);
    m_waiting.remove(source);
    if (m_waiting.isEmpty())
        m_watchdog.stop();
    Q_EMIT ready(source);
}

} // namespace paperdip
