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
};

Statement plainStatement(const QString &query)
{
    QList<SearchCondition> conditions;
    const QList<SearchTerm> terms = parseSearch(query);
    for (const SearchTerm &term : terms)
        conditions.append({term, phrasesOf(term), {}});
    const QString order = QStringLiteral(" ORDER BY %1 LIMIT 50").arg(rankSql());
    if (hasOnlyWords(conditions))
        return {"SELECT rowid FROM search WHERE search MATCH ?" + order.toUtf8(),
                {matchSql(conditions)}};
    const FindStatement found = findStatement(conditions, QStringLiteral("n.id"));
    return {(found.sql + order).toUtf8(), found.values};
}

// What is asked once and again is in SQLite's cache, on either side.
std::pair<double, double> measured(Store &store, Plain &plain, const QString &query)
{
    const Statement statement = plainStatement(query);
    const auto plainly = [&] { (void)plain.run(statement.sql, statement.values); };
    const auto found = [&] { need(search(store, query, {}, &never).has_value(), "search"); };
    plainly();
    found();
    const double theirs = timed(plainly);
    return {timed(found), theirs};
}

void measureFilter(Store &store, Plain &plain, int papers)
{
    std::vector<double> ours;
    std::vector<double> theirs;
    for (const char *word : {"kernel", "推测", "consensus", "量化"}) {
        theirs.push_back(timed([&] {
            (void)plain.run("SELECT n.id, coalesce(n.parent_id, 0), n.list_id, n.kind FROM search "
                            "JOIN node n ON n.id = search.rowid WHERE search MATCH ?",
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
    std::vector<double> ratios;
    std::vector<double> ours;
    std::vector<double> theirs;
    for (const Kind &kind : kinds) {
        std::vector<double> oursOfKind;
        std::vector<double> theirsOfKind;
        for (int i = 0; i < ofEachKind; ++i) {
            const auto [mine, alone] = measured(store, plain, kind.query(i, papers));
            oursOfKind.push_back(mine);
            theirsOfKind.push_back(alone);
            ratios.push_back(mine / alone);
        }
        const QByteArray name = QByteArray("  ") + kind.name;
        print(papers, name.constData(), median(oursOfKind), median(theirsOfKind), "ms", searchAim);
        ours.insert(ours.end(), oursOfKind.begin(), oursOfKind.end());
        theirs.insert(theirs.end(), theirsOfKind.begin(), theirsOfKind.end());
    }
    print(papers, "50 results of 200 queries", median(ours), median(theirs), "ms", searchAim);
    std::printf("%8s  %-28s %49.2f\n", "", "  median of the ratios", median(ratios));
    measureFilter(store, plain, papers);
}

} // namespace paperdip
