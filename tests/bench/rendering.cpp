// SPDX-License-Identifier: MIT
// A note of 100 kB from its bytes to its painted page, as the window shows it and by cmark-gfm and
// QTextDocument::setHtml() alone, each in a process of its own so that the memory can be compared.
// Run a Release build on a machine that does nothing else.
#include "gui/noterenderer.h"
#include "gui/noteview.h"
#include "gui/theme.h"
#include "markdown/render.h"
#include "memory.h"
#include "paintcount.h"

#include <QProcess>
#include <QTextBlock>
#include <QTextBrowser>
#include <algorithm>
#include <cmark-gfm-core-extensions.h>
#include <cstdio>
#include <vector>

using namespace paperdip;

namespace {

constexpr int noteSize = 100 * 1024;
constexpr int renderings = 15;

// What notes are like, without formulas, which the yardstick has not.
QByteArray note(int round)
{
    const QByteArray part =
        "## 方法 Method\n\n"
        "本文提出 **FlashAttention-2**，把 `softmax` 的归一化推迟到最后，参见 "
        "[论文](https://arxiv.org/abs/2307.08691)。在 A100 上达到理论峰值的 73%。\n\n"
        "- 减少非矩阵运算，*non-matmul FLOPs*\n  - 沿序列长度并行\n- [x] 已读\n\n"
        "> The parallelism is over the batch size and the number of heads.\n\n"
        "| 模型 | 速度 | 显存 |\n| --- | --- | --- |\n| GPT3-1.3B | 189 | 12 |\n\n"
        "```python\nfor i in range(n):\n    out[i] = softmax(q[i] @ k.T) @ v\n```\n\n";
    const QByteArray head = "# Round " + QByteArray::number(round) + "\n\n";
    return head + part.repeated(noteSize / part.size() + 1).left(noteSize - head.size());
}

QString htmlByCmark(const QByteArray &markdown)
{
    constexpr int options = CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_FOOTNOTES;
    cmark_parser *parser = cmark_parser_new(options);
    for (const char *name : {"table", "strikethrough", "tasklist", "autolink"})
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
    cmark_parser_feed(parser, markdown.constData(), static_cast<size_t>(markdown.size()));
    cmark_node *root = cmark_parser_finish(parser);
    char *html = cmark_render_html(root, options, cmark_parser_get_syntax_extensions(parser));
    const QString text = QString::fromUtf8(html);
    std::free(html);
    cmark_node_free(root);
    cmark_parser_free(parser);
    return text;
}

// The median of some renderings, from the bytes to the end of the paint that shows them.
double median(Application &app, QTextBrowser &view,
              const std::function<void(const QByteArray &)> &show)
{
    view.resize(800, 900);
    view.show();
    app.watched = view.viewport();
    std::vector<double> runs;
    for (int round = 0; round < renderings; ++round) {
        const QString shown = QStringLiteral("Round %1").arg(round);
        const QByteArray markdown = note(round);
        QElapsedTimer timer;
        timer.start();
        show(markdown);
        while (!view.document()->firstBlock().text().startsWith(shown))
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        const int before = app.paintsDone;
        while (app.paintsDone == before)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        runs.push_back(milliseconds(timer));
    }
    std::sort(runs.begin(), runs.end());
    return runs[runs.size() / 2];
}

double runOurs(Application &app)
{
    applyTheme(app);
    NoteView view;
    NoteRenderer renderer;
    QObject::connect(&renderer, &NoteRenderer::rendered, &view, &NoteView::showHtml);
    view.beginNote({});
    return median(app, view, [&renderer](const QByteArray &bytes) { renderer.render(bytes); });
}

double runBare(Application &app)
{
    applyTheme(app);
    QTextBrowser view;
    return median(app, view,
                  [&view](const QByteArray &bytes) { view.setHtml(htmlByCmark(bytes)); });
}

struct Measured
{
    double time = 0;   // ms
    double memory = 0; // MB, at most
};

Measured measured(const QString &mode)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), {mode});
    process.waitForFinished(-1);
    const QByteArrayList said = process.readAllStandardOutput().split(' ');
    return {said.value(0).toDouble(), said.value(1).toDouble() / 1024};
}

} // namespace

int main(int argc, char **argv)
{
    Application app(argc, argv);
    registerExtensions();
    const QString mode = app.arguments().value(1);
    if (!mode.isEmpty()) {
        const double time = mode == QLatin1String("bare") ? runBare(app) : runOurs(app);
        std::printf("%f %f\n", time, statusKilobytes("VmHWM"));
        return 0;
    }
#ifndef NDEBUG
    std::printf("this is no Release build: the numbers mean little\n");
#endif
    const Measured mine = measured(QStringLiteral("paperdip"));
    const Measured bare = measured(QStringLiteral("bare"));
    std::printf("render to shown, 100 kB  paperdip %7.1f ms   cmark-gfm + setHtml %7.1f ms   ratio "
                "%.2f\n",
                mine.time, bare.time, mine.time / bare.time);
    std::printf("peak memory              paperdip %7.1f MB   cmark-gfm + setHtml %7.1f MB   ratio "
                "%.2f\n",
                mine.memory, bare.memory, mine.memory / bare.memory);
    return 0;
}
