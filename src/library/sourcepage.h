// SPDX-License-Identifier: MIT
#pragma once

#include "core/identify.h"
#include "core/node.h"
#include "library/knownpapers.h"
#include "metadata/pagefetcher.h"

#include <QUrl>

namespace paperdip {

class Library;

// A work that a page names, or one that it only cites.
struct SourceEntry
{
    QStringList headings; // the page's own, outermost first
    QString title;        // may be empty: only an address is known
    QString authors;      // as written; may be empty
    QString venue;
    int year = 0;
    // The places of this one work; the first is what is taken into a list. None: a citation, which
    // has to be looked up by its words.
    QList<Identified> works;

    QString question() const;  // names, title, venue and year in one line, for a search
    QStringList names() const; // by which it is found again (core/workkeys.h)
};

// What stands on a page where papers come from.
struct SourcePage
{
    QUrl url;
    QString title;
    QList<SourceEntry> entries; // in the page's order, each work once
    bool isCut = false;         // the page is longer than what was read
};

// The address to ask for: http(s), a scheme added where a person left it out; Markdown files that
// GitHub shows are asked for as files. Invalid where it is no web address.
QUrl sourceAddress(const QString &typed);

// Reads a page that was fetched: HTML and feeds as well as Markdown are read as lists are. Touches
// no library, so any thread may do it. BadAnswer for a feed that is none.
Result<SourcePage> readSourcePage(const FetchedPage &page);

// How an entry stands to the library.
struct SourceState
{
    NodeId node = 0;    // a paper of some list that is this one; 0: there is none
    bool isNew = false; // it was not on the page when it was last looked at
};

// Compares pages with the lists and with what stood there before.
class SourceMemory
{
public:
    explicit SourceMemory(Library &library) : m_library(library), m_known(library) {}

    // For each entry, in order; the preferred list (0: none) is looked through first.
    QList<SourceState> compare(const SourcePage &page, ListId preferred);
    NodeId find(const QStringList &names, ListId preferred);
    // From now on nothing of it is new.
    Result<void> remember(const SourcePage &page);

private:
    Library &m_library;
    KnownPapers m_known;
};

} // namespace paperdip
