// SPDX-License-Identifier: MIT
#include "core/pdfpaper.h"

#include "core/arxivid.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

namespace paperdip {

namespace {

Identified ofArxiv(const ArxivId &id, bool sure)
{
    return {Identified::Kind::Arxiv, id.id, id.version, id.absUrl(), sure, {}};
}

Identified ofDoi(const QString &doi, bool sure)
{
    return {Identified::Kind::Doi, doi, 0, QStringLiteral("https://doi.org/") + doi, sure, {}};
}

// The name without folders, ".pdf" and what browsers and file managers put behind the name of a
// copy.
QString stemOf(const QString &path)
{
    static const QRegularExpression ending(QStringLiteral("(?:\\.pdf)+$"),
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression copy(
        QStringLiteral("\\s*(?:\\([0-9]{1,3}\\)|[-_ ]copy|\\(copy\\)| - 副本)$"),
        QRegularExpression::CaseInsensitiveOption);
    QString name = QUrl::fromPercentEncoding(QFileInfo(path).fileName().toUtf8());
    return name.remove(ending).remove(copy).trimmed();
}

// An old id as a file name can hold it: "hep-th_9711200v3", "math-0309136", "cs9901001".
std::optional<ArxivId> oldIdOf(const QString &stem, const QDate &today)
{
    static const QRegularExpression form(
        QStringLiteral("^(?:arxiv[-_ ]?)?([a-z][a-z-]*[a-z])(?:\\.[A-Z]{2})?[-_ ]?"
                       "([0-9]{7}(?:v[0-9]+)?)$"),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(stem);
    return match.hasMatch() ? parseArxivId(match.captured(1) + u'/' + match.captured(2), today)
                            : std::nullopt;
}

// The slash of a DOI cannot stand in a file name.
QString doiOf(const QString &stem)
{
    static const QRegularExpression form(
        QStringLiteral("^(?:doi[-_: ]?)?(10\\.[0-9]{4,9})[_/:-](\\S+)$"),
        QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = form.match(stem);
    if (!match.hasMatch())
        return {};
    const QString doi = match.captured(1) + u'/' + match.captured(2);
    return doiFrom(doi) == doi ? doi : QString();
}

// An id in brackets or behind "arXiv", whatever else the name says; or at its start or end.
std::optional<Identified> idAmongWords(const QString &stem, const QDate &today)
{
    for (qsizetype at = 0; at < stem.size(); ++at) {
        const QStringView before = QStringView(stem).left(at);
        if (!before.isEmpty() && (before.back().isLetterOrNumber() || before.back() == u'.'))
            continue;
        const QStringView rest = QStringView(stem).mid(at);
        const auto match = matchArxivId(rest, today);
        if (!match)
            continue;
        const QStringView label = before.trimmed();
        static const QRegularExpression arxiv(QStringLiteral("arxiv[-_: .]?$"),
                                              QRegularExpression::CaseInsensitiveOption);
        const bool labelled = arxiv.match(label.toString()).hasMatch();
        const bool bracketed = label.endsWith(u'[') && rest.mid(match->length).startsWith(u']');
        return ofArxiv(match->id, labelled || bracketed);
    }
    return {};
}

} // namespace

std::optional<Identified> paperOfPdfName(const QString &path, const QDate &today)
{
    const QString stem = stemOf(path);
    if (const auto id = parseArxivId(stem, today))
        return ofArxiv(*id, true);
    if (const auto id = oldIdOf(stem, today))
        return ofArxiv(*id, true);
    if (const QString doi = doiOf(stem); !doi.isEmpty()) {
        const QList<Identified> found = identify(doi, today); // 10.48550/arXiv.ID is an id
        return found.isEmpty() ? ofDoi(doi, true) : found.first();
    }
    if (const auto among = idAmongWords(stem, today))
        return among;
    static const QRegularExpression acm(QStringLiteral("^[0-9]{6,7}\\.[0-9]{6,8}$"));
    if (acm.match(stem).hasMatch())
        return ofDoi(QStringLiteral("10.1145/") + stem, false);
    return {};
}

std::optional<Identified> paperOfPdfText(const QString &text, const QDate &today)
{
    static const QRegularExpression stamp(QStringLiteral(
        "arXiv:\\s*(\\S+)\\s*(?:\\[[A-Za-z.-]+\\]|[0-9]{1,2}\\s+[A-Z][a-z]{2}\\s+[0-9]{4})"));
    QRegularExpressionMatchIterator stamps = stamp.globalMatch(text);
    while (stamps.hasNext()) {
        if (const auto id = parseArxivId(stamps.next().captured(1), today))
            return ofArxiv(*id, true);
    }
    // Narrow columns break an address behind the slash.
    static const QRegularExpression broken(QStringLiteral("(10\\.[0-9]{4,9}/)\\s*\\n\\s*"));
    const QList<Identified> found =
        identify(QString(text).replace(broken, QStringLiteral("\\1")), today);
    for (const Identified &paper : found) {
        const bool byDoi =
            paper.kind == Identified::Kind::Doi ||
            (paper.kind == Identified::Kind::Arxiv &&
             text.contains(QLatin1String("10.48550/arXiv.") + paper.id, Qt::CaseInsensitive));
        if (byDoi)
            return paper;
    }
    return {};
}

} // namespace paperdip
