// SPDX-License-Identifier: MIT
// From a key to its painted glyph in a note of 1 MB, in the note's editor and in a bare
// QPlainTextEdit, in turns in the same run; and opening a note of 5 MB and typing in it. Run a
// Release build on a machine that does nothing else.
#include "gui/noteeditor.h"
#include "gui/theme.h"
#include "paintcount.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QTextBlock>
#include <algorithm>
#include <cstdio>
#include <vector>

using namespace paperdip;

namespace {

constexpr int Keys = 600;
constexpr int Megabyte = 1024 * 1024;

// What notes are like: headings, Chinese with English terms, lists, formulas, code, tables.
QByteArray note(int size)
{
    const QByteArray part =
        "## 方法 Method\n\n"
        "本文提出 **FlashAttention-2**，把 `softmax` 的归一化推迟到最后，参见 "
        "[论文](https://arxiv.org/abs/2307.08691)"
        "。复杂度 $O(N^2 d)$，显存 $O(N)$；在 A100 上达到理论峰值的 73%。\n\n"
        "- 减少非矩阵运算，*non-matmul FLOPs*\n  - 沿序列长度并行\n- [x] 已读\n\n"
        "> The parallelism is over the batch size and the number of heads.\n\n"
        "| 模型 | 速度 | 显存 |\n| --- | --- | --- |\n| GPT3-1.3B | 189 | 12 |\n\n"
        "```python\nfor i in range(n):\n    out[i] = softmax(q[i] @ k.T) @ v\n```\n\n";
    return part.repeated(size / part.size() + 1).left(size);
}

double typeOnce(Application &app, QPlainTextEdit &editor, int i)
{
    const bool back = i % 12 == 11; // now and then a letter is taken back
    const QString letter = back ? QString() : QString(QChar(u'a' + i % 26));
    QKeyEvent press(QEvent::KeyPress, back ? Qt::Key_Backspace : Qt::Key_A + i % 26, {}, letter);
    app.watched = editor.viewport();
    const int before = app.paintsDone;
    QElapsedTimer timer;
    timer.start();
    QCoreApplication::sendEvent(&editor, &press);
    while (app.paintsDone == before && timer.elapsed() < 10000)
        QCoreApplication::processEvents();
    return milliseconds(timer);
}

struct Times
{
    double median = 0;
    double high = 0;
};

Times timesOf(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return {values[values.size() / 2], values[values.size() * 99 / 100]};
}

void goToMiddle(QPlainTextEdit &editor)
{
    const QTextBlock middle = editor.document()->findBlockByNumber(editor.blockCount() / 2);
    QTextCursor cursor(middle);
    cursor.movePosition(QTextCursor::EndOfBlock);
    editor.setTextCursor(cursor);
    editor.centerCursor();
}

void prepare(QPlainTextEdit &editor)
{
    editor.resize(800, 900);
    editor.show();
    goToMiddle(editor);
    QCoreApplication::processEvents();
}

void benchKeys(Application &app)
{
    const QByteArray bytes = note(Megabyte);
    NoteEditor ours;
    ours.open(bytes);
    QPlainTextEdit bare;
    bare.setFont(ours.font());
    bare.setPlainText(QString::fromUtf8(bytes));
    prepare(ours);
    prepare(bare);
    std::vector<double> own;
    std::vector<double> theirs;
    for (int i = 0; i < Keys; ++i) {
        own.push_back(typeOnce(app, ours, i));
        theirs.push_back(typeOnce(app, bare, i));
    }
    const Times mine = timesOf(own);
    const Times other = timesOf(theirs);
    std::printf("key to glyph, 1 MB     paperdip %7.2f ms (99th %6.2f)   QPlainTextEdit %7.2f ms "
                "(99th %6.2f)   ratio %.2f (99th %.2f)\n",
                mine.median, mine.high, other.median, other.high, mine.median / other.median,
                mine.high / other.high);
}

void benchOpening(Application &app)
{
    const QByteArray bytes = note(5 * Megabyte);
    const auto shown = [&app](QPlainTextEdit &editor, auto &&open) {
        QElapsedTimer timer;
        timer.start();
        editor.resize(800, 900);
        open();
        app.watched = editor.viewport();
        const int before = app.paintsDone;
        editor.show();
        while (app.paintsDone == before && timer.elapsed() < 60000)
            QCoreApplication::processEvents();
        return milliseconds(timer);
    };
    NoteEditor ours;
    const double mine = shown(ours, [&] { ours.open(bytes); });
    QPlainTextEdit bare;
    const double other = shown(bare, [&] { bare.setPlainText(QString::fromUtf8(bytes)); });
    std::printf("open to shown, 5 MB    paperdip %7.1f ms   QPlainTextEdit %7.1f ms   ratio %.2f\n",
                mine, other, mine / other);
    goToMiddle(ours);
    std::vector<double> keys;
    for (int i = 0; i < 100; ++i)
        keys.push_back(typeOnce(app, ours, i));
    const Times times = timesOf(keys);
    std::printf("key to glyph, 5 MB     paperdip %7.2f ms (99th %6.2f)\n", times.median,
                times.high);
}

} // namespace

int main(int argc, char **argv)
{
    Application app(argc, argv);
    applyTheme(app);
#ifndef NDEBUG
    std::printf("this is no Release build: the numbers mean little\n");
#endif
    benchKeys(app);
    benchOpening(app);
    return 0;
}
