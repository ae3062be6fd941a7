// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QString>
#include <optional>

namespace paperdip {

// A work as a person cites it, without a link.
struct CitationText
{
    QString authors; // as written; may be empty
    QString title;
    QString venue; // may be empty
    int year = 0;

    bool operator==(const CitationText &) const = default;
};

// The row of a list or page is a citation: a title that is set as one (in italics, in quotes)
// beside names and a year, or "Names. Title. Venue, Year." Nothing for prose.
std::optional<CitationText> citationIn(QByteArrayView markdown);

} // namespace paperdip
