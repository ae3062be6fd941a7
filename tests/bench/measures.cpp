// SPDX-License-Identifier: MIT
#include "measures.h"

#include <QElapsedTimer>
#include <cstdio>
#include <sqlite3.h>

namespace paperdip {

double timed(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

void need(bool done, const char *what)
{
    if (!done)
        qFatal("%s failed", what);
}

void print(int papers, const char *what, double ours, double theirs, const char *unit, double aim)
{
    const double ratio = ours / theirs;
    std::printf("%8d  %-28s %10.2f %-2s %10.2f %-2s  %6.2f  %4.1f%s\n", papers, what, ours, unit,
                theirs, unit, ratio, aim, ratio <= aim ? "" : "  over");
    std::fflush(stdout);
}

Plain::Plain(const QString &path)
{
    need(sqlite3_open(path.toUtf8().constData(), &m_db) == SQLITE_OK, "opening by sqlite3");
    run("PRAGMA temp_store=MEMORY", {});
}

Plain::~Plain()
{
    sqlite3_close(m_db);
}

qint64 Plain::run(const QByteArray &sql, const QVariantList &values)
{
    sqlite3_stmt *statement = nullptr;
    need(sqlite3_prepare_v2(m_db, sql.constData(), -1, &statement, nullptr) == SQLITE_OK,
         sql.constData());
    for (int i = 0; i < values.size(); ++i) {
        const QVariant &value = values.at(i);
        if (value.typeId() == QMetaType::QString || value.typeId() == QMetaType::QByteArray)
            sqlite3_bind_text(statement, i + 1, value.toString().toUtf8().constData(), -1,
                              SQLITE_TRANSIENT);
        else
            sqlite3_bind_int64(statement, i + 1, value.toLongLong());
    }
    qint64 bytes = 0;
    m_held.clear();
    while (sqlite3_step(statement) == SQLITE_ROW) {
        m_held.append(static_cast<const char *>(sqlite3_column_blob(statement, 0)),
                      sqlite3_column_bytes(statement, 0));
        bytes += sqlite3_column_bytes(statement, 0);
    }
    sqlite3_finalize(statement);
    return bytes;
}

} // namespace paperdip
