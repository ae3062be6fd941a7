// SPDX-License-Identifier: MIT
#include "markdown/blocktext.h"
#include "markdown/outline.h"
#include "markdown/reallists.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <memory>

using namespace paperdip;

namespace {

QByteArray joined(const QByteArray &bytes)
{
    QByteArray all;
    for (const Segment &segment : cut(bytes))
        all += bytes.sliced(segment.begin, segment.end - segment.begin);
    return all;
}

const char *nameOf(Structure structure)
{
    static constexpr const char *names[] = {
        "Lead",     "FrontMatter",    "Heading",     "Paragraph", "Code",        "Html",
        "Quote",    "Rule",           "Item",        "ItemText",  "TableHeader", "TableDelimiter",
        "TableRow", "TableUnderline", "Definitions", "HtmlItem",  "HtmlEnd"};
    return names[static_cast<size_t>(structure)];
}

// "Heading1@0 Item1@5 Item2@12<1": structure, level, first byte, outer.
QByteArray printed(const QByteArray &bytes)
{
    QByteArrayList words;
    for (const Segment &segment : cut(bytes)) {
        QByteArray word = nameOf(segment.structure);
        if (segment.level > 0)
            word += QByteArray::number(segment.level);
        word += '@' + QByteArray::number(segment.begin);
        if (segment.outer >= 0)
            word += '<' + QByteArray::number(segment.outer);
        words << word;
    }
    return words.join(' ');
}

// What cmark finds: the kind and first line of every block.
QByteArray blocksOf(const QByteArray &bytes)
{
    const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> tree(
        cmark_parse_document(bytes.constData(), static_cast<size_t>(bytes.size()),
                             CMARK_OPT_DEFAULT),
        &cmark_node_free);
    const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> iterator(
        cmark_iter_new(tree.get()), &cmark_iter_free);
    QByteArray blocks;
    while (cmark_iter_next(iterator.get()) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator.get());
        if ((cmark_node_get_type(node) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK)
            blocks += QByteArray(cmark_node_get_type_string(node)) + '@' +
                      QByteArray::number(cmark_node_get_start_line(node)) + ' ';
    }
    return blocks;
}

bool keepsBlocks(const QByteArray &bytes)
{
    return blocksOf(blockText(bytes, splitLines(bytes))) == blocksOf(bytes);
}

// Tiles without gap, overlap or empty segment; outer items stand before what they hold.
bool holds(const QByteArray &bytes)
{
    const std::vector<Segment> segments = cut(bytes);
    qsizetype at = 0;
    for (size_t index = 0; index < segments.size(); ++index) {
        const Segment &segment = segments[index];
        const bool outerBefore = segment.outer >= -1 && segment.outer < static_cast<int>(index);
        if (segment.begin != at || segment.end <= segment.begin || !outerBefore)
            return false;
        if (segment.outer >= 0 &&
            segments[static_cast<size_t>(segment.outer)].structure != Structure::Item)
            return false;
        at = segment.end;
    }
    return at == bytes.size();
}

QByteArray randomBytes(QRandomGenerator &random, int size)
{
    static constexpr char likely[] = "\n\n\r\r\0 \t-*#[]()|:`<>=+.x1a";
    QByteArray bytes;
    for (int i = 0; i < size; ++i) {
        bytes += random.bounded(4) == 0 ? static_cast<char>(random.bounded(256))
                                        : likely[random.bounded(int(sizeof likely) - 1)];
    }
    return bytes;
}

QByteArray randomMarkdown(QRandomGenerator &random)
{
    static const QByteArrayList pieces = {"- ",
                                          "* ",
                                          "1. ",
                                          "  ",
                                          "    ",
                                          "\t",
                                          "\n",
                                          "\n\n",
                                          "\r\n",
                                          "\r",
                                          "# ",
                                          "## ",
                                          "---\n",
                                          "===\n",
                                          "| a | b |\n",
                                          "|---|---|\n",
                                          "a|b\n-|-\n",
                                          "[x]: /url\n",
                                          "\n[y]: <u> 't'\n",
                                          "[t](u)",
                                          "text",
                                          "> ",
                                          "```\n",
                                          "~~~\n",
                                          "<div>\n",
                                          "<!--",
                                          "-->\n",
                                          "- [ ] ",
                                          "- [x] ",
                                          "+++\n",
                                          "\xEF\xBB\xBF",
                                          "\xE4\xB8\xAD",
                                          "\\",
                                          "`",
                                          "**",
                                          QByteArray(1, '\0'),
                                          "[[2205.14135] T](https://arxiv.org/abs/2205.14135)"};
    QByteArray bytes;
    const int count = random.bounded(40);
    for (int i = 0; i < count; ++i)
        bytes += pieces[random.bounded(int(pieces.size()))];
    return bytes;
}

// Rows (with headers, without delimiters) of tables that stand at the top of the document.
int rowsByExtension(const QByteArray &bytes)
{
    cmark_gfm_core_extensions_ensure_registered();
    const std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)> parser(
        cmark_parser_new(CMARK_OPT_DEFAULT), &cmark_parser_free);
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension("table"));
    cmark_parser_feed(parser.get(), bytes.data(), static_cast<size_t>(bytes.size()));
    const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> tree(
        cmark_parser_finish(parser.get()), &cmark_node_free);
    int rows = 0;
    for (cmark_node *node = cmark_node_first_child(tree.get()); node;
         node = cmark_node_next(node)) {
        if (qstrcmp(cmark_node_get_type_string(node), "table") != 0)
            continue;
        for (cmark_node *row = cmark_node_first_child(node); row; row = cmark_node_next(row))
            ++rows;
    }
    return rows;
}

} // namespace

class TestCut : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void rules_data();
    void rules();
    void joinsBackToTheSame_data();
    void joinsBackToTheSame();
    void joinsRandomBytes();
    void joinsRandomMarkdown();
    void takesMarksOutOfTables();
    void keepsBlocksWithoutMarks();
    void readsDeepNesting();
    void seedHasTwentyTwoNodes();
    void cutsTheCorpusAsItsIndexSays_data();
    void cutsTheCorpusAsItsIndexSays();
};

void TestCut::rules_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QByteArray &list, const char *expected) {
        QTest::newRow(name) << list << QByteArray(expected);
    };
    row("nothing", "", "");
    row("blank lines only", "\n \n", "Lead@0");
    row("blank lines before", "\n\n# A\n", "Lead@0 Heading1@2");
    row("headings of all kinds", "# A\n## B ##\nC\n===\nD\n---\n",
        "Heading1@0 Heading2@4 Heading1@12 Heading2@18");
    row("no space, no heading", "#A\n", "Paragraph@0");
    row("hash words under a setext line", "#A\n===\n", "Heading1@0");
    row("blocks", "a\n\n> q\n\n***\n\n```\nc\n```\n<div>\nh\n\n    i\n",
        "Paragraph@0 Quote@3 Rule@8 Code@13 Html@23 Code@32");
    row("items of one list", "- a\n- b\n", "Item1@0 Item1@4");
    row("items at any depth", "- a\n  * b\n    1. c\n- d\n",
        "Item1@0 Item2@4<0 Item3@10<1 Item1@19");
    row("remarks stay with their item", "- a\n\n  b\n\n  > c\n- d\n", "Item1@0 Item1@16");
    row("text behind a sub-list", "- a\n  - b\n\n  c\n\n  d\n",
        "Item1@0 Item2@4<0 ItemText1@11<0 ItemText1@16<0");
    row("text behind a sub-sub-list", "- a\n  - b\n    - c\n\n    d\n",
        "Item1@0 Item2@4<0 Item3@10<1 ItemText2@19<1");
    row("a heading inside an item", "- a\n\n  # b\n", "Item1@0");
    row("a list inside a quote", "> - a\n> - b\n", "Quote@0");
    row("a list inside a quote inside an item", "- a\n  > - b\n", "Item1@0");
    row("items that begin on one line", "- - a\n  - b\n", "Item1@0 Item2@6<0");
    row("an item that begins with a table of its own", "- a|b\n  -|-\n", "Item1@0");
    row("table", "| a | b |\n|---|---|\n| c | d |\n| e |\n\np\n",
        "TableHeader@0 TableDelimiter@10 TableRow@20 TableRow@30 Paragraph@37");
    row("table without outer pipes", "a|b\n-|-\nc|d\n",
        "TableHeader@0 TableDelimiter@4 TableRow@8");
    row("text above a table", "t\na|b\n-|-\nc|d\n",
        "Paragraph@0 TableHeader@2 TableDelimiter@6 TableRow@10");
    row("table in a setext heading", "a|b\n-|-\nc|d\n---\np\n",
        "TableHeader@0 TableDelimiter@4 TableRow@8 TableUnderline@12 Paragraph@16");
    row("text and table in a setext heading", "t\na|b\n-|-\n===\n",
        "Paragraph@0 TableHeader@2 TableDelimiter@6 TableUnderline@10");
    row("as many cells as the line above", "a|b|c\n-|-\n", "Paragraph@0");
    row("an escaped pipe is no cell's end", "a\\|b|c\n-|-\n", "TableHeader@0 TableDelimiter@7");
    row("an indented delimiter row", "a|b\n   -|-\n", "TableHeader@0 TableDelimiter@4");
    row("a delimiter row indented too far", "a|b\n    -|-\n", "Paragraph@0");
    row("colons", "a|b|c\n:-|:-:|--:\n", "TableHeader@0 TableDelimiter@6");
    row("one column", "|a|\n|-|\n", "TableHeader@0 TableDelimiter@4");
    row("a table under a mark", "\xEF\xBB\xBF|a|\n|-|\n", "TableHeader@0 TableDelimiter@7");
    row("definitions", "- a\n\n[b]: u\n[c]: v\n", "Item1@0 Definitions@5");
    row("two runs", "p\n\n[b]: u\n\n[c]: v\n", "Paragraph@0 Definitions@3 Definitions@11");
    row("definitions inside an item", "- a\n\n  [b]: u\n\n  - c\n",
        "Item1@0 Definitions@5<0 Item2@15<0");
    row("a definition right behind text is text", "p\n[b]: u\n", "Paragraph@0");
    row("a definition in code", "```\n\n[b]: u\n```\n\n[c]: u\n", "Code@0 Definitions@17");
    row("a definition in code that an item's end closes", "- ```\n\n[b]: u\n",
        "Item1@0 Definitions@7");
    row("an HTML list", "<ul>\n <li>a\n b</li>\n<li>c\n</ul>\n</div>\n",
        "Html@0 HtmlItem@5 HtmlItem@20 HtmlEnd@26");
    row("an HTML list in a comment", "<!--\n<li>a\n-->\n", "Html@0");
    row("an HTML list in <pre>", "<pre>\n<li>a\n</pre>\n", "Html@0");
    row("a definition in a comment", "<!--\n\n[b]: u -->\n", "Html@0");
    row("a definition behind a comment", "<!--\n\n-->\n\n[b]: u\n", "Html@0 Definitions@11");
    row("a definition indented too far", "p\n\n    [b]: u\n", "Paragraph@0 Code@3");
    row("definitions first", "[a]: u\n\n# H\n", "Definitions@0 Heading1@8");
    row("definitions under a mark", "\xEF\xBB\xBF[a]: u\n\n# H\n", "Definitions@0 Heading1@11");
    row("front matter", "---\ntitle: x\n---\n# A\n", "FrontMatter@0 Heading1@17");
    row("front matter with blank lines behind", "+++\nx = 1\n+++\n\n# A\n",
        "FrontMatter@0 Heading1@15");
    row("front matter only", "---\n---", "FrontMatter@0");
    row("front matter under a mark", "\xEF\xBB\xBF---\na\n---\nb", "FrontMatter@0 Paragraph@13");
    row("no closing line", "---\ntitle: x\n", "Rule@0 Paragraph@4");
    row("definitions behind front matter", "---\n---\n[a]: u\n", "FrontMatter@0 Definitions@8");
    row("byte order mark", "\xEF\xBB\xBF# A\n- b\n", "Heading1@0 Item1@7");
    row("CRLF", "# A\r\n\r\n- b\r\n- c", "Heading1@0 Item1@7 Item1@12");
    row("lone CR", "# A\r\r- b\r- c\r", "Heading1@0 Item1@5 Item1@9");
    row("NUL", QByteArray("# A\0\n- b\0c\n- d\n", 15), "Heading1@0 Item1@5 Item1@11");
    row("NUL alone", QByteArray("\0", 1), "Paragraph@0");
}

void TestCut::rules()
{
    QFETCH(const QByteArray, list);
    QFETCH(const QByteArray, expected);
    QCOMPARE(printed(list), expected);
    QVERIFY(holds(list));
    QCOMPARE(joined(list), list);
}

void TestCut::joinsBackToTheSame_data()
{
    SKIP_WITHOUT_SHARED();
    addRealLists();
}

void TestCut::joinsBackToTheSame()
{
    QFETCH(const QByteArray, list);
    QVERIFY(joined(list) == list);
    QVERIFY(holds(list));
    QVERIFY(keepsBlocks(list));
    QCOMPARE(read(list).size(), cut(list).size());
}

void TestCut::joinsRandomBytes()
{
    QRandomGenerator random(20240624);
    for (int round = 0; round < 4000; ++round) {
        const QByteArray bytes = randomBytes(random, random.bounded(120));
        QVERIFY2(joined(bytes) == bytes && holds(bytes), bytes.toHex().constData());
    }
}

void TestCut::joinsRandomMarkdown()
{
    QRandomGenerator random(20240625);
    for (int round = 0; round < 6000; ++round) {
        const QByteArray bytes = randomMarkdown(random);
        QVERIFY2(joined(bytes) == bytes && holds(bytes), bytes.toHex().constData());
    }
}

void TestCut::takesMarksOutOfTables()
{
    const auto text = [](const QByteArray &bytes) { return blockText(bytes, splitLines(bytes)); };
    QCOMPARE(text("[a]\n\n| [a](b) | *c* |\n|-|-|\n| `d_` |\np [e]\n| [f] |\n"),
             QByteArray("[a]\n\n| xa](b) | xcx |\n|-|-|\n| xdxx |\np [e]\n| [f] |\n"));
    // A definition may go on in a line that looks like a row.
    QCOMPARE(text("[a]: u 'b\n| [c]'\n"), QByteArray("[a]: u 'b\n| [c]'\n"));
}

void TestCut::keepsBlocksWithoutMarks()
{
    QRandomGenerator random(20261129);
    static const QByteArrayList pieces = {"| [a](b) | *c* |",
                                          "|-|-|",
                                          "[a]: u",
                                          "'t",
                                          "",
                                          "```",
                                          "    ",
                                          "- ",
                                          "> ",
                                          "<pre>",
                                          "</pre>",
                                          "<!--",
                                          "-->",
                                          "]]>",
                                          "<![CDATA[",
                                          "===",
                                          "---",
                                          "| `a |",
                                          "| _b_",
                                          "|</script>",
                                          "p",
                                          "# h",
                                          "\t| [c",
                                          "<script>"};
    for (int round = 0; round < 20000; ++round) {
        QByteArray bytes;
        for (int count = 1 + random.bounded(9); count > 0; --count) {
            bytes += pieces.at(random.bounded(pieces.size()));
            bytes += random.bounded(4) == 0 ? "" : random.bounded(6) == 0 ? "\n\n" : "\n";
        }
        QVERIFY2(keepsBlocks(bytes), bytes.constData());
    }
}

void TestCut::readsDeepNesting()
{
    QByteArray list;
    for (int depth = 0; depth < 90; ++depth)
        list += QByteArray(depth * 2, ' ') + "- a\n";
    const std::vector<Segment> segments = cut(list);
    QCOMPARE(segments.size(), size_t(90));
    QCOMPARE(segments.back().level, 90);
    QCOMPARE(segments.back().outer, 88);
    QVERIFY(holds(QByteArray("- ").repeated(20000)));
}

void TestCut::seedHasTwentyTwoNodes()
{
    SKIP_WITHOUT_SHARED();
    QHash<Structure, int> counts;
    for (const Segment &segment : cut(seedBytes()))
        ++counts[segment.structure];
    QCOMPARE(counts.value(Structure::Heading), 7);
    QCOMPARE(counts.value(Structure::Paragraph), 2);
    QCOMPARE(counts.value(Structure::Item), 13);
    QCOMPARE(counts.size(), 3);
}

void TestCut::cutsTheCorpusAsItsIndexSays_data()
{
    SKIP_WITHOUT_SHARED();
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<int>("boxes");
    QTest::addColumn<int>("checked");
    QTest::addColumn<int>("headings");
    const QByteArrayList lines =
        readAll(sharedFolder() + QStringLiteral("/corpus/INDEX.tsv")).split('\n');
    for (const QByteArray &line : lines.mid(1)) {
        const QByteArrayList columns = line.split('\t');
        if (columns.size() < 10)
            continue;
        QTest::newRow(columns[0].constData())
            << readAll(sharedFolder() + QStringLiteral("/corpus/") + QString::fromUtf8(columns[0]))
            << columns[6].toInt() << columns[7].toInt() << columns[9].toInt();
    }
}

void TestCut::cutsTheCorpusAsItsIndexSays()
{
    QFETCH(const QByteArray, list);
    QFETCH(const int, boxes);
    QFETCH(const int, checked);
    QFETCH(const int, headings);
    int foundBoxes = 0;
    int foundChecked = 0;
    int foundHeadings = 0;
    int foundRows = 0;
    for (const OutlineNode &node : read(list)) {
        foundBoxes += node.reading.box.has_value();
        foundChecked += isChecked(node.reading);
        foundHeadings += node.reading.shape == Shape::Heading;
        foundRows += node.segment.structure == Structure::TableHeader ||
                     node.segment.structure == Structure::TableRow;
    }
    QCOMPARE(foundBoxes, boxes);
    QCOMPARE(foundChecked, checked);
    QCOMPARE(foundHeadings, headings);
    QCOMPARE(foundRows, rowsByExtension(list));
}

QTEST_GUILESS_MAIN(TestCut)
#include "tst_cut.moc"
