// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"

#include <QByteArray>
#include <QList>

namespace paperdip {

// What both sides changed, each in its own way, and what one took out while the other changed it.
// Both forms stand in the merged list: mine, and theirs right behind it.
struct MergeConflict
{
    enum class Kind {
        BothChanged,
        BothAdded,     // the same paper, each with other words; base is empty
        DeletedByMe,   // and changed by them: theirs stands in the list
        DeletedByThem, // and changed by me: mine stands in the list
        Lines,         // a stretch of lines, where the list could not be merged by entry
    };

    Kind kind = Kind::BothChanged;
    // The segment in each version, without the blank lines behind it; empty: it is not there.
    QByteArray base;
    QByteArray mine;
    QByteArray theirs;
    // Where the forms stand in the merged bytes, and from which segment of Document::read(bytes)
    // on; -1: that form is not there, and its span is empty and says where it would stand.
    Span mineSpan;
    Span theirsSpan;
    int mineAt = -1;
    int theirsAt = -1;
};

struct ListMerge
{
    QByteArray bytes;
    QList<MergeConflict> conflicts; // in the order of the bytes
};

// Two versions of a list brought together over the one that both began with. Entries are known
// again by identifier, link, note path and title; additions, deletions, moves and each field of an
// entry are taken from the side that changed them. Who only re-formats (markers, blank lines,
// escapes, line ends) changes no words. If one side changed nothing the other is the result, byte
// for byte. Any bytes will do; what holds no entry (a note) is merged by lines.
ListMerge mergeLists(const QByteArray &base, const QByteArray &mine, const QByteArray &theirs);

// What Git writes behind its conflict marks.
struct ConflictNames
{
    QByteArray mine = "mine";
    QByteArray base; // empty: the base is not shown (Git's "merge" style), else it is ("diff3")
    QByteArray theirs = "theirs";
};

// The merged bytes with each conflict between Git's marks.
QByteArray withMarkers(const ListMerge &merge, const ConflictNames &names = {});

} // namespace paperdip
