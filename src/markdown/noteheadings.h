// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace paperdip {

struct NoteHeading
{
    int level = 1;
    QString text; // plain
    int line = 1; // from 1
    bool hasLink = false;
};

// The headings of a note, in order; not those in quotes, items, code or front matter.
std::vector<NoteHeading> noteHeadings(const QByteArray &markdown);

} // namespace paperdip
