// SPDX-License-Identifier: MIT
#include "library/searcher.h"

#include "library/library.h"
#include "library/searchindex.h"
#include "store/store.h"

namespace paperdip {

namespace {

constexpr int soonMs = 300;   // after a change: who types goes on typing
constexpr int fewEnough = 64; // changed nodes that a query waits for
constexpr int toldEveryNodes = 500;

bool isMemoryLibrary(const Library &library)
{
    return library.path() == QLatin1String(":memory:");
}

// Before a query, where that does not take long. Cancelled.
Result<void> bringUpToDate(Store &store, const std::function<bool()> &isStopped)
{
    SearchIndex index(store);
    if (index.isUpToDate() || store.search().dirtyCount() > fewEnough)
        return {};
    const Result<void> done = index.catchUp([&](int) { return !isStopped(); });
    if (!done && done.error().code == ErrorCode::Cancelled)
        return done;
    return {};
}

} // namespace

Searcher::Searcher(Library &library, QObject *parent)
    : QObject(parent), m_library(library), m_indexer(library), m_asker(library.path())
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_soon, &QTimer::timeout, this, [this] { run(Task::CatchUp); });
    connect(&library, &Library::listsChanged, this, &Searcher::noticeChange);
    connect(&library, &Library::listChanged, this, &Searcher::noticeChange);
    connect(&library, &Library::everythingChanged, this, &Searcher::noticeChange);
    connect(&library, &Library::recordChanged, this, &Searcher::noticeChange);
}

Searcher::~Searcher()
{
    ++*m_newest;
    *m_stopped = true;
}

void Searcher::start()
{
    m_started = true;
    run(Task::LookAtNotes);
}

void Searcher::noticeChange()
{
    if (m_started)
        m_soon.start();
}

void Searcher::lookAtNotes()
{
    if (m_started && m_indexer.isIdle())
        run(Task::LookAtNotes);
}

void Searcher::rebuild()
{
    run(Task::Rebuild);
}

void Searcher::stopIndexing()
{
    m_soon.stop();
    *m_stopped = true;
    m_stopped = std::make_shared<std::atomic<bool>>(false);
}

void Searcher::run(Task task)
{
    const auto work = [task](Store &store, const SearchIndex::GoOn &goOn) {
        SearchIndex index(store);
        Result<void> done;
        if (task == Task::Rebuild)
            done = index.begin();
        if (done)
            done = index.catchUp(goOn);
        // What is indexed already may have changed; what was not is read anyway.
        if (done && task == Task::LookAtNotes)
            done = index.lookAtNotes([&](int) { return goOn(-1); });
        if (done && task == Task::LookAtNotes)
            done = index.catchUp(goOn);
        return done;
    };
    if (isMemoryLibrary(m_library)) {
        indexed(work(m_library.store(), [](int) { return true; }));
        return;
    }
    m_indexer.run([this, work, stopped = m_stopped](WorkPlace &place) -> ListWorker::Done {
        if (place.store == nullptr)
            return [this, problem = place.problem] { indexed(Failure(problem)); };
        int told = -toldEveryNodes;
        const auto goOn = [&](int left) {
            if (left >= 0 && std::abs(told - left) >= toldEveryNodes) {
                told = left;
                place.tell([this, left] { tell(left); });
            }
            return !*stopped && !place.isStopped();
        };
        const Result<void> done = work(*place.store, goOn);
        return [this, done] { indexed(done); };
    });
}

void Searcher::tell(int left)
{
    m_left = left;
    Q_EMIT indexing(left);
}

void Searcher::indexed(const Result<void> &result)
{
    if (result)
        tell(0);
    else if (result.error().code != ErrorCode::Cancelled)
        Q_EMIT indexingFailed(result.error());
}

void Searcher::find(const QString &query, const SearchWish &wish)
{
    const auto work = [query, wish](Store &store, const std::function<bool()> &isStopped) {
        return search(store, query, wish, isStopped);
    };
    ask<SearchAnswer>(query, work, &Searcher::found);
}

void Searcher::findMore(const QString &query, const SearchWish &wish, const QList<NodeId> &nodes)
{
    const auto work = [query, wish,
                       nodes](Store &store,
                              const std::function<bool()> &isStopped) -> Result<SearchAnswer> {
        if (nodes.isEmpty())
            return search(store, query, wish, isStopped);
        const Result<QList<SearchHit>> hits = describeHits(store, query, nodes, isStopped);
        if (!hits)
            return Failure(hits.error());
        SearchAnswer answer;
        answer.hits = *hits;
        return answer;
    };
    ask<SearchAnswer>(query, work, &Searcher::foundMore);
}

void Searcher::filter(const QString &query)
{
    const auto work = [query](Store &store, const std::function<bool()> &isStopped) {
        return searchFilter(store, query, isStopped);
    };
    ask<SearchFilter>(query, work, &Searcher::filtered);
}

template<typename Answer>
void Searcher::ask(const QString &query, const Work<Answer> &work, Tell<Answer> said)
{
    const quint64 number = ++*m_newest;
    const bool mayWrite = m_library.mayWrite().has_value();
    const auto upToDate =
        [work, mayWrite](Store &store, const std::function<bool()> &isStopped) -> Result<Answer> {
        const Result<void> done = mayWrite ? bringUpToDate(store, isStopped) : Result<void>();
        return done ? work(store, isStopped) : Failure(done.error());
    };
    if (isMemoryLibrary(m_library)) {
        answered(query, upToDate(m_library.store(), [] { return false; }), said);
        return;
    }
    const auto isStale = [number, newest = m_newest] { return *newest != number; };
    m_asker.run([this, query, upToDate, said, isStale](WorkPlace &place) -> ListWorker::Done {
        if (isStale())
            return {};
        const auto isStopped = [&] { return isStale() || place.isStopped(); };
        const Result<Answer> answer = place.store != nullptr
                                          ? upToDate(*place.store, isStopped)
                                          : Result<Answer>(Failure(place.problem));
        return [this, query, answer, said, isStale] {
            if (!isStale())
                answered(query, answer, said);
        };
    });
}

void Searcher::findNear(const QString &query)
{
    const auto tell = [this, query](const QString &near) {
        if (!near.isEmpty())
            Q_EMIT nearFound(query, near);
    };
    if (isMemoryLibrary(m_library)) {
        tell(nearQuery(m_library.store(), query, 0, [] { return false; }));
        return;
    }
    const auto isStale = [number = quint64(*m_newest), newest = m_newest] {
        return *newest != number;
    };
    m_asker.run([query, tell, isStale](WorkPlace &place) -> ListWorker::Done {
        if (place.store == nullptr)
            return {};
        const auto isStopped = [&] { return isStale() || place.isStopped(); };
        const QString near = nearQuery(*place.store, query, 0, isStopped);
        return [near, tell, isStale] {
            if (!isStale())
                tell(near);
        };
    });
}

void Searcher::cancel()
{
    ++*m_newest;
}

template<typename Answer>
void Searcher::answered(const QString &query, const Result<Answer> &answer, Tell<Answer> said)
{
    if (answer)
        Q_EMIT(this->*said)(query, *answer);
    else if (answer.error().code != ErrorCode::Cancelled)
        Q_EMIT failed(query, answer.error());
}

} // namespace paperdip
