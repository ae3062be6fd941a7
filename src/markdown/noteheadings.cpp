// SPDX-License-Identifier: MIT
#include "markdown/noteheadings.h"

#include "markdown/blocks.h"
#include "markdown/cut.h"
#include "markdown/lines.h"
#include "markdown/links.h"
#include "markdown/plaintext.h"

namespace paperdip {

std::vector<NoteHeading> noteHeadings(const QByteArray &markdown)
{
    std::vector<NoteHeading> headings;
    int line = 1;
    const std::vector<Segment> segments = cut(markdown);
    for (const Segment &segment : segments) {
        const QByteArray own = markdown.mid(segment.begin, segment.end - segment.begin);
        if (segment.structure == Structure::Heading) {
            const Span text = headingText(own);
            const Inlines inlines = scanInlines(own, text, {});
            headings.push_back({segment.level,
                                plainText(QByteArrayView(own).sliced(text.begin, text.size())),
                                line, !inlines.links.empty()});
        }
        line += static_cast<int>(splitLines(own).size());
    }
    return headings;
}

} // namespace paperdip
