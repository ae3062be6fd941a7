// SPDX-License-Identifier: MIT
#include "markdown/outline.h"

#include <cstdint>

using namespace paperdip;

namespace {

void check(bool holds)
{
    if (!holds)
        __builtin_trap();
}

void checkSpan(Span span, qsizetype size)
{
    check(span.isNull() || (span.begin <= span.end && span.end <= size));
}

void checkLink(const Link &link, qsizetype size)
{
    checkSpan(link.whole, size);
    checkSpan(link.textSpan, size);
    checkSpan(link.urlSpan, size);
}

} // namespace

// Every span lies in its segment, parents stand first, and what is read again is what was read.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Outline outline = read(bytes);
    for (size_t index = 0; index < outline.size(); ++index) {
        const OutlineNode &node = outline[index];
        const Reading &reading = node.reading;
        const qsizetype length = node.end - node.begin;
        check(node.parent < static_cast<int>(index));
        checkSpan(reading.titleSpan, length);
        checkSpan(reading.keywordsSpan, length);
        checkSpan(reading.remarkSpan, length);
        check(!reading.box || bytes[node.begin + reading.boxAt] == *reading.box);
        check(reading.keywords.isEmpty() == reading.keywordsSpan.isNull());
        check(reading.noteLink < reading.links.size());
        if (reading.main)
            checkLink(*reading.main, length);
        for (const Link &link : reading.links)
            checkLink(link, length);
        const QByteArray segment = bytes.sliced(node.begin, length);
        const std::optional<Reading> again = readAgain(segment, reading);
        check(!again || *again == reading);
    }
    return 0;
}
