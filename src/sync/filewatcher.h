// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QObject>
#include <QStringList>
#include <memory>

namespace paperdip {

// Says when a file may have changed: watches it and its folder, re-arms after a rename or
// replacement, looks at size and time every few seconds besides (network folders send no events).
// Who listens compares the content.
class FileWatcher : public QObject
{
    Q_OBJECT

public:
    explicit FileWatcher(QObject *parent = nullptr);
    ~FileWatcher() override;

    void add(const QString &path); // need not exist
    void remove(const QString &path);

Q_SIGNALS:
    void maybeChanged(const QString &path);

private:
    struct Stamp;
    using Stamps = QHash<QString, Stamp>;

    static Stamp stampOf(const QString &path);
    static Stamps stampsOf(const QStringList &paths);
    void arm(const QString &path);
    void suspect(const QString &path);
    void look();
    void compare(const Stamps &stamps);
    void report();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace paperdip
