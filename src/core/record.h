// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>

namespace paperdip {

// What a metadata service says of a work. Plain text throughout; never put through an HTML reader.
struct Record
{
    QString work;            // what it is kept under (core/work.h)
    QString arxiv;           // canonical id without version; may be empty
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
    QString pdfUrl;      // where a page says that its PDF is; most often empty
    QDateTime fetchedAt; // UTC

    bool operator==(const Record &) const = default;
};

// The authors or arXiv took the work back. No service has a field for it: the comment says so, or
// an abstract that begins with it (shared/facts/arxiv.md 1.2).
bool isWithdrawn(const Record &record);

// Who can be asked for a record. The first three know arXiv's papers, and are asked in this order.
enum class Service : quint8 {
    Arxiv = 0, // its API, in batches
    DataCite,
    Oai,     // arXiv's OAI-PMH service
    AbsPage, // arXiv's own page, only on a person's wish
    Doi,     // doi.org, then Crossref or DataCite
    Page,    // any page: its citation tags, else its title
};

// What changed in a work since its record was first there.
enum RecordNews : quint8 { NoNews = 0, NewerVersion = 1, Published = 2, Withdrawn = 4 };

// What of a newer record of the same work is news: RecordNews, or'ed.
int newsBetween(const Record &before, const Record &after);

// Where a paper's record stands. In show --json: none|waiting|done|failed|unknown (Running shows as
// waiting).
enum class FetchState : quint8 { None = 0, Waiting, Running, Done, Failed, Unknown };

} // namespace paperdip
