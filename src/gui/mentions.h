// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

class QTextDocument;

namespace paperdip {

// An arXiv id in a note's text that leads nowhere.
struct Mention
{
    int begin = 0; // UTF-16 units into the document
    int length = 0;
    QString arxiv; // canonical

    bool operator==(const Mention &) const = default;
};

// The first of each id, in order; none in links, addresses, code, formulas and comments.
QList<Mention> bareMentions(const QTextDocument &note);

} // namespace paperdip
