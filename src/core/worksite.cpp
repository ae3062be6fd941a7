// SPDX-License-Identifier: MIT
#include "core/worksite.h"

#include "core/address.h"
#include "core/identify.h"

#include <QRegularExpression>
#include <QStringList>
#include <QUrl>
#include <QUrlQuery>
#include <algorithm>

namespace paperdip {

namespace {

QStringList partsOf(const Address &address)
{
    const QString path = QUrl::fromPercentEncoding(address.path.toUtf8());
    return path.split(u'/', Qt::SkipEmptyParts);
}

QString queryValue(const Address &address, const QString &key)
{
    QStringView query = address.tail;
    const qsizetype hash = query.indexOf(u'#');
    query = query.left(hash < 0 ? query.size() : hash);
    if (!query.startsWith(u'?'))
        return {};
    return QUrlQuery(query.mid(1).toString()).queryItemValue(key, QUrl::FullyDecoded).trimmed();
}

QString withoutEnding(QString text, std::initializer_list<QLatin1String> endings)
{
    for (const QLatin1String ending : endings) {
        if (text.endsWith(ending, Qt::CaseInsensitive))
            text.chop(ending.size());
    }
    return text;
}

// "/doi/pdf/10.1145/1.2", "/content/10.1101/2020.01.01.1v2.full.pdf": the DOI in a publisher's
// path.
QString doiInPath(const Address &address)
{
    const QStringList parts = partsOf(address);
    const auto first = std::find_if(parts.begin(), parts.end(), [](const QString &part) {
        return part.startsWith(QLatin1String("10."));
    });
    if (first == parts.end())
        return {};
    QStringList rest(first, parts.end());
    static const QStringList views{QStringLiteral("pdf"),     QStringLiteral("full"),
                                   QStringLiteral("html"),    QStringLiteral("epdf"),
                                   QStringLiteral("summary"), QStringLiteral("abstract")};
    while (rest.size() > 2 && views.contains(rest.last(), Qt::CaseInsensitive))
        rest.removeLast();
    QString doi =
        withoutEnding(rest.join(u'/'), {QLatin1String(".pdf"), QLatin1String(".full"),
                                        QLatin1String(".html"), QLatin1String(".abstract")});
    if (doi.startsWith(QLatin1String("10.1101/"))) { // bioRxiv, medRxiv: the version is no part
        static const QRegularExpression version(QStringLiteral("v[0-9]{1,2}$"));
        doi.remove(version);
    }
    return doiFrom(doi) == doi ? doi : QString();
}

WorkAddress openReview(const Address &address)
{
    return {WorkSite::OpenReview, queryValue(address, QStringLiteral("id")), {}};
}

// "/2021.naacl-main.208/", "/P19-1001.pdf", "/anthology/P19-1001", "/2021.naacl-main.208v2.pdf"
WorkAddress aclAnthology(const Address &address)
{
    static const QRegularExpression form(
        QStringLiteral("^([A-Z][0-9]{2}-[0-9]{4}|[0-9]{4}\\.[a-z0-9_]+-[a-z0-9_]+\\.[0-9]+)"
                       "(?:v[0-9]+)?(?:\\.pdf|\\.bib)?$"),
        QRegularExpression::CaseInsensitiveOption);
    const QStringList parts = partsOf(address);
    for (const QString &part : parts) {
        if (const auto match = form.match(part); match.hasMatch())
            return {WorkSite::AclAnthology, match.captured(1), {}};
    }
    return {WorkSite::AclAnthology, {}, {}};
}

// "/conference/osdi23/presentation/miao": the conference and the paper's short name.
WorkAddress usenix(const Address &address)
{
    const QStringList parts = partsOf(address);
    if (parts.size() >= 4 && parts[0] == QLatin1String("conference") &&
        parts[2] == QLatin1String("presentation"))
        return {WorkSite::Usenix, parts[1] + u'/' + parts[3], {}};
    return {WorkSite::Usenix, {}, {}};
}

WorkAddress acm(const Address &address)
{
    QString doi = doiInPath(address);
    if (doi.isEmpty()) { // "citation.cfm?id=1327452.1327492", "?doid=1327452.1327492"
        static const QRegularExpression form(QStringLiteral("^[0-9]+\\.[0-9]+$"));
        for (const QString &key : {QStringLiteral("id"), QStringLiteral("doid")}) {
            const QString value = queryValue(address, key);
            if (form.match(value).hasMatch())
                doi = QStringLiteral("10.1145/") + value;
        }
    }
    return {WorkSite::Acm, {}, doi};
}

QString natureDoi(const Address &address)
{
    static const QRegularExpression form(
        QStringLiteral("^/articles/([a-z]+[0-9a-z-]*[0-9][0-9a-z-]*)(?:\\.pdf)?/?$"));
    const auto match = form.match(address.path.toString());
    return match.hasMatch() ? QStringLiteral("10.1038/") + match.captured(1) : QString();
}

// classifyTarget() calls it a PDF first of all.
bool isPublishersPdf(const Address &address)
{
    const QString page = withoutEnding(address.path.toString(), {QLatin1String(".pdf")});
    return classifyTarget(QStringLiteral("https://") + address.host.toString() + page) ==
           Target::Publisher;
}

WorkAddress publisher(const Address &address, std::string_view host, Target target)
{
    if (host == "openreview.net")
        return openReview(address);
    if (isHostOrBelow(host, "aclanthology.org") || isHostOrBelow(host, "aclanthology.info") ||
        isHostOrBelow(host, "aclweb.org"))
        return aclAnthology(address);
    if (isHostOrBelow(host, "usenix.org"))
        return usenix(address);
    if (isHostOrBelow(host, "acm.org"))
        return acm(address);
    const bool isNature = isHostOrBelow(host, "nature.com");
    if (target == Target::Publisher || isPublishersPdf(address))
        return {WorkSite::Publisher, {}, isNature ? natureDoi(address) : doiInPath(address)};
    return {WorkSite::Pdf, {}, {}};
}

} // namespace

WorkAddress describeAddress(const QString &url)
{
    const Target target = classifyTarget(url);
    const Address address = splitAddress(url);
    switch (target) {
    case Target::Arxiv:
        if (const auto id = arxivFromUrl(url))
            return {WorkSite::Arxiv, id->id, {}};
        return {};
    case Target::Doi:
        return {WorkSite::Doi, {}, doiFrom(url)};
    case Target::Pdf:
    case Target::Publisher: {
        const HostName name(address.host);
        if (address.host.isEmpty() || !address.host.contains(u'.'))
            return {};
        return address.trusted ? publisher(address, name.view(), target)
                               : WorkAddress{WorkSite::Page, {}, {}};
    }
    case Target::Page:
    case Target::Code:
    case Target::Video:
        return {WorkSite::Page, {}, {}};
    case Target::Badge:
    case Target::Anchor:
    case Target::Local:
    case Target::Other:
        break;
    }
    return {};
}

QString properName(WorkSite site)
{
    switch (site) {
    case WorkSite::Arxiv:
        return QStringLiteral("arXiv");
    case WorkSite::Doi:
        return QStringLiteral("DOI");
    case WorkSite::OpenReview:
        return QStringLiteral("OpenReview");
    case WorkSite::AclAnthology:
        return QStringLiteral("ACL Anthology");
    case WorkSite::Usenix:
        return QStringLiteral("USENIX");
    case WorkSite::Acm:
        return QStringLiteral("ACM");
    case WorkSite::Publisher:
    case WorkSite::Pdf:
    case WorkSite::Page:
    case WorkSite::None:
        break;
    }
    return {};
}

QString pdfOfAddress(const QString &url)
{
    const Address address = splitAddress(url);
    const bool isWeb = address.scheme.compare(u"https", Qt::CaseInsensitive) == 0 ||
                       address.scheme.compare(u"http", Qt::CaseInsensitive) == 0;
    if (!isWeb || !address.trusted || address.host.isEmpty())
        return {};
    if (classifyTarget(url) == Target::Pdf)
        return url;
    const WorkAddress work = describeAddress(url);
    const QString id = QString::fromLatin1(QUrl::toPercentEncoding(work.id));
    if (work.site == WorkSite::OpenReview && !id.isEmpty())
        return QStringLiteral("https://openreview.net/pdf?id=") + id;
    if (work.site == WorkSite::AclAnthology && !id.isEmpty())
        return QStringLiteral("https://aclanthology.org/") + id + QStringLiteral(".pdf");
    return {};
}

} // namespace paperdip
