// SPDX-License-Identifier: MIT
#pragma once

#include "core/record.h"
#include "core/result.h"

#include <QByteArray>
#include <QStringList>

namespace paperdip {

class Store;

struct GeneratedPaper
{
    QString work; // an arXiv id, or "doi:10.…" for every tenth
    QString url;
    QString title;
    QStringList authors;
    QString abstract; // 150 words
    QStringList keywords;
    QString remark;
    QString note; // its path beside the list; empty: it has none
    int year = 0;
    bool chinese = false;
    bool read = false;
};

// A library of any size for tests and benchmarks, the same at every run: the paper with a number is
// the same in small libraries and in large ones. 15 % are Chinese, 20 % have a note of 1 to 4 kB.
// Sections are nested up to four deep, with 25 papers in each of the innermost and at most ten
// sections in any other.
class Generator
{
public:
    static constexpr int papersInSection = 25;
    static constexpr int papersInList = 100'000;

    explicit Generator(int papers) : m_papers(papers) {}

    int papers() const { return m_papers; }
    int lists() const;                 // beyond papersInList there are several
    static QString listName(int list); // "README.md", "README-2.md"…
    QByteArray list(int list) const;   // as Markdown
    QByteArray bib() const;
    static GeneratedPaper paper(int number); // from 0
    static QByteArray note(int number);
    static Record record(int number);
    // README.md and note/, or papers.bib, in a folder that is there. Io.
    Result<void> write(const QString &folder, bool asBib) const;

private:
    const int m_papers;
};

// Puts the records of the first papers, or of every so many of them, into a library, in
// transactions of a thousand.
Result<void> putRecords(Store &store, int papers, int every = 1);

} // namespace paperdip
