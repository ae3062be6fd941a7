// SPDX-License-Identifier: MIT
#include "core/workkeys.h"

#include "core/address.h"
#include "core/rubbish.h"
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

QString addressKey(const QString &url)
{
    const std::optional<Rubbish> rubbish = findRubbish(url);
    const QString clean = rubbish ? rubbish->clean : url;
    const Address address = splitAddress(clean);
    QString host = address.host.toString().toLower();
    if (host.startsWith(QLatin1String("www.")))
        host.remove(0, 4);
    QStringView path = address.path;
    while (path.endsWith(u'/'))
        path.chop(1);
    const qsizetype hash = address.tail.indexOf(u'#');
    const QStringView query = hash < 0 ? address.tail : address.tail.left(hash);
    return QStringLiteral("url ") + host + path.toString() + query.toString();
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

QString titleKey(const QString &title)
{
    QString kept;
    const QString folded = title.normalized(QString::NormalizationForm_KD).toCaseFolded();
    for (const QChar c : folded) {
        if (c.isLetterOrNumber())
            kept += c;
    }
    return kept.isEmpty() ? kept : QStringLiteral("title ") + kept;
}

qint64 workKeyNumber(const QString &key)
{
    constexpr quint64 begin = 0xcbf29ce484222325;
    constexpr quint64 prime = 0x100000001b3;
    quint64 number = begin;
    const QByteArray bytes = key.toUtf8();
    for (const char byte : bytes)
        number = (number ^ static_cast<uchar>(byte)) * prime;
    return static_cast<qint64>(number);
}

} // namespace paperdip
