// SPDX-License-Identifier: MIT
#pragma once

#include "library/library.h"
#include "markdown/document.h"

#include <QTest>

namespace paperdip {

// A list in the shape that the program was first made for: boxes, "[[id] Title](url)", remarks on
// the next line.
inline QByteArray homeList()
{
    return "# My Papers\n"
           "\n"
           "What I read.\n"
           "\n"
           "- [A reading group](https://group.example.org/)\n"
           "\n"
           "## Systems\n"
           "\n"
           "### Kernels\n"
           "\n"
           "- [ ] [Attention Survey](https://survey.example.org/files/Survey.pdf)\n"
           "  [note](./note/survey.md)\n"
           "- [X] [[2205.14135] FlashAttention: Fast and Exact](https://arxiv.org/abs/2205.14135)\n"
           "  Flash Attention, [note](flashattention.md)\n"
           "- [ ] [[2307.08691] FlashAttention-2](https://arxiv.org/abs/2307.08691)\n"
           "  Flash Attention 2\n"
           "\n"
           "### Decoding\n"
           "\n"
           "- [X] [[2401.10774] Medusa](https://arxiv.org/abs/2401.10774)\n"
           "\n"
           "  medusa, tree-attention, [note](note/Medusa.md)\n"
           "- [ ] [[2305.10427] Parallel Decoding](https://arxiv.org/abs/2305.10427)\n"
           "\n"
           "  Jacobi Decoding，对不使用 draft model 的尝试，变成迭代求解非线性方程组。\n"
           "\n"
           "### Serving\n"
           "\n"
           "## Other\n"
           "\n"
           "### Kernels\n"
           "\n"
           "- [ ] [[2309.06180] Paged Attention](https://arxiv.org/abs/2309.06180)\n";
}

inline std::unique_ptr<Library> openLibrary(const QString &path = QStringLiteral(":memory:"))
{
    auto library = Library::open(path);
    if (!library)
        qFatal("%s", qPrintable(library.error().message + library.error().detail));
    return std::move(*library);
}

// The tree as a picture: two blanks for each level, sections with read/papers, papers with their
// box or state.
inline QString picture(const Library &library, ListId list, const ViewOptions &options = {},
                       NodeId parent = 0, int depth = 0)
{
    QString text;
    const QList<NodeRow> rows = library.children(list, parent, options);
    for (const NodeRow &row : rows) {
        text += QString(depth * 2, QLatin1Char(' '));
        if (row.kind == NodeKind::Section)
            text += QStringLiteral("%1 %2/%3").arg(row.title).arg(row.read).arg(row.papers);
        else if (row.kind == NodeKind::Paper)
            text += QStringLiteral("[%1] %2")
                        .arg(QLatin1String("-rx").at(static_cast<int>(row.state)))
                        .arg(row.title.isEmpty() ? row.arxiv : row.title);
        else
            text += row.title;
        text += QLatin1Char('\n') + picture(library, list, options, row.id, depth + 1);
    }
    return text;
}

inline NodeRow rowOf(const Library &library, ListId list, const QString &title)
{
    const QList<NodeRow> rows = library.allNodes(list);
    for (const NodeRow &row : rows) {
        if (row.title == title)
            return row;
    }
    return {};
}

inline NodeId idOf(const Library &library, ListId list, const char *title)
{
    return rowOf(library, list, QString::fromUtf8(title)).id;
}

// Where a stored reading, or a count, is not that of a fresh read of the list's bytes; empty:
// nowhere.
inline QString readingsDiffer(const Library &library, ListId list)
{
    const QList<NodeRow> rows = library.allNodes(list);
    int papers = 0;
    for (const NodeRow &row : rows) { // allNodes() counts by itself
        papers += row.kind == NodeKind::Paper ? 1 : 0;
        const Result<NodeRow> alone = library.node(row.id);
        if (row.kind == NodeKind::Section &&
            (!alone || alone->papers != row.papers || alone->read != row.read))
            return QStringLiteral("%1 papers below \"%2\"").arg(row.papers).arg(row.title);
    }
    if (library.list(list)->papers != papers)
        return QStringLiteral("%1 papers in the list").arg(papers);
    const Document fresh = Document::read(library.bytes(list));
    if (fresh.size() != rows.size())
        return QStringLiteral("%1 rows, %2 segments").arg(rows.size()).arg(fresh.size());
    for (int i = 0; i < fresh.size(); ++i) {
        const NodeRow &row = rows.at(i);
        const ListNode &node = fresh.at(i);
        const Reading &reading = node.reading;
        const NodeId parent = fresh.parentOf(i) < 0 ? 0 : rows.at(fresh.parentOf(i)).id;
        QList<std::pair<QString, QString>> links;
        for (const Link &link : reading.links)
            links.append({link.text, link.url});
        const bool same =
            row.kind == reading.kind && row.shape == reading.shape && row.level == reading.level &&
            row.depth == fresh.depthOf(i) && row.parent == parent && row.title == reading.title &&
            row.box == reading.box && row.arxiv == reading.arxiv && row.doi == reading.doi &&
            row.url == (reading.main ? reading.main->url : QString()) && row.links == links &&
            (row.keywordsOnlyHere || row.keywords == reading.keywords) &&
            (row.remarkOnlyHere || row.remark == reading.remark) &&
            (row.noteOnlyHere || row.notePath == reading.notePath) &&
            row.placeholder == reading.placeholder;
        if (!same)
            return QStringLiteral("row %1: \"%2\", read: \"%3\"")
                .arg(i)
                .arg(row.title, reading.title);
    }
    return {};
}

} // namespace paperdip
