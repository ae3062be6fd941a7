// SPDX-License-Identifier: MIT
#include "core/searchmarks.h"
#include "core/searchquery.h"
#include "core/searchtext.h"

#include <QRegularExpression>
#include <QTest>
#include <random>

using namespace paperdip;

namespace {

QString shown(const SearchTerm &term)
{
    static const char *const kinds[] = {"", "id", "year", "state", "has", "in", "list"};
    static const char *const fields[] = {"title", "tag",    "author",   "ids",
                                         "venue", "remark", "abstract", "note"};
    static const char *const states[] = {"unread", "reading", "read"};
    static const char *const parts[] = {"note", "pdf", "abstract"};
    QString text = term.excluded ? QStringLiteral("-") : QString();
    if (term.field)
        text += QLatin1String(fields[static_cast<int>(*term.field)]) + QLatin1Char(':');
    else if (term.kind != SearchTerm::Kind::Text)
        text += QLatin1String(kinds[static_cast<int>(term.kind)]) + QLatin1Char(':');
    switch (term.kind) {
    case SearchTerm::Kind::Year:
        return text + QStringLiteral("%1..%2").arg(term.from).arg(term.to);
    case SearchTerm::Kind::State:
        return text + QLatin1String(states[static_cast<int>(term.state)]);
    case SearchTerm::Kind::Has:
        return text + QLatin1String(parts[static_cast<int>(term.part)]);
    case SearchTerm::Kind::Id:
        return text + term.id;
    default:
        return text + term.text + (term.open ? QStringLiteral("*") : QString());
    }
}

QString shown(const QList<SearchTerm> &terms)
{
    QStringList all;
    for (const SearchTerm &term : terms)
        all << shown(term);
    return all.join(QStringLiteral(" | "));
}

QString shown(const QList<SearchPhrase> &phrases)
{
    QStringList all;
    for (const SearchPhrase &phrase : phrases)
        all << phrase.pieces.join(QLatin1Char(' ')) +
                   (phrase.prefix ? QStringLiteral("*") : QString());
    return all.join(QStringLiteral(" | "));
}

} // namespace

// What a person types into the search field, and how texts are cut into what is found.
class TestSearchQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void terms_data();
    void terms();
    void places();
    void pieces_data();
    void pieces();
    void spans();
    void phrases_data();
    void phrases();
    void matches();
    void matchesInAsciiAsInOtherTexts();
    void marks_data();
    void marks();
};

void TestSearchQuery::terms_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("understood");
    const auto row = [](const char *typed, const char *understood) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(understood);
    };
    row("", "");
    row("   ", "");
    row("flash", "flash*");
    row("  flash   attention ", "flash* | attention*");
    row("显存", "显存*");
    row("显存　带宽", "显存* | 带宽*"); // the wide blank
    row("\"flash attention\"", "flash attention");
    row("“flash attention”", "flash attention");
    row("「推测解码」", "推测解码");
    row("＂推测＂ x", "推测 | x*");
    row("显存“带宽”", "显存* | 带宽");
    row("\"flash att", "flash att*");
    row("\"", "");
    row("\"\"", "");
    row("-survey", "-survey*");
    row("－survey", "-survey*");
    row("-\"a survey\"", "-a survey");
    row("flash-attention", "flash-attention*");
    row("-", "");
    row("- x", "x*");
    row("--x", "--x*");
    row("++ -> ∑", "");
    row("C++", "C++");
    row("flash*", "flash**");
    row("flash-", "flash-");
    row("author:dao", "author:dao*");
    row("Author:dao", "author:dao*");
    row("author:\"Tri Dao\"", "author:Tri Dao");
    row("-author:dao", "-author:dao*");
    row("作者：李", "author:李*");
    row("作者:\"李 明\"", "author:李 明");
    row("author:", "author:");
    row("author: dao", "author: | dao*");
    row("year:2022..2024", "year:2022..2024");
    row("year:2022..", "year:2022..9999");
    row("year:..2024", "year:0..2024");
    row("year:2023", "year:2023..2023");
    row("year:2024..2022", "year:2022..2024");
    row("year:２０２２..２０２４", "year:2022..2024");
    row("年份：2022-2024", "year:2022..2024");
    row("年份:2022至2024", "year:2022..2024");
    row("-year:2023", "-year:2023..2023");
    row("year:soon", "year:soon*");
    row("year:20", "year:20*");
    row("year:..", "year:..*");
    row("year:20222024", "year:20222024*");
    row("tag:decoding", "tag:decoding*");
    row("标签：解码", "tag:解码*");
    row("关键词:\"KV 缓存\"", "tag:KV 缓存");
    row("state:read", "state:read");
    row("state:reading", "state:reading");
    row("STATE:Unread", "state:unread");
    row("状态：已读", "state:read");
    row("状态:在读", "state:reading");
    row("状态：未读", "state:unread");
    row("state:odd", "state:odd*");
    row("-state:read", "-state:read");
    row("has:note", "has:note");
    row("has:pdf", "has:pdf");
    row("has:abstract", "has:abstract");
    row("有：笔记", "has:note");
    row("has:wings", "has:wings*");
    row("in:\"Spec Decode\"", "in:Spec Decode");
    row("in:MLSys/Kernel", "in:MLSys/Kernel*");
    row("分区：推测", "in:推测*");
    row("list:papers", "list:papers*");
    row("清单：论文", "list:论文*");
    row("title:flash", "title:flash*");
    row("标题:显存", "title:显存*");
    row("note:todo", "note:todo*");
    row("remark:尝试", "remark:尝试*");
    row("abstract:we", "abstract:we*");
    row("venue:icml", "venue:icml*");
    row("2205.14135", "id:2205.14135");
    row("arXiv:2205.14135v2", "id:2205.14135");
    row("id:2205.14135", "id:2205.14135");
    row("id:2205", "ids:2205*");
    row("math/0309136", "id:math/0309136");
    row("https://arxiv.org/pdf/2205.14135v1.pdf", "id:2205.14135");
    row("https://www.example.org/a/b", "id:example.org/a/b");
    row("10.1145/3600006.3613165", "id:10.1145/3600006.3613165");
    row("https://doi.org/10.1145/3600006.3613165", "id:10.1145/3600006.3613165");
    row("-2205.14135", "-id:2205.14135");
    row("\"2205.14135\"", "2205.14135");
    row("foo:bar", "foo:bar*");
    row("flash author:dao year:2022.. -survey \"exact phrase\"",
        "flash* | author:dao* | year:2022..9999 | -survey* | exact phrase");
    row("a:b:c", "a:b:c*");
    row(":", "");
    row("don't", "don't*");
    row("5\" disk", "5\" | disk*");
}

void TestSearchQuery::terms()
{
    QFETCH(const QString, typed);
    QTEST(shown(parseSearch(typed)), "understood");
}

void TestSearchQuery::places()
{
    const QString typed = QStringLiteral(" ab -author:\"c d\" 推测");
    const QList<SearchTerm> terms = parseSearch(typed);
    QStringList parts;
    for (const SearchTerm &term : terms)
        parts << typed.mid(term.begin, term.end - term.begin);
    QCOMPARE(parts, QStringList({QStringLiteral("ab"), QStringLiteral("-author:\"c d\""),
                                 QStringLiteral("推测")}));
}

void TestSearchQuery::pieces_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("pieces");
    const auto row = [](const char *text, const char *pieces) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(pieces);
    };
    row("", "");
    row("FlashAttention-2", "flashattention 2 ");
    row("KV缓存", "kv 缓存 存 ");
    row("推测解码", "推测 测解 解码 码 ");
    row("第3章", "第 3 章 ");
    row("é É e\u0301 naïve", "e e e naive ");
    row("Łukasz Sørensen Straße Æsir", "lukasz sorensen strasse aesir ");
    row("ΣΊΣΥΦΟΣ", "σισυφοσ ");
    row("ＫＶ１２", "kv12 ");
    row("ﾃﾞｰﾀ", "テー ータ タ ");
    row("データ", "テー ータ タ ");
    row("か\u3099", "か ");
    row("注意機構を使う", "注意 意機 機構 構を を使 使う う ");
    row("어텐션 모델", "어텐 텐션 션 모델 델 ");
    row("\u1112\u1161\u11ab\u1100\u1173\u11af", "한글 글 ");
    row("𠮷野家", "𠮷野 野家 家 ");
    row("𰻝面", "𰻝面 面 "); // extension G
    row("々人 ー", "々人 人 ー ");
    row("ﬁne", "fine ");
    row("at\u00adten\u200dtion", "attention ");
    row("a\u200bb", "a b ");
    row("$O(n^2)$ x²", "o n 2 x2 ");
    row("max_tokens", "max tokens ");
    row("**注意**力", "注意 意力 力 ");
    row("推测\n  解码", "推测 测解 解码 码 ");
    row("推测\n\n解码", "推测 测 解码 码 ");
    row("推测 解码", "推测 测 解码 码 ");
    row("推测，解码", "推测 测 解码 码 ");
    row("推测\n- 解码", "推测 测 解码 码 ");
    row("推** 测", "推 测 ");
    row("㈱ ½", "株 1 2 ");
    row("  `Az09`/@[{ x-Y\tz\n\x01\x7f_", "az09 x y z ");
    row("٣ भाषा", "٣ भाषा ");
}

void TestSearchQuery::pieces()
{
    QFETCH(const QString, text);
    QTEST(spelledOut(text), "pieces");
    QString listed;
    const QList<SearchPiece> pieces = searchPieces(text);
    for (const SearchPiece &piece : pieces)
        listed += piece.text + QLatin1Char(' ');
    QCOMPARE(listed, spelledOut(text));
}

void TestSearchQuery::spans()
{
    const QString text = QString::fromUtf8("Ｋe\u0301V 缓存\n器 𠮷野");
    QStringList found;
    const QList<SearchPiece> pieces = searchPieces(text);
    for (const SearchPiece &piece : pieces)
        found << text.mid(piece.begin, piece.end - piece.begin);
    QCOMPARE(found, QStringList({QString::fromUtf8("Ｋe\u0301V"), QString::fromUtf8("缓存"),
                                 QString::fromUtf8("存\n器"), QString::fromUtf8("器"),
                                 QString::fromUtf8("𠮷野"), QString::fromUtf8("野")}));
}

void TestSearchQuery::phrases_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("open");
    QTest::addColumn<QString>("phrases");
    const auto row = [](const char *text, bool open, const char *phrases) {
        QTest::addRow("%s%s", text, open ? "*" : "")
            << QString::fromUtf8(text) << open << QString::fromUtf8(phrases);
    };
    row("flash", true, "flash*");
    row("flash", false, "flash");
    row("Flash Attention", true, "flash attention*");
    row("存", false, "存*");
    row("缓存", true, "缓存");
    row("推测解码", false, "推测 测解 解码");
    row("KV缓存", true, "kv 缓存");
    row("缓存KV", true, "缓存 存 kv*");
    row("推测 解码", false, "推测 测 解码 | 推测 测解 解码");
    row("码 a", false, "码 a");
    row("+", true, "");
}

void TestSearchQuery::phrases()
{
    QFETCH(const QString, text);
    QFETCH(const bool, open);
    QTEST(shown(searchPhrases(text, open)), "phrases");
}

void TestSearchQuery::matches()
{
    const QString text = QString::fromUtf8("Fast 推测解码 with fastest 解");
    const auto found = [&](const char *query, bool open) {
        QStringList parts;
        const auto all = matchesIn(text, searchPhrases(QString::fromUtf8(query), open));
        for (const QList<TextSpan> &spans : all) {
            for (const auto &[begin, end] : spans)
                parts << text.mid(begin, end - begin);
        }
        return parts.join(QLatin1Char('|'));
    };
    QCOMPARE(found("fast", true), QStringLiteral("Fast|fastest"));
    QCOMPARE(found("fast", false), QStringLiteral("Fast"));
    QCOMPARE(found("解", true), QString::fromUtf8("解|解"));
    QCOMPARE(found("测解码 with", true), QString::fromUtf8("测解码 with"));
    QCOMPARE(found("slow", true), QString());
    QCOMPARE(found("fast with", true), QString());
}

// Texts of ASCII alone are looked through in a way of their own.
void TestSearchQuery::matchesInAsciiAsInOtherTexts()
{
    std::mt19937 random(1);
    const auto drawn = [&random](const QString &letters, size_t most) {
        QString text;
        for (size_t left = random() % (most + 1); left > 0; --left)
            text += letters.at(static_cast<qsizetype>(random() % size_t(letters.size())));
        return text;
    };
    int found = 0;
    for (int draw = 0; draw < 5000; ++draw) {
        const QString text = drawn(QStringLiteral("aabAB1 -.\n*_"), 40);
        QList<SearchPhrase> phrases;
        while (phrases.size() < 3)
            phrases += searchPhrases(QLatin1Char('a') + drawn(QStringLiteral("aabB1  -存"), 6),
                                     random() % 2 == 0);
        const std::vector<QList<TextSpan>> matches = matchesIn(text, phrases);
        // The full stop is in no word.
        QVERIFY2(matches == matchesIn(text + QStringLiteral("。"), phrases), qPrintable(text));
        for (const QList<TextSpan> &spans : matches)
            found += spans.isEmpty() ? 0 : 1;
    }
    QVERIFY(found > 1000);
}

void TestSearchQuery::marks_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("marked"); // in a title
    QTest::addColumn<int>("terms");

    const auto row = [](const char *name, const char *query, const char *text, const char *marked,
                        int terms) {
        QTest::newRow(name) << QString::fromUtf8(query) << QString::fromUtf8(text)
                            << QString::fromUtf8(marked) << terms;
    };
    row("prefixes, each for itself", "fla mem", "Flash Memory", "[Flash] [Memory]", 2);
    row("one character", "显", "显存与带宽", "[显]存与带宽", 1);
    row("mixed, in another width", "kv缓存", "论 ＫＶ缓存 的管理", "论 [ＫＶ缓存] 的管理", 1);
    row("accents", "etude", "Une Étude", "Une [Étude]", 1);
    row("a phrase", "\"tree attention\"", "tree of tree attention", "tree of [tree attention]", 1);
    row("what is not wanted", "flash -memory", "flash memory", "[flash] memory", 1);
    row("of another field", "author:dao flash", "Dao, flash", "Dao, [flash]", 1);
    row("of this field", "title:dao", "Dao, flash", "[Dao], flash", 1);
    row("no words", "state:read", "read state", "read state", 0);
    row("words that overlap", "显存 存带", "显存带宽", "[显存带]宽", 2);
}

void TestSearchQuery::marks()
{
    QFETCH(QString, query);
    QFETCH(QString, text);
    QFETCH(QString, marked);
    QFETCH(int, terms);
    int found = -1;
    const SearchMarks marks(parseSearch(query));
    const QList<TextSpan> spans = marks.in(text, SearchField::Title, &found);
    for (auto span = spans.crbegin(); span != spans.crend(); ++span) {
        text.insert(span->second, QLatin1Char(']'));
        text.insert(span->first, QLatin1Char('['));
    }
    QCOMPARE(text, marked);
    QCOMPARE(found, terms);
}

QTEST_GUILESS_MAIN(TestSearchQuery)
#include "tst_searchquery.moc"
