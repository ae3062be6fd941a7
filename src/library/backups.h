// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "store/librarycopies.h"

#include <QObject>
#include <memory>

namespace paperdip {

class Library;

struct BackupTimes
{
    int idleMs = 60'000;       // without a change before a copy is made
    int everyMs = 15 * 60'000; // how often is looked whether one is due
    int validHours = 24;       // how old the last one may be
};

// Copies of the library in dataFolder()/backups, made by a worker: one a day when nothing has
// changed for a while, the last seven days' and one of each of four weeks before them kept. What is
// being made when this goes is given up.
class Backups : public QObject
{
    Q_OBJECT

public:
    explicit Backups(Library &library, const BackupTimes &times = {}, QObject *parent = nullptr);
    ~Backups() override;

    void start(); // from now on they are made by themselves
    void makeNow();
    bool isMaking() const;
    QString folder() const;
    QList<LibraryCopy> all() const; // the newest first

    // The library becomes this copy at the next start; as it is until then it is kept aside. Io,
    // DiskFull, Damaged.
    Result<void> restoreAtNextStart(const QString &copy);
    Result<void> dontRestore();
    bool isRestoreWaiting() const;

Q_SIGNALS:
    void changed(); // begun, ended, or another copy waits
    void made(const QString &path);
    void failed(const paperdip::Error &error); // the same reason is said once

private:
    struct Private;

    std::unique_ptr<Private> d;
};

} // namespace paperdip
