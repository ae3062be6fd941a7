// SPDX-License-Identifier: MIT
#pragma once

#include "core/change.h"
#include "core/result.h"
#include "markdown/problems.h"

#include <QHash>

namespace paperdip {

class Library;

// What a check looks at: copies, so that any thread can work on them.
struct CheckInput
{
    Tiles tiles;
    QString path;                   // the list's file, absolute; empty: files are not looked at
    QHash<QString, QString> titles; // of records, by arXiv id
};

// Something that is wrong with a list or with the files beside it.
struct Finding
{
    ProblemKind kind = ProblemKind::Double;
    Severity severity = Severity::Hint;
    NodeId node = 0; // the entry; 0: none
    QString title;   // the entry's
    QString file;    // the file that holds the place, absolute; empty: the list itself
    int line = 1;    // in that file, from 1
    int column = 1;  // in characters, from 1
    Said said;
    std::optional<Patch> fix; // of the node's bytes, where there is one right answer
    QByteArray segment;       // the node's bytes as they were, where there is a fix
    QString trash;            // a file that nothing uses, absolute: may go to the trash

    bool operator==(const Finding &) const = default;
};

// What is wrong with a list, with the notes that it links, and in the folders of its notes. In the
// order of the list, then of the files. Reads files and writes none; safe on any thread.
QList<Finding> checkList(const CheckInput &input);
// The same for a document that was read already.
QList<Finding> checkList(const Document &document, const QString &path,
                         const QHash<QString, QString> &titles);

// A list of the library as a check needs it. NotFound.
Result<CheckInput> checkInput(const Library &library, ListId list);

// All these fixes as one change. Conflict where an entry is not what it was when it was checked.
// Findings without a fix are passed over; of two fixes that touch, the first is made.
Result<Change> planFixes(const Library &library, ListId list, const QList<Finding> &findings);

// A list's bytes with these fixes, for showing: not checked in any way.
QByteArray fixedBytes(const Tiles &tiles, const QList<Finding> &findings);
// The list's bytes with these fixes. Conflict as above; Refused where an entry would not stay what
// it is.
Result<QByteArray> fixedBytes(const Document &document, const QList<Finding> &findings);

} // namespace paperdip
