// SPDX-License-Identifier: MIT
#include "allocations.h"
#include "core/workkeys.h"
#include "generator.h"
#include "library/documents.h"
#include "library/exporter.h"
#include "library/knownpapers.h"
#include "library/linkedfiles.h"
#include "library/notes.h"
#include "library/search.h"
#include "library/searchindex.h"
#include "libraryfixture.h"
#include "shared.h"
#include "sqlsteps.h"
#include "store/store.h"
#include "sync/quickfolder.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <algorithm>

using namespace paperdip;

struct Cost
{
    SqlSteps sql;
    qint64 allocations = 0;
};
using Costs = QMap<QString, Cost>;

namespace {

constexpr int few = 100;
constexpr int many = 10'000;
constexpr int everyRecord = 20;    // paper has one: what takes time is its words
constexpr double mostGrowth = 1.5; // a tree of pages that is a level deeper, and no more
constexpr qint64 noise = 400;      // steps
// A section is read as it was and as it is, and there is a page of places for some hundred nodes:
// reading the large list once is more than ten times that.
constexpr qint64 allocationNoise = 4000;

// A library of so many papers on the disk, indexed, with what works on it.
class Shop
{
public:
    explicit Shop(int papers) : m_folder(quickFolder())
    {
        write(QStringLiteral("README.md"), Generator(papers).list(0));
        write(Generator::paper(withNote()).note, Generator::note(withNote()));
        library = openLibrary(path());
        {
            LinkedFiles opening(*library, false);
            if (!opening.open(m_folder.filePath(Generator::listName(0))))
                qFatal("the list could not be opened");
        }
        if (!putRecords(library->store(), papers, everyRecord) ||
            !SearchIndex(library->store()).catchUp([](int) { return true; }))
            qFatal("the library could not be filled");
        library.reset();
    }

    static int withNote()
    {
        int number = 0;
        while (Generator::paper(number).note.isEmpty())
            ++number;
        return number;
    }
    QString path() const { return m_folder.filePath(QStringLiteral("data/library.db")); }
    void open()
    {
        auto opened = Library::open(path(), Library::Anew::Later);
        if (!opened)
            qFatal("the library could not be opened");
        library = std::move(*opened);
        list = library->lists().value(0).id;
    }
    void close()
    {
        notes.reset();
        files.reset();
        library.reset();
    }
    // As a window does once the list is shown: a worker reads it.
    void prepare()
    {
        files = std::make_unique<LinkedFiles>(*library, true);
        notes = std::make_unique<Notes>(*library, false);
        files->setAutomatic(false);
        files->prepare(list);
        QVERIFY(files->flush());
        QVERIFY2(!library->documents().has(list, revision()), "before the list is shown");
        files->start();
        QTRY_VERIFY_WITH_TIMEOUT(library->documents().has(list, revision()), 120'000);
    }
    qint64 revision() const { return library->store().lists().revision(list); }
    NodeId paper(int number) const
    {
        return library->papersByWork(Generator::paper(number).work).value(0).id;
    }
    NodeId sectionOf(NodeId node) const { return library->node(node).value().parent; }

    std::unique_ptr<Library> library;
    std::unique_ptr<LinkedFiles> files;
    std::unique_ptr<Notes> notes;
    ListId list = 0;

private:
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(name));
        if (!QDir().mkpath(QFileInfo(file).path()) || !file.open(QIODevice::WriteOnly) ||
            file.write(bytes) != bytes.size())
            qFatal("%s could not be written", qPrintable(name));
    }

    QTemporaryDir m_folder;
};

class Measuring
{
public:
    explicit Measuring(Shop &shop) : m_shop(shop) {}
    Costs run();

private:
    void measure(const char *name, const std::function<bool()> &work);
    void change(const char *name, const std::function<Result<Change>()> &plan,
                const QList<NodeId> &shown);
    bool show(const QList<NodeId> &nodes) const;

    void open();
    void look();
    void goOut();
    void edit();
    void find();
    void records();
    void note();
    void queue();
    void closeList();

    Shop &m_shop;
    Costs m_costs;
};

Costs Measuring::run()
{
    open();
    look();
    goOut();
    m_shop.prepare();
    edit();
    find();
    records();
    note();
    queue();
    closeList();
    m_shop.close();
    return m_costs;
}

void Measuring::measure(const char *name, const std::function<bool()> &work)
{
    resetSqlSteps();
    resetAllocations();
    const bool done = work();
    const qint64 asked = allocations();
    m_costs.insert(QString::fromLatin1(name), {sqlSteps(), asked});
    if (!done)
        QTest::qFail(name, __FILE__, __LINE__);
}

// The rows that a tree shows of them, as it asks again after a change.
bool Measuring::show(const QList<NodeId> &nodes) const
{
    constexpr int most = Generator::papersInSection + 1; // of those above it the rows stay
    const Library &library = *m_shop.library;
    return std::all_of(nodes.begin(), nodes.end(), [&](NodeId node) {
        const Result<NodeRow> row = library.node(node);
        return row && !library.lists().isEmpty() &&
               (row->kind != NodeKind::Section || row->papers > most ||
                !library.children(m_shop.list, node).isEmpty());
    });
}

// Carried out, shown, taken back, shown.
void Measuring::change(const char *name, const std::function<Result<Change>()> &plan,
                       const QList<NodeId> &shown)
{
    Change inverse;
    measure(name, [&] {
        const Result<Change> change = plan();
        const Result<Change> applied = change ? m_shop.library->apply(*change) : change;
        inverse = applied.value_or(Change());
        return !inverse.isEmpty() && show(shown);
    });
    measure(qPrintable(QStringLiteral("undo ") + QString::fromLatin1(name)),
            [&] { return m_shop.library->apply(inverse) && show(shown); });
}

void Measuring::open()
{
    measure("open", [&] {
        m_shop.open();
        const QList<NodeRow> top = m_shop.library->children(m_shop.list, 0);
        return top.size() == 1 && !m_shop.library->children(m_shop.list, top.first().id).isEmpty();
    });
}

void Measuring::look()
{
    const Library &library = *m_shop.library;
    const NodeId paper = m_shop.paper(57);
    const NodeId section = m_shop.sectionOf(paper);
    measure("expand", [&] { return library.children(m_shop.list, section).size() == 25; });
    measure("show a paper", [&] {
        return library.node(paper) && !library.ancestors(paper).isEmpty() &&
               !library.sectionPath(paper).isEmpty() && library.sectionOf(paper) == section;
    });
    measure("counts", [&] {
        const QList<NodeId> above = library.ancestors(paper);
        return library.lists().size() == 1 && show(above.mid(1));
    });
}

// To other programs: what the dialog shows first, and what is copied of a few papers.
void Measuring::goOut()
{
    Store &store = m_shop.library->store();
    const QList<NodeId> two{m_shop.paper(57), m_shop.paper(90)};
    measure("how a list goes out", [&] {
        const Beginning whole = beginningOf(store, m_shop.list, {}, 3);
        const Beginning part = beginningOf(store, m_shop.list, {m_shop.sectionOf(two.first())}, 3);
        return whole.citations.size() == 3 && whole.count > part.count && part.count == 25 &&
               markdownBeginning(store, m_shop.list, {}, 500).size() == 500;
    });
    measure("copy two papers", [&] {
        const auto bytes = exported(store, m_shop.list, two, Format::Bibtex);
        return bytes && bytes->count("title ") == two.size();
    });
}

void Measuring::edit()
{
    Library &library = *m_shop.library;
    const NodeId paper = m_shop.paper(57);
    const NodeId section = m_shop.sectionOf(paper);
    const NodeId other = m_shop.sectionOf(m_shop.paper(90));
    const QList<NodeId> shown = library.ancestors(paper).mid(1) + QList<NodeId>{paper};
    const ReadState to =
        library.node(paper)->state == ReadState::Read ? ReadState::Unread : ReadState::Read;
    change(
        "tick", [&] { return library.planState({paper}, to); }, shown);
    change(
        "title", [&] { return library.planTitle(paper, QStringLiteral("Other words")); }, shown);
    change(
        "remark", [&] { return library.planRemark(paper, QStringLiteral("另一句话。")); }, shown);
    change("move",
           [&] {
               return library.planMove({paper}, m_shop.list, {other, Place::AtEnd});
           },
           {section, other});
    change(
        "step", [&] { return library.planStep({paper}, 1); }, shown);
    change("remove", [&] { return library.planRemove({paper}); }, {section});
    NewPaper fresh;
    fresh.arxiv = QStringLiteral("2309.06180");
    change("add",
           [&] {
               return library.planPapers(m_shop.list, {section, Place::AtEnd}, QList{fresh});
           },
           {section});
    change(
        "reading", [&] { return library.planState({m_shop.paper(58)}, ReadState::Reading); },
        shown);
}

void Measuring::find()
{
    Library &library = *m_shop.library;
    const GeneratedPaper paper = Generator::paper(57);
    const GeneratedPaper article = Generator::paper(59); // has a DOI
    measure("find by id", [&] { return library.findPapers(paper.work).size() == 1; });
    measure("find by address", [&] { return library.findPapers(article.url).size() == 1; });
    measure("find by DOI", [&] { return library.findPapers(article.work.mid(4)).size() == 1; });
    measure("find a work", [&] { return library.papersByWork(article.work).size() == 1; });
    const KnownPapers known(library);
    const auto isKnown = [&](const QString &text) {
        return known.find(identify(text), 0).value(0) != 0;
    };
    measure("know an id again",
            [&] { return isKnown(paper.url) && !isKnown(QStringLiteral("2309.06180")); });
    measure("know an address again", [&] {
        return isKnown(article.url + QStringLiteral("?utm_source=x")) &&
               !isKnown(QStringLiteral("https://e.org/a.pdf"));
    });
    const QString note = Generator::paper(Shop::withNote()).note;
    measure("whose note a file is",
            [&] { return library.papersWithNote(note.section(u'/', -1)).size() == 1; });
    measure("know a title again",
            [&] { return known.findNamed({titleKey(paper.title.toUpper())}, 0) != 0; });
    measure("search", [&] {
        const GeneratedPaper other = Generator::paper(90); // indexed as it is
        const auto answer = search(library.store(), other.title, {}, [] { return false; });
        return answer && std::any_of(answer->hits.begin(), answer->hits.end(),
                                     [&](const auto &hit) { return hit.title == other.title; });
    });
}

void Measuring::records()
{
    Library &library = *m_shop.library;
    Record record = Generator::record(59);
    record.abstract += QStringLiteral(" More.");
    measure("a record came", [&] { return library.store().records().put(record).has_value(); });
    measure("updates", [&] { return library.papersWithNews().isEmpty(); });
    measure("another process", [&] {
        const auto other = Store::openBeside(library.path());
        if (!other || !(*other)->lists().touch(m_shop.list))
            return false;
        library.pollOtherProcesses();
        return true;
    });
}

void Measuring::note()
{
    const NodeId paper = m_shop.paper(Shop::withNote());
    measure("open a note", [&] {
        const Result<QString> path = m_shop.notes->pathOf(paper);
        return path && m_shop.notes->read(*path);
    });
    measure("begin a note", [&] {
        const NodeId other = m_shop.paper(58);
        return !m_shop.notes->proposePath(other).isEmpty() &&
               !m_shop.notes->newNote(other).isEmpty();
    });
    measure("save a note", [&] {
        const QString path = m_shop.notes->pathOf(paper).value();
        return m_shop.notes->keepDraft(path, "# Typed\n") && m_shop.notes->flush();
    });
}

// With everything in it.
void Measuring::queue()
{
    constexpr int page = 50;
    JobTable &jobs = m_shop.library->store().jobs();
    const QList<NodeRow> top = m_shop.library->children(m_shop.list, 0);
    QVERIFY(jobs.add(m_shop.library->store().tree().works({top.first().id}), Service::Arxiv, 0, 1));
    measure("what is asked next", [&] {
        return jobs.due(2, page, {Service::Arxiv, Service::Oai}).size() == page;
    });
    measure("what others are asked next", [&] {
        return jobs.due(2, page, {Service::Doi, Service::Page}).isEmpty() &&
               !jobs.nextDue({Service::Doi, Service::Page}) && jobs.nextDue({Service::Arxiv});
    });
    measure("a page of the queue",
            [&] { return jobs.inState(FetchState::Waiting, page).size() == page; });
    QVERIFY(m_shop.library->store().database().execute(
        QStringLiteral("UPDATE job SET state = %1 WHERE id > (SELECT max(id) FROM job) - %2")
            .arg(int(FetchState::Failed))
            .arg(page)));
    measure("a page of what was given up", [&] { return jobs.givenUp(0, page).size() == page; });
}

// What is stored of it goes behind.
void Measuring::closeList()
{
    Library &library = *m_shop.library;
    m_shop.notes.reset();
    m_shop.files.reset();
    bool follows = false;
    QObject::connect(&library, &Library::listClosed, &library, [&follows] { follows = true; });
    measure("close the list", [&] {
        return library.forgetList(m_shop.list) && library.lists().isEmpty() && follows;
    });
}

// The parts of a full-text index are more in a large one; a worker asks them. A new note looks at
// some hundred rows around, which a small list does not have.
double growthOf(const QString &name)
{
    const bool isWider = name == QLatin1String("search") || name == QLatin1String("begin a note");
    return isWider ? 6 : mostGrowth;
}

QString worst(const SqlSteps &before, const SqlSteps &after)
{
    QStringList lines;
    for (auto it = after.bySql.begin(); it != after.bySql.end(); ++it) {
        if (it.value() > before.bySql.value(it.key()) * 2 + noise)
            lines << QStringLiteral("    %1: %2 before\n      %3")
                         .arg(it.value())
                         .arg(before.bySql.value(it.key()))
                         .arg(it.key().simplified().left(400));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

// What the window's thread asks of SQLite does not grow with the library: counted in the steps of
// its machine, at a hundredfold size.
class TestScale : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void stepsStayTheSame();
    void allocationsStayTheSame();

private:
    Costs m_before; // at the small size
    Costs m_after;
};

void TestScale::stepsStayTheSame()
{
    countSqlSteps();
    countAllocations();
    Shop small(few);
    m_before = Measuring(small).run();
    Shop large(many);
    m_after = Measuring(large).run();
    QStringList grown;
    for (auto it = m_after.begin(); it != m_after.end(); ++it) {
        const SqlSteps was = m_before.value(it.key()).sql;
        const double growth = growthOf(it.key());
        const auto most = static_cast<qint64>(static_cast<double>(was.steps) * growth) + noise;
        qInfo("%-22s %8lld steps of %8lld at %d papers", qPrintable(it.key()), it->sql.steps,
              was.steps, few);
        if (it->sql.steps > most)
            grown << it.key() + QStringLiteral("\n") + worst(was, it->sql);
    }
    QVERIFY2(grown.isEmpty(), qPrintable(grown.join(QLatin1Char('\n'))));
}

// Nor does what it does besides: a list that is read asks for memory for every word.
void TestScale::allocationsStayTheSame()
{
    if (!countAllocations())
        QSKIP("only a build with the address sanitizer counts allocations");
    QStringList grown;
    for (auto it = m_after.begin(); it != m_after.end(); ++it) {
        const qint64 was = m_before.value(it.key()).allocations;
        const auto most =
            static_cast<qint64>(static_cast<double>(was) * growthOf(it.key())) + allocationNoise;
        qInfo("%-22s %8lld allocations of %8lld", qPrintable(it.key()), it->allocations, was);
        if (it->allocations > most)
            grown << QStringLiteral("%1: %2 of %3").arg(it.key()).arg(it->allocations).arg(was);
    }
    QVERIFY2(grown.isEmpty(), qPrintable(grown.join(QLatin1Char('\n'))));
}

QTEST_GUILESS_MAIN(TestScale)
#include "tst_scale.moc"
