// SPDX-License-Identifier: MIT
#include "cli/fetchrun.h"
#include "cli/linkwords.h"
#include "cli/output.h"
#include "cli/session.h"
#include "core/work.h"
#include "library/knownpapers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace paperdip {

namespace {

void declare(QCommandLineParser &options)
{
    declareList(options);
    options.addOption(
        {QStringLiteral("section"),
         QStringLiteral("Where it goes, such as \"MLSys/Kernel\"; else to the section "
                        "that holds the list's last paper."),
         QStringLiteral("PATH")});
    options.addOption(
        {QStringLiteral("no-fetch"),
         QStringLiteral("Leave titles and abstracts to a later \"paperdip fetch\", or "
                        "to the window.")});
    options.addOption({QStringLiteral("again"),
                       QStringLiteral("Add a paper also where the list holds it already; else it "
                                      "is said where, and nothing is added.")});
}

// What one link was taken for, and what became of it.
struct Added
{
    Identified paper;
    NodeId node = 0;
    bool isNew = false;
};

// The only list, or where there is none yet one that lives in the library until it is exported.
Result<ListId> listFor(Session &session, const Invocation &invocation)
{
    if (session.library().lists().isEmpty() && !invocation.options.isSet(QStringLiteral("list")))
        return session.library().addList("# Reading list\n", {});
    return session.onlyList(invocation);
}

QString placeName(const Library &library, NodeId node)
{
    const QString path = library.sectionPath(node);
    if (!path.isEmpty())
        return path;
    const Result<NodeRow> row = library.node(node);
    const Result<ListInfo> info = library.list(row ? row->list : 0);
    return info ? info->name : QString();
}

// A title that an earlier answer brought need not be asked for again.
Result<void> fillKnownTitle(Library &library, const Added &added)
{
    const Result<NodeRow> row = library.node(added.node);
    if (!row || !row->placeholder || row->work.isEmpty())
        return {};
    const std::optional<Record> record = library.record(row->work);
    if (!record || record->title.isEmpty())
        return {};
    const Result<Change> plan = library.planTitle(row->id, record->title);
    if (!plan)
        return {}; // the list's form cannot hold it
    const Result<Change> applied = library.apply(*plan);
    return applied ? Result<void>() : Failure(applied.error());
}

Result<QList<Added>> addPapers(Session &session, const Invocation &invocation,
                               const QList<Identified> &papers)
{
    Library &library = session.library();
    const Result<ListId> list = listFor(session, invocation);
    if (!list)
        return Failure(list.error());
    session.look({*list});
    const Result<Place> place = session.placeIn(*list, invocation, QStringLiteral("section"));
    if (!place)
        return Failure(place.error());

    QList<Added> all;
    QList<Identified> fresh;
    const bool again = invocation.options.isSet(QStringLiteral("again"));
    KnownPapers standing(library);
    const QList<NodeId> there = standing.find(papers, *list, true);
    for (qsizetype i = 0; i < papers.size(); ++i) {
        const Identified &paper = papers.at(i);
        const NodeId known = again ? 0 : there.at(i);
        all << Added{paper, known, known == 0};
        if (known == 0)
            fresh << paper;
        else
            say(QStringLiteral("%1 stands in \"%2\" already; --again adds it once more")
                    .arg(paper.id, placeName(library, known)));
    }
    if (fresh.isEmpty())
        return all;
    const Result<Change> plan = library.planPapers(*list, *place, fresh);
    if (!plan)
        return Failure(plan.error());
    if (const Result<Change> applied = library.apply(*plan); !applied)
        return Failure(applied.error());
    QList<NodeId> nodes = library.lastInserted();
    for (Added &added : all) {
        if (added.isNew && !nodes.isEmpty())
            added.node = nodes.takeFirst();
    }
    for (const Added &added : std::as_const(all)) {
        if (const Result<void> filled = fillKnownTitle(library, added); !filled)
            return Failure(filled.error());
    }
    return all;
}

// The paper is added whatever the network says: no answer is no failure of this command.
Result<void> fetchTitles(Session &session, const Invocation &invocation, const QList<Added> &added)
{
    QStringList works;
    for (const Added &one : added) {
        const QString work = recordKey(one.paper);
        if (one.isNew && firstService(work) && !session.library().record(work))
            works << work;
    }
    if (works.isEmpty())
        return {};
    FetchRun fetch(session);
    if (invocation.options.isSet(QStringLiteral("no-fetch")))
        return fetch.queue(works);
    const Result<void> fetched = fetch.fetch(works);
    if (fetched && fetch.waiting() > 0)
        say(QStringLiteral("the title follows with \"paperdip fetch\", or in the window"));
    return fetched;
}

QJsonObject objectOf(const Library &library, const Added &added)
{
    const Result<NodeRow> row = library.node(added.node);
    const bool arxiv = added.paper.kind == Identified::Kind::Arxiv;
    return {{QStringLiteral("id"), added.node},
            {QStringLiteral("title"), row ? QJsonValue(row->title) : QJsonValue()},
            {QStringLiteral("section"), library.sectionPath(added.node)},
            {QStringLiteral("arxiv"), arxiv ? QJsonValue(added.paper.id) : QJsonValue()},
            {QStringLiteral("url"), added.paper.url},
            {QStringLiteral("added"), added.isNew}};
}

int run(const Invocation &invocation)
{
    const Result<QList<Identified>> papers = identifyWords(invocation.words);
    if (!papers)
        return failed(papers.error());
    const auto session = Session::open(invocation.library, Session::Absent::Make);
    if (!session)
        return failed(session.error());
    const Result<QList<Added>> added = addPapers(**session, invocation, *papers);
    if (!added)
        return failed(added.error());
    int status = Worked;
    if (const Result<void> written = (*session)->files().flush(); !written)
        status = failed(written.error());
    if (const Result<void> fetched = fetchTitles(**session, invocation, *added); !fetched)
        status = failed(fetched.error());
    if (!invocation.json)
        return status;
    QJsonArray objects;
    for (const Added &one : *added)
        objects << objectOf((*session)->library(), one);
    if (print(QJsonDocument(QJsonObject{{QStringLiteral("papers"), objects}})) != Worked)
        status = DidNotWork;
    return status;
}

} // namespace

const Command addCommand{
    "add",
    "LINK... [--list NAME] [--section PATH] [--no-fetch] [--again]",
    "Add papers by their links, in the list's own style; their titles are fetched",
    1,
    -1,
    true,
    &declare,
    &run};

} // namespace paperdip
