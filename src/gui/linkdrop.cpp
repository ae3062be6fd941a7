// SPDX-License-Identifier: MIT
#include "gui/linkdrop.h"

#include <QDataStream>
#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QRegularExpression>
#include <QUrl>

namespace paperdip {

namespace {

constexpr QLatin1String nodesFormat("application/x-paperdip-nodes");
constexpr QLatin1String netscapeFormat("_NETSCAPE_URL");
constexpr QLatin1String mozFormat("text/x-moz-url");
constexpr QLatin1String mozDataFormat("text/x-moz-url-data");
constexpr QLatin1String mozTitleFormat("text/x-moz-url-desc");
constexpr qint64 maxShortcutBytes = 64 * 1024;

QList<NodeId> readNodes(const QMimeData &data, const QString &libraryPath)
{
    QDataStream stream(data.data(nodesFormat));
    QString path;
    QList<NodeId> nodes;
    stream >> path >> nodes;
    return stream.status() == QDataStream::Ok && path == libraryPath ? nodes : QList<NodeId>();
}

// UTF-16LE without a byte order mark, as browsers write it on X11, or UTF-8.
QString decoded(const QByteArray &bytes)
{
    if (bytes.size() < 2 || bytes.at(1) != '\0')
        return QString::fromUtf8(bytes);
    QString text;
    text.reserve(bytes.size() / 2);
    for (qsizetype i = 0; i + 1 < bytes.size(); i += 2) {
        const auto low = static_cast<uchar>(bytes.at(i));
        const auto high = static_cast<uchar>(bytes.at(i + 1));
        text += QChar(static_cast<char16_t>(low | high << 8));
    }
    return text;
}

// "[2205.14135] FlashAttention: ..." is what arXiv's pages are called.
QString withoutLabel(const QString &title)
{
    static const QRegularExpression label(QStringLiteral("^\\s*\\[[^\\]\\s]{4,20}\\]\\s*"));
    return QString(title).remove(label).simplified();
}

class Collector
{
public:
    // A link as such; every address counts.
    void addLink(const QString &address, const QString &title = {})
    {
        const QString url = address.trimmed();
        static const QRegularExpression wanted(QStringLiteral("^(?:https?|arxiv|doi):"),
                                               QRegularExpression::CaseInsensitiveOption);
        if (!wanted.match(url).hasMatch())
            return;
        for (Identified paper : identify(url)) {
            paper.titleHint = withoutLabel(title);
            if (paper.titleHint == url)
                paper.titleHint.clear();
            add(paper);
        }
    }

    // A text in which links may stand: works, and pages where the text is nothing but addresses.
    void addText(const QString &text)
    {
        static const QRegularExpression onlyAddresses(
            QStringLiteral("^(?:\\s*https?://\\S+)+\\s*$"));
        const bool pages = onlyAddresses.match(text).hasMatch();
        for (const Identified &paper : identify(text)) {
            const bool work =
                paper.kind != Identified::Kind::Url || isWork(classifyTarget(paper.url));
            if (paper.sure && (work || pages))
                add(paper);
        }
    }

    void addHtml(const QString &html)
    {
        static const QRegularExpression link(
            QStringLiteral("<a\\s[^>]*?href\\s*=\\s*[\"']?([^\"'\\s>]+)[^>]*>"),
            QRegularExpression::CaseInsensitiveOption);
        QRegularExpressionMatchIterator matches = link.globalMatch(html);
        while (matches.hasNext()) {
            QString url = matches.next().captured(1);
            url.replace(QStringLiteral("&amp;"), QStringLiteral("&"));
            if (isWork(classifyTarget(url)))
                addLink(url);
        }
    }

    QList<Identified> papers() const { return m_papers; }

private:
    void add(const Identified &paper)
    {
        for (Identified &known : m_papers) {
            if (known.kind == paper.kind && known.id == paper.id) {
                if (known.titleHint.isEmpty())
                    known.titleHint = paper.titleHint;
                return;
            }
        }
        m_papers << paper;
    }

    QList<Identified> m_papers;
};

// The address in a .url, .desktop or .webloc file; nothing in it is ever run.
QString shortcutTarget(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString text = QString::fromUtf8(file.read(maxShortcutBytes));
    static const QRegularExpression ini(QStringLiteral("^URL=(.+)$"),
                                        QRegularExpression::MultilineOption);
    static const QRegularExpression plist(
        QStringLiteral("<key>URL</key>\\s*<string>([^<]+)</string>"));
    for (const QRegularExpression &pattern : {ini, plist}) {
        const QRegularExpressionMatch match = pattern.match(text);
        if (match.hasMatch())
            return match.captured(1).trimmed().replace(QStringLiteral("&amp;"),
                                                       QStringLiteral("&"));
    }
    return {};
}

void addFile(const QString &path, Collector &collector, QStringList &paths)
{
    const QFileInfo info(path);
    const QString suffix = info.suffix().toLower();
    static const QStringList markdown{QStringLiteral("md"), QStringLiteral("markdown"),
                                      QStringLiteral("mkd")};
    static const QStringList shortcuts{QStringLiteral("url"), QStringLiteral("webloc"),
                                       QStringLiteral("desktop")};
    if (info.isDir() || markdown.contains(suffix))
        paths << path;
    else if (shortcuts.contains(suffix))
        collector.addLink(shortcutTarget(path));
}

void addUrls(const QMimeData &data, Collector &collector, QStringList &paths)
{
    if (!data.hasUrls())
        return;
    const QList<QUrl> urls = data.urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            addFile(url.toLocalFile(), collector, paths);
        else
            collector.addLink(QString::fromLatin1(url.toEncoded())); // "# comment" has no scheme
    }
}

// Address and title on lines of their own, perhaps several pairs.
void addPairs(const QString &text, Collector &collector)
{
    const QStringList lines = text.split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < lines.size(); i += 2)
        collector.addLink(lines.at(i), lines.value(i + 1));
}

} // namespace

bool mayHoldLinks(const QMimeData &data)
{
    return data.hasUrls() || data.hasText() || data.hasHtml() || data.hasFormat(nodesFormat) ||
           data.hasFormat(netscapeFormat) || data.hasFormat(mozFormat) ||
           data.hasFormat(mozDataFormat);
}

QStringList linkFormats()
{
    return {nodesFormat,
            netscapeFormat,
            mozFormat,
            mozDataFormat,
            QStringLiteral("text/uri-list"),
            QStringLiteral("text/html"),
            QStringLiteral("text/plain")};
}

bool holdsNodes(const QMimeData &data, const QString &libraryPath)
{
    return data.hasFormat(nodesFormat) && !readNodes(data, libraryPath).isEmpty();
}

LinkDrop readLinks(const QMimeData &data, const QString &libraryPath)
{
    LinkDrop drop;
    if (data.hasFormat(nodesFormat))
        drop.nodes = readNodes(data, libraryPath);
    if (!drop.nodes.isEmpty())
        return drop;

    Collector collector;
    addUrls(data, collector, drop.paths);
    if (!drop.paths.isEmpty())
        return drop; // a file manager's text/plain only repeats the paths
    addPairs(QString::fromUtf8(data.data(netscapeFormat)), collector);
    addPairs(decoded(data.data(mozFormat)), collector);
    const QString title = decoded(data.data(mozTitleFormat));
    const QStringList addresses = decoded(data.data(mozDataFormat)).split(QLatin1Char('\n'));
    for (const QString &address : addresses)
        collector.addLink(address, addresses.size() == 1 ? title : QString());
    if (data.hasHtml())
        collector.addHtml(data.html());
    if (data.hasText())
        collector.addText(data.text());
    drop.papers = collector.papers();
    return drop;
}

QMimeData *nodesToMime(const QString &libraryPath, const QList<NodeId> &nodes,
                       const QByteArray &markdown, const QStringList &links)
{
    auto *data = new QMimeData;
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << libraryPath << nodes;
    data->setData(nodesFormat, bytes);
    QList<QUrl> urls;
    for (const QString &link : links)
        urls << QUrl(link);
    if (!urls.isEmpty())
        data->setUrls(urls);
    data->setText(QString::fromUtf8(markdown));
    return data;
}

} // namespace paperdip
