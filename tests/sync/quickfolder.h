// SPDX-License-Identifier: MIT
#pragma once

#include <QDir>
#include <QFileInfo>

// Where a test that saves a thousand times puts its files: in memory where that can be had, since
// every save waits for the disk. The template of a QTemporaryDir.
inline QString quickFolder()
{
    const QFileInfo memory(QStringLiteral("/dev/shm"));
    const QString parent = memory.isWritable() ? memory.filePath() : QDir::tempPath();
    return parent + QStringLiteral("/paperdip-test-XXXXXX");
}
