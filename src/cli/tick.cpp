// SPDX-License-Identifier: MIT
#include "cli/names.h"
#include "cli/output.h"
#include "cli/session.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace paperdip {

namespace {

void declare(QCommandLineParser &options)
{
    declareList(options);
    options.addOption(
        {QStringLiteral("state"),
         QStringLiteral("read (this is what is meant without it), reading or unread."),
         QStringLiteral("STATE"), QStringLiteral("read")});
}

Result<NodeRow> findPaper(const Library &library, const QString &text, ListId list)
{
    const QList<NodeRow> found = library.findPapers(text, list);
    if (found.size() == 1)
        return found.first();
    if (found.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("No paper is called \"%1\"").arg(text),
                    text);
    QStringList candidates;
    for (const NodeRow &row : found) {
        const QString id = row.arxiv.isEmpty() ? row.url : row.arxiv;
        candidates << QStringLiteral("%1\t%2\t%3").arg(id, row.title, library.sectionPath(row.id));
    }
    return fail(ErrorCode::Ambiguous, QStringLiteral("Several papers match \"%1\"").arg(text), text,
                candidates.join(QLatin1Char('\n')));
}

Result<NodeRow> tick(Session &session, const Invocation &invocation, ReadState state)
{
    const Result<QList<ListId>> lists = session.lists(invocation);
    if (!lists)
        return Failure(lists.error());
    session.look(*lists);
    Library &library = session.library();
    const bool named = invocation.options.isSet(QStringLiteral("list"));
    const Result<NodeRow> paper =
        findPaper(library, invocation.words.first(), named ? lists->first() : 0);
    if (!paper)
        return paper;
    const Result<Change> plan = library.planState({paper->id}, state);
    if (!plan)
        return Failure(plan.error());
    if (const Result<Change> applied = library.apply(*plan); !applied)
        return Failure(applied.error());
    if (const Result<void> written = session.files().flush(); !written)
        return Failure(written.error());
    return library.node(paper->id);
}

int run(const Invocation &invocation)
{
    const QString name = invocation.options.value(QStringLiteral("state"));
    const std::optional<ReadState> state = stateCalled(name);
    if (!state)
        return misused(
            QStringLiteral("there is no state \"%1\", but read, reading and unread").arg(name));
    const auto session = Session::open(invocation.library, Session::Absent::Refuse);
    if (!session)
        return failed(session.error());
    const Result<NodeRow> paper = tick(**session, invocation, *state);
    if (!paper)
        return failed(paper.error());
    if (!invocation.json) {
        say(QStringLiteral("%1: %2").arg(nameOf(paper->state), paper->title));
        return Worked;
    }
    return print(QJsonDocument(QJsonObject{{QStringLiteral("id"), paper->id},
                                           {QStringLiteral("title"), paper->title},
                                           {QStringLiteral("state"), nameOf(paper->state)}}));
}

} // namespace

const Command tickCommand{
    "tick",
    "PAPER [--list NAME] [--state read|reading|unread]",
    "Set a paper's state; PAPER is an arXiv id, an address or a part of the title",
    1,
    1,
    true,
    &declare,
    &run};

} // namespace paperdip
