// SPDX-License-Identifier: MIT
#pragma once

#include "gui/desk.h"
#include "gui/noteeditor.h"
#include "gui/notepane.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace paperdip {

// The whole program, for what one does with notes.
struct NoteDesk : Desk
{
    explicit NoteDesk(const QByteArray &list = sampleList()) : Desk(list)
    {
        qputenv("XDG_DATA_HOME", path(QStringLiteral("data")).toUtf8());
        QDir().mkpath(path(QStringLiteral("data")));
        pane = window->findChild<NotePane *>();
        editor = pane->findChild<NoteEditor *>();
    }
    ~NoteDesk() { qunsetenv("XDG_DATA_HOME"); }

    QString at(const char *name) const
    {
        return path(QStringLiteral("list/") + QString::fromUtf8(name));
    }
    QByteArray read(const char *name) const
    {
        QFile file(at(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("nothing");
    }
    void write(const char *name, const QByteArray &bytes) const
    {
        QFile file(at(name));
        QDir().mkpath(QFileInfo(file).path());
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", name);
    }
    QString rowNote(const QString &title) const { return library->node(node(title))->notePath; }

    NotePane *pane = nullptr;
    NoteEditor *editor = nullptr;
};

} // namespace paperdip
