// SPDX-License-Identifier: MIT
#include "store/searchdepth.h"

#include <algorithm>
#include <array>
#include <sqlite3.h>

namespace paperdip {

namespace {

constexpr std::array<int, 8> depths{0, 1, 1, 1, 1, 1, 2, 3}; // of the columns (schema 010)
constexpr int lastColumn = static_cast<int>(depths.size()) - 1;

int columnOfPhrase(const Fts5ExtensionApi *api, Fts5Context *row, int phrase)
{
    Fts5PhraseIter iterator{};
    int column = -1;
    const int status = api->xPhraseFirstColumn(row, phrase, &iterator, &column);
    return status == SQLITE_OK && column >= 0 ? column : lastColumn;
}

void searchDepth(const Fts5ExtensionApi *api, Fts5Context *row, sqlite3_context *result, int count,
                 sqlite3_value **values)
{
    if (count != 1)
        return sqlite3_result_error(result, "search_depth() takes the phrases' groups", -1);
    const auto *groups = static_cast<const unsigned char *>(sqlite3_value_blob(values[0]));
    const int phrases = std::min(sqlite3_value_bytes(values[0]), api->xPhraseCount(row));
    int furthest = 0;
    for (int phrase = 0; phrase < phrases;) {
        const unsigned char group = groups[phrase];
        int nearest = lastColumn;
        for (; phrase < phrases && groups[phrase] == group; ++phrase) {
            if (group != 0)
                nearest = std::min(nearest, columnOfPhrase(api, row, phrase));
        }
        if (group != 0)
            furthest = std::max(furthest, nearest);
    }
    sqlite3_result_int(result, depths.at(static_cast<size_t>(furthest)) << columnBits | furthest);
}

fts5_api *fts5Of(sqlite3 *handle)
{
    fts5_api *api = nullptr;
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, static_cast<void *>(&api), "fts5_api_ptr", nullptr);
        (void)sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

} // namespace

bool addSearchDepth(sqlite3 *handle)
{
    fts5_api *api = handle != nullptr ? fts5Of(handle) : nullptr;
    // Fts5ExtensionApi's version is known within a call only; it is as old as this one.
    return api != nullptr && sqlite3_libversion_number() >= 3'011'000 &&
           api->xCreateFunction(api, "search_depth", nullptr, &searchDepth, nullptr) == SQLITE_OK;
}

} // namespace paperdip
