// SPDX-License-Identifier: MIT
// Does one thing with a library, from start to end, and says on standard output what is done, a
// line at a time. What was said is what must be found again.
#include "library/backups.h"
#include "library/library.h"
#include "library/linkedfiles.h"
#include "library/notes.h"
#include "library/searchindex.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

using namespace paperdip;

namespace {

void say(const char *line)
{
    std::fprintf(stdout, "%s\n", line);
    std::fflush(stdout);
}

bool tick(Library &library, ListId list, const char *arxiv)
{
    const QList<NodeRow> rows = library.allNodes(list);
    for (const NodeRow &row : rows) {
        if (row.arxiv != QLatin1String(arxiv))
            continue;
        const Result<Change> plan = library.planState({row.id}, ReadState::Read);
        return plan && library.apply(*plan);
    }
    return false;
}

int writeAll(Library &library, ListId list, const QString &note)
{
    LinkedFiles files(library, false);
    Notes notes(library, false);
    if (!notes.read(note) || !tick(library, list, "2307.08691"))
        return 3;
    say("ticked");
    if (!notes.keepDraft(note, "# Typed\n"))
        return 4;
    say("typed");
    notes.write(note);
    const bool flushed = files.flush() && notes.flush();
    if (flushed)
        say("written");
    return flushed ? 0 : 5;
}

// The file was changed by another program: it is taken in, then a change of ours goes on top.
int takeIn(Library &library, ListId list)
{
    LinkedFiles files(library, false);
    files.checkAll();
    if (files.saveState(list) != SaveState::Saved)
        return 6;
    say("taken");
    if (!tick(library, list, "2307.08691"))
        return 3;
    say("ticked");
    if (!files.flush())
        return 5;
    say("written");
    return 0;
}

int copyLibrary(Library &library)
{
    Backups backups(library);
    int status = -1;
    QObject::connect(&backups, &Backups::made, [&status] { status = 0; });
    QObject::connect(&backups, &Backups::failed, [&status] { status = 7; });
    backups.makeNow();
    while (status < 0)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    if (status == 0)
        say("copied");
    return status;
}

// A file is read in by a worker.
int importList(Library &library, const QString &path)
{
    LinkedFiles files(library, true);
    int status = -1;
    QObject::connect(&files, &LinkedFiles::opened, [&status] { status = 0; });
    QObject::connect(&files, &LinkedFiles::openFailed, [&status] { status = 8; });
    files.openLater(path);
    while (status < 0)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return status;
}

int rebuildIndex(Library &library)
{
    SearchIndex index(library.store());
    return index.begin() && index.catchUp([](int) { return true; }) ? 0 : 9;
}

int restore(Library &library)
{
    if (library.origin().kind == LibraryOrigin::Restored)
        say("restored");
    return 0;
}

} // namespace

// LIBRARY NOTE write|takein|copy|restore|rebuild
// LIBRARY LIST import
int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4)
        return 2;
    const auto opened = Library::open(arguments.at(1));
    if (!opened) {
        std::fprintf(stderr, "%s\n", qPrintable(opened.error().message));
        return 1;
    }
    Library &library = **opened;
    const ListId list = library.lists().value(0).id;
    const QString &what = arguments.at(3);
    if (what == QLatin1String("write"))
        return writeAll(library, list, arguments.at(2));
    if (what == QLatin1String("takein"))
        return takeIn(library, list);
    if (what == QLatin1String("import"))
        return importList(library, arguments.at(2));
    if (what == QLatin1String("rebuild"))
        return rebuildIndex(library);
    if (what == QLatin1String("copy"))
        return copyLibrary(library);
    return what == QLatin1String("restore") ? restore(library) : 2;
}
