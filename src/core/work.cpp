// SPDX-License-Identifier: MIT
#include "core/work.h"

#include "core/worksite.h"

namespace paperdip {

namespace {

const QString doiPrefix = QStringLiteral("doi:");

// As SQLite's lower() has it: ASCII alone.
QString lowered(QString text)
{
    for (QChar &c : text) {
        if (c >= u'A' && c <= u'Z')
            c = QChar(c.unicode() + ('a' - 'A'));
    }
    return text;
}

} // namespace

QString recordKey(const QString &arxiv, const QString &doi, const QString &url)
{
    if (!arxiv.isEmpty())
        return arxiv;
    return doi.isEmpty() ? url : doiPrefix + lowered(doi);
}

QString recordKey(const Identified &paper)
{
    switch (paper.kind) {
    case Identified::Kind::Arxiv:
        return recordKey(paper.id, {}, {});
    case Identified::Kind::Doi:
        return recordKey({}, paper.id, {});
    case Identified::Kind::Url:
        return paper.url;
    }
    return {};
}

QString doiOfWork(const QString &work)
{
    return work.startsWith(doiPrefix) ? work.mid(doiPrefix.size()) : describeAddress(work).doi;
}

std::optional<Service> firstService(const QString &work)
{
    if (parseArxivId(work))
        return Service::Arxiv;
    if (!doiOfWork(work).isEmpty())
        return Service::Doi;
    switch (describeAddress(work).site) {
    case WorkSite::OpenReview:
    case WorkSite::AclAnthology:
    case WorkSite::Usenix:
    case WorkSite::Acm:
    case WorkSite::Publisher:
    case WorkSite::Page:
        if (work.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive))
            return {};
        return Service::Page;
    case WorkSite::None:
    case WorkSite::Arxiv:
    case WorkSite::Doi:
    case WorkSite::Pdf:
        break;
    }
    return {};
}

QString workName(const QString &work)
{
    if (parseArxivId(work))
        return QStringLiteral("arXiv ") + work;
    return work.startsWith(doiPrefix) ? work.mid(doiPrefix.size()) : work;
}

} // namespace paperdip
