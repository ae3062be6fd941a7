// SPDX-License-Identifier: MIT
// Indexes a library until it is killed, and says after each transaction how many nodes are left.
#include "library/searchindex.h"
#include "store/store.h"

#include <QCoreApplication>

#include <cstdio>

using namespace paperdip;

// LIBRARY
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const auto store = Store::open(QCoreApplication::arguments().value(1));
    if (!store) {
        std::fprintf(stderr, "%s\n", qPrintable(store.error().message));
        return 1;
    }
    const Result<void> done = SearchIndex(**store).catchUp([](int left) {
        std::fprintf(stdout, "%d\n", left);
        std::fflush(stdout);
        return true;
    });
    return done ? 0 : 1;
}
