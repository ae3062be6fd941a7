// SPDX-License-Identifier: MIT
#pragma once

#include "core/identify.h"
#include "core/node.h"

#include <functional>

class QMimeData;

namespace paperdip {

// What a drop, the clipboard or a typed text holds for us, copied out: nothing here refers to the
// QMimeData, which may be gone as soon as a window opens (shared/facts/arxiv.md section 4).
struct LinkDrop
{
    QList<NodeId> nodes;      // rows of our own tree
    QList<Identified> papers; // each work once, in order; not sure: numbers in prose, at the end
    QStringList paths;        // Markdown files and folders
    QStringList pdfs;
    QStringList bibs;
    QStringList others; // files that are nothing for us

    bool isEmpty() const
    {
        return nodes.isEmpty() && papers.isEmpty() && paths.isEmpty() && pdfs.isEmpty() &&
               bibs.isEmpty();
    }
};

// By formats alone: cheap enough for every step of a drag.
bool mayHoldLinks(const QMimeData &data);
QStringList linkFormats();
bool holdsNodes(const QMimeData &data, const QString &libraryPath);

// Order: urls(), _NETSCAPE_URL, text/x-moz-url, links in text/html, text/plain; the union of them.
// A page that is no work counts only where it was given as a link, not where it stands in a text.
// Shortcut files are read, others only named; beside web links no file counts (a browser adds one
// for a picture).
LinkDrop readLinks(const QMimeData &data, const QString &libraryPath);

// What one typed or pasted into a field: paths of files, or all ids, DOIs and addresses in it.
LinkDrop readTyped(const QString &text);
// Files by their kind.
LinkDrop readFiles(const QStringList &paths);

// Rows as they are dragged: our own format beside the links and the Markdown, which is made when
// another program asks for it.
QMimeData *nodesToMime(const QString &libraryPath, const QList<NodeId> &nodes,
                       const QStringList &links, const std::function<QByteArray()> &markdown);

} // namespace paperdip
