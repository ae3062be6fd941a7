// SPDX-License-Identifier: MIT
#include "markdown/statemark.h"

#include <QHash>

namespace paperdip {
namespace {

const QHash<QString, ReadState> &marks()
{
    static const QHash<QString, ReadState> known = [] {
        QHash<QString, ReadState> hash;
        const auto add = [&hash](const char *words, ReadState state) {
            for (const QString &word : QString::fromUtf8(words).split(QLatin1Char(' ')))
                hash.insert(word, state);
        };
        add("✅ ✔ ☑ 🟢 √ ✓ 🗹 [x] :white_check_mark: :heavy_check_mark: "
            ":ballot_box_with_check: "
            "done read finished yes 已读 读完 完成 已完成 是 精读",
            ReadState::Read);
        add("⏳ ⌛ 🚧 🔄 🟡 📖 :hourglass: :hourglass_flowing_sand: :construction: "
            "reading "
            "wip "
            "doing 在读 进行中 阅读中 正在读",
            ReadState::Reading);
        add("⬜ 🔲 🔳 ☐ ◻ ◽ ❌ ✗ ✘ 🔴 ⭕ :x: :white_large_square: todo unread no 未读 待读 未完成 否 "
            "没读",
            ReadState::Unread);
        return hash;
    }();
    return known;
}

// Signs that may stand beside a mark without saying anything of the state: that there is a note,
// how good it is.
bool isAside(const QString &word)
{
    static const QString signs = QStringLiteral("📝⭐🔥🌟👍💡");
    for (qsizetype at = 0; at < word.size();) {
        const bool pair = word[at].isHighSurrogate() && at + 1 < word.size();
        if (!signs.contains(word.mid(at, pair ? 2 : 1)))
            return false;
        at += pair ? 2 : 1;
    }
    return true;
}

} // namespace

std::optional<ReadState> stateOf(const QString &cell)
{
    if (cell.isEmpty() || cell.size() > 40)
        return {};
    QString text = cell.toLower();
    text.remove(QChar(0xfe0f)); // the variation selector behind an emoji
    text.replace(QLatin1String("[ ]"), QString(QChar(0x2610)));
    std::optional<ReadState> state;
    for (const QString &word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const auto mark = marks().constFind(word);
        if (mark == marks().cend() && !isAside(word))
            return {};
        if (mark != marks().cend() && !state)
            state = *mark;
    }
    return state;
}

} // namespace paperdip
