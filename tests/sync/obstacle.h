// SPDX-License-Identifier: MIT
#pragma once

#include <QDir>
#include <QFile>
#include <QString>

#include <sys/mount.h>
#include <unistd.h>

// While it lives, this process has no rights that a plain user would not have: root may write
// anything, and a test of read-only files would prove nothing.
class PlainUser
{
public:
    PlainUser() : m_was(getuid())
    {
        if (m_was == 0)
            m_dropped = setresuid(65534, 65534, 0) == 0; // access() asks for the real one
    }
    ~PlainUser()
    {
        if (m_dropped && setresuid(m_was, m_was, m_was) != 0)
            qFatal("cannot become root again");
    }
    PlainUser(const PlainUser &) = delete;
    PlainUser &operator=(const PlainUser &) = delete;

    bool isPlain() const { return getuid() != 0; }

private:
    uid_t m_was = 0;
    bool m_dropped = false;
};

// A folder with hardly any room: a small tmpfs where this process may mount one.
class SmallDisk
{
public:
    explicit SmallDisk(const QString &folder) : m_folder(QFile::encodeName(folder))
    {
        m_mounted = mount("none", m_folder.constData(), "tmpfs", 0, "size=64k") == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            umount(m_folder.constData());
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    bool isMounted() const { return m_mounted; }

private:
    QByteArray m_folder;
    bool m_mounted = false;
};

// A file system of its own, as a network's share is: shown at a folder, taken away and shown again.
class MountedFolder
{
public:
    // Two folders; they are made.
    MountedFolder(const QString &server, const QString &folder)
        : m_server(QFile::encodeName(server)), m_folder(QFile::encodeName(folder))
    {
        QDir().mkpath(server);
        QDir().mkpath(folder);
        m_mounted = mount("none", m_server.constData(), "tmpfs", 0, "size=256k") == 0;
        m_mounted = m_mounted && show();
    }
    ~MountedFolder()
    {
        hide();
        umount2(m_server.constData(), MNT_DETACH);
    }
    MountedFolder(const MountedFolder &) = delete;
    MountedFolder &operator=(const MountedFolder &) = delete;

    bool isMounted() const { return m_mounted; }
    bool show() const
    {
        return mount(m_server.constData(), m_folder.constData(), nullptr, MS_BIND, nullptr) == 0;
    }
    bool hide() const { return umount2(m_folder.constData(), MNT_DETACH) == 0; }
    bool setReadOnly(bool on) const
    {
        unsigned long flags = MS_REMOUNT | MS_BIND;
        if (on)
            flags |= MS_RDONLY;
        return mount(nullptr, m_folder.constData(), nullptr, flags, nullptr) == 0;
    }

private:
    QByteArray m_server;
    QByteArray m_folder;
    bool m_mounted = false;
};
