// SPDX-License-Identifier: MIT
#pragma once

#include "median.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QString>
#include <QVariantList>
#include <functional>

struct sqlite3;

namespace paperdip {

double timed(const std::function<void()> &work); // ms
void need(bool done, const char *what);

// A line of the table: a measure beside its yardstick, and how many times that may be at most.
void print(int papers, const char *what, double ours, double theirs, const char *unit, double aim);

// A yardstick: the library's file through sqlite3 alone.
class Plain
{
public:
    explicit Plain(const QString &path);
    ~Plain();
    Plain(const Plain &) = delete;
    Plain &operator=(const Plain &) = delete;

    // All rows are fetched; says how many bytes their first columns have.
    qint64 run(const QByteArray &sql, const QVariantList &values);

private:
    sqlite3 *m_db = nullptr;
    QByteArray m_held;
};

} // namespace paperdip
