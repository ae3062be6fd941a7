// SPDX-License-Identifier: MIT
#include "library/commitmessage.h"

#include <QMap>
#include <QRegularExpression>

namespace paperdip {

namespace {

constexpr int longestName = 50;

bool hasChinese(const QString &text)
{
    static const QRegularExpression han(QStringLiteral("\\p{Han}"));
    return text.contains(han);
}

QString shortened(const QString &title)
{
    return title.size() <= longestName ? title : title.left(longestName).trimmed() + QChar(0x2026);
}

// "read Medusa", "read 3 papers"; "读完《Medusa》", "读完 3 篇".
struct Verb
{
    const char *one;  // %1: the title
    const char *many; // %1: how many
    const char *one_zh;
    const char *many_zh;
};

QString phrase(const Verb &verb, const QStringList &titles, bool chinese)
{
    const bool single = titles.size() == 1 && !titles.first().isEmpty();
    const char *form =
        chinese ? (single ? verb.one_zh : verb.many_zh) : (single ? verb.one : verb.many);
    return QString::fromUtf8(form).arg(single ? shortened(titles.first())
                                              : QString::number(titles.size()));
}

} // namespace

MessageStyle messageStyle(const QStringList &subjects, bool chineseByDefault)
{
    static const QRegularExpression form(
        QStringLiteral("^([a-z]{2,12}(?:\\([^)]{1,20}\\))?(?:: |：))(.)"));
    MessageStyle style;
    int chinese = 0;
    int own = 0; // without merges, whose words are Git's
    int lower = 0;
    QMap<QString, int> prefixes;
    int prefixed = 0;
    for (const QString &subject : subjects) {
        if (subject.startsWith(QLatin1String("Merge ")))
            continue;
        ++own;
        chinese += hasChinese(subject) ? 1 : 0;
        const QRegularExpressionMatch match = form.match(subject);
        if (match.hasMatch()) {
            ++prefixed;
            ++prefixes[match.captured(1)];
            lower += match.captured(2).at(0).isUpper() ? 0 : 1;
        } else if (!subject.isEmpty() && subject.at(0).isLower()) {
            ++lower;
        }
    }
    style.chinese = own == 0 ? chineseByDefault : chinese * 2 > own;
    style.capital = own == 0 || lower * 2 <= own;
    if (prefixed * 2 <= own)
        return style;
    for (auto it = prefixes.cbegin(); it != prefixes.cend(); ++it) {
        if (style.prefix.isEmpty() || it.value() > prefixes.value(style.prefix))
            style.prefix = it.key();
    }
    return style;
}

QString proposedMessage(const CommitContent &content, const MessageStyle &style)
{
    const bool zh = style.chinese;
    QStringList parts;
    const auto say = [&](const Verb &verb, const QStringList &titles) {
        if (!titles.isEmpty())
            parts << phrase(verb, titles, zh);
    };
    say({"add %1", "add %1 papers", "添加《%1》", "添加 %1 篇论文"}, content.list.added);
    say({"read %1", "read %1 papers", "读完《%1》", "读完 %1 篇论文"}, content.list.read);
    say({"mark %1 as to read", "mark %1 papers as to read", "《%1》改为未读", "%1 篇论文改为未读"},
        content.list.unread);
    say({"remove %1", "remove %1 papers", "删除《%1》", "删除 %1 篇论文"}, content.list.removed);
    say({"edit note of %1", "edit notes of %1 papers", "修改《%1》的笔记", "修改 %1 篇论文的笔记"},
        content.notes);
    say({"edit %1", "edit %1 papers", "修改《%1》", "修改 %1 篇论文"}, content.list.edited);
    say({"move %1", "move %1 papers", "移动《%1》", "移动 %1 篇论文"}, content.list.moved);
    if (parts.isEmpty() && !content.list.sections.isEmpty())
        say({"edit section %1", "edit %1 sections", "修改分区“%1”", "修改 %1 个分区"},
            content.list.sections);
    if (parts.isEmpty())
        parts << (zh ? QStringLiteral("更新清单") : QStringLiteral("update the list"));
    constexpr qsizetype most = 3;
    QString message = parts.mid(0, most).join(zh ? QStringLiteral("，") : QStringLiteral(", "));
    if (!zh && style.capital)
        message[0] = message.at(0).toUpper();
    return style.prefix + message;
}

} // namespace paperdip
