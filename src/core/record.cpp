// SPDX-License-Identifier: MIT
#include "core/record.h"

#include <QRegularExpression>

namespace paperdip {

bool isWithdrawn(const Record &record)
{
    // "This paper has been withdrawn by the authors", "This has been withdrawn by arXiv
    // administrators", "Paper withdrawn due to an error"; not "the withdrawn drug" nor "Theorem 2
    // has been withdrawn".
    static const QString subject = QStringLiteral(
        "(?:(?:this|the|our)\\s+)?(?:(?:arxiv\\s+)?(?:paper|article|submission|manuscript|preprint|"
        "work|note|letter|report|e-?print|draft)|this)\\s+");
    static const QString verb =
        QStringLiteral("(?:(?:has|had|is|was|have)\\s+)?(?:now\\s+)?(?:been\\s+|being\\s+)?"
                       "(?:temporarily\\s+)?withdrawn\\b");
    static const QRegularExpression inComment(
        QStringLiteral("(?:^|[.;:,(]\\s*)\\W*(?:") + subject + verb +
            QStringLiteral(
                "|withdrawn(?:\\s*[.,;:!)]|\\s*$|\\s+(?:by|due|because|since|from)\\b))"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression inAbstract(
        QStringLiteral("^\\W*(?:") + subject + verb +
            QStringLiteral("|withdrawn(?:\\s*[.!)\\]]*\\s*$|\\s+(?:by|due\\s+to)\\b))"),
        QRegularExpression::CaseInsensitiveOption);
    return inComment.match(record.comment).hasMatch() ||
           inAbstract.match(record.abstract).hasMatch();
}

int newsBetween(const Record &before, const Record &after)
{
    int news = NoNews;
    if (before.version > 0 && after.version > before.version)
        news |= NewerVersion;
    const bool wasPublished = !before.journalRef.isEmpty() || !before.doi.isEmpty();
    if (!wasPublished && (!after.journalRef.isEmpty() || !after.doi.isEmpty()))
        news |= Published;
    if (!isWithdrawn(before) && isWithdrawn(after))
        news |= Withdrawn;
    return news;
}

} // namespace paperdip
