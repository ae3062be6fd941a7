// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace paperdip {

// What a metadata service says of a work. Plain text throughout; never put through an HTML reader.
struct Record
{
    QString arxiv;           // canonical id without version
    int version = 0;         // the version that was returned
    QString title;           // one line
    QStringList authors;     // "Ann B. Author"
    QString abstract;        // paragraphs separated by "\n\n", lines joined
    QDateTime published;     // of v1, UTC
    QDateTime updated;       // of this version, UTC
    QString primaryCategory; // "cs.LG"
    QStringList categories;
    QString comment;
    QString journalRef;
    QString doi;
    QDateTime fetchedAt; // UTC

    bool operator==(const Record &) const = default;
};

// The authors or arXiv took the work back. No service has a field for it: the comment says so, or
// an abstract that begins with it (shared/facts/arxiv.md 1.2).
bool isWithdrawn(const Record &record);

// Where a paper's record stands. In show --json: none|waiting|done|failed|unknown (Running shows as
// waiting).
enum class FetchState : quint8 { None = 0, Waiting, Running, Done, Failed, Unknown };

} // namespace paperdip
