// SPDX-License-Identifier: MIT
// The first formula, with KaTeX's start; one more of many; what all of it holds in memory.
#include "formulas/formulaengine.h"
#include "memory.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QGuiApplication>

#include <cstdio>

using namespace paperdip;

namespace {

constexpr int formulas = 200;

FormulaSource formula(int number)
{
    return {QStringLiteral("x_{%1} = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a} + \\sum_{i=1}^{n} "
                           "\\mathcal{L}_i")
                .arg(number),
            true};
}

double milliseconds(FormulaEngine &engine, int from, int to)
{
    QElapsedTimer timer;
    timer.start();
    QEventLoop loop;
    int left = to - from;
    const auto done = QObject::connect(&engine, &FormulaEngine::ready, &loop, [&loop, &left] {
        if (--left == 0)
            loop.quit();
    });
    for (int i = from; i < to; ++i)
        static_cast<void>(engine.layout(formula(i)));
    loop.exec();
    QObject::disconnect(done);
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    const FormulaFiles files = FormulaFiles::find();
    if (!files.areThere()) {
        std::fprintf(stderr, "KaTeX is not installed\n");
        return 1;
    }
    FormulaEngine engine(files, QGuiApplication::font());
    const double before = statusKilobytes("VmRSS") / 1024;
    const double first = milliseconds(engine, 0, 1);
    const double loaded = statusKilobytes("VmRSS") / 1024;
    const double rest = milliseconds(engine, 1, formulas + 1);
    std::printf("first formula          %7.1f ms   one more %7.2f ms\n", first, rest / formulas);
    std::printf("memory                 %7.1f MB   with %d formulas %7.1f MB\n", loaded - before,
                formulas, statusKilobytes("VmRSS") / 1024 - before);
    return 0;
}
