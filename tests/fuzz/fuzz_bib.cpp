// SPDX-License-Identifier: MIT
#include "formats/bibreader.h"
#include "formats/bibtex.h"

#include <cstdint>

using namespace paperdip;

// Any bytes give entries and problems, each on a line of the file, and what was read is written in
// a form that is read without a problem.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto lines = bytes.count('\n') + bytes.count('\r') + 1;
    const BibFile file = readBib(bytes);
    QList<Citation> citations;
    for (const BibEntry &entry : file.entries) {
        if (entry.line < 1 || entry.line > lines)
            __builtin_trap();
        citations << citationOf(entry);
    }
    for (const BibProblem &problem : file.problems) {
        if (problem.line < 1 || problem.line > lines || problem.message.isEmpty())
            __builtin_trap();
    }
    const BibFile again = readBib(writeBibtex(citations));
    if (!again.problems.isEmpty() || again.entries.size() > citations.size())
        __builtin_trap();
    return 0;
}
