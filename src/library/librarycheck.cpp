// SPDX-License-Identifier: MIT
#include "library/librarycheck.h"

#include "library/library.h"
#include "store/breaker.h"
#include "store/database.h"
#include "store/store.h"

namespace paperdip {

namespace {

constexpr int stopAgainMs = 10;
constexpr int stopTimes = 300; // then the disk hangs, and ListWorker leaves it alone

} // namespace

LibraryCheck::LibraryCheck(Library &library, QObject *parent)
    : QObject(parent), m_library(library), m_breaker(std::make_shared<Breaker>()),
      m_worker(library.path())
{
}

LibraryCheck::~LibraryCheck()
{
    m_givenUp = true;
    m_breaker->stop();
    for (int i = 0; i < stopTimes && !m_worker.finish(stopAgainMs); ++i)
        m_breaker->stop();
}

void LibraryCheck::start()
{
    if (m_library.mayWrite()) {
        Q_EMIT passed();
        return;
    }
    m_worker.run([this, breaker = m_breaker](WorkPlace &place) -> ListWorker::Done {
        const Result<void> sound = place.store != nullptr
                                       ? place.store->database().quickCheck(*breaker)
                                       : Result<void>(Failure(place.problem));
        return [this, sound] { end(sound); };
    });
}

// What could not be checked is not known to be damaged: reading will tell.
void LibraryCheck::end(const Result<void> &sound)
{
    if (m_givenUp)
        return;
    if (!sound && sound.error().code == ErrorCode::Damaged) {
        Q_EMIT foundDamage();
        return;
    }
    m_library.endCheck();
    Q_EMIT passed();
}

} // namespace paperdip
