// SPDX-License-Identifier: MIT
#pragma once

#include "core/node.h"

#include <QList>
#include <QString>
#include <optional>

namespace paperdip {

// The texts of an entry that are searched, each a column of the index, in the order in which they
// count.
enum class SearchField : quint8 {
    Title = 0,
    Keywords,
    Authors,
    Ids, // ids, addresses, file names
    Venue,
    Remark,
    Abstract,
    Note,
};
constexpr int searchFields = 8;

// What an entry has or has not.
enum class SearchPart : quint8 { Note, Pdf, Abstract };

// One condition of a query; all must hold.
struct SearchTerm
{
    enum class Kind : quint8 {
        Text,    // `text` in `field`, or in any
        Id,      // `id` is what an id or address names; `text` is how it was typed
        Year,    // from `from` to `to`
        State,   //
        Has,     //
        Section, // in a section that `text` names, "MLSys/Kernel"
        List,
    };

    Kind kind = Kind::Text;
    bool excluded = false;
    QString text;
    bool open = true; // its last word may go on: it is not in quotes, or these are not closed
    std::optional<SearchField> field = {};
    QString id = {};
    int from = 0;
    int to = 9999;
    ReadState state = ReadState::Unread;
    SearchPart part = SearchPart::Note;
    // Where it stands in what was typed: [begin, end), with the field's name and quotes.
    qsizetype begin = 0;
    qsizetype end = 0;

    bool operator==(const SearchTerm &) const = default;
};

// What a person typed, understood: words, "exact phrase", -not, author: year: tag: state: has: in:
// list: id: title: remark: abstract: note: venue:, also in Chinese and with full-width signs. There
// are no errors: what is not understood is a word.
QList<SearchTerm> parseSearch(const QString &text);

} // namespace paperdip
