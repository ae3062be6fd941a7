// SPDX-License-Identifier: MIT
// Writes a library of so many papers into a folder: README.md with note/, or papers.bib.
#include "generator.h"

#include <QCoreApplication>
#include <cstdio>

// N FOLDER [--bib]
int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const int papers = arguments.value(0).toInt();
    const bool asBib = arguments.value(2) == QLatin1String("--bib");
    if (papers <= 0 || arguments.size() != (asBib ? 3 : 2)) {
        std::fprintf(stderr, "paperdip_generate N FOLDER [--bib]\n");
        return 2;
    }
    const auto written = paperdip::Generator(papers).write(arguments.value(1), asBib);
    if (written)
        return 0;
    std::fprintf(stderr, "%s\n", qPrintable(written.error().message));
    return 1;
}
