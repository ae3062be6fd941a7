// SPDX-License-Identifier: MIT
#include "markdown/edit.h"

#include "markdown/freshread.h"
#include "markdown/interpreter.h"

#include <array>
#include <cstdlib>

using namespace paperdip;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

// What was planned is what a fresh read finds, and it can be carried out and taken back.
void check(const Document &before, const Document &after)
{
    require(notFresh(after).isEmpty());
    const Change change = difference(1, before, after);
    Interpreter interpreter(before.tiles());
    require(interpreter.run(change) && interpreter.tiles() == after.tiles());
    require(interpreter.run(Interpreter::inverse(change)) && interpreter.tiles() == before.tiles());
}

// A field's new value changes one node's bytes.
void check(const Document &before, NodeId node, const Result<Document> &after)
{
    if (!after)
        return;
    check(before, *after);
    require(after->size() == before.size());
    for (int i = 0; i < before.size(); ++i) {
        const auto at = static_cast<size_t>(i);
        require(before.idAt(i) == node || before.tiles()[at] == after->tiles()[at]);
    }
}

void check(const Document &before, const Result<Edited> &after)
{
    if (after)
        check(before, after->document);
}

// The input's first bytes: which nodes, which change, which value.
struct Choice
{
    NodeId node = 0;
    NodeId other = 0;
    int change = 0;
    int value = 0;
};

// With the highest bit a paper, if there is one.
NodeId chosen(const Document &document, uint8_t byte)
{
    QList<NodeId> papers;
    for (int i = 0; i < document.size(); ++i) {
        if (isPaper(document.at(i)))
            papers << document.idAt(i);
    }
    if ((byte & 0x80) != 0 && !papers.isEmpty())
        return papers.at((byte & 0x7f) % papers.size());
    return document.idAt((byte & 0x7f) % document.size());
}

void changeField(const Document &document, const Choice &choice)
{
    const NodeId node = choice.node;
    const auto text = [&choice](const char *one, const char *two, const char *three) {
        const std::array<const char *, 4> words{one, two, three, ""};
        return QString::fromUtf8(words.at(static_cast<size_t>(choice.value % 4)));
    };
    switch (choice.change) {
    case 0:
        return check(document, node, setRead(document, node, choice.value % 2 == 0));
    case 1:
        return check(document, node,
                     setTitle(document, node, text("A [title", "1. Of *two* | words", "推测解码")));
    case 2:
        return check(
            document, node,
            setKeywords(
                document, node,
                text("One,two words", "词", "a|b").split(QLatin1Char(','), Qt::SkipEmptyParts)));
    case 3:
        return check(
            document, node,
            setRemark(document, node, text("A remark. 备注。", "- Words | more.", "# 好。")));
    case 4:
        return check(document, node,
                     setNote(document, node, text("a b.md", "note/x(1).md", "../笔记.md")));
    default:
        return check(document, node,
                     setUrl(document, node,
                            text("https://arxiv.org/abs/2401.00001v2",
                                 "https://example.org/a(b|c).pdf", "n.md")));
    }
}

void changeTree(const Document &document, const Choice &choice)
{
    NewPaper paper;
    paper.arxiv = QStringLiteral("2309.06180");
    NewPaper other;
    other.url = QStringLiteral("https://example.org/one.pdf");
    other.title = QStringLiteral("A Title [of | Words");
    const Place end{choice.node, Place::AtEnd};
    const Place behind{document.idAt(document.parentOf(document.indexOf(choice.other))),
                       choice.other};
    const Place place = choice.value % 2 == 0 ? end : behind;
    switch (choice.change) {
    case 0:
        return check(document, insertPapers(document, place, {paper}));
    case 1:
        return check(document, insertPapers(document, place, {other, paper}));
    case 2:
        return check(document, insertSection(document, place, QStringLiteral("New")));
    case 3: {
        const Result<Document> after = removeNodes(document, {choice.node, choice.other});
        return after ? check(document, *after) : void();
    }
    default:
        return check(document, moveNodes(document, {choice.node},
                                         choice.value % 2 == 0 ? Place{choice.other, 0} : behind));
    }
}

} // namespace

// The rest of the input is the list.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    constexpr size_t head = 4;
    if (size <= head)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data) + head,
                           static_cast<qsizetype>(size - head));
    const Document document = Document::read(bytes);
    const Choice choice{chosen(document, data[0]), chosen(document, data[1]), data[2] % 12,
                        data[3]};
    if (choice.change < 6)
        changeField(document, choice);
    else
        changeTree(document, Choice{choice.node, choice.other, choice.change - 6, choice.value});
    return 0;
}
