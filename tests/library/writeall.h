// SPDX-License-Identifier: MIT
#pragma once

#include <QFile>

// The counterpart of readAll() in shared.h.
inline void writeAll(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}
