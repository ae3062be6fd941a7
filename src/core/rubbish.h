// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>
#include <optional>

namespace paperdip {

// What stands in an address that is no part of where it leads.
struct Rubbish
{
    QString clean;       // the address without it
    QStringList parts;   // what it is: "utm_source", "#fragment", ","
    bool breaks = false; // the address may not work with it; else it only follows people around
};

// Looks at an http(s) address, raw as it stands between the brackets of a link (facts/lists.md
// 1.9): trackers in the query of any address; behind an arXiv id or a DOI, marks that belong to the
// sentence; on an arXiv abstract page, query and fragment. A fragment of a PDF or HTML page leads
// to a place in it and stays.
std::optional<Rubbish> findRubbish(const QString &address);

// A text that was meant to be an arXiv id, by its looks: "2401.00.12345", "2401.123456v1". Dates
// ("2024.01.12") end in fewer digits.
bool looksLikeArxivId(QStringView text);

// An address that lacks its scheme ("arxiv.org/abs/…", "www.…"), or the scheme's colon, with it;
// any other as it is.
QString withScheme(const QString &address);

} // namespace paperdip
