// SPDX-License-Identifier: MIT
#pragma once

#include "shared.h"
#include "store/database.h"

#include <QFile>

namespace paperdip {

// What a crash leaves of a library that is open: its file and its WAL. With some pages of what can
// be made again, which can be spoilt so that opening alone does not see it.
class Crashed
{
public:
    explicit Crashed(Database &open) : m_path(open.path())
    {
        run(open, "INSERT INTO page_entry WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
                  "FROM n WHERE i < 4000) SELECT 'https://example.org/', 'entry ' || i, i FROM n");
        run(open, "PRAGMA wal_checkpoint(TRUNCATE)");
        run(open, "INSERT INTO setting VALUES ('a', 'b')");
        m_file = readAll(m_path);
        m_log = readAll(m_path + QStringLiteral("-wal"));
        if (m_log.isEmpty())
            qFatal("there is nothing in the WAL");
    }

    // In place of what was closed properly since.
    void leave() const
    {
        QFile::remove(m_path + QStringLiteral("-shm"));
        write(m_path, m_file);
        write(m_path + QStringLiteral("-wal"), m_log);
    }
    void leaveDamaged()
    {
        constexpr qsizetype page = 4096;
        m_file.replace(m_file.size() - 4 * page, 3 * page, QByteArray(3 * page, 'x'));
        leave();
    }
    // Nothing was written since.
    bool isAsLeft() const
    {
        return readAll(m_path) == m_file && readAll(m_path + QStringLiteral("-wal")) == m_log;
    }
    const QByteArray &file() const { return m_file; }
    const QByteArray &log() const { return m_log; }

private:
    static void run(Database &database, const char *sql)
    {
        const Result<void> done = database.execute(QString::fromUtf8(sql));
        if (!done)
            qFatal("%s", qPrintable(done.error().detail));
    }
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(path));
    }

    QString m_path;
    QByteArray m_file;
    QByteArray m_log;
};

} // namespace paperdip
