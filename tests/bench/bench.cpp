// SPDX-License-Identifier: MIT
// Start to first paint against a bare window, cut and read against cmark-gfm's own parse, peak
// memory, and where the window stands still with big lists. Run a Release build on a machine that
// does nothing else.
#include "library/library.h"
#include "library/linkedfiles.h"
#include "markdown/outline.h"
#include "median.h"
#include "shared.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHash>
#include <QProcess>
#include <QTemporaryDir>
#include <algorithm>
#include <array>
#include <cmark-gfm.h>
#include <cstdio>
#include <functional>

using namespace paperdip;

namespace {

constexpr int startRuns = 21;
constexpr int readRuns = 31;

struct Starts
{
    std::vector<double> milliseconds;
    std::vector<double> kilobytes;
};

bool startOnce(const QStringList &arguments, const QProcessEnvironment &environment, Starts &starts)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer timer;
    timer.start();
    process.start(QStringLiteral(PAPERDIP_BENCH_START), arguments);
    const bool painted = process.waitForReadyRead(30000);
    const double milliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    if (!painted || !process.waitForFinished(30000) || process.exitCode() != 0) {
        std::fprintf(stderr, "the window did not start\n");
        return false;
    }
    starts.milliseconds.push_back(milliseconds);
    starts.kilobytes.push_back(process.readAllStandardOutput().trimmed().toDouble());
    return true;
}

// A library that holds a copy of the seed, as it is after the first day.
QString makeLibrary(const QTemporaryDir &folder)
{
    const QString list = folder.filePath(QStringLiteral("README.md"));
    QFile file(list);
    if (!file.open(QIODevice::WriteOnly) || file.write(seedBytes()) < 0)
        return {};
    file.close();
    const QString path = folder.filePath(QStringLiteral("library.db"));
    const auto library = Library::open(path);
    if (!library)
        return {};
    LinkedFiles files(**library, false);
    return files.open(list) && files.flush() ? path : QString();
}

// No screen, no network, and nobody's settings.
QProcessEnvironment quietEnvironment(const QString &folder)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), folder);
    environment.insert(QStringLiteral("XDG_DATA_HOME"), folder);
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), folder);
    environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("default.warning=false"));
    environment.insert(QStringLiteral("PAPERDIP_ARXIV_URL"), QStringLiteral("http://127.0.0.1:9"));
    return environment;
}

bool benchStart()
{
    const QTemporaryDir folder;
    const QString library = makeLibrary(folder);
    if (library.isEmpty()) {
        std::fprintf(stderr, "the library could not be made\n");
        return false;
    }
    const QProcessEnvironment environment = quietEnvironment(folder.path());
    Starts bare;
    Starts ours;
    for (int run = 0; run < startRuns; ++run) {
        if (!startOnce({QStringLiteral("bare")}, environment, bare) ||
            !startOnce({QStringLiteral("--library"), library}, environment, ours))
            return false;
    }
    const double bareMs = median(bare.milliseconds);
    const double oursMs = median(ours.milliseconds);
    const double bareMb = median(bare.kilobytes) / 1024;
    const double oursMb = median(ours.kilobytes) / 1024;
    std::printf("start to first paint   paperdip %7.1f ms   bare window %7.1f ms   ratio %.2f\n",
                oursMs, bareMs, oursMs / bareMs);
    std::printf("peak memory            paperdip %7.1f MB   bare window %7.1f MB   ratio %.2f\n",
                oursMb, bareMb, oursMb / bareMb);
    return true;
}

double time(const std::function<void()> &work)
{
    std::vector<double> runs;
    for (int run = 0; run < readRuns; ++run) {
        QElapsedTimer timer;
        timer.start();
        work();
        runs.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    return median(runs);
}

void benchRead()
{
    QString largest;
    QByteArray bytes;
    const QStringList lists = corpusLists();
    for (const QString &list : lists) {
        const QByteArray its = readAll(sharedFolder() + QStringLiteral("/corpus/") + list);
        if (its.size() > bytes.size()) {
            bytes = its;
            largest = list;
        }
    }
    const double theirs = time([&] {
        cmark_node_free(cmark_parse_document(bytes.constData(), static_cast<size_t>(bytes.size()),
                                             CMARK_OPT_DEFAULT));
    });
    size_t nodes = 0;
    const double ours = time([&] { nodes = read(bytes).size(); });
    std::printf("cut and read           paperdip %7.1f ms   cmark-gfm   %7.1f ms   ratio %.2f\n",
                ours, theirs, ours / theirs);
    const double megabytes = static_cast<double>(bytes.size()) / 1e6;
    std::printf("                       paperdip %7.1f MB/s cmark-gfm   %7.1f MB/s\n",
                megabytes / ours * 1e3, megabytes / theirs * 1e3);
    std::printf("                       (%s, %lld bytes, %zu nodes)\n", qPrintable(largest),
                static_cast<long long>(bytes.size()), nodes);
}

// A paper in the middle of a list, read and unread in turn, as a person does it in the window: the
// plan and its commit.
double timeTick(const QByteArray &bytes)
{
    const QTemporaryDir folder;
    const auto library = Library::open(folder.filePath(QStringLiteral("library.db")));
    const Result<ListId> list = (*library)->addList(bytes, {});
    QList<NodeId> papers;
    for (const NodeRow &row : (*library)->allNodes(*list)) {
        if (row.kind == NodeKind::Paper)
            papers << row.id;
    }
    if (papers.isEmpty())
        return 0;
    const NodeId paper = papers.at(papers.size() / 2);
    bool read = false;
    return time([&] {
        read = !read;
        const Result<Change> change =
            (*library)->planState({paper}, read ? ReadState::Read : ReadState::Unread);
        if (!change || !(*library)->apply(*change))
            std::fprintf(stderr, "the tick was refused\n");
    });
}

constexpr std::array bigLists = {
    "tmgthb__Autonomous-Agents/resources/Autonomous_Agents_Research_Papers_2026_4.md",
    "Vincentqyw__cv-arxiv-daily/README.md"};

void benchTick()
{
    const double seed = timeTick(seedBytes());
    for (const char *name : bigLists) {
        const double ours = timeTick(
            readAll(sharedFolder() + QStringLiteral("/corpus/") + QString::fromUtf8(name)));
        std::printf("tick                   paperdip %7.2f ms   in the seed %7.2f ms   ratio %.2f"
                    "   (%s)\n",
                    ours, seed, ours / seed, name);
    }
}

struct Stand
{
    double wall = 0; // ms
    double own = 0;  // of them the window's thread was itself at work
};

// What the window says of one list, by name.
QHash<QString, Stand> standsOf(const QString &list)
{
    const QTemporaryDir settings;
    QHash<QString, Stand> stands;
    QProcess process;
    process.setProcessEnvironment(quietEnvironment(settings.path()));
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QStringLiteral(PAPERDIP_BENCH_WINDOW), {list});
    if (!process.waitForFinished(300000) || process.exitCode() != 0)
        std::fprintf(stderr, "the window with %s failed\n", qPrintable(list));
    const QList<QByteArray> lines = process.readAllStandardOutput().split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() == 3)
            stands.insert(QString::fromUtf8(words[0]), {words[1].toDouble(), words[2].toDouble()});
    }
    return stands;
}

// Numbers to look at: how long a window stands still depends on what else the machine does.
void benchWindow()
{
    const QTemporaryDir folder;
    const QString seedList = folder.filePath(QStringLiteral("README.md"));
    QFile file(seedList);
    if (!file.open(QIODevice::WriteOnly) || file.write(seedBytes()) < 0)
        return;
    file.close();
    const QHash<QString, Stand> seed = standsOf(seedList);
    for (const char *name : bigLists) {
        const QHash<QString, Stand> big =
            standsOf(sharedFolder() + QStringLiteral("/corpus/") + QString::fromUtf8(name));
        std::printf("window                 %s\n", name);
        std::printf("  whole list there     after %.0f ms\n",
                    big.value(QStringLiteral("opened-after")).wall);
        for (const char *what :
             {"tick", "tick-first", "open", "reopen", "anew", "outside", "write", "expand-all",
              "select-all", "filter", "unfilter", "collapse-all"}) {
            const Stand ours = big.value(QString::fromLatin1(what));
            const Stand small = seed.value(QString::fromLatin1(what));
            std::printf("  %-20s paperdip %7.1f ms (%6.1f of its own)   in the seed %7.1f ms   "
                        "ratio %.2f\n",
                        what, ours.wall, ours.own, small.wall, ours.wall / small.wall);
        }
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (sharedFolder().isEmpty()) {
        std::fprintf(stderr,
                     "the shared folder with real lists is not here; set PAPERDIP_SHARED\n");
        return 1;
    }
#ifndef NDEBUG
    std::printf("this is no Release build: the numbers mean little\n");
#endif
    if (!benchStart())
        return 1;
    benchRead();
    benchTick();
    benchWindow();
    return 0;
}
