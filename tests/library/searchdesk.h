// SPDX-License-Identifier: MIT
#pragma once

#include "libraryfixture.h"

#include <QTemporaryDir>

namespace paperdip {

bool never();
bool always(int);

// The first of the two lists, and a note of it.
extern const char *const searchedList;
extern const char *const flashNote;

// A small library in several languages, to be searched: two lists, records and notes.
class SearchDesk
{
protected:
    void clear(); // an empty folder, and no library
    QString write(const char *name, const QByteArray &bytes) const; // the file's path
    void fill(const QString &path = QStringLiteral(":memory:"));
    void catchUp(); // the index
    // The first words of the titles, sections with a #, in the order in which they were found.
    QString found(const QString &query, ListId list = 0);
    QString found(const char *query) { return found(QString::fromUtf8(query)); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    ListId m_reading = 0;
    ListId m_other = 0;
};

} // namespace paperdip
