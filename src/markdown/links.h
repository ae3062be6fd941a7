// SPDX-License-Identifier: MIT
#pragma once

#include "markdown/definition.h"

#include <vector>

namespace paperdip {

// A link with the bytes where it stands. cmark gives no places for these, hence a scanner of our
// own.
struct RawLink
{
    enum class Form {
        Inline,    // [text](url "title")
        Reference, // [text][label], [label][], [label]
        Bracketed, // <https://...>
        Bare,      // https://... in running text, as GFM has it
        Html,      // <a href="url">text</a>
    };

    Form form = Form::Inline;
    Span whole;
    Span text;
    Span url; // without < and >, or quotes; of a reference: null
    bool image = false;
    bool badge = false; // its text is an image
    QString target;     // decoded
};

// What stands in a stretch of running text. All spans are offsets into the whole of the scanned
// bytes.
struct Inlines
{
    std::vector<RawLink> links;   // in order; none within another, but images within links
    std::vector<Span> opaque;     // code spans and HTML tags
    std::vector<Span> unresolved; // brackets that would be links if the list defined their label
};

Inlines scanInlines(QByteArrayView bytes, Span range, const References &references);

// A destination that begins at `at` ("<...>" or bare, parentheses balanced); at `end` it stopped.
// Null: none.
struct Destination
{
    Span url;
    qsizetype end = -1;
};
Destination scanDestination(QByteArrayView bytes, qsizetype at, qsizetype limit);

// One past a link title that begins at `at` with a quote or parenthesis; -1: it never closes.
qsizetype skipTitle(QByteArrayView bytes, qsizetype at, qsizetype limit);

// A destination's escapes and entities decoded.
QString decodedUrl(QByteArrayView raw);

} // namespace paperdip
