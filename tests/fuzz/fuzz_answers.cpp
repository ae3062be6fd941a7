// SPDX-License-Identifier: MIT
#include "core/identify.h"
#include "core/readabletex.h"
#include "metadata/abspage.h"
#include "metadata/crossref.h"
#include "metadata/datacite.h"
#include "metadata/oai.h"
#include "metadata/openalex.h"
#include "metadata/page.h"
#include "metadata/registration.h"
#include "metadata/semanticscholar.h"

#include <cstdint>

using namespace paperdip;

namespace {

// What every record keeps to, whoever gave it.
void check(const Record &record)
{
    static const QDate late(2099, 1, 1);
    if (record.title != record.title.simplified() ||
        (!record.arxiv.isEmpty() && parseArxivId(record.arxiv, late) != ArxivId{record.arxiv, 0}))
        __builtin_trap();
    for (const QString &author : record.authors) {
        if (author.isEmpty() || author != author.simplified())
            __builtin_trap();
    }
    (void)isWithdrawn(record);
    (void)readableTex(record.title);
    (void)readableTex(record.abstract);
}

void check(const Error &error)
{
    if ((error.code != ErrorCode::BadAnswer && error.code != ErrorCode::Unknown) ||
        error.message.isEmpty())
        __builtin_trap();
}

template<typename T>
void check(const Result<T> &result)
{
    if (!result)
        check(result.error());
    else
        check(*result);
}

} // namespace

// The first byte tells whose answer the rest is. Seeds: tests/fuzz/seeds.sh FOLDER
// makes them of tests/data/answers.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray body(reinterpret_cast<const char *>(data) + 1,
                          static_cast<qsizetype>(size) - 1);
    switch (data[0]) {
    case 'o': {
        const Result<OaiAnswer> oai = parseOai(body);
        if (!oai)
            check(oai.error());
        else
            for (const Record &record : oai->records)
                check(record);
        break;
    }
    case 'd':
        check(parseDataCite(body));
        break;
    case 'c':
        check(parseCrossref(body));
        break;
    case 's': {
        const Result<std::vector<Record>> records = parseCrossrefSearch(body);
        if (!records)
            check(records.error());
        else
            for (const Record &record : *records)
                check(record);
        break;
    }
    case 'r':
        if (const Result<Registrar> registrar = parseRegistration(body); !registrar)
            check(registrar.error());
        break;
    case 'a':
        check(parseAbsPage(body));
        break;
    case 'p': {
        const Result<PageAnswer> page = parsePage(body);
        if (!page)
            check(page.error());
        else
            check(page->record);
        break;
    }
    case 'x':
        check(parseOpenAlex(body));
        break;
    case 'h':
        if (const auto papers = parseSemanticScholar(body); papers) {
            for (const auto &paper : *papers)
                if (paper)
                    check(*paper);
        }
        break;
    default:
        break;
    }
    return 0;
}
