// SPDX-License-Identifier: MIT
#pragma once

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTest>
#include <random>

// The folder with real lists and recorded answers that is not part of the repository: beside it, or
// where PAPERDIP_SHARED points. Empty where there is none.
inline QString sharedFolder()
{
    const QString given = qEnvironmentVariable("PAPERDIP_SHARED");
    const QString folder =
        given.isEmpty() ? QDir(QStringLiteral(PAPERDIP_SOURCE_DIR "/../shared")).absolutePath()
                        : given;
    return QFile::exists(folder + QStringLiteral("/seed/README.md")) ? folder : QString();
}

#define SKIP_WITHOUT_SHARED()                                                                      \
    if (sharedFolder().isEmpty())                                                                  \
    QSKIP("the shared folder with real lists is not here; set PAPERDIP_SHARED")

// What a property test draws from. The same in every run, so that a red one means the change at
// hand; PAPERDIP_TEST_SEED=NUMBER gives another, PAPERDIP_TEST_SEED=random one that nobody has
// seen. It is printed.
inline quint32 propertySeed()
{
    constexpr quint32 usual = 20260101;
    const QByteArray asked = qgetenv("PAPERDIP_TEST_SEED");
    const quint32 seed = asked.isEmpty()     ? usual
                         : asked == "random" ? std::random_device()()
                                             : asked.toUInt();
    qInfo("seed: PAPERDIP_TEST_SEED=%u", seed);
    return seed;
}

inline QByteArray readAll(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

inline QByteArray seedBytes()
{
    return readAll(sharedFolder() + QStringLiteral("/seed/README.md"));
}

// The lists that the corpus' INDEX.tsv names, as paths below the corpus folder.
inline QStringList corpusLists()
{
    QStringList lists;
    const QList<QByteArray> lines =
        readAll(sharedFolder() + QStringLiteral("/corpus/INDEX.tsv")).split('\n');
    for (const QByteArray &line : lines.mid(1)) {
        if (!line.isEmpty())
            lists << QString::fromUtf8(line.split('\t').first());
    }
    return lists;
}
