// SPDX-License-Identifier: MIT
#include "markdown/edit.h"

#include <cstdlib>

using namespace paperdip;

namespace {

void check(const Document &before, const Document &after)
{
    const Document fresh = Document::read(after.bytes());
    if (fresh.size() != after.size())
        std::abort();
    for (int i = 0; i < fresh.size(); ++i) {
        if (fresh.at(i).segment != after.at(i).segment ||
            fresh.at(i).reading != after.at(i).reading)
            std::abort();
    }
    (void)difference(1, before, after);
}

void check(const Document &before, const Result<Document> &after)
{
    if (after)
        check(before, *after);
}

void check(const Document &before, const Result<Edited> &after)
{
    if (after)
        check(before, after->document);
}

} // namespace

// The first three bytes choose two nodes and a change, the rest is the list.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 4)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 3,
                           static_cast<qsizetype>(size) - 3);
    const Document document = Document::read(bytes);
    const NodeId node = document.idAt(data[0] % document.size());
    const NodeId other = document.idAt(data[1] % document.size());
    NewPaper paper;
    paper.arxiv = QStringLiteral("2309.06180");
    switch (data[2] % 9) {
    case 0:
        check(document, setRead(document, node, true));
        break;
    case 1:
        check(document, setTitle(document, node, QStringLiteral("A [title")));
        break;
    case 2:
        check(document,
              setKeywords(document, node, {QStringLiteral("One"), QStringLiteral("two")}));
        break;
    case 3:
        check(document, setRemark(document, node, QStringLiteral("A remark. 备注。")));
        break;
    case 4:
        check(document, setNote(document, node, QStringLiteral("a b.md")));
        break;
    case 5:
        check(document, insertPapers(document, Place{node, Place::AtEnd}, {paper}));
        break;
    case 6:
        check(document, removeNodes(document, {node, other}));
        break;
    case 7:
        check(document, moveNodes(document, {node}, Place{other, Place::AtEnd}));
        break;
    default:
        check(document, insertSection(document, Place{node, Place::AtEnd}, QStringLiteral("New")));
        break;
    }
    return 0;
}
