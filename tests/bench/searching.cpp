// SPDX-License-Identifier: MIT
#include "searching.h"

#include "core/searchmarks.h"
#include "core/searchtext.h"
#include "generator.h"
#include "library/library.h"
#include "library/search.h"
#include "measures.h"
#include "store/searchsql.h"
#include "store/store.h"

#include <cstdio>
#include <iterator>

namespace paperdip {

namespace {

constexpr int ofEachKind = 25;
constexpr double searchAim = 1.5;
constexpr double filterAim = 2;

bool never()
{
    return false;
}

QStringList wordsOf(const QString &text)
{
    QStringList words;
    const QList<SearchPiece> pieces = searchPieces(text);
    for (const SearchPiece &piece : pieces) {
        if (!piece.lastOfRun)
            words << piece.text;
    }
    return words;
}

// Papers from all over the library, the same at every run.
GeneratedPaper paperFor(int query, int papers, bool chinese)
{
    int number = static_cast<int>(static_cast<qint64>(query) * papers / ofEachKind);
    while (Generator::paper(number % papers).chinese != chinese)
        ++number;
    return Generator::paper(number % papers);
}

struct Kind
{
    const char *name;
    QString (*query)(int, int);
};

const Kind kinds[] = {
    {"rare words",
     [](int i, int papers) {
         QString rarest;
         const QStringList words = wordsOf(paperFor(i, papers, false).title);
         for (const QString &word : words)
             rarest = word.size() > rarest.size() ? word : rarest;
         return rarest;
     }},
    {"two words of a title",
     [](int i, int papers) {
         return wordsOf(paperFor(i, papers, false).title).mid(0, 2).join(QLatin1Char(' '));
     }},
    {"common and most frequent",
     [](int i, int) {
         static const char *const words[] = {"attention", "transformer", "kernel", "memory",
                                             "consensus"};
         return QString::fromLatin1(words[static_cast<size_t>(i) % std::size(words)]);
     }},
    {"prefixes of 1 to 4",
     [](int i, int papers) {
         return wordsOf(paperFor(i, papers, false).title).value(0).left(1 + i % 4);
     }},
    {"phrases",
     [](int i, int papers) {
         return QLatin1Char('"') +
                wordsOf(paperFor(i, papers, false).abstract).mid(i, 3).join(QLatin1Char(' ')) +
                QLatin1Char('"');
     }},
    {"1 to 4 Chinese characters",
     [](int i, int papers) { return paperFor(i, papers, true).title.mid(i % 3, 1 + i % 4); }},
    {"fielded and mixed",
     [](int i, int papers) {
         const GeneratedPaper paper = paperFor(i, papers, i % 2 == 0);
         const QString word = wordsOf(paper.title).value(0);
         const QString year = QString::number(paper.year);
         switch (i % 4) {
         case 0:
             return QStringLiteral("author:%1 %2")
                 .arg(paper.authors.value(0).section(u' ', -1), word);
         case 1:
             return QStringLiteral("year:%1 %2").arg(year, word);
         case 2:
             return QStringLiteral("%1 attention").arg(word);
         default:
             return QStringLiteral("state:unread %1").arg(word);
         }
     }},
    {"nothing found",
     [](int i, int) {
         return i % 2 == 0 ? QStringLiteral("attentoin%1").arg(i) : QStringLiteral("龘靐%1").arg(i);
     }},
};

// The same through sqlite3: the ids of the best 50.
struct Statement
{
    QByteArray sql;
    QVariantList values;
    QByteArray node = "f.id"; // of one of its rows
};

Statement plainStatement(const QString &query)
{
    QList<SearchCondition> conditions;
    const QList<SearchTerm> terms = parseSearch(query);
    for (const SearchTerm &term : terms)
        conditions.append({term, phrasesOf(term), {}});
    const QString order = QStringLiteral(" ORDER BY %1 LIMIT 50").arg(rankSql());
    if (hasOnlyWords(conditions))
        return {"SELECT rowid AS id FROM search WHERE search MATCH ?" + order.toUtf8(),
                {matchSql(conditions)},
                "(SELECT node_id FROM search_doc WHERE doc = f.id)"};
    const FindStatement found = findStatement(conditions, QStringLiteral("n.id AS id"));
    return {(found.sql + order).toUtf8(), found.values};
}

// The same with what a row shows of these 50.
Statement withTexts(const Statement &plain)
{
    return {"SELECT n.title, n.keywords, n.authors, n.remark, n.year, r.title, r.authors, "
            "r.abstract FROM (" +
                plain.sql + ") f CROSS JOIN node n ON n.id = " + plain.node +
                " LEFT JOIN record r ON r.work = n.work",
            plain.values};
}

struct Times
{
    std::vector<double> ours;
    std::vector<double> plain;
    std::vector<double> withTexts;
    std::vector<double> ratios;          // to the plain one
    std::vector<double> ratiosWithTexts; // to the one with texts

    void add(const Times &more)
    {
        ours.insert(ours.end(), more.ours.begin(), more.ours.end());
        plain.insert(plain.end(), more.plain.begin(), more.plain.end());
        withTexts.insert(withTexts.end(), more.withTexts.begin(), more.withTexts.end());
        ratios.insert(ratios.end(), more.ratios.begin(), more.ratios.end());
        ratiosWithTexts.insert(ratiosWithTexts.end(), more.ratiosWithTexts.begin(),
                               more.ratiosWithTexts.end());
    }
};

// What is asked once and again is in SQLite's cache, on either side.
void measure(Store &store, Plain &plain, const QString &query, Times &times)
{
    const auto run = [&](const Statement &statement) {
        const auto work = [&] { (void)plain.run(statement.sql, statement.values); };
        work();
        return timed(work);
    };
    const auto found = [&] { need(search(store, query, {}, &never).has_value(), "search"); };
    const Statement statement = plainStatement(query);
    times.plain.push_back(run(statement));
    times.withTexts.push_back(run(withTexts(statement)));
    found();
    times.ours.push_back(timed(found));
    times.ratios.push_back(times.ours.back() / times.plain.back());
    times.ratiosWithTexts.push_back(times.ours.back() / times.withTexts.back());
}

void measureFilter(Store &store, Plain &plain, int papers)
{
    std::vector<double> ours;
    std::vector<double> theirs;
    for (const char *word : {"kernel", "推测", "consensus", "量化"}) {
        theirs.push_back(timed([&] {
            (void)plain.run("SELECT n.id, coalesce(n.parent_id, 0), n.list_id, n.kind FROM search "
                            "CROSS JOIN search_doc d ON d.doc = search.rowid CROSS JOIN node n ON "
                            "n.id = d.node_id WHERE search MATCH ?",
                            {QLatin1Char('"') + QString::fromUtf8(word) + QLatin1Char('"')});
        }));
        ours.push_back(timed([&] {
            need(searchFilter(store, QString::fromUtf8(word), &never).has_value(), "filter");
        }));
    }
    print(papers, "filtering the tree", median(ours), median(theirs), "ms", filterAim);
}

} // namespace

void measureSearching(Library &library, int papers)
{
    Store &store = library.store();
    Plain plain(library.path());
    Times all;
    for (const Kind &kind : kinds) {
        Times times;
        for (int i = 0; i < ofEachKind; ++i)
            measure(store, plain, kind.query(i, papers), times);
        const QByteArray name = QByteArray("  ") + kind.name;
        print(papers, name.constData(), median(times.ours), median(times.plain), "ms", searchAim);
        all.add(times);
    }
    print(papers, "50 results of 200 queries", median(all.ours), median(all.plain), "ms",
          searchAim);
    std::printf("%8s  %-28s %49.2f\n", "", "  median of the ratios", median(all.ratios));
    print(papers, "  beside SQL with the texts", median(all.ours), median(all.withTexts), "ms",
          searchAim);
    std::printf("%8s  %-28s %49.2f\n", "", "  median of the ratios", median(all.ratiosWithTexts));
    measureFilter(store, plain, papers);
}

} // namespace paperdip
