// SPDX-License-Identifier: MIT
#include "core/filekey.h"

#include <QUrl>
#include <algorithm>

namespace paperdip {

namespace {

QString withoutTail(const QString &path)
{
    const auto isTail = [](QChar c) { return c == u'?' || c == u'#'; };
    return path.left(std::find_if(path.begin(), path.end(), isTail) - path.begin());
}

} // namespace

QString fileKey(const QString &path)
{
    QString name = withoutTail(path); // which may hold a slash
    name.remove(0, std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\')) + 1);
    // A file may be called "a%20b.md" itself, and its link "a%2520b.md".
    while (name.contains(u'%')) {
        const QString decoded = QUrl::fromPercentEncoding(name.toUtf8());
        if (decoded == name)
            break;
        name = decoded;
    }
    name.remove(0, std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\')) + 1);
    return withoutTail(name);
}

} // namespace paperdip
