// SPDX-License-Identifier: MIT
#include "cli/importbib.h"

#include "cli/output.h"
#include "library/bibimport.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>

namespace paperdip {

namespace {

QString called(const BibCandidate &candidate)
{
    const QString title = candidate.citation.title;
    return title.isEmpty() ? candidate.key : QStringLiteral("\"%1\"").arg(title);
}

QString twinOf(const Library &library, const BibCandidate &candidate)
{
    if (candidate.twin == 0)
        return QStringLiteral("stands in line %1 of the file already").arg(candidate.twinLine);
    const Result<NodeRow> row = library.node(candidate.twin);
    const Result<ListInfo> list = library.list(row ? row->list : 0);
    const QString path = library.sectionPath(candidate.twin);
    return QStringLiteral("stands in \"%1\" already")
        .arg(path.isEmpty() && list ? list->name : path);
}

QJsonObject objectOf(const BibCandidate &candidate, const char *outcome)
{
    const Citation &citation = candidate.citation;
    const auto orNull = [](const QString &text) {
        return text.isEmpty() ? QJsonValue() : QJsonValue(text);
    };
    return {{QStringLiteral("key"), candidate.key},
            {QStringLiteral("line"), candidate.line},
            {QStringLiteral("title"), orNull(citation.title)},
            {QStringLiteral("arxiv"), orNull(citation.arxiv)},
            {QStringLiteral("doi"), orNull(citation.doi)},
            {QStringLiteral("twin"), candidate.twin ? QJsonValue(candidate.twin) : QJsonValue()},
            {QStringLiteral("outcome"), QLatin1String(outcome)}};
}

// What is left when the doubles are told, unless they are wanted.
QList<BibCandidate> withoutTwins(const Library &library, const QList<BibCandidate> &candidates,
                                 QJsonArray *told)
{
    QList<BibCandidate> kept;
    for (const BibCandidate &candidate : candidates) {
        if (!candidate.isDouble()) {
            kept << candidate;
            continue;
        }
        say(QStringLiteral("%1 %2; --doubles adds it once more")
                .arg(called(candidate), twinOf(library, candidate)));
        *told << objectOf(candidate, "double");
    }
    return kept;
}

Result<BibCandidates> readBibFile(const Library &library, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io,
                    QStringLiteral("%1 could not be read: %2").arg(path, file.errorString()), path);
    const BibCandidates found = bibCandidates(library, readBib(file.readAll()));
    for (const BibProblem &problem : found.problems)
        say(QStringLiteral("%1, line %2: %3").arg(path).arg(problem.line).arg(problem.message));
    if (found.candidates.isEmpty())
        return fail(ErrorCode::Invalid, QStringLiteral("%1 holds no entry").arg(path), path);
    return found;
}

} // namespace

void declareBib(QCommandLineParser &options)
{
    options.addOption({QStringLiteral("into"),
                       QStringLiteral("For .bib files: the section that gets the entries, such as "
                                      "\"MLSys/Kernel\"; else that of the list's last paper."),
                       QStringLiteral("PATH")});
    options.addOption({QStringLiteral("doubles"),
                       QStringLiteral("For .bib files: add also what stands in a list already.")});
    options.addOption({QStringLiteral("dry-run"),
                       QStringLiteral("For .bib files: only say what would be added.")});
}

bool usesBibOptions(const QCommandLineParser &options)
{
    return options.isSet(QStringLiteral("into")) || options.isSet(QStringLiteral("doubles")) ||
           options.isSet(QStringLiteral("dry-run")) || options.isSet(QStringLiteral("list"));
}

Result<QJsonObject> importBib(Session &session, const Invocation &invocation, const QString &path)
{
    Library &library = session.library();
    const Result<ListId> list = session.onlyList(invocation);
    if (!list)
        return Failure(list.error());
    session.look({*list});
    const Result<Place> place = session.placeIn(*list, invocation, QStringLiteral("into"));
    if (!place)
        return Failure(place.error());
    const Result<BibCandidates> found = readBibFile(library, path);
    if (!found)
        return Failure(found.error());

    QJsonArray told;
    const bool doubles = invocation.options.isSet(QStringLiteral("doubles"));
    const QList<BibCandidate> chosen =
        doubles ? found->candidates : withoutTwins(library, found->candidates, &told);
    const Result<BibPlan> plan = planBib(library, *list, *place, chosen);
    if (!plan)
        return Failure(plan.error());
    const bool dry = invocation.options.isSet(QStringLiteral("dry-run"));
    for (const BibCandidate &refused : plan->refused) {
        say(QStringLiteral("%1 (line %2) is left out: %3")
                .arg(called(refused))
                .arg(refused.line)
                .arg(refused.refusal));
        told << objectOf(refused, "refused");
    }
    for (const BibCandidate &added : plan->added) {
        if (dry)
            say(QStringLiteral("would add %1").arg(called(added)));
        told << objectOf(added, dry ? "would be added" : "added");
    }
    if (!dry && !plan->added.isEmpty()) {
        if (const Result<Change> applied = library.apply(plan->change); !applied)
            return Failure(applied.error());
    }
    say(QStringLiteral("%1: %2 %3 of %4 entries")
            .arg(path, dry ? QStringLiteral("would add") : QStringLiteral("added"))
            .arg(plan->added.size())
            .arg(found->candidates.size()));
    return QJsonObject{{QStringLiteral("file"), path}, {QStringLiteral("entries"), told}};
}

} // namespace paperdip
