// SPDX-License-Identifier: MIT
#pragma once

#include "core/identify.h"
#include "markdown/blocks.h"
#include "markdown/entry.h"
#include "markdown/facts.h"
#include "markdown/links.h"

namespace paperdip {

// Weights of titles (plaintext.h).
inline constexpr double shortestTitle = 0.6;     // three words
inline constexpr double shortestPageTitle = 0.4; // and others like it (outline.cpp)

// A link with what it says and where it leads.
struct SeenLink : RawLink
{
    QString words;
    Target leadsTo = Target::Other;
    bool isAddress = false;  // its text is no more than an address
    bool isField = false;    // names a field of a paper (pdf, code, note), or is a badge or address
    bool inBrackets = false; // "[[Thesis](u)]" or "[[Thesis]](u)": behind a title a label as well
};

// A stretch of text that is one thing: a link, an image, a code span or a tag.
struct InlineUnit
{
    Span span;
    int link = -1; // its index in the links
    bool isCode = false;
    bool isNote = false; // "[[note]]"
};

// A segment's text blocks with the links in them.
class LinkedText
{
public:
    LinkedText(QByteArrayView bytes, std::vector<Block> blocks, const References &references);

    QByteArrayView bytes() const { return m_bytes; }
    // Nothing where the end is before the beginning: between links of which one holds the other.
    QByteArrayView slice(Span span) const
    {
        return span.size() > 0 ? m_bytes.sliced(span.begin, span.size()) : QByteArrayView();
    }
    const std::vector<Block> &blocks() const { return m_blocks; }
    const std::vector<SeenLink> &links() const { return m_links; } // no images
    const Inlines &inlines() const { return m_inlines; }
    // What a person reads in a span: links are their text.
    QString plain(Span span) const;
    // Over several blocks, in one line.
    QString plainOver(Span span) const;
    Link link(const SeenLink &seen) const;
    // The first line that says something, cut short.
    QString firstWords() const;
    static QString cutShort(const QString &words);
    // Whether it is one block of one line, so that its words are plainOver() cut short.
    bool isOneLine() const;
    // What begins or ends there, if something does.
    const InlineUnit *unitAt(qsizetype begin) const;
    const InlineUnit *unitBefore(qsizetype end) const;

private:
    SeenLink seen(const RawLink &link) const;
    void findUnits();
    bool isWithinBrackets(Span span) const;

    QByteArrayView m_bytes;
    std::vector<Block> m_blocks;
    Inlines m_inlines;
    std::vector<SeenLink> m_links;
    std::vector<InlineUnit> m_units; // in order, none within another
};

// How long the comma at `at` is, in ASCII or full width; 0: there is none.
qsizetype commaAt(QByteArrayView bytes, qsizetype at);

// http:// or https://
bool isWebPage(const QString &url);

// The path of a note: a relative address of a Markdown file, percent-decoded, without query and
// fragment; empty: it is none.
QString notePathOf(const SeenLink &link);

// Reads one entry's own text: title, main link, keywords, remark, note.
class EntryReader
{
public:
    EntryReader(const LinkedText &text, const EntryHead &head) : m_text(text), m_head(head) {}

    // An item, a paragraph: the title stands on its first line.
    Entry run();
    // An item without a link that what stands below it shows to be a paper.
    Entry runAsTitle();
    // A stretch of text that holds the title, anywhere; what a table says in other places is not
    // looked for (rowreader.cpp).
    Entry runWithin(Span title);

private:
    struct Piece
    {
        Span span;
        bool hasComma = false; // ends at a comma
    };

    void findTitle(Span line);
    Span firstLine();
    bool titleGoesOn(Span line) const;
    bool takesTextTitle(const SeenLink &link, Span lead) const;
    void takeLinkedTitle(size_t link);
    bool takeTitleBeforeId(Span line);
    bool takeTextTitle(Span span);
    bool takeNoteTitle(Span span);
    void takeTitle(Span span, bool linked);
    void takeLabelledWork();
    void takeLinks();
    Span withoutIdLabel(Span span);
    void findNote();
    void findIds();

    // claim.cpp
    Claim claim() const;
    bool namesWork() const;
    bool isBareLink() const;
    bool isSetAsTitle() const;
    bool hasOnlyFields() const;
    bool hasNote() const;
    bool hasByline() const;

    // byline.cpp
    Span takeAside(Span span);
    Span takeByline(Span line);

    // fields.cpp
    void findFields();
    std::vector<Piece> pieces(Span span, bool afterTitle) const;
    bool takePieces(Span lineSpan, bool afterTitle);
    void takeCodeSpans(Span span);
    void takeKeyword(const QString &text, Span span);
    bool isOnlyCode(Span span) const;
    bool takeNamedField(const QString &text);
    void takeHeld();
    Span withoutByline(Span line, bool afterTitle);
    Span takeAuthors(Span line);
    Span withoutFields(Span span, bool leading) const;
    bool isLabelledAddress(Span span) const;
    bool isPublicationAside(Span span, const QString &text);
    bool opensWithin(Span span) const;
    bool isField(const InlineUnit *unit, bool leading) const;
    qsizetype skipField(qsizetype at, qsizetype end, bool leading) const;
    qsizetype skipFieldBack(qsizetype at, qsizetype begin) const;
    void takeRemark(qsizetype begin);

    const LinkedText &m_text;
    const EntryHead &m_head;
    Entry m_entry;
    bool m_isDated = false;              // "A Title (2019)"
    bool m_isTitle = false;              // whatever it looks like
    bool m_anchorsLead = true;           // a link to a place in the list may be the title's
    Span m_line;                         // where the title was looked for
    int m_main = -1;                     // index in the text's links
    QStringList m_asides;                // what stood around the title
    QString m_label;                     // the id in front of the title, as written
    qsizetype m_tail = 0;                // where keywords and remark may begin
    bool m_commaOpen = true;             // the next line still may hold keywords
    std::vector<Piece> m_held;           // venues that are keywords only if others follow them
    FieldName m_field = FieldName::None; // the named field that the last piece was of
};

} // namespace paperdip
