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

// A query over an index that is up to date, where that does not take long.
Result<SearchAnswer> searchUpToDate(Store &store, const QString &query, const SearchWish &wish,
                                    const std::function<bool()> &isStopped)
{
    SearchIndex index(store);
    if (!index.isUpToDate() && store.search().dirtyCount() <= fewEnough) {
        const Result<void> done = index.catchUp([&](int) { return !isStopped(); });
        if (!done && done.error().code == ErrorCode::Cancelled)
            return Failure(done.error());
    }
    return search(store, query, wish, isStopped);
}

} // namespace

Searcher::Searcher(Library &library, QObject *parent)
    : QObject(parent), m_library(library), m_indexer(library.path()), m_asker(library.path())
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
    const quint64 number = ++*m_newest;
    if (isMemoryLibrary(m_library)) {
        answered(query, searchUpToDate(m_library.store(), query, wish, [] { return false; }));
        return;
    }
    const auto isStale = [number, newest = m_newest] { return *newest != number; };
    m_asker.run([this, query, wish, isStale](WorkPlace &place) -> ListWorker::Done {
        if (isStale())
            return {};
        const auto isStopped = [&] { return isStale() || place.isStopped(); };
        const Result<SearchAnswer> answer =
            place.store != nullptr ? searchUpToDate(*place.store, query, wish, isStopped)
                                   : Result<SearchAnswer>(Failure(place.problem));
        return [this, query, answer, isStale] {
            if (!isStale())
                answered(query, answer);
        };
    });
}

void Searcher::cancel()
{
    ++*m_newest;
}

void Searcher::answered(const QString &query, const Result<SearchAnswer> &answer)
{
    if (answer)
        Q_EMIT found(query, *answer);
    else if (answer.error().code != ErrorCode::Cancelled)
        Q_EMIT failed(query, answer.error());
}

} // namespace paperdip
