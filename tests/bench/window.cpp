// SPDX-License-Identifier: MIT
// The real window on a library of its own and a copy of the list that the first argument names:
// where its thread stands still, and how long a tick takes until it is painted. One line for each,
// "NAME MILLISECONDS OWN": a timer of 5 ms says how long the thread stood still, its largest gap;
// OWN is how long the thread was itself at work in its busiest turn, whatever else the machine did.
#include "gui/mainwindow.h"
#include "gui/outlinemodel.h"
#include "gui/outlineview.h"
#include "gui/theme.h"
#include "library/backups.h"
#include "library/fetcher.h"
#include "library/library.h"
#include "library/linkedfiles.h"
#include "library/notes.h"
#include "library/pdfs.h"
#include "library/searcher.h"
#include "markdown/render.h"
#include "median.h"
#include "metadata/arxivclient.h"
#include "paintcount.h"
#include "store/store.h"

#include <QAction>
#include <QApplication>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QLineEdit>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>

using namespace paperdip;

namespace {

constexpr int ticks = 21;
constexpr int mostMilliseconds = 60000;
constexpr int quietTurns = 60; // of the timer, after what was waited for: layout and paint

// What this thread used of a processor.
double ownMilliseconds()
{
    timespec now = {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Span
{
    double wall = 0;
    double own = 0;
};

// The largest gap between two turns of the event loop until `until` holds, and a little after.
Span largestGap(const std::function<void()> &begin, const std::function<bool()> &until)
{
    QEventLoop loop;
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    QElapsedTimer since;
    QElapsedTimer whole;
    whole.start();
    Span largest;
    double own = ownMilliseconds();
    int quiet = 0;
    QObject::connect(&timer, &QTimer::timeout, [&] {
        largest.wall = std::max(largest.wall, milliseconds(since));
        largest.own = std::max(largest.own, ownMilliseconds() - own);
        since.start();
        own = ownMilliseconds();
        quiet += quiet > 0 || until() ? 1 : 0;
        if (quiet > quietTurns || whole.elapsed() > mostMilliseconds)
            loop.quit();
    });
    since.start();
    timer.start(5);
    begin();
    loop.exec();
    return largest;
}

void say(const char *name, const Span &span)
{
    std::printf("%s %.2f %.2f\n", name, span.wall, span.own);
    std::fflush(stdout);
}

// What main() builds.
struct Desk
{
    explicit Desk(const QString &path)
    {
        auto opened = Library::open(path, Library::Anew::Later);
        if (!opened)
            qFatal("the library could not be opened");
        library = std::move(*opened);
        files = std::make_unique<LinkedFiles>(*library, true);
        notes = std::make_unique<Notes>(*library, true);
        fetcher = std::make_unique<Fetcher>(*library, client);
        pdfs = std::make_unique<Pdfs>(*library, client.gate());
        backups = std::make_unique<Backups>(*library);
        searcher = std::make_unique<Searcher>(*library);
        window = std::make_unique<MainWindow>(
            Services{*library, *files, *notes, *fetcher, *pdfs, *backups, *searcher});
        window->show();
        files->readAnew();
        files->start();
        tree = window->findChild<OutlineView *>(QStringLiteral("tree"));
        QObject::connect(files.get(), &LinkedFiles::readIn, files.get(), [this] { ++readIns; });
    }
    ~Desk()
    {
        window->close();
        window.reset();
        searcher.reset();
        backups.reset();
        pdfs.reset();
        fetcher.reset();
        notes.reset();
        files.reset();
    }

    bool isOutdated() const
    {
        return library->store().nodes().readingVersion() == 0; // see the end of main()
    }

    std::unique_ptr<Library> library;
    ArxivClient client{ArxivOptions::fromEnvironment()};
    std::unique_ptr<LinkedFiles> files;
    std::unique_ptr<Notes> notes;
    std::unique_ptr<Fetcher> fetcher;
    std::unique_ptr<Pdfs> pdfs;
    std::unique_ptr<Backups> backups;
    std::unique_ptr<Searcher> searcher;
    std::unique_ptr<MainWindow> window;
    OutlineView *tree = nullptr;
    int readIns = 0;
};

NodeId paperInTheMiddle(const Library &library)
{
    QList<NodeId> papers;
    const QList<NodeRow> rows = library.allNodes(library.lists().value(0).id);
    for (const NodeRow &row : rows) {
        if (row.kind == NodeKind::Paper)
            papers << row.id;
    }
    return papers.value(papers.size() / 2);
}

void spin(int turns)
{
    (void)largestGap([] {}, [turns, n = 0]() mutable { return ++n > turns; });
}

Span tickOnce(Application &app, Desk &desk)
{
    QElapsedTimer timer;
    const int before = app.paintsDone;
    const double own = ownMilliseconds();
    timer.start();
    desk.window->findChild<QAction *>(QStringLiteral("tick"))->trigger(); // as the space bar does
    while (app.paintsDone == before && timer.elapsed() < 10000)
        QCoreApplication::processEvents();
    if (app.paintsDone == before)
        std::fprintf(stderr, "a tick was not painted\n");
    return {milliseconds(timer), ownMilliseconds() - own};
}

void benchTicks(Application &app, Desk &desk)
{
    desk.tree->showNodes({paperInTheMiddle(*desk.library)});
    spin(20);
    app.watched = desk.tree->viewport();
    const Span first = tickOnce(app, desk);
    std::vector<double> wall;
    std::vector<double> own;
    for (int i = 0; i < ticks; ++i) {
        spin(1);
        const Span one = tickOnce(app, desk);
        wall.push_back(one.wall);
        own.push_back(one.own);
    }
    say("tick-first", first);
    say("tick", {median(wall), median(own)});
    const auto *files = desk.files.get();
    say("write",
        largestGap([&] { desk.files->saveNow(); }, [files] { return files->isAllSaved(); }));
}

// A thousand links on the row in the middle: until they are painted. Then the same again, all
// doubles.
void benchDrop(Application &app, Desk &desk)
{
    QStringList links;
    for (int i = 1; i <= 1000; ++i)
        links << QStringLiteral("https://arxiv.org/abs/0801.%1").arg(i, 4, 10, QLatin1Char('0'));
    QMimeData data;
    data.setText(links.join(QLatin1Char('\n')));
    app.watched = desk.tree->viewport();
    desk.fetcher->setPaused(true);
    for (const char *name : {"drop-1000", "drop-1000-again"}) {
        desk.tree->showNodes({paperInTheMiddle(*desk.library)});
        spin(20);
        const QPoint at = desk.tree->visualRect(desk.tree->currentIndex()).center();
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(desk.tree->viewport(), &enter);
        QDragMoveEvent move(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(desk.tree->viewport(), &move);
        spin(2);
        QElapsedTimer timer;
        timer.start();
        const double own = ownMilliseconds();
        const int before = app.paintsDone;
        QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(desk.tree->viewport(), &drop);
        while (app.paintsDone == before && timer.elapsed() < 10000)
            QCoreApplication::processEvents();
        say(name, {milliseconds(timer), ownMilliseconds() - own});
        spin(20);
    }
    QElapsedTimer timer;
    timer.start();
    const double own = ownMilliseconds();
    desk.window->undoStack().undo();
    say("drop-1000-undone", {milliseconds(timer), ownMilliseconds() - own});
}

void benchViews(Desk &desk)
{
    const auto action = [&desk](const char *name) {
        return desk.window->findChild<QAction *>(QString::fromLatin1(name));
    };
    const auto now = [] { return true; };
    say("expand-all", largestGap([&] { action("expandAll")->trigger(); },
                                 [&desk] { return !desk.tree->isOpeningEverything(); }));
    say("select-all", largestGap([&] { desk.tree->selectAll(); }, now));
    auto *filter = desk.window->findChild<QLineEdit *>(QStringLiteral("filterField"));
    int turns = 0;
    const auto later = [&turns] { return ++turns > 80; }; // what is typed waits for the next letter
    say("filter", largestGap([&] { filter->setText(QStringLiteral("model")); }, later));
    turns = 0;
    say("unfilter", largestGap([&] { filter->clear(); }, later));
    say("collapse-all", largestGap([&] { action("collapseAll")->trigger(); }, now));
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("paperdip"));
    Application app(argc, argv);
    const QTemporaryDir folder;
    const QString list = folder.filePath(QStringLiteral("README.md"));
    const QString path = folder.filePath(QStringLiteral("library.db"));
    const QByteArray bytes = contents(app.arguments().value(1));
    if (bytes.isEmpty() || !put(list, bytes))
        return 1;
    applyTheme(app);
    registerExtensions();
    {
        Desk desk(path);
        spin(20);
        QElapsedTimer timer;
        timer.start();
        double whole = 0;
        bool there = false;
        QObject::connect(desk.library.get(), &Library::listsChanged, desk.window.get(), [&] {
            there = true;
            whole = milliseconds(timer);
        });
        say("open", largestGap([&] { desk.window->openArguments({list}); }, [&] { return there; }));
        say("opened-after", {whole, whole});
        benchTicks(app, desk);
        benchDrop(app, desk);
        benchViews(desk);
        const int before = desk.readIns;
        say("outside",
            largestGap([&] { put(list, bytes + "\n- [New](https://arxiv.org/abs/2401.00001)\n"); },
                       [&] { return desk.readIns > before; }));
    }
    std::unique_ptr<Desk> desk;
    say("reopen", largestGap([&] { desk = std::make_unique<Desk>(path); }, [] { return true; }));
    benchTicks(app, *desk);
    (void)desk->library->store().nodes().setReadingVersion(0);
    desk.reset();
    say("anew", largestGap([&] { desk = std::make_unique<Desk>(path); },
                           [&] { return !desk->isOutdated(); }));
    desk.reset();
    return 0;
}
