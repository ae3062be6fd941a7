// SPDX-License-Identifier: MIT
#include "metadata/answertext.h"
#include "metadata/entities.h"
#include "metadata/pagetext.h"
#include "metadata/webaddress.h"
#include "metadata/xmltree.h"

namespace paperdip {

namespace {

constexpr qsizetype mostEntries = 5000;

// Some feeds write tags into titles, escaped once more.
QString plainTitle(const QString &text)
{
    const PageText read = readPageText(text, {});
    QString title;
    for (const PageBlock &block : read.blocks) {
        for (const PagePiece &piece : block.cells.first())
            title += piece.text;
        title += u' ';
    }
    return title.simplified();
}

QUrl linkOf(const XmlElement &entry, const QUrl &base)
{
    QString address;
    for (const XmlElement &link : entry.children) {
        if (link.name != QLatin1String("link"))
            continue;
        const QString rel = link.attributes.value(QStringLiteral("rel"));
        const QString href = link.attributes.value(QStringLiteral("href"));
        if (address.isEmpty() && (rel.isEmpty() || rel == QLatin1String("alternate")))
            address = href.isEmpty() ? link.text.trimmed() : href.trimmed();
    }
    if (address.isEmpty())
        address = entry.textOf(u"guid").trimmed();
    const QUrl url = base.resolved(QUrl(address, QUrl::TolerantMode));
    return !address.isEmpty() && isWebAddress(url) ? url : QUrl();
}

// dc:creator holds one or many; Atom has <author><name>, RSS a mail address with a name behind it.
QStringList authorsOf(const XmlElement &entry)
{
    QStringList authors;
    for (const XmlElement &one : entry.children) {
        if (one.name == QLatin1String("creator"))
            authors << plainTitle(one.text);
        else if (one.name == QLatin1String("author") && one.child(u"name"))
            authors << one.textOf(u"name").simplified();
    }
    authors.removeAll(QString());
    return authors;
}

QString contentOf(const XmlElement &entry)
{
    for (const QStringView name : {QStringView(u"encoded"), QStringView(u"content"),
                                   QStringView(u"description"), QStringView(u"summary")}) {
        if (const QString text = entry.textOf(name); !text.trimmed().isEmpty())
            return text;
    }
    return {};
}

PageBlock blockOf(PageBlock::Kind kind, int level, const QList<PagePiece> &pieces)
{
    PageBlock block;
    block.kind = kind;
    block.level = level;
    block.cells = {pieces};
    return block;
}

void addEntry(const XmlElement &entry, const QUrl &base, PageText &result)
{
    const QString title = plainTitle(entry.textOf(u"title"));
    const QUrl url = linkOf(entry, base);
    const QString address = url.toString(QUrl::FullyEncoded);
    if (title.isEmpty())
        return;
    if (isWork(classifyTarget(address))) {
        QList<PagePiece> pieces{{title, address}};
        if (const QStringList authors = authorsOf(entry); !authors.isEmpty())
            pieces << PagePiece{QStringLiteral(" by ") + authors.join(QStringLiteral(", ")), {}};
        result.blocks << blockOf(PageBlock::Kind::Item, 0, pieces);
        return;
    }
    constexpr int entryLevel = 2;
    result.blocks << blockOf(PageBlock::Kind::Heading, entryLevel, {{title, {}}});
    QList<PageBlock> below = readPageText(contentOf(entry), url.isEmpty() ? base : url).blocks;
    for (PageBlock &block : below) {
        if (block.kind == PageBlock::Kind::Heading)
            block.level = std::min(block.level + entryLevel, 6);
        result.blocks << block;
    }
}

} // namespace

Result<PageText> readFeed(const QByteArray &xml, const QUrl &url)
{
    const Result<XmlElement> root = parseXml(xml.trimmed(), QStringLiteral("The feed"));
    if (!root)
        return Failure(root.error());
    const XmlElement *channel = root->child(u"channel");
    if (root->name != QLatin1String("feed") && channel == nullptr)
        return badAnswer(QStringLiteral("The feed"), xml, QStringLiteral("<%1>").arg(root->name));
    PageText result;
    result.title = plainTitle((channel != nullptr ? channel : &*root)->textOf(u"title"));
    qsizetype count = 0;
    for (const XmlElement *holder : {channel, &*root}) { // RDF has its items beside the channel
        if (holder == nullptr)
            continue;
        for (const XmlElement &entry : holder->children) {
            const bool is =
                entry.name == QLatin1String("item") || entry.name == QLatin1String("entry");
            if (is && ++count <= mostEntries)
                addEntry(entry, url, result);
        }
    }
    return result;
}

} // namespace paperdip
