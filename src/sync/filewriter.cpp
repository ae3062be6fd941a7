// SPDX-License-Identifier: MIT
#include "sync/filewriter.h"

#include <QMutex>
#include <QThreadPool>

#include <utility>
#include <vector>

namespace paperdip {

struct FileWriter::Private
{
    using Done = std::pair<QString, Result<QByteArray>>;

    QThreadPool pool; // of one thread: jobs run in the order in which they came
    QMutex mutex;
    std::vector<Done> finished; // written but not reported yet
    int open = 0;               // given and not reported
};

FileWriter::FileWriter(QObject *parent) : QObject(parent), d(std::make_unique<Private>())
{
    d->pool.setMaxThreadCount(1);
}

FileWriter::~FileWriter()
{
    d->pool.waitForDone();
}

void FileWriter::write(const WriteJob &job)
{
    ++d->open;
    d->pool.start([this, job] {
        Result<QByteArray> result = writeFile(job);
        {
            const QMutexLocker locker(&d->mutex);
            d->finished.emplace_back(job.path, std::move(result));
        }
        QMetaObject::invokeMethod(this, &FileWriter::report, Qt::QueuedConnection);
    });
}

bool FileWriter::isIdle() const
{
    return d->open == 0;
}

void FileWriter::finish()
{
    while (d->open > 0) {
        d->pool.waitForDone();
        report();
    }
}

void FileWriter::report()
{
    std::vector<Private::Done> finished;
    {
        const QMutexLocker locker(&d->mutex);
        finished.swap(d->finished);
    }
    for (const auto &[path, result] : finished) {
        --d->open;
        Q_EMIT done(path, result);
    }
}

} // namespace paperdip
