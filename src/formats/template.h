// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "formats/citation.h"

#include <vector>

namespace paperdip {

// How an entry is set in Markdown, in the person's own form:
//   {title}            a field's value, escaped for Markdown, on one line
//   {?venue: (*{venue}*)}  a part that stands only where the field has a value
//   {!arxiv:no arXiv}  a part that stands only where it has none
//   \{ \}              the braces themselves
// A line that holds fields and came out blank is left out. The fields: title, url, arxiv, version,
// category, doi, authors, firstauthor, year, venue, keywords, tags, remark, note, abstract,
// comment, state, box, section, key.
class EntryTemplate
{
public:
    // Invalid, naming the field or brace that is wrong and its line; subject is a field that is not
    // known, detail the line.
    static Result<EntryTemplate> parse(const QString &text);
    // "- [ ] [[2401.00001] Title](https://arxiv.org/abs/2401.00001)" and below it keywords and
    // remark.
    static EntryTemplate home();
    static QString homeText();
    static QStringList fields();

    // key: what {key} stands for. Ends with one line end, or is empty.
    QString apply(const Citation &citation, const QString &key) const;

private:
    struct Part
    {
        enum Kind { Text, Field, Where, WhereNot };
        Kind kind = Text;
        QString text; // or the field's name
        std::vector<Part> inner;
    };
    class Parser;

    static void write(const std::vector<Part> &parts, const Citation &citation, const QString &key,
                      bool row, QString &out);

    std::vector<Part> m_parts;
    bool m_row = false; // a row of a table: | is escaped in values
};

// The entries in a template's form, under the headings of their sections.
QByteArray writeTemplate(const EntryTemplate &form, const QList<Citation> &citations);

} // namespace paperdip
