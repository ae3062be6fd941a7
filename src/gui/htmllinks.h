// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

namespace paperdip {

struct HtmlLink
{
    QString address; // entities decoded
    QString text;    // what stands between its tags, without tags; entities decoded
};

// The links of a piece of HTML in their order, at most 20,000; attributes in any order, quoted or
// not. Neither comments nor scripts hold links. Linear in the text's length.
QList<HtmlLink> linksInHtml(const QString &html);

} // namespace paperdip
