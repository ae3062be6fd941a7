// SPDX-License-Identifier: MIT
#include "cli/importbib.h"
#include "cli/output.h"
#include "cli/session.h"
#include "library/notes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace paperdip {

namespace {

// The library holds every note that is there, for the search; one that is not is no error.
int takeNotes(Library &library, ListId list)
{
    Notes notes(library, false);
    int count = 0;
    const QList<NodeRow> rows = library.allNodes(list);
    for (const NodeRow &row : rows) {
        if (row.kind != NodeKind::Paper || row.notePath.isEmpty())
            continue;
        const Result<QString> path = notes.pathOf(row.id);
        if (!path)
            continue;
        const Result<NoteContent> content = notes.read(*path);
        count += content && content->exists ? 1 : 0;
    }
    return count;
}

Result<QJsonObject> takeIn(Session &session, const QString &path)
{
    const Result<ListId> list = session.files().open(path);
    if (!list)
        return Failure(list.error());
    const SaveState state = session.files().saveState(*list);
    if (state == SaveState::Asking || state == SaveState::Failed)
        return Failure(session.files().problem(*list));
    const int notes = takeNotes(session.library(), *list);
    const Result<ListInfo> info = session.library().list(*list);
    if (!info)
        return Failure(info.error());
    say(QStringLiteral("%1: %2 papers, %3 read, %4 notes")
            .arg(info->name)
            .arg(info->papers)
            .arg(info->read)
            .arg(notes));
    return QJsonObject{
        {QStringLiteral("id"), info->id},     {QStringLiteral("name"), info->name},
        {QStringLiteral("file"), info->path}, {QStringLiteral("papers"), info->papers},
        {QStringLiteral("read"), info->read}, {QStringLiteral("notes"), notes}};
}

void declare(QCommandLineParser &options)
{
    declareList(options);
    declareBib(options);
}

bool isBib(const QString &path)
{
    return path.endsWith(QLatin1String(".bib"), Qt::CaseInsensitive);
}

int run(const Invocation &invocation)
{
    if (usesBibOptions(invocation.options) &&
        !std::all_of(invocation.words.cbegin(), invocation.words.cend(), &isBib))
        return misused(
            QStringLiteral("--list, --into, --doubles and --dry-run are for .bib files alone"));
    const auto session = Session::open(invocation.library, Session::Absent::Make);
    if (!session)
        return failed(session.error());
    int status = Worked;
    QJsonArray lists;
    QJsonArray bibliographies;
    for (const QString &path : invocation.words) {
        const bool bib = isBib(path);
        const Result<QJsonObject> taken =
            bib ? importBib(**session, invocation, path) : takeIn(**session, path);
        if (!taken)
            status = failed(taken.error());
        else
            (bib ? bibliographies : lists) << *taken;
    }
    if (const Result<void> written = (*session)->files().flush(); !written)
        status = failed(written.error());
    QJsonObject json{{QStringLiteral("lists"), lists}};
    if (!bibliographies.isEmpty())
        json.insert(QStringLiteral("bibliographies"), bibliographies);
    if (invocation.json && print(QJsonDocument(json)) != Worked)
        status = DidNotWork;
    return status;
}

} // namespace

const Command importCommand{
    "import",
    "LIST.md... | FILE.bib... [--list NAME] [--into PATH] [--doubles] [--dry-run]",
    "Take lists and their notes in; a known list is read again; add a .bib file's entries to a "
    "list",
    1,
    -1,
    true,
    &declare,
    &run};

} // namespace paperdip
