// SPDX-License-Identifier: MIT
#include "metadata/retryafter.h"

#include <QLocale>
#include <algorithm>

namespace paperdip {

int retryAfterMs(const QByteArray &header, const QDateTime &now)
{
    constexpr qint64 longestMs = 10 * 60 * 1000;
    const QByteArray value = header.trimmed();
    bool isNumber = false;
    const qint64 seconds = value.toLongLong(&isNumber);
    if (isNumber)
        return seconds < 0 ? -1 : static_cast<int>(std::min(seconds, longestMs / 1000) * 1000);
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(value),
                                             QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
    if (!date.isValid())
        return -1;
    date.setTimeSpec(Qt::UTC);
    return static_cast<int>(std::clamp<qint64>(now.msecsTo(date), 0, longestMs));
}

} // namespace paperdip
