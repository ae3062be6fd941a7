// SPDX-License-Identifier: MIT
#include "library/sourcepage.h"

#include "core/workkeys.h"
#include "library/library.h"
#include "library/pagemarkdown.h"
#include "library/sourceentries.h"
#include "metadata/htmlhead.h"
#include "metadata/webaddress.h"
#include "store/store.h"

#include <QDateTime>
#include <QRegularExpression>

namespace paperdip {

namespace {

constexpr qsizetype shortestTitleName = 16; // "title " and ten letters: "Raft" is many a title

QString pageName(const QUrl &url)
{
    return url.toString(QUrl::FullyEncoded | QUrl::RemoveFragment | QUrl::StripTrailingSlash);
}

} // namespace

QString SourceEntry::question() const
{
    QStringList parts{authors, title, venue};
    if (year > 0)
        parts << QString::number(year);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(". ")).simplified();
}

QStringList SourceEntry::names() const
{
    QStringList names;
    for (const Identified &work : works)
        names << workKeys(work);
    if (const QString name = titleKey(title); name.size() >= shortestTitleName)
        names << name;
    names.removeDuplicates();
    return names;
}

QUrl sourceAddress(const QString &typed)
{
    const QString text = typed.trimmed();
    static const QRegularExpression scheme(QStringLiteral("^[A-Za-z][A-Za-z0-9+.-]*:(?![0-9])"));
    static const QRegularExpression host(QStringLiteral("^[^\\s/?#]+\\.[^\\s/?#]+"));
    const bool hasScheme = scheme.match(text).hasMatch();
    if (text.isEmpty() || (!hasScheme && !host.match(text).hasMatch()))
        return {};
    QUrl url(hasScheme ? text : QStringLiteral("https://") + text, QUrl::TolerantMode);
    if (!isWebAddress(url))
        return {};
    static const QRegularExpression blob(
        QStringLiteral("^/([^/]+/[^/]+)/(?:blob|raw)/(.+\\.(?:md|markdown))$"),
        QRegularExpression::CaseInsensitiveOption);
    const auto file = blob.match(url.path(QUrl::FullyEncoded));
    if (url.host() == QLatin1String("github.com") && file.hasMatch())
        url = QUrl(QStringLiteral("https://raw.githubusercontent.com/%1/%2")
                       .arg(file.captured(1), file.captured(2)));
    return url.adjusted(QUrl::RemoveFragment);
}

Result<SourcePage> readSourcePage(const FetchedPage &page)
{
    SourcePage source;
    source.url = page.url;
    source.isCut = page.isCut;
    QByteArray markdown;
    if (page.kind == FetchedPage::Kind::Feed) {
        const Result<PageText> feed = readFeed(page.bytes, page.url);
        if (!feed)
            return Failure(feed.error());
        source.title = feed->title;
        markdown = markdownOf(*feed);
    } else {
        const QString text = htmlText(page.bytes, page.contentType);
        if (page.kind == FetchedPage::Kind::Html) {
            const PageText read = readPageText(text, page.url);
            source.title = read.title;
            markdown = markdownOf(read);
        } else {
            markdown = text.toUtf8();
        }
    }
    readEntries(markdown, source);
    return source;
}

QList<SourceState> SourceMemory::compare(const SourcePage &page, ListId preferred)
{
    const QSet<QString> seen = m_library.store().pages().entries(pageName(page.url));
    QList<SourceState> states;
    for (const SourceEntry &entry : page.entries) {
        const QStringList names = entry.names();
        const bool wasThere =
            std::any_of(names.cbegin(), names.cend(),
                        [&seen](const QString &name) { return seen.contains(name); });
        states << SourceState{find(names, preferred), !seen.isEmpty() && !wasThere};
    }
    return states;
}

NodeId SourceMemory::find(const QStringList &names, ListId preferred)
{
    return m_known.findNamed(names, preferred);
}

Result<void> SourceMemory::remember(const SourcePage &page)
{
    QStringList names;
    for (const SourceEntry &entry : page.entries)
        names << entry.names();
    return m_library.store().pages().add(pageName(page.url), names,
                                         QDateTime::currentSecsSinceEpoch());
}

} // namespace paperdip
