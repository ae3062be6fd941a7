// SPDX-License-Identifier: MIT
// What a large library costs, each measure beside its yardstick in the same run:
// paperdip_bench_scale [--papers 1000,10000,100000] [--slow] [--searching]. Run a Release build on
// a machine that does nothing else; all files are on the disk of TMPDIR.
#include "core/searchtext.h"
#include "generator.h"
#include "library/documents.h"
#include "library/filework.h"
#include "library/library.h"
#include "library/linkedfiles.h"
#include "library/notes.h"
#include "library/searchindex.h"
#include "measures.h"
#include "searching.h"
#include "store/database.h"
#include "store/store.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>
#include <functional>

using namespace paperdip;

namespace {

constexpr int startRuns = 9;
constexpr int edits = 21;
constexpr int smallest = 1000;
constexpr double editAim = 1.5;

struct Starts
{
    std::vector<double> ms;
    std::vector<double> mb;
};

struct EditTimes
{
    std::vector<double> done;
    std::vector<double> undone;
};

// A library of one size, in a folder of its own.
class Shelf
{
public:
    explicit Shelf(int papers) : m_papers(papers), m_generator(papers) {}

    void run(bool onlySearching);
    // One edit after the other, here and in a smaller one: what else the machine does meets both.
    void compareEdits(Shelf &small);

private:
    QString at(const QString &name) const { return m_folder.filePath(name); }
    void import();
    double importByShell();
    void writeRows() const;
    void start();
    void startOnce(const QStringList &arguments, Starts &starts) const;
    void exportList();
    NodeRow paper(int number) const;
    Result<Change> planTick(int number) const;
    Result<Change> planTitle(int number) const;
    Result<Change> planMove(int number) const;
    using Plan = Result<Change> (Shelf::*)(int) const;
    void editOnce(Plan plan, int number, EditTimes &times);
    double saveOnce(int number);

    const int m_papers;
    const Generator m_generator;
    QTemporaryDir m_folder;
    std::unique_ptr<Library> m_library;
    ListId m_list = 0;
};

void Shelf::run(bool onlySearching)
{
    need(m_generator.write(m_folder.path(), false).has_value(), "generating");
    import();
    if (!onlySearching)
        start();
    auto library = Library::open(at(QStringLiteral("library.db")));
    need(library.has_value(), "opening");
    m_library = std::move(*library);
    m_list = m_library->lists().value(0).id;
    measureSearching(*m_library, m_papers);
    if (onlySearching)
        return;
    exportList();
    (void)m_library->document(m_list); // a window has a worker read it
}

// As a window's worker does it: read, cut, written in slices, then indexed with the notes.
void Shelf::import()
{
    const QString path = at(QStringLiteral("library.db"));
    need(Library::open(path).has_value(), "making a library");
    const auto store = Store::openBeside(path);
    need(store && putRecords(**store, m_papers), "records");
    Documents documents(**store);
    WorkPlace place;
    place.store = store->get();
    place.documents = &documents;
    place.folder = m_folder.path();
    place.isStopped = [] { return false; };
    const double ours = timed([&] {
        for (int i = 0; i < m_generator.lists(); ++i)
            need(openFile(place, at(Generator::listName(i)), [](int, int) { return true; })
                     .has_value(),
                 "importing");
        need(SearchIndex(**store).catchUp([](int) { return true; }).has_value(), "indexing");
    });
    print(m_papers, "import, notes, index", ours, importByShell(), "ms", 1.5);
}

QByteArray quoted(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    bytes.replace('"', "\"\"");
    return '"' + bytes + '"';
}

// The rows that the import wrote, and the texts that it indexed.
void Shelf::writeRows() const
{
    const auto store = Store::openBeside(at(QStringLiteral("library.db")));
    need(store.has_value(), "opening");
    QFile file(at(QStringLiteral("search.csv")));
    need(file.open(QIODevice::WriteOnly), "writing rows");
    IndexReader reader(**store);
    Query nodes =
        (*store)->database().query(QStringLiteral("SELECT node_id FROM search_doc ORDER BY doc"));
    for (bool ok = nodes.run() && nodes.next(); ok; ok = nodes.next()) {
        const auto source = (*store)->search().source(nodes.value(0).toLongLong());
        QByteArrayList texts;
        for (int field = 0; field < searchFields; ++field)
            texts << quoted(spelledOut(source->text(static_cast<SearchField>(field))));
        texts.last() = quoted(spelledOut(reader.noteOf(*source).text));
        file.write(texts.join(',') + '\n');
    }
}

double Shelf::importByShell()
{
    writeRows();
    const auto shell = [this](const QString &database, const QByteArray &script) {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QStringLiteral("sqlite3"), {database});
        process.write(script);
        process.closeWriteChannel();
        need(process.waitForFinished(-1) && process.exitCode() == 0, "sqlite3");
    };
    shell(QStringLiteral("library.db"),
          ".mode csv\n.output node.csv\nSELECT id, list_id, ord, parent_id, source, kind, shape, "
          "structure, level, depth, title, box, arxiv, version, doi, url, links, keywords, remark, "
          "note_path, placeholder, mark, tags, venue, year, authors FROM node;\n");
    const double theirs = timed([&] {
        shell(QStringLiteral("plain.db"),
              "PRAGMA journal_mode=WAL;\n"
              "CREATE TABLE node (id INTEGER PRIMARY KEY, list_id, ord, parent_id, source, kind, "
              "shape, structure, level, depth, title, box, arxiv, version, doi, url, links, "
              "keywords, remark, note_path, placeholder, mark, tags, venue, year, authors);\n"
              "CREATE UNIQUE INDEX node_place ON node(list_id, ord);\n"
              "CREATE INDEX node_count ON node(list_id, ord, depth, kind, box);\n"
              "CREATE INDEX node_parent ON node(parent_id, list_id, ord);\n"
              "CREATE INDEX node_arxiv ON node(arxiv) WHERE arxiv IS NOT NULL;\n"
              "CREATE INDEX node_url ON node(url) WHERE url IS NOT NULL;\n"
              "CREATE INDEX node_doi ON node(lower(doi)) WHERE doi IS NOT NULL;\n"
              "CREATE VIRTUAL TABLE search USING fts5(title, keywords, authors, ids, venue, "
              "remark, abstract, note, content = '', tokenize = 'ascii');\n"
              ".mode csv\n.import node.csv node\n.import search.csv search\n");
    });
    for (const char *name : {"plain.db", "node.csv", "search.csv"})
        QFile::remove(at(QString::fromLatin1(name)));
    return theirs;
}

void Shelf::startOnce(const QStringList &arguments, Starts &starts) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
        environment.insert(QString::fromLatin1(name), m_folder.path());
    environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("default.warning=false"));
    environment.insert(QStringLiteral("PAPERDIP_ARXIV_URL"), QStringLiteral("http://127.0.0.1:9"));
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer timer;
    timer.start();
    process.start(QStringLiteral(PAPERDIP_BENCH_START), arguments);
    need(process.waitForReadyRead(60000), "the window");
    starts.ms.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    need(process.waitForFinished(60000), "the window's end");
    starts.mb.push_back(process.readAllStandardOutput().trimmed().toDouble() / 1024);
}

void Shelf::start()
{
    Starts bare;
    Starts ours;
    for (int i = 0; i < startRuns; ++i) {
        startOnce({QStringLiteral("bare")}, bare);
        startOnce({QStringLiteral("--library"), at(QStringLiteral("library.db"))}, ours);
    }
    const double aim = m_papers > 100'000 ? 2 : m_papers > 10'000 ? 1.5 : 1.3;
    print(m_papers, "start to first paint", median(ours.ms), median(bare.ms), "ms", aim);
    print(m_papers, "peak memory at first paint", median(ours.mb), median(bare.mb), "MB", aim);
}

void Shelf::exportList()
{
    Plain plain(at(QStringLiteral("library.db")));
    std::vector<double> ours;
    std::vector<double> theirs;
    for (int i = 0; i < 5; ++i) {
        theirs.push_back(timed([&] {
            (void)plain.run("SELECT source FROM node WHERE list_id = 1 ORDER BY ord", {});
        }));
        ours.push_back(timed([&] { (void)m_library->bytes(m_list); }));
    }
    print(m_papers, "export to Markdown", median(ours), median(theirs), "ms", 2);
}

NodeRow Shelf::paper(int number) const
{
    return m_library->papersByWork(Generator::paper(number).work).value(0);
}

Result<Change> Shelf::planTick(int number) const
{
    const NodeRow row = paper(100 + number);
    return m_library->planState({row.id},
                                row.state == ReadState::Read ? ReadState::Unread : ReadState::Read);
}

Result<Change> Shelf::planTitle(int number) const
{
    return m_library->planTitle(paper(200 + number).id, QStringLiteral("Another title"));
}

Result<Change> Shelf::planMove(int number) const
{
    return m_library->planMove({paper(300 + number).id}, m_list, {paper(400).parent, Place::AtEnd});
}

// Planned and carried out, and taken back.
void Shelf::editOnce(Plan plan, int number, EditTimes &times)
{
    Result<Change> inverse = Change();
    times.done.push_back(timed([&] {
        const Result<Change> change = (this->*plan)(number);
        inverse = change ? m_library->apply(*change) : change;
    }));
    need(inverse && !inverse->isEmpty(), "an edit");
    times.undone.push_back(timed([&] { need(m_library->apply(*inverse).has_value(), "undo"); }));
}

// The note of that paper with another line; 0: it has none.
double Shelf::saveOnce(int number)
{
    if (Generator::paper(number).note.isEmpty())
        return 0;
    Notes notes(*m_library, false);
    const QString path = notes.pathOf(paper(number).id).value_or(QString());
    const Result<NoteContent> before = notes.read(path);
    need(before.has_value(), "reading a note");
    return timed(
        [&] { need(notes.keepDraft(path, before->bytes + "more\n") && notes.flush(), "a note"); });
}

void Shelf::compareEdits(Shelf &small)
{
    constexpr std::pair<const char *, Plan> plans[] = {
        {"tick", &Shelf::planTick}, {"title", &Shelf::planTitle}, {"move", &Shelf::planMove}};
    for (const auto &[what, plan] : plans) {
        EditTimes ours;
        EditTimes theirs;
        for (int i = 0; i < edits; ++i) {
            small.editOnce(plan, i, theirs);
            editOnce(plan, i, ours);
        }
        print(m_papers, what, median(ours.done), median(theirs.done), "ms", editAim);
        print(m_papers, qPrintable(QStringLiteral("undo of ") + QString::fromLatin1(what)),
              median(ours.undone), median(theirs.undone), "ms", editAim);
    }
    std::vector<double> ours;
    std::vector<double> theirs;
    for (int i = 0; i < small.m_papers && ours.size() < edits; ++i) {
        if (const double saved = small.saveOnce(i); saved > 0) {
            theirs.push_back(saved);
            ours.push_back(saveOnce(i));
        }
    }
    print(m_papers, "note save", median(ours), median(theirs), "ms", editAim);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    QList<int> sizes{smallest, 10'000, 100'000};
    const QStringList arguments = QCoreApplication::arguments();
    if (const qsizetype at = arguments.indexOf(QLatin1String("--papers")); at > 0) {
        sizes.clear();
        const QStringList given = arguments.value(at + 1).split(QLatin1Char(','));
        for (const QString &size : given)
            sizes << std::max(size.toInt(), smallest);
    }
    if (arguments.contains(QLatin1String("--slow")))
        sizes << 1'000'000;
#ifndef NDEBUG
    std::printf("this is no Release build: the numbers mean little\n");
#endif
    std::printf("%8s  %-28s %13s %13s  %6s  %4s\n", "papers", "", "paperdip", "yardstick", "ratio",
                "aim");
    const bool onlySearching = arguments.contains(QLatin1String("--searching"));
    Shelf small(smallest); // what edits are compared with
    if (sizes.first() == smallest || !onlySearching)
        small.run(onlySearching);
    for (const int size : std::as_const(sizes)) {
        if (size == smallest)
            continue;
        Shelf large(size);
        large.run(onlySearching);
        if (!onlySearching)
            large.compareEdits(small);
    }
    return 0;
}
