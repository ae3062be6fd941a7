// SPDX-License-Identifier: MIT
#pragma once

#include "shared.h"

// A row for the seed, for each list of the corpus, and for each input that a fuzzer found
// (tests/data/fuzz), in a column "list".
inline void addRealLists()
{
    QTest::addColumn<QByteArray>("list");
    QTest::newRow("seed") << seedBytes();
    for (const QString &name : corpusLists())
        QTest::newRow(qPrintable(name))
            << readAll(sharedFolder() + QStringLiteral("/corpus/") + name);
    const QDir found(QStringLiteral(PAPERDIP_TEST_DATA "/fuzz"));
    for (const QString &name : found.entryList(QDir::Files))
        QTest::newRow(qPrintable(name)) << readAll(found.filePath(name));
}
