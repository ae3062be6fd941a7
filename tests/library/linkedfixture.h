// SPDX-License-Identifier: MIT
#pragma once

#include "library/linkedfiles.h"
#include "libraryfixture.h"
#include "shared.h"
#include "sync/quickfolder.h"
#include "writeall.h"

#include <QTemporaryDir>

namespace paperdip {

inline constexpr auto Flash2 = "FlashAttention-2";

inline QByteArray ticked(QByteArray list)
{
    return list.replace("- [ ] [[2307.08691]", "- [X] [[2307.08691]");
}

inline QByteArray renamed(QByteArray list)
{
    return list.replace("Paged Attention", "PagedAttention");
}

// A window or a command line: a process' library and its files.
struct Desk
{
    Desk(const QString &path, bool watch) : library(openLibrary(path)), files(*library, watch)
    {
        files.start();
    }

    ListId list() const { return library->lists().value(0).id; }
    QByteArray bytes() const { return library->bytes(list()); }
    SaveState state() const { return files.saveState(list()); }
    Result<Change> tick(ReadState state = ReadState::Read)
    {
        const Result<Change> plan = library->planState({idOf(*library, list(), Flash2)}, state);
        return plan ? library->apply(*plan) : plan;
    }

    std::unique_ptr<Library> library;
    LinkedFiles files;
};

// The list in a folder of its own, and the library's folder beside it.
class ListFolder
{
protected:
    void makeFolder()
    {
        m_folder = std::make_unique<QTemporaryDir>(quickFolder());
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("list")));
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("data")));
        put(homeList());
    }

    QString path() const { return m_folder->filePath(QStringLiteral("list/README.md")); }
    QString data() const { return m_folder->filePath(QStringLiteral("data/library.db")); }
    QByteArray file() const { return QFile::exists(path()) ? readAll(path()) : QByteArray("none"); }

    void put(const QByteArray &bytes, const QString &where = {}) const
    {
        writeAll(where.isEmpty() ? path() : where, bytes);
    }

    // The contents of the copies that were put aside.
    QStringList kept() const
    {
        QStringList contents;
        const QDir folder(m_folder->filePath(QStringLiteral("data/kept")));
        const QStringList names = folder.entryList(QDir::Files);
        for (const QString &name : names)
            contents << QString::fromUtf8(readAll(folder.filePath(name)));
        return contents;
    }

    QStringList beside() const
    {
        return QDir(m_folder->filePath(QStringLiteral("list")))
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    }

    void openIn(Desk &desk) const
    {
        const Result<ListId> list = desk.files.open(path());
        QVERIFY(list);
        QCOMPARE(desk.state(), SaveState::Saved);
        QCOMPARE(desk.bytes(), file());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace paperdip
