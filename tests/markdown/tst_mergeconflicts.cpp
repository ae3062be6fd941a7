// SPDX-License-Identifier: MIT
#include "markdown/merge.h"

#include "markdown/document.h"
#include "markdown/mergechecks.h"
#include "markdown/mergelist.h"

#include <QRegularExpression>

using namespace paperdip;

// What both sides changed in one place, and how it is marked.
class TestMergeConflicts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void whole_data();
    void whole();
    void marks_data();
    void marks();
    void conflictsSayWhereTheyAre();
    void definitionsInOneSegment();
};

// What cannot be taken together is kept in both forms.
void TestMergeConflicts::whole_data()
{
    addColumns();
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("myForm");
    QTest::addColumn<QByteArray>("theirForm");
    using Kind = MergeConflict::Kind;
    const auto row = [](const char *name, const QByteArray &base, const Edits &mine,
                        const Edits &theirs, const Edits &merged, Kind kind,
                        const QByteArray &myForm, const QByteArray &theirForm) {
        QTest::newRow(name) << base << edited(base, mine) << edited(base, theirs)
                            << edited(base, merged) << static_cast<int>(kind) << myForm
                            << theirForm;
    };
    const QByteArray myFour = "- [ ] [[2001.00004] My Four](https://arxiv.org/abs/2001.00004)";
    const QByteArray theirFour =
        "- [ ] [[2001.00004] Their Four](https://arxiv.org/abs/2001.00004)";
    row("a title of both", seed, {{"] Four]", "] My Four]"}}, {{"] Four]", "] Their Four]"}},
        {{four, myFour + "\n" + theirFour + "\n"}}, Kind::BothChanged, myFour, theirFour);
    row("a title of both, and a tick", seed, {{"] Four]", "] My Four]"}},
        {{"] Four]", "] Their Four]"}, {"- [ ] [[2001.00001]", "- [x] [[2001.00001]"}},
        {{four, myFour + "\n" + theirFour + "\n"}, {"- [ ] [[2001.00001]", "- [x] [[2001.00001]"}},
        Kind::BothChanged, myFour, theirFour);
    row("a link of both", seed, {{"abs/2001.00004", "abs/2001.00014"}},
        {{"abs/2001.00004", "abs/2001.00024"}},
        {{four, "- [ ] [[2001.00004] Four](https://arxiv.org/abs/2001.00014)\n- [ ] [[2001.00004] "
                "Four](https://arxiv.org/abs/2001.00024)\n"}},
        Kind::BothChanged, "- [ ] [[2001.00004] Four](https://arxiv.org/abs/2001.00014)",
        "- [ ] [[2001.00004] Four](https://arxiv.org/abs/2001.00024)");
    row("a remark of both", seed, {{"备注在这里。", "备注在那里。"}},
        {{"备注在这里。", "备注在哪里？"}},
        {{two, edited(two, {{"备注在这里。", "备注在那里。"}}) +
                   edited(two, {{"备注在这里。", "备注在哪里？"}})}},
        Kind::BothChanged, edited(two, {{"备注在这里。", "备注在那里。"}}).trimmed(),
        edited(two, {{"备注在这里。", "备注在哪里？"}}).trimmed());
    row("taken out by me, changed by them", seed, {{four, ""}}, {{"] Four]", "] Their Four]"}},
        {{four, theirFour + "\n"}}, Kind::DeletedByMe, "", theirFour);
    row("taken out by them, ticked by me", seed, {{"- [ ] [[2001.00004]", "- [x] [[2001.00004]"}},
        {{four, ""}}, {{"- [ ] [[2001.00004]", "- [x] [[2001.00004]"}}, Kind::DeletedByThem,
        "- [x] [[2001.00004] Four](https://arxiv.org/abs/2001.00004)", "");
    const QByteArray decode = "## Decode\n\n" + four + "\n";
    row("a section taken out by me, an entry put in by them", seed, {{decode, ""}},
        {{four, four + five}}, {{four, five}}, Kind::DeletedByMe, "", "## Decode");
    row("a section taken out by me, an entry changed by them", seed, {{decode, ""}},
        {{"] Four]", "] Their Four]"}}, {{"] Four]", "] Their Four]"}}, Kind::DeletedByMe, "",
        theirFour);
    row("a section's title of both", seed, {{"## Other", "## Mine"}}, {{"## Other", "## Theirs"}},
        {{"## Other\n", "## Mine\n\n## Theirs\n"}}, Kind::BothChanged, "## Mine", "## Theirs");
    row("words of both", seed, {{"Words before.", "My words."}},
        {{"Words before.", "Their words."}}, {{"Words before.", "My words.\n\nTheir words."}},
        Kind::BothChanged, "My words.", "Their words.");
    row("a cell of both", table, {{"| good |", "| mine |"}}, {{"| good |", "| theirs |"}},
        {{"| ⬜ | [One of Them](https://arxiv.org/abs/2001.00001) | good |\n",
          "| ⬜ | [One of Them](https://arxiv.org/abs/2001.00001) | mine |\n| ⬜ | [One of "
          "Them](https://arxiv.org/abs/2001.00001) | theirs |\n"}},
        Kind::BothChanged, "| ⬜ | [One of Them](https://arxiv.org/abs/2001.00001) | mine |",
        "| ⬜ | [One of Them](https://arxiv.org/abs/2001.00001) | theirs |");
    row("both added, each with a title", seed,
        {{"", "\n- [ ] [[2001.00007] Mine](https://arxiv.org/abs/2001.00007)\n"}},
        {{"", "\n- [ ] [[2001.00007] Theirs](https://arxiv.org/abs/2001.00007)\n"}},
        {{"", "\n- [ ] [[2001.00007] Mine](https://arxiv.org/abs/2001.00007)\n- [ ] [[2001.00007] "
              "Theirs](https://arxiv.org/abs/2001.00007)\n"}},
        Kind::BothAdded, "- [ ] [[2001.00007] Mine](https://arxiv.org/abs/2001.00007)",
        "- [ ] [[2001.00007] Theirs](https://arxiv.org/abs/2001.00007)");
    row("stars for dashes, and a title of both", seed,
        {{four, "* [ ] [[2001.00004] My Four](https://arxiv.org/abs/2001.00004)\n"}},
        {{"] Four]", "] Their Four]"}},
        {{four, "*" + myFour.mid(1) + "\n*" + theirFour.mid(1) + "\n"}}, Kind::BothChanged,
        "*" + myFour.mid(1), "*" + theirFour.mid(1));
    row("with entries below", nested, {{"[One]", "[My One]"}}, {{"[One]", "[Their One]"}},
        {{"- [ ] [One](https://arxiv.org/abs/2001.00001)\n",
          "- [ ] [My One](https://arxiv.org/abs/2001.00001)\n- [ ] [Their "
          "One](https://arxiv.org/abs/2001.00001)\n"}},
        Kind::BothChanged, "- [ ] [My One](https://arxiv.org/abs/2001.00001)",
        "- [ ] [Their One](https://arxiv.org/abs/2001.00001)");
    row("lines of a note", "# Note\n\nOne.\n", {{"One.", "Mine."}}, {{"One.", "Theirs."}},
        {{"One.\n", "Mine.\nTheirs.\n"}}, Kind::Lines, "Mine.\n", "Theirs.\n");
}

void TestMergeConflicts::whole()
{
    QFETCH(const QByteArray, base);
    QFETCH(const QByteArray, mine);
    QFETCH(const QByteArray, theirs);
    QFETCH(const QByteArray, expected);
    QFETCH(const int, kind);
    QFETCH(const QByteArray, myForm);
    QFETCH(const QByteArray, theirForm);
    const ListMerge merge = mergeLists(base, mine, theirs);
    QVERIFY2(merge.bytes == expected, fromDifference(merge.bytes, expected).constData());
    QCOMPARE(merge.conflicts.size(), 1);
    const MergeConflict &conflict = merge.conflicts.first();
    QCOMPARE(static_cast<int>(conflict.kind), kind);
    const auto at = [&merge](const Span &span) {
        return merge.bytes.mid(span.begin, span.end - span.begin);
    };
    QCOMPARE(at(conflict.mineSpan), myForm);
    QCOMPARE(at(conflict.theirsSpan), theirForm);
    QCOMPARE(conflict.mineAt < 0, myForm.isEmpty());
    QCOMPARE(conflict.theirsAt < 0, theirForm.isEmpty());
}

void TestMergeConflicts::marks_data()
{
    addColumns();
    QTest::addColumn<QByteArray>("shown"); // the base's name
    QTest::newRow("a title")
        << QByteArray(seed) << edited(seed, {{"] Four]", "] My Four]"}})
        << edited(seed, {{"] Four]", "] Their Four]"}})
        << edited(seed,
                  {{four, "<<<<<<< mine\n- [ ] [[2001.00004] My "
                          "Four](https://arxiv.org/abs/2001.00004)\n=======\n- [ ] [[2001.00004] "
                          "Their Four](https://arxiv.org/abs/2001.00004)\n>>>>>>> theirs\n"}})
        << QByteArray();
    QTest::newRow("with the base")
        << QByteArray(seed) << edited(seed, {{"] Four]", "] My Four]"}})
        << edited(seed, {{"] Four]", "] Their Four]"}})
        << edited(seed, {{four, "<<<<<<< mine\n- [ ] [[2001.00004] My "
                                "Four](https://arxiv.org/abs/2001.00004)\n||||||| base\n" +
                                    four +
                                    "=======\n- [ ] [[2001.00004] Their "
                                    "Four](https://arxiv.org/abs/2001.00004)\n>>>>>>> theirs\n"}})
        << QByteArray("base");
    QTest::newRow("taken out by me")
        << QByteArray(seed) << edited(seed, {{four, ""}})
        << edited(seed, {{"] Four]", "] Their Four]"}})
        << edited(seed, {{four, "<<<<<<< mine\n=======\n- [ ] [[2001.00004] Their "
                                "Four](https://arxiv.org/abs/2001.00004)\n>>>>>>> theirs\n"}})
        << QByteArray();
    QTest::newRow("taken out by them")
        << QByteArray(seed) << edited(seed, {{"] Four]", "] My Four]"}})
        << edited(seed, {{four, ""}})
        << edited(seed,
                  {{four, "<<<<<<< mine\n- [ ] [[2001.00004] My "
                          "Four](https://arxiv.org/abs/2001.00004)\n=======\n>>>>>>> theirs\n"}})
        << QByteArray();
    QTest::newRow("a note's last line")
        << QByteArray("One.") << QByteArray("Mine.") << QByteArray("Theirs.")
        << QByteArray("<<<<<<< mine\nMine.\n=======\nTheirs.\n>>>>>>> theirs\n") << QByteArray();
    QTest::newRow("none") << QByteArray(seed) << edited(seed, {{one, ""}})
                          << edited(seed, {{two, ""}}) << edited(seed, {{one, ""}, {two, ""}})
                          << QByteArray();
}

void TestMergeConflicts::marks()
{
    QFETCH(const QByteArray, base);
    QFETCH(const QByteArray, mine);
    QFETCH(const QByteArray, theirs);
    QFETCH(const QByteArray, expected);
    QFETCH(const QByteArray, shown);
    ConflictNames names;
    names.base = shown;
    const QByteArray marked = withMarkers(mergeLists(base, mine, theirs), names);
    QVERIFY2(marked == expected, fromDifference(marked, expected).constData());
}

// A form's place is that of its segment in a fresh read.
void TestMergeConflicts::conflictsSayWhereTheyAre()
{
    const ListMerge merge =
        mergeLists(seed, edited(seed, {{"] Four]", "] My Four]"}, {"## Other", "## Mine"}}),
                   edited(seed, {{"] Four]", "] Their Four]"}, {"## Other", "## Theirs"}}));
    QCOMPARE(merge.conflicts.size(), 2);
    const Document document = Document::read(merge.bytes);
    QStringList titles;
    for (const MergeConflict &conflict : merge.conflicts)
        titles << document.at(conflict.mineAt).reading.title
               << document.at(conflict.theirsAt).reading.title;
    QCOMPARE(titles, (QStringList{QStringLiteral("My Four"), QStringLiteral("Their Four"),
                                  QStringLiteral("Mine"), QStringLiteral("Theirs")}));
    QCOMPARE(misplacedConflict(merge), QString());
}

// Both gave a label an address: both lines stay in the run.
void TestMergeConflicts::definitionsInOneSegment()
{
    const ListMerge merge = mergeLists(references, edited(references, {{"00002\n", "00012\n"}}),
                                       edited(references, {{"00002\n", "00022\n"}}));
    QCOMPARE(merge.conflicts.size(), 1);
    QCOMPARE(merge.bytes,
             edited(references, {{"00002\n", "00012\n[2]: https://arxiv.org/abs/2001.00022\n"}}));
    QVERIFY(merge.conflicts.first().mineSpan == merge.conflicts.first().theirsSpan);
    QVERIFY(withMarkers(merge).contains("=======\n[1]: https://arxiv.org/abs/2001.00001\n[2]: "
                                        "https://arxiv.org/abs/2001.00022\n>>>>>>> theirs\n"));
}

QTEST_APPLESS_MAIN(TestMergeConflicts)
#include "tst_mergeconflicts.moc"
