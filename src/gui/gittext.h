// SPDX-License-Identifier: MIT
#pragma once

#include "library/gitlook.h"
#include "library/repositories.h"

#include <QCoreApplication>

namespace paperdip {

// What the window says of Git, translated. Plain text.
class GitText
{
    Q_DECLARE_TR_FUNCTIONS(paperdip::GitText)

public:
    // "main ↑2 ↓1 · 3 changed"; empty: no work tree.
    static QString state(const GitLook &look);
    // "3 added, 1 read, note of Medusa edited"
    static QString changes(const GitChanges &changes);
    // One or two sentences; empty: nothing worth a message.
    static QString outcome(GitAct act, const GitOutcome &outcome);
    // A few words that go away again; empty: none.
    static QString done(const GitOutcome &outcome);
    static QString activity(GitActivity activity);
    static QString progress(GitAct act, const GitProgress &progress);
    // "a.md, b.md and 3 more"
    static QString files(const QStringList &files);

private:
    static QString trouble(const GitOutcome &outcome);
    static QString refusal(const GitOutcome &outcome);
    static QStringList listWords(const ListDifference &difference);
};

} // namespace paperdip
