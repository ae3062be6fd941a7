// SPDX-License-Identifier: MIT
#include "metadata/abspage.h"

#include "metadata/answertext.h"
#include "metadata/entities.h"
#include "metadata/htmlhead.h"
#include "metadata/page.h"

#include <QLocale>
#include <QRegularExpression>

namespace paperdip {

namespace {

// "<td class="tablecell comments mathjax">7 pages, <a href=...>link</a></td>": the text of the
// first element of that class. Elements of these pages do not hold another of their own kind.
QString textOfClass(const QString &html, const char *element, const char *name)
{
    const QRegularExpression begin(
        QStringLiteral("<%1\\b[^<>]*\\bclass=\"[^\"]*\\b%2\\b[^\"]*\"[^<>]*>")
            .arg(QLatin1String(element), QLatin1String(name)));
    const auto match = begin.match(html);
    if (!match.hasMatch())
        return {};
    const qsizetype from = match.capturedEnd();
    const qsizetype end = html.indexOf(QStringLiteral("</%1>").arg(QLatin1String(element)), from);
    static const QRegularExpression tag(QStringLiteral("<[^<>]*>"));
    // The page hides an address behind "this https URL".
    static const QRegularExpression hidden(
        QStringLiteral("<a\\b[^<>]*\\bhref=\"([^\"<>]*)\"[^<>]*>\\s*this https? URL\\s*</a>"));
    QString text = html.mid(from, end < 0 ? 0 : end - from);
    text.replace(hidden, QStringLiteral("\\1"));
    return decodeEntities(text.remove(tag)).simplified();
}

// "[v2] Fri, 21 Jun 2019 06:21:52 UTC (1,329 KB)": dates to the second, and the last version. The
// version that is shown has no link.
void takeHistory(Record &record, const QString &html)
{
    const qsizetype from = html.indexOf(QLatin1String("class=\"submission-history\""));
    if (from < 0)
        return;
    static const QRegularExpression entry(
        QStringLiteral("(/abs/[^\"<>]*\"[^<>]*>)?\\[v([0-9]{1,3})\\](?:</a>)?</strong>\\s*"
                       "[A-Z][a-z]{2}, ([0-9]{1,2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8}) UTC"));
    for (auto match = entry.globalMatch(html, from); match.hasNext();) {
        const auto one = match.next();
        QDateTime date =
            QLocale::c().toDateTime(one.captured(3), QStringLiteral("d MMM yyyy HH:mm:ss"));
        date.setTimeSpec(Qt::UTC);
        const int version = one.captured(2).toInt();
        if (version == 1)
            record.published = date;
        if (one.captured(1).isEmpty() || record.version == 0) {
            record.version = version;
            record.updated = date;
        }
    }
}

} // namespace

Result<Record> parseAbsPage(const QByteArray &html)
{
    const QString text = htmlText(html);
    PageAnswer page = readPage(text);
    if (!page.cited || page.record.arxiv.isEmpty())
        return fail(ErrorCode::BadAnswer, QStringLiteral("This is no page of a paper on arXiv."),
                    QStringLiteral("arXiv"), QStringLiteral("no citation_arxiv_id"));
    Record &record = page.record;
    record.comment = textOfClass(text, "td", "comments");
    record.categories = categoriesIn(textOfClass(text, "td", "subjects"));
    record.primaryCategory = record.categories.value(0);
    record.journalRef = textOfClass(text, "td", "jref");
    takeHistory(record, text);
    return std::move(record);
}

} // namespace paperdip
