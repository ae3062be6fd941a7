// SPDX-License-Identifier: MIT
#include "metadata/page.h"

#include "metadata/answertext.h"
#include "metadata/htmlhead.h"

#include <QStringList>

namespace paperdip {

namespace {

QString firstOf(const HtmlHead &head, std::initializer_list<QStringView> names)
{
    for (const QStringView name : names) {
        QString value = head.first(name);
        if (!value.isEmpty())
            return value;
    }
    return {};
}

QStringList authorsOf(const HtmlHead &head)
{
    QStringList written = head.all(u"citation_author");
    if (written.isEmpty()) // all in one tag
        written = head.first(u"citation_authors").split(u';', Qt::SkipEmptyParts);
    QStringList names;
    for (const QString &one : written) {
        const QString name = personName(one);
        if (!name.isEmpty())
            names << name;
    }
    return names;
}

// "Nature 521(7553), 436-444", or the conference alone.
QString publishedIn(const HtmlHead &head)
{
    QString text = firstOf(
        head, {u"citation_journal_title", u"citation_conference_title", u"citation_inbook_title"});
    if (text.isEmpty())
        return {};
    const QString volume =
        volumeAndIssue(head.first(u"citation_volume"), head.first(u"citation_issue"));
    const QString first = head.first(u"citation_firstpage");
    const QString last = head.first(u"citation_lastpage");
    if (!volume.isEmpty())
        text += u' ' + volume;
    if (!first.isEmpty())
        text +=
            QStringLiteral(", ") + (last.isEmpty() || last == first ? first : first + u'-' + last);
    return text;
}

Record citedRecord(const HtmlHead &head)
{
    Record record;
    record.title = head.first(u"citation_title");
    record.authors = authorsOf(head);
    record.abstract = head.first(u"citation_abstract");
    record.published = utcTime(firstOf(head, {u"citation_date", u"citation_publication_date",
                                              u"citation_online_date", u"citation_year"}));
    record.updated = utcTime(head.first(u"citation_online_date"));
    if (!record.updated.isValid() || record.updated < record.published)
        record.updated = record.published;
    record.journalRef = publishedIn(head);
    record.doi = doiFrom(head.first(u"citation_doi"));
    record.pdfUrl = head.first(u"citation_pdf_url");
    if (const auto id = givenArxivId(head.first(u"citation_arxiv_id"))) {
        record.arxiv = id->id;
        record.version = id->version;
    }
    if (!arxivOfDoi(record.doi).isEmpty()) {
        if (record.arxiv.isEmpty())
            record.arxiv = arxivOfDoi(record.doi);
        record.doi.clear();
    }
    return record;
}

} // namespace

PageAnswer readPage(const QString &html)
{
    const HtmlHead head = readHtmlHead(html);
    PageAnswer answer;
    answer.record = citedRecord(head);
    answer.cited = !answer.record.title.isEmpty();
    if (!answer.cited) {
        answer.record = {};
        answer.record.title = head.title.isEmpty() ? head.first(u"og:title") : head.title;
    }
    return answer;
}

Result<PageAnswer> parsePage(const QByteArray &html, const QByteArray &contentType)
{
    PageAnswer answer = readPage(htmlText(html, contentType));
    if (answer.record.title.isEmpty())
        return fail(
            ErrorCode::BadAnswer, QStringLiteral("The page has no title."), {},
            QStringLiteral("%1 bytes, %2").arg(html.size()).arg(QString::fromLatin1(contentType)));
    return answer;
}

} // namespace paperdip
