// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "library/listfiles.h"
#include "sync/gitrepository.h"

namespace paperdip {

// What it takes that Git itself, in this work tree, merges a list by entry: lines in
// .gitattributes, which everybody gets, and two settings, which only this machine has.
struct GitDriverPlan
{
    QString attributesPath;
    QByteArray before; // of .gitattributes; empty: there is none
    QByteArray after;
    QStringList lines;         // that are added; empty: all are there
    QString name;              // merge.paperdip.name
    QString command;           // merge.paperdip.driver
    bool isConfigured = false; // both are set so already

    bool isDone() const { return lines.isEmpty() && isConfigured; }
};

// program: what is to be run, absolute.
GitDriverPlan planGitDriver(const GitRepository &repository, const ListFiles &files,
                            const QString &program);

// Writes both. Conflict: .gitattributes is not what it was. Io, Refused.
Result<void> setUpGitDriver(const GitRepository &repository, const GitDriverPlan &plan);

// A path as a pattern of .gitattributes, quoted where it must be.
QByteArray attributesPattern(const QString &path);

} // namespace paperdip
