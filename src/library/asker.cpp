// SPDX-License-Identifier: MIT
#include "library/asker.h"

#include "library/library.h"
#include "store/database.h"
#include "store/interruption.h"
#include "store/store.h"

namespace paperdip {

Asker::Asker(Library &library, QObject *parent)
    : QObject(parent), m_library(library), m_worker(library.path())
{
}

Asker::~Asker()
{
    cancel();
}

void Asker::cancel()
{
    ++*m_newest;
    m_open = false;
}

void Asker::run(const Work &work)
{
    cancel();
    m_open = true;
    if (m_library.path() == QLatin1String(":memory:")) {
        WorkPlace place;
        place.store = &m_library.store();
        place.documents = &m_library.documents();
        const ListWorker::Done done = work(place, [] { return false; });
        m_open = false;
        return done();
    }
    const auto isStale = [number = m_newest->load(), newest = m_newest] {
        return *newest != number;
    };
    m_worker.run([this, work, isStale](WorkPlace &place) -> ListWorker::Done {
        if (isStale())
            return {};
        const auto isStopped = [&] { return isStale() || place.isStopped(); };
        std::unique_ptr<Interruption> guard;
        if (place.store != nullptr)
            guard = place.store->database().interruptible(isStopped);
        const ListWorker::Done done = work(place, isStopped);
        return [this, done, isStale] {
            if (isStale())
                return;
            m_open = false;
            done();
        };
    });
}

} // namespace paperdip
