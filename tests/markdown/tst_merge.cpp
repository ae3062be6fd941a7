// SPDX-License-Identifier: MIT
#include "markdown/merge.h"

#include "markdown/lineends.h"
#include "markdown/mergechecks.h"
#include "markdown/mergelist.h"

#include <QRegularExpression>

using namespace paperdip;

// Three versions of a list, as one list and what each side and the merge change in it.
class TestMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void apart_data();
    void apart();
    void together_data();
    void together();
    void identities_data();
    void identities();
};

namespace {

constexpr char numbered[] = "# Numbers\n\n"
                            "1. [ ] [One](https://arxiv.org/abs/2001.00001)\n"
                            "2. [ ] [Two](https://arxiv.org/abs/2001.00002)\n"
                            "3. [ ] [Three](https://arxiv.org/abs/2001.00003)\n";
constexpr char paragraphs[] =
    "# Paragraphs\n\n"
    "**One Title of Mine.** Ann A. [[pdf]](https://arxiv.org/abs/2001.00001)\n\n"
    "Its words.\n\n---\n\n"
    "**Two Titles of Mine.** Bo B. [[pdf]](https://arxiv.org/abs/2001.00002)\n";
constexpr char headings[] = "# Headings\n\n"
                            "## [One](https://arxiv.org/abs/2001.00001)\n\nAbout one.\n\n"
                            "## [Two](https://arxiv.org/abs/2001.00002)\n\nAbout two.\n\n"
                            "## [Three](https://arxiv.org/abs/2001.00003)\n";

void addRow(const char *name, const QByteArray &base, const Edits &mine, const Edits &theirs,
            const Edits &merged)
{
    QTest::newRow(name) << base << edited(base, mine) << edited(base, theirs)
                        << edited(base, merged);
}

} // namespace

// Different entries, or different fields: all of it, whoever is mine, and no conflict.
void TestMerge::apart_data()
{
    addColumns();
    const QByteArray tick1 = "- [X] [[2001.00001]";
    const QByteArray untick1 = "- [ ] [[2001.00001]";
    const Edits tick{{untick1, tick1}};
    addRow("two ticks", seed, tick, {{"- [ ] [[2001.00002]", "- [X] [[2001.00002]"}},
           {{untick1, tick1}, {"- [ ] [[2001.00002]", "- [X] [[2001.00002]"}});
    addRow("the same tick", seed, tick, tick, tick);
    addRow("the same tick by another letter", seed, tick, {{untick1, "- [x] [[2001.00001]"}}, tick);
    addRow("tick and remark of one entry", seed, tick, {{"first, one\n", "first, one。好。\n"}},
           {{untick1, tick1}, {"first, one\n", "first, one。好。\n"}});
    addRow("tick and title", seed, tick, {{"] One]", "] One of a Kind]"}},
           {{untick1, tick1}, {"] One]", "] One of a Kind]"}});
    addRow("title and link", seed,
           {{"(https://arxiv.org/abs/2001.00001)", "(https://arxiv.org/pdf/2001.00001v2)"}},
           {{"] One]", "] One of a Kind]"}},
           {{"(https://arxiv.org/abs/2001.00001)", "(https://arxiv.org/pdf/2001.00001v2)"},
            {"] One]", "] One of a Kind]"}});
    addRow("title and note", seed, {{"first, one", "first, one, [note](n/1.md)"}},
           {{"] One]", "] One of a Kind]"}},
           {{"first, one", "first, one, [note](n/1.md)"}, {"] One]", "] One of a Kind]"}});
    addRow(
        "an untick and a remark", seed, {{"- [X] [[2001.00003]", "- [ ] [[2001.00003]"}},
        {{three, three + "  words here\n"}},
        {{three, "- [ ] [[2001.00003] Three](https://arxiv.org/abs/2001.00003)\n  words here\n"}});
    addRow(
        "a remark below and a tick", seed, {{"- [ ] [[2001.00002]", "- [X] [[2001.00002]"}},
        {{"备注在这里。", "备注在这里，改了。"}},
        {{"- [ ] [[2001.00002]", "- [X] [[2001.00002]"}, {"备注在这里。", "备注在这里，改了。"}});
    addRow("taken out and ticked", seed, {{two, ""}}, tick, {{two, ""}, {untick1, tick1}});
    addRow("two taken out", seed, {{two, ""}}, {{one, ""}}, {{one + two, ""}});
    addRow("the same taken out", seed, {{two, ""}}, {{two, ""}}, {{two, ""}});
    addRow("put in and taken out", seed, {{one, one + five}}, {{three, ""}},
           {{one, one + five}, {three, ""}});
    addRow("put in behind what is taken out", seed, {{two, two + five}}, {{two, ""}},
           {{two, five}});
    addRow("put in at two places", seed, {{one, five + one}}, {{three, three + six}},
           {{one, five + one}, {three, three + six}});
    addRow("the same put in", seed, {{one, one + five}}, {{one, one + five}}, {{one, one + five}});
    addRow("the same paper put in at two places", seed, {{one, one + five}}, {{one, one + five}},
           {{one, one + five}});
    addRow("the title of what both put in", seed, {{one, one + five}},
           {{one, one + "- [ ] [[2001.00005]](https://arxiv.org/abs/2001.00005)\n"}},
           {{one, one + five}});
    addRow("put into an empty section", seed, {{"## Other\n", "## Other\n\n" + five}}, tick,
           {{"## Other\n", "## Other\n\n" + five}, {untick1, tick1}});
    addRow("moved within and ticked", seed, {{one + two, two + one}}, tick,
           {{one + two,
             two + "- [X] [[2001.00001] One](https://arxiv.org/abs/2001.00001)\n  first, one\n"}});
    addRow("moved away and ticked", seed, {{one, ""}, {four, four + one}}, tick,
           {{one, ""},
            {four,
             four + "- [X] [[2001.00001] One](https://arxiv.org/abs/2001.00001)\n  first, one\n"}});
    addRow("moved away and put in behind", seed, {{one, ""}, {four, four + one}},
           {{one, one + five}}, {{one, five}, {four, four + one}});
    addRow("two moves", seed, {{one, ""}, {four, four + one}},
           {{three, ""}, {"## Other\n", "## Other\n\n" + three}},
           {{one, ""},
            {two + three, two},
            {four, four + one},
            {"## Other\n", "## Other\n\n" + three}});
    addRow("the same move", seed, {{one, ""}, {four, four + one}}, {{one, ""}, {four, four + one}},
           {{one, ""}, {four, four + one}});
    addRow("a section renamed, an entry put in", seed, {{"## Decode", "## Decoding"}},
           {{four, four + five}}, {{"## Decode", "## Decoding"}, {four, four + five}});
    addRow("a section renamed, another one too", seed, {{"## Decode", "## Decoding"}},
           {{"## Other", "## Others"}}, {{"## Decode", "## Decoding"}, {"## Other", "## Others"}});
    addRow("an empty section renamed, another put in", seed, {{"## Other\n", "## Others\n"}},
           {{"## Decode", "## New\n\n## Decode"}},
           {{"## Other\n", "## Others\n"}, {"## Decode", "## New\n\n## Decode"}});
    addRow("a section moved, an entry put into it", seed,
           {{"## Decode\n\n" + four + "\n", ""},
            {"## Kernel", "## Decode\n\n" + four + "\n## Kernel"}},
           {{four, four + five}},
           {{"## Decode\n\n" + four + "\n", ""},
            {"## Kernel", "## Decode\n\n" + four + five + "\n## Kernel"}});
    addRow("a section moved, another renamed", seed,
           {{"## Decode\n\n" + four + "\n", ""},
            {"## Kernel", "## Decode\n\n" + four + "\n## Kernel"}},
           {{"## Kernel", "## Kernels"}},
           {{"## Decode\n\n" + four + "\n", ""},
            {"## Kernel", "## Decode\n\n" + four + "\n## Kernels"}});
    addRow("a section below, an entry put in", seed, {{"## Decode", "### Decode"}},
           {{three, three + five}}, {{"## Decode", "### Decode"}, {three, three + five}});
    addRow("new sections at two places", seed,
           {{"## Decode", "## Mine\n\n" + five + "\n## Decode"}},
           {{"## Other\n", "## Other\n\n## Theirs\n\n" + six}},
           {{"## Decode", "## Mine\n\n" + five + "\n## Decode"},
            {"## Other\n", "## Other\n\n## Theirs\n\n" + six}});
    addRow("one new section of both, an entry of each", seed,
           {{"## Other\n", "## Other\n\n## New\n\n" + five}},
           {{"## Other\n", "## Other\n\n## New\n\n" + five}, {one, ""}},
           {{"## Other\n", "## Other\n\n## New\n\n" + five}, {one, ""}});
    addRow("a section taken out, another ticked", seed, {{"## Decode\n\n" + four + "\n", ""}}, tick,
           {{"## Decode\n\n" + four + "\n", ""}, {untick1, tick1}});
    addRow("a heading taken out, an entry put in below it", seed, {{"\n## Decode\n\n", ""}},
           {{four, four + five}}, {{"\n## Decode\n\n" + four, four + five}});
    addRow("words before, and a tick", seed, {{"Words before.", "Other words before."}}, tick,
           {{"Words before.", "Other words before."}, {untick1, tick1}});
    addRow("a source renamed, its link changed", seed, {{"[A Site]", "[The Site]"}},
           {{"(https://example.org/)", "(https://example.org/home)"}},
           {{"[A Site](https://example.org/)", "[The Site](https://example.org/home)"}});
    addRow("stars for dashes, and a tick", seed,
           {{"- [A", "* [A"},
            {"- [ ] [[2001.00001]", "* [ ] [[2001.00001]"},
            {"- [ ] [[2001.00002]", "* [ ] [[2001.00002]"},
            {"- [X]", "* [X]"},
            {"- [ ] [[2001.00004]", "* [ ] [[2001.00004]"}},
           tick,
           {{"- [A", "* [A"},
            {"- [ ] [[2001.00001]", "* [X] [[2001.00001]"},
            {"- [ ] [[2001.00002]", "* [ ] [[2001.00002]"},
            {"- [X] [[2001.00003]", "* [X] [[2001.00003]"},
            {"- [ ] [[2001.00004]", "* [ ] [[2001.00004]"}});
    addRow("stars for dashes, and an entry put in", seed,
           {{"- [A", "* [A"},
            {"- [ ] [[2001.00001]", "* [ ] [[2001.00001]"},
            {"- [ ] [[2001.00002]", "* [ ] [[2001.00002]"},
            {"- [X]", "* [X]"},
            {"- [ ] [[2001.00004]", "* [ ] [[2001.00004]"}},
           {{three, three + six}},
           {{"- [A", "* [A"},
            {"- [ ] [[2001.00001]", "* [ ] [[2001.00001]"},
            {"- [ ] [[2001.00002]", "* [ ] [[2001.00002]"},
            {three, "*" + three.mid(1) + "*" + six.mid(1)},
            {"- [ ] [[2001.00004]", "* [ ] [[2001.00004]"}});
    addRow(
        "deeper indents, and a remark", seed,
        {{"- [ ] [[2001.00001]", "-   [ ] [[2001.00001]"},
         {"  first", "    first"},
         {"- [ ] [[2001.00002]", "-   [ ] [[2001.00002]"},
         {"  two", "    two"},
         {"- [X]", "-   [X]"}},
        {{three, three + "  words\n"}},
        {{"- [ ] [[2001.00001]", "-   [ ] [[2001.00001]"},
         {"  first", "    first"},
         {"- [ ] [[2001.00002]", "-   [ ] [[2001.00002]"},
         {"  two", "    two"},
         {three, "-   [X] [[2001.00003] Three](https://arxiv.org/abs/2001.00003)\n    words\n"}});
    addRow("blank lines between, and an entry put in", seed,
           {{"first, one\n", "first, one\n\n"}, {"这里。\n", "这里。\n\n"}},
           {{three, three + five}},
           {{"first, one\n", "first, one\n\n"}, {"这里。\n", "这里。\n\n"}, {three, three + five}});
    addRow("escapes, and a tick", seed, {{"[[2001.00001] One]", "[\\[2001.00001\\] One]"}}, tick,
           {{"- [ ] [[2001.00001] One]", "- [X] [\\[2001.00001\\] One]"}});
    addRow("a ticked box escaped, and the entry taken out", seed,
           {{"- [X] [[2001.00003] Three]", "- \\[X\\] [\\[2001.00003\\] Three]"}}, {{three, ""}},
           {{three, ""}});
    addRow("a heading underlined, and renamed", seed, {{"# List\n", "List\n====\n"}},
           {{"# List", "# Lists"}}, {{"# List\n", "Lists\n====\n"}});
    addRow("a row's remark and its state", table, {{"| ⬜ | [One", "| ✅ | [One"}},
           {{"| good |", "| very good |"}},
           {{"| ⬜ | [One", "| ✅ | [One"}, {"| good |", "| very good |"}});
    addRow("rows put in and changed", table,
           {{"| good |\n", "| good |\n| ⬜ | [Six](https://arxiv.org/abs/2001.00006) | |\n"}},
           {{"Two of Them", "Two of All"}},
           {{"| good |\n", "| good |\n| ⬜ | [Six](https://arxiv.org/abs/2001.00006) | |\n"},
            {"Two of Them", "Two of All"}});
    addRow("a row taken out, one put in behind it", table,
           {{"| ⬜ | [Two of Them](https://arxiv.org/abs/2001.00002) | |\n", ""}},
           {{"00002) | |\n", "00002) | |\n| ⬜ | [Six](https://arxiv.org/abs/2001.00006) | |\n"}},
           {{"| ⬜ | [Two of Them](https://arxiv.org/abs/2001.00002) | |\n",
             "| ⬜ | [Six](https://arxiv.org/abs/2001.00006) | |\n"}});
    addRow("a table made wider, and a cell", table,
           {{"| ---- | ----- | ------ |", "| ---- | ------------- | ------ |"},
            {"| done | title |", "| done | title         |"},
            {"| ⬜ | [One", "| ⬜   | [One"}},
           {{"| good |", "| very good |"}},
           {{"| ---- | ----- | ------ |", "| ---- | ------------- | ------ |"},
            {"| done | title |", "| done | title         |"},
            {"| ⬜ | [One", "| ⬜   | [One"},
            {"| good |", "| very good |"}});
    addRow("numbers go on", numbered,
           {{"1. [ ]", "1. [ ] [New](https://arxiv.org/abs/2001.00009)\n2. [ ]"},
            {"2. [ ] [Two]", "3. [ ] [Two]"},
            {"3. [ ] [Three]", "4. [ ] [Three]"}},
           {{"3. [ ] [Three](https://arxiv.org/abs/2001.00003)\n",
             "3. [X] [Three](https://arxiv.org/abs/2001.00003)\n4. [ ] "
             "[Last](https://arxiv.org/abs/2001.00010)\n"}},
           {{"1. [ ] [One](https://arxiv.org/abs/2001.00001)\n2. [ ] "
             "[Two](https://arxiv.org/abs/2001.00002)\n3. [ ] "
             "[Three](https://arxiv.org/abs/2001.00003)\n",
             "1. [ ] [New](https://arxiv.org/abs/2001.00009)\n2. [ ] "
             "[One](https://arxiv.org/abs/2001.00001)\n3. [ ] "
             "[Two](https://arxiv.org/abs/2001.00002)\n4. [X] "
             "[Three](https://arxiv.org/abs/2001.00003)\n5. [ ] "
             "[Last](https://arxiv.org/abs/2001.00010)\n"}});
    addRow("a number taken out, another ticked", numbered,
           {{"2. [ ] [Two](https://arxiv.org/abs/2001.00002)\n3.", "2."}}, {{"3. [ ]", "3. [X]"}},
           {{"2. [ ] [Two](https://arxiv.org/abs/2001.00002)\n3. [ ]", "2. [X]"}});
    addRow("below another, and its parent", nested, {{"- [ ] [One]", "- [X] [One]"}},
           {{"  - [ ] [Below One]", "  - [X] [Below One]"}},
           {{"- [ ] [One]", "- [X] [One]"}, {"  - [ ] [Below One]", "  - [X] [Below One]"}});
    addRow("moved out of another, and ticked", nested,
           {{"  - [ ] [Below One](https://arxiv.org/abs/2001.00011)\n", ""},
            {"", "- [ ] [Below One](https://arxiv.org/abs/2001.00011)\n"}},
           {{"[ ] [Below", "[X] [Below"}},
           {{"  - [ ] [Below One](https://arxiv.org/abs/2001.00011)\n", ""},
            {"", "- [X] [Below One](https://arxiv.org/abs/2001.00011)\n"}});
    addRow(
        "put below, and its parent moved", nested,
        {{"- [ ] [One](https://arxiv.org/abs/2001.00001)\n  - [ ] [Below "
          "One](https://arxiv.org/abs/2001.00011)\n- [ ] [Two](https://arxiv.org/abs/2001.00002)\n",
          "- [ ] [Two](https://arxiv.org/abs/2001.00002)\n- [ ] "
          "[One](https://arxiv.org/abs/2001.00001)\n  - [ ] [Below "
          "One](https://arxiv.org/abs/2001.00011)\n"}},
        {{"00011)\n", "00011)\n  - [ ] [More](https://arxiv.org/abs/2001.00012)\n"}},
        {{"- [ ] [One](https://arxiv.org/abs/2001.00001)\n  - [ ] [Below "
          "One](https://arxiv.org/abs/2001.00011)\n- [ ] [Two](https://arxiv.org/abs/2001.00002)\n",
          "- [ ] [Two](https://arxiv.org/abs/2001.00002)\n- [ ] "
          "[One](https://arxiv.org/abs/2001.00001)\n  - [ ] [Below "
          "One](https://arxiv.org/abs/2001.00011)\n  - [ ] "
          "[More](https://arxiv.org/abs/2001.00012)\n"}});
    addRow("paragraphs", paragraphs, {{"Its words.", "Its own words."}},
           {{"Two Titles", "Three Titles"}},
           {{"Its words.", "Its own words."}, {"Two Titles", "Three Titles"}});
    addRow("a paragraph taken out with its rule", paragraphs,
           {{"Its words.\n\n---\n\n", "---\n\n"}}, {{"Two Titles", "Three Titles"}},
           {{"Its words.\n\n---\n\n", "---\n\n"}, {"Two Titles", "Three Titles"}});
    addRow("headings as entries", headings, {{"About one.", "About the one."}},
           {{"[Two]", "[The Two]"}}, {{"About one.", "About the one."}, {"[Two]", "[The Two]"}});
    addRow("a heading's link and its words below", headings, {{"2001.00001)", "2001.00001v2)"}},
           {{"About one.", "About the one."}},
           {{"2001.00001)", "2001.00001v2)"}, {"About one.", "About the one."}});
    addRow("definitions of both", references,
           {{"- [ ] [Two][2]\n", "- [ ] [Two][2]\n- [ ] [Three][3]\n"},
            {"", "[3]: https://arxiv.org/abs/2001.00003\n"}},
           {{"[1]: https://arxiv.org/abs/2001.00001", "[1]: https://arxiv.org/abs/2001.00001v2"}},
           {{"- [ ] [Two][2]\n", "- [ ] [Two][2]\n- [ ] [Three][3]\n"},
            {"[1]: https://arxiv.org/abs/2001.00001", "[1]: https://arxiv.org/abs/2001.00001v2"},
            {"", "[3]: https://arxiv.org/abs/2001.00003\n"}});
    addRow("a definition that is still named", references,
           {{"- [ ] [Two][2]\n", "- [ ] [Two][2]\n- [ ] [One again][1]\n"}},
           {{"- [ ] [One][1]\n", ""}, {"[1]: https://arxiv.org/abs/2001.00001\n", ""}},
           {{"- [ ] [One][1]\n", ""},
            {"- [ ] [Two][2]\n", "- [ ] [Two][2]\n- [ ] [One again][1]\n"},
            {"[1]: https://arxiv.org/abs/2001.00001\n", ""},
            {"", "[1]: https://arxiv.org/abs/2001.00001\n"}});
    addRow("Chinese words", seed, {{"## Other\n", "## 其他\n"}},
           {{"Words before.", "总之是一些话。"}},
           {{"## Other\n", "## 其他\n"}, {"Words before.", "总之是一些话。"}});
    addRow("no end of the last line", QByteArray(seed).chopped(1), tick,
           {{"", "\n\n" + five.chopped(1)}}, {{untick1, tick1}, {"", "\n\n" + five.chopped(1)}});
    QTest::newRow("CRLF of one side")
        << QByteArray(seed) << crlf(seed) << edited(seed, tick) << crlf(edited(seed, tick));
    QTest::newRow("CRLF and words of one side")
        << QByteArray(seed) << crlf(edited(seed, {{four, four + five}})) << edited(seed, tick)
        << crlf(edited(seed, {{four, four + five}, {untick1, tick1}}));
    QTest::newRow("CRLF on all sides")
        << crlf(seed) << crlf(edited(seed, {{four, four + five}})) << crlf(edited(seed, tick))
        << crlf(edited(seed, {{four, four + five}, {untick1, tick1}}));
    QTest::newRow("a byte order mark of one side")
        << QByteArray(seed) << "\xEF\xBB\xBF" + QByteArray(seed) << edited(seed, tick)
        << "\xEF\xBB\xBF" + edited(seed, tick);
    QTest::newRow("a note, by lines")
        << QByteArray("# Note\n\nOne.\n\nTwo.\n\nThree.\n")
        << QByteArray("# Note\n\nOne, mine.\n\nTwo.\n\nThree.\n")
        << QByteArray("# Note\n\nOne.\n\nTwo.\n\nThree, theirs.\n")
        << QByteArray("# Note\n\nOne, mine.\n\nTwo.\n\nThree, theirs.\n");
}

void TestMerge::apart()
{
    QFETCH(const QByteArray, base);
    QFETCH(const QByteArray, mine);
    QFETCH(const QByteArray, theirs);
    QFETCH(const QByteArray, expected);
    const ListMerge merge = mergeLists(base, mine, theirs);
    QVERIFY2(merge.bytes == expected, fromDifference(merge.bytes, expected).constData());
    QCOMPARE(merge.conflicts.size(), 0);
    const ListMerge swapped = mergeLists(base, theirs, mine);
    QCOMPARE(swapped.bytes.toLower(), expected.toLower()); // the letter of a box is mine
    QCOMPARE(swapped.conflicts.size(), 0);
}

// Both put something in one place: mine first.
void TestMerge::together_data()
{
    addColumns();
    addRow("behind one entry", seed, {{two, two + five}}, {{two, two + six}},
           {{two, two + five + six}});
    addRow("first in a section", seed, {{one, five + one}}, {{one, six + one}},
           {{one, five + six + one}});
    addRow("last in a section", seed, {{three, three + five}}, {{three, three + six}},
           {{three, three + five + six}});
    addRow("into an empty section", seed, {{"## Other\n", "## Other\n\n" + five}},
           {{"## Other\n", "## Other\n\n" + six}}, {{"## Other\n", "## Other\n\n" + five + six}});
    addRow("sections at the end", seed, {{"## Other\n", "## Other\n\n## Mine\n"}},
           {{"## Other\n", "## Other\n\n## Theirs\n"}},
           {{"## Other\n", "## Other\n\n## Mine\n\n## Theirs\n"}});
    addRow("an entry and a section", seed, {{three, three + "\n### Mine\n\n" + five}},
           {{three, three + six}}, {{three, three + six + "\n### Mine\n\n" + five}});
    addRow("rows", table,
           {{"00002) | |\n", "00002) | |\n| ⬜ | [Five](https://arxiv.org/abs/2001.00005) | |\n"}},
           {{"00002) | |\n", "00002) | |\n| ⬜ | [Six](https://arxiv.org/abs/2001.00006) | |\n"}},
           {{"00002) | |\n", "00002) | |\n| ⬜ | [Five](https://arxiv.org/abs/2001.00005) | |\n| ⬜ "
                             "| [Six](https://arxiv.org/abs/2001.00006) | |\n"}});
    addRow("numbers", numbered, {{"", "4. [ ] [Five](https://arxiv.org/abs/2001.00005)\n"}},
           {{"", "4. [ ] [Six](https://arxiv.org/abs/2001.00006)\n"}},
           {{"", "4. [ ] [Five](https://arxiv.org/abs/2001.00005)\n5. [ ] "
                 "[Six](https://arxiv.org/abs/2001.00006)\n"}});
    addRow("keywords", seed, {{"first, one\n", "first, one, mine\n"}},
           {{"first, one\n", "first, one, theirs\n"}},
           {{"first, one\n", "first, one, mine, theirs\n"}});
    addRow("moved to two places", seed, {{one, ""}, {four, four + one}},
           {{one, ""}, {"## Other\n", "## Other\n\n" + one}}, {{one, ""}, {four, four + one}});
    addRow("paragraphs of text", seed, {{"Words before.\n", "Words before.\n\nMine.\n"}},
           {{"Words before.\n", "Words before.\n\nTheirs.\n"}},
           {{"Words before.\n", "Words before.\n\nMine.\n\nTheirs.\n"}});
    addRow("definitions", references, {{"", "[3]: https://example.org/3\n"}},
           {{"", "[4]: https://example.org/4\n"}},
           {{"", "[3]: https://example.org/3\n[4]: https://example.org/4\n"}});
    addRow("keywords and a note", seed, {{three, three + "  three, third\n"}},
           {{three, three + "  [note](n/3.md)\n"}},
           {{three, three + "  three, third\n  [note](n/3.md)\n"}});
}

void TestMerge::together()
{
    QFETCH(const QByteArray, base);
    QFETCH(const QByteArray, mine);
    QFETCH(const QByteArray, theirs);
    QFETCH(const QByteArray, expected);
    const ListMerge merge = mergeLists(base, mine, theirs);
    QVERIFY2(merge.bytes == expected, fromDifference(merge.bytes, expected).constData());
    QCOMPARE(merge.conflicts.size(), 0);
}

void TestMerge::identities_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("other");
    const QByteArray list(seed);
    QTest::newRow("an edit") << list << edited(list, {{two, ""}});
    QTest::newRow("nothing") << list << QByteArray();
    QTest::newRow("from nothing") << QByteArray() << list;
    QTest::newRow("line ends") << list << crlf(list);
    QTest::newRow("a byte order mark") << list << "\xEF\xBB\xBF" + list;
    QTest::newRow("no UTF-8") << list << edited(list, {{"One", "\xff\xfe\x80"}});
    QTest::newRow("NUL") << list << edited(list, {{"One", QByteArray("\0\0", 2)}});
    QTest::newRow("mixed line ends") << list << edited(list, {{one, crlf(one)}});
    QTest::newRow("another list") << list << QByteArray(table);
}

void TestMerge::identities()
{
    QFETCH(const QByteArray, base);
    QFETCH(const QByteArray, other);
    QCOMPARE(brokenIdentity(base, other), QString());
    QCOMPARE(brokenIdentity(other, base), QString());
}

QTEST_APPLESS_MAIN(TestMerge)
#include "tst_merge.moc"
