// SPDX-License-Identifier: MIT
#include "core/identify.h"

#include <cstdint>

using namespace paperdip;

// Whatever is recognised in any text is what its own reader reads, and each only once.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text =
        QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QDate today(2026, 11, 24);
    const QList<Identified> found = identify(text, today);
    for (qsizetype i = 0; i < found.size(); ++i) {
        const Identified &one = found[i];
        if (one.id.isEmpty() || one.url.isEmpty())
            __builtin_trap();
        if (one.kind == Identified::Kind::Arxiv &&
            (parseArxivId(one.id, today) != ArxivId{one.id, 0} ||
             arxivFromUrl(one.url, today) != ArxivId{one.id, 0}))
            __builtin_trap();
        for (qsizetype j = 0; j < i; ++j) {
            if (found[j].kind == one.kind && found[j].id == one.id)
                __builtin_trap();
        }
    }
    (void)classifyTarget(text);
    (void)doiFrom(text);
    return 0;
}
