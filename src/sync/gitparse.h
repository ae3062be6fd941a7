// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <optional>

namespace paperdip {

// One file as `git status --porcelain=v2` tells of it. Paths are relative to the work tree's root.
struct GitFile
{
    QString path;
    QString from;     // what it was called, where it was renamed; else empty
    char index = '.'; // M, A, D, R, C, T, U; '?': not tracked
    char tree = '.';
    bool isUnmerged = false;
    bool isSubmodule = false;

    bool isUntracked() const { return index == '?'; }
    bool operator==(const GitFile &) const = default;
};

struct GitStatus
{
    QString branch;         // empty: HEAD is detached
    QByteArray head;        // empty: no commit yet
    QString upstream;       // "origin/main"; empty: none
    bool hasCounts = false; // the upstream is there, and these say how far both are apart
    int ahead = 0;
    int behind = 0;
    QList<GitFile> files;

    bool operator==(const GitStatus &) const = default;
};

// Of `status --porcelain=v2 --branch -z`. Nothing: it makes no sense.
std::optional<GitStatus> parseGitStatus(const QByteArray &out);

struct GitCommit
{
    QByteArray id;
    qint64 time = 0; // of its author, in seconds since 1970
    QString author;
    QString subject;
    QList<QByteArray> parents;
    QString path;   // the followed file's name in it; empty: not asked, or a merge
    char how = '.'; // what it did to that file: A, M, D, R, C

    bool operator==(const GitCommit &) const = default;
};

// What to give to `git log -z` for parseGitLog().
inline constexpr char gitLogFormat[] = "--format=%x1e%H%x1f%P%x1f%at%x1f%an%x1f%s%x1f";
// Of `log -z` in that form, with --name-status or without.
QList<GitCommit> parseGitLog(const QByteArray &out);

// One file that a merge could not bring together: the blobs (empty: not there) and modes of base,
// ours and theirs.
struct GitConflict
{
    QString path;
    QByteArrayList blobs{QByteArray(), QByteArray(), QByteArray()};
    QByteArrayList modes{QByteArray(), QByteArray(), QByteArray()};

    bool operator==(const GitConflict &) const = default;
};

struct GitMergeTree
{
    QByteArray tree;
    QList<GitConflict> conflicts;
};

// Of `merge-tree --write-tree -z`. Nothing: it makes no sense.
std::optional<GitMergeTree> parseGitMergeTree(const QByteArray &out);

// The contents that `cat-file --batch` gives, one for each name asked for; nothing where there is
// no such object.
QList<std::optional<QByteArray>> parseGitBatch(const QByteArray &out);

// Why Git did not do as it was told, by what it said.
enum class GitTrouble : quint8 {
    None,
    Missing, // there is no git
    Cancelled,
    NoPassword,  // it had nobody to ask for a user's name, password or passphrase
    NoKey,       // the other side knows none of our keys
    UnknownHost, // its key was never seen, or is another
    NoConnection,
    NoRepository, // not there, or not for us
    NotForward,   // the remote has what we do not have
    RemoteRefused,
    WouldOverwrite, // files in the work tree stand in the way
    TooOld,         // it cannot merge without a work tree (before 2.38)
    Locked,         // index.lock and the like
    NoIdentity,     // Git does not know who commits
    NotOurs,        // the folder belongs to somebody else (safe.directory)
    Other,
};
GitTrouble gitTrouble(const QByteArray &err);

// The files that Git says it would overwrite.
QStringList gitFilesInTheWay(const QByteArray &err);

} // namespace paperdip
