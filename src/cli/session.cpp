// SPDX-License-Identifier: MIT
#include "cli/session.h"

#include "cli/output.h"
#include "library/paths.h"

#include <QFileInfo>

namespace paperdip {

Session::Session(std::unique_ptr<Library> library)
    : m_library(std::move(library)), m_files(*m_library, false)
{
}

Result<std::unique_ptr<Session>> Session::open(const QString &path, Absent absent)
{
    if (absent == Absent::Refuse && !QFileInfo::exists(path)) {
        return fail(ErrorCode::NotFound,
                    QStringLiteral("There is no library at %1 yet: import a list first").arg(path),
                    path);
    }
    if (const Result<void> made = makeLibraryFolder(path); !made)
        return Failure(made.error());
    Result<std::unique_ptr<Library>> library = Library::open(path);
    if (!library)
        return Failure(library.error());
    if (const QString kept = (*library)->recovered(); !kept.isEmpty())
        say(QStringLiteral("the library was damaged; what could be saved was, the rest is in %1")
                .arg(kept));
    return std::unique_ptr<Session>(new Session(std::move(*library)));
}

Result<ListId> Session::onlyList(const Invocation &invocation) const
{
    const QString name = invocation.options.value(QStringLiteral("list"));
    if (invocation.options.isSet(QStringLiteral("list")) && name.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("--list needs a name"));
    const Result<ListId> found = m_library->findList(name);
    if (!found && found.error().code == ErrorCode::Ambiguous && name.isEmpty()) {
        return fail(ErrorCode::Ambiguous,
                    QStringLiteral("There are several lists; choose one with --list"), {},
                    found.error().detail);
    }
    return found;
}

Result<QList<ListId>> Session::lists(const Invocation &invocation) const
{
    QList<ListId> lists;
    if (invocation.options.isSet(QStringLiteral("list"))) {
        const Result<ListId> list = onlyList(invocation);
        if (!list)
            return Failure(list.error());
        lists << *list;
        return lists;
    }
    const QList<ListInfo> all = m_library->lists();
    for (const ListInfo &info : all)
        lists << info.id;
    return lists;
}

Result<Place> Session::placeIn(ListId list, const Invocation &invocation,
                               const QString &option) const
{
    if (invocation.options.isSet(option)) {
        const Result<NodeId> section =
            m_library->findSection(list, invocation.options.value(option));
        if (!section)
            return Failure(section.error());
        return Place{*section, Place::AtEnd};
    }
    NodeId lastSection = 0;
    NodeId ofLastPaper = 0;
    const QList<NodeRow> rows = m_library->allNodes(list);
    for (const NodeRow &row : rows) {
        if (row.kind == NodeKind::Section)
            lastSection = row.id;
        else if (row.kind == NodeKind::Paper)
            ofLastPaper = lastSection;
    }
    return Place{ofLastPaper != 0 ? ofLastPaper : lastSection, Place::AtEnd};
}

void Session::look(const QList<ListId> &lists)
{
    for (const ListId list : lists) {
        m_files.check(list);
        if (m_files.saveState(list) == SaveState::Asking)
            say(m_files.problem(list).message +
                QStringLiteral(": the library keeps its version; choose in the window"));
        else if (m_files.saveState(list) == SaveState::Failed)
            say(m_files.problem(list).message);
    }
}

} // namespace paperdip
