// SPDX-License-Identifier: MIT
#include "markdown/render.h"
#include "cli/output.h"
#include "sync/safefile.h"

namespace paperdip {

namespace {

int run(const Invocation &invocation)
{
    const Result<QByteArray> bytes = readFile(invocation.words.first());
    if (!bytes)
        return failed(bytes.error());
    registerExtensions();
    return print(renderHtml(*bytes));
}

} // namespace

const Command renderCommand{"render", "NOTE.md", "Print a note as HTML, as the window shows it",
                            1,        1,         false,
                            nullptr,  &run};

} // namespace paperdip
