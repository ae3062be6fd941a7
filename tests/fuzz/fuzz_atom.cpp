// SPDX-License-Identifier: MIT
#include "metadata/atom.h"

#include "core/identify.h"

#include <cstdint>

using namespace paperdip;

// Any answer is either refused with a reason or gives records with ids in canonical form.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray xml(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Result<AtomFeed> feed = parseAtom(xml);
    if (!feed) {
        if (feed.error().code != ErrorCode::BadAnswer || feed.error().detail.isEmpty())
            __builtin_trap();
        return 0;
    }
    const QDate late(2099, 1, 1);
    for (const Record &record : feed->records) {
        if (parseArxivId(record.arxiv, late) != ArxivId{record.arxiv, 0} ||
            record.title != record.title.simplified())
            __builtin_trap();
    }
    return 0;
}
