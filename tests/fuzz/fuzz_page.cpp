// SPDX-License-Identifier: MIT
#include "library/sourcepage.h"
#include "metadata/webaddress.h"

#include <cstdint>

using namespace paperdip;

// The first byte tells what the rest is: a page, a list, a feed. Seeds: tests/data/pages behind
// 'h', 'm' and 'f' (tests/fuzz/seeds.sh).
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    FetchedPage page;
    page.url = QUrl(QStringLiteral("https://example.org/papers/"));
    page.bytes =
        QByteArray(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size) - 1);
    page.kind = data[0] == 'f'   ? FetchedPage::Kind::Feed
                : data[0] == 'm' ? FetchedPage::Kind::Markdown
                                 : FetchedPage::Kind::Html;
    const Result<SourcePage> source = readSourcePage(page);
    if (!source)
        return 0;
    QSet<QString> seen;
    for (const SourceEntry &entry : source->entries) {
        // There is something to add or to look up, once, and only on the web.
        const QStringList names = entry.names();
        if (entry.works.isEmpty() && entry.question().isEmpty())
            __builtin_trap();
        for (const Identified &work : entry.works) {
            if (!isWebAddress(QUrl(work.url)))
                __builtin_trap();
        }
        for (const QString &name : names) {
            if (seen.contains(name))
                __builtin_trap();
        }
        for (const QString &name : names)
            seen.insert(name);
    }
    return 0;
}
