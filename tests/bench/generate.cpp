// SPDX-License-Identifier: MIT
// Writes a library of so many papers into a folder: README.md with note/, or papers.bib. Or puts
// what a metadata service would say of them into a library.
#include "generator.h"
#include "store/store.h"

#include <QCoreApplication>
#include <cstdio>

using namespace paperdip;

namespace {

Result<void> putInto(const QString &library, int papers)
{
    const auto store = Store::open(library);
    return store ? putRecords(**store, papers) : tl::unexpected(store.error());
}

} // namespace

// N FOLDER [--bib] | N LIBRARY --records
int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const int papers = arguments.value(0).toInt();
    const bool asBib = arguments.value(2) == QLatin1String("--bib");
    const bool asRecords = arguments.value(2) == QLatin1String("--records");
    if (papers <= 0 || arguments.size() != (asBib || asRecords ? 3 : 2)) {
        std::fprintf(stderr, "paperdip_generate N FOLDER [--bib] | N LIBRARY --records\n");
        return 2;
    }
    const auto written = asRecords ? putInto(arguments.at(1), papers)
                                   : Generator(papers).write(arguments.at(1), asBib);
    if (written)
        return 0;
    std::fprintf(stderr, "%s\n", qPrintable(written.error().message));
    return 1;
}
