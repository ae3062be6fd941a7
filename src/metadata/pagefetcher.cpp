// SPDX-License-Identifier: MIT
#include "metadata/pagefetcher.h"

#include "metadata/answertext.h"
#include "metadata/webaddress.h"

namespace paperdip {

namespace {

bool beginsLikeFeed(const QByteArray &bytes)
{
    const QByteArray head = bytes.left(2048).toLower();
    const auto at = [&head](const char *what) {
        const qsizetype found = head.indexOf(what);
        return found < 0 ? head.size() : found;
    };
    const qsizetype feed = std::min({at("<rss"), at("<feed"), at("<rdf:rdf")});
    return feed < head.size() && feed < std::min(at("<html"), at("<!doctype html"));
}

bool isMarkdownName(const QUrl &url)
{
    const QString path = url.path().toLower();
    return path.endsWith(QLatin1String(".md")) || path.endsWith(QLatin1String(".markdown"));
}

} // namespace

std::optional<FetchedPage::Kind> pageKind(const QByteArray &bytes, const QByteArray &contentType,
                                          const QUrl &url)
{
    using Kind = FetchedPage::Kind;
    const QByteArray type = contentType.toLower().split(';').first().trimmed();
    const bool mayBeText = type.isEmpty() || type.startsWith("text/") || type.contains("html") ||
                           type.contains("xml") || type.contains("markdown") ||
                           (isMarkdownName(url) && type == "application/octet-stream");
    if (!mayBeText || bytes.startsWith("%PDF-"))
        return {};
    if (beginsLikeFeed(bytes))
        return Kind::Feed;
    if (type.contains("html") || looksLikeHtml(bytes))
        return Kind::Html;
    if (type.contains("markdown") || type == "text/plain" || isMarkdownName(url))
        return Kind::Markdown;
    return type.contains("rss") || type.contains("atom") ? Kind::Feed : Kind::Html;
}

PageFetcher::PageFetcher(const ServiceOptions &options, QObject *parent)
    : QObject(parent), m_most(options.limits.maxBytes),
      m_web(QStringLiteral("The page"), options.limits,
            [base = options.baseUrl](const QUrl &url) { return isPublicOrAt(url, base); })
{
    connect(&m_web, &WebClient::answered, this, &PageFetcher::take);
}

void PageFetcher::fetch(const QUrl &url)
{
    m_web.abort();
    m_asked = url;
    m_web.get(url.adjusted(QUrl::RemoveFragment),
              "text/html, application/xhtml+xml, text/markdown, application/atom+xml, "
              "application/rss+xml, text/plain;q=0.9, */*;q=0.1");
}

void PageFetcher::take(const WebAnswer &got)
{
    FetchedPage page;
    page.asked = m_asked;
    page.url = got.url;
    page.contentType = got.contentType;
    page.error = got.error;
    if (!got.error) {
        page.bytes = got.body;
        page.isCut = got.body.size() >= m_most;
        const auto kind = pageKind(got.body, got.contentType, got.url);
        page.kind = kind.value_or(FetchedPage::Kind::Html);
        if (!kind)
            page.error = Error{ErrorCode::BadAnswer, got.url.toDisplayString(),
                               QStringLiteral("The address leads to a file, not to a page."),
                               QString::fromLatin1(got.contentType)};
    }
    Q_EMIT fetched(page);
}

} // namespace paperdip
