// SPDX-License-Identifier: MIT
#pragma once

#include "sync/safefile.h"

#include <QObject>
#include <memory>

namespace paperdip {

// Writes files one after the other on a thread of its own.
class FileWriter : public QObject
{
    Q_OBJECT

public:
    explicit FileWriter(QObject *parent = nullptr);
    ~FileWriter() override; // waits for what was given to it

    void write(const WriteJob &job); // done() follows, on this object's thread
    bool isIdle() const;
    // Waits for all that was given to it; done() has been emitted for each when it returns.
    void finish();

Q_SIGNALS:
    void done(const QString &path, const paperdip::Result<QByteArray> &result);

private:
    void report();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace paperdip
