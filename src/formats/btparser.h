// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QMutex>
#include <optional>

namespace paperdip {

// What btparse found in one entry, still in TeX.
struct ParsedEntry
{
    QByteArray key;
    QList<std::pair<QByteArray, QByteArray>> fields; // names in lower case
};

// The library btparse as it is: one for the program, with its macros (@string) and error counts
// in globals; it ends the program when its stacks are full (see bibcut.cpp). A Btparse holds a lock
// while it lives and begins without macros but the months'.
class Btparse
{
public:
    Btparse();
    ~Btparse();
    Q_DISABLE_COPY_MOVE(Btparse)

    // text: one whole entry, from its "@". Nothing where it has errors; warnings may come beside a
    // result.
    std::optional<ParsedEntry> entry(const QByteArray &text, int line);
    // The same for @string{...}; false where it has errors.
    bool macro(const QByteArray &text, int line);
    // What the last call said: lines from 1 and English words.
    QList<std::pair<int, QByteArray>> messages() const;

private:
    bool fits(const QByteArray &text, int line);

    QMutexLocker<QMutex> m_lock;
    qint64 m_longestMacro = 0;
    qint64 m_macroText = 0; // of all macros so far
};

} // namespace paperdip
