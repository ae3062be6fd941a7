// SPDX-License-Identifier: MIT
#pragma once

#include "cli/command.h"
#include "library/library.h"
#include "library/linkedfiles.h"

namespace paperdip {

// A library with the files of its lists, for the time of one command.
class Session
{
public:
    enum class Absent { Make, Refuse };
    // Says on stderr where a damaged library was kept.
    static Result<std::unique_ptr<Session>> open(const QString &path, Absent absent);

    Library &library() { return *m_library; }
    LinkedFiles &files() { return m_files; }

    // The list that --list names; without it the only one. NotFound, Ambiguous.
    Result<ListId> onlyList(const Invocation &invocation) const;
    // The list that --list names; without it all.
    Result<QList<ListId>> lists(const Invocation &invocation) const;
    // The end of the section that an option names; without it of the one that holds the list's last
    // paper. NotFound, Ambiguous.
    Result<Place> placeIn(ListId list, const Invocation &invocation, const QString &option) const;
    // Looks at their files, and says on stderr what cannot be followed.
    void look(const QList<ListId> &lists);

private:
    explicit Session(std::unique_ptr<Library> library);

    std::unique_ptr<Library> m_library;
    LinkedFiles m_files;
};

} // namespace paperdip
