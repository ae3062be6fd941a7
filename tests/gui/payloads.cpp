// SPDX-License-Identifier: MIT
#include "gui/payloads.h"

namespace paperdip {

namespace {

const QByteArray link = "https://arxiv.org/abs/2309.06180";
const QByteArray title = "[2309.06180] 注意力 PagedAttention";

QByteArray utf16(const QByteArray &text)
{
    const QString units = QString::fromUtf8(text);
    QByteArray bytes;
    for (const QChar c : units) {
        bytes += static_cast<char>(c.unicode() & 0xFF);
        bytes += static_cast<char>(c.unicode() >> 8);
    }
    return bytes;
}

std::pair<QString, QByteArray> as(const char *format, const QByteArray &bytes)
{
    return {QString::fromLatin1(format), bytes};
}

QString arxivEntry(const char *id)
{
    return QStringLiteral("- [ ] [[%1]](https://arxiv.org/abs/%1)").arg(QLatin1String(id));
}

Payload plainText(const QByteArray &text)
{
    return {as("text/plain;charset=utf-8", text), as("UTF8_STRING", text), as("STRING", text),
            as("TEXT", text), as("text/plain", text)};
}

// No text/uri-list, so that file managers do not download.
NamedPayload chromeLink()
{
    const QByteArray pair = link + '\n' + title;
    return {"Chrome: a link",
            Payload{as("text/x-moz-url", utf16(pair)), as("_NETSCAPE_URL", pair)} + plainText(link),
            {as("text/uri-list", link), as("_NETSCAPE_URL", pair), as("text/plain", link)},
            arxivEntry("2309.06180")};
}

NamedPayload chromePage()
{
    const QByteArray url = "https://example.org/blog/attention";
    const QByteArray pair = url + "\nA post on attention";
    return {"Chrome: a page",
            Payload{as("text/x-moz-url", utf16(pair)), as("_NETSCAPE_URL", pair)} + plainText(url),
            {as("text/uri-list", url), as("_NETSCAPE_URL", pair), as("text/plain", url)},
            QStringLiteral("- [ ] [A post on attention](https://example.org/blog/attention)")};
}

Payload firefoxFormats(const QByteArray &url, const QByteArray &name)
{
    const QByteArray pair = url + '\n' + name;
    const QByteArray html = "<a href=\"" + url + "\">" + name + "</a>";
    return Payload{as("text/x-moz-url", utf16(pair)),
                   as("_NETSCAPE_URL", pair),
                   as("text/x-moz-url-data", utf16(url)),
                   as("text/x-moz-url-desc", utf16(name)),
                   as("text/uri-list", url),
                   as("text/_moz_htmlcontext", utf16("<p>")),
                   as("text/_moz_htmlinfo", utf16("0,0")),
                   as("text/html", utf16(html))} +
           plainText(url);
}

NamedPayload firefoxLink()
{
    const QByteArray url = "https://www.usenix.org/system/files/osdi23-miao.pdf";
    const QByteArray name = "推测解码 (Speculative Decoding)";
    Payload seen = firefoxFormats(url, name);
    seen.removeFirst(); // Qt calls it text/uri-list
    return {"Firefox: a link", firefoxFormats(url, name), seen,
            QString::fromUtf8("- [ ] [" + name + "](" + url + ")")};
}

NamedPayload firefoxLinkUnderWayland()
{
    const QByteArray url = "https://example.org/raft-extended.pdf";
    return {"Firefox: a link under Wayland",
            {},
            {as("text/x-moz-url", utf16(url + "\n分布式共识")),
             as("text/x-moz-url-data", utf16(url)), as("text/x-moz-url-desc", utf16("分布式共识"))},
            QStringLiteral("- [ ] [分布式共识](https://example.org/raft-extended.pdf)")};
}

// Only these two formats where several things are dragged.
NamedPayload firefoxSeveral()
{
    const Payload payload{as("application/x-moz-internal-item-list", QByteArray("\0\1", 2)),
                          as("text/uri-list", link + "\r\nhttps://arxiv.org/pdf/2312.07104v2\r\n")};
    return {"Firefox: several things", payload, payload,
            arxivEntry("2309.06180") + QLatin1Char('\n') + arxivEntry("2312.07104")};
}

// A picture in a link: the browser puts a copy into a file.
NamedPayload firefoxPicture()
{
    const QByteArray pair = link + "\nhttps://arxiv.org/html/2309.06180v1/x1.png";
    const QByteArray html = "<a href=\"" + link + "\"><img src=\"/html/x1.png\"></a>";
    const Payload rest{
        as("_NETSCAPE_URL", pair), as("text/uri-list", "file:///tmp/dnd_file/x1.png"),
        as("application/x-moz-file-promise-url", utf16(link)), as("text/html", utf16(html))};
    return {"Firefox: a picture in a link", Payload{as("text/x-moz-url", utf16(pair))} + rest, rest,
            arxivEntry("2309.06180")};
}

NamedPayload firefoxTab()
{
    const Payload payload{as("application/x-moz-tabbrowser-tab", "1"),
                          as("text/x-moz-text-internal", utf16(link))};
    return {"Firefox: a tab", payload, payload, arxivEntry("2309.06180")};
}

NamedPayload selection()
{
    const QByteArray html =
        "<!-- <a href=\"https://arxiv.org/abs/1911.00001\">no</a> --><p>See "
        "<a href='https://arxiv.org/abs/2309.06180'>Paged</a>, "
        "<A CLASS=x HREF=https://arxiv.org/pdf/2312.07104v2>pdf</A> and <a title=\"a > b\" "
        "data-href=\"https://arxiv.org/abs/1911.00002\" href = "
        "\"https://dl.acm.org/doi/10.1145/1.2?a=1&amp;b=2\">Two &lt;b&gt; words &amp; "
        "m&#x6F;re</a>, <a href=\"https&#58;//openreview.net/forum?id&#61;H4DqfPSibmx\">[3]</a>, "
        "<a href=\"https://example.org/about\">about us</a>, <a href=\"/local.pdf\">x</a></p>";
    const QByteArray text = "See Paged, pdf and Two words, [3], about us, x";
    return {"a selection with links",
            Payload{as("text/html", utf16(html))} + plainText(text),
            {as("text/html", html), as("text/plain", text)},
            arxivEntry("2309.06180") + QLatin1Char('\n') + arxivEntry("2312.07104") +
                QStringLiteral(
                    "\n- [ ] [Two \\<b\\> words \\& more](https://dl.acm.org/doi/10.1145/"
                    "1.2?a=1&b=2)\n- [ ] "
                    "[https://openreview.net/forum?id=H4DqfPSibmx](https://openreview.net/forum?id="
                    "H4DqfPSibmx)")};
}

NamedPayload addressBar()
{
    return {"text of the address bar",
            plainText("arxiv.org/abs/2309.06180v2"),
            {as("text/plain", "arxiv.org/abs/2309.06180v2")},
            arxivEntry("2309.06180")};
}

NamedPayload uriListWithComments()
{
    const Payload payload{
        as("text/uri-list", "# https://arxiv.org/abs/1911.00001\r\n" + link + "\r\n# c\r\n")};
    return {"a list of addresses with comments", payload, payload, arxivEntry("2309.06180")};
}

NamedPayload onlyNetscape()
{
    const Payload payload{as("_NETSCAPE_URL", link + '\n' + title)};
    return {"_NETSCAPE_URL alone", payload, payload, arxivEntry("2309.06180")};
}

} // namespace

QList<NamedPayload> browserPayloads()
{
    return {chromeLink(),     chromePage(),          firefoxLink(), firefoxLinkUnderWayland(),
            firefoxSeveral(), firefoxPicture(),      firefoxTab(),  selection(),
            addressBar(),     uriListWithComments(), onlyNetscape()};
}

} // namespace paperdip
