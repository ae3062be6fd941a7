// SPDX-License-Identifier: MIT
#pragma once

#include "library/listworker.h"

namespace paperdip {

class Breaker;
class Library;

// Checks a library that was not closed properly, on a worker's connection. Given up when this goes:
// the next start checks it again.
class LibraryCheck : public QObject
{
    Q_OBJECT

public:
    explicit LibraryCheck(Library &library, QObject *parent = nullptr);
    ~LibraryCheck() override;

    // passed() or foundDamage() follows: at once where there is nothing to check. Library::checked
    // comes before passed().
    void start();

Q_SIGNALS:
    void passed();
    void foundDamage(); // Library::openDamaged, when all that works on this one is gone

private:
    void end(const Result<void> &sound);

    Library &m_library;
    std::shared_ptr<Breaker> m_breaker;
    bool m_givenUp = false;
    ListWorker m_worker;
};

} // namespace paperdip
