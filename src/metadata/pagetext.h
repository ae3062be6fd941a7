// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QList>
#include <QString>
#include <QUrl>

namespace paperdip {

// A run of words that are set alike.
struct PagePiece
{
    QString text;    // blanks simplified, but for one at either end
    QString address; // absolute, http or https; empty: no link
    bool isEmphasised = false;
    bool isStrong = false;
    bool isBreak = false; // a new line, and nothing else

    bool operator==(const PagePiece &) const = default;
};

// What a page sets apart: a heading, an item of a list, a row of a table, a paragraph.
struct PageBlock
{
    enum class Kind { Heading, Paragraph, Item, Row };

    Kind kind = Kind::Paragraph;
    int level = 0;       // of a heading 1 to 6; of an item how many lists are around its own
    bool isHead = false; // of a row: it names the columns
    QList<QList<PagePiece>> cells = {{}}; // one, but for rows

    bool operator==(const PageBlock &) const = default;
};

// A page as the words, links and headings that a person sees, in their order.
struct PageText
{
    QString title;
    QList<PageBlock> blocks;
};

// Reads a page however broken it is; addresses are resolved against its <base>, else against `url`.
// Scripts, styles, menus (<nav>) and forms are passed over. Bounded: 20,000 blocks, 4,000
// characters each. Linear in the page's length, at any depth of its tags.
PageText readPageText(const QString &html, const QUrl &url);

// RSS, RDF and Atom, with and without their namespaces: an item for each entry that links to a
// work, with its authors; of other entries a heading and what stands below it. BadAnswer for what
// is no feed, and for one with a DTD.
Result<PageText> readFeed(const QByteArray &xml, const QUrl &url);

} // namespace paperdip
