// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QTextBlock;

namespace paperdip {

struct RunOptions
{
    bool row = false;       // in a table: pipes are escaped
    bool strong = true;     // bold is emphasis; not where all is bold, as in headings
    QString lineBreak = {}; // what <br> becomes
};

// A block of rich text as Markdown on one line: emphasis, code, links, pictures from the web that
// can be seen; TeX between dollars stays.
QString markdownRun(const QTextBlock &block, const RunOptions &options);

} // namespace paperdip
