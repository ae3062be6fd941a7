// SPDX-License-Identifier: MIT
#pragma once

#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace paperdip {

// A shell script in the place of Git, as long as this lives: for what the true one does only on a
// bad day. "$real" is the true one.
class FakeGit
{
public:
    explicit FakeGit(const QByteArray &script) : m_path(qgetenv("PATH"))
    {
        const QString real = QStandardPaths::findExecutable(QStringLiteral("git"));
        QFile file(m_folder.filePath(QStringLiteral("git")));
        const QByteArray text = "#!/bin/sh\nreal=" + real.toUtf8() +
                                "\nhere=" + m_folder.path().toUtf8() + "\n" + script;
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write the script");
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv("PATH", m_folder.path().toUtf8() + ':' + m_path);
    }
    ~FakeGit() { qputenv("PATH", m_path); }
    FakeGit(const FakeGit &) = delete;
    FakeGit &operator=(const FakeGit &) = delete;

    QString at(const QString &name) const { return m_folder.filePath(name); }

private:
    QByteArray m_path;
    QTemporaryDir m_folder;
};

// No Git in PATH, as long as this lives.
class NoGit
{
public:
    NoGit() : m_path(qgetenv("PATH")) { qputenv("PATH", m_folder.path().toUtf8()); }
    ~NoGit() { qputenv("PATH", m_path); }
    NoGit(const NoGit &) = delete;
    NoGit &operator=(const NoGit &) = delete;

private:
    QByteArray m_path;
    QTemporaryDir m_folder;
};

} // namespace paperdip
