// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/document.h"

#include "core/result.h"

#include <QList>

namespace paperdip {

class Store;

// The lists that were worked on last, in memory: each with the revision whose bytes it holds.
class Documents
{
public:
    explicit Documents(Store &store) : m_store(store) {}

    // Reads the list unless it is here and up to date. Segments that another version of the program
    // cut otherwise are stored as this one cuts them. NotFound.
    Result<Document> of(ListId list);
    // Whether another version of the program read what is stored.
    bool isOutdated() const;
    // Stores what this version of the program recognises, where another one wrote the library.
    Result<void> readAnew();
    // The same of one list; setUpToDate() when all are done.
    Result<void> readAnew(ListId list);
    Result<void> setUpToDate();
    void keep(ListId list, qint64 revision, const Document &document);
    bool has(ListId list, qint64 revision) const;
    // The list's revision grew, and its bytes are what they were.
    void keepAs(ListId list, qint64 before, qint64 after);

private:
    struct Kept
    {
        ListId list = 0;
        qint64 revision = 0;
        Document document;
    };

    Result<Document> cutAnew(ListId list, const Tiles &tiles, const Document &document);
    Result<void> store(ListId list, const Tiles &tiles, const Document &cut);
    Result<bool> updateSlice(ListId list, qint64 revision, const Document &document, int begin);
    Tiles tilesOf(ListId list) const;

    static constexpr int most = 2; // a move between lists needs both

    Store &m_store;
    int m_rollbacks = 0; // of the database, when last looked
    QList<Kept> m_kept;  // the last one used first
};

// difference() of two states of a list, with the data that the library holds of the nodes it names.
Change differenceIn(Store &store, ListId list, const Document &before, const Document &after);

} // namespace paperdip
