// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <optional>

namespace paperdip {

class Database;

// A work's PDF file, whole or in part.
struct StoredPdf
{
    QString work; // core/work.h
    QString file; // its path in the data folder
    QString url;  // where it comes from; empty: a person's own file
    QByteArray validator;
    qint64 size = -1;     // bytes of the whole; -1: not known
    qint64 fetchedAt = 0; // seconds since 1970, UTC; 0: it is not whole

    bool operator==(const StoredPdf &) const = default;
};

class PdfTable
{
public:
    explicit PdfTable(Database &database) : m_database(database) {}

    std::optional<StoredPdf> find(const QString &work) const;
    bool hasFile(const QString &file) const; // of whatever work, in any case of letters
    Result<void> put(const StoredPdf &pdf);
    Result<void> remove(const QString &work);

private:
    Database &m_database;
};

} // namespace paperdip
