// SPDX-License-Identifier: MIT
#include "gui/sourcetext.h"

#include "core/worksite.h"
#include "gui/cardtext.h"

namespace paperdip {

QString placeName(const Identified &work)
{
    if (work.kind == Identified::Kind::Arxiv)
        return QStringLiteral("arXiv ") + work.id;
    const QString name = properName(describeAddress(work.url).site);
    return name.isEmpty() ? linkName(work.url) : name;
}

QString whoAndWhere(const QString &authors, const QString &venue, int year)
{
    QString place = venue;
    if (year > 0 && !venue.contains(QString::number(year)))
        place = (place + u' ' + QString::number(year)).trimmed();
    QStringList parts{authors, place};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

NewPaper paperOf(const SourceEntry &entry)
{
    const Identified &work = entry.works.first();
    constexpr qsizetype longEnough = 3; // words of a title that is no mere nickname
    NewPaper paper;
    const bool isArxiv = work.kind == Identified::Kind::Arxiv;
    if (isArxiv)
        paper.arxiv = work.id;
    else if (work.kind == Identified::Kind::Doi)
        paper.doi = work.id;
    paper.version = work.version;
    paper.url = work.url;
    // Of a paper that a page calls "FlashAttention" arXiv knows the whole title.
    if (!isArxiv || entry.title.split(u' ').size() >= longEnough)
        paper.title = entry.title;
    return paper;
}

Identified workOf(const Record &record)
{
    Identified work;
    work.kind = Identified::Kind::Doi;
    work.id = record.doi;
    work.url = QStringLiteral("https://doi.org/") +
               QString::fromLatin1(QUrl::toPercentEncoding(record.doi, "/:()"));
    return work;
}

} // namespace paperdip
