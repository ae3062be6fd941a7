// SPDX-License-Identifier: MIT
#include "library/localpath.h"

#include "core/address.h"
#include "core/identify.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace paperdip {

QString localPathOf(const QString &url)
{
    const QString text = url.trimmed();
    const Address address = splitAddress(text);
    if (text.isEmpty() || text.startsWith(u'#') || text.startsWith(u"//") ||
        !address.scheme.isEmpty() || text.contains(u'\\') || text.contains(QChar::Null))
        return {};
    const Target target = classifyTarget(text);
    const QString first = text.section(u'/', 0, 0);
    const bool isHost = text.contains(u'/') && first.contains(u'.') && first != u'.' &&
                        first != QLatin1String("..");
    // A picture or PDF on a host without "https://" looks like one in a folder.
    if (target != Target::Local && (isHost || (target != Target::Pdf && target != Target::Badge)))
        return {};
    return text.section(u'#', 0, 0).section(u'?', 0, 0);
}

QString locate(const LocalBase &base, const QString &localPath)
{
    const QString folder = localPath.startsWith(u'/') ? base.root : base.folder;
    const auto absolute = [&folder](const QString &path) {
        return QDir::cleanPath(folder + QLatin1Char('/') + path);
    };
    const QString literal = absolute(localPath);
    if (!localPath.contains(u'%') || QFileInfo::exists(literal))
        return literal;
    return absolute(QUrl::fromPercentEncoding(localPath.toUtf8()));
}

} // namespace paperdip
