// SPDX-License-Identifier: MIT
#include "gui/htmllinks.h"

#include "metadata/entities.h"
#include "metadata/htmltokens.h"

namespace paperdip {

namespace {

constexpr qsizetype mostLinks = 20000;
constexpr qsizetype longestLinkText = 2000;

} // namespace

QList<HtmlLink> linksInHtml(const QString &html)
{
    QList<HtmlLink> links;
    bool isOpen = false; // within the last link
    const auto add = [&](QStringView text) {
        if (isOpen && links.last().text.size() < longestLinkText)
            links.last().text += text.left(longestLinkText);
    };
    const auto close = [&] {
        if (isOpen)
            links.last().text = decodeEntities(links.last().text).simplified();
        isOpen = false;
    };
    HtmlTokens tokens(html);
    for (HtmlToken token; links.size() < mostLinks && tokens.next(token);) {
        if (token.kind == HtmlToken::Kind::Text) {
            add(token.text);
        } else if (token.name == QLatin1String("a") || token.name == QLatin1String("area")) {
            close();
            const QString address =
                token.kind == HtmlToken::Kind::Open ? token.attribute(u"href") : QString();
            if (!address.isEmpty())
                links << HtmlLink{address, {}};
            isOpen = !address.isEmpty() && token.name == QLatin1String("a");
        } else {
            add(u" ");
        }
    }
    close();
    return links;
}

} // namespace paperdip
