// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>
#include <functional>

namespace paperdip {

// How far Git is, as it says itself: "Receiving objects" and 42. Below 0: it does not say.
struct GitProgress
{
    QString what;
    int percent = -1;

    bool operator==(const GitProgress &) const = default;
};

// Who waits for Git. Both may be empty, and are called on the thread that works.
struct GitWatch
{
    std::function<bool()> isStopped;
    std::function<void(const GitProgress &)> progress;
};

struct GitCall
{
    QString folder;
    QStringList arguments;
    QByteArray input;                   // for its standard input, which is closed behind it
    bool writes = false;                // else it takes no lock, not even to refresh the index
    QMap<QString, QString> environment; // besides
};

struct GitAnswer
{
    int status = -1; // its exit status; below 0: it did not start, crashed or was cancelled
    bool cancelled = false;
    QByteArray out;
    QByteArray err; // without lines of progress

    bool isFine() const { return status == 0; }
};

// The user's own Git, found in PATH. Empty: there is none.
QString gitProgram();

// Runs Git and waits for its end, so never on the window's thread. There is no time limit: whoever
// waits may stop it. It has no terminal to ask at; the user's agents, helpers and SSH_ASKPASS
// work.
GitAnswer runGit(const GitCall &call, const GitWatch &watch = {});

// One line of what Git writes while it works: "remote: Counting objects:  50% (1/2)".
// Nothing: no progress.
bool readGitProgress(const QByteArray &line, GitProgress *progress);

} // namespace paperdip
