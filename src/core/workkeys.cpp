// SPDX-License-Identifier: MIT
#include "core/workkeys.h"

#include "core/address.h"
#include "core/worksite.h"

#include <QStringList>

namespace paperdip {

namespace {

QString doiKey(const QString &doi)
{
    const QString lower = doi.toLower();
    constexpr QLatin1String arxivPrefix("10.48550/arxiv.");
    if (!lower.startsWith(arxivPrefix))
        return QStringLiteral("doi ") + lower;
    const auto id = parseArxivId(doi.mid(arxivPrefix.size()));
    return id ? QStringLiteral("arxiv ") + id->id : QStringLiteral("doi ") + lower;
}

bool isTracker(QStringView parameter)
{
    return parameter.startsWith(u"utm_") || parameter.startsWith(u"fbclid=") ||
           parameter.startsWith(u"gclid=") || parameter.isEmpty();
}

QString addressKey(const QString &url)
{
    const Address address = splitAddress(url);
    QString host = address.host.toString().toLower();
    if (host.startsWith(QLatin1String("www.")))
        host.remove(0, 4);
    QStringView path = address.path;
    while (path.endsWith(u'/'))
        path.chop(1);
    QStringView query = address.tail;
    if (const qsizetype hash = query.indexOf(u'#'); hash >= 0)
        query = query.left(hash);
    QString key = QStringLiteral("url ") + host + path.toString();
    if (!query.startsWith(u'?'))
        return key;
    QChar before = u'?';
    const QList<QStringView> parameters = query.mid(1).split(u'&');
    for (const QStringView parameter : parameters) {
        if (isTracker(parameter))
            continue;
        key += before + parameter.toString();
        before = u'&';
    }
    return key;
}

QString siteName(WorkSite site)
{
    switch (site) {
    case WorkSite::OpenReview:
        return QStringLiteral("openreview ");
    case WorkSite::AclAnthology:
        return QStringLiteral("acl ");
    case WorkSite::Usenix:
        return QStringLiteral("usenix ");
    default:
        return {};
    }
}

} // namespace

QStringList workKeys(const QString &arxiv, const QString &doi, const QString &url)
{
    QStringList keys;
    if (!arxiv.isEmpty())
        keys << QStringLiteral("arxiv ") + arxiv;
    if (!doi.isEmpty())
        keys << doiKey(doi);
    if (url.isEmpty() || !arxiv.isEmpty())
        return keys;
    const WorkAddress work = describeAddress(url);
    if (!work.doi.isEmpty())
        keys << doiKey(work.doi);
    if (const QString site = siteName(work.site); !site.isEmpty() && !work.id.isEmpty())
        keys << site + work.id;
    if (work.site == WorkSite::Doi)
        return keys;
    keys << addressKey(url);
    return keys;
}

QStringList workKeys(const Identified &paper)
{
    const bool arxiv = paper.kind == Identified::Kind::Arxiv;
    const bool doi = paper.kind == Identified::Kind::Doi;
    return workKeys(arxiv ? paper.id : QString(), doi ? paper.id : QString(), paper.url);
}

} // namespace paperdip
