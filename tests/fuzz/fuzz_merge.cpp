// SPDX-License-Identifier: MIT
#include "markdown/document.h"
#include "markdown/merge.h"
#include "markdown/mergewords.h"

#include "markdown/mergechecks.h"

#include <QRegularExpression>
#include <QSet>

using namespace paperdip;

namespace {

void require(bool holds)
{
    if (!holds)
        __builtin_trap();
}

QSet<QString> words(const QByteArray &bytes)
{
    const QList<QString> all = mergechecks::wordCounts(bytes).keys();
    return QSet<QString>(all.begin(), all.end());
}

// The words of titles of papers and sources.
QSet<QString> entryWords(const QByteArray &bytes)
{
    QSet<QString> all;
    for (const OutlineNode &node : read(bytes)) {
        if (node.reading.kind == NodeKind::Paper || node.reading.kind == NodeKind::Source)
            all |= words(node.reading.title.toUtf8());
    }
    return all;
}

// All words of a list, as they are written and as they are read: a title joins what stands on
// either side of a tag, as in H<sub>2</sub>O.
QSet<QString> allWords(const QByteArray &bytes)
{
    static const QRegularExpression tag(QStringLiteral("<[^<>]*>"));
    const QByteArray untagged = QString::fromUtf8(bytes).remove(tag).toUtf8();
    return words(bytes + ' ' + wordsOf(bytes, Structure::Paragraph) + ' ' + untagged) |
           entryWords(bytes);
}

void requireAdded(const QByteArray &base, const QByteArray &side, const QSet<QString> &merged)
{
    QSet<QString> added = entryWords(side);
    added.subtract(allWords(base));
    require(added.subtract(merged).isEmpty());
}

} // namespace

// Three versions with 0x1f between them. Who did nothing changes nothing, conflicts stand where
// they say, and no paper that either side added is lost.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayList parts =
        QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size))
            .split('\x1f');
    const QByteArray &base = parts.at(0);
    const QByteArray mine = parts.value(1, base);
    const QByteArray theirs = parts.value(2, base);
    require(brokenIdentity(base, mine).isEmpty());
    require(brokenIdentity(base, theirs).isEmpty());
    const ListMerge merge = mergeLists(base, mine, theirs);
    require(misplacedConflict(merge).isEmpty());
    require(mergeLists(base, mine, theirs).bytes == merge.bytes);
    require(!merge.conflicts.isEmpty() || withMarkers(merge) == merge.bytes);
    const QSet<QString> all = allWords(merge.bytes);
    requireAdded(base, mine, all);
    requireAdded(base, theirs, all);
    return 0;
}
