// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

namespace paperdip {

struct Outcome
{
    int status = -1; // -1: it did not end as a program does
    QByteArray out;
    QByteArray err;

    QJsonObject json() const; // empty where out is no JSON object
};

// A folder of its own in which the real program is run: without a display, with data folders inside
// it.
class Shell
{
public:
    Shell();

    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString write(const QString &name, const QByteArray &bytes) const; // returns the path
    QByteArray read(const QString &name) const;
    void set(const QString &variable, const QString &value)
    {
        m_environment.insert(variable, value);
    }
    const QProcessEnvironment &environment() const { return m_environment; }
    void unset(const QString &variable) { m_environment.remove(variable); }
    // Standard output goes there; truncated first, as a shell does it.
    void redirect(const QString &file) { m_output = file; }

    // Runs the event loop until the program ends, so that a stub in this thread can answer it.
    Outcome run(const QStringList &arguments, const QByteArray &input = {}) const;
    QJsonArray nodes() const; // of the first list that show --json prints

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
    QString m_output;
};

// How many nodes are of a kind.
int count(const QJsonArray &nodes, const QString &kind);
// The one paper whose title begins like this.
QJsonObject paper(const QJsonArray &nodes, const QString &title);

} // namespace paperdip
