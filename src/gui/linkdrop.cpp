// SPDX-License-Identifier: MIT
#include "gui/linkdrop.h"

#include "gui/htmllinks.h"
#include "gui/linkcollector.h"
#include "sync/shortcutfile.h"

#include <QDataStream>
#include <QDir>
#include <QFileInfo>
#include <QMimeData>
#include <QStringDecoder>
#include <QUrl>
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace paperdip {

namespace {

constexpr QLatin1String nodesFormat("application/x-paperdip-nodes");
constexpr QLatin1String netscapeFormat("_NETSCAPE_URL");
constexpr QLatin1String mozFormat("text/x-moz-url");
constexpr QLatin1String mozDataFormat("text/x-moz-url-data");
constexpr QLatin1String mozTitleFormat("text/x-moz-url-desc");
constexpr QLatin1String mozTabFormat("text/x-moz-text-internal"); // a tab of Firefox: its address
constexpr QLatin1String listFormat("text/uri-list");
constexpr QLatin1String htmlFormat("text/html");
constexpr QLatin1String textFormat("text/plain");
constexpr std::array gnomeFormats{QLatin1String("x-special/gnome-copied-files"),
                                  QLatin1String("x-special/mate-copied-files")};
constexpr qsizetype mostText = 4 * 1024 * 1024; // characters of one description
constexpr qsizetype mostPaths = 10000;

// A large part of a list, of which most drags need nothing.
class NodesMime : public QMimeData
{
public:
    explicit NodesMime(std::function<QByteArray()> markdown) : m_markdown(std::move(markdown)) {}

    QStringList formats() const override { return QMimeData::formats() << textFormat; }

protected:
    QVariant retrieveData(const QString &format, QMetaType type) const override
    {
        if (format != textFormat)
            return QMimeData::retrieveData(format, type);
        if (!m_text)
            m_text = QString::fromUtf8(m_markdown());
        return *m_text;
    }

private:
    const std::function<QByteArray()> m_markdown;
    mutable std::optional<QString> m_text;
};

QList<NodeId> readNodes(const QMimeData &data, const QString &libraryPath)
{
    QDataStream stream(data.data(nodesFormat));
    QString path;
    QList<NodeId> nodes;
    stream >> path >> nodes;
    return stream.status() == QDataStream::Ok && path == libraryPath ? nodes : QList<NodeId>();
}

// Browsers write UTF-16 without a byte order mark on X11, other programs UTF-8. A Latin letter in
// UTF-16 has a zero byte; text without any is hardly ever UTF-8 as well.
bool isUtf16(const QByteArray &bytes)
{
    if (bytes.size() < 2 || bytes.size() % 2 != 0)
        return false;
    if (bytes.contains('\0'))
        return true;
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString text = utf8.decode(bytes);
    return text.isNull() || utf8.hasError();
}

QString decoded(const QByteArray &bytes)
{
    QString text;
    if (const auto marked = QStringConverter::encodingForData(bytes))
        text = QStringDecoder(*marked).decode(bytes);
    else if (isUtf16(bytes))
        text = QStringDecoder(QStringDecoder::Utf16LE).decode(bytes);
    else
        text = QString::fromUtf8(bytes);
    while (text.endsWith(QChar::Null))
        text.chop(1);
    return text.left(mostText);
}

void sortFile(const QString &path, LinkCollector &links, LinkDrop &drop)
{
    const QFileInfo info(path);
    const QString suffix = info.suffix().toLower();
    static const QStringList markdown{QStringLiteral("md"), QStringLiteral("markdown"),
                                      QStringLiteral("mkd")};
    if (info.isDir() || markdown.contains(suffix))
        drop.paths << path;
    else if (suffix == QLatin1String("pdf"))
        drop.pdfs << path;
    else if (suffix == QLatin1String("bib"))
        drop.bibs << path;
    else if (isShortcutName(path))
        links.addLink(shortcutAddress(path), info.completeBaseName());
    else
        drop.others << path;
}

// A text that is nothing but existing files, one a line, as file managers write them.
QStringList filesIn(const QString &text)
{
    static const QStringList headings{QStringLiteral("x-special/nautilus-clipboard"),
                                      QStringLiteral("copy"), QStringLiteral("cut")};
    QStringList files;
    const QStringList lines = text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    if (lines.size() > mostPaths)
        return {};
    for (const QString &line : lines) {
        const QString word = line.trimmed();
        if (word.isEmpty() || (files.isEmpty() && headings.contains(word)))
            continue;
        QString path = word;
        if (word.startsWith(QLatin1String("file:"), Qt::CaseInsensitive))
            path = QUrl(word).toLocalFile();
        else if (word.startsWith(QLatin1String("~/")))
            path = QDir::homePath() + word.mid(1);
        if (!path.startsWith(QLatin1Char('/')) || !QFileInfo::exists(path))
            return {};
        files << path;
    }
    return files;
}

// The files and links of one drag, gathered from its descriptions.
class DropReader
{
public:
    explicit DropReader(const QMimeData &data) : m_data(data) {}

    LinkDrop read()
    {
        takeUrls();
        takePairs(QString::fromUtf8(m_data.data(netscapeFormat)).left(mostText));
        takePairs(decoded(m_data.data(mozFormat)));
        takeMozData();
        takeHtml();
        // Beside a web link a file is only a picture's copy that the browser made.
        if (!m_links.isEmpty() && isFromBrowser())
            m_files.clear();
        if (m_files.isEmpty())
            takeText(); // of files it only repeats the paths
        for (const QString &file : std::as_const(m_files))
            sortFile(file, m_links, m_drop);
        m_drop.papers = m_links.papers() + m_links.unsure();
        return m_drop;
    }

private:
    bool isFromBrowser() const
    {
        const QStringList formats = m_data.formats();
        return std::any_of(formats.begin(), formats.end(), [](const QString &format) {
            return format == netscapeFormat || format == htmlFormat ||
                   format.contains(QLatin1String("x-moz-")) ||
                   format.startsWith(QLatin1String("chromium/"));
        });
    }

    void takeUrls()
    {
        const QList<QUrl> urls = m_data.hasUrls() ? m_data.urls() : QList<QUrl>();
        for (const QUrl &url : urls) {
            if (url.isLocalFile())
                m_files << url.toLocalFile();
            else
                m_links.addLink(QString::fromLatin1(url.toEncoded())); // "# comment": no scheme
        }
        for (const QLatin1String format : gnomeFormats) {
            if (m_files.isEmpty() && m_data.hasFormat(format))
                m_files = filesIn(QString::fromUtf8(m_data.data(format)));
        }
    }

    // Address and title on lines of their own, perhaps several pairs.
    void takePairs(const QString &text)
    {
        const QStringList lines = text.split(QLatin1Char('\n'));
        for (qsizetype i = 0; i < lines.size(); i += 2)
            m_links.addLink(lines.at(i), lines.value(i + 1));
    }

    void takeMozData()
    {
        const QString title = decoded(m_data.data(mozTitleFormat));
        const QStringList addresses =
            decoded(m_data.data(mozDataFormat)).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        for (const QString &address : addresses)
            m_links.addLink(address, addresses.size() == 1 ? title : QString());
        m_links.addLink(decoded(m_data.data(mozTabFormat)));
    }

    void takeHtml()
    {
        const QByteArray bytes = m_data.data(htmlFormat);
        const QList<HtmlLink> links = linksInHtml(bytes.isEmpty() ? QString() : decoded(bytes));
        for (const HtmlLink &link : links)
            m_links.addWork(link.address, link.text);
    }

    void takeText()
    {
        // Without this format Qt makes the text from the addresses, comments and all.
        const bool isText = m_data.hasFormat(textFormat);
        const QString text = isText ? m_data.text().left(mostText) : QString();
        if (m_links.isEmpty())
            m_files = filesIn(text);
        if (m_files.isEmpty())
            m_links.addText(text);
    }

    const QMimeData &m_data;
    LinkDrop m_drop;
    LinkCollector m_links;
    QStringList m_files;
};

} // namespace

bool mayHoldLinks(const QMimeData &data)
{
    const QStringList formats = linkFormats();
    return data.hasUrls() || data.hasText() || data.hasHtml() ||
           std::any_of(formats.begin(), formats.end(),
                       [&data](const QString &format) { return data.hasFormat(format); });
}

QStringList linkFormats()
{
    QStringList formats{nodesFormat,  netscapeFormat, mozFormat,  mozDataFormat,
                        mozTabFormat, listFormat,     htmlFormat, textFormat};
    for (const QLatin1String format : gnomeFormats)
        formats << format;
    return formats;
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
    return drop.nodes.isEmpty() ? DropReader(data).read() : drop;
}

LinkDrop readTyped(const QString &text)
{
    const QStringList files = filesIn(text);
    if (!files.isEmpty())
        return readFiles(files);
    LinkDrop drop;
    drop.papers = identify(text.left(mostText));
    return drop;
}

LinkDrop readFiles(const QStringList &paths)
{
    LinkDrop drop;
    LinkCollector links;
    for (const QString &path : paths)
        sortFile(path, links, drop);
    drop.papers = links.papers();
    return drop;
}

QMimeData *nodesToMime(const QString &libraryPath, const QList<NodeId> &nodes,
                       const QStringList &links, const std::function<QByteArray()> &markdown)
{
    auto *data = new NodesMime(markdown);
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << libraryPath << nodes;
    data->setData(nodesFormat, bytes);
    QList<QUrl> urls;
    for (const QString &link : links)
        urls << QUrl(link);
    if (!urls.isEmpty())
        data->setUrls(urls);
    return data;
}

} // namespace paperdip
