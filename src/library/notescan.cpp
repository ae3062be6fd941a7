// SPDX-License-Identifier: MIT
#include "library/notescan.h"

#include "core/identify.h"
#include "markdown/notelinks.h"

namespace paperdip {

NoteScan scanNote(const QByteArray &bytes)
{
    NoteScan scan;
    const NoteLinks found = noteLinks(bytes);
    for (const NoteLink &link : found.links) {
        if (link.kind == NoteLink::Kind::Picture)
            scan.pictures.append({link.target, link.whole.begin});
        else if (link.heading == 0) {
            if (const auto id = arxivFromUrl(link.target))
                scan.headingIds << id->id;
        }
    }
    scan.headingAt = found.headings.empty() ? 0 : found.headings.front();
    return scan;
}

} // namespace paperdip
