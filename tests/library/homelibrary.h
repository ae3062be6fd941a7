// SPDX-License-Identifier: MIT
#pragma once

#include "libraryfixture.h"

#include <QTemporaryDir>

namespace paperdip {

// A library with the home list, in memory or in a folder of its own.
class HomeLibrary
{
protected:
    void openHome(const QString &path = QStringLiteral(":memory:"))
    {
        m_library = openLibrary(path);
        const Result<ListId> list = m_library->addList(homeList(), {});
        QVERIFY(list);
        m_list = *list;
    }
    void openHomeInFolder()
    {
        m_library.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        openHome(path("library.db"));
    }
    QString path(const char *name) const { return m_folder->filePath(QString::fromUtf8(name)); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    ListId m_list = 0;
};

// Papers as rows, one of them read, and no column for a remark.
inline constexpr char markedTable[] =
    "# Table\n\n|read|title|\n|---|---|\n|✅|[One](https://arxiv.org/abs/2205.14135)|\n"
    "|⬜|[Two](https://arxiv.org/abs/2309.06180)|\n";

inline NodeRow paperOf(const Library &library, ListId list, int n)
{
    QList<NodeRow> papers = library.allNodes(list);
    papers.removeIf([](const NodeRow &row) { return row.kind != NodeKind::Paper; });
    return papers.value(n);
}

} // namespace paperdip
