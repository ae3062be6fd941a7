// SPDX-License-Identifier: MIT
#include "formulas/formulaworker.h"

#include "formulas/boxes.h"
#include "formulas/fonts.h"
#include "formulas/katex.h"

namespace paperdip {

namespace {

constexpr unsigned int Stack = 16 * 1024 * 1024; // KaTeX and QJSEngine are both recursive

FormulaLayout failed(const Error &error)
{
    FormulaLayout layout;
    layout.problem = error;
    return layout;
}

} // namespace

FormulaWorker::FormulaWorker(const FormulaFiles &files, const QFont &font)
    : m_files(files), m_font(font)
{
    setStackSize(Stack);
    setObjectName(QStringLiteral("formulas"));
}

FormulaWorker::~FormulaWorker()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_stop = true;
        m_wake.wakeAll();
    }
    constexpr unsigned long Step = 20; // ms; an interruption that comes a moment too early is lost
    while (!wait(Step))
        breakOff(0);
}

void FormulaWorker::add(const FormulaSource &source)
{
    const QMutexLocker lock(&m_mutex);
    m_queue.push_back(source);
    m_wake.wakeAll();
}

void FormulaWorker::breakOff(int milliseconds)
{
    const QMutexLocker lock(&m_mutex);
    if (m_katex && m_since.elapsed() >= milliseconds)
        m_katex->interrupt();
}

bool FormulaWorker::next(FormulaSource &source)
{
    const QMutexLocker lock(&m_mutex);
    while (m_queue.empty() && !m_stop)
        m_wake.wait(&m_mutex);
    if (m_stop)
        return false;
    source = m_queue.front();
    m_queue.pop_front();
    return true;
}

FormulaLayout FormulaWorker::typeset(Katex &katex, Fonts &fonts, const FormulaSource &source)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_katex = &katex;
        m_since.start();
    }
    const Result<QJsonObject> tree = katex.tree(source);
    {
        const QMutexLocker lock(&m_mutex);
        m_katex = nullptr;
    }
    return tree ? layOut(*tree, fonts) : failed(tree.error());
}

void FormulaWorker::run()
{
    Katex katex;
    Fonts fonts(m_files.fonts, m_font);
    const Result<void> loaded = katex.load(m_files.script);
    FormulaSource source;
    while (next(source)) {
        const auto layout = std::make_shared<const FormulaLayout>(
            loaded ? typeset(katex, fonts, source) : failed(loaded.error()));
        Q_EMIT done(source, layout);
    }
}

} // namespace paperdip
