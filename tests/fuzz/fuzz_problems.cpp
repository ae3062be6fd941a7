// SPDX-License-Identifier: MIT
#include "markdown/problems.h"

#include <algorithm>
#include <cstdint>

using namespace paperdip;

namespace {

void check(bool holds)
{
    if (!holds)
        __builtin_trap();
}

bool isWithin(Span span, qsizetype size)
{
    return span.begin >= 0 && span.begin <= span.end && span.end <= size;
}

// The fix is one change within the segment, and takes the problem away.
void checkFix(const Document &document, const Problem &problem)
{
    const QByteArray &segment = document.bytesAt(problem.node);
    check(isWithin(problem.fix->span, segment.size()));
    const QByteArray fixed = patchedBytes(segment, {*problem.fix});
    check(fixed != segment);
    const std::vector<Problem> left = findProblems(document.replaced(problem.node, fixed));
    check(std::none_of(left.begin(), left.end(), [&problem](const Problem &other) {
        return other.node == problem.node && other.kind == problem.kind &&
               other.span == problem.span && other.fix == problem.fix;
    }));
}

} // namespace

// Problems stand in document order, each at a place of the list.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Document document = Document::read(bytes);
    const auto lines = bytes.count('\n') + bytes.count('\r') + 1;
    int previous = 0;
    int fixes = 0;
    for (const Problem &problem : findProblems(document)) {
        check(problem.node >= previous && problem.node < document.size());
        check(problem.line >= 1 && problem.line <= lines && problem.column >= 1);
        check(isWithin(problem.span, document.bytesAt(problem.node).size()));
        check(!inEnglish(problem.said).isEmpty());
        previous = problem.node;
        if (problem.fix && ++fixes <= 4)
            checkFix(document, problem);
    }
    return 0;
}
