// SPDX-License-Identifier: MIT
#include "markdown/mergenode.h"

#include "markdown/blocks.h"
#include "markdown/cells.h"
#include "markdown/mergewords.h"
#include "markdown/segmenttext.h"
#include "markdown/tablelayout.h"

namespace paperdip {

namespace {

using DefinitionLines = std::vector<std::pair<QString, QByteArray>>;

QByteArray lineFor(const DefinitionLines &lines, const QString &label)
{
    for (const auto &[own, line] : lines) {
        if (own == label)
            return line;
    }
    return {};
}

} // namespace

NodeForm mergedDefinitions(const QByteArray &base, const QByteArray &mine, const QByteArray &theirs)
{
    const DefinitionLines was = definitionsOf(base);
    const DefinitionLines my = definitionsOf(mine);
    const DefinitionLines their = definitionsOf(theirs);
    NodeForm form;
    QByteArrayList lines;
    for (const auto &[label, line] : my) {
        const QByteArray before = lineFor(was, label);
        const QByteArray other = lineFor(their, label);
        const bool mineChanged = line != before;
        if (!mineChanged && other.isEmpty())
            continue; // taken out by them
        if (mineChanged || other == line) {
            lines << line;
            if (!other.isEmpty() && other != before && other != line) {
                lines << other;
                form.conflict = MergeConflict::Kind::BothChanged;
            }
        } else {
            lines << other;
        }
    }
    for (const auto &[label, line] : their) {
        if (lineFor(my, label).isEmpty() && line != lineFor(was, label))
            lines << line;
    }
    QByteArray lineEnd = lineEndOf(mine + theirs);
    form.bytes = lines.join('\n');
    if (!lineEnd.isEmpty() && lineEnd != "\n")
        form.bytes.replace("\n", lineEnd);
    return form;
}

std::optional<QByteArray> mergedRow(const QByteArray &base, const QByteArray &mine,
                                    const QByteArray &theirs)
{
    const std::vector<Span> was = cellsOf(base);
    const std::vector<Span> my = cellsOf(mine);
    const std::vector<Span> their = cellsOf(theirs);
    if (was.size() != my.size() || was.size() != their.size()) {
        // One side put in or took out a column.
        return was.size() == my.size() || was.size() == their.size()
                   ? mergedWords(base, mine, theirs)
                   : std::optional<QByteArray>();
    }
    QByteArray row = mine;
    for (size_t cell = was.size(); cell-- > 0;) {
        const QByteArray before = base.mid(was[cell].begin, was[cell].size());
        const QByteArray own = mine.mid(my[cell].begin, my[cell].size());
        const QByteArray other = theirs.mid(their[cell].begin, their[cell].size());
        if (other == before || other == own)
            continue;
        if (own != before)
            return {};
        row = withCellText(row, my[cell], other);
    }
    return row;
}

QByteArray withHeadOf(const QByteArray &words, const QByteArray &form, Structure structure)
{
    if (structure != Structure::Item || words.isEmpty())
        return words;
    const std::optional<ItemHead> from = itemHead(words);
    const std::optional<ItemHead> to = itemHead(form);
    return from && to ? withHead(words, *from, *to) : words;
}

} // namespace paperdip
