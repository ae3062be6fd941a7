// SPDX-License-Identifier: MIT
#pragma once

#include "library/listdifference.h"

namespace paperdip {

// What a commit will hold, as a message says it.
struct CommitContent
{
    ListDifference list;
    QStringList notes; // titles of the papers whose notes are new or edited
    int files = 0;     // all of them
};

// How a history writes its subjects: its language, and a prefix ("docs: ") where most have one.
struct MessageStyle
{
    bool chinese = false;
    QString prefix;
    bool capital = true; // behind the prefix

    bool operator==(const MessageStyle &) const = default;
};
MessageStyle messageStyle(const QStringList &subjects, bool chineseByDefault = false);

// One line, in the history's language and style whatever the window's language is.
QString proposedMessage(const CommitContent &content, const MessageStyle &style);

} // namespace paperdip
