// SPDX-License-Identifier: MIT
#include "gui/gittext.h"

namespace paperdip {

namespace {

constexpr qsizetype longestWords = 300;

// The last lines of what Git said, which say why.
QString lastWords(const QByteArray &words)
{
    const QString text = QString::fromUtf8(words).simplified();
    return text.size() <= longestWords ? text : QChar(0x2026) + text.right(longestWords);
}

} // namespace

QString GitText::activity(GitActivity activity)
{
    switch (activity) {
    case GitActivity::None:
        return {};
    case GitActivity::Merge:
        return tr("a merge is not finished");
    case GitActivity::Rebase:
        return tr("a rebase is not finished");
    case GitActivity::Patches:
        return tr("applying patches is not finished");
    case GitActivity::CherryPick:
        return tr("a cherry-pick is not finished");
    case GitActivity::Revert:
        return tr("a revert is not finished");
    case GitActivity::Bisect:
        return tr("a bisection is not finished");
    }
    return {};
}

QString GitText::state(const GitLook &look)
{
    if (!look.state.isWorkTree())
        return {};
    QString text = look.state.branch.isEmpty() ? tr("no branch") : look.state.branch;
    if (look.status.ahead > 0)
        text += QStringLiteral(" ↑%1").arg(look.status.ahead);
    if (look.status.behind > 0)
        text += QStringLiteral(" ↓%1").arg(look.status.behind);
    if (look.state.activity != GitActivity::None)
        text += QStringLiteral(" · ") + activity(look.state.activity);
    else if (!look.changes.isEmpty())
        text += QStringLiteral(" · ") +
                tr("%n changed", nullptr, static_cast<int>(look.changes.size()));
    return text;
}

QStringList GitText::listWords(const ListDifference &difference)
{
    QStringList words;
    const auto count = [](const QStringList &titles) { return static_cast<int>(titles.size()); };
    if (const int n = count(difference.added))
        words << tr("%n added", nullptr, n);
    if (const int n = count(difference.removed))
        words << tr("%n removed", nullptr, n);
    if (const int n = count(difference.read))
        words << tr("%n read", nullptr, n);
    if (const int n = count(difference.unread))
        words << tr("%n to read again", nullptr, n);
    if (const int n = count(difference.edited))
        words << tr("%n edited", nullptr, n);
    if (const int n = count(difference.moved))
        words << tr("%n moved", nullptr, n);
    if (const int n = count(difference.sections))
        words << tr("%n section(s) changed", nullptr, n);
    if (difference.text)
        words << tr("text changed");
    if (difference.onlyForm)
        words << tr("only the formatting changed");
    return words;
}

QString GitText::changes(const GitChanges &changes)
{
    QStringList words = listWords(changes.difference);
    QStringList edited;
    QStringList added;
    QStringList removed;
    int pictures = 0;
    for (const GitChange &change : changes.look.changes) {
        if (change.kind == GitChange::Picture)
            ++pictures;
        else if (change.kind == GitChange::Note)
            (change.how == GitChange::Added     ? added
             : change.how == GitChange::Removed ? removed
                                                : edited)
                << change.title;
    }
    if (added.size() == 1)
        words << tr("note of %1 added").arg(added.first());
    else if (!added.isEmpty())
        words << tr("%n note(s) added", nullptr, static_cast<int>(added.size()));
    if (edited.size() == 1)
        words << tr("note of %1 edited").arg(edited.first());
    else if (!edited.isEmpty())
        words << tr("%n note(s) edited", nullptr, static_cast<int>(edited.size()));
    if (removed.size() == 1)
        words << tr("note of %1 removed").arg(removed.first());
    else if (!removed.isEmpty())
        words << tr("%n note(s) removed", nullptr, static_cast<int>(removed.size()));
    if (pictures > 0)
        words << tr("%n picture(s)", nullptr, pictures);
    return words.join(tr(", "));
}

QString GitText::files(const QStringList &files)
{
    constexpr qsizetype most = 3;
    const QString shown = files.mid(0, most).join(tr(", "));
    const auto rest = static_cast<int>(files.size() - most);
    return rest > 0 ? tr("%1 and %n more", nullptr, rest).arg(shown) : shown;
}

QString GitText::done(const GitOutcome &outcome)
{
    switch (outcome.kind) {
    case GitOutcome::Committed:
        return tr("committed");
    case GitOutcome::NothingToCommit:
        return tr("nothing to commit");
    case GitOutcome::UpToDate:
        return tr("up to date");
    case GitOutcome::Forwarded:
    case GitOutcome::Merged:
        return tr("pulled %n commit(s)", nullptr, outcome.commits);
    case GitOutcome::Pushed:
        return tr("pushed");
    default:
        return {};
    }
}

QString GitText::outcome(GitAct act, const GitOutcome &outcome)
{
    if (outcome.conflicts() > 0) {
        QStringList files;
        for (const GitMergedFile &file : outcome.merged) {
            if (file.conflicts > 0)
                files << file.path;
        }
        return tr("You and others changed the same in %n place(s). Both forms are kept: %1",
                  nullptr, outcome.conflicts())
            .arg(GitText::files(files));
    }
    if (outcome.isDone())
        return {};
    const QString why = outcome.kind == GitOutcome::Failed ? trouble(outcome) : refusal(outcome);
    switch (act) {
    case GitAct::Commit:
        return tr("Nothing was committed: %1").arg(why);
    case GitAct::Pull:
        return tr("Nothing was pulled: %1").arg(why);
    case GitAct::Push:
        return tr("Nothing was pushed: %1").arg(why);
    }
    return why;
}

QString GitText::refusal(const GitOutcome &outcome)
{
    const QString names = files(outcome.files);
    switch (outcome.kind) {
    case GitOutcome::NotSaved:
        return tr("the list could not be saved first (%1).").arg(lastWords(outcome.words));
    case GitOutcome::Unfinished:
        return tr("%1. Finish it, or give it up, with Git.").arg(activity(outcome.activity));
    case GitOutcome::Detached:
        return tr("the repository is on no branch. Switch to one first.");
    case GitOutcome::Marked:
        return tr("%1 holds conflict markers. Settle them first.").arg(names);
    case GitOutcome::Uncommitted:
        return tr("others changed %1 too, and your changes to it are not committed yet.")
            .arg(names);
    case GitOutcome::InTheWay:
        return tr("%1 has changes that are not committed, and others changed it too.").arg(names);
    case GitOutcome::Apart:
        return tr("you and others changed %1, which Paper Dip cannot bring together. Merge it with "
                  "Git.")
            .arg(names);
    case GitOutcome::NoUpstream:
        return tr("this branch follows no branch of a remote.");
    case GitOutcome::NoRemote:
        return tr("this repository has no remote.");
    case GitOutcome::Rejected:
        return tr("others have pushed in the meantime.");
    default:
        return {};
    }
}

QString GitText::trouble(const GitOutcome &outcome)
{
    switch (outcome.trouble) {
    case GitTrouble::Missing:
        return tr("Git was not found.");
    case GitTrouble::Cancelled:
        return tr("cancelled.");
    case GitTrouble::NoPassword:
        return tr("Git asked for a password. Set up a credential helper or an SSH agent.");
    case GitTrouble::NoKey:
        return tr("the remote accepts none of your SSH keys. Is your key in the SSH agent?");
    case GitTrouble::UnknownHost:
        return tr("the remote's host key is not known, or has changed. Connect once with ssh in a "
                  "terminal.");
    case GitTrouble::NoConnection:
        return tr("the remote could not be reached.");
    case GitTrouble::NoRepository:
        return tr("the remote repository was not found, or is not open to you.");
    case GitTrouble::RemoteRefused:
        return tr("the remote refused it (%1).").arg(lastWords(outcome.words));
    case GitTrouble::TooOld:
        return tr(
            "you and others have new commits; to bring them together takes Git 2.38 or newer.");
    case GitTrouble::Locked:
        return tr("another Git is at work in this repository. If none is, remove .git/index.lock.");
    case GitTrouble::NoIdentity:
        return tr("Git does not know who you are. Set user.name and user.email with git config.");
    case GitTrouble::NotOurs:
        return tr("the folder belongs to somebody else, so Git refuses to work in it.");
    case GitTrouble::None:
    case GitTrouble::NotForward:
    case GitTrouble::WouldOverwrite:
    case GitTrouble::Other:
        break;
    }
    return lastWords(outcome.words);
}

QString GitText::progress(GitAct act, const GitProgress &progress)
{
    QString text;
    switch (act) {
    case GitAct::Commit:
        text = tr("Committing…");
        break;
    case GitAct::Pull:
        text = tr("Pulling…");
        break;
    case GitAct::Push:
        text = tr("Pushing…");
        break;
    }
    return progress.percent < 0 ? text : text + QStringLiteral(" %1 %").arg(progress.percent);
}

} // namespace paperdip
