// SPDX-License-Identifier: MIT
#include "library/search.h"

#include "cli/output.h"
#include "cli/session.h"
#include "library/searchindex.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <limits>

namespace paperdip {

namespace {

void declare(QCommandLineParser &options)
{
    declareList(options);
    options.addOption({QStringLiteral("limit"),
                       QStringLiteral("At most so many results (20; 0: all)."), QStringLiteral("N"),
                       QStringLiteral("20")});
}

// A shell takes the quotes off in:"Spec Decode".
QString queryOf(const QStringList &words)
{
    QStringList query;
    for (const QString &word : words) {
        const qsizetype colon = word.indexOf(QLatin1Char(':'));
        const bool cut =
            colon > 0 && word.indexOf(QLatin1Char(' ')) > colon && !word.contains(QLatin1Char('"'));
        query << (cut ? word.left(colon + 1) + QLatin1Char('"') + word.mid(colon + 1) +
                            QLatin1Char('"')
                      : word);
    }
    return query.join(QLatin1Char(' '));
}

bool never()
{
    return false;
}

struct Searched
{
    SearchAnswer answer;
    QString near; // where nothing was found
};

Result<Searched> searched(Session &session, const Invocation &invocation, int most)
{
    const Result<QList<ListId>> lists = session.lists(invocation);
    if (!lists)
        return Failure(lists.error());
    session.look(*lists);
    Store &store = session.library().store();
    SearchIndex index(store);
    const auto always = [](int) { return true; };
    if (const Result<void> looked = index.lookAtNotes(always); !looked)
        return Failure(looked.error());
    if (const Result<void> done = index.catchUp(always); !done)
        return Failure(done.error());
    SearchWish wish;
    wish.most = most;
    if (invocation.options.isSet(QStringLiteral("list")))
        wish.list = lists->first();
    const QString query = queryOf(invocation.words);
    const Result<SearchAnswer> answer = search(store, query, wish, &never);
    if (!answer)
        return Failure(answer.error());
    return Searched{*answer, answer->hits.isEmpty() ? nearQuery(store, query, wish.list, &never)
                                                    : QString()};
}

QJsonDocument asJson(const SearchAnswer &answer)
{
    QJsonArray hits;
    for (const SearchHit &hit : answer.hits)
        hits << QJsonObject{{QStringLiteral("node"), hit.node},
                            {QStringLiteral("list"), hit.listName},
                            {QStringLiteral("title"), hit.title},
                            {QStringLiteral("field"), nameOf(hit.field)},
                            {QStringLiteral("snippet"), hit.snippet}};
    return QJsonDocument(hits);
}

QString asLines(const SearchAnswer &answer)
{
    QString text;
    for (const SearchHit &hit : answer.hits) {
        text += hit.title;
        if (hit.field != SearchField::Title)
            text += QStringLiteral("\t%1: %2").arg(nameOf(hit.field), hit.snippet);
        text += QLatin1Char('\n');
    }
    return text;
}

int run(const Invocation &invocation)
{
    bool isNumber = false;
    const int limit = invocation.options.value(QStringLiteral("limit")).toInt(&isNumber);
    if (!isNumber || limit < 0)
        return misused(QStringLiteral("--limit needs a number"));
    const auto session = Session::open(invocation.library, Session::Absent::Refuse);
    if (!session)
        return failed(session.error());
    const int most = limit == 0 ? std::numeric_limits<int>::max() / 8 : limit;
    const Result<Searched> found = searched(**session, invocation, most);
    if (!found)
        return failed(found.error());
    const SearchAnswer &answer = found->answer;
    const int printed = invocation.json ? print(asJson(answer)) : print(asLines(answer));
    if (printed != Worked || !answer.hits.isEmpty())
        return printed;
    const QString words = invocation.words.join(QLatin1Char(' '));
    say(found->near.isEmpty() ? QStringLiteral("Nothing is found with \"%1\"").arg(words)
                              : QStringLiteral("Nothing is found with \"%1\"; did you mean \"%2\"?")
                                    .arg(words, found->near));
    return DidNotWork;
}

} // namespace

const Command searchCommand{
    "search",
    "WORDS [--list NAME] [--limit N]",
    "Print the papers in which all words occur, the best first (see the manual page)",
    1,
    -1,
    true,
    &declare,
    &run};

} // namespace paperdip
