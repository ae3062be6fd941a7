// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/merge.h"

#include <QHash>
#include <QString>
#include <algorithm>

// What must hold of every merge, whatever the three versions are.

namespace mergechecks {

// How often each word stands in a text: runs of letters and digits, single characters of Chinese.
// Numbers of items are none.
inline QHash<QString, int> wordCounts(const QByteArray &bytes)
{
    QHash<QString, int> counts;
    const QString text = QString::fromUtf8(bytes);
    const auto isWord = [](QChar c) {
        return c.unicode() < 128 ? c.isLetterOrNumber() : c.isLetter() && c.unicode() < 0x2e80;
    };
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = at;
        bool hasLetter = false;
        for (; end < text.size() && isWord(text[end]); ++end)
            hasLetter = hasLetter || text[end].isLetter();
        if (end - at > 1 && (hasLetter || end - at > 3))
            ++counts[text.mid(at, end - at)];
        else if (end == at && text[at].unicode() >= 0x2e80 && text[at].isLetter())
            ++counts[text.mid(at, 1)];
        at = std::max(end, at + 1);
    }
    return counts;
}

} // namespace mergechecks

// The words that the merged bytes must have and have not: what neither side took out, and what
// either put in. With `once` each counts but once. Empty: nothing is lost.
inline QString lostWords(const QByteArray &base, const QByteArray &mine, const QByteArray &theirs,
                         const QByteArray &merged, bool once = false)
{
    using mergechecks::wordCounts;
    const QHash<QString, int> was = wordCounts(base);
    const QHash<QString, int> my = wordCounts(mine);
    const QHash<QString, int> their = wordCounts(theirs);
    const QHash<QString, int> is = wordCounts(merged);
    QStringList words = was.keys() + my.keys() + their.keys();
    words.sort();
    words.removeDuplicates();
    QStringList lost;
    for (const QString &word : words) {
        const int before = was.value(word);
        const int byMe = my.value(word) - before;
        const int byThem = their.value(word) - before;
        int least = before + std::min(byMe, 0) + std::min(byThem, 0) + std::max({byMe, byThem, 0});
        if (once)
            least = std::min({least, 1, std::max(my.value(word), their.value(word))});
        if (is.value(word) < least)
            lost << QStringLiteral("%1 (%2 of %3)").arg(word).arg(is.value(word)).arg(least);
    }
    return lost.isEmpty() ? QString() : QStringLiteral("lost: ") + lost.join(QStringLiteral(", "));
}

// One side that did nothing, or the same as the other one. Empty: all is as it must be.
inline QString brokenIdentity(const QByteArray &base, const QByteArray &other)
{
    using paperdip::mergeLists;
    const auto isOther = [&other](const paperdip::ListMerge &merge) {
        return merge.bytes == other && merge.conflicts.isEmpty();
    };
    if (!isOther(mergeLists(base, other, base)))
        return QStringLiteral("merge(base, x, base) is not x");
    if (!isOther(mergeLists(base, base, other)))
        return QStringLiteral("merge(base, base, x) is not x");
    return isOther(mergeLists(base, other, other)) ? QString()
                                                   : QStringLiteral("merge(base, x, x) is not x");
}

// Conflicts name stretches of the result, in order, that begin where segments do.
inline QString misplacedConflict(const paperdip::ListMerge &merge)
{
    qsizetype last = 0;
    for (const paperdip::MergeConflict &conflict : merge.conflicts) {
        for (const paperdip::Span &span : {conflict.mineSpan, conflict.theirsSpan}) {
            if (span.begin < 0 || span.end < span.begin || span.end > merge.bytes.size())
                return QStringLiteral("a conflict is outside the list");
        }
        if (conflict.mineSpan.begin < last)
            return QStringLiteral("conflicts are not in order");
        last = conflict.mineSpan.begin;
        if (conflict.mineAt < 0 && conflict.theirsAt < 0 &&
            !(conflict.mine.isEmpty() && conflict.theirs.isEmpty()))
            return QStringLiteral("a conflict is in no segment");
    }
    return {};
}
